/*-------------------------------------------------------------------------
 *
 * relate.c
 *	  From a number to its verb, its noun and its movement.
 *
 * The verb is the nearest before the number, unless the number is the subject
 * of the verb after it.  item.c finds the noun.
 *
 *-------------------------------------------------------------------------
 */
#include "number/relate.h"

#include "number/modifier.h"
#include "number/negative.h"
#include "number/relation.h"
#include "number/reporter.h"

#include "data/topic.inc"

/* Words between a number and "of" or a noun of change that still belong to it. */
#define NEAR_WINDOW 3

/* More points than this are those of an index, not of a share. */
#define MAX_SHARE_POINTS 30

static inline bool
is_border(const NtNumberScan *scan, int32 token)
{
	return nt_scan_punct(scan, token, ';') || nt_scan_punct(scan, token, 0x2014) ||
		(nt_scan_punct(scan, token, 0x2013) && nt_scan_space(scan, token)) || nt_scan_punct(scan, token, ':') ||
		(nt_scan_punct(scan, token, '-') && nt_scan_space(scan, token) && token + 1 < scan->end && nt_scan_space(scan, token + 1));
}

/* A word that opens a clause of its own: while, because, which, that. */
static inline bool
opens_clause(const NtNumberScan *scan, int32 token)
{
	return (nt_has(scan, token, NT_TAG_SUB) && !nt_has(scan, token, NT_TAG_PREP) && !nt_scan_is(scan, token, "as")) ||
		(nt_has(scan, token, NT_TAG_REL) && !nt_scan_is(scan, token, "that")) || nt_scan_is(scan, token, "but") ||
		nt_scan_is(scan, token, "whether");
}

/* Reads the noun phrase that the number counts or measures, right after it or after "of". */
static void
read_after(NtRelation *r)
{
	const NtNumberScan *scan = r->scan;
	NtClaim    *claim = r->claim;
	int32		at = claim->after;
	bool		counts = claim->number.kind == NT_NUMBER_COUNT || claim->number.kind == NT_NUMBER_RATIO;
	bool		plural = claim->number.kind == NT_NUMBER_COUNT &&
		!(claim->number.has_value && nt_decimal_compare(claim->number.value, nt_decimal(1, 0)) == 0);
	bool		hyphen = nt_scan_hyphen(scan, at) && !nt_scan_space(scan, at);
	NtPhrase	inner;

	r->has_after = r->of = false;
	r->next = at;
	if (hyphen)
	{
		/* "two- and three-bedroom flats": what the next number is joined to */
		if (r->index + 1 < r->claims->count && claim[1].before == at + 2 && nt_scan_space(scan, at + 1) &&
			(claim->family != NT_FAMILY_NONE || nt_scan_hyphen(scan, claim[1].after)))
		{
			at = claim[1].after;
			if (claim->family != NT_FAMILY_NONE)
			{
				r->has_after = nt_phrase_after(scan, at, false, &r->after);
				r->next = r->has_after ? r->after.end : at;
				return;
			}
		}
		/* "the 49-percent stake" was read with its unit; "a 14-nation bloc": what is counted is joined to it */
		if (claim->number.kind == NT_NUMBER_COUNT && at + 1 < scan->end && nt_phrase_noun(scan, at + 1))
		{
			r->has_after = true;
			r->after.first = at + 1;
			r->after.end = at + 2;
			r->next = at + 2;
		}
		return;
	}
	/* "8 miles (13 km) of tunnel": the same in another unit, an aside */
	if (nt_scan_punct(scan, at, '(') && r->index + 1 < r->claims->count && claim[1].before == at + 1 &&
		nt_scan_punct(scan, claim[1].after, ')'))
		at = claim[1].after + 1;
	/* "$250 billion worth of goods" */
	if (nt_scan_is(scan, at, "worth") && nt_scan_is(scan, at + 1, "of"))
		at++;
	if (nt_scan_is(scan, at, "of") && (counts || claim->number.kind == NT_NUMBER_PERCENT || claim->family != NT_FAMILY_NONE))
	{
		at = nt_phrase_skip(scan, at + 1);
		r->of = true;
		/* "of the estimated 500" */
		if (nt_scan_is(scan, at, "estimated"))
			at = nt_phrase_skip(scan, at + 1);
		/* "two-thirds of the combined 4.3M sales" */
		if (r->index + 1 < r->claims->count && claim[1].before >= at && claim[1].before <= at + 1)
			at = claim[1].after;
	}
	else if (r->index + 1 < r->claims->count && claim[1].before == at && claim[1].family != NT_FAMILY_NONE &&
			 (claim[1].number.kind == NT_NUMBER_AGE || claim[1].number.kind == NT_NUMBER_MEASURE || claim[1].joined))
		at = claim[1].after;	/* "eight million 250ml bottles" */
	else if (claim->number.kind == NT_NUMBER_RATIO && nt_has(scan, at, NT_TAG_DET | NT_TAG_POSS) && claim->form != NT_NUMERAL_MULTIPLE)
		at = nt_phrase_skip(scan, at);
	else if (claim->number.kind == NT_NUMBER_ORDINAL && nt_scan_hyphen(scan, at))
		return;
	if (!nt_phrase_after(scan, at, plural && !r->of ? true : claim->number.kind == NT_NUMBER_COUNT, &r->after))
		return;
	/* "two of the ship's crew of 30": of-phrases of a quantity go one deeper: dozens of thousands are numerals already */
	if (r->after.end < scan->end && nt_scan_is(scan, r->after.end, "of") && nt_has(scan, r->after.end - 1, NT_TAG_QUANTITY | NT_TAG_LEVEL) &&
		nt_phrase_after(scan, nt_phrase_skip(scan, r->after.end + 1), false, &inner) && !nt_has(scan, r->after.end - 1, NT_TAG_CHANGENOUN))
		r->after = inner;
	/* "0.2 % month on month" */
	if (claim->number.kind == NT_NUMBER_PERCENT && !r->of && nt_negative_period(scan, r->after.first))
		return;
	r->has_after = true;
	r->next = claim->number.kind == NT_NUMBER_COUNT ? nt_modifiers_behind(scan, claim, r->after.end) : r->after.end;
}

/* Looks from the end of the claim's phrase to the verb after it: nothing but prepositional phrases between. */
static bool
is_subject_of(const NtRelation *r, const NtVerb *verb)
{
	const NtNumberScan *scan = r->scan;
	int			commas = 0;

	for (int32 i = r->next; i < verb->first; i++)
	{
		if (nt_scan_punct(scan, i, ','))
			commas++;
		if (is_border(scan, i) || opens_clause(scan, i))
			return false;
		if (nt_scan_punct(scan, i, ')') || nt_scan_punct(scan, i, '('))
			continue;
		/* a pronoun or second subject opens another clause */
		if (nt_has(scan, i, NT_TAG_PRON) && !nt_has(scan, i, NT_TAG_DET | NT_TAG_REL))
			return false;
	}
	/* "12 civilians, including four children, were wounded" */
	return commas == 0 || commas == 2;
}

/* Is there a border between the verb and the claim, so that the claim may begin a clause of its own? */
static bool
border_between(const NtRelation *r, const NtVerb *verb)
{
	const NtNumberScan *scan = r->scan;

	for (int32 i = verb->end; i < r->claim->before; i++)
		if (is_border(scan, i) || opens_clause(scan, i) || nt_scan_punct(scan, i, ',') || nt_scan_punct(scan, i, '"') ||
			nt_scan_punct(scan, i, 0x201C) || nt_scan_is(scan, i, "that") || nt_scan_is(scan, i, "and") || nt_scan_is(scan, i, "as"))
			return true;
	return false;
}

/* A border that the verb before does not reach over. */
static bool
hard_border_between(const NtRelation *r, const NtVerb *verb)
{
	for (int32 i = verb->end; i < r->claim->before; i++)
		if (is_border(r->scan, i) || opens_clause(r->scan, i))
			return true;
	return false;
}

/* Words between "and" and the claim: none means that the claim follows at once. */
static bool
starts_phrase(const NtRelation *r)
{
	int32		before = r->claim->before - 1;

	while (before >= r->scan->first && !nt_has(r->scan, before, NT_TAG_PREP) &&
		   (nt_has(r->scan, before, NT_TAG_DET | NT_TAG_ADJ) || nt_scan_is(r->scan, before, "top") || nt_scan_is(r->scan, before, "bottom")))
		before--;
	return before < r->scan->first || nt_has(r->scan, before, NT_TAG_CONJ | NT_TAG_SUB | NT_TAG_REL) || nt_scan_punct(r->scan, before, ',') ||
		is_border(r->scan, before) || nt_scan_is(r->scan, before, "that");
}

/* The verb that the claim belongs to. */
static void
choose_verb(NtRelation *r)
{
	const NtNumberScan *scan = r->scan;
	NtClaim    *claim = r->claim;
	const NtVerb *left;
	const NtVerb *right;

	int32		low = 0;
	int32		high = r->verbs->count;

	r->left = r->right = r->verb = -1;
	/* the first verb that ends within reach */
	while (low < high)
	{
		int32		middle = low + (high - low) / 2;

		if (r->verbs->items[middle].end < claim->before - NT_VERB_REACH)
			low = middle + 1;
		else
			high = middle;
	}
	for (int32 i = low; i < r->verbs->count && r->verbs->items[i].first < claim->end + NT_VERB_REACH; i++)
	{
		const NtVerb *verb = &r->verbs->items[i];

		if (verb->main < claim->first || verb->first < claim->first)
			r->left = i;
		else if (verb->first >= claim->end)
		{
			/* inside the noun phrase: a participle used as adjective */
			if (r->has_after && verb->main < r->after.end && verb->main >= r->after.first)
				continue;
			r->right = i;
			break;
		}
	}
	/* "27 states led by two cities are suing": the participle is theirs */
	if (r->right >= 0 && r->right + 1 < r->verbs->count && r->has_after && r->verbs->items[r->right].first == r->after.end &&
		(nt_verb_reduced(scan, r->verbs, r->right + 1) ||
		 (nt_has(scan, r->verbs->items[r->right].main, NT_TAG_PART) && r->verbs->items[r->right + 1].first == r->verbs->items[r->right].end &&
		  nt_has(scan, r->verbs->items[r->right + 1].main, NT_TAG_PAST | NT_TAG_THIRD | NT_TAGS_AUX))))
		r->right++;
	/* "250 firefighters, backed by six helicopters, were deployed": over what stands between commas */
	if (r->right >= 0 && r->right + 1 < r->verbs->count && nt_scan_punct(scan, r->verbs->items[r->right].first - 1, ',') &&
		r->verbs->items[r->right].first - 1 == r->next && nt_has(scan, r->verbs->items[r->right].main, NT_TAG_PART | NT_TAG_ING) &&
		r->verbs->items[r->right].first == r->verbs->items[r->right].main && r->next > claim->after &&
		nt_scan_punct(scan, r->verbs->items[r->right + 1].first - 1, ',') && !nt_has(scan, r->verbs->items[r->right + 1].main, NT_TAG_REPORT))
		r->right++;
	left = r->left >= 0 ? &r->verbs->items[r->left] : NULL;
	right = r->right >= 0 ? &r->verbs->items[r->right] : NULL;
	/* "was 35 % contained": the group goes around the number */
	if (left != NULL && left->end > claim->end)
	{
		r->verb = r->left;
		return;
	}
	/* "the 151 needed", "60-70 feared dead": a participle right after the number */
	if (right != NULL && right->first == claim->after && right->first == right->main && nt_has(scan, right->main, NT_TAG_PART) &&
		!r->has_after && (claim->number.kind != NT_NUMBER_PERCENT || nt_scan_is(scan, claim->before - 1, "the")))
	{
		r->verb = r->right;
		return;
	}
	if (left == NULL)
	{
		r->verb = right != NULL && (is_subject_of(r, right) || true) ? r->right : -1;
		return;
	}
	if (right == NULL)
	{
		r->verb = r->left;
		return;
	}
	/* said 37,500 people had left */
	if (nt_has(scan, left->main, NT_TAG_REPORT) && left->end == claim->before && is_subject_of(r, right) && !right->participle &&
		!nt_has(scan, right->main, NT_TAG_REPORT))
	{
		r->verb = r->right;
		return;
	}
	if (hard_border_between(r, left))
	{
		r->verb = is_subject_of(r, right) || starts_phrase(r) ? r->right : r->left;
		return;
	}
	if (border_between(r, left) && starts_phrase(r) && is_subject_of(r, right) && !right->participle && !right->infinitive &&
		!(nt_has(scan, right->main, NT_TAG_REPORT) && nt_scan_punct(scan, right->first - 1, ',')))
	{
		r->verb = r->right;
		return;
	}
	r->verb = r->left;
}

static void
set_action(NtRelation *r)
{
	const NtNumberScan *scan = r->scan;
	NtClaim    *claim = r->claim;
	int32		main;

	if (claim->form == NT_NUMERAL_MULTIPLE && nt_has(scan, claim->first, NT_TAG_PAST | NT_TAG_PART | NT_TAG_ING))
	{
		claim->number.action = nt_tokens_span(scan->doc, claim->first, claim->first + 1);
		for (int32 i = Max(r->left, 0); i < r->verbs->count && r->verbs->items[i].main <= claim->first; i++)
			if (r->verbs->items[i].main == claim->first)
				r->verb = i;
		return;
	}
	/* an age in apposition belongs to no verb */
	if (claim->number.kind == NT_NUMBER_AGE && nt_scan_punct(scan, claim->first - 1, ',') && claim->end == claim->first + 1)
		return;
	if (r->verb < 0)
		return;
	/* "at least 118 people dead", "20 injured" */
	main = r->next + (nt_has(scan, r->next, NT_TAG_ADVERB) ? 1 : 0);
	if (claim->number.kind == NT_NUMBER_COUNT && r->next >= claim->after && nt_has(scan, main, NT_TAG_PREDICATE) &&
		!nt_phrase_noun(scan, main + 1))
	{
		claim->number.action = nt_tokens_span(scan->doc, main, main + 1);
		return;
	}
	/* "the deaths of 68 people" */
	if (claim->number.kind == NT_NUMBER_COUNT && nt_scan_is(scan, claim->before - 1, "of") && nt_has(scan, claim->before - 2, NT_TAG_EVENT))
	{
		claim->number.action = nt_tokens_span(scan->doc, claim->before - 2, claim->before - 1);
		return;
	}
	/* "312 of the 340 stations had opened": the whole shares what is said of the part */
	if (r->index > r->from && claim[-1].number.kind == NT_NUMBER_COUNT && claim->number.kind == NT_NUMBER_COUNT &&
		nt_scan_is(scan, claim[-1].after, "of") && claim->before - claim[-1].after <= 2)
	{
		claim->number.action = claim[-1].number.action;
		return;
	}
	/* "the deaths of 68 people, including 51 children": the part shares what is said of the whole */
	if (r->index > r->from && claim->number.kind == NT_NUMBER_COUNT && claim[-1].number.kind == NT_NUMBER_COUNT &&
		nt_scan_is(scan, claim->before - 1, "including") && claim->before - claim[-1].after <= NEAR_WINDOW + 2)
	{
		claim->number.action = claim[-1].number.action;
		return;
	}
	/* "according to a poll of 4,800 people" */
	for (int32 i = r->verbs->items[r->verb].end; i < claim->before; i++)
		if (nt_scan_is(scan, i, "according"))
			return;
	main = r->verbs->items[r->verb].main;
	claim->number.action = nt_tokens_span(scan->doc, nt_scan_hyphen(scan, main - 1) && nt_scan_is(scan, main - 2, "re") ? main - 2 : main,
										  main + 1);
}

/* A word of rise or fall right before or behind the number, or a noun of change it goes with. */
static NtChange
change_near(NtRelation *r)
{
	const NtNumberScan *scan = r->scan;
	NtClaim    *claim = r->claim;
	int32		at = claim->before - 1;
	int32		next = claim->after;

	if (claim->number.kind == NT_NUMBER_ORDINAL)
		return NT_CHANGE_NONE;
	if (claim->signed_up)
		return NT_CHANGE_UP;
	if (claim->signed_down)
		return NT_CHANGE_DOWN;
	/* up 90 cents, down about 3 % */
	if (claim->movement != NT_MOVEMENT_NONE && at >= scan->first && nt_scan_is(scan, at, "further"))
		at--;
	/* not "broke up 74 seconds into the flight" */
	if (claim->movement != NT_MOVEMENT_FROM && claim->family != NT_FAMILY_TIME)
	{
		if (nt_scan_is(scan, at, "up") && !nt_scan_is(scan, at - 1, "made"))
			return NT_CHANGE_UP;
		if (nt_scan_is(scan, at, "down"))
			return NT_CHANGE_DOWN;
	}
	/* "4.5 % higher", "two points lower", "five times higher" */
	if (claim->family != NT_FAMILY_NONE || claim->form == NT_NUMERAL_MULTIPLE || claim->number.kind == NT_NUMBER_RATIO ||
		claim->number.kind == NT_NUMBER_COUNT)
	{
		if (nt_has(scan, next, NT_TAG_COMPARE))
		{
			if (nt_scan_is(scan, next, "more") && (claim->family == NT_FAMILY_PERCENT || claim->form == NT_NUMERAL_MULTIPLE))
				return NT_CHANGE_UP;
			if ((nt_scan_is(scan, next, "less") || nt_scan_is(scan, next, "fewer")) && (claim->family == NT_FAMILY_PERCENT || claim->form != NT_NUMERAL_WORDS || true))
				return NT_CHANGE_DOWN;
			if (nt_has(scan, next, NT_TAG_RISE) && !(nt_scan_is(scan, next, "up") && nt_has(scan, next + 1, NT_TAG_PREP) && nt_scan_is(scan, next + 1, "to")))
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

/* Change, and whether "from", "to", "by" before the number are modifiers. */
static void
set_change(NtRelation *r)
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
			(claim->movement == NT_MOVEMENT_TO && left && (tags & NT_TAG_CARRY) != 0);
		bool		paired = r->index > r->from && r->claims->items[r->index - 1].number.change != NT_CHANGE_NONE;

		if (claim->movement == NT_MOVEMENT_FROM && r->index + 1 < r->claims->count)
			paired = paired || r->claims->items[r->index + 1].movement == NT_MOVEMENT_TO;
		/* "raised $45m from three investors" */
		if (claim->movement == NT_MOVEMENT_FROM && claim->number.kind == NT_NUMBER_COUNT && r->has_after && r->index > r->from &&
			claim[-1].family != NT_FAMILY_NONE)
			level = paired = false;
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

static void
set_subject(NtRelation *r)
{
	const NtNumberScan *scan = r->scan;
	NtPhrase	phrase;
	int32		at = r->claim->before - 1;

	/* "a survey of 6,000 employers", "a squad of 17" */
	if (r->claim->number.kind == NT_NUMBER_COUNT && (nt_scan_is(scan, at, "of") || nt_scan_is(scan, at, "with")) &&
		nt_phrase_before(scan, at, scan->first, &phrase) && !nt_relation_is_verb(r, phrase.end - 1) && !nt_relation_meets(r, &phrase) &&
		!nt_has(scan, phrase.end - 1, NT_TAG_EVENT))
	{
		r->claim->number.subject = nt_tokens_span(scan->doc, phrase.first, phrase.end);
		return;
	}
	/* "boosts its output to 1.2m tonnes of ore" */
	if (r->of && r->claim->movement != NT_MOVEMENT_NONE && nt_relation_object(r, &phrase))
	{
		r->claim->number.subject = nt_tokens_span(scan->doc, phrase.first, phrase.end);
		return;
	}
	/* "Orlo Group, down 68 at 1,112" */
	if ((nt_scan_is(scan, at, "up") || nt_scan_is(scan, at, "down")) && nt_scan_punct(scan, at - 1, ',') &&
		nt_phrase_before(scan, at - 1, scan->first, &phrase) && (scan->doc->tokens[phrase.end - 1].flags & NT_TOKEN_CAP) != 0)
	{
		r->claim->number.subject = nt_tokens_span(scan->doc, phrase.first, phrase.end);
		return;
	}
	if ((nt_relation_subject(r, &phrase) && phrase.first >= 0) || nt_relation_antecedent(r, &phrase) || nt_relation_bracketed(r, &phrase))
	{
		NtSpan		span = nt_tokens_span(r->scan->doc, phrase.first, phrase.end);

		/* a number in the subject has none: "a record 65 million people fled", "six men and four women vied" */
		if (r->verb >= 0 && r->claim->before < r->verbs->items[r->verb].first && r->claim->number.kind == NT_NUMBER_COUNT && r->has_after &&
			(phrase.first >= r->claim->after || (phrase.end >= r->claim->before && phrase.end <= r->claim->first) ||
			 nt_has(scan, phrase.first - 1, NT_TAG_NUMBER)))
			return;
		/* "first", "highest", "why" are nobody */
		if (phrase.end - phrase.first == 1 &&
			(nt_has(scan, phrase.first, NT_TAG_ADJ | NT_TAG_ADV | NT_TAG_ADVERB | NT_TAG_SUB | NT_TAG_REL) ||
			 nt_scan_is(scan, phrase.first, "top") || nt_scan_is(scan, phrase.first, "bottom")) &&
			!nt_has(scan, phrase.first, NT_TAG_NOUN | NT_TAG_TALLY))
			return;
		/* not the item itself */
		if (span.end <= r->claim->number.item.start || span.start >= r->claim->number.item.end)
			r->claim->number.subject = span;
	}
}

/* Does the claim stand in a bracket right behind the one before it? */
static bool
is_aside_at(const NtRelation *r, int32 index)
{
	const NtClaim *claim = &r->claims->items[index];

	return index > r->from && nt_scan_punct(r->scan, claim->before - 1, '(') && claim[-1].after == claim->before - 1;
}

/* "350 tests a day": the rate of a count stands behind its noun. */
static void
set_rate(NtRelation *r)
{
	const char *code;
	int32		end;

	/* "from $75 a barrel to $45": the rate serves both */
	if (r->index > r->from && r->claim->movement == NT_MOVEMENT_TO && !r->claim->rate && r->claim[-1].rate &&
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
		if (code != NULL && nt_unit_is_time(r->scan, r->claim->after + 1))
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

/* "61 percent, two points lower": points after a share are percentage points. */
static void
set_points(NtRelation *r)
{
	NtNumber   *number = &r->claim->number;

	if (number->kind != NT_NUMBER_COUNT || !r->has_after || r->after.end - r->after.first != 1 ||
		r->after.first != r->claim->after || !nt_scan_is(r->scan, r->after.first, "points") || !number->has_value ||
		nt_decimal_compare(number->value, nt_decimal(MAX_SHARE_POINTS, 0)) > 0)
		return;
	for (int32 i = Max(r->from, r->index - NT_CLAIM_REACH); i < r->index; i++)
		if (r->claims->items[i].family == NT_FAMILY_PERCENT)
		{
			number->kind = NT_NUMBER_PERCENT;
			number->unit = "pp";
			r->claim->family = NT_FAMILY_PERCENT;
			r->claim->end = r->claim->after = r->after.end;
			number->content = nt_tokens_span(r->scan->doc, r->claim->first, r->claim->end);
			read_after(r);
			return;
		}
}

/* "517 rushing yards": a unit behind adjectives. */
static void
set_far_unit(NtRelation *r)
{
	NtUnit		unit;
	NtNumeral	none = {0};
	NtNumber   *number = &r->claim->number;

	if (number->kind != NT_NUMBER_COUNT || !r->has_after || r->of || r->after.end - r->after.first < 2 ||
		!nt_unit_after(r->scan, r->after.end - 1, &none, &unit) || unit.end != r->after.end ||
		(unit.family != NT_FAMILY_MEASURE && unit.family != NT_FAMILY_TIME))
		return;
	number->unit = unit.code;
	number->kind = unit.family == NT_FAMILY_TIME ? NT_NUMBER_DURATION : NT_NUMBER_MEASURE;
	r->claim->family = unit.family;
	r->claim->end = r->claim->after = r->after.end;
	number->content = nt_tokens_span(r->scan->doc, r->claim->first, r->claim->end);
	read_after(r);
}

/* "seven miles (11 km)": the same quantity in other words. */
static bool
is_aside(const NtRelation *r)
{
	return is_aside_at(r, r->index) && r->claim->number.kind != NT_NUMBER_AGE && !r->has_after;
}

/*
 * "The high was 84.75 cents, the low 74.07": a number with no noun of its own takes the unit of the last number of its
 * sentence that is written alike, to the same number of decimals or with a sum in brackets behind both.
 */
static void
set_elided_unit(NtRelation *r)
{
	NtNumber   *number = &r->claim->number;

	if (number->kind != NT_NUMBER_COUNT || number->unit != NULL || !number->has_value || r->claim->form != NT_NUMERAL_DIGITS ||
		(r->has_after && r->after.first == r->claim->after))
		return;
	for (int32 i = r->index - 1; i >= r->from && i >= r->index - NT_CLAIM_REACH; i--)
	{
		const NtClaim *other = &r->claims->items[i];
		bool		aside = nt_scan_punct(r->scan, r->claim->after, '(') && nt_scan_punct(r->scan, other->after, '(');
		bool		compared;

		/* "1.8 million tonnes, against 2.2 million before" */
		compared = i == r->index - 1 && !r->has_after && other->number.kind != NT_NUMBER_PERCENT &&
			(r->claim->movement != NT_MOVEMENT_NONE || nt_has(r->scan, r->claim->before - 1, NT_TAG_COMPARE) ||
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

	if (number->kind != NT_NUMBER_COUNT || number->unit != NULL || r->has_after || r->claim->movement != NT_MOVEMENT_FROM ||
		r->index + 1 >= r->claims->count || next->movement != NT_MOVEMENT_TO || next->before != r->claim->after ||
		next->family == NT_FAMILY_NONE || next->family == NT_FAMILY_TIME)
		return;
	r->claim->family = next->family;
	number->unit = next->number.unit;
	number->kind = next->number.kind;
}

static const char *
topic_of_span(const NtNumberScan *scan, NtSpan span)
{
	int32		last;

	if (nt_span_empty(span))
		return NULL;
	last = nt_document_token_at(scan->doc, span.end - 1);
	for (int32 token = last; token > last - 2 && token >= 0 && scan->doc->tokens[token].start >= span.start; token--)
	{
		const NtLexEntry *entry = nt_lexicon_find(&nt_topic_lexicon, scan->doc, token, last + 1, scan->languages);

		if (entry != NULL)
			return nt_lexicon_arg(&nt_topic_lexicon, entry);
	}
	return NULL;
}

/* The topic of the predicate when it tells, else that of the item. */
static void
set_topic(NtRelation *r)
{
	NtNumber   *number = &r->claim->number;

	if (number->kind == NT_NUMBER_COUNT || number->kind == NT_NUMBER_RATIO)
		number->topic = topic_of_span(r->scan, number->action);
	if (number->topic == NULL && number->kind != NT_NUMBER_AGE && number->kind != NT_NUMBER_DURATION)
		number->topic = topic_of_span(r->scan, number->item);
	if (number->topic == NULL && number->kind == NT_NUMBER_DURATION)
		number->topic = topic_of_span(r->scan, number->action);
	/* "the death toll exceeded 1,400 people" */
	if (number->topic == NULL && number->kind == NT_NUMBER_COUNT && !nt_span_empty(number->subject) &&
		nt_has(r->scan, nt_document_token_at(r->scan->doc, number->subject.end - 1), NT_TAG_TALLY))
		number->topic = topic_of_span(r->scan, number->subject);
	/* "the number of people killed in the flood rose to 57" */
	if (number->topic == NULL && number->kind == NT_NUMBER_COUNT && !r->has_after && r->verb > 0 &&
		nt_verb_reduced(r->scan, r->verbs, r->verb))
	{
		int32		main = r->verbs->items[r->verb - 1].main;

		number->topic = topic_of_span(r->scan, nt_tokens_span(r->scan->doc, main, main + 1));
	}
}

static void
copy_relation(NtRelation *r)
{
	NtNumber   *number = &r->claim->number;
	const NtNumber *whole = &r->claim[-1].number;

	number->item = whole->item;
	number->subject = whole->subject;
	number->action = whole->action;
	number->topic = whole->topic;
	if (number->kind == whole->kind)
		number->change = whole->change;
	if (nt_span_empty(number->item) && !nt_span_empty(whole->item))
		number->item = whole->item;
}

/* Words inside a number are no verbs ("50 basis points to"), save multiples ("doubled"). */
static void
drop_numbers(const NtNumberScan *scan, const NtClaims *claims, int32 from, NtVerbs *verbs)
{
	int32		kept = 0;
	int32		claim = from;

	for (int32 i = 0; i < verbs->count; i++)
	{
		int32		main = verbs->items[i].main;

		while (claim < claims->count && claims->items[claim].end <= main)
			claim++;
		if (claim < claims->count && claims->items[claim].first <= main && claims->items[claim].form != NT_NUMERAL_MULTIPLE)
			continue;
		/* "a 7 percent raise" */
		if (claim > from && claims->items[claim - 1].after == main && claims->items[claim - 1].family != NT_FAMILY_NONE &&
			nt_has(scan, claims->items[claim - 1].before - 1, NT_TAG_DET) && nt_has(scan, main, NT_TAG_CHANGENOUN))
			continue;
		verbs->items[kept++] = verbs->items[i];
	}
	verbs->count = kept;
}

void
nt_claims_relate(const NtNumberScan *scan, NtClaims *claims, int32 from, NtVerbs *verbs)
{
	nt_verbs_read(scan, verbs);
	drop_numbers(scan, claims, from, verbs);
	for (int32 i = from; i < claims->count; i++)
	{
		NtRelation	r = {0};

		NT_CHECK_INTERRUPTS();
		r.scan = scan;
		r.claims = claims;
		r.from = from;
		r.index = i;
		r.claim = &claims->items[i];
		r.verbs = verbs;
		read_after(&r);
		if (is_aside(&r))
		{
			copy_relation(&r);
			continue;
		}
		set_points(&r);
		set_far_unit(&r);
		set_elided_unit(&r);
		set_shared_unit(&r);
		set_rate(&r);
		choose_verb(&r);
		set_action(&r);
		set_change(&r);
		nt_relation_item(&r);
		set_subject(&r);
		set_topic(&r);
		r.claim->number.source = nt_reporter(scan, verbs, r.claim, r.verb, r.left);
	}
}
