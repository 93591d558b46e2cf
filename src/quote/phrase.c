/*-------------------------------------------------------------------------
 *
 * phrase.c
 *	  Speakers whose head no mention names: "ratepayers of the valley",
 *	  "Berg's memoir".
 *
 *-------------------------------------------------------------------------
 */
#include "quote/text.h"
#include "quote/words.h"

/* Nouns in a row, in a phrase. */
#define MAX_PHRASE_NOUNS	4
/* The longest phrase, in tokens, and the most adverbs and helping verbs before its verb. */
#define MAX_PHRASE_TOKENS	40
#define MAX_BETWEEN			8

/* May the word be one of the nouns of a phrase? */
static bool
is_noun(const NtQuoteText *text, int32 token)
{
	return text->stretch_of[token] < 0 && text->doc->tokens[token].kind == NT_TOKEN_WORD &&
		(text->classes[token] & (NT_WORD_FUNCTION | NT_WORD_CUES)) == 0;
}

/*
 * Where the words that the mention ends have a head that no mention names ("ratepayers of the valley", "the board of
 * the plant on Friday"), tokens [*first, *end) are theirs, without a day at their end.  Returns the mention, or the
 * one that turns out to be the head behind a word not known as an adverb ("the minister late on Sunday").  Nothing before
 * token "from" and before mention from_mention is looked at.
 */
int32
nt_phrase_of(const NtQuoteText *text, int32 mention, int32 from, int32 from_mention, int32 *first, int32 *end)
{
	const NtMention *m = &text->mentions[mention];
	bool		day = (text->classes[m->name] & NT_QWORD_NOTNAME) != 0 &&
		(text->language != NT_LANG_EN || (nt_word_roles(text, m->name) & NT_ROLEWORD_TIME) != 0);
	int32		i = m->first;
	int32		tail = m->end;

	if (i > from && (text->classes[i - 1] & (NT_QWORD_DET | NT_QWORD_POSS)) != 0)
		i--;
	while (i > from && (text->classes[i - 1] & NT_QWORD_PREP) != 0)
	{
		int32		noun_end = i - 1;

		while (noun_end > from && (text->classes[noun_end - 1] & NT_QWORD_ADV) != 0)
			noun_end--;
		if (day && tail == m->end)
			tail = noun_end;
		i = noun_end;
		while (i > from && i > noun_end - MAX_PHRASE_NOUNS && is_noun(text, i - 1))
		{
			if (mention > from_mention && i < noun_end && text->mentions[mention - 1].end == i)
				return mention - 1;
			i--;
		}
		/* no head, or one that is a verb: "In talks with", "speaking in the hall" */
		if (i == noun_end || nt_word_is_participle(text->doc, noun_end - 1))
		{
			*first = *end = 0;
			return mention;
		}
		if (i > from && ((text->classes[i - 1] & (NT_QWORD_DET | NT_QWORD_POSS)) != 0 ||
						 text->doc->tokens[i - 1].kind == NT_TOKEN_NUMBER))
			i--;
		*first = i;
		*end = tail;
	}
	return mention;
}

/* Is "cue" the verb of what ends before "end"? */
static bool
is_followed_by(const NtQuoteText *text, int32 end, int32 cue)
{
	for (int step = 0; step < MAX_BETWEEN && end < cue && text->stretch_of[end] < 0 &&
		 (text->classes[end] & (NT_QWORD_ADV | NT_QWORD_AUX)) != 0; step++)
		end++;
	return end == cue;
}

/* The noun behind a possessor that does the verb, or is according to: "Berg's memoir says", "according to Berg's memoir". */
static bool
find_possession(const NtQuoteText *text, const NtMention *m, int32 cue, int32 *end)
{
	int32		i = m->end;
	int32		stop = Min(text->doc->sentences[m->sentence].end, i + 1 + MAX_PHRASE_NOUNS);

	if (i + 1 >= stop || m->type > NT_MENTION_ORG || (text->doc->tokens[i].flags & NT_TOKEN_CLITIC) == 0)
		return false;
	for (i++; i < stop && is_noun(text, i) && (text->doc->tokens[i].flags & (NT_TOKEN_CAP | NT_TOKEN_CLITIC)) == 0; i++)
		;
	*end = i;
	return i > m->end + 1 &&
		(is_followed_by(text, i, cue) ||
		 (m->cue_before >= 0 && (text->classes[m->cue_before] & NT_QWORD_ACCORDING) != 0));
}

/*
 * Is the mention that says something by the verb "cue" only a part of who says it, in English?  Tokens [*first, *end) are
 * the whole then.
 */
bool
nt_phrase_around(const NtQuoteText *text, int32 mention, int32 cue, int32 *first, int32 *end)
{
	const NtMention *m = &text->mentions[mention];
	int32		from = Max(text->doc->sentences[m->sentence].first, m->first - MAX_PHRASE_TOKENS);
	int32		before = mention;

	*first = *end = 0;
	if (text->language != NT_LANG_EN || cue < 0 || text->doc->tokens[cue].kind != NT_TOKEN_WORD ||
		(m->type > NT_MENTION_ORG && m->type < NT_MENTION_PERSON))
		return false;
	*first = m->first;
	if (find_possession(text, m, cue, end))
		return true;
	*first = *end = 0;
	if (!nt_mention_in_phrase(text, m) || !is_followed_by(text, m->end, cue))
		return false;
	while (before > 0 && text->mentions[before - 1].first >= from)
		before--;
	return nt_phrase_of(text, mention, from, before, first, end) == mention && *first < *end;
}
