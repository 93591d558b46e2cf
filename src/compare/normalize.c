/*-------------------------------------------------------------------------
 *
 * normalize.c
 *	  The grouping key of a statement.
 *
 * Two outlets that print one statement differ in capitals, quotation marks,
 * commas, hyphens, accents, spacing, the digits' grouping and what an editor
 * put in brackets.  The key has none of these: words of plain letters, one
 * space apart.  Made of pinned tables alone, so that stored keys keep.
 *
 *-------------------------------------------------------------------------
 */
#include "compare/compare.h"

#include "compare/plain.h"
#include "core/utf8.h"

/* Longest editor's insertion in characters; what stands in brackets and is longer was part of the text. */
#define INSERTION_MAX_CHARS 100
/* Brackets within brackets that are followed; prose has two at most. */
#define BRACKET_DEPTH 4

typedef struct Bracket
{
	uint32		close;			/* the character that ends it */
	int32		chars;			/* characters before it */
	int			len;			/* length of the key before it */
	bool		gap;			/* whether a space was due there */
} Bracket;

typedef struct Normalizer
{
	StringInfo	out;
	int			begin;			/* where the key begins in out */
	bool		gap;			/* a space is due before the next word */
	bool		keep_insertions;
	int			depth;
	Bracket		brackets[BRACKET_DEPTH];
} Normalizer;

static uint32
closing_bracket(uint32 cp)
{
	switch (cp)
	{
		case '(':
			return ')';
		case '[':
			return ']';
		case 0xFF08:
			return 0xFF09;
		case 0xFF3B:
			return 0xFF3D;
		default:
			return 0;
	}
}

static inline bool
is_letter(uint32 cp)
{
	return nt_class_is_letter(nt_class(cp));
}

static inline bool
is_currency(uint32 cp)
{
	return cp == '$' || (cp >= 0xA2 && cp <= 0xA5) || (cp >= 0x20A0 && cp <= 0x20CF);
}

/* Do three digits and no fourth stand at text[i]? */
static bool
is_digit_group(const char *text, int32 i, int32 len)
{
	int			digits = 0;

	while (i < len && digits <= 3 && nt_digit(nt_utf8_next(text, &i)) >= 0)
		digits++;
	return digits == 3;
}

static void
put_gap(Normalizer *n)
{
	if (n->gap && n->out->len > n->begin)
		appendStringInfoCharMacro(n->out, ' ');
	n->gap = false;
}

/* A letter in plain form; a lone accent is none, and no space goes before it. */
static void
put_letter(Normalizer *n, uint32 cp)
{
	bool		gap = n->gap;
	int			before = n->out->len;
	int			start;

	put_gap(n);
	start = n->out->len;
	nt_plain_put(n->out, cp);
	if (n->out->len == start)
	{
		n->out->len = before;
		n->out->data[before] = '\0';
		n->gap = gap;
	}
}

static bool
ends_with(const Normalizer *n, const char *end, int len)
{
	return n->out->len - n->begin >= len && memcmp(n->out->data + n->out->len - len, end, len) == 0;
}

/* A word has ended: "per cent" is one word, as "%" is. */
static void
end_word(Normalizer *n)
{
	n->gap = true;
	if (ends_with(n, "per cent", 8) && (n->out->len - n->begin == 8 || n->out->data[n->out->len - 9] == ' '))
	{
		n->out->len -= 5;
		appendStringInfoString(n->out, "cent");
	}
}

static void
put_word(Normalizer *n, const char *word)
{
	end_word(n);
	put_gap(n);
	appendStringInfoString(n->out, word);
	n->gap = true;
}

static void
open_bracket(Normalizer *n, uint32 close, int32 chars)
{
	Bracket    *bracket;

	if (n->depth == BRACKET_DEPTH)
	{
		/* the outermost is given up: it is no insertion any more */
		memmove(n->brackets, n->brackets + 1, sizeof(Bracket) * (BRACKET_DEPTH - 1));
		n->depth--;
	}
	bracket = &n->brackets[n->depth++];
	bracket->close = close;
	bracket->chars = chars;
	bracket->len = n->out->len;
	bracket->gap = n->gap;
	n->gap = true;
}

/* Drops what the bracket held, unless it is a letter that completes a word ("[T]he") or too long. */
static void
close_bracket(Normalizer *n, uint32 close, int32 chars, bool before_letter)
{
	Bracket    *bracket;
	int			held;

	end_word(n);
	if (n->depth == 0 || n->brackets[n->depth - 1].close != close)
		return;
	bracket = &n->brackets[--n->depth];
	held = n->out->len - bracket->len;
	if (before_letter && held > 0 && chars - bracket->chars == 2)
	{
		if (!bracket->gap && held > 1 && n->out->data[bracket->len] == ' ')
		{
			/* "re[s]olve": the space that the bracket made goes */
			memmove(n->out->data + bracket->len, n->out->data + bracket->len + 1, held - 1);
			n->out->len--;
		}
		n->gap = false;
	}
	else if (!n->keep_insertions && chars - bracket->chars <= INSERTION_MAX_CHARS)
	{
		n->out->len = bracket->len;
		n->out->data[n->out->len] = '\0';
	}
}

static void
normalize(Normalizer *n, const char *text, int32 len)
{
	uint32		before = ' ';	/* the character before, ignorable ones left out */
	uint32		before_that = ' ';
	int32		chars = 0;

	for (int32 i = 0; i < len; chars++)
	{
		uint32		cp = nt_utf8_next(text, &i);
		uint32		next = i < len ? nt_utf8_at(text, i) : ' ';
		NtClass		class = nt_class(cp);
		uint32		close;

		if (chars % 8192 == 0)
			NT_CHECK_INTERRUPTS();
		if (class == NT_CLASS_IGNORE || class == NT_CLASS_OTHER)
			continue;
		if (nt_is_apostrophe(cp))
		{
			/* inside a word it goes without a trace */
			if (!is_letter(before) || !is_letter(next))
				end_word(n);
		}
		else if (nt_is_hyphen(cp) && (is_letter(before) || nt_digit(before) >= 0))
		{
			int32		after = i;

			/* joins letters, over the end of a line too; between digits it is a dash */
			while (after < len && nt_class(next) == NT_CLASS_BREAK)
			{
				(void) nt_utf8_next(text, &after);
				next = after < len ? nt_utf8_at(text, after) : ' ';
			}
			if (is_letter(next) || (nt_digit(next) >= 0 && is_letter(before)))
				i = after;
			else
				end_word(n);
		}
		else if (class == NT_CLASS_DIGIT)
		{
			put_gap(n);
			appendStringInfoCharMacro(n->out, (char) ('0' + nt_digit(cp)));
		}
		else if (is_letter(cp) || class == NT_CLASS_NUMERAL || is_currency(cp))
			put_letter(n, cp);
		else if (nt_digit(before) >= 0 && nt_digit(next) >= 0 &&
				 ((cp == ',' || cp == 0xA0 || cp == 0x2009 || cp == 0x202F) && is_digit_group(text, i, len)))
			;					/* 37,500 is 37500 */
		else if (cp == '.' && nt_digit(before) >= 0 && nt_digit(next) >= 0)
			appendStringInfoCharMacro(n->out, '.');
		else if (cp == '.' && is_letter(before) && !is_letter(before_that) && is_letter(next))
			;					/* U.S. is US */
		else if (cp == '%')
			put_word(n, "percent");
		else if (cp == '&')
			put_word(n, "and");
		else if ((close = closing_bracket(cp)) != 0)
		{
			bool		inside = is_letter(before) || nt_digit(before) >= 0;

			end_word(n);
			open_bracket(n, close, chars);
			n->brackets[n->depth - 1].gap = !inside;
		}
		else if (cp == ')' || cp == ']' || cp == 0xFF09 || cp == 0xFF3D)
			close_bracket(n, cp, chars, is_letter(next));
		else
			end_word(n);
		before_that = before;
		before = cp;
	}
	end_word(n);
}

/*
 * Appends the key of text[0, len) to out: lower case, letters plain, words one space apart; editors' insertions in
 * brackets left out unless nothing else is there; "37,500" 37500; "%" and "per cent" percent; "&" and.  Linear.
 */
void
nt_compare_normalize(StringInfo out, const char *text, int32 len)
{
	Normalizer	n = {0};

	n.out = out;
	n.begin = out->len;
	normalize(&n, text, len);
	if (out->len == n.begin)
	{
		memset(&n, 0, sizeof(n));
		n.out = out;
		n.begin = out->len;
		n.keep_insertions = true;
		normalize(&n, text, len);
	}
}
