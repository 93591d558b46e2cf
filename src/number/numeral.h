/*-------------------------------------------------------------------------
 *
 * numeral.h
 *	  Numerals: digits of every style, number words, fractions.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_NUMERAL_H
#define NT_NUMERAL_H

#include "core/hash.h"
#include "core/lexicon.h"
#include "number/decimal.h"

/* The sentence that is being read. */
typedef struct NtNumberScan
{
	const NtDocument *doc;
	const NtToken *tokens;		/* those of the document */
	NtLanguage	language;
	uint32		languages;		/* NT_LANG_BIT bits that lexicons are asked for */
	int32		first;			/* tokens of the sentence */
	int32		end;
	uint64	   *tags;			/* word classes of all tokens of the document, looked up at need (tags.h) */
} NtNumberScan;

typedef enum NtNumeralForm
{
	NT_NUMERAL_DIGITS,
	NT_NUMERAL_WORDS,
	NT_NUMERAL_FRACTION,		/* half, two-thirds, one in five, 3/4 */
	NT_NUMERAL_VAGUE,			/* dozens, tens of thousands, a handful: value to high */
	NT_NUMERAL_ORDINAL,			/* fifth, 18th */
	NT_NUMERAL_MULTIPLE			/* doubled, twice, tenfold */
} NtNumeralForm;

/* NtNumeral.flags */
#define NT_NUMERAL_GROUPED	0x01	/* 12,345: with separators between groups of digits */
#define NT_NUMERAL_POINT	0x02	/* has decimals */
#define NT_NUMERAL_ZERO		0x04	/* leading zero before more digits: an identifier, or a time */
#define NT_NUMERAL_ARTICLE	0x08	/* begins with "a": a million, a third */
#define NT_NUMERAL_COUPLE	0x10	/* "a couple of": about two */
#define NT_NUMERAL_FEW		0x20	/* vague, with its high end included: a handful */
#define NT_NUMERAL_FALLING	0x40	/* multiple below one */
#define NT_NUMERAL_SHARE	0x80	/* fraction as "one in five" */
#define NT_NUMERAL_SLASH	0x100	/* 3/4 in digits */
#define NT_NUMERAL_LETTER	0x200	/* its scale is one letter: 2.5m, 10k */

typedef struct NtNumeral
{
	int32		first;			/* tokens [first, end) */
	int32		end;
	NtDecimal	value;
	NtDecimal	high;			/* of a vague one, else unused */
	int16		scale;			/* power of ten of its last scale word, else 0 */
	int16		digits;			/* number of digits before the point, when written in digits */
	uint16		flags;
	uint8		form;			/* NtNumeralForm */
} NtNumeral;

extern bool nt_numeral_of(const NtNumberScan *scan, int32 token);
extern bool nt_numeral_may_start(const NtNumberScan *scan, int32 token);
extern int32 nt_numeral_places(const NtNumberScan *scan, int32 **places);
extern bool nt_numeral_is_word(const NtNumberScan *scan, int32 token);
extern bool nt_numeral_parse(const NtNumberScan *scan, int32 token, bool money, NtNumeral *numeral);
extern bool nt_numeral_scale(const NtNumberScan *scan, int32 token, bool money, int *power);

/* Is the token one of the sentence? */
static inline bool
nt_scan_holds(const NtNumberScan *scan, int32 token)
{
	return token >= scan->first && token < scan->end;
}

static inline bool
nt_scan_space(const NtNumberScan *scan, int32 token)
{
	return (scan->tokens[token].flags & NT_TOKEN_SPACE) != 0;
}

static inline bool
nt_scan_punct(const NtNumberScan *scan, int32 token, uint32 code_point)
{
	return nt_scan_holds(scan, token) && scan->tokens[token].hash == code_point && scan->tokens[token].kind >= NT_TOKEN_PUNCT;
}

/* Longest word that nt_scan_is compares a token with, in bytes. */
#define NT_SCAN_MAX_BYTES 12

/*
 * The key of a folded word of ASCII letters, without a loop, so that the compiler makes it a constant; nt_scan_is is
 * asked hundreds of times a number, and one comparison with a constant mostly answers it.
 */
static pg_attribute_always_inline uint64
nt_scan_key(const char *folded)
{
	size_t		len = strlen(folded);
	uint64		low = 0;
	uint64		high = 0;

#define LOW(i) \
	if ((i) < len) \
		low |= (uint64) (unsigned char) folded[i] << (8 * (i))
#define HIGH(i) \
	if ((i) < len) \
		high |= (uint64) (unsigned char) folded[i] << (8 * ((i) - 8))
	StaticAssertStmt(NT_SCAN_MAX_BYTES == 12 && NT_SCAN_MAX_BYTES <= NT_WORDKEY_BLOCK, "one step for each byte, one block");
	LOW(0);
	LOW(1);
	LOW(2);
	LOW(3);
	LOW(4);
	LOW(5);
	LOW(6);
	LOW(7);
	HIGH(8);
	HIGH(9);
	HIGH(10);
	HIGH(11);
#undef LOW
#undef HIGH
	return nt_wordkey_end(nt_wordkey_block(0, low, high));
}

/* Is the token this word of ASCII letters, folded? */
static pg_attribute_always_inline bool
nt_scan_is(const NtNumberScan *scan, int32 token, const char *folded)
{
	Assert(strlen(folded) <= NT_SCAN_MAX_BYTES);
	return nt_scan_holds(scan, token) &&
		scan->tokens[token].hash == nt_wordkey_hash(nt_scan_key(folded)) &&
		scan->tokens[token].check == nt_wordkey_check(nt_scan_key(folded));
}

static inline uint8
nt_scan_kind(const NtNumberScan *scan, int32 token)
{
	return nt_scan_holds(scan, token) ? scan->tokens[token].kind : NT_TOKEN_PUNCT;
}

/* hyphen-minus, hyphen, non-breaking hyphen */
static inline bool
nt_scan_hyphen(const NtNumberScan *scan, int32 token)
{
	const NtToken *t;

	if (!nt_scan_holds(scan, token))
		return false;
	t = &scan->tokens[token];
	/* the rare first: whether a sign stands somewhere follows no rule */
	return ((t->hash == '-') | (t->hash - 0x2010 <= 1)) && t->kind >= NT_TOKEN_PUNCT;
}

/* any dash that can stand between the ends of a range */
static inline bool
nt_scan_dash(const NtNumberScan *scan, int32 token)
{
	const NtToken *t;

	if (!nt_scan_holds(scan, token))
		return false;
	t = &scan->tokens[token];
	return ((t->hash == '-') | (t->hash - 0x2010 <= 4) | (t->hash == '~')) && t->kind >= NT_TOKEN_PUNCT;
}

#endif							/* NT_NUMERAL_H */
