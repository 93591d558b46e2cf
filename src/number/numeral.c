/*-------------------------------------------------------------------------
 *
 * numeral.c
 *	  Reading one numeral: words, digits and what joins them.
 *
 *-------------------------------------------------------------------------
 */
#include "number/numeral.h"

#include "number/cardinal.h"
#include "number/digits.h"
#include "number/unit.h"

#define NT_CLASSES_ONLY
#include "data/numword.inc"

/* Scales that are words of their own right, "million", are at least so long; shorter are "mln", "lac", "mil". */
#define SCALE_BYTES 7

/* three point five, nought point zero three, 1 point 1; returns the token after the digits, or "token". */
static int32
parse_point(const NtNumberScan *scan, int32 token, NtDecimal *value)
{
	int32		at = token;
	NtDecimal	result = *value;
	NtDecimal	digit;
	int			places = 0;

	if (!nt_numword_is(nt_numword(scan, at), NT_NUMWORD_POINT))
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
		const NtLexEntry *entry = nt_numword(scan, at);
		int			width = 1;

		if (nt_numword_is(entry, NT_NUMWORD_TEEN))
			width = 2;
		else if (nt_numword_is(entry, NT_NUMWORD_TENS))
		{
			int32		next = nt_numword_hyphen(scan, at + 1, false);
			const NtLexEntry *unit = nt_numword(scan, next);

			if (nt_numword_is(unit, NT_NUMWORD_DIGIT))
			{
				if (!nt_decimal_shift(nt_decimal(nt_numword_int(entry) + nt_numword_int(unit), 0), -places - 2, &digit) ||
					!nt_decimal_add(result, digit, &result))
					return token;
				places += 2;
				at = next + 1;
				continue;
			}
			width = 2;
		}
		else if (!nt_numword_is(entry, NT_NUMWORD_DIGIT | NT_NUMWORD_ZERO))
			break;
		places += width;
		if (!nt_decimal_shift(nt_decimal(nt_numword_int(entry), 0), -places, &digit) || !nt_decimal_add(result, digit, &result))
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
	const NtLexEntry *entry = nt_numword(scan, at);
	const NtToken *t;
	bool		is_plural;

	if (nt_numword_is(entry, NT_NUMWORD_TENS))
	{
		tens = nt_numword_int(entry);
		at = nt_numword_hyphen(scan, at + 1, false);
		entry = nt_numword(scan, at);
	}
	else if (nt_numword_is(entry, NT_NUMWORD_HUNDRED))
	{
		/* a hundred trillionths is not a fraction of one: left alone */
		return -1;
	}
	if (nt_numword_is(entry, NT_NUMWORD_FRACTION) && tens == 0 && (halves || nt_numword_int(entry) != 2))
		*value = nt_numword_value(entry);
	else if (nt_numword_is(entry, NT_NUMWORD_ORDINAL) && (nt_numword_int(entry) > 2 || (tens > 0 && nt_numword_int(entry) < 10)))
		*value = nt_decimal(tens + nt_numword_int(entry), 0);
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

	if (nt_scan_is(scan, at, "of") && nt_numword_is(nt_numword(scan, at + 1), NT_NUMWORD_ARTICLE))
		at += 2;
	else if (nt_numword_is(nt_numword(scan, at), NT_NUMWORD_ARTICLE))
		at++;
	at = at == token ? nt_numword_hyphen(scan, at, false) : at;
	entry = nt_numword(scan, at);
	if (nt_numword_is(entry, NT_NUMWORD_HUNDRED | NT_NUMWORD_SCALE))
	{
		if (!nt_decimal_shift(*value, (int) nt_numword_int(entry), value))
			return token;
		*scale = (int16) nt_numword_int(entry);
		return at + 1;
	}
	if (nt_numword_is(entry, NT_NUMWORD_COLLECTIVE) && nt_decimal_multiply(*value, nt_numword_value(entry), value))
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

	/* "three and a half", "three-and-a-half" */
	at = nt_numword_hyphen(scan, at, false);
	if (!nt_numword_is(nt_numword(scan, at), NT_NUMWORD_JOIN))
		return token;
	at = nt_numword_hyphen(scan, at + 1, false);
	entry = nt_numword(scan, at);
	if (nt_numword_is(entry, NT_NUMWORD_ARTICLE))
		at = nt_numword_hyphen(scan, at + 1, false);
	else if (nt_numword_is(entry, NT_NUMWORD_DIGIT))
	{
		numerator = nt_numword_value(entry);
		plural = numerator.coefficient != 1;
		at = nt_numword_hyphen(scan, at + 1, false);
	}
	else if (!nt_numword_is(entry, NT_NUMWORD_FRACTION))
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

	if (nt_scan_is(scan, at, "out") && nt_scan_is(scan, at + 1, "of"))
		at += 2;
	else if (nt_scan_is(scan, at, "in"))
		at++;
	else if (nt_scan_hyphen(scan, at) && nt_scan_is(scan, at + 1, "in") && nt_scan_hyphen(scan, at + 2))
		at += 3;
	else
		return token;
	if (!nt_decimal_is_integer(n->value) || n->value.coefficient <= 0 || n->scale != 0)
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
		end = nt_cardinal_parse(scan, at, NULL, &whole, &scale);
		if (end < 0)
			return token;
		if (nt_numword_is(nt_numword(scan, end), NT_NUMWORD_VAGUE))
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
	NtDecimal	low = nt_numword_value(entry);
	int32		end = token + 1;
	const NtLexEntry *next = nt_numword(scan, token + 2);

	if (nt_numword_is(next, NT_NUMWORD_VAGUE) && nt_numeral_of(scan, token + 1) && nt_numword_int(next) >= 1000)
	{
		if (!nt_decimal_multiply(low, nt_numword_value(next), &low))
			return false;
		end = token + 3;
	}
	else if (nt_numword_int(entry) == 10)
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
	const NtLexEntry *entry = nt_numword(scan, token);
	int64		tens = 0;
	int32		at = token;

	if (nt_numword_is(entry, NT_NUMWORD_TENS))
	{
		tens = nt_numword_int(entry);
		at = nt_numword_hyphen(scan, at + 1, false);
		entry = nt_numword(scan, at);
		if (!nt_numword_is(entry, NT_NUMWORD_ORDINAL) || nt_numword_int(entry) >= 10)
			return -1;
	}
	if (!nt_numword_is(entry, NT_NUMWORD_ORDINAL))
		return -1;
	*value = nt_decimal(tens + nt_numword_int(entry), 0);
	return at + 1;
}

/* A numeral that begins with a word. */
static bool
parse_words(const NtNumberScan *scan, int32 token, NtNumeral *n)
{
	const NtLexEntry *entry = nt_numword(scan, token);
	int32		at = token;
	int32		end;
	NtDecimal	denominator;
	bool		article = false;

	n->form = NT_NUMERAL_WORDS;
	if (nt_numword_is(entry, NT_NUMWORD_ARTICLE))
	{
		article = true;
		n->flags |= NT_NUMERAL_ARTICLE;
		entry = nt_numword(scan, ++at);
		if (entry == NULL)
			return false;
	}
	if (nt_numword_is(entry, NT_NUMWORD_MULTIPLE))
	{
		n->form = NT_NUMERAL_MULTIPLE;
		n->value = nt_numword_value(entry);
		n->end = at + 1;
		if (entry->classes & NT_NUMWORD_FALLING)
			n->flags |= NT_NUMERAL_FALLING;
		return true;
	}
	/* anderthalb Millionen */
	if (nt_numword_is(entry, NT_NUMWORD_MIXED))
	{
		n->value = nt_numword_value(entry);
		n->end = parse_fraction_scale(scan, at + 1, &n->value, &n->scale);
		return true;
	}
	if (nt_numword_is(entry, NT_NUMWORD_FEW))
	{
		n->form = NT_NUMERAL_VAGUE;
		n->flags |= NT_NUMERAL_FEW;
		n->value = nt_decimal(3, 0);
		n->high = nt_decimal(6, 0);
		n->end = at + 1;
		return article && nt_scan_is(scan, at + 1, "of");
	}
	if (nt_numword_is(entry, NT_NUMWORD_PAIR))
	{
		const NtLexEntry *scale;

		if (!article)
			return false;
		n->flags |= NT_NUMERAL_COUPLE;
		n->value = nt_decimal(2, 0);
		n->end = at + 1;
		scale = nt_numword(scan, at + (nt_scan_is(scan, at + 1, "of") ? 2 : 1));
		if (nt_numword_is(scale, NT_NUMWORD_HUNDRED | NT_NUMWORD_SCALE | NT_NUMWORD_COLLECTIVE))
		{
			n->end = at + (nt_scan_is(scan, at + 1, "of") ? 3 : 2);
			if (scale->classes & NT_NUMWORD_COLLECTIVE)
				return nt_decimal_multiply(n->value, nt_numword_value(scale), &n->value);
			return nt_decimal_shift(n->value, (int) nt_numword_int(scale), &n->value);
		}
		return nt_scan_is(scan, at + 1, "of") || (at + 1 < scan->end && scan->doc->tokens[at + 1].kind == NT_TOKEN_WORD);
	}
	/* a third, a half, three quarters; quarter million, half a million */
	if (nt_numword_is(entry, NT_NUMWORD_FRACTION) || (article && nt_numword_is(entry, NT_NUMWORD_ORDINAL | NT_NUMWORD_TENS)))
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
	if (nt_numword_is(entry, NT_NUMWORD_VAGUE))
		return !article && parse_vague(scan, at, entry, n);
	if (nt_numword_is(entry, NT_NUMWORD_ORDINAL))
	{
		n->form = NT_NUMERAL_ORDINAL;
		n->end = parse_ordinal(scan, at, &n->value);
		/* a tenth of a gallon, "tenth of a gallon" */
		if (!article && n->end > 0 && nt_scan_is(scan, n->end, "of") &&
			nt_unit_is_measure(scan, n->end + (nt_numword_is(nt_numword(scan, n->end + 1), NT_NUMWORD_ARTICLE) ? 2 : 1)) &&
			nt_decimal_divide(nt_decimal(1, 0), n->value, &n->value))
			n->form = NT_NUMERAL_FRACTION;
		return !article && n->end > 0;
	}
	if (article && !nt_numword_is(entry, NT_NUMWORD_HUNDRED | NT_NUMWORD_SCALE | NT_NUMWORD_COLLECTIVE))
		return false;
	/* "a score of", but not "they score" */
	if (!article && nt_numword_is(entry, NT_NUMWORD_COLLECTIVE) && nt_numword_int(entry) == 20)
		return false;
	/* a scale that nothing counts: "Millionen Menschen" are many, "Lac" and "mln" are no numbers */
	if (!article && nt_numword_is(entry, NT_NUMWORD_SCALE))
	{
		const NtToken *t = &scan->doc->tokens[at];
		char		last = scan->doc->text[t->start + t->len - 1];

		if (scan->language == NT_LANG_EN && t->len < SCALE_BYTES)
			return false;
		if (scan->language != NT_LANG_EN && (last == 'n' || last == 's') && t->len >= SCALE_BYTES)
		{
			n->form = NT_NUMERAL_VAGUE;
			n->end = at + 1;
			return nt_decimal_shift(nt_decimal(1, 0), (int) nt_numword_int(entry), &n->value) && nt_decimal_shift(n->value, 1, &n->high);
		}
	}
	if (nt_cardinal_compound(scan, at, &n->value))
	{
		int			power;

		n->end = at + 1;
		if (nt_numword_is(nt_numword(scan, n->end), NT_NUMWORD_SCALE) && nt_numeral_scale(scan, n->end, false, &power))
		{
			n->end++;
			n->scale = (int16) power;
			return nt_decimal_shift(n->value, power, &n->value);
		}
		return true;
	}
	if (nt_numword_is(entry, NT_NUMWORD_POINT))
	{
		n->value = nt_decimal(0, 0);
		n->end = parse_point(scan, at, &n->value);
		return n->end > at && nt_scan_kind(scan, at + 1) == NT_TOKEN_NUMBER;
	}
	end = nt_cardinal_parse(scan, at, NULL, &n->value, &n->scale);
	if (end < 0)
	{
		if (nt_numword_is(entry, NT_NUMWORD_TENS) && (end = parse_ordinal(scan, at, &n->value)) > 0)
		{
			n->form = NT_NUMERAL_ORDINAL;
			n->end = end;
			return true;
		}
		return false;
	}
	/* twenty-first */
	if (nt_numword_is(entry, NT_NUMWORD_TENS) && end == at + 1 && parse_ordinal(scan, at, &denominator) > 0)
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
		int32		after = parse_denominator(scan, nt_numword_hyphen(scan, end, true), !one, true, &denominator);

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
	entry = nt_numword(scan, n->end);
	if (nt_numword_is(entry, NT_NUMWORD_SUFFIX) && !nt_scan_space(scan, n->end) && n->end == token + 1)
	{
		n->form = NT_NUMERAL_ORDINAL;
		n->end++;
		return true;
	}
	if (n->flags & NT_NUMERAL_ZERO)
		return true;
	if (nt_numword_is(entry, NT_NUMWORD_HUNDRED | NT_NUMWORD_SCALE | NT_NUMWORD_ABBREV))
	{
		const NtToken *t = &scan->doc->tokens[n->end];
		bool		letter = t->len == 1;

		if ((entry->classes & (NT_NUMWORD_SCALE | NT_NUMWORD_HUNDRED)) && !letter)
		{
			end = nt_cardinal_parse(scan, n->end, &n->value, &value, &scale);
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
	if (nt_numword_is(entry, NT_NUMWORD_COLLECTIVE) || (nt_numword_is(entry, NT_NUMWORD_VAGUE) && nt_numword_int(entry) == 12))
	{
		n->end++;
		return nt_decimal_multiply(n->value, nt_numword_value(entry), &n->value);
	}
	/* 4 billion-dollar: a hyphen before the scale */
	if (nt_scan_hyphen(scan, n->end) && !nt_scan_space(scan, n->end) && n->end + 1 < scan->end &&
		!nt_scan_space(scan, n->end + 1) && nt_numword_is(nt_numword(scan, n->end + 1), NT_NUMWORD_SCALE))
	{
		entry = nt_numword(scan, n->end + 1);
		n->scale = (int16) nt_numword_int(entry);
		n->end += 2;
		return nt_decimal_shift(n->value, n->scale, &n->value);
	}
	if (nt_numword_is(entry, NT_NUMWORD_POINT))
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
