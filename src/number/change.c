/*-------------------------------------------------------------------------
 *
 * change.c
 *	  Whether a number is a rise or a fall, or the level reached by one.
 *
 *-------------------------------------------------------------------------
 */
#include "number/relation.h"

/* Words between a number and a noun of change that still belong to it. */
#define NEAR_WINDOW 3

/* A word of rise or fall right before or behind the number, or a noun of change it goes with. */
static NtChange
change_near(NtRelation *r)
{
	const NtNumberScan *scan = r->scan;
	NtClaim    *claim = r->claim;
	int32		at = claim->before - 1;
	/* "scored 7 points higher" */
	int32		next = claim->number.kind == NT_NUMBER_COUNT && r->has_after && nt_scan_is(scan, r->after.end - 1, "points") ? r->next : claim->after;

	if (claim->number.kind == NT_NUMBER_ORDINAL)
		return NT_CHANGE_NONE;
	if (claim->signed_up)
		return NT_CHANGE_UP;
	if (claim->signed_down)
		return NT_CHANGE_DOWN;
	/* up 90 cents, down about 3 % */
	if (claim->movement != NT_MOVEMENT_NONE && at >= scan->first && nt_scan_is(scan, at, "further"))
		at--;
	/* not "broke up 74 seconds into the flight", nor "shot down two helicopters" */
	if (claim->movement != NT_MOVEMENT_FROM && claim->family != NT_FAMILY_TIME &&
		!(claim->number.kind == NT_NUMBER_COUNT && r->has_after && nt_relation_is_verb(r, at - 1) && !nt_has(scan, at - 1, NT_TAG_BE) &&
		  !nt_scan_is(scan, r->after.end - 1, "points")))
	{
		if (nt_scan_is(scan, at, "up") && !nt_scan_is(scan, at - 1, "made"))
			return NT_CHANGE_UP;
		if (nt_scan_is(scan, at, "down") ||
			(claim->family == NT_FAMILY_PERCENT && nt_scan_is(scan, at, "off") &&
			 (nt_has(scan, at - 1, NT_TAG_BE) || !nt_relation_is_verb(r, at - 1))))
			return NT_CHANGE_DOWN;
	}
	/* "4.5 % higher", "two points lower", "five times higher" */
	if (claim->family != NT_FAMILY_NONE || claim->form == NT_NUMERAL_MULTIPLE || claim->number.kind == NT_NUMBER_RATIO ||
		claim->number.kind == NT_NUMBER_COUNT)
	{
		if (nt_has(scan, next, NT_TAG_COMPARE))
		{
			if (nt_scan_is(scan, next, "more") &&
				(claim->family == NT_FAMILY_PERCENT || claim->form == NT_NUMERAL_MULTIPLE || nt_scan_is(scan, next + 1, "than")))
				return NT_CHANGE_UP;
			if (nt_scan_is(scan, next, "less") || nt_scan_is(scan, next, "fewer"))
				return NT_CHANGE_DOWN;
			if (nt_has(scan, next, NT_TAG_RISE) &&
				!(nt_scan_is(scan, next, "up") && nt_has(scan, next + 1, NT_TAG_PREP) && nt_scan_is(scan, next + 1, "to")))
				return NT_CHANGE_UP;
			if (nt_has(scan, next, NT_TAG_FALL))
				return NT_CHANGE_DOWN;
		}
	}
	/* the level that "up from" follows */
	{
		int32		i = r->next;

		if (nt_scan_punct(scan, i, ','))
			i++;
		if (nt_scan_is(scan, i, "up") && (nt_scan_is(scan, i + 1, "from") || nt_scan_is(scan, i + 1, "on")))
			return NT_CHANGE_UP;
		if (nt_scan_is(scan, i, "down") && (nt_scan_is(scan, i + 1, "from") || nt_scan_is(scan, i + 1, "on")))
			return NT_CHANGE_DOWN;
		/* "3.5 million people need food aid, up from" */
		if (r->index + 1 < r->claims->count)
		{
			const NtClaim *following = &r->claims->items[r->index + 1];
			int32		word = following->before - 1;

			if (following->movement == NT_MOVEMENT_FROM && word > claim->after && nt_has(scan, word, NT_TAG_RISE | NT_TAG_FALL) &&
				(nt_scan_is(scan, word, "up") || nt_scan_is(scan, word, "down")) && nt_scan_punct(scan, word - 1, ','))
				return nt_scan_is(scan, word, "up") ? NT_CHANGE_UP : NT_CHANGE_DOWN;
		}
	}
	/* a 5 % increase */
	if (r->has_after && !r->of && claim->family != NT_FAMILY_TIME && nt_has(scan, r->after.end - 1, NT_TAG_CHANGENOUN))
		return nt_has(scan, r->after.end - 1, NT_TAG_RISE) ? NT_CHANGE_UP : NT_CHANGE_DOWN;
	/* an increase of 5 % */
	if (nt_scan_is(scan, claim->before - 1, "of") && nt_has(scan, claim->before - 2, NT_TAG_CHANGENOUN) && claim->family != NT_FAMILY_TIME)
		return nt_has(scan, claim->before - 2, NT_TAG_RISE) ? NT_CHANGE_UP : NT_CHANGE_DOWN;
	return NT_CHANGE_NONE;
}

/* "took 52 percent of the vote to 47 for his rival": the verb has a figure of the same kind for its object already. */
static bool
is_divided(const NtRelation *r, const NtVerb *verb)
{
	return r->index > 0 && r->claim[-1].before >= verb->end && r->claim[-1].number.kind == r->claim->number.kind &&
		r->claim[-1].number.change == NT_CHANGE_NONE && r->claim[-1].movement == NT_MOVEMENT_NONE;
}

/* Change, and whether "from", "to", "by" before the number are modifiers. */
void
nt_relation_change(NtRelation *r)
{
	const NtNumberScan *scan = r->scan;
	NtClaim    *claim = r->claim;
	const NtVerb *verb = r->verb >= 0 ? &r->verbs->items[r->verb] : NULL;
	bool		left = verb != NULL && verb->first < claim->before;
	NtTags		tags = verb != NULL ? nt_tags(scan, verb->main) : 0;
	NtChange	change = change_near(r);
	bool		moving = left && (tags & (NT_TAG_RISE | NT_TAG_FALL)) != 0;
	int32		at = claim->before - 1;
	bool		noun_before = false;

	/* a noun of change before "to" or "from": "a rise to 12 %" */
	for (int i = 0; i < NEAR_WINDOW + 5 && at - i > (left ? verb->main : scan->first - 1); i++)
		if (nt_has(scan, at - i, NT_TAG_CHANGENOUN) || nt_scan_is(scan, at - i, "up") || nt_scan_is(scan, at - i, "down"))
			noun_before = true;
	if (claim->movement != NT_MOVEMENT_NONE)
	{
		bool		level = moving || noun_before ||
			(claim->movement == NT_MOVEMENT_TO && left && (tags & NT_TAG_CARRY) != 0 && !is_divided(r, verb));
		/* "lost £48,000 to two men" */
		bool		receivers = claim->movement == NT_MOVEMENT_TO && left && claim->number.kind == NT_NUMBER_COUNT && r->has_after && r->index > 0 &&
			claim[-1].family == NT_FAMILY_MONEY && claim[-1].before >= verb->end && claim[-1].movement == NT_MOVEMENT_NONE;
		bool		paired = r->index > 0 && r->claims->items[r->index - 1].number.change != NT_CHANGE_NONE;

		if (claim->movement == NT_MOVEMENT_FROM && r->index + 1 < r->claims->count)
			paired = paired || r->claims->items[r->index + 1].movement == NT_MOVEMENT_TO;
		/* "raised $45m from three investors" */
		if (claim->movement == NT_MOVEMENT_FROM && claim->number.kind == NT_NUMBER_COUNT && r->has_after && r->index > 0 &&
			claim[-1].family != NT_FAMILY_NONE)
			level = paired = false;
		if (receivers)
			level = paired = false;
		/* "beat the record by 12 centimetres": a difference, unless a thing that does it follows */
		if (claim->movement == NT_MOVEMENT_BY && left && verb != NULL && !verb->be && claim->family != NT_FAMILY_NONE && !r->has_after)
			paired = true;
		if ((level || paired) && nt_span_empty(claim->number.modifier))
			claim->number.modifier = nt_tokens_span(scan->doc, claim->before, claim->before + 1);
		else if (!level && !paired)
		{
			claim->movement = NT_MOVEMENT_NONE;
			claim->before++;
		}
		if (claim->movement == NT_MOVEMENT_FROM)
		{
			claim->number.change = NT_CHANGE_NONE;
			return;
		}
		if (change == NT_CHANGE_NONE && claim->movement != NT_MOVEMENT_NONE)
		{
			if (moving)
				change = (tags & NT_TAG_RISE) ? NT_CHANGE_UP : NT_CHANGE_DOWN;
			else if (noun_before)
				for (int i = 0; i < NEAR_WINDOW + 5 && change == NT_CHANGE_NONE && at - i > (left ? verb->main : scan->first - 1); i++)
				{
					if (nt_has(scan, at - i, NT_TAG_CHANGENOUN) || nt_scan_is(scan, at - i, "up") || nt_scan_is(scan, at - i, "down"))
						change = nt_has(scan, at - i, NT_TAG_RISE) ? NT_CHANGE_UP : NT_CHANGE_DOWN;
				}
		}
	}
	else if (change == NT_CHANGE_NONE && moving && claim->number.kind != NT_NUMBER_DURATION && claim->number.kind != NT_NUMBER_AGE &&
			 claim->number.kind != NT_NUMBER_ORDINAL && claim->number.kind != NT_NUMBER_COUNT)
	{
		/* "fell 4.5 %", "rose 90 cents", "grew at a rate of 6 %": right behind the verb, or a share */
		bool		near = claim->before - verb->end <= NEAR_WINDOW;
		bool		percent = claim->family == NT_FAMILY_PERCENT && !r->of && !(r->has_after && nt_has(scan, claim->before - 1, NT_TAG_DET));

		if (percent || (near && (tags & NT_TAG_INTRANS) != 0 && !nt_has(scan, claim->before - 1, NT_TAG_PREP)) ||
			(near && (nt_scan_is(scan, claim->before - 1, "above") || nt_scan_is(scan, claim->before - 1, "below"))))
			change = (tags & NT_TAG_RISE) ? NT_CHANGE_UP : NT_CHANGE_DOWN;
		if (claim->movement == NT_MOVEMENT_NONE && !near && nt_scan_is(scan, claim->before - 1, "at"))
			change = claim->family == NT_FAMILY_PERCENT ? change : NT_CHANGE_NONE;
	}
	else if (change == NT_CHANGE_NONE && moving && claim->number.kind == NT_NUMBER_COUNT && (tags & NT_TAG_INTRANS) != 0 &&
			 claim->before == verb->end && r->has_after && nt_scan_is(scan, r->after.end - 1, "points"))
		change = (tags & NT_TAG_RISE) ? NT_CHANGE_UP : NT_CHANGE_DOWN;
	if (claim->form == NT_NUMERAL_MULTIPLE && change == NT_CHANGE_NONE && nt_has(scan, claim->first, NT_TAG_PAST | NT_TAG_ING))
		change = claim->falling ? NT_CHANGE_DOWN : NT_CHANGE_UP;
	claim->number.change = change;
}
