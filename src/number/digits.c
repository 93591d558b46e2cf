/*-------------------------------------------------------------------------
 *
 * digits.c
 *	  Numbers in digits.
 *
 * Styles: 1,234.56  1.234,56  1 234 567  12,34,567  12'500  .534  3 1/2  2½
 * 2.998×10⁻⁸.  Both separators or two groups tell the decimal one; alone, a
 * point or comma before three digits is what the language of the text says.
 *
 *-------------------------------------------------------------------------
 */
#include "number/digits.h"

#include "core/unicode.h"
#include "core/utf8.h"

/* Vulgar fractions of Unicode. */
static const struct
{
	uint16		code_point;
	uint8		numerator;
	uint8		denominator;
}			vulgar[] = {
	{0x00BC, 1, 4}, {0x00BD, 1, 2}, {0x00BE, 3, 4}, {0x2150, 1, 7}, {0x2151, 1, 9}, {0x2152, 1, 10},
	{0x2153, 1, 3}, {0x2154, 2, 3}, {0x2155, 1, 5}, {0x2156, 2, 5}, {0x2157, 3, 5}, {0x2158, 4, 5},
	{0x2159, 1, 6}, {0x215A, 5, 6}, {0x215B, 1, 8}, {0x215C, 3, 8}, {0x215D, 5, 8}, {0x215E, 7, 8}
};

/* Denominators of fractions in digits; others are days and months, scores, parts of names. */
static const uint8 denominators[] = {2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100};

static int
vulgar_index(uint32 code_point)
{
	for (int i = 0; i < (int) lengthof(vulgar); i++)
		if (vulgar[i].code_point == code_point)
			return i;
	return -1;
}

bool
nt_digits_is_fraction(uint32 code_point)
{
	return code_point >= 0xBC && vulgar_index(code_point) >= 0;
}

bool
nt_digits_superscript(uint32 code_point, int *digit)
{
	switch (code_point)
	{
		case 0xB9:
			*digit = 1;
			return true;
		case 0xB2:
		case 0xB3:
			*digit = (int) (code_point - 0xB0);
			return true;
		default:
			if (code_point < 0x2070 || code_point > 0x2079)
				return false;
			*digit = (int) (code_point - 0x2070);
			return true;
	}
}

/* Languages that write 1.234,56; the others write 1,234.56. */
static bool
comma_is_decimal(NtLanguage language)
{
	switch (language)
	{
		case NT_LANG_EN: case NT_LANG_JA: case NT_LANG_ZH:
			return false;
		default:
			return true;
	}
}

/* Longest number that read_plain reads: within NT_DECIMAL_DIGITS. */
#define PLAIN_DIGITS 8

/* The digits and separators of one token. */
typedef struct Shape
{
	int64		coefficient;
	int			significant;	/* digits without leading zeros */
	int			parts;			/* groups of digits */
	int			part_digits[16];
	char		separators[16]; /* before part i */
	int			digits;
	bool		leading_zero;
} Shape;

static bool
read_shape(const char *text, int32 len, Shape *shape)
{
	int			digit = 0;

	memset(shape, 0, sizeof(*shape));
	shape->parts = 1;
	for (int32 i = 0; i < len;)
	{
		uint32		cp = nt_utf8_next(text, &i);

		if (nt_class(cp) == NT_CLASS_DIGIT)
		{
			digit = nt_digit(cp);
			if (shape->digits == 0 && digit == 0)
				shape->leading_zero = true;
			if (shape->significant > 0 || digit != 0)
				shape->significant++;
			if (shape->significant > NT_DECIMAL_DIGITS)
				return false;
			shape->coefficient = shape->coefficient * 10 + digit;
			shape->digits++;
			shape->part_digits[shape->parts - 1]++;
		}
		else
		{
			if (shape->parts == lengthof(shape->separators))
				return false;
			shape->separators[shape->parts++] = (char) cp;
		}
	}
	return true;
}

/* Few ASCII digits and nothing else, the first of them no zero, as most numbers are. */
static bool
read_plain(const char *text, int32 len, NtNumeral *n)
{
	int64		coefficient = 0;

	if (len > PLAIN_DIGITS || text[0] == '0')
		return false;
	for (int32 i = 0; i < len; i++)
	{
		if (text[i] < '0' || text[i] > '9')
			return false;
		coefficient = coefficient * 10 + (text[i] - '0');
	}
	n->form = NT_NUMERAL_DIGITS;
	n->value = nt_decimal(coefficient, 0);
	n->digits = (int16) len;
	return true;
}

/* Are parts [1, end) groups of thousands, or of hundreds as in India (12,34,567)? */
static bool
groups_ok(const Shape *shape, int end)
{
	bool		indian = end > 2;

	if (shape->part_digits[0] > 3 || (shape->leading_zero && shape->digits > 1))
		return false;
	for (int i = 1; i < end; i++)
	{
		if (shape->separators[i] != shape->separators[1])
			return false;
		if (i < end - 1 ? shape->part_digits[i] != 2 : shape->part_digits[i] != 3)
			indian = false;
	}
	if (indian && shape->part_digits[0] <= 2)
		return true;
	for (int i = 1; i < end; i++)
		if (shape->part_digits[i] != 3)
			return false;
	return true;
}

/* Value of one token of digits; false when it is no number: a version, an address, a date. */
static bool
read_token(const NtNumberScan *scan, int32 token, NtNumeral *n)
{
	const NtToken *t = &scan->doc->tokens[token];
	Shape		shape;
	int			decimals = 0;
	int			last;

	if (read_plain(scan->doc->text + t->start, t->len, n))
	{
		n->end = token + 1;
		return true;
	}
	if (!read_shape(scan->doc->text + t->start, t->len, &shape))
		return false;
	last = shape.parts - 1;
	if (shape.leading_zero && shape.part_digits[0] > 1)
		n->flags |= NT_NUMERAL_ZERO;
	if (last > 0)
	{
		bool		same = true;

		for (int i = 2; i <= last; i++)
			same = same && shape.separators[i] == shape.separators[1];
		if (!same)
		{
			/* the last separator is the decimal one */
			if (!groups_ok(&shape, last) || shape.separators[last] == shape.separators[1])
				return false;
			decimals = shape.part_digits[last];
			n->flags |= NT_NUMERAL_GROUPED;
		}
		else if (last > 1)
		{
			if (!groups_ok(&shape, last + 1))
				return false;
			n->flags |= NT_NUMERAL_GROUPED;
		}
		else
		{
			bool		comma = shape.separators[1] == ',';

			if (comma != comma_is_decimal(scan->language) && groups_ok(&shape, 2) &&
				!(shape.leading_zero && shape.part_digits[0] == 1) && (comma || comma_is_decimal(scan->language)))
				n->flags |= NT_NUMERAL_GROUPED;
			else
				decimals = shape.part_digits[1];
		}
		if (decimals > NT_DECIMAL_MAX_EXPONENT)
			return false;
		if (decimals > 0)
			n->flags |= NT_NUMERAL_POINT;
	}
	n->form = NT_NUMERAL_DIGITS;
	n->value = nt_decimal(shape.coefficient, -decimals);
	n->digits = (int16) (shape.digits - decimals);
	n->end = token + 1;
	return true;
}

/* Does exactly one space, of whatever kind, stand before the token? */
static bool
one_space_before(const NtNumberScan *scan, int32 token)
{
	int32		gap_start = nt_token_end(scan->doc, token - 1);
	int32		gap_end = scan->doc->tokens[token].start;

	if (gap_end <= gap_start || (scan->doc->tokens[token].flags & NT_TOKEN_LINE) != 0)
		return false;
	return nt_utf8_count(scan->doc->text + gap_start, gap_end - gap_start) == 1;
}

/* 1 234 567 and 12'500: takes the groups that follow; the last may carry decimals. */
static void
take_groups(const NtNumberScan *scan, NtNumeral *n)
{
	int32		at = n->end;
	int			groups = 0;
	NtDecimal	value = n->value;
	bool		apostrophe = false;
	bool		point = false;

	if (n->digits > 3 || (n->flags & (NT_NUMERAL_ZERO | NT_NUMERAL_POINT | NT_NUMERAL_GROUPED)) != 0 || n->value.coefficient == 0)
		return;
	while (groups < 5 && !point)
	{
		int32		group = at;
		NtNumeral	part = {0};

		if ((nt_scan_punct(scan, at, '\'') || nt_scan_punct(scan, at, 0x2019)) && !nt_scan_space(scan, at) &&
			(groups == 0 || apostrophe))
		{
			group = at + 1;
			if (nt_scan_kind(scan, group) != NT_TOKEN_NUMBER || nt_scan_space(scan, group))
				break;
			apostrophe = true;
		}
		else if (apostrophe || nt_scan_kind(scan, at) != NT_TOKEN_NUMBER || !one_space_before(scan, at))
			break;
		if (!read_token(scan, group, &part) || part.digits != 3 || (part.flags & NT_NUMERAL_GROUPED) != 0)
			break;
		if (!nt_decimal_shift(value, 3, &value) || !nt_decimal_add(value, part.value, &value))
			break;
		point = (part.flags & NT_NUMERAL_POINT) != 0;
		at = group + 1;
		groups++;
	}
	/* a further bare group makes it a telephone number */
	if (groups == 0 || (nt_scan_kind(scan, at) == NT_TOKEN_NUMBER && !apostrophe))
		return;
	/* and so does a letter or hyphen glued to it, except a unit's; units are seen later */
	n->value = value;
	n->flags |= NT_NUMERAL_GROUPED | (point ? NT_NUMERAL_POINT : 0);
	n->end = at;
}

/* ×10⁻⁸ and x 10^6 */
static void
take_power(const NtNumberScan *scan, NtNumeral *n)
{
	int32		at = n->end;
	bool		negative = false;
	int			exponent = 0;
	int			digits = 0;
	int			digit;

	if (!(nt_scan_punct(scan, at, 0xD7) || nt_scan_is(scan, at, "x")) || !nt_scan_is(scan, at + 1, "10"))
		return;
	at += 2;
	if (nt_scan_punct(scan, at, '^') && nt_scan_kind(scan, at + 1) == NT_TOKEN_NUMBER)
	{
		NtNumeral	power = {0};

		if (!read_token(scan, at + 1, &power) || power.flags != 0 || power.digits > 2)
			return;
		exponent = (int) power.value.coefficient;
		digits = power.digits;
		at += 2;
	}
	else if (nt_scan_punct(scan, at, 0x2212) && !nt_scan_space(scan, at) && nt_scan_kind(scan, at + 1) == NT_TOKEN_NUMBER &&
			 !nt_scan_space(scan, at + 1))
	{
		/* the superscript was lost: 10−8 */
		NtNumeral	power = {0};

		if (!read_token(scan, at + 1, &power) || power.flags != 0 || power.digits > 2)
			return;
		negative = true;
		exponent = (int) power.value.coefficient;
		digits = power.digits;
		at += 2;
	}
	else
	{
		if (nt_scan_punct(scan, at, 0x207B))
		{
			negative = true;
			at++;
		}
		while (at < scan->end && digits < 3 && scan->doc->tokens[at].kind == NT_TOKEN_SYMBOL &&
			   nt_digits_superscript(scan->doc->tokens[at].hash, &digit))
		{
			exponent = exponent * 10 + digit;
			digits++;
			at++;
		}
	}
	if (digits == 0 || exponent > NT_DECIMAL_MAX_EXPONENT)
		return;
	if (nt_decimal_shift(n->value, negative ? -exponent : exponent, &n->value))
		n->end = at;
}

/* Is [token] "/" NUMBER a fraction in digits?  Then the tokens of both are read. */
static bool
slash_fraction(const NtNumberScan *scan, int32 token, NtDecimal *value)
{
	NtNumeral	numerator = {0};
	NtNumeral	denominator = {0};
	bool		listed = false;

	if (!(nt_scan_punct(scan, token + 1, '/') || nt_scan_punct(scan, token + 1, 0x2044)) || nt_scan_kind(scan, token + 2) != NT_TOKEN_NUMBER ||
		nt_scan_space(scan, token + 1) != nt_scan_space(scan, token + 2))
		return false;
	if (nt_scan_punct(scan, token + 3, '/') || (nt_scan_hyphen(scan, token + 3) && nt_scan_kind(scan, token + 4) == NT_TOKEN_NUMBER))
		return false;
	if (!read_token(scan, token, &numerator) || !read_token(scan, token + 2, &denominator) ||
		numerator.flags != 0 || denominator.flags != 0)
		return false;
	for (int i = 0; i < (int) lengthof(denominators); i++)
		listed = listed || denominators[i] == denominator.value.coefficient;
	/* the fraction slash means nothing else, nor does "of" behind it */
	listed = listed || nt_scan_punct(scan, token + 1, 0x2044) || nt_scan_is(scan, token + 3, "of");
	return listed && numerator.value.coefficient < denominator.value.coefficient && numerator.value.coefficient > 0 &&
		nt_decimal_divide(numerator.value, denominator.value, value);
}

/* The number in digits that begins at "token": a token of digits, or a vulgar fraction. */
bool
nt_digits_parse(const NtNumberScan *scan, int32 token, NtNumeral *n)
{
	NtDecimal	part;
	int			index;

	memset(n, 0, sizeof(*n));
	n->first = token;
	if (scan->doc->tokens[token].kind == NT_TOKEN_SYMBOL)
	{
		index = vulgar_index(scan->doc->tokens[token].hash);
		n->form = NT_NUMERAL_FRACTION;
		n->end = token + 1;
		return index >= 0 && nt_decimal_divide(nt_decimal(vulgar[index].numerator, 0),
											   nt_decimal(vulgar[index].denominator, 0), &n->value);
	}
	if (slash_fraction(scan, token, &n->value))
	{
		n->form = NT_NUMERAL_FRACTION;
		n->flags |= NT_NUMERAL_SLASH;
		n->end = token + 3;
		return true;
	}
	if (!read_token(scan, token, n))
		return false;
	if (n->flags == 0)
	{
		/* 2½ and 3 1/2 */
		if (nt_scan_kind(scan, n->end) == NT_TOKEN_SYMBOL &&
			(index = vulgar_index(scan->doc->tokens[n->end].hash)) >= 0 &&
			nt_decimal_divide(nt_decimal(vulgar[index].numerator, 0), nt_decimal(vulgar[index].denominator, 0), &part) &&
			nt_decimal_add(n->value, part, &part))
		{
			n->value = part;
			n->end++;
			return true;
		}
		if (nt_scan_kind(scan, n->end) == NT_TOKEN_NUMBER && slash_fraction(scan, n->end, &part) &&
			nt_decimal_add(n->value, part, &part))
		{
			n->value = part;
			n->end += 3;
			return true;
		}
		/* 3-1/2 */
		if (nt_scan_hyphen(scan, n->end) && nt_scan_kind(scan, n->end + 1) == NT_TOKEN_NUMBER &&
			!nt_scan_space(scan, n->end + 1) && slash_fraction(scan, n->end + 1, &part) &&
			nt_decimal_add(n->value, part, &part))
		{
			n->value = part;
			n->end += 4;
			return true;
		}
	}
	take_groups(scan, n);
	take_power(scan, n);
	return true;
}
