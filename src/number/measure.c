/*-------------------------------------------------------------------------
 *
 * measure.c
 *	  Units that do not stand right behind their number: behind adjectives,
 *	  after an aside, or with another number of the sentence.
 *
 *-------------------------------------------------------------------------
 */
#include "number/relation.h"

#include "number/negative.h"

/* More points than this are those of an index, not of a share. */
#define MAX_SHARE_POINTS 30

/* How far from "four points" a word of polls is looked for, in tokens. */
#define SHARE_WINDOW 30

/* A smaller number without a noun counts what was counted before rather than money. */
#define MIN_SHARED_SUM 1000000

/* Does the claim stand in a bracket right behind the one before it? */
static bool
is_aside_at(const NtRelation *r, int32 index)
{
	const NtClaim *claim = &r->claims->items[index];

	return index > 0 && nt_scan_punct(r->scan, claim->before - 1, '(') && claim[-1].after == claim->before - 1;
}

/* "350 tests a day": the rate of a count stands behind its noun. */
static void
set_rate(NtRelation *r)
{
	const char *code;
	int32		end;

	/* "from $75 a barrel to $45": the rate serves both */
	if (r->index > 0 && r->claim->movement == NT_MOVEMENT_TO && !r->claim->rate && r->claim[-1].rate &&
		r->claim[-1].movement == NT_MOVEMENT_FROM && r->claim->family == r->claim[-1].family && r->claim->number.unit != NULL &&
		strncmp(r->claim->number.unit, r->claim[-1].number.unit, strlen(r->claim->number.unit)) == 0)
		r->claim->number.unit = r->claim[-1].number.unit;
	/* "C$6 (US$4.46) per share" */
	if (r->claim->number.kind == NT_NUMBER_MONEY && !r->claim->rate && r->index + 1 < r->claims->count && is_aside_at(r, r->index + 1) &&
		r->claim[1].number.kind == NT_NUMBER_MONEY && nt_scan_punct(r->scan, r->claim[1].after, ')') &&
		(code = nt_unit_rate(r->scan, r->claim[1].after + 1, true, &end)) != NULL)
	{
		r->claim->number.unit = psprintf("%s/%s", r->claim->number.unit, code);
		r->claim[1].number.unit = psprintf("%s/%s", r->claim[1].number.unit, code);
		return;
	}
	if (r->claim->number.kind != NT_NUMBER_COUNT || r->claim->number.unit != NULL)
		return;
	if (!r->has_after)
	{
		/* "an average of 20 per week" */
		code = nt_unit_rate(r->scan, r->claim->after, false, &end);
		if (code != NULL && (nt_scan_is(r->scan, r->claim->after, "per") || nt_unit_is_time(r->scan, r->claim->after + 1)))
			r->claim->number.unit = psprintf("/%s", code);
		return;
	}
	end = r->next;
	code = nt_unit_noun_rate(r->scan, r->after.end - 1);
	if (code == NULL)
		code = nt_unit_rate(r->scan, r->next, false, &end);
	if (code == NULL)
		return;
	r->claim->number.unit = psprintf("/%s", code);
	r->next = end;
}

/* Does a share stand before the claim, or right behind its noun? */
static bool
beside_share(const NtRelation *r)
{
	for (int32 i = Max(0, r->index - NT_CLAIM_REACH); i < r->index; i++)
		if (r->claims->items[i].family == NT_FAMILY_PERCENT)
			return true;
	return r->index + 1 < r->claims->count && r->claim[1].family == NT_FAMILY_PERCENT &&
		(r->claim[1].before == r->after.end ||
		 (r->claim[1].before == r->after.end + 1 && nt_scan_punct(r->scan, r->after.end, ',')));
}

/* "the mayor's lead has narrowed to four points, a survey found": shares of votes or of those asked. */
static bool
moves_share(const NtRelation *r)
{
	if (r->claim->movement == NT_MOVEMENT_NONE && !nt_scan_hyphen(r->scan, r->claim->after) &&
		!nt_has(r->scan, r->claim->before - 1, NT_TAG_RISE | NT_TAG_FALL) &&
		!nt_scan_is(r->scan, r->after.end, "ahead") && !nt_scan_is(r->scan, r->after.end, "behind"))
		return false;
	for (int32 i = Max(r->scan->first, r->claim->before - SHARE_WINDOW); i < r->scan->end && i < r->claim->after + SHARE_WINDOW; i++)
		if (nt_negative_poll(r->scan, i))
			return true;
	return false;
}

/* "61 percent, two points lower", "four points to 61 percent": points beside a share are percentage points. */
static void
set_points(NtRelation *r)
{
	NtNumber   *number = &r->claim->number;
	bool		joined = nt_scan_hyphen(r->scan, r->claim->after) && r->after.first == r->claim->after + 1;

	if (number->kind != NT_NUMBER_COUNT || !r->has_after || r->after.end - r->after.first != 1 ||
		!(r->after.first == r->claim->after || joined) ||
		!(nt_scan_is(r->scan, r->after.first, "points") || nt_scan_is(r->scan, r->after.first, "point")) || !number->has_value ||
		nt_decimal_compare(number->value, nt_decimal(MAX_SHARE_POINTS, 0)) > 0 || !((!joined && beside_share(r)) || moves_share(r)))
		return;
	number->kind = NT_NUMBER_PERCENT;
	number->unit = "pp";
	r->claim->family = NT_FAMILY_PERCENT;
	r->claim->joined = joined;
	r->claim->end = r->claim->after = r->after.end;
	number->content = nt_tokens_span(r->scan->doc, r->claim->first, r->claim->end);
	nt_relation_after(r);
}

/* "517 rushing yards", "two more years": a unit behind adjectives. */
static void
set_far_unit(NtRelation *r)
{
	NtUnit		unit;
	NtNumeral	none = {0};
	NtNumber   *number = &r->claim->number;

	if (number->kind != NT_NUMBER_COUNT || !r->has_after || r->of || r->after.end - r->claim->after < 2 ||
		!nt_unit_after(r->scan, r->after.end - 1, &none, &unit) || unit.end != r->after.end ||
		(unit.family != NT_FAMILY_MEASURE && unit.family != NT_FAMILY_TIME))
		return;
	number->unit = unit.code;
	number->kind = unit.family == NT_FAMILY_TIME ? NT_NUMBER_DURATION : NT_NUMBER_MEASURE;
	r->claim->family = unit.family;
	r->claim->end = r->claim->after = r->after.end;
	number->content = nt_tokens_span(r->scan->doc, r->claim->first, r->claim->end);
	nt_relation_after(r);
}

/* "seven miles (11 km)": the same quantity in other words. */
bool
nt_relation_aside(const NtRelation *r)
{
	return is_aside_at(r, r->index) && r->claim->number.kind != NT_NUMBER_AGE && !r->has_after;
}

/*
 * "A loss of 976 million pesos, compared with a loss of 1.5 billion", "fined the bank 480 million francs and had it repay
 * 61 million": millions of the money told just before, by the noun or the verb they belong to.
 */
static bool
shares_money(const NtRelation *r)
{
	const NtNumberScan *scan = r->scan;
	const NtClaim *before = r->claim - 1;
	int32		at = r->claim->before - 1;

	if (before->number.kind != NT_NUMBER_MONEY || before->rate || r->has_after ||
		nt_decimal_compare(r->claim->number.value, nt_decimal(MIN_SHARED_SUM, 0)) < 0)
		return false;
	if (nt_has(scan, at, NT_TAG_SPEND | NT_TAG_AGENT) || nt_scan_is(scan, at, "plus"))
		return true;
	return nt_scan_is(scan, at, "of") && nt_scan_is(scan, before->before - 1, "of") && at > scan->first && before->before - 2 >= scan->first &&
		scan->doc->tokens[at - 1].hash == scan->doc->tokens[before->before - 2].hash;
}

/*
 * "The high was 84.75 cents, the low 74.07": a number with no noun of its own takes the unit of the last number of its
 * sentence that is written alike, to the same number of decimals or with a sum in brackets behind both.
 */
static void
set_elided_unit(NtRelation *r)
{
	NtNumber   *number = &r->claim->number;

	if (number->kind != NT_NUMBER_COUNT || number->unit != NULL || !number->has_value)
		return;
	/* "narrowed to four points from eleven" */
	if (!r->has_after && r->index > 0 && r->claim->movement == NT_MOVEMENT_FROM && r->claim[-1].movement == NT_MOVEMENT_TO &&
		r->claim[-1].family == NT_FAMILY_PERCENT)
	{
		r->claim->family = NT_FAMILY_PERCENT;
		number->unit = r->claim[-1].number.unit;
		number->kind = NT_NUMBER_PERCENT;
		return;
	}
	if (r->claim->form != NT_NUMERAL_DIGITS || (r->has_after && r->after.first == r->claim->after))
		return;
	if (r->index > 0 && shares_money(r))
	{
		r->claim->family = r->claim[-1].family;
		number->unit = r->claim[-1].number.unit;
		number->kind = r->claim[-1].number.kind;
		return;
	}
	for (int32 i = r->index - 1; i >= 0 && i >= r->index - NT_CLAIM_REACH; i--)
	{
		const NtClaim *other = &r->claims->items[i];
		bool		aside = nt_scan_punct(r->scan, r->claim->after, '(') && nt_scan_punct(r->scan, other->after, '(');
		bool		compared;

		/* "1.8 million tonnes, against 2.2 million before" */
		compared = i == r->index - 1 && !r->has_after && other->number.kind != NT_NUMBER_PERCENT &&
			(r->claim->movement == NT_MOVEMENT_FROM || r->claim->movement == NT_MOVEMENT_TO ||
			 (r->claim->movement == NT_MOVEMENT_BY && nt_has(r->scan, r->claim->before - 1, NT_TAG_RISE | NT_TAG_FALL)) ||
			 nt_has(r->scan, r->claim->before - 1, NT_TAG_COMPARE | NT_TAG_REL) ||
			 nt_scan_is(r->scan, r->claim->before - 1, "against") || nt_scan_is(r->scan, r->claim->before - 1, "than"));
		if (other->form != NT_NUMERAL_DIGITS || (!other->number.has_value && !compared) || is_aside_at(r, i))
			continue;
		/* the sum in brackets tells which of the numbers before is meant */
		if (!aside && nt_scan_punct(r->scan, r->claim->after, '('))
			continue;
		if (!aside && !compared && (number->value.exponent >= 0 || other->number.value.exponent != number->value.exponent))
			return;
		if (other->family == NT_FAMILY_MONEY || other->family == NT_FAMILY_MEASURE)
		{
			r->claim->family = other->family;
			number->unit = other->number.unit;
			number->kind = other->number.kind;
		}
		return;
	}
}

/* "rise from 11.40 to 12.10 pounds": the unit behind the second number serves both. */
static void
set_shared_unit(NtRelation *r)
{
	NtNumber   *number = &r->claim->number;
	const NtClaim *next = r->claim + 1;

	if (number->kind != NT_NUMBER_COUNT || number->unit != NULL || r->has_after || r->index + 1 >= r->claims->count ||
		next->family == NT_FAMILY_NONE)
		return;
	/* "deficits of 2.09 billion and 1.7 billion dollars" */
	if (!(r->claim->movement == NT_MOVEMENT_FROM && next->movement == NT_MOVEMENT_TO && next->before == r->claim->after) &&
		!(next->family != NT_FAMILY_TIME && nt_has(r->scan, r->claim->after, NT_TAG_CONJ) && next->first == r->claim->after + 1 &&
		  r->claim->after == r->claim->end && next->form == r->claim->form && !next->joined && !next->range && r->claim->scale == next->scale))
		return;
	r->claim->family = next->family;
	number->unit = next->number.unit;
	number->kind = next->number.kind;
}

/* Finds the unit that the claim shares or holds elsewhere. */
void
nt_relation_unit(NtRelation *r)
{
	set_points(r);
	set_far_unit(r);
	set_elided_unit(r);
	set_shared_unit(r);
	set_rate(r);
}
