/*-------------------------------------------------------------------------
 *
 * numeral.c
 *	  Reading one numeral: words, digits and what joins them.
 *
 * English compounds and those of the other languages share one automaton
 * over the classes of src/data/numword.txt: a group below the last scale
 * is filled from hundreds down, a scale word closes it.
 *
 *-------------------------------------------------------------------------
 */
#include "number/numeral.h"

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

static const NtLexEntry *
numword(const NtNumberScan *scan, int32 token)
{
	if (token >= scan->end || scan->doc->tokens[token].kind != NT_TOKEN_WORD)
		return NULL;
	return nt_lexicon_find(&nt_numword_lexicon, scan->doc, token, token + 1, scan->languages);
}

static inline bool
is_class(const NtLexEntry *entry, uint32 classes)
{
	return entry != NULL && (entry->classes & classes) != 0;
}

/* The number after "=" of an entry; "0.5" becomes 5 * 10^-1. */
static NtDecimal
entry_value(const NtLexEntry *entry)
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

static inline int64
entry_int(const NtLexEntry *entry)
{
	return entry_value(entry).coefficient;
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
static bool
compound_value(const NtNumberScan *scan, int32 token, NtDecimal *value)
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
			if (entry_int(entry) != 3)
				return false;
			total = Max(group + digit, 1) * 1000;
			group = digit = 0;
		}
		else if (entry->classes & NT_NUMWORD_TENS)
		{
			group += digit + entry_int(entry);
			digit = 0;
		}
		else
			digit = entry_int(entry);
	}
	*value = nt_decimal(total + group + digit, 0);
	return pieces > 1;
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
		entry = numword(scan, token);
		return is_class(entry, CARDINAL_CLASSES | NT_NUMWORD_VAGUE | NT_NUMWORD_ORDINAL | NT_NUMWORD_FRACTION |
						NT_NUMWORD_MULTIPLE | NT_NUMWORD_PAIR | NT_NUMWORD_FEW | NT_NUMWORD_POINT) ||
			compound_value(scan, token, &(NtDecimal) {0, 0});
	}
	return false;
}

/* Is the token a word of a cardinal number? */
bool
nt_numeral_is_word(const NtNumberScan *scan, int32 token)
{
	return nt_lexicon_may_hold(&nt_numword_lexicon, scan->doc->tokens[token].hash) &&
		is_class(numword(scan, token), CARDINAL_CLASSES | NT_NUMWORD_VAGUE);
}

/*
 * Is the word a scale that can follow digits?  "million" everywhere; "m", "k", "bn" only right after digits, and of
 * these the letters only where money is spoken of or they cannot be a unit.
 */
bool
nt_numeral_scale(const NtNumberScan *scan, int32 token, bool money, int *power)
{
	const NtLexEntry *entry = numword(scan, token);
	const NtToken *t;

	if (!is_class(entry, NT_NUMWORD_SCALE | NT_NUMWORD_ABBREV))
		return false;
	*power = (int) entry_int(entry);
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
static int32
skip_hyphen(const NtNumberScan *scan, int32 token, bool spaced)
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
		value = entry_int(entry);
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
		int			power = (int) entry_int(entry);
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

		if ((entry->classes & NT_NUMWORD_VAGUE) && (entry_int(entry) == 10 || entry_int(entry) == 20))
			return false;
		if (!nt_decimal_add(c->total, nt_decimal(c->any ? c->group : 1, 0), &sum) ||
			!nt_decimal_multiply(sum, entry_value(entry), &c->total))
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
	const NtLexEntry *entry = numword(scan, token);
	const NtLexEntry *next;

	if (nt_scan_kind(scan, token) == NT_TOKEN_NUMBER)
	{
		NtNumeral	digits;

		return nt_digits_parse(scan, token, &digits) && digits.flags == 0 && digits.end == token + 1 &&
			nt_decimal_compare(digits.value, nt_decimal(room, 0)) < 0 && !is_class(numword(scan, token + 1), NT_NUMWORD_HUNDRED | NT_NUMWORD_SCALE | NT_NUMWORD_ABBREV);
	}
	if (!is_class(entry, NT_NUMWORD_DIGIT | NT_NUMWORD_TEEN | NT_NUMWORD_TENS) || entry_int(entry) >= room)
		return false;
	next = numword(scan, token + 1);
	if (is_class(next, NT_NUMWORD_HUNDRED) && room <= 100)
		return false;
	/* one hundred and two fifths is a whole and a fraction: left to the fraction rules */
	if (is_class(next, NT_NUMWORD_ORDINAL | NT_NUMWORD_FRACTION) && entry_int(entry) < 10)
		return false;
	return true;
}

/*
 * Cardinal in words from "token" on, perhaps after digits that were read already (start).  Returns the token after
 * it, or -1.
 */
static int32
parse_cardinal(const NtNumberScan *scan, int32 token, const NtDecimal *start, NtDecimal *value, int16 *scale)
{
	Cardinal	c = {{0, 0}, 0, ROOM_ALL, 1000, false, scan->language};
	int32		at = token;
	int32		end = -1;

	*scale = 0;
	if (start != NULL)
	{
		/* 3 hundred, 4 thousand, 2.5 million */
		const NtLexEntry *entry = numword(scan, at);
		int			power;

		if (is_class(entry, NT_NUMWORD_HUNDRED))
			power = 2;
		else if (!nt_numeral_scale(scan, at, false, &power))
			return -1;
		if (!nt_decimal_shift(*start, power, &c.total))
			return -1;
		*scale = power;
		at++;
		/* lakh crore */
		if (power != 2 && nt_numeral_scale(scan, at, false, &power) && is_class(numword(scan, at), NT_NUMWORD_SCALE) &&
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

		if (c.any && at == end && is_class(numword(scan, at), NT_NUMWORD_JOIN) && c.room > 1 && continues(scan, at + 1, c.room))
			next = at + 1;
		else if (c.any && at == end)
			next = skip_hyphen(scan, at, c.room == 10 && is_class(numword(scan, at + 1), NT_NUMWORD_DIGIT));
		if (c.any && c.room > 1 && nt_scan_kind(scan, next) == NT_TOKEN_NUMBER && c.group == 0)
		{
			/* 4 thousand 3 hundred and 21 */
			NtNumeral	digits;
			const NtLexEntry *after;

			if (!nt_digits_parse(scan, next, &digits) || digits.flags != 0 ||
				nt_decimal_compare(digits.value, nt_decimal(c.room, 0)) >= 0)
				break;
			after = numword(scan, digits.end);
			if (is_class(after, NT_NUMWORD_HUNDRED) && c.room > 100 && digits.value.coefficient < 10)
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
		entry = numword(scan, next);
		if (!is_class(entry, CARDINAL_CLASSES | NT_NUMWORD_VAGUE) || (!c.any && is_class(entry, NT_NUMWORD_VAGUE)))
			break;
		if (is_class(entry, NT_NUMWORD_ZERO))
		{
			if (!c.any)
				end = at + 1;
			break;
		}
		if (!take_word(&c, entry))
			break;
		if (entry->classes & NT_NUMWORD_SCALE)
			*scale = (int16) entry_int(entry);
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

/* three point five, nought point zero three, 1 point 1; returns the token after the digits, or "token". */
static int32
parse_point(const NtNumberScan *scan, int32 token, NtDecimal *value)
{
	int32		at = token;
	NtDecimal	result = *value;
	NtDecimal	digit;
	int			places = 0;

	if (!is_class(numword(scan, at), NT_NUMWORD_POINT))
		return token;
	at++;
	if (nt_scan_kind(scan, at) == NT_TOKEN_NUMBER)
	{
		NtNumeral	digits;

		if (!nt_digits_parse(scan, at, &digits) || (digits.flags & ~NT_NUMERAL_ZERO) != 0 || digits.end != at + 1)
			return token;
		if (!nt_decimal_shift(digits.value, -digits.digits, &digit) || !nt_decimal_add(result, digit, value))
			return token;
		return at + 1;
	}
	while (places < 9)
	{
		const NtLexEntry *entry = numword(scan, at);
		int			width = 1;

		if (is_class(entry, NT_NUMWORD_TEEN))
			width = 2;
		else if (is_class(entry, NT_NUMWORD_TENS))
		{
			int32		next = skip_hyphen(scan, at + 1, false);
			const NtLexEntry *unit = numword(scan, next);

			if (is_class(unit, NT_NUMWORD_DIGIT))
			{
				if (!nt_decimal_shift(nt_decimal(entry_int(entry) + entry_int(unit), 0), -places - 2, &digit) ||
					!nt_decimal_add(result, digit, &result))
					return token;
				places += 2;
				at = next + 1;
				continue;
			}
			width = 2;
		}
		else if (!is_class(entry, NT_NUMWORD_DIGIT | NT_NUMWORD_ZERO))
			break;
		places += width;
		if (!nt_decimal_shift(nt_decimal(entry_int(entry), 0), -places, &digit) || !nt_decimal_add(result, digit, &result))
			return token;
		at++;
	}
	if (places == 0)
		return token;
	*value = result;
	return at;
}

/*
 * Denominator of a fraction in words: third, fifths, twenty-fifth, quarter.  "Seconds" are time.  Returns the token
 * after it, or -1.
 */
static int32
parse_denominator(const NtNumberScan *scan, int32 token, bool plural, bool halves, NtDecimal *value)
{
	int32		at = token;
	int64		tens = 0;
	const NtLexEntry *entry = numword(scan, at);
	const NtToken *t;
	bool		is_plural;

	if (is_class(entry, NT_NUMWORD_TENS))
	{
		tens = entry_int(entry);
		at = skip_hyphen(scan, at + 1, false);
		entry = numword(scan, at);
	}
	else if (is_class(entry, NT_NUMWORD_HUNDRED))
	{
		/* a hundred trillionths is not a fraction of one: left alone */
		return -1;
	}
	if (is_class(entry, NT_NUMWORD_FRACTION) && tens == 0 && (halves || entry_int(entry) != 2))
		*value = entry_value(entry);
	else if (is_class(entry, NT_NUMWORD_ORDINAL) && (entry_int(entry) > 2 || (tens > 0 && entry_int(entry) < 10)))
		*value = nt_decimal(tens + entry_int(entry), 0);
	else
		return -1;
	t = &scan->doc->tokens[at];
	is_plural = scan->doc->text[t->start + t->len - 1] == 's';
	if (scan->language == NT_LANG_EN && is_plural != plural)
		return -1;
	return at + 1;
}

/* A scale after a fraction: half a million, three quarters of a million, half a dozen. */
static int32
parse_fraction_scale(const NtNumberScan *scan, int32 token, NtDecimal *value, int16 *scale)
{
	int32		at = token;
	const NtLexEntry *entry;

	if (nt_scan_is(scan, at, "of") && is_class(numword(scan, at + 1), NT_NUMWORD_ARTICLE))
		at += 2;
	else if (is_class(numword(scan, at), NT_NUMWORD_ARTICLE))
		at++;
	at = at == token ? skip_hyphen(scan, at, false) : at;
	entry = numword(scan, at);
	if (is_class(entry, NT_NUMWORD_HUNDRED | NT_NUMWORD_SCALE))
	{
		if (!nt_decimal_shift(*value, (int) entry_int(entry), value))
			return token;
		*scale = (int16) entry_int(entry);
		return at + 1;
	}
	if (is_class(entry, NT_NUMWORD_COLLECTIVE) && nt_decimal_multiply(*value, entry_value(entry), value))
		return at + 1;
	return token;
}

/*
 * "and a half", "and three quarters" after a whole; of a scale when the whole ends in one: a million and a half.
 */
static int32
parse_mixed(const NtNumberScan *scan, int32 token, NtNumeral *n)
{
	int32		at = token;
	NtDecimal	numerator = {1, 0};
	NtDecimal	denominator;
	NtDecimal	part;
	int16		scale = 0;
	const NtLexEntry *entry;
	int32		end;
	bool		plural = false;

	if (!nt_scan_is(scan, at, "and"))
		return token;
	at++;
	entry = numword(scan, at);
	if (is_class(entry, NT_NUMWORD_ARTICLE))
		at++;
	else if (is_class(entry, NT_NUMWORD_DIGIT))
	{
		numerator = entry_value(entry);
		plural = numerator.coefficient != 1;
		at = skip_hyphen(scan, at + 1, false);
	}
	else if (!is_class(entry, NT_NUMWORD_FRACTION))
		return token;
	end = parse_denominator(scan, at, plural, true, &denominator);
	if (end < 0 || !nt_decimal_divide(numerator, denominator, &part))
		return token;
	/* "a year and a third party": a fraction that a noun follows is none */
	if (n->scale >= 3)
	{
		int32		after = parse_fraction_scale(scan, end, &part, &scale);

		if (after != end)
			end = after;
		else if (!nt_decimal_shift(part, n->scale, &part))
			return token;
	}
	if (!nt_decimal_add(n->value, part, &n->value))
		return token;
	return end;
}

/* "in five", "out of ten", "in every four" after a small number: a share.  Returns the token after it, or "token". */
static int32
parse_share(const NtNumberScan *scan, int32 token, NtNumeral *n)
{
	int32		at = token;
	NtDecimal	whole;
	int16		scale;
	int32		end;

	if (!nt_decimal_is_integer(n->value) || n->value.coefficient <= 0 || n->scale != 0)
		return token;
	if (nt_scan_is(scan, at, "out") && nt_scan_is(scan, at + 1, "of"))
		at += 2;
	else if (nt_scan_is(scan, at, "in"))
		at++;
	else if (nt_scan_hyphen(scan, at) && nt_scan_is(scan, at + 1, "in") && nt_scan_hyphen(scan, at + 2))
		at += 3;
	else
		return token;
	if (nt_scan_is(scan, at, "every"))
		at++;
	if (nt_scan_kind(scan, at) == NT_TOKEN_NUMBER)
	{
		NtNumeral	digits;

		if (!nt_digits_parse(scan, at, &digits) || (digits.flags & ~NT_NUMERAL_GROUPED) != 0 ||
			(digits.digits == 4 && digits.flags == 0))
			return token;
		whole = digits.value;
		end = digits.end;
	}
	else
	{
		end = parse_cardinal(scan, at, NULL, &whole, &scale);
		if (end < 0)
			return token;
		if (is_class(numword(scan, end), NT_NUMWORD_VAGUE))
			end++;
	}
	if (!nt_decimal_is_integer(whole) || nt_decimal_compare(n->value, whole) >= 0)
		return token;
	/* three in ten days: not a share */
	if (nt_unit_is_time(scan, end))
		return token;
	if (!nt_decimal_divide(n->value, whole, &n->value))
		return token;
	n->form = NT_NUMERAL_FRACTION;
	n->flags |= NT_NUMERAL_SHARE;
	return end;
}

/* dozens, hundreds of thousands, a handful of */
static bool
parse_vague(const NtNumberScan *scan, int32 token, const NtLexEntry *entry, NtNumeral *n)
{
	NtDecimal	low = entry_value(entry);
	int32		end = token + 1;
	const NtLexEntry *next = numword(scan, token + 2);

	if (is_class(next, NT_NUMWORD_VAGUE) && nt_scan_is(scan, token + 1, "of") && entry_int(next) >= 1000)
	{
		if (!nt_decimal_multiply(low, entry_value(next), &low))
			return false;
		end = token + 3;
	}
	else if (entry_int(entry) == 10)
		return false;
	n->form = NT_NUMERAL_VAGUE;
	n->first = token;
	n->end = end;
	n->value = low;
	return nt_decimal_shift(low, 1, &n->high);
}

/* Ordinals: 18th, fifth, twenty-first.  Returns the token after it, or -1. */
static int32
parse_ordinal(const NtNumberScan *scan, int32 token, NtDecimal *value)
{
	const NtLexEntry *entry = numword(scan, token);
	int64		tens = 0;
	int32		at = token;

	if (is_class(entry, NT_NUMWORD_TENS))
	{
		tens = entry_int(entry);
		at = skip_hyphen(scan, at + 1, false);
		entry = numword(scan, at);
		if (!is_class(entry, NT_NUMWORD_ORDINAL) || entry_int(entry) >= 10)
			return -1;
	}
	if (!is_class(entry, NT_NUMWORD_ORDINAL))
		return -1;
	*value = nt_decimal(tens + entry_int(entry), 0);
	return at + 1;
}

/* A numeral that begins with a word. */
static bool
parse_words(const NtNumberScan *scan, int32 token, NtNumeral *n)
{
	const NtLexEntry *entry = numword(scan, token);
	int32		at = token;
	int32		end;
	NtDecimal	denominator;
	bool		article = false;

	n->form = NT_NUMERAL_WORDS;
	if (is_class(entry, NT_NUMWORD_ARTICLE))
	{
		article = true;
		n->flags |= NT_NUMERAL_ARTICLE;
		entry = numword(scan, ++at);
		if (entry == NULL)
			return false;
	}
	if (is_class(entry, NT_NUMWORD_MULTIPLE))
	{
		n->form = NT_NUMERAL_MULTIPLE;
		n->value = entry_value(entry);
		n->end = at + 1;
		if (entry->classes & NT_NUMWORD_FALLING)
			n->flags |= NT_NUMERAL_FALLING;
		return true;
	}
	if (is_class(entry, NT_NUMWORD_FEW))
	{
		n->form = NT_NUMERAL_VAGUE;
		n->flags |= NT_NUMERAL_FEW;
		n->value = nt_decimal(3, 0);
		n->high = nt_decimal(6, 0);
		n->end = at + 1;
		return article && nt_scan_is(scan, at + 1, "of");
	}
	if (is_class(entry, NT_NUMWORD_PAIR))
	{
		const NtLexEntry *scale;

		if (!article)
			return false;
		n->flags |= NT_NUMERAL_COUPLE;
		n->value = nt_decimal(2, 0);
		n->end = at + 1;
		scale = numword(scan, at + (nt_scan_is(scan, at + 1, "of") ? 2 : 1));
		if (is_class(scale, NT_NUMWORD_HUNDRED | NT_NUMWORD_SCALE | NT_NUMWORD_COLLECTIVE))
		{
			n->end = at + (nt_scan_is(scan, at + 1, "of") ? 3 : 2);
			if (scale->classes & NT_NUMWORD_COLLECTIVE)
				return nt_decimal_multiply(n->value, entry_value(scale), &n->value);
			return nt_decimal_shift(n->value, (int) entry_int(scale), &n->value);
		}
		return nt_scan_is(scan, at + 1, "of") || (at + 1 < scan->end && scan->doc->tokens[at + 1].kind == NT_TOKEN_WORD);
	}
	/* a third, a half, three quarters; quarter million, half a million */
	if (is_class(entry, NT_NUMWORD_FRACTION) || (article && is_class(entry, NT_NUMWORD_ORDINAL | NT_NUMWORD_TENS)))
	{
		end = parse_denominator(scan, at, false, true, &denominator);
		if (end < 0 || !nt_decimal_divide(nt_decimal(1, 0), denominator, &n->value))
			return false;
		n->form = NT_NUMERAL_FRACTION;
		n->end = parse_fraction_scale(scan, end, &n->value, &n->scale);
		if (n->end > end)
			n->form = NT_NUMERAL_WORDS;
		return true;
	}
	if (is_class(entry, NT_NUMWORD_VAGUE))
		return !article && parse_vague(scan, at, entry, n);
	if (is_class(entry, NT_NUMWORD_ORDINAL))
	{
		n->form = NT_NUMERAL_ORDINAL;
		n->end = parse_ordinal(scan, at, &n->value);
		/* a tenth of a gallon, "tenth of a gallon" */
		if (!article && n->end > 0 && nt_scan_is(scan, n->end, "of") &&
			nt_unit_is_measure(scan, n->end + (is_class(numword(scan, n->end + 1), NT_NUMWORD_ARTICLE) ? 2 : 1)) &&
			nt_decimal_divide(nt_decimal(1, 0), n->value, &n->value))
			n->form = NT_NUMERAL_FRACTION;
		return !article && n->end > 0;
	}
	if (article && !is_class(entry, NT_NUMWORD_HUNDRED | NT_NUMWORD_SCALE | NT_NUMWORD_COLLECTIVE))
		return false;
	/* "a score of", but not "they score" */
	if (!article && is_class(entry, NT_NUMWORD_COLLECTIVE) && entry_int(entry) == 20)
		return false;
	if (compound_value(scan, at, &n->value))
	{
		int			power;

		n->end = at + 1;
		if (is_class(numword(scan, n->end), NT_NUMWORD_SCALE) && nt_numeral_scale(scan, n->end, false, &power))
		{
			n->end++;
			n->scale = (int16) power;
			return nt_decimal_shift(n->value, power, &n->value);
		}
		return true;
	}
	if (is_class(entry, NT_NUMWORD_POINT))
	{
		n->value = nt_decimal(0, 0);
		n->end = parse_point(scan, at, &n->value);
		return n->end > at && nt_scan_kind(scan, at + 1) == NT_TOKEN_NUMBER;
	}
	end = parse_cardinal(scan, at, NULL, &n->value, &n->scale);
	if (end < 0)
	{
		if (is_class(entry, NT_NUMWORD_TENS) && (end = parse_ordinal(scan, at, &n->value)) > 0)
		{
			n->form = NT_NUMERAL_ORDINAL;
			n->end = end;
			return true;
		}
		return false;
	}
	/* twenty-first */
	if (is_class(entry, NT_NUMWORD_TENS) && end == at + 1 && parse_ordinal(scan, at, &denominator) > 0)
	{
		const NtToken *last;

		end = parse_ordinal(scan, at, &denominator);
		last = &scan->doc->tokens[end - 1];
		if (scan->doc->text[last->start + last->len - 1] != 's')
		{
			n->form = NT_NUMERAL_ORDINAL;
			n->value = denominator;
			n->end = end;
			return true;
		}
		end = at + 1;
	}
	n->end = parse_point(scan, end, &n->value);
	if (n->end > end)
	{
		int			power;

		if (nt_numeral_scale(scan, n->end, false, &power) && scan->doc->tokens[n->end].len > 1)
		{
			n->end++;
			n->scale = (int16) power;
			return nt_decimal_shift(n->value, power, &n->value);
		}
		return true;
	}
	/* two thirds, one-fifth, twenty-one fifths */
	if (nt_decimal_is_integer(n->value))
	{
		bool		one = nt_decimal_compare(n->value, nt_decimal(1, 0)) == 0;
		int32		after = parse_denominator(scan, skip_hyphen(scan, end, true), !one, true, &denominator);

		if (after > 0 && nt_decimal_divide(n->value, denominator, &n->value))
		{
			n->form = NT_NUMERAL_FRACTION;
			n->scale = 0;
			n->end = parse_fraction_scale(scan, after, &n->value, &n->scale);
			if (n->end > after)
				n->form = NT_NUMERAL_WORDS;
			return true;
		}
	}
	n->end = parse_mixed(scan, end, n);
	if (n->end == end)
		n->end = parse_share(scan, end, n);
	return true;
}

/* A numeral that begins with digits. */
static bool
parse_digits(const NtNumberScan *scan, int32 token, bool money, NtNumeral *n)
{
	int			power;
	NtDecimal	value;
	int16		scale;
	int32		end;
	const NtLexEntry *entry;

	if (!nt_digits_parse(scan, token, n))
		return false;
	entry = numword(scan, n->end);
	if (is_class(entry, NT_NUMWORD_SUFFIX) && !nt_scan_space(scan, n->end) && n->end == token + 1)
	{
		n->form = NT_NUMERAL_ORDINAL;
		n->end++;
		return true;
	}
	if (n->flags & NT_NUMERAL_ZERO)
		return true;
	if (is_class(entry, NT_NUMWORD_HUNDRED | NT_NUMWORD_SCALE | NT_NUMWORD_ABBREV))
	{
		const NtToken *t = &scan->doc->tokens[n->end];
		bool		letter = t->len == 1;

		if ((entry->classes & (NT_NUMWORD_SCALE | NT_NUMWORD_HUNDRED)) && !letter)
		{
			end = parse_cardinal(scan, n->end, &n->value, &value, &scale);
			if (end > 0)
			{
				n->value = value;
				n->scale = scale;
				n->end = end;
				n->end = parse_mixed(scan, end, n);
				return true;
			}
		}
		else if (nt_numeral_scale(scan, n->end, money, &power) && (!nt_scan_space(scan, n->end) || money || t->len > 1 || letter))
		{
			if (!nt_decimal_shift(n->value, power, &n->value))
				return false;
			n->scale = (int16) power;
			n->flags |= NT_NUMERAL_LETTER;
			n->end++;
			return true;
		}
	}
	if (is_class(entry, NT_NUMWORD_COLLECTIVE) || (is_class(entry, NT_NUMWORD_VAGUE) && entry_int(entry) == 12))
	{
		n->end++;
		return nt_decimal_multiply(n->value, entry_value(entry), &n->value);
	}
	/* 4 billion-dollar: a hyphen before the scale */
	if (nt_scan_hyphen(scan, n->end) && !nt_scan_space(scan, n->end) && n->end + 1 < scan->end &&
		!nt_scan_space(scan, n->end + 1) && is_class(numword(scan, n->end + 1), NT_NUMWORD_SCALE))
	{
		entry = numword(scan, n->end + 1);
		n->scale = (int16) entry_int(entry);
		n->end += 2;
		return nt_decimal_shift(n->value, n->scale, &n->value);
	}
	n->end = parse_point(scan, n->end, &n->value);
	if (n->end == token + 1)
	{
		end = parse_mixed(scan, n->end, n);
		if (end == n->end)
			end = parse_share(scan, end, n);
		n->end = end;
	}
	return true;
}

/*
 * The numeral that begins at "token".  money: a currency stands before it, so that a letter after the digits is a
 * scale and no unit.
 */
bool
nt_numeral_parse(const NtNumberScan *scan, int32 token, bool money, NtNumeral *n)
{
	const NtToken *t = &scan->doc->tokens[token];
	bool		ok;

	memset(n, 0, sizeof(*n));
	n->first = token;
	if (t->kind == NT_TOKEN_NUMBER || (t->kind == NT_TOKEN_SYMBOL && nt_digits_is_fraction(t->hash)))
		ok = parse_digits(scan, token, money, n);
	else if (t->kind == NT_TOKEN_WORD)
		ok = parse_words(scan, token, n);
	else
		ok = false;
	n->first = token;
	return ok;
}
