/*-------------------------------------------------------------------------
 *
 * turns.c
 *	  Dialogue set with dashes instead of quotation marks.
 *
 * A paragraph that a dash opens is a turn of a dialogue when a reporting verb
 * interrupts it, as in "— Vamos —dijo Ana—. Es tarde.", "– Nie – powiedział
 * Jan." or "— Partons, dit Anne.", or when it follows or precedes such a turn
 * with nothing but turns between.  A list whose items have a dash holds no
 * such verb.
 *
 *-------------------------------------------------------------------------
 */
#include "quote/text.h"
#include "quote/words.h"

/* Words between a dash and its verb: "— тихо сказал". */
#define MAX_BEFORE_VERB	2

#define SPEECH_VERBS	(NT_QWORD_SAY | NT_QWORD_SPEECH | NT_QWORD_TELL)

typedef struct Turns
{
	const NtDocument *doc;
	NtLanguage	language;
	NtTurn	   *turns;
	int32		count;
	int32		capacity;
} Turns;

/* A dash, or the hyphen that stands for one: space before it, space or punctuation behind it. */
static bool
is_dash(const NtDocument *doc, int32 token, int32 end)
{
	if (nt_token_is_punct(doc, token, 0x2014) || nt_token_is_punct(doc, token, 0x2013) ||
		nt_token_is_punct(doc, token, 0x2015))
		return true;
	return nt_token_is_punct(doc, token, '-') && (doc->tokens[token].flags & NT_TOKEN_SPACE) != 0 &&
		token + 1 < end && ((doc->tokens[token + 1].flags & NT_TOKEN_SPACE) != 0 ||
							doc->tokens[token + 1].kind == NT_TOKEN_PUNCT);
}

/* Does a reporting verb follow the dash, at once or behind a word or two? */
static bool
verb_follows(const Turns *turns, int32 dash, int32 end)
{
	for (int32 i = dash + 1; i < end && i <= dash + 1 + MAX_BEFORE_VERB; i++)
	{
		if (turns->doc->tokens[i].kind != NT_TOKEN_WORD)
			return false;
		if (nt_word_classes(turns->doc, i, turns->language) & SPEECH_VERBS)
			return true;
	}
	return false;
}

/*
 * "Partons, dit Anne": the verb right behind a comma or the mark of a question.  Not where dialogues have quotation
 * marks and a line like this is an item of a list.
 */
static bool
verb_interrupts(const Turns *turns, int32 token, int32 end)
{
	const NtDocument *doc = turns->doc;

	return nt_language_has_dash_dialogue(turns->language) && token + 1 < end &&
		(nt_token_is_punct(doc, token, ',') || nt_token_is_punct(doc, token, '?') || nt_token_is_punct(doc, token, '!')) &&
		doc->tokens[token + 1].kind == NT_TOKEN_WORD && (doc->tokens[token + 1].flags & NT_TOKEN_CAP) == 0 &&
		(nt_word_classes(doc, token + 1, turns->language) & SPEECH_VERBS) != 0;
}

/* Appends the spoken pieces of a paragraph; returns whether a verb reports one of them. */
static bool
read_turn(Turns *turns, const NtParagraph *paragraph)
{
	const NtDocument *doc = turns->doc;
	bool		typewriter = nt_token_is_punct(doc, paragraph->first, '-');
	bool		reported = false;
	int32		open = paragraph->first;	/* the dash before what is spoken, -1 within an attribution */

	for (int32 i = paragraph->first + 1; i <= paragraph->end; i++)
	{
		bool		dash = i < paragraph->end && is_dash(doc, i, paragraph->end);
		int32		after = -1;

		if (i % 1024 == 0)
			NT_CHECK_INTERRUPTS();
		if (open < 0)
		{
			if (dash)
				open = i;
			continue;
		}
		if (i == paragraph->end)
			after = i;
		else if (dash && i > open + 1 && verb_follows(turns, i, paragraph->end))
			after = i + 1;
		else if (!dash && !typewriter && verb_interrupts(turns, i, paragraph->end))
			after = ++i;		/* the comma or question mark is spoken, too */
		if (after >= 0)
		{
			NtTurn	   *turn;

			NT_ARRAY_RESERVE(turns->turns, turns->count, turns->capacity);
			turn = &turns->turns[turns->count++];
			turn->open = open;
			turn->first = open + 1;
			turn->end = i;
			turn->after = after;
			/* the full stop of "—dijo Ana—. Es tarde" */
			while (turn->first < turn->end && doc->tokens[turn->first].kind == NT_TOKEN_PUNCT &&
				   (doc->tokens[turn->first].flags & NT_TOKEN_SPACE) == 0 && open > paragraph->first)
				turn->first++;
			if (turn->first >= turn->end)
				turns->count--;
			reported |= after < paragraph->end;
			open = -1;
			i = after - 1;
		}
	}
	return reported;
}

/* The spoken pieces of dialogue set with dashes, in text order; palloc'ed, linear. */
NtTurn *
nt_turns_find(const NtDocument *doc, NtLanguage language, int32 *count)
{
	Turns		turns = {0};

	turns.doc = doc;
	turns.language = language;
	for (int32 p = 0; p < doc->nparagraphs;)
	{
		int32		before = turns.count;
		bool		reported = false;

		for (; p < doc->nparagraphs && is_dash(doc, doc->paragraphs[p].first, doc->paragraphs[p].end); p++)
			reported |= read_turn(&turns, &doc->paragraphs[p]);
		if (turns.count == before)
			p++;
		else if (!reported)
			turns.count = before;
	}
	*count = turns.count;
	return turns.turns;
}
