/*-------------------------------------------------------------------------
 *
 * sentence.c
 *	  Where sentences end, by rules over tokens.
 *
 * A full stop ends a sentence when white space and something that can start
 * one follow, unless it belongs to an abbreviation (src/data/abbrev.txt) or
 * an initial.  Rules rather than ICU's iterator: the same on every ICU.
 *
 *-------------------------------------------------------------------------
 */
#include "core/lexicon.h"

#include "data/abbrev.inc"

static bool
is_closer(uint32 cp)
{
	switch (cp)
	{
		case '"': case '\'': case ')': case ']': case 0x201D: case 0x2019: case 0xBB: case 0x203A: case 0x201C:
		case 0x300D: case 0x300F: case 0xFF09:
			return true;
		default:
			return false;
	}
}

/* May a sentence begin with this token, when the one before ended in a full stop? */
static bool
can_start(const NtDocument *doc, int32 token)
{
	const NtToken *t = &doc->tokens[token];

	switch (t->kind)
	{
		case NT_TOKEN_WORD:
			return (t->flags & (NT_TOKEN_CAP | NT_TOKEN_IDEO)) != 0 ||
				((unsigned char) doc->text[t->start] >= 0xD6);	/* scripts without case */
		case NT_TOKEN_NUMBER:
			return true;
		case NT_TOKEN_PUNCT:
			return t->hash != ',' && t->hash != ';' && t->hash != ':' && t->hash != '.' && t->hash != '/' &&
				t->hash != '-' && t->hash != 0x2013 && t->hash != 0x2014;
		default:
			return true;
	}
}

/* Does the full stop at "stop" belong to an abbreviation, given what follows? */
static bool
is_abbreviation(const NtDocument *doc, int32 first, int32 stop, int32 next)
{
	const NtToken *before = &doc->tokens[stop - 1];
	uint32		before_classes;
	uint32		next_classes = nt_lexicon_classes(&nt_abbrev_lexicon, doc, next, NT_LANG_ANY);
	bool		starter = (next_classes & NT_ABBREV_STARTER) != 0;

	if (stop == first || (doc->tokens[stop].flags & NT_TOKEN_SPACE) != 0)
		return false;
	if (before->kind == NT_TOKEN_NUMBER)
		return (next_classes & NT_ABBREV_MONTH) != 0;	/* "14. Juli": the stop makes an ordinal */
	if (before->kind != NT_TOKEN_WORD)
		return false;
	if ((before->flags & NT_TOKEN_CAP) != 0 && before->len == 1)
	{
		/* an initial ("J. Doe") or the last letter of "U.S."; the latter may end a sentence */
		bool		dotted = stop - 3 >= first && nt_token_is_punct(doc, stop - 2, '.') &&
			doc->tokens[stop - 3].len == 1;

		return dotted ? !starter : true;
	}
	before_classes = nt_lexicon_classes(&nt_abbrev_lexicon, doc, stop - 1, NT_LANG_ANY);
	if (before_classes & NT_ABBREV_TITLE)
		return true;
	if (before_classes & NT_ABBREV_SHORT)
		return !starter;
	return (before_classes & NT_ABBREV_MONTH) != 0 && before->len <= 4 && !starter;
}

static void
add_sentence(NtDocument *doc, int32 first, int32 end, int32 paragraph, int32 *capacity)
{
	NtSentence *sentence;

	NT_ARRAY_RESERVE(doc->sentences, doc->nsentences, *capacity);
	sentence = &doc->sentences[doc->nsentences++];
	sentence->first = first;
	sentence->end = end;
	sentence->paragraph = paragraph;
	doc->tokens[first].flags |= NT_TOKEN_FIRST;
}

/* Appends the sentences of tokens [first, end), whose signs begin with this one, and flags their first tokens. */
void
nt_sentences_mark(NtDocument *doc, int32 first, int32 end, int32 sign, int32 paragraph, int32 *capacity)
{
	int32		start = first;
	int32		next = first;	/* marks in a row end a sentence together or not at all: each run is read once */

	for (; sign < doc->nsigns; sign++)
	{
		int32		i = doc->signs[sign];
		const NtToken *token = &doc->tokens[i];
		bool		ends = false;

		if (sign % 4096 == 0)
			NT_CHECK_INTERRUPTS();
		if (i < next || token->kind != NT_TOKEN_PUNCT)
			continue;
		next = i + 1;
		switch (token->hash)
		{
			case '.': case '!': case '?': case 0x2026: case 0x061F: case 0x06D4: case 0x0964:
				while (next < end && doc->tokens[next].kind == NT_TOKEN_PUNCT &&
					   (doc->tokens[next].flags & NT_TOKEN_SPACE) == 0 &&
					   (is_closer(doc->tokens[next].hash) || doc->tokens[next].hash == '.' ||
						doc->tokens[next].hash == '!' || doc->tokens[next].hash == '?'))
					next++;
				ends = next < end && (doc->tokens[next].flags & NT_TOKEN_SPACE) != 0 && can_start(doc, next) &&
					!(token->hash == '.' && next == i + 1 && is_abbreviation(doc, start, i, next));
				break;
			case 0x3002: case 0xFF01: case 0xFF1F: case 0xFF61:
				while (next < end && doc->tokens[next].kind == NT_TOKEN_PUNCT && is_closer(doc->tokens[next].hash))
					next++;
				ends = next < end;
				break;
			default:
				break;
		}
		if (ends)
		{
			add_sentence(doc, start, next, paragraph, capacity);
			start = next;
		}
	}
	if (start < end)
		add_sentence(doc, start, end, paragraph, capacity);
}
