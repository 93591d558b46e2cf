/*-------------------------------------------------------------------------
 *
 * claim.c
 *	  From quantities to claims: kind, rate, bounds, and what makes a
 *	  number no claim.
 *
 *-------------------------------------------------------------------------
 */
#include "number/claim.h"

#include "number/modifier.h"
#include "number/negative.h"
#include "number/quantity.h"
#include "number/tags.h"

/* The smallest scale that a number before shares: thousand. */
#define MIN_SHARED_SCALE 3

static void
exact_bounds(NtNumber *number, NtDecimal low, NtDecimal high)
{
	number->lower.value = low;
	number->upper.value = high;
	number->lower.finite = number->upper.finite = true;
	number->lower.inclusive = number->upper.inclusive = true;
}

/* "five times higher", "6.5 times earnings": a multiple; "sacked six times" is a count. */
static bool
is_multiple(const NtNumberScan *scan, const NtQuantity *q)
{
	int32		next = q->end + 1;

	if (q->unit.family != NT_FAMILY_NONE || !nt_scan_is(scan, q->end, "times"))
		return false;
	return nt_has(scan, next, NT_TAG_COMPARE | NT_TAG_POSS) || nt_scan_is(scan, next + 1, "than") || nt_negative_multiplied(scan, next);
}

/* doubled, twice, N-fold: is it said as a multiple here? */
static bool
multiple_holds(const NtNumberScan *scan, const NtNumeral *n)
{
	int32		next = n->end;

	if ((n->flags & NT_NUMERAL_ARTICLE) != 0)
		return false;			/* "a double murder" */
	if (nt_scan_is(scan, n->first, "twice") || nt_scan_is(scan, n->first, "thrice"))
		return (nt_has(scan, next, NT_TAG_COMPARE | NT_TAG_POSS | NT_TAG_DET) || nt_negative_multiplied(scan, next)) &&
			/* "twice as fast", but "scored twice as they won" */
			!(nt_scan_is(scan, next, "as") && next + 1 < scan->end &&
			  ((scan->doc->tokens[next + 1].flags & NT_TOKEN_CAP) != 0 ||
			   (nt_has(scan, next + 1, NT_TAG_PRON) && !nt_has(scan, next + 1, NT_TAG_DET))));
	if (nt_scan_is(scan, n->first, "doubles") || nt_scan_is(scan, n->first, "doubling"))
		return !nt_has(scan, n->first - 1, NT_TAG_DET | NT_TAG_ADJ) && !nt_scan_is(scan, next, "up") && !nt_scan_is(scan, next, "as") &&
			!nt_scan_is(scan, next, "down") && !nt_has(scan, next, NT_TAG_NOUN);
	if (nt_scan_is(scan, n->first, "double") || nt_scan_is(scan, n->first, "triple"))
		return nt_has(scan, next, NT_TAG_DET | NT_TAG_POSS) || nt_scan_is(scan, next, "what");
	return !nt_scan_is(scan, next, "up") && !nt_scan_is(scan, next, "as") && !nt_scan_is(scan, next, "down");
}

static const char *
join_codes(const char *a, const char *b)
{
	return psprintf("%s/%s", a == NULL ? "" : a, b);
}

/* Is "a fifth" one more than the four before? */
static bool
is_next_of(const NtClaim *before, const NtQuantity *q)
{
	NtDecimal	all;
	NtDecimal	next;

	return q->numeral.form == NT_NUMERAL_FRACTION && (q->numeral.flags & NT_NUMERAL_ARTICLE) != 0 && q->unit.family == NT_FAMILY_NONE &&
		before->number.kind == NT_NUMBER_COUNT && before->number.has_value &&
		nt_decimal_add(before->number.value, nt_decimal(1, 0), &next) && next.coefficient > 0 &&
		nt_decimal_divide(nt_decimal(1, 0), next, &all) && nt_decimal_compare(all, q->numeral.value) == 0;
}

/* Fills in a claim from what was read. */
static void
make_claim(const NtNumberScan *scan, NtClaims *claims, NtQuantity *q, const NtQuantity *high, bool age, int32 floor)
{
	NtClaim    *claim;
	NtNumber   *number;
	const NtQuantity *last = high != NULL ? high : q;
	NtUnit		unit = last->unit.family != NT_FAMILY_NONE ? last->unit : q->unit;
	const char *rate;
	int32		rate_end;

	NT_ARRAY_RESERVE(claims->items, claims->count, claims->capacity);
	claim = &claims->items[claims->count];
	memset(claim, 0, sizeof(*claim));
	number = &claim->number;
	claim->first = q->first;
	claim->end = last->end;
	claim->form = q->numeral.form;
	claim->scale = last->numeral.scale;
	claim->family = unit.family;
	claim->range = high != NULL;
	claim->signed_up = q->plus;
	claim->signed_down = q->negative && unit.family == NT_FAMILY_PERCENT;
	claim->falling = (q->numeral.flags & NT_NUMERAL_FALLING) != 0;
	claim->article = (q->numeral.flags & NT_NUMERAL_ARTICLE) != 0;
	claim->couple = (q->numeral.flags & NT_NUMERAL_COUPLE) != 0;
	claim->joined = unit.family != NT_FAMILY_NONE && (nt_scan_hyphen(scan, last->numeral.end) || nt_scan_hyphen(scan, last->end));
	number->unit = unit.code;
	number->has_value = high == NULL;
	number->value = q->numeral.value;
	if (high != NULL)
		exact_bounds(number, nt_quantity_low(q, high), high->numeral.value);
	else
		exact_bounds(number, q->numeral.value, q->numeral.value);
	switch (unit.family)
	{
		case NT_FAMILY_MONEY:
			number->kind = NT_NUMBER_MONEY;
			break;
		case NT_FAMILY_PERCENT:
			number->kind = NT_NUMBER_PERCENT;
			break;
		case NT_FAMILY_TIME:
			number->kind = NT_NUMBER_DURATION;
			break;
		case NT_FAMILY_MEASURE:
			number->kind = NT_NUMBER_MEASURE;
			break;
		default:
			number->kind = NT_NUMBER_COUNT;
			break;
	}
	if (age)
	{
		number->kind = NT_NUMBER_AGE;
		if (number->unit == NULL)
			number->unit = "year";
	}
	else if (unit.family == NT_FAMILY_NONE)
	{
		if (q->numeral.form == NT_NUMERAL_FRACTION)
			number->kind = NT_NUMBER_RATIO;
		else if (q->numeral.form == NT_NUMERAL_MULTIPLE)
			number->kind = NT_NUMBER_RATIO;
		else if (q->numeral.form == NT_NUMERAL_ORDINAL)
			number->kind = NT_NUMBER_ORDINAL;
		else if (high == NULL && is_multiple(scan, q))
		{
			number->kind = NT_NUMBER_RATIO;
			claim->form = NT_NUMERAL_MULTIPLE;
			claim->end++;
		}
	}
	if (q->numeral.form == NT_NUMERAL_VAGUE)
	{
		number->has_value = false;
		number->upper.value = q->numeral.high;
		number->upper.inclusive = (q->numeral.flags & NT_NUMERAL_FEW) != 0;
	}
	if (unit.family != NT_FAMILY_NONE && !age)
	{
		rate = nt_unit_rate(scan, claim->end, true, &rate_end);
		if (rate != NULL)
		{
			number->unit = join_codes(unit.code, rate);
			claim->end = rate_end;
			claim->rate = true;
		}
	}
	claim->before = claim->first;
	nt_modifiers_read(scan, claim, floor);
	/* "more than halved" is to less than a half */
	if (claim->falling && number->lower.finite != number->upper.finite)
	{
		NtBound		bound = number->lower;

		number->lower = number->upper;
		number->upper = bound;
	}
	number->content = nt_tokens_span(scan->doc, claim->first, claim->end);
	claims->count++;
}

/* "more than 30 but fewer than 40": the second claim closes the bounds of the first. */
static void
merge_bounds(const NtNumberScan *scan, NtClaims *claims, int32 from)
{
	NtClaim    *a;
	NtClaim    *b;
	int32		between;

	if (claims->count - from < 2)
		return;
	b = &claims->items[claims->count - 1];
	a = b - 1;
	between = b->before - a->after;
	if (a->range || b->range || between < 1 || between > 2 ||
		!(nt_scan_is(scan, a->after, "and") || nt_scan_is(scan, a->after, "but") || nt_scan_punct(scan, a->after, ',')))
		return;
	if (a->family != b->family && a->family != NT_FAMILY_NONE)
		return;
	if (!a->number.lower.finite || a->number.upper.finite || b->number.lower.finite || !b->number.upper.finite ||
		nt_decimal_compare(a->number.lower.value, b->number.upper.value) >= 0)
		return;
	a->number.upper = b->number.upper;
	a->number.has_value = false;
	a->range = true;
	if (a->family == NT_FAMILY_NONE)
	{
		a->family = b->family;
		a->number.unit = b->number.unit;
		a->number.kind = b->number.kind;
	}
	a->end = b->end;
	a->after = b->after;
	a->number.content.end = b->number.content.end;
	claims->count--;
}

/* "rose from 3.2 to 3.5 million": a scale printed once serves both, when the numbers are of one size. */
static void
share_scale(const NtClaims *claims, int32 from)
{
	NtClaim    *to = &claims->items[claims->count - 1];
	NtClaim    *first = to - 1;
	NtDecimal	least;
	NtDecimal	most;
	NtDecimal	value;

	if (claims->count - from < 2 || to->movement != NT_MOVEMENT_TO || first->movement != NT_MOVEMENT_FROM || to->before != first->after ||
		first->scale != 0 || to->scale < MIN_SHARED_SCALE || first->range || !first->number.has_value ||
		first->form != NT_NUMERAL_DIGITS || (first->family != NT_FAMILY_NONE && first->family != to->family))
		return;
	if (!nt_decimal_shift(to->number.lower.value, -to->scale - 1, &least) || !nt_decimal_shift(to->number.lower.value, 1 - to->scale, &most) ||
		nt_decimal_compare(first->number.value, least) < 0 || nt_decimal_compare(first->number.value, most) > 0 ||
		!nt_decimal_shift(first->number.value, to->scale, &value))
		return;
	first->number.value = value;
	if (nt_decimal_shift(first->number.lower.value, to->scale, &value))
		first->number.lower.value = value;
	if (nt_decimal_shift(first->number.upper.value, to->scale, &value))
		first->number.upper.value = value;
	first->scale = to->scale;
}

/* "plus or minus 3": a margin, no sign; "45, plus or minus 2" closes around the first. */
static bool
is_margin(const NtNumberScan *scan, const NtClaim *claim)
{
	return !nt_span_empty(claim->number.modifier) &&
		(scan->doc->text[claim->number.modifier.start] == '\xC2' ||
		 (nt_scan_is(scan, claim->before, "plus") && nt_scan_is(scan, claim->before + 1, "or")));
}

static void
merge_margin(const NtNumberScan *scan, NtClaims *claims, int32 from)
{
	NtClaim    *b = &claims->items[claims->count - 1];
	NtClaim    *a = b - 1;
	NtDecimal	plus;
	NtDecimal	minus;

	if (claims->count - from < 2 || !is_margin(scan, b) || b->range || a->range || !a->number.has_value ||
		b->before - a->after > 1 || (b->before - a->after == 1 && !nt_scan_punct(scan, a->after, ',')))
		return;
	plus = minus = b->number.value;
	/* a margin has no sign, though one be printed */
	plus.coefficient = plus.coefficient < 0 ? -plus.coefficient : plus.coefficient;
	minus.coefficient = -plus.coefficient;
	if (!nt_decimal_add(a->number.value, minus, &a->number.lower.value) ||
		!nt_decimal_add(a->number.value, plus, &a->number.upper.value))
		return;
	a->number.lower.finite = a->number.upper.finite = a->number.lower.inclusive = a->number.upper.inclusive = true;
	if (a->family == NT_FAMILY_NONE)
	{
		a->family = b->family;
		a->number.unit = b->number.unit;
		a->number.kind = b->number.kind;
	}
	a->end = b->end;
	a->after = b->after;
	a->number.content.end = b->number.content.end;
	a->number.modifier = b->number.modifier;
	claims->count--;
}

void
nt_claims_read(const NtNumberScan *scan, const int32 *places, int32 nplaces, NtClaims *claims)
{
	int32		from = claims->count;
	int32		floor = scan->first;	/* tokens before it are taken */
	int32		last_negative = -1;
	int32		token = scan->first;	/* where reading goes on */

	for (int32 i = 0; i < nplaces; i++)
	{
		NtQuantity	q;
		NtQuantity	high;
		bool		age;
		bool		ranged;
		int32		rank;

		NT_CHECK_INTERRUPTS();
		if (places[i] < token)
			continue;
		token = places[i];
		if (!nt_numeral_may_start(scan, token))
		{
			if ((nt_scan_is(scan, token, "a") || nt_scan_is(scan, token, "an")) && nt_quantity_article(scan, token, &q))
			{
				make_claim(scan, claims, &q, NULL, false, floor);
				floor = token = claims->items[claims->count - 1].after;
			}
			continue;
		}
		if (!nt_quantity_read(scan, token, floor, &q))
		{
			last_negative = token + 1;
			continue;
		}
		if ((q.numeral.form == NT_NUMERAL_MULTIPLE && !multiple_holds(scan, &q.numeral)) ||
			/* "test scores", "he scores" */
			(q.numeral.form == NT_NUMERAL_VAGUE && nt_scan_is(scan, q.numeral.first, "scores") &&
			 !nt_scan_is(scan, q.end, "of") && !nt_has(scan, q.end, NT_TAGS_AUX | NT_TAG_PREDICATE | NT_TAG_COMPARE | NT_TAG_PART)))
		{
			token = q.numeral.end;
			continue;
		}
		/* No. 2, ranked fifth */
		if (q.unit.family == NT_FAMILY_NONE && nt_negative_number_word(scan, q.first, &rank) && rank >= floor &&
			(q.numeral.form == NT_NUMERAL_DIGITS || q.numeral.form == NT_NUMERAL_ORDINAL || q.numeral.form == NT_NUMERAL_WORDS) &&
			q.numeral.digits < 4 && !nt_has(scan, rank - 1, NT_TAG_BE | NT_TAG_HAVE))
		{
			bool		ranked = nt_scan_is(scan, rank, "ranked");

			if (!ranked)
				q.first = rank;
			if (nt_scan_is(scan, rank, "no") && !nt_scan_punct(scan, rank + 1, '.'))
			{
				token = q.end;
				last_negative = token;
				continue;
			}
			q.numeral.form = NT_NUMERAL_ORDINAL;
			make_claim(scan, claims, &q, NULL, false, floor);
			floor = token = claims->items[claims->count - 1].after;
			continue;
		}
		/* "four were shot; a fifth blew himself up" */
		if (claims->count > from && is_next_of(&claims->items[claims->count - 1], &q) && !nt_scan_is(scan, q.end, "of"))
		{
			token = q.end;
			continue;
		}
		age = nt_quantity_bare_age(scan, &q);
		if (!age && nt_negative(scan, &q.numeral, &q.unit, q.currency, last_negative))
		{
			token = Max(q.numeral.end, token + 1);
			last_negative = q.numeral.end;
			continue;
		}
		nt_quantity_complete(scan, &q);
		if (q.numeral.form == NT_NUMERAL_ORDINAL && nt_negative_rank(scan, q.end) && nt_scan_hyphen(scan, q.end))
			q.end += 2;
		ranged = nt_quantity_range(scan, &q, &high);
		if (ranged && nt_negative(scan, &high.numeral, &high.unit, high.currency, -1))
		{
			if (nt_scan_dash(scan, q.end) && q.unit.family == NT_FAMILY_NONE)
			{
				token = high.numeral.end;
				last_negative = token;
				continue;
			}
			ranged = false;
		}
		/* a score: two bare numbers joined by a dash that make no range */
		if (!ranged && nt_scan_dash(scan, q.end) && q.unit.family == NT_FAMILY_NONE && !nt_scan_space(scan, q.end) &&
			nt_scan_kind(scan, q.end + 1) == NT_TOKEN_NUMBER && !nt_scan_space(scan, q.end + 1) && q.numeral.form == NT_NUMERAL_DIGITS)
		{
			token = q.end;
			last_negative = token;
			continue;
		}
		if (last_negative >= 0 && last_negative == q.first - 1 && nt_scan_dash(scan, q.first - 1) && q.unit.family == NT_FAMILY_NONE &&
			q.numeral.form == NT_NUMERAL_DIGITS)
		{
			token = q.end;
			last_negative = token;
			continue;
		}
		age |= ranged ? nt_quantity_age(scan, &high) : nt_quantity_age(scan, &q);
		if (!age)
			nt_quantity_long(scan, ranged ? &high : &q);
		make_claim(scan, claims, &q, ranged ? &high : NULL, age, floor);
		floor = token = Max(claims->items[claims->count - 1].after, token + 1);
		merge_bounds(scan, claims, from);
		share_scale(claims, from);
		if (claims->count > from + 1)
			merge_margin(scan, claims, from);
	}
}
