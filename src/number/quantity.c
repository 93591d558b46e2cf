/*-------------------------------------------------------------------------
 *
 * quantity.c
 *	  Numbers as they stand: sign, currency, numeral, unit; ranges and
 *	  ages.
 *
 *-------------------------------------------------------------------------
 */
#include "number/quantity.h"

#include "number/cardinal.h"
#include "number/modifier.h"
#include "number/negative.h"
#include "number/phrase.h"

#define NT_CLASSES_ONLY
#include "data/numword.inc"

/* How far before "from A to B" a word of change makes it a movement. */
#define MOVEMENT_WINDOW 14

/* The ends of a range of differences are of one size. */
#define MAX_RANGE_RATIO 4

/* Older than this nobody is; and from this age on "a teacher of 34 years" tells of people unless the noun lasts so long. */
#define MAX_AGE 112
#define MIN_ADULT_AGE 12

static bool
is_minus(const NtNumberScan *scan, int32 token)
{
	const NtToken *t;

	if (!nt_scan_holds(scan, token))
		return false;
	t = &scan->tokens[token];
	/* the rare first, as in nt_scan_hyphen */
	return ((t->hash == '-') | (t->hash - 0x2010 <= 1) | (t->hash == 0x2013) | (t->hash == 0x2212)) && t->kind >= NT_TOKEN_PUNCT;
}

static bool
is_sign_word(const NtNumberScan *scan, int32 token)
{
	return nt_numword_is(nt_numword(scan, token), NT_NUMWORD_SIGN);
}

/* A sign before the number: -5, minus 27, +0.2 %.  Returns the first token with it. */
static int32
read_sign(const NtNumberScan *scan, int32 first, int32 floor, NtQuantity *q)
{
	int32		at = first - 1;

	if (at < floor || at < scan->first)
		return first;
	if (is_sign_word(scan, at))
	{
		/* "plus or minus", "au moins" */
		if (nt_modifier_ends(scan, first))
			return first;
		q->negative = true;
		return at;
	}
	if (is_minus(scan, at) && at - 1 >= floor && is_sign_word(scan, at - 1))
	{
		q->negative = true;
		return at - 1;
	}
	if (is_minus(scan, at) && !nt_scan_space(scan, first) &&
		(at == scan->first || nt_scan_punct(scan, at - 1, '(') ||
		 (nt_scan_space(scan, at) &&
		  ((scan->doc->tokens[at - 1].flags & NT_TOKEN_ALLCAPS) == 0 || nt_scan_punct(scan, q->numeral.end, '%')))))
	{
		q->negative = true;
		return at;
	}
	/* "to - 2 degrees": nothing before it that it could join */
	if (is_minus(scan, at) && at > scan->first && nt_has(scan, at - 1, NT_TAG_PREP | NT_TAG_BE))
	{
		q->negative = true;
		return at;
	}
	if (nt_scan_punct(scan, at, '+') && !nt_scan_space(scan, first) && (at == scan->first || nt_scan_space(scan, at)))
	{
		q->plus = true;
		return at;
	}
	return first;
}

/*
 * "- 2 degrees": a dash apart from the number that the sentence begins with is the sign of a quantity that stands alone;
 * before words it is the mark of a list's item ("- 40 people died").
 */
static void
read_apart_sign(const NtNumberScan *scan, int32 floor, NtQuantity *q)
{
	int32		dash = q->first - 1;
	int32		end = q->end;

	if (dash < floor || dash != scan->first || !is_minus(scan, dash) || !nt_scan_space(scan, q->first))
		return;
	while (nt_scan_punct(scan, end, '.') || nt_scan_punct(scan, end, '!') || nt_scan_punct(scan, end, '?'))
		end++;
	if (end < scan->end)
		return;
	q->negative = true;
	q->first = dash;
	q->numeral.value.coefficient = -q->numeral.value.coefficient;
}

/* Multiplies by a power of ten what was read, both ends of a vague one; says whether the result fits. */
static bool
shift_quantity(NtQuantity *q, int power)
{
	return nt_decimal_shift(q->numeral.value, power, &q->numeral.value) &&
		(q->numeral.form != NT_NUMERAL_VAGUE || nt_decimal_shift(q->numeral.high, power, &q->numeral.high));
}

/* The quantity that begins at "token", where a numeral may start; floor: tokens before it are taken. */
bool
nt_quantity_read(const NtNumberScan *scan, int32 token, int32 floor, NtQuantity *q)
{
	NtUnit		before = {""};
	NtUnit		after;
	int32		sign_at;

	memset(q, 0, sizeof(*q));
	/* "a million", "a third" begin at the article; ".5" at the point */
	if (token > scan->first && token - 1 >= floor && scan->doc->tokens[token].kind == NT_TOKEN_WORD &&
		(nt_scan_is(scan, token - 1, "a") || nt_scan_is(scan, token - 1, "an") || nt_scan_is(scan, token - 1, "une") ||
		 nt_scan_is(scan, token - 1, "eine")) &&
		nt_numeral_parse(scan, token - 1, false, &q->numeral) &&
		/* "for a fourth consecutive month" */
		!(q->numeral.form == NT_NUMERAL_FRACTION && nt_negative_rank(scan, q->numeral.end)))
		q->first = token - 1;
	else
	{
		q->first = token;
		q->currency = nt_unit_before(scan, token, floor, &before);
		if (!q->currency && token - 1 >= floor && is_minus(scan, token - 1) && nt_scan_kind(scan, token) == NT_TOKEN_NUMBER &&
			!nt_scan_space(scan, token) && nt_unit_before(scan, token - 1, floor, &before))
		{
			/* $-50.8bn */
			q->currency = true;
			q->negative = true;
		}
		if (!nt_numeral_parse(scan, token, q->currency, &q->numeral))
			return false;
		if (q->currency && q->numeral.form != NT_NUMERAL_DIGITS && q->numeral.form != NT_NUMERAL_WORDS &&
			!(q->numeral.form == NT_NUMERAL_FRACTION && scan->doc->tokens[token].kind != NT_TOKEN_WORD))
			q->currency = false;
		if (q->currency)
			q->first = before.first;
		else if (q->numeral.form == NT_NUMERAL_DIGITS && token - 1 >= floor && nt_scan_punct(scan, token - 1, '.') &&
				 !nt_scan_space(scan, token) && (token - 1 == scan->first || nt_scan_space(scan, token - 1) || is_minus(scan, token - 2)) &&
				 (q->numeral.flags & ~NT_NUMERAL_ZERO) == 0 && q->numeral.end == token + 1)
		{
			/* .534 */
			if (!nt_decimal_shift(q->numeral.value, -q->numeral.digits, &q->numeral.value))
				return false;
			q->numeral.flags = NT_NUMERAL_POINT;
			q->first = token - 1;
		}
	}
	q->end = q->numeral.end;
	sign_at = read_sign(scan, q->first, floor, q);
	/* "minus dozens" is no number */
	if (q->numeral.form == NT_NUMERAL_VAGUE)
		q->negative = q->plus = false;
	else
		q->first = sign_at;
	if (q->negative)
		q->numeral.value.coefficient = -q->numeral.value.coefficient;
	if (q->numeral.form != NT_NUMERAL_ORDINAL && q->numeral.form != NT_NUMERAL_MULTIPLE)
	{
		if (nt_unit_after(scan, q->end, &q->numeral, &after))
		{
			if (!q->currency || (after.family == NT_FAMILY_MONEY && !after.small &&
								 nt_scan_kind(scan, after.end) != NT_TOKEN_NUMBER))
			{
				q->unit = q->currency ? before : after;
				q->end = after.end;
				if (q->currency && strcmp(before.code, "USD") == 0)
					q->unit.code = after.code;
			}
		}
		else
		{
			/* a quarter of a mile, tenth of a gallon */
			int32		at = q->end;

			if (q->numeral.form == NT_NUMERAL_FRACTION && (nt_scan_is(scan, at, "of") || nt_scan_is(scan, at, "a") || nt_scan_is(scan, at, "an")))
			{
				at++;
				if (nt_scan_is(scan, at, "a") || nt_scan_is(scan, at, "an"))
					at++;
				if (nt_unit_after(scan, at, &q->numeral, &after) &&
					(after.family == NT_FAMILY_MEASURE || after.family == NT_FAMILY_TIME || after.article || after.small))
				{
					q->unit = after;
					q->end = after.end;
				}
			}
			else if ((q->numeral.form == NT_NUMERAL_VAGUE || (q->numeral.flags & NT_NUMERAL_COUPLE) != 0) && nt_scan_is(scan, at, "of") &&
					 nt_unit_after(scan, at + 1, &q->numeral, &after))
			{
				q->unit = after;
				q->end = after.end;
			}
		}
		if (q->currency && q->unit.family == NT_FAMILY_NONE)
		{
			q->unit = before;
			/* $76 US, $75 U.S. */
			if (nt_scan_is(scan, q->end, "us") && (scan->doc->tokens[q->end].flags & NT_TOKEN_ALLCAPS) != 0 &&
				!nt_phrase_noun(scan, q->end + 1))
				q->end++;
			else if (nt_scan_is(scan, q->end, "u") && nt_scan_punct(scan, q->end + 1, '.') && nt_scan_is(scan, q->end + 2, "s") &&
					 nt_scan_punct(scan, q->end + 3, '.') && !nt_phrase_noun(scan, q->end + 4))
				q->end += 4;
		}
		/* 75 USD million */
		if (q->unit.family == NT_FAMILY_MONEY && q->numeral.scale == 0)
		{
			int			power;

			if (nt_numeral_scale(scan, q->end, false, &power) && scan->doc->tokens[q->end].len > 2 &&
				shift_quantity(q, power))
			{
				q->numeral.scale = (int16) power;
				q->end++;
			}
		}
		if (q->unit.power != 0 && !shift_quantity(q, q->unit.power))
			return false;
	}
	read_apart_sign(scan, floor, q);
	q->unit.first = q->numeral.end;
	q->unit.end = q->end;
	return true;
}

/* "20 dollars and 43 cents", "5 feet 2 inches": adds the smaller unit that follows. */
static void
add_small_unit(const NtNumberScan *scan, NtQuantity *q)
{
	int32		at = q->end;
	NtQuantity	small;
	NtDecimal	part;
	bool		money = q->unit.family == NT_FAMILY_MONEY;

	if (q->numeral.scale != 0 || !nt_decimal_is_integer(q->numeral.value) || q->unit.family == NT_FAMILY_NONE || q->unit.small)
		return;
	if (nt_scan_is(scan, at, "and"))
		at++;
	if (at >= scan->end || !nt_numeral_may_start(scan, at) || nt_unit_before(scan, at, at == q->end ? q->end : at, &small.unit))
		return;
	if (nt_scan_is(scan, at, "half") || !nt_quantity_read(scan, at, at, &small) || small.numeral.value.coefficient < 0)
		return;
	if (small.numeral.form != NT_NUMERAL_DIGITS && small.numeral.form != NT_NUMERAL_WORDS)
		return;
	if (money && small.unit.small && nt_decimal_compare(small.numeral.value, nt_decimal(100, 0)) < 0)
	{
		if (!nt_decimal_shift(small.numeral.value, -2, &part))
			return;
	}
	else if (money && small.unit.family == NT_FAMILY_NONE && small.numeral.scale == 0 &&
			 nt_decimal_compare(small.numeral.value, nt_decimal(100, 0)) < 0 && nt_decimal_is_integer(small.numeral.value) &&
			 (small.end >= scan->end || (nt_scan_punct(scan, small.end, '.') && small.end + 1 >= scan->end)))
	{
		if (!nt_decimal_shift(small.numeral.value, -2, &part))
			return;
	}
	else if (q->unit.family == NT_FAMILY_MEASURE && small.unit.family == NT_FAMILY_MEASURE &&
			 strcmp(q->unit.code, "ft") == 0 && strcmp(small.unit.code, "in") == 0)
	{
		if (!nt_decimal_divide(small.numeral.value, nt_decimal(12, 0), &part))
			return;
	}
	else
		return;
	if (nt_decimal_add(q->numeral.value, part, &q->numeral.value))
		q->end = q->unit.end = small.end;
}

/* "one hour and a half", "a decade and a half", "deux ans et demi": adds the fraction of the unit. */
static void
add_half(const NtNumberScan *scan, NtQuantity *q)
{
	NtNumeral	half;

	if (q->unit.family == NT_FAMILY_NONE || q->end + 1 >= scan->end || !nt_numword_is(nt_numword(scan, q->end), NT_NUMWORD_JOIN) ||
		!nt_numword_is(nt_numword(scan, q->end + 1), scan->language == NT_LANG_EN ? NT_NUMWORD_ARTICLE : NT_NUMWORD_FRACTION) ||
		!nt_numeral_parse(scan, q->end + 1, false, &half) ||
		half.form != NT_NUMERAL_FRACTION || !nt_decimal_is_integer(q->numeral.value))
		return;
	if (nt_decimal_add(q->numeral.value, half.value, &q->numeral.value))
		q->end = q->unit.end = half.end;
}

/* A word of rise or fall before "from": the pair is a movement and no range. */
static bool
is_movement(const NtNumberScan *scan, int32 token, const NtUnit *unit)
{
	for (int32 i = token - 1; i >= scan->first && i >= token - MOVEMENT_WINDOW; i--)
	{
		if (nt_scan_punct(scan, i, ';'))
			break;
		if (nt_has(scan, i, NT_TAG_RISE | NT_TAG_FALL) && !nt_scan_is(scan, i, "growth") && !nt_scan_is(scan, i, "up"))
			return true;
		if (nt_scan_is(scan, i, "up") && i == token - 1)
			return true;
		/* "went from 50 to 70 percent", but not "takes from three to five hours" */
		if (nt_has(scan, i, NT_TAG_CARRY) && (i < token - 1 || unit->family != NT_FAMILY_TIME))
			return true;
	}
	return false;
}

/* "lift prices by 30 to 40 euros": a range of differences, where "by 4 points to 61 percent" is a difference and a level. */
static bool
is_difference(const NtQuantity *q, const NtQuantity *high, NtDecimal low)
{
	NtDecimal	most;

	return q->unit.family == NT_FAMILY_NONE && high->unit.family != NT_FAMILY_NONE &&
		nt_decimal_multiply(low, nt_decimal(MAX_RANGE_RATIO, 0), &most) && nt_decimal_compare(high->numeral.value, most) <= 0;
}

static bool
same_unit(const NtUnit *a, const NtUnit *b)
{
	return a->family == NT_FAMILY_NONE || b->family == NT_FAMILY_NONE ||
		(a->family == b->family && strcmp(a->code, b->code) == 0);
}

/* Does a hyphen hang on the number, as in "7- or 8-inch"? */
static bool
is_suspended(const NtNumberScan *scan, const NtQuantity *q)
{
	int32		next = q->end + 2;

	return nt_scan_hyphen(scan, q->end) && !nt_scan_space(scan, q->end) && next < scan->end && nt_scan_space(scan, q->end + 1) &&
		nt_scan_space(scan, next) && (nt_has(scan, q->end + 1, NT_TAG_CONJ) || nt_scan_is(scan, q->end + 1, "to")) &&
		nt_numeral_may_start(scan, next);
}

/* "3 à 5 jours"; "de 3 à 5" may as well be a movement. */
static bool
is_french_to(const NtNumberScan *scan, int32 first, int32 at)
{
	return scan->language == NT_LANG_FR && at < scan->end && nt_token_is(scan->doc, at, "à") &&
		!nt_scan_is(scan, first - 1, "de");
}

/*
 * The second end of a range that begins with q: "50 to 70", "between 50 and 70", "50-70", "one or two".  joint: the
 * token of the dash or word between.
 */
bool
nt_quantity_range(const NtNumberScan *scan, const NtQuantity *q, NtQuantity *high)
{
	int32		at = q->end + (is_suspended(scan, q) && nt_scan_is(scan, q->end + 1, "to") ? 1 : 0);
	int32		next;
	int32		floor = at + 1;
	bool		dash = nt_scan_dash(scan, at);
	bool		between;
	bool		from;
	bool		or_word = nt_scan_is(scan, at, "or") || nt_scan_is(scan, at, "oder") || nt_scan_is(scan, at, "ou") || nt_scan_is(scan, at, "o");
	bool		to = nt_scan_is(scan, at, "to") || nt_scan_is(scan, at, "through") || nt_scan_is(scan, at, "bis") ||
		(scan->language == NT_LANG_ES && nt_scan_is(scan, at, "a")) ||
		is_french_to(scan, q->first, at);
	bool		and_word = nt_scan_is(scan, at, "and") || nt_scan_is(scan, at, "und") || nt_scan_is(scan, at, "et") || nt_scan_is(scan, at, "y");
	NtDecimal	low = q->numeral.value;

	if (q->numeral.form == NT_NUMERAL_ORDINAL || q->numeral.form == NT_NUMERAL_MULTIPLE || q->numeral.form == NT_NUMERAL_VAGUE)
		return false;
	/* nearly always */
	if (!(dash || to || or_word || and_word))
		return false;
	between = nt_modifier_between(scan, q->first);
	from = nt_scan_is(scan, q->first - 1, "from") || nt_scan_is(scan, q->first - 1, "von") || nt_scan_is(scan, q->first - 1, "de");
	if (and_word && !between && !(from && q->unit.family != NT_FAMILY_NONE))
		return false;
	next = at + 1;
	/* "between 50 and about 70" */
	if (between && (nt_scan_is(scan, next, "about") || nt_scan_is(scan, next, "some")))
		next++;
	/* 200,000 to-260,000; but "-10 to -5" */
	if (to && nt_scan_hyphen(scan, next) && !(nt_scan_space(scan, next) && next + 1 < scan->end && !nt_scan_space(scan, next + 1)))
		floor = ++next;
	/* the sign of a currency is read by looking back from the number */
	for (int i = 0; i < 3 && next < scan->end && !nt_numeral_may_start(scan, next); i++)
	{
		NtUnit		unit;

		if (next + 1 < scan->end && nt_unit_before(scan, next + 1, at + 1, &unit))
			next = next + 1;
		else if (nt_scan_is(scan, next, "a") || nt_scan_is(scan, next, "minus") || nt_scan_hyphen(scan, next) ||
				 nt_scan_punct(scan, next, 0x2212) || nt_unit_is_currency(scan, next))
			next++;
		else
			return false;
	}
	if (next >= scan->end || !nt_numeral_may_start(scan, next) || !nt_quantity_read(scan, next, floor, high))
		return false;
	if (high->first != at + 1 && !(between || to) )
		return false;
	if (high->numeral.form == NT_NUMERAL_ORDINAL || high->numeral.form == NT_NUMERAL_MULTIPLE || high->numeral.form == NT_NUMERAL_VAGUE ||
		!same_unit(&q->unit, &high->unit))
		return false;
	if (high->numeral.form == NT_NUMERAL_FRACTION && q->numeral.form != NT_NUMERAL_FRACTION)
		return false;
	/* "dropped by almost a fifth to 1.1 billion": a share and the level it led to */
	if (to && q->numeral.form == NT_NUMERAL_FRACTION && high->numeral.form != NT_NUMERAL_FRACTION && high->unit.family != NT_FAMILY_MEASURE)
		return false;
	if (dash && (high->negative || q->numeral.form != high->numeral.form))
		return false;
	/* "gave $5 to 20 schools" */
	if (to && !from && !between && q->currency && high->unit.family == NT_FAMILY_NONE && high->numeral.scale == 0 && nt_tags_plural(scan, high->end))
		return false;
	/* a unit after the first end only: "5 km or 3" is two */
	if (q->unit.family != NT_FAMILY_NONE && high->unit.family == NT_FAMILY_NONE && !q->currency)
		return false;
	/* a scale printed once serves both ends */
	if (q->numeral.scale == 0 && high->numeral.scale > 2)
	{
		NtDecimal	mantissa;

		if (nt_decimal_shift(high->numeral.value, -high->numeral.scale, &mantissa) && nt_decimal_compare(low, mantissa) < 0 &&
			(nt_decimal_compare(low, nt_decimal(1000, 0)) < 0))
			(void) nt_decimal_shift(low, high->numeral.scale, &low);
	}
	if (nt_decimal_compare(low, high->numeral.value) >= 0)
		return false;
	if (to && (from || (nt_scan_is(scan, q->first - 1, "by") && !is_difference(q, high, low))) && is_movement(scan, q->first - 1, &high->unit))
		return false;
	/* but "700 or 800 million dollars" */
	if (or_word && q->unit.family == NT_FAMILY_NONE && high->unit.family != NT_FAMILY_NONE && q->numeral.scale != high->numeral.scale &&
		nt_decimal_compare(low, q->numeral.value) == 0)
		return false;
	/* 2-1, 51-49, 2018-19 are no ranges, and 1-3 without anything counted neither */
	if (dash && high->unit.family == NT_FAMILY_NONE && q->unit.family == NT_FAMILY_NONE && q->numeral.form == NT_NUMERAL_DIGITS &&
		q->numeral.scale == 0 && high->numeral.scale == 0 && (q->numeral.flags & (NT_NUMERAL_GROUPED | NT_NUMERAL_POINT)) == 0 && !between)
	{
		if (!nt_tags_plural(scan, high->end) && nt_decimal_compare(low, nt_decimal(100, 0)) < 0 &&
			nt_decimal_compare(high->numeral.value, nt_decimal(100, 0)) < 0 && !nt_scan_is(scan, q->first - 1, "aged") &&
			!nt_has(scan, high->end, NT_TAG_ADJ))
			return false;
	}
	return true;
}

/* Scales the low end when the scale is printed once. */
NtDecimal
nt_quantity_low(const NtQuantity *q, const NtQuantity *high)
{
	NtDecimal	low = q->numeral.value;
	NtDecimal	mantissa;

	if (q->numeral.scale == 0 && high->numeral.scale > 2 &&
		nt_decimal_shift(high->numeral.value, -high->numeral.scale, &mantissa) && nt_decimal_compare(low, mantissa) < 0 &&
		nt_decimal_compare(low, nt_decimal(1000, 0)) < 0)
		(void) nt_decimal_shift(low, high->numeral.scale, &low);
	return low;
}

/* "-year-old", "years old", "years of age": makes an age of a duration; moves the end of what is printed. */
bool
nt_quantity_age(const NtNumberScan *scan, NtQuantity *q)
{
	int32		at = q->end;

	if (q->unit.family == NT_FAMILY_NONE && q->numeral.form == NT_NUMERAL_DIGITS && nt_scan_is(scan, at, "yo"))
	{
		q->unit.family = NT_FAMILY_TIME;
		q->unit.code = "year";
		q->end = at + 1;
		return true;
	}
	if (q->unit.family != NT_FAMILY_TIME)
		return false;
	/* "âgé de 34 ans", "un hombre de 34 años" */
	if (q->unit.age || nt_negative_aged(scan, q->first) ||
		(scan->language != NT_LANG_EN && strcmp(q->unit.code, "year") == 0 && nt_numeral_of(scan, q->first - 1) &&
		 (nt_negative_person(scan, q->first - 2) ||
		  (q->numeral.form == NT_NUMERAL_DIGITS && nt_scan_kind(scan, q->first - 2) == NT_TOKEN_WORD &&
		   !nt_negative_lasting(scan, q->first - 2) && nt_decimal_compare(q->numeral.value, nt_decimal(MIN_ADULT_AGE, 0)) >= 0 &&
		   nt_decimal_compare(q->numeral.value, nt_decimal(MAX_AGE, 0)) <= 0))))
		return true;
	if (nt_scan_hyphen(scan, at))
		at++;
	if (nt_scan_is(scan, at, "old") || nt_scan_is(scan, at, "olds"))
	{
		q->end = at + 1;
		return true;
	}
	if (nt_scan_is(scan, at, "of") && nt_scan_is(scan, at + 1, "age"))
	{
		q->end = at + 2;
		return true;
	}
	return false;
}

/* six-year-long, two-week-long */
void
nt_quantity_long(const NtNumberScan *scan, NtQuantity *q)
{
	if (q->unit.family == NT_FAMILY_TIME && nt_scan_hyphen(scan, q->end) && nt_scan_is(scan, q->end + 1, "long"))
		q->end += 2;
}

/* "John Smith, 34," and "the striker (27)": an age by its place after a name or noun, between marks. */
bool
nt_quantity_bare_age(const NtNumberScan *scan, const NtQuantity *q)
{
	int32		before = q->first - 1;
	bool		comma = nt_scan_punct(scan, before, ',');

	/* "children under five" */
	if (q->numeral.form == NT_NUMERAL_WORDS && q->unit.family == NT_FAMILY_NONE && q->numeral.end == q->numeral.first + 1 &&
		(nt_scan_is(scan, before, "over") || nt_scan_is(scan, before, "under")) && nt_negative_person(scan, before - 1) &&
		!nt_has(scan, q->end, NT_TAG_WORD))
		return true;
	if (q->unit.family != NT_FAMILY_NONE || q->numeral.form != NT_NUMERAL_DIGITS || q->numeral.digits > 3 || q->numeral.flags != 0 ||
		q->numeral.scale != 0 || nt_decimal_compare(q->numeral.value, nt_decimal(MAX_AGE, 0)) > 0)
		return false;
	if (nt_scan_is(scan, before, "between"))
		return nt_scan_is(scan, before - 1, "aged");
	/* but "died at 10:30 a.m." */
	if (nt_negative_aged(scan, q->first) &&
		(!nt_scan_is(scan, before, "at") ||
		 (q->numeral.value.coefficient >= MIN_ADULT_AGE && !nt_scan_punct(scan, q->end, ':') &&
		  (nt_scan_kind(scan, q->end) == NT_TOKEN_PUNCT || nt_has(scan, q->end, NT_TAG_CONJ)))))
		return !(nt_tags_plural(scan, q->end) && nt_phrase_noun(scan, q->end));
	if (comma && (nt_scan_punct(scan, q->end, ',') || nt_scan_punct(scan, q->end, ';')) &&
		nt_has(scan, before - 1, NT_TAG_WORD) && !nt_has(scan, before - 1, NT_TAG_NUMBER | NT_TAGS_FUNCTION) &&
		q->numeral.value.coefficient > 0 && !(nt_scan_punct(scan, before - 2, ',') && nt_has(scan, before - 3, NT_TAG_NUMBER)))
		return !nt_tags_plural(scan, before - 1) ||
			((scan->doc->tokens[before - 1].flags & NT_TOKEN_CAP) != 0 && before - 2 >= scan->first &&
			 (scan->doc->tokens[before - 2].flags & NT_TOKEN_CAP) != 0);
	/* "At 34, Moll will" */
	if (before == scan->first && q->numeral.value.coefficient >= MIN_ADULT_AGE && nt_scan_is(scan, before, "at") &&
		nt_scan_punct(scan, q->end, ',') && q->end + 1 < scan->end &&
		((scan->doc->tokens[q->end + 1].flags & NT_TOKEN_CAP) != 0 || nt_scan_is(scan, q->end + 1, "he") || nt_scan_is(scan, q->end + 1, "she")))
		return true;
	/* people over 60, children under 5 */
	if ((nt_scan_is(scan, before, "over") || nt_scan_is(scan, before, "under")) &&
		nt_negative_person(scan, before - 1) &&
		(!nt_has(scan, q->end, NT_TAG_WORD) || (!nt_phrase_noun(scan, q->end) && !nt_has(scan, q->end, NT_TAG_ADJ))))
		return true;
	return false;
}

/* "a decade and a half", "a dollar": an article counts where more of the quantity follows, or by the unit's class.  token: "a", "an". */
bool
nt_quantity_article(const NtNumberScan *scan, int32 token, NtQuantity *q)
{
	if (token + 1 >= scan->end || nt_numeral_may_start(scan, token + 1))
		return false;
	memset(q, 0, sizeof(*q));
	q->numeral.value = nt_decimal(1, 0);
	q->numeral.form = NT_NUMERAL_WORDS;
	q->numeral.first = q->first = token;
	q->numeral.end = token + 1;
	q->numeral.flags = NT_NUMERAL_ARTICLE;
	if (!nt_unit_after(scan, token + 1, &q->numeral, &q->unit) || q->unit.first != token + 1)
		return false;
	q->end = q->unit.end;
	add_half(scan, q);
	if (q->unit.article && q->unit.family == NT_FAMILY_MONEY)
		add_small_unit(scan, q);
	if (q->end > q->unit.end || nt_decimal_compare(q->numeral.value, nt_decimal(1, 0)) != 0)
		return true;
	if (!q->unit.article)
		return false;
	/* "50 cents a dollar", "a dollar store", "a litre bottle" */
	return !nt_has(scan, q->end, NT_TAG_NUMBER) && !nt_scan_hyphen(scan, q->end) &&
		(q->end >= scan->end || nt_has(scan, q->end, NT_TAGS_FUNCTION) || scan->doc->tokens[q->end].kind != NT_TOKEN_WORD) &&
		!nt_has(scan, token - 1, NT_TAG_NUMBER) && (token == scan->first || !nt_unit_is_currency(scan, token - 1));
}

/* "a 7- or 8-inch screen": the unit that the next number is joined to serves both */
static void
read_suspended(const NtNumberScan *scan, NtQuantity *q)
{
	int32		next = q->end + 2;
	NtQuantity	other;

	if (q->unit.family != NT_FAMILY_NONE || !is_suspended(scan, q) || !nt_quantity_read(scan, next, next, &other) ||
		other.unit.family == NT_FAMILY_NONE || !nt_scan_hyphen(scan, other.numeral.end))
		return;
	q->unit = other.unit;
	q->unit.first = q->unit.end = q->end;
}

/* 2 below zero */
static void
read_below_zero(const NtNumberScan *scan, NtQuantity *q)
{
	int32		end = nt_modifier_below_zero(scan, q->end);

	if (end > q->end && q->numeral.form != NT_NUMERAL_VAGUE &&
		(q->unit.family == NT_FAMILY_NONE || (q->unit.family == NT_FAMILY_MEASURE && q->unit.code[0] == '\xC2')))
	{
		q->numeral.value.coefficient = -q->numeral.value.coefficient;
		if (q->unit.family == NT_FAMILY_NONE)
		{
			q->unit.family = NT_FAMILY_MEASURE;
			q->unit.code = "\xC2\xB0";
		}
		q->end = end;
	}
}

/* Takes in what belongs to the quantity behind it: a unit that the next number shares, smaller units, halves. */
void
nt_quantity_complete(const NtNumberScan *scan, NtQuantity *q)
{
	read_suspended(scan, q);
	read_below_zero(scan, q);
	add_small_unit(scan, q);
	add_half(scan, q);
}
