/*-------------------------------------------------------------------------
 *
 * attribute.c
 *	  Each stretch between marks to its speaker, in text order: candidates
 *	  are the mentions around it, the last speaker, and "no speech".
 *
 *-------------------------------------------------------------------------
 */
#include "quote/attribute.h"
#include "quote/words.h"

/* Candidates on each side, and how many paragraphs away they may stand. */
#define CANDIDATES_BEFORE	7
#define CANDIDATES_AFTER	5
#define PARAGRAPHS_BEFORE	2
#define PARAGRAPHS_AFTER	1

/* A cue farther from its stretch than this is not said to introduce it. */
#define MAX_CUE_TOKENS		40
/*
 * A text of which not even this share of words is known is in a language without data.  There what is as long as
 * this between marks counts as speech, its speaker as not known.
 */
#define UNREAD_SHARE		10
#define UNREAD_SPEECH_TOKENS	5
/* A verb this near to a stretch introduces it. */
#define TOUCHING_TOKENS		3
/* Words or mentions looked through for a verb's subject. */
#define MAX_SUBJECTS		6

/* Gathers the candidates of the stretch with their features; returns their number. */
static int
gather(const NtQuoteText *text, int32 stretch, int32 first_after, const NtTalk *talk, NtCandidate *candidates)
{
	const NtStretch *s = &text->stretches[stretch];
	int32		paragraph = text->doc->sentences[s->sentence].paragraph;
	int			count = 0;
	bool		has_previous = talk->prev_mention < 0;

	/* these two stand first, in this order */
	candidates[count].mention = NT_NOT_SPEECH;
	candidates[count].features.count = 0;
	nt_feature_put(&candidates[count++].features, NT_F_C_NOT);
	candidates[count].mention = NT_UNKNOWN_SPEAKER;
	candidates[count].features.count = 0;
	nt_feature_put(&candidates[count++].features, NT_F_C_UNKNOWN);
	for (int32 side = 0; side < 2; side++)
	{
		int			limit = side == 0 ? CANDIDATES_BEFORE : CANDIDATES_AFTER;
		NtWalk		walk = {side == 0 ? s->open : s->after, 0};

		for (int rank = 0; rank < limit; rank++)
		{
			int32		m = side == 0 ? first_after - 1 - rank : first_after + rank;

			if (m < 0 || m >= text->nmentions)
				break;
			if (side == 0 ? text->mentions[m].paragraph < paragraph - PARAGRAPHS_BEFORE
				: text->mentions[m].paragraph > paragraph + PARAGRAPHS_AFTER)
				break;
			/* of "Berg's lawyer" the lawyer is the one who may speak */
			if (m + 1 < text->nmentions && m != talk->prev_mention &&
				text->mentions[m + 1].first == text->mentions[m].first &&
				(text->classes[text->mentions[m + 1].name] & NT_QWORD_UTTER) == 0)
				continue;
			candidates[count].mention = m;
			candidates[count].features.count = 0;
			nt_candidate_features(text, stretch, m, rank, &walk, talk, &candidates[count].features);
			has_previous |= m == talk->prev_mention;
			count++;
		}
	}
	if (!has_previous && text->mentions[talk->prev_mention].end <= s->open)
	{
		NtWalk		far = {s->open, 0};

		candidates[count].mention = talk->prev_mention;
		candidates[count].features.count = 0;
		nt_candidate_features(text, stretch, talk->prev_mention, CANDIDATES_BEFORE, &far, talk,
							  &candidates[count].features);
		count++;
	}
	return count;
}

/* Does another mention do this verb? */
static bool
has_other_subject(const NtQuoteText *text, int32 mention, int32 cue)
{
	for (int32 m = mention + 1; m < text->nmentions && m < mention + MAX_SUBJECTS && text->mentions[m].end <= cue; m++)
		if (text->mentions[m].cue_after == cue && text->mentions[m].type != NT_MENTION_WHO &&
			(text->mentions[m].link == NT_LINK_ADJACENT || text->mentions[m].link == NT_LINK_APPOSITION) &&
			!nt_mention_in_phrase(text, &text->mentions[m]))
			return true;
	return false;
}

/* Does the verb carry on what the subject did before: ", adding", "and said"? */
static bool
carries_on(const NtQuoteText *text, int32 cue)
{
	if ((text->classes[cue] & NT_QWORD_SAY) != 0 && nt_word_is_participle(text->doc, cue))
		return true;
	return cue > 0 && text->stretch_of[cue - 1] < 0 &&
		(nt_token_is_punct(text->doc, cue - 1, ',') || (text->classes[cue - 1] & NT_QWORD_CONJ) != 0);
}

/*
 * The reporting verb between the mention and the stretch whose subject is no other: the last one that touches the
 * stretch or carries on, else the mention's own; -1 if there is none.
 */
static int32
cue_between(const NtQuoteText *text, const NtStretch *s, int32 mention)
{
	const NtMention *m = &text->mentions[mention];
	int32		stop = Max(m->end, s->open - MAX_CUE_TOKENS);
	int32		found = -1;

	for (int32 i = s->open - 1; i >= stop; i--)
	{
		bool		attitude = (text->classes[i] & NT_QWORD_ATTITUDE) != 0;

		if (text->stretch_of[i] >= 0 || !nt_word_is_cue(text->classes[i]) || has_other_subject(text, mention, i))
			continue;
		if (!attitude && (s->open - i <= TOUCHING_TOKENS || carries_on(text, i)))
			return i;
		if (found < 0 || !attitude)
			found = i;
	}
	return m->cue_after >= 0 && m->cue_after < s->open && m->link != NT_LINK_FAR ? m->cue_after : found;
}

/* A dash or colon that stands for the verb: "..." — Anna Berg */
static bool
is_byline_mark(const NtDocument *doc, int32 token)
{
	static const uint32 signs[] = {':', '-', '~', 0x2010, 0x2012, 0x2013, 0x2014, 0x2015};

	for (int i = 0; i < lengthof(signs); i++)
		if (nt_token_is_punct(doc, token, signs[i]))
			return true;
	return false;
}

/* A verb that the word list does not know: the first word after the mention that can be one. */
static int32
unlisted_verb(const NtQuoteText *text, const NtMention *m, int32 stop)
{
	for (int32 i = m->end; i < stop && i < m->end + MAX_SUBJECTS; i++)
	{
		if (text->doc->tokens[i].kind != NT_TOKEN_WORD || text->stretch_of[i] >= 0 ||
			(text->doc->tokens[i].flags & (NT_TOKEN_CAP | NT_TOKEN_CLITIC)) != 0)
			return -1;
		if ((text->classes[i] & (NT_QWORD_ADV | NT_QWORD_AUX)) == 0)
			return (text->classes[i] & NT_WORD_FUNCTION) == 0 ? i : -1;
	}
	return -1;
}

/* The reporting verb that ties the mention to the stretch, or the colon or dash in its place; -1 if nothing does. */
static int32
find_cue(const NtQuoteText *text, const NtStretch *s, int32 mention, const NtTalk *talk, const NtAttribution *before)
{
	const NtDocument *doc = text->doc;
	const NtMention *m = &text->mentions[mention];

	if (s->clause >= 0 && text->clauses[s->clause].mention == mention && text->clauses[s->clause].owned)
		return text->clauses[s->clause].cue;
	if (m->cue_before >= 0 && (text->classes[m->cue_before] & NT_QWORD_ACCORDING) != 0)
	{
		int32		cue = m->cue_before;

		while (cue > 0 && (text->classes[cue - 1] & NT_QWORD_ACCORDING) != 0)
			cue--;
		return cue;
	}
	if (m->first >= s->after)
	{
		if (m->inverted)
			return m->cue_before;
		if (m->link != NT_LINK_NONE && (m->link != NT_LINK_FAR || m->cue_after - m->end < MAX_CUE_TOKENS / 2))
			return m->cue_after;
		if (m->first > 0 && text->stretch_of[m->first - 1] < 0 && doc->tokens[m->first - 1].kind == NT_TOKEN_PUNCT)
			return is_byline_mark(doc, m->first - 1) ? m->first - 1 : -1;
		return unlisted_verb(text, m, doc->sentences[m->sentence].end);
	}
	if (m->sentence == s->sentence)
	{
		int32		cue = cue_between(text, s, mention);

		if (cue >= 0)
			return cue;
		if (mention == talk->prev_mention && before != NULL)
			return before->cue;
		if (m->inverted)
			return m->cue_before;
		if (nt_token_is_punct(doc, m->end, ':'))
			return m->end;
		cue = unlisted_verb(text, m, s->open);
		if (cue >= 0)
			return cue;
	}
	else if (mention == talk->prev_mention && before != NULL)
		return before->cue;
	if (m->inverted)
		return m->cue_before;
	if (m->cue_after >= 0)
		return m->cue_after;
	return s->open > 0 && nt_token_is_punct(doc, s->open - 1, ':') ? s->open - 1 : -1;
}

/*
 * Who takes the turn of a dialogue, as index of the candidate: it is speech, and where no verb interrupts it the
 * speaker is left to the reader, who counts the turns; no guess is made.
 */
static int
turn_speaker(const NtQuoteText *text, const NtStretch *s, const NtCandidate *candidates, int count)
{
	const NtParagraph *paragraph = &text->doc->paragraphs[text->doc->sentences[s->sentence].paragraph];
	int			best = 1;

	if (s->open == paragraph->first && s->after >= paragraph->end)
		return best;
	for (int c = 2; c < count; c++)
		if (candidates[c].score > candidates[best].score)
			best = c;
	return best;
}

/* Words of a clause that a noun reports ("Berg's claim that") are its owner's, whoever does the sentence's verb. */
static int
owner_of_claim(const NtQuoteText *text, const NtStretch *s, const NtCandidate *candidates, int count, int best)
{
	const NtClause *clause = s->clause >= 0 ? &text->clauses[s->clause] : NULL;

	if (clause == NULL || !clause->owned)
		return best;
	for (int c = 2; c < count; c++)
		if (candidates[c].mention == clause->mention)
			return c;
	return best;
}

/*
 * "Die Mühle sei „ein Schatz“": does a verb before the marks say in German, by its mood, that somebody says so?  Names in
 * marks stand in such sentences, too, behind a noun.
 */
static bool
is_reported(const NtQuoteText *text, const NtStretch *s)
{
	const NtDocument *doc = text->doc;
	int32		first = doc->sentences[s->sentence].first;

	if (text->language != NT_LANG_DE || s->open == first)
		return false;
	if ((doc->tokens[s->open - 1].flags & NT_TOKEN_CAP) != 0)
		return false;
	for (int32 i = s->open - 1; i >= Max(first, s->open - MAX_CUE_TOKENS); i--)
		if (text->stretch_of[i] < 0 && (nt_word_roles(text, i) & NT_ROLEWORD_MOOD) != 0)
			return true;
	return false;
}

/* The mention that was heard last, in this paragraph or the one before; unknown if there is none. */
static int32
last_heard(const NtQuoteText *text, const NtStretch *s, int32 clause, int32 spoke)
{
	int32		mention = clause >= 0 && !text->clauses[clause].unnamed ? text->clauses[clause].mention : NT_UNKNOWN_SPEAKER;

	if (spoke >= 0 && (mention < 0 || text->mentions[spoke].first > text->mentions[mention].first))
		mention = spoke;
	if (mention >= 0 && text->mentions[mention].paragraph < text->doc->sentences[s->sentence].paragraph - 1)
		mention = NT_UNKNOWN_SPEAKER;
	return mention >= 0 && text->mentions[mention].end <= s->open ? mention : NT_UNKNOWN_SPEAKER;
}

/* "Asked if it was “a toy”, Berg laughed": what is asked is not what he says who answers; who asked is not told. */
static bool
is_asked(const NtQuoteText *text, const NtStretch *s, int32 mention)
{
	const NtSentence *sentence = &text->doc->sentences[s->sentence];
	int32		first = sentence->first;

	/* behind the marks there is a comma at most; one before them introduces an answer */
	if (mention < 0 || text->mentions[mention].first < s->after || text->mentions[mention].first > s->after + 1 ||
		s->open == 0 || text->doc->tokens[s->open - 1].kind != NT_TOKEN_WORD)
		return false;
	if (first + 1 < sentence->end && (text->classes[first] & NT_QWORD_CONJ) != 0)
		first++;
	return first < s->open && (nt_word_roles(text, first) & NT_ROLEWORD_QUESTIONED) != 0;
}

/* Decides on every stretch that is asked for; palloc'ed array. */
NtAttribution *
nt_attribute(const NtQuoteText *text, NtAttributionTrace trace, void *state)
{
	NtAttribution *result = palloc(Max(text->nasked, 1) * sizeof(NtAttribution));
	NtTalk		talk = {0};
	int32		first_after = 0;
	bool		is_unread = text->known_words < text->doc->ntokens / UNREAD_SHARE;
	NtCandidate *candidates = palloc(NT_MAX_CANDIDATES * sizeof(NtCandidate));
	int32		clauses = 0;	/* that end before the stretch */

	talk.prev_stretch = talk.prev_mention = talk.prev_person = talk.prev2_person = -1;
	talk.spoke = palloc0(Max(text->npersons, 1));
	talk.used = palloc0(Max(text->nmentions, 1));
	talk.cue_used = palloc0(Max(text->doc->ntokens, 1));
	for (int32 i = 0; i < text->nasked; i++)
	{
		const NtStretch *s = &text->stretches[i];
		NtFeatureList shared;
		int16		hidden[NT_RANK_HIDDEN];
		int64		linear;
		int			count;
		int			best = 0;

		NT_CHECK_INTERRUPTS();
		while (first_after < text->nmentions && text->mentions[first_after].first < s->after)
			first_after++;
		shared.count = 0;
		nt_stretch_features(text, i, &talk, &shared);
		nt_rank_base(&shared, hidden, &linear);
		count = gather(text, i, first_after, &talk, candidates);
		for (int c = 0; c < count; c++)
		{
			candidates[c].score = nt_rank_score(&candidates[c].features, hidden, linear);
			if (candidates[c].score > candidates[best].score)
				best = c;
		}
		while (clauses < text->nclauses && text->clauses[clauses].end <= s->open)
			clauses++;
		if (best == 0 && is_reported(text, s))
		{
			/* the speaker goes on: the last one of a clause or a quotation */
			best = 1;
			candidates[best].mention = last_heard(text, s, clauses - 1, talk.prev_mention);
		}
		if (best != 0)
			best = owner_of_claim(text, s, candidates, count, best);
		if (is_asked(text, s, candidates[best].mention))
			best = 1;
		if (s->turn)
			best = turn_speaker(text, s, candidates, count);
		else if (is_unread)
			best = s->end - s->first >= UNREAD_SPEECH_TOKENS ? 1 : 0;
		if (trace != NULL)
			trace(state, text, i, &shared, candidates, count, best);
		result[i].speech = candidates[best].mention != NT_NOT_SPEECH;
		result[i].mention = Max(candidates[best].mention, NT_UNKNOWN_SPEAKER);
		result[i].person = result[i].cue = -1;
		talk.last_was_speech = result[i].speech;
		if (result[i].mention < 0)
			continue;
		talk.used[result[i].mention] = true;
		result[i].cue = find_cue(text, s, result[i].mention, &talk,
								 talk.prev_stretch >= 0 ? &result[talk.prev_stretch] : NULL);
		if (result[i].cue >= 0)
			talk.cue_used[result[i].cue] = true;
		/* the same mention names the same person as before */
		result[i].person = result[i].mention == talk.prev_mention ? talk.prev_person
			: nt_mention_person(text, result[i].mention, talk.prev_person);
		if (result[i].person >= 0)
		{
			if (talk.prev_person >= 0 && talk.prev_person != result[i].person)
				talk.prev2_person = talk.prev_person;
			talk.spoke[result[i].person] = true;
		}
		talk.prev_person = result[i].person;
		talk.prev_mention = result[i].mention;
		talk.prev_stretch = i;
	}
	pfree(candidates);
	pfree(talk.spoke);
	pfree(talk.used);
	pfree(talk.cue_used);
	return result;
}
