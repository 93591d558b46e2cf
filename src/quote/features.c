/*-------------------------------------------------------------------------
 *
 * features.c
 *	  The features of a stretch and of one candidate for its speaker.
 *
 * Each looks a bounded number of tokens around, whatever the text.
 *
 *-------------------------------------------------------------------------
 */
#include "quote/features.h"
#include "quote/words.h"

/* Tokens looked at between a stretch and a candidate. */
#define LOOK_BETWEEN	40

static const char *const feature_names[] = {
#define X(name) #name,
	NT_QUOTE_FEATURES(X)
#undef X
};

const char *
nt_feature_name(NtFeature feature)
{
	return feature_names[feature];
}

static inline bool
is_mark(const NtDocument *doc, int32 token, uint32 code_point)
{
	return doc->tokens[token].kind >= NT_TOKEN_PUNCT && doc->tokens[token].hash == code_point;
}

static bool
is_dash(const NtDocument *doc, int32 token)
{
	return is_mark(doc, token, 0x2014) || is_mark(doc, token, 0x2013) || is_mark(doc, token, 0x2015) ||
		(is_mark(doc, token, '-') && (doc->tokens[token].flags & NT_TOKEN_SPACE) != 0);
}

static bool
is_break(const NtDocument *doc, int32 token)
{
	return doc->tokens[token].hash == ',' || doc->tokens[token].hash == ';' || is_dash(doc, token);
}

static bool
is_stop(const NtDocument *doc, int32 token)
{
	return is_mark(doc, token, '.') || is_mark(doc, token, '!') || is_mark(doc, token, '?') ||
		is_mark(doc, token, 0x3002);
}

static inline const NtParagraph *
paragraph_of(const NtQuoteText *text, const NtStretch *stretch)
{
	return &text->doc->paragraphs[text->doc->sentences[stretch->sentence].paragraph];
}

static void
inner_features(const NtQuoteText *text, const NtStretch *stretch, NtFeatureList *list)
{
	const NtDocument *doc = text->doc;
	int			words = 0;
	int			capitals = 0;
	bool		first_person = false;
	bool		verb = false;
	int32		stop = Min(stretch->end, stretch->first + NT_LOOK_INSIDE);

	for (int32 i = stretch->first; i < stop; i++)
	{
		const NtToken *t = &doc->tokens[i];

		if (t->kind != NT_TOKEN_WORD && t->kind != NT_TOKEN_NUMBER)
			continue;
		if (t->flags & NT_TOKEN_CLITIC)
			continue;
		words++;
		if ((t->flags & NT_TOKEN_CAP) != 0 || (text->classes[i] & (NT_QWORD_PREP | NT_QWORD_DET | NT_QWORD_CONJ)) != 0)
			capitals++;
		first_person |= (text->classes[i] & NT_QWORD_FIRST) != 0 ||
			((text->classes[i] & NT_QWORD_POSS) != 0 && (nt_word_roles(text, i) & NT_ROLEWORD_MINE) != 0);
		verb |= (text->classes[i] & NT_QWORD_AUX) != 0;
	}
	nt_feature_put(list, words <= 1 ? NT_F_S_WORDS_1 : words == 2 ? NT_F_S_WORDS_2 : words == 3 ? NT_F_S_WORDS_3
				   : words <= 5 ? NT_F_S_WORDS_4_5 : words <= 9 ? NT_F_S_WORDS_6_9
				   : words <= 19 ? NT_F_S_WORDS_10_19 : NT_F_S_WORDS_20);
	if (doc->tokens[stretch->first].flags & NT_TOKEN_CAP)
		nt_feature_put(list, NT_F_S_UPPER);
	if (doc->tokens[stretch->first].kind == NT_TOKEN_NUMBER)
		nt_feature_put(list, NT_F_S_NUMBER);
	if (words > 1 && capitals == words)
		nt_feature_put(list, NT_F_S_TITLE_CASE);
	if (first_person)
		nt_feature_put(list, NT_F_S_FIRST_PERSON);
	if (verb)
		nt_feature_put(list, NT_F_S_HAS_VERB);
	if (stretch->single)
		nt_feature_put(list, NT_F_S_SINGLE);
	if (!stretch->closed)
		nt_feature_put(list, NT_F_S_UNCLOSED);
	if (stretch->continues)
		nt_feature_put(list, NT_F_S_CONTINUES);
}

static void
end_features(const NtQuoteText *text, const NtStretch *stretch, const NtParagraph *paragraph, NtFeatureList *list)
{
	const NtDocument *doc = text->doc;
	int32		last = stretch->end - 1;

	if (is_mark(doc, last, ',') || (stretch->after < paragraph->end && is_mark(doc, stretch->after, ',')))
		nt_feature_put(list, NT_F_S_END_COMMA);
	else if (is_mark(doc, last, '?') || is_mark(doc, last, '!'))
		nt_feature_put(list, NT_F_S_END_QUESTION);
	else if (is_stop(doc, last) || (stretch->after < paragraph->end && is_stop(doc, stretch->after)))
		nt_feature_put(list, NT_F_S_END_STOP);
	else if (is_dash(doc, last) || is_mark(doc, last, 0x2026) || is_mark(doc, last, '-'))
		nt_feature_put(list, NT_F_S_END_OPEN);
	else
		nt_feature_put(list, NT_F_S_END_NONE);
}

static void
before_features(const NtQuoteText *text, const NtStretch *stretch, const NtParagraph *paragraph, NtFeatureList *list)
{
	const NtDocument *doc = text->doc;
	int32		before = stretch->open - 1;
	uint32		classes;

	if (before < paragraph->first)
	{
		nt_feature_put(list, NT_F_S_BEFORE_START);
		return;
	}
	classes = text->classes[before];
	for (int32 i = before; i >= paragraph->first && i > before - 2; i--)
	{
		uint32		roles = text->stretch_of[i] >= 0 ? 0 : nt_word_roles(text, i);

		if (roles & NT_ROLEWORD_WORK)
			nt_feature_put(list, NT_F_S_BEFORE_WORK);
		if (roles & NT_ROLEWORD_TERM)
			nt_feature_put(list, NT_F_S_BEFORE_TERM);
		if (i == before && (roles & NT_ROLEWORD_AS) != 0)
			nt_feature_put(list, NT_F_S_BEFORE_AS);
		if (i == before && (roles & NT_ROLEWORD_ON) != 0)
			nt_feature_put(list, NT_F_S_BEFORE_ON);
	}
	if (doc->tokens[before].flags & NT_TOKEN_CLITIC)
		nt_feature_put(list, NT_F_S_BEFORE_POSSESSOR);
	if (text->stretch_of[before] >= 0)
		nt_feature_put(list, NT_F_S_BEFORE_STRETCH);
	else if (is_mark(doc, before, ','))
		nt_feature_put(list, NT_F_S_BEFORE_COMMA);
	else if (is_mark(doc, before, ':'))
		nt_feature_put(list, NT_F_S_BEFORE_COLON);
	else if (is_dash(doc, before))
		nt_feature_put(list, NT_F_S_BEFORE_DASH);
	else if (is_mark(doc, before, '(') || is_mark(doc, before, '['))
		nt_feature_put(list, NT_F_S_BEFORE_PAREN);
	else if (is_stop(doc, before))
		nt_feature_put(list, NT_F_S_BEFORE_STOP);
	else if (classes & NT_QWORD_NAMING)
		nt_feature_put(list, NT_F_S_BEFORE_NAMING);
	else if (classes & NT_WORD_CUES)
		nt_feature_put(list, NT_F_S_BEFORE_CUE);
	else if (classes & NT_QWORD_THAT)
		nt_feature_put(list, NT_F_S_BEFORE_THAT);
	else if (classes & NT_QWORD_UTTER)
		nt_feature_put(list, NT_F_S_BEFORE_UTTER);
	else if (classes & (NT_QWORD_DET | NT_QWORD_POSS))
		nt_feature_put(list, NT_F_S_BEFORE_DET);
	else if (classes & NT_QWORD_PREP)
		nt_feature_put(list, NT_F_S_BEFORE_PREP);
	else if (classes & NT_QWORD_AUX)
		nt_feature_put(list, NT_F_S_BEFORE_AUX);
	else if (classes & NT_QWORD_CONJ)
		nt_feature_put(list, NT_F_S_BEFORE_CONJ);
	else if (doc->tokens[before].kind == NT_TOKEN_WORD && (doc->tokens[before].flags & NT_TOKEN_CAP) != 0)
		nt_feature_put(list, NT_F_S_BEFORE_NAME);
	else
		nt_feature_put(list, NT_F_S_BEFORE_OTHER);
}

static void
after_features(const NtQuoteText *text, const NtStretch *stretch, const NtParagraph *paragraph, NtFeatureList *list)
{
	const NtDocument *doc = text->doc;
	int32		after = stretch->after;
	uint32		classes;

	if (after >= paragraph->end)
	{
		nt_feature_put(list, NT_F_S_AFTER_END);
		return;
	}
	classes = text->classes[after];
	if (text->stretch_of[after] < 0 && (nt_word_roles(text, after) & NT_ROLEWORD_WORK) != 0)
		nt_feature_put(list, NT_F_S_AFTER_WORK);
	if (text->stretch_of[after] >= 0)
		nt_feature_put(list, NT_F_S_AFTER_STRETCH);
	else if (is_mark(doc, after, ','))
		nt_feature_put(list, NT_F_S_AFTER_COMMA);
	else if (is_stop(doc, after))
		nt_feature_put(list, NT_F_S_AFTER_STOP);
	else if (is_dash(doc, after))
		nt_feature_put(list, NT_F_S_AFTER_DASH);
	else if (is_mark(doc, after, ')') || is_mark(doc, after, '('))
		nt_feature_put(list, NT_F_S_AFTER_PAREN);
	else if (is_mark(doc, after, ':') || is_mark(doc, after, ';'))
		nt_feature_put(list, NT_F_S_AFTER_COLON);
	else if (classes & NT_WORD_CUES)
		nt_feature_put(list, NT_F_S_AFTER_CUE);
	else if (classes & NT_WORD_PRONOUNS)
		nt_feature_put(list, NT_F_S_AFTER_PRONOUN);
	else if (classes & NT_QWORD_PREP)
		nt_feature_put(list, NT_F_S_AFTER_PREP);
	else if (classes & NT_QWORD_AUX)
		nt_feature_put(list, NT_F_S_AFTER_AUX);
	else if (classes & NT_QWORD_CONJ)
		nt_feature_put(list, NT_F_S_AFTER_CONJ);
	else if (doc->tokens[after].kind == NT_TOKEN_WORD && (doc->tokens[after].flags & NT_TOKEN_CAP) != 0)
		nt_feature_put(list, NT_F_S_AFTER_NAME);
	else
		nt_feature_put(list, NT_F_S_AFTER_OTHER);
}

/* Reporting verbs of the sentence before and after the stretch; a "that" between. */
static void
clause_features(const NtQuoteText *text, int32 index, const NtParagraph *paragraph, NtFeatureList *list)
{
	const NtDocument *doc = text->doc;
	const NtStretch *stretch = &text->stretches[index];
	int32		sentence = stretch->sentence;
	int32		last_sentence = stretch->last_sentence;
	int32		stop = Max(doc->sentences[sentence].first, stretch->open - LOOK_BETWEEN);
	bool		cue = false;
	bool		that = false;

	for (int32 i = stretch->open - 1; i >= stop; i--)
	{
		if (text->stretch_of[i] >= 0)
			continue;
		that |= (text->classes[i] & NT_QWORD_THAT) != 0 && !cue;
		cue |= (text->classes[i] & NT_WORD_CUES) != 0;
	}
	if (cue)
		nt_feature_put(list, NT_F_S_CUE_BEFORE);
	if (that)
		nt_feature_put(list, NT_F_S_THAT_BEFORE);
	if (stretch->after < doc->sentences[last_sentence].end && text->next_cue[stretch->after] >= 0)
		nt_feature_put(list, NT_F_S_CUE_AFTER);
	else if (!cue)
		nt_feature_put(list, NT_F_S_PAR_CUE_NONE);
	if (stretch->clause >= 0)
	{
		nt_feature_put(list, NT_F_S_IN_CLAUSE);
		if (text->clauses[stretch->clause].first == stretch->open)
			nt_feature_put(list, NT_F_S_CLAUSE_START);
	}
	if (stretch->open == paragraph->first && stretch->after >= paragraph->end)
		nt_feature_put(list, NT_F_S_WHOLE_PARAGRAPH);
	if (text->title_case[sentence])
		nt_feature_put(list, NT_F_S_TITLE_CASE_SENTENCE);
	if (paragraph->first == 0)
		nt_feature_put(list, NT_F_S_HEADLINE);
	if (index > 0)
	{
		const NtStretch *before = &text->stretches[index - 1];

		if (before->open >= doc->sentences[sentence].first || before->after > doc->sentences[sentence].first)
			nt_feature_put(list, NT_F_S_PREV_SAME_SENTENCE);
		else if (before->open >= paragraph->first)
			nt_feature_put(list, NT_F_S_PREV_SAME_PARAGRAPH);
	}
	if (index + 1 < text->nstretches && text->stretches[index + 1].open < doc->sentences[last_sentence].end)
		nt_feature_put(list, NT_F_S_NEXT_SAME_SENTENCE);
}

/* Appends the features that hold for the stretch whoever speaks. */
void
nt_stretch_features(const NtQuoteText *text, int32 stretch, const NtTalk *talk, NtFeatureList *list)
{
	const NtStretch *s = &text->stretches[stretch];
	const NtParagraph *paragraph = paragraph_of(text, s);

	inner_features(text, s, list);
	end_features(text, s, paragraph, list);
	before_features(text, s, paragraph, list);
	after_features(text, s, paragraph, list);
	clause_features(text, stretch, paragraph, list);
	nt_feature_put(list, stretch == 0 ? NT_F_S_PREV_NONE : talk->last_was_speech ? NT_F_S_PREV_SPEECH : NT_F_S_PREV_NOT);
	if (text->language != NT_LANG_EN)
		nt_feature_put(list, NT_F_S_OTHER_LANGUAGE);
}

static void
put_distance(int32 tokens, NtFeatureList *list)
{
	nt_feature_put(list, tokens <= 1 ? NT_F_C_NEAR_1 : tokens <= 3 ? NT_F_C_NEAR_3 : tokens <= 6 ? NT_F_C_NEAR_6
				   : tokens <= 12 ? NT_F_C_NEAR_12 : tokens <= 25 ? NT_F_C_NEAR_25 : NT_F_C_NEAR_FAR);
}

static void
place_features(const NtQuoteText *text, int32 stretch, const NtMention *m, int rank, NtWalk *walk,
			   NtFeatureList *list)
{
	const NtDocument *doc = text->doc;
	const NtStretch *s = &text->stretches[stretch];
	bool		after = m->first >= s->after;
	int32		sentence = after ? s->last_sentence : s->sentence;
	int32		sentences = abs(m->sentence - sentence);
	int32		paragraphs = abs(m->paragraph - doc->sentences[sentence].paragraph);
	int32		between = after ? m->next_stretch - 1 - stretch : stretch - m->next_stretch;
	int32		from = after ? s->after : m->end;
	int32		to = after ? m->first : s->open;
	int			commas = walk->commas;

	nt_feature_put(list, after ? NT_F_C_AFTER : NT_F_C_BEFORE);
	nt_feature_put(list, sentences == 0 ? NT_F_C_SENTENCE_0 : sentences == 1 ? NT_F_C_SENTENCE_1
				   : sentences == 2 ? NT_F_C_SENTENCE_2 : NT_F_C_SENTENCE_3);
	if (paragraphs > 0)
		nt_feature_put(list, paragraphs == 1 ? NT_F_C_PARAGRAPH_1 : NT_F_C_PARAGRAPH_2);
	nt_feature_put(list, rank == 0 ? NT_F_C_RANK_1 : rank == 1 ? NT_F_C_RANK_2 : rank == 2 ? NT_F_C_RANK_3
				   : NT_F_C_RANK_4);
	put_distance(to - from, list);
	if (between > 0)
		nt_feature_put(list, between == 1 ? NT_F_C_STRETCH_BETWEEN : NT_F_C_STRETCHES_BETWEEN);
	/* on from the candidate before, which stands nearer */
	from = after ? Max(from, walk->token) : from;
	to = after ? to : Min(to, walk->token);
	for (int32 i = from; i < to && i < from + LOOK_BETWEEN && commas < 2; i++)
		commas += doc->tokens[i].kind >= NT_TOKEN_PUNCT && is_break(doc, i);
	walk->token = after ? m->end : m->first;
	walk->commas = commas;
	nt_feature_put(list, commas == 0 ? NT_F_C_COMMAS_0 : commas == 1 ? NT_F_C_COMMAS_1 : NT_F_C_COMMAS_2);
	if (m->first == doc->sentences[m->sentence].first)
		nt_feature_put(list, NT_F_C_SENTENCE_START);
	if (m->first == doc->paragraphs[m->paragraph].first)
		nt_feature_put(list, NT_F_C_PARAGRAPH_START);
	if (m == text->mentions || m[-1].sentence != m->sentence)
		nt_feature_put(list, NT_F_C_FIRST_IN_SENTENCE);
}

static void
type_features(const NtQuoteText *text, const NtMention *m, NtFeatureList *list)
{
	static const uint8 features[] = {
		NT_F_C_FULL, NT_F_C_LAST, NT_F_C_TITLED, NT_F_C_ORG, NT_F_C_HE, NT_F_C_SHE, NT_F_C_THEY, NT_F_C_FIRST,
		NT_F_C_IT, NT_F_C_WHO, NT_F_C_PERSON, NT_F_C_GROUP, NT_F_C_DOCUMENT, NT_F_C_OTHER
	};

	nt_feature_put(list, features[m->type]);
	if (m->person >= 0)
	{
		int32		mentions = text->persons[m->person].mentions;

		nt_feature_put(list, mentions == 1 ? NT_F_C_MENTIONS_1 : mentions == 2 ? NT_F_C_MENTIONS_2
					   : mentions <= 5 ? NT_F_C_MENTIONS_3_5 : NT_F_C_MENTIONS_6);
	}
}

static void
put_cue_class(uint32 classes, NtFeatureList *list)
{
	if (classes & NT_QWORD_SAY)
		nt_feature_put(list, NT_F_C_CUE_SAY);
	else if (classes & NT_QWORD_TELL)
		nt_feature_put(list, NT_F_C_CUE_TELL);
	else if (classes & NT_QWORD_WRITE)
		nt_feature_put(list, NT_F_C_CUE_WRITE);
	else if (classes & NT_QWORD_NAMING)
		nt_feature_put(list, NT_F_C_CUE_NAMING);
	else if (classes & NT_QWORD_SPEECH)
		nt_feature_put(list, NT_F_C_CUE_SPEECH);
	else if (classes & NT_QWORD_SHOW)
		nt_feature_put(list, NT_F_C_CUE_SHOW);
	else
		nt_feature_put(list, NT_F_C_CUE_ATTITUDE);
}

static void
cue_features(const NtQuoteText *text, int32 stretch, const NtMention *m, const NtTalk *talk, NtFeatureList *list)
{
	static const uint8 links[] = {
		NT_F_C_CUE_NONE, NT_F_C_CUE_ADJACENT, NT_F_C_CUE_APPOSITION, NT_F_C_CUE_RELATIVE, NT_F_C_CUE_FAR
	};
	const NtStretch *s = &text->stretches[stretch];
	int32		cue = m->cue_after;
	int32		index = m - text->mentions;

	nt_feature_put(list, links[m->link]);
	if (s->clause >= 0)
	{
		const NtClause *clause = &text->clauses[s->clause];

		if (clause->mention != index)
			nt_feature_put(list, NT_F_C_CLAUSE_OTHER);
		else
			nt_feature_put(list, clause->owned ? NT_F_C_CLAUSE_OWNER : NT_F_C_CLAUSE_SUBJECT);
	}
	if (cue >= 0)
	{
		put_cue_class(text->classes[cue], list);
		if (cue < s->open && s->open - Max(cue, cue < m->first ? m->end - 1 : cue) <= 2)
			nt_feature_put(list, NT_F_C_CUE_TOUCHES);
		if (m->end <= s->open && cue >= s->after)
			nt_feature_put(list, NT_F_C_CUE_BEYOND);
		if (talk->cue_used[cue])
			nt_feature_put(list, NT_F_C_CUE_USED);
	}
	if (m->link != NT_LINK_ADJACENT && m->end < text->doc->ntokens &&
		text->doc->tokens[m->end].kind == NT_TOKEN_WORD &&
		(text->doc->tokens[m->end].flags & (NT_TOKEN_CAP | NT_TOKEN_CLITIC)) == 0 &&
		(text->classes[m->end] & NT_WORD_FUNCTION) == 0 && text->stretch_of[m->end] < 0)
		nt_feature_put(list, NT_F_C_VERB_OTHER);
	if (m->cue_before >= 0)
	{
		uint32		classes = text->classes[m->cue_before];

		if (classes & NT_QWORD_ACCORDING)
			nt_feature_put(list, NT_F_C_ACCORDING);
		else if (!m->inverted)
			nt_feature_put(list, NT_F_C_RECIPIENT);
		else
		{
			nt_feature_put(list, NT_F_C_INVERTED);
			if (classes & NT_QWORD_SAY)
				nt_feature_put(list, NT_F_C_INVERTED_SAY);
		}
		if (m->cue_before >= s->after && m->cue_before - s->after <= 1)
			nt_feature_put(list, NT_F_C_INVERTED_TOUCHES);
	}
}

static void
neighbour_features(const NtQuoteText *text, const NtMention *m, NtFeatureList *list)
{
	const NtDocument *doc = text->doc;
	const NtParagraph *paragraph = &doc->paragraphs[m->paragraph];
	int32		before = m->first - 1;
	int32		then = m->end;

	if (before >= paragraph->first)
	{
		uint32		classes = text->classes[before];

		if (text->stretch_of[before] >= 0)
			nt_feature_put(list, NT_F_C_AFTER_STRETCH);
		else if (is_mark(doc, before, ','))
		{
			nt_feature_put(list, NT_F_C_AFTER_COMMA);
			if (m > text->mentions && m[-1].end == before && m[-1].type <= NT_MENTION_ORG)
				nt_feature_put(list, NT_F_C_IN_APPOSITION);
		}
		else if (is_dash(doc, before))
			nt_feature_put(list, NT_F_C_AFTER_DASH);
		else if (classes & NT_QWORD_PREP)
		{
			nt_feature_put(list, NT_F_C_AFTER_PREP);
			if (nt_word_roles(text, before) & NT_ROLEWORD_BY)
				nt_feature_put(list, NT_F_C_AFTER_BY);
		}
		else if (nt_word_roles(text, before) & NT_ROLEWORD_AND)
			nt_feature_put(list, NT_F_C_AFTER_AND);
		else if (classes & (NT_QWORD_THAT | NT_QWORD_CONJ))
			nt_feature_put(list, NT_F_C_AFTER_THAT);
		else if (classes & NT_WORD_CUES)
			nt_feature_put(list, NT_F_C_AFTER_VERB);
		else if (doc->tokens[before].kind == NT_TOKEN_WORD)
			nt_feature_put(list, NT_F_C_AFTER_OTHER_WORD);
	}
	if (then < paragraph->end)
	{
		uint32		classes = text->classes[then];

		if (text->stretch_of[then] >= 0)
			nt_feature_put(list, NT_F_C_THEN_STRETCH);
		else if (doc->tokens[then].flags & NT_TOKEN_CLITIC)
		{
			nt_feature_put(list, NT_F_C_POSSESSOR);
			for (int32 i = then + 1; i < then + 4 && i < paragraph->end; i++)
				if (text->classes[i] & NT_QWORD_UTTER)
				{
					nt_feature_put(list, NT_F_C_POSSESSOR_UTTER);
					break;
				}
		}
		else if (is_mark(doc, then, ','))
			nt_feature_put(list, NT_F_C_THEN_COMMA);
		else if (is_mark(doc, then, ':'))
		{
			nt_feature_put(list, NT_F_C_THEN_COLON);
			if (m->first == paragraph->first)
				nt_feature_put(list, NT_F_C_LINE_COLON);
		}
		else if (is_mark(doc, then, '('))
			nt_feature_put(list, NT_F_C_THEN_PAREN);
		else if (is_stop(doc, then))
			nt_feature_put(list, NT_F_C_THEN_STOP);
		else if (classes & NT_QWORD_WHO)
			nt_feature_put(list, NT_F_C_THEN_WHO);
		else if (classes & NT_QWORD_AUX)
			nt_feature_put(list, NT_F_C_THEN_AUX);
		else if (classes & NT_QWORD_PREP)
			nt_feature_put(list, NT_F_C_THEN_PREP);
		else if (nt_word_roles(text, then) & NT_ROLEWORD_AND)
			nt_feature_put(list, NT_F_C_THEN_AND);
		else if (doc->tokens[then].kind == NT_TOKEN_WORD && (doc->tokens[then].flags & NT_TOKEN_CAP) == 0 &&
				 (classes & (NT_WORD_NOUNS | NT_QWORD_UTTER)) != 0)
			nt_feature_put(list, NT_F_C_THEN_NOUN);
	}
	if ((doc->tokens[m->name].flags & NT_TOKEN_ALLCAPS) != 0 && m->name_end == m->name + 1)
		nt_feature_put(list, NT_F_C_ACRONYM);
}

static void
talk_features(const NtQuoteText *text, int32 mention, const NtTalk *talk, NtFeatureList *list)
{
	const NtMention *m = &text->mentions[mention];

	if (mention == talk->prev_mention)
		nt_feature_put(list, NT_F_C_PREV_MENTION);
	else if (talk->used[mention])
		nt_feature_put(list, NT_F_C_USED_BEFORE);
	if (m->person >= 0)
	{
		if (m->person == talk->prev_person)
			nt_feature_put(list, NT_F_C_PREV_PERSON);
		else if (m->person == talk->prev2_person)
			nt_feature_put(list, NT_F_C_PREV2_PERSON);
		if (talk->spoke[m->person])
			nt_feature_put(list, NT_F_C_SPOKE_BEFORE);
	}
}

/* Appends the features of a mention as the speaker of the stretch; rank: how many candidates of its side are nearer. */
void
nt_candidate_features(const NtQuoteText *text, int32 stretch, int32 mention, int rank, NtWalk *walk,
					  const NtTalk *talk, NtFeatureList *list)
{
	const NtMention *m = &text->mentions[mention];
	const NtStretch *s = &text->stretches[stretch];

	place_features(text, stretch, m, rank, walk, list);
	type_features(text, m, list);
	cue_features(text, stretch, m, talk, list);
	neighbour_features(text, m, list);
	talk_features(text, mention, talk, list);
	/* another subject of a verb of speech nearer to the stretch */
	for (int32 k = 1; k <= 6; k++)
	{
		bool		before = m->end <= s->open;
		int32		other = before ? mention + k : mention - k;

		if (other < 0 || other >= text->nmentions ||
			(before ? text->mentions[other].first >= s->open : text->mentions[other].end <= s->after))
			break;
		if (text->mentions[other].link == NT_LINK_ADJACENT)
		{
			nt_feature_put(list, NT_F_C_RIVAL_BETWEEN);
			break;
		}
	}
}
