/*-------------------------------------------------------------------------
 *
 * cardinal.c
 *	  Cardinal numbers in words.
 *
 * English compounds and those of the other languages share one automaton
 * over the classes of src/data/numword.txt: a group below the last scale
 * is filled from hundreds down, a scale word closes it.
 *
 *-------------------------------------------------------------------------
 */
#include "number/cardinal.h"

#include "number/digits.h"
#include "number/tags.h"
#include "number/unit.h"

#include "data/numword.inc"

#define CARDINAL_CLASSES (NT_NUMWORD_DIGIT | NT_NUMWORD_TEEN | NT_NUMWORD_TENS | NT_NUMWORD_HUNDRED | NT_NUMWORD_SCALE | \
						  NT_NUMWORD_COLLECTIVE | NT_NUMWORD_ZERO)

/* Nothing smaller is open after this: a group that takes no further word. */
#define ROOM_NONE 1

/* Longest German compound, and longest of its pieces, in bytes. */
#define MAX_COMPOUND_BYTES 80
#define MAX_PIECE_BYTES 10
#define COMPOUND_CLASSES (NT_NUMWORD_DIGIT | NT_NUMWORD_TEEN | NT_NUMWORD_TENS | NT_NUMWORD_HUNDRED | NT_NUMWORD_SCALE | NT_NUMWORD_JOIN)

#define ROOM_ALL INT64CONST(1000000000000000000)

/* The entry of the word in src/data/numword.txt, NULL if it has none. */
const NtLexEntry *
nt_numword(const NtNumberScan *scan, int32 token)
{
	if (token >= scan->end || scan->doc->tokens[token].kind != NT_TOKEN_WORD)
		return NULL;
	return nt_lexicon_find(&nt_numword_lexicon, scan->doc, token, token + 1, scan->languages);
}

/* The number after "=" of an entry; "0.5" becomes 5 * 10^-1. */
NtDecimal
nt_numword_value(const NtLexEntry *entry)
{
	NtDecimal	value = {0, 0};
	bool		point = false;

	for (const char *p = nt_lexicon_arg(&nt_numword_lexicon, entry); *p != '\0'; p++)
	{
		if (*p == '.')
			point = true;
		else
		{
			value.coefficient = value.coefficient * 10 + (*p - '0');
			value.exponent -= point ? 1 : 0;
		}
	}
	return value;
}

static int64
power_of_ten(int power)
{
	int64		result = 1;

	for (int i = 0; i < power && i < 18; i++)
		result *= 10;
	return result;
}

/*
 * A German number written as one word: zweihundertfünfundzwanzigtausend.  Its pieces are looked up from the left,
 * the longest first.
 */
bool
nt_cardinal_compound(const NtNumberScan *scan, int32 token, NtDecimal *value)
{
	const NtToken *t = &scan->doc->tokens[token];
	const char *word = scan->doc->text + t->start;
	int64		total = 0;
	int64		group = 0;
	int64		digit = 0;
	int			pieces = 0;

	if (scan->language != NT_LANG_DE || t->kind != NT_TOKEN_WORD || t->len < 7 || t->len > MAX_COMPOUND_BYTES)
		return false;
	for (int32 at = 0; at < t->len; pieces++)
	{
		const NtLexEntry *entry = NULL;
		int32		len = Min(t->len - at, MAX_PIECE_BYTES);

		for (; len >= 3 && entry == NULL; len--)
		{
			if (at + len < t->len && ((unsigned char) word[at + len] & 0xC0) == 0x80)
				continue;
			entry = nt_lexicon_find_text(&nt_numword_lexicon, word + at, len);
			if (entry != NULL && ((entry->languages & NT_LANG_BIT(NT_LANG_DE)) == 0 || (entry->classes & COMPOUND_CLASSES) == 0))
				entry = NULL;
		}
		if (entry == NULL)
			return false;
		at += len + 1;
		if (entry->classes & NT_NUMWORD_JOIN)
			continue;
		if (entry->classes & NT_NUMWORD_HUNDRED)
		{
			group = Max(digit, 1) * 100;
			digit = 0;
		}
		else if (entry->classes & NT_NUMWORD_SCALE)
		{
			if (nt_numword_int(entry) != 3)
				return false;
			total = Max(group + digit, 1) * 1000;
			group = digit = 0;
		}
		else if (entry->classes & NT_NUMWORD_TENS)
		{
			group += digit + nt_numword_int(entry);
			digit = 0;
		}
		else
			digit = nt_numword_int(entry);
	}
	*value = nt_decimal(total + group + digit, 0);
	return pieces > 1;
}

/* "of" between a quantity and what it is of: millions de dollars. */
bool
nt_numeral_of(const NtNumberScan *scan, int32 token)
{
	switch (scan->language)
	{
		case NT_LANG_EN:
			return nt_scan_is(scan, token, "of");
		case NT_LANG_FR: case NT_LANG_ES:
			return nt_scan_is(scan, token, "de");
		default:
			return false;
	}
}

/* Can a numeral begin here?  A cheap test for the walk over all tokens. */
bool
nt_numeral_may_start(const NtNumberScan *scan, int32 token)
{
	const NtToken *t = &scan->doc->tokens[token];

	if (t->kind == NT_TOKEN_NUMBER)
		return true;
	if (t->kind == NT_TOKEN_SYMBOL)
		return nt_digits_is_fraction(t->hash);
	if (t->kind == NT_TOKEN_WORD)
	{
		const NtLexEntry *entry;

		if (scan->language != NT_LANG_DE && !nt_lexicon_may_hold(&nt_numword_lexicon, t->hash))
			return false;
		entry = nt_numword(scan, token);
		return nt_numword_is(entry, CARDINAL_CLASSES | NT_NUMWORD_VAGUE | NT_NUMWORD_ORDINAL | NT_NUMWORD_FRACTION |
						NT_NUMWORD_MULTIPLE | NT_NUMWORD_PAIR | NT_NUMWORD_FEW | NT_NUMWORD_POINT |
						NT_NUMWORD_MIXED) ||
			nt_cardinal_compound(scan, token, &(NtDecimal) {0, 0});
	}
	return false;
}

/*
 * The tokens of the document where a numeral may begin, or that may be the article which stands for one ("a dollar"):
 * few that are neither are among them.  Returns their number; palloc'ed.
 */
int32
nt_numeral_places(const NtNumberScan *scan, int32 **places)
{
	const NtDocument *doc = scan->doc;
	bool		any_word = scan->language == NT_LANG_DE;	/* may be a compound */
	int32		count = 0;

	*places = palloc(Max(doc->ntokens, 1) * sizeof(int32));
	for (int32 i = 0; i < doc->ntokens; i++)
	{
		const NtToken *t = &doc->tokens[i];
		bool		word = any_word | nt_lexicon_may_hold(&nt_numword_lexicon, t->hash);	/* "a" and "an" are in the list */

		if (i % NT_CHECK_TOKENS == 0)
			NT_CHECK_INTERRUPTS();
		/* written anyway, and left standing or not, without a jump: which tokens are places follows no rule */
		(*places)[count] = i;
		count += (t->kind != NT_TOKEN_PUNCT) & ((t->kind != NT_TOKEN_WORD) | word);
	}
	return count;
}

/* Is the token a word of a cardinal number? */
bool
nt_numeral_is_word(const NtNumberScan *scan, int32 token)
{
	return nt_lexicon_may_hold(&nt_numword_lexicon, scan->doc->tokens[token].hash) &&
		nt_numword_is(nt_numword(scan, token), CARDINAL_CLASSES | NT_NUMWORD_VAGUE);
}

/*
 * Is the word a scale that can follow digits?  "million" everywhere; "m", "k", "bn" only right after digits, and of
 * these the letters only where money is spoken of or they cannot be a unit.
 */
bool
nt_numeral_scale(const NtNumberScan *scan, int32 token, bool money, int *power)
{
	const NtLexEntry *entry = nt_numword(scan, token);
	const NtToken *t;

	if (!nt_numword_is(entry, NT_NUMWORD_SCALE | NT_NUMWORD_ABBREV))
		return false;
	*power = (int) nt_numword_int(entry);
	if (entry->classes & NT_NUMWORD_SCALE)
		return true;
	t = &scan->doc->tokens[token];
	if (t->len == 1)
	{
		char		letter = scan->doc->text[t->start];

		if (letter == 'k' || letter == 'K')
			return true;
		if (letter == 'M' || money)
			return true;
		/* 1.2m tonnes, 35m people, 35m of them; else metres, grams */
		return token + 1 < scan->end && nt_scan_space(scan, token + 1) &&
			(nt_scan_is(scan, token + 1, "of") || nt_unit_is_measure(scan, token + 1) ||
			 (nt_tags_plural(scan, token + 1) && !nt_unit_is_measure(scan, token)) ||
			 (nt_tags_plural(scan, token + 1) && letter == 'm'));
	}
	return money;
}

/* A hyphen that joins two number words, "twenty-five" or "ninety - five"; returns the token after it. */
int32
nt_numword_hyphen(const NtNumberScan *scan, int32 token, bool spaced)
{
	if (nt_scan_hyphen(scan, token) && token + 1 < scan->end &&
		(spaced || (!nt_scan_space(scan, token) && !nt_scan_space(scan, token + 1))))
		return token + 1;
	return token;
}

/* State of the automaton. */
typedef struct Cardinal
{
	NtDecimal	total;			/* closed groups */
	int64		group;			/* the open group */
	int64		room;			/* what is added next must be smaller */
	int			last_scale;
	bool		any;
	NtLanguage	language;
} Cardinal;

/* Adds one word; false when it does not continue the number. */
static bool
take_word(Cardinal *c, const NtLexEntry *entry)
{
	int64		value;

	if (entry->classes & (NT_NUMWORD_DIGIT | NT_NUMWORD_TEEN | NT_NUMWORD_TENS))
	{
		value = nt_numword_int(entry);
		/* quatre-vingts */
		if (c->language == NT_LANG_FR && value == 20 && c->group % 100 == 4 && c->room == ROOM_NONE)
			value = 76;
		else if (value >= c->room)
			return false;
		c->group += value;
		/* doscientos; soixante-dix */
		if (value >= 100)
			c->room = 100;
		else if (entry->classes & NT_NUMWORD_TENS)
			c->room = c->language == NT_LANG_FR && (value == 60 || value == 76) ? 20 : 10;
		else
			c->room = c->language == NT_LANG_FR && value == 10 ? 10 : ROOM_NONE;
	}
	else if (entry->classes & NT_NUMWORD_HUNDRED)
	{
		if (c->group >= 100 || (c->group == 0 && c->any && c->room <= 100))
			return false;
		c->group = Max(c->group, 1) * 100;
		c->room = 100;
	}
	else if (entry->classes & NT_NUMWORD_SCALE)
	{
		int			power = (int) nt_numword_int(entry);
		NtDecimal	group;

		if (c->any && c->group == 0 && c->last_scale <= power && nt_decimal_compare(c->total, nt_decimal(1, 8)) >= 0)
			return false;
		if (!c->any)
			c->group = 1;
		group = nt_decimal(c->group, 0);
		if (power >= c->last_scale)
		{
			/* three lakh crore */
			if (!nt_decimal_add(c->total, group, &c->total) || !nt_decimal_shift(c->total, power, &c->total))
				return false;
		}
		else if (!nt_decimal_shift(group, power, &group) || !nt_decimal_add(c->total, group, &c->total))
			return false;
		c->group = 0;
		c->last_scale = power;
		c->room = power_of_ten(power);
	}
	else if (entry->classes & (NT_NUMWORD_COLLECTIVE | NT_NUMWORD_VAGUE))
	{
		NtDecimal	sum;

		if ((entry->classes & NT_NUMWORD_VAGUE) && (nt_numword_int(entry) == 10 || nt_numword_int(entry) == 20))
			return false;
		if (!nt_decimal_add(c->total, nt_decimal(c->any ? c->group : 1, 0), &sum) ||
			!nt_decimal_multiply(sum, nt_numword_value(entry), &c->total))
			return false;
		c->group = 0;
		c->room = 0;
	}
	else
		return false;
	c->any = true;
	return true;
}

/* After "and": does what follows still belong to the number, being smaller than the open room? */
static bool
continues(const NtNumberScan *scan, int32 token, int64 room)
{
	const NtLexEntry *entry = nt_numword(scan, token);
	const NtLexEntry *next;

	if (nt_scan_kind(scan, token) == NT_TOKEN_NUMBER)
	{
		NtNumeral	digits;

		return nt_digits_parse(scan, token, &digits) && digits.flags == 0 && digits.end == token + 1 &&
			nt_decimal_compare(digits.value, nt_decimal(room, 0)) < 0 &&
			!nt_numword_is(nt_numword(scan, token + 1), NT_NUMWORD_HUNDRED | NT_NUMWORD_SCALE | NT_NUMWORD_ABBREV);
	}
	if (!nt_numword_is(entry, NT_NUMWORD_DIGIT | NT_NUMWORD_TEEN | NT_NUMWORD_TENS) || nt_numword_int(entry) >= room)
		return false;
	next = nt_numword(scan, token + 1);
	if (nt_numword_is(next, NT_NUMWORD_HUNDRED) && room <= 100)
		return false;
	/* one hundred and two fifths is a whole and a fraction: left to the fraction rules */
	if (nt_numword_is(next, NT_NUMWORD_ORDINAL | NT_NUMWORD_FRACTION) && nt_numword_int(entry) < 10)
		return false;
	return true;
}

/*
 * Cardinal in words from "token" on, perhaps after digits that were read already (start).  Returns the token after
 * it, or -1.
 */
int32
nt_cardinal_parse(const NtNumberScan *scan, int32 token, const NtDecimal *start, NtDecimal *value, int16 *scale)
{
	Cardinal	c = {{0, 0}, 0, ROOM_ALL, 1000, false, scan->language};
	int32		at = token;
	int32		end = -1;

	*scale = 0;
	if (start != NULL)
	{
		/* 3 hundred, 4 thousand, 2.5 million */
		const NtLexEntry *entry = nt_numword(scan, at);
		int			power;

		if (nt_numword_is(entry, NT_NUMWORD_HUNDRED))
			power = 2;
		else if (!nt_numeral_scale(scan, at, false, &power))
			return -1;
		if (!nt_decimal_shift(*start, power, &c.total))
			return -1;
		*scale = power;
		at++;
		/* lakh crore */
		if (power != 2 && nt_numeral_scale(scan, at, false, &power) && nt_numword_is(nt_numword(scan, at), NT_NUMWORD_SCALE) &&
			scan->doc->tokens[at].len > 2 && power > 6 && *scale >= 3)
		{
			if (!nt_decimal_shift(c.total, power, &c.total))
				return -1;
			*scale += power;
			at++;
		}
		else
			power = *scale;
		c.last_scale = power;
		c.room = nt_decimal_is_integer(*start) ? power_of_ten(power) : 0;
		c.any = true;
		end = at;
	}
	while (at < scan->end)
	{
		const NtLexEntry *entry;
		int32		next = at;

		if (c.any && at == end && nt_numword_is(nt_numword(scan, at), NT_NUMWORD_JOIN) && c.room > 1 && continues(scan, at + 1, c.room))
			next = at + 1;
		else if (c.any && at == end)
			next = nt_numword_hyphen(scan, at, c.room == 10 && nt_numword_is(nt_numword(scan, at + 1), NT_NUMWORD_DIGIT));
		if (c.any && c.room > 1 && nt_scan_kind(scan, next) == NT_TOKEN_NUMBER && c.group == 0)
		{
			/* 4 thousand 3 hundred and 21 */
			NtNumeral	digits;
			const NtLexEntry *after;

			if (!nt_digits_parse(scan, next, &digits) || digits.flags != 0 ||
				nt_decimal_compare(digits.value, nt_decimal(c.room, 0)) >= 0)
				break;
			after = nt_numword(scan, digits.end);
			if (nt_numword_is(after, NT_NUMWORD_HUNDRED) && c.room > 100 && digits.value.coefficient < 10)
			{
				NtDecimal	hundreds;

				if (!nt_decimal_shift(digits.value, 2, &hundreds) || !nt_decimal_add(c.total, hundreds, &c.total))
					break;
				c.room = 100;
				at = end = digits.end + 1;
				continue;
			}
			if (next == at + 1 && nt_decimal_add(c.total, digits.value, &c.total))
				end = digits.end;
			break;
		}
		entry = nt_numword(scan, next);
		if (!nt_numword_is(entry, CARDINAL_CLASSES | NT_NUMWORD_VAGUE) || (!c.any && nt_numword_is(entry, NT_NUMWORD_VAGUE)))
			break;
		if (nt_numword_is(entry, NT_NUMWORD_ZERO))
		{
			if (!c.any)
				end = at + 1;
			break;
		}
		if (!take_word(&c, entry))
			break;
		if (entry->classes & NT_NUMWORD_SCALE)
			*scale = (int16) nt_numword_int(entry);
		else if (entry->classes & NT_NUMWORD_HUNDRED)
			*scale = 2;
		else
			*scale = 0;
		at = end = next + 1;
		if (c.room == 0)
			break;
	}
	if (end < 0 || !nt_decimal_add(c.total, nt_decimal(c.group, 0), value))
		return -1;
	return end;
}
