/*-------------------------------------------------------------------------
 *
 * relate.c
 *	  From a number to its verb, its noun and its movement.
 *
 * The verb is the nearest before the number, unless the number is the subject
 * of the verb after it.  The noun stands after a count; a share, sum, measure
 * or level takes "of X" after it, "X of" before it, else the subject.
 *
 *-------------------------------------------------------------------------
 */
#include "number/relate.h"

#include "number/modifier.h"
#include "number/reporter.h"

#include "data/topic.inc"

/* Words between a number and "of" or a noun of change that still belong to it. */
#define NEAR_WINDOW 3

/* More points than this are those of an index, not of a share. */
#define MAX_SHARE_POINTS 30

/* What is known about one claim while it is related. */
typedef struct Relation
{
	const NtNumberScan *scan;
	NtClaims   *claims;
	int32		from;			/* claims of this sentence are [from, count) */
	int32		index;			/* of the claim */
	NtClaim    *claim;
	const NtVerbs *verbs;
	int32		left;			/* verb before, or -1 */
	int32		right;			/* verb after, or -1 */
	int32		verb;			/* the chosen one, or -1 */
	NtPhrase	after;			/* noun phrase right after the number */
	bool		has_after;
	bool		of;				/* it stands after "of" */
	int32		next;			/* token after the number, its modifiers and that phrase */
} Relation;

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

static void
set_phrase(const NtNumberScan *scan, NtSpan *span, const NtPhrase *phrase)
{
	if (phrase->end > phrase->first)
		*span = nt_tokens_span(scan->doc, phrase->first, phrase->end);
}

/* Reads the noun phrase that the number counts or measures, right after it or after "of". */
static void
read_after(Relation *r)
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
	r->has_after = true;
	r->next = claim->number.kind == NT_NUMBER_COUNT ? nt_modifiers_behind(scan, claim, r->after.end) : r->after.end;
}

/* Looks from the end of the claim's phrase to the verb after it: nothing but prepositional phrases between. */
static bool
is_subject_of(const Relation *r, const NtVerb *verb)
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
border_between(const Relation *r, const NtVerb *verb)
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
hard_border_between(const Relation *r, const NtVerb *verb)
{
	for (int32 i = verb->end; i < r->claim->before; i++)
		if (is_border(r->scan, i) || opens_clause(r->scan, i))
			return true;
	return false;
}

/* Words between "and" and the claim: none means that the claim follows at once. */
static bool
starts_phrase(const Relation *r)
{
	int32		before = r->claim->before - 1;

	while (before >= r->scan->first && nt_has(r->scan, before, NT_TAG_DET | NT_TAG_ADJ) && !nt_has(r->scan, before, NT_TAG_PREP))
		before--;
	return before < r->scan->first || nt_has(r->scan, before, NT_TAG_CONJ | NT_TAG_SUB | NT_TAG_REL) || nt_scan_punct(r->scan, before, ',') ||
		is_border(r->scan, before) || nt_scan_is(r->scan, before, "that");
}

/* The verb that the claim belongs to. */
static void
choose_verb(Relation *r)
{
	const NtNumberScan *scan = r->scan;
	NtClaim    *claim = r->claim;
	const NtVerb *left;
	const NtVerb *right;

	r->left = r->right = r->verb = -1;
	for (int32 i = 0; i < r->verbs->count; i++)
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
		!r->has_after && claim->number.kind != NT_NUMBER_PERCENT)
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
set_action(Relation *r)
{
	const NtNumberScan *scan = r->scan;
	NtClaim    *claim = r->claim;
	int32		main;

	if (claim->form == NT_NUMERAL_MULTIPLE && nt_has(scan, claim->first, NT_TAG_PAST | NT_TAG_PART | NT_TAG_ING))
	{
		claim->number.action = nt_tokens_span(scan->doc, claim->first, claim->first + 1);
		for (int32 i = 0; i < r->verbs->count; i++)
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
	if (claim->number.kind == NT_NUMBER_COUNT && r->next >= claim->after && nt_has(scan, r->next, NT_TAG_PREDICATE) &&
		!nt_phrase_noun(scan, r->next + 1))
	{
		claim->number.action = nt_tokens_span(scan->doc, r->next, r->next + 1);
		return;
	}
	/* "the deaths of 68 people" */
	if (claim->number.kind == NT_NUMBER_COUNT && nt_scan_is(scan, claim->before - 1, "of") && nt_has(scan, claim->before - 2, NT_TAG_EVENT))
	{
		claim->number.action = nt_tokens_span(scan->doc, claim->before - 2, claim->before - 1);
		return;
	}
	/* "according to a poll of 4,800 people" */
	for (int32 i = r->verbs->items[r->verb].end; i < claim->before; i++)
		if (nt_scan_is(scan, i, "according"))
			return;
	main = r->verbs->items[r->verb].main;
	claim->number.action = nt_tokens_span(scan->doc, main, main + 1);
}

/* A word of rise or fall right before or behind the number, or a noun of change it goes with. */
static NtChange
change_near(Relation *r)
{
	const NtNumberScan *scan = r->scan;
	NtClaim    *claim = r->claim;
	int32		at = claim->before - 1;
	int32		next = claim->after;

	if (claim->signed_up)
		return NT_CHANGE_UP;
	if (claim->signed_down)
		return NT_CHANGE_DOWN;
	/* up 90 cents, down about 3 % */
	if (claim->movement != NT_MOVEMENT_NONE && at >= scan->first && nt_scan_is(scan, at, "further"))
		at--;
	if (nt_scan_is(scan, at, "up") && claim->movement != NT_MOVEMENT_FROM && !nt_scan_is(scan, at - 1, "made"))
		return NT_CHANGE_UP;
	if (nt_scan_is(scan, at, "down") && claim->movement != NT_MOVEMENT_FROM)
		return NT_CHANGE_DOWN;
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
set_change(Relation *r)
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
		if ((level || paired) && nt_span_empty(claim->number.modifier))
			claim->number.modifier = nt_tokens_span(scan->doc, claim->before, claim->before + 1);
		else if (!level && !paired)
			claim->movement = NT_MOVEMENT_NONE;
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
					if (nt_has(scan, at - i, NT_TAG_CHANGENOUN))
						change = nt_has(scan, at - i, NT_TAG_RISE) ? NT_CHANGE_UP : NT_CHANGE_DOWN;
				}
		}
	}
	else if (change == NT_CHANGE_NONE && moving && claim->number.kind != NT_NUMBER_DURATION && claim->number.kind != NT_NUMBER_AGE &&
			 claim->number.kind != NT_NUMBER_ORDINAL && claim->number.kind != NT_NUMBER_COUNT)
	{
		/* "fell 4.5 %", "rose 90 cents", "grew at a rate of 6 %": right behind the verb, or a share */
		bool		near = claim->before - verb->end <= NEAR_WINDOW;
		bool		percent = claim->family == NT_FAMILY_PERCENT && !r->of;

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

static bool
is_superlative(const NtNumberScan *scan, int32 token)
{
	const NtToken *t = &scan->doc->tokens[token];

	return t->len > 5 && memcmp(scan->doc->text + t->start + t->len - 3, "est", 3) == 0 && nt_has(scan, token, NT_TAG_ADJ);
}

/* Does the phrase take in a token of another claim before this one? */
static bool
meets_claim(const Relation *r, const NtPhrase *phrase)
{
	for (int32 i = r->index - 1; i >= r->from; i--)
	{
		if (r->claims->items[i].end <= phrase->first)
			break;
		if (r->claims->items[i].first < phrase->end)
			return true;
	}
	return false;
}

static bool
is_main_verb(const Relation *r, int32 token)
{
	return (r->left >= 0 && r->verbs->items[r->left].main == token) || (r->right >= 0 && r->verbs->items[r->right].main == token);
}

/* The noun phrase between the verb and the preposition before the claim: "raised its key rate by 50". */
static bool
object_before(const Relation *r, NtPhrase *phrase)
{
	const NtNumberScan *scan = r->scan;
	const NtVerb *verb;
	int32		at;

	if (r->verb < 0)
		return false;
	verb = &r->verbs->items[r->verb];
	if (verb->first >= r->claim->before || verb->passive)
		return false;
	at = nt_phrase_skip(scan, verb->end);
	/* "took a 51 per cent stake for $92m": the object has a number of its own */
	for (int32 i = r->from; i < r->index; i++)
		if (r->claims->items[i].first <= at && at < r->claims->items[i].end)
			at = r->claims->items[i].after;
		else if (nt_has(scan, at - 1, NT_TAG_NUMBER) && r->claims->items[i].first < at && at < r->claims->items[i].end)
			at = r->claims->items[i].after;
	return at < r->claim->before && nt_phrase_after(scan, at, false, phrase) && phrase->end <= r->claim->before && !meets_claim(r, phrase) &&
		(!nt_has(scan, phrase->first, NT_TAG_LEVEL) || nt_has(scan, phrase->first, NT_TAG_QUANTITY)) && !is_superlative(scan, phrase->first);
}

/* "a fee of £55m", "a profit of between": the noun before "of". */
static bool
noun_before_of(const Relation *r, NtPhrase *phrase)
{
	const NtNumberScan *scan = r->scan;
	int32		at = r->claim->before - 1;

	if (nt_scan_is(scan, at, "between"))
		at--;
	if (!(nt_scan_is(scan, at, "of") || nt_scan_is(scan, at, "at") || nt_scan_is(scan, at, "about") || nt_scan_is(scan, at, "worth")))
		return false;
	if (is_main_verb(r, at - 1) || !nt_phrase_before(scan, at, scan->first, phrase) || meets_claim(r, phrase))
		return false;
	/* "a margin of error of" */
	if (phrase->end - phrase->first == 1 && nt_scan_is(scan, phrase->first - 1, "of"))
	{
		NtPhrase	outer;

		if (nt_phrase_before(scan, phrase->first - 1, scan->first, &outer) && !nt_has(scan, outer.end - 1, NT_TAG_LEVEL))
			phrase->first = outer.first;
	}
	if (nt_has(scan, phrase->end - 1, NT_TAGS_VERB) && !nt_has(scan, phrase->end - 1, NT_TAG_NOUN | NT_TAG_NOUNLOW))
		return false;
	/* "a record low of", "an annual rate of": look further */
	return !nt_has(scan, phrase->end - 1, NT_TAG_LEVEL | NT_TAG_CHANGENOUN);
}

/* Does the phrase begin inside a number? */
static bool
in_number(const Relation *r, const NtPhrase *phrase)
{
	for (int32 i = r->from; i < r->claims->count; i++)
		if (r->claims->items[i].first <= phrase->first && phrase->first < r->claims->items[i].end)
			return true;
	return false;
}

static bool
subject_of_verb(const Relation *r, NtPhrase *phrase)
{
	return r->verb >= 0 && nt_verb_subject(r->scan, r->verbs, r->verb, phrase) && !in_number(r, phrase);
}

/* "$55m for the stake", "invested C$900 million in projects" */
static bool
purpose_after(const Relation *r, NtPhrase *phrase)
{
	const NtNumberScan *scan = r->scan;
	int32		at = r->claim->after;

	if (!(nt_scan_is(scan, at, "for") || nt_scan_is(scan, at, "in") || nt_scan_is(scan, at, "on")))
		return false;
	at = nt_phrase_skip(scan, at + 1);
	return nt_phrase_after(scan, at, false, phrase) && !nt_has(scan, phrase->end - 1, NT_TAG_STOP);
}

/* The item of the claim before it in the sentence, or in the one before. */
static bool
carried_item(Relation *r)
{
	for (int32 i = r->index - 1; i >= 0 && i >= r->from - 2; i--)
	{
		const NtClaim *other = &r->claims->items[i];

		if (other->number.kind == NT_NUMBER_COUNT && !nt_span_empty(other->number.item))
		{
			r->claim->number.item = other->number.item;
			return true;
		}
	}
	return false;
}

/* Can a bare number be a count of this phrase: things in the plural, or a tally of them?  An index level is not. */
static bool
is_tally(const Relation *r, const NtPhrase *phrase)
{
	int32		head = phrase->end - 1;

	if (!nt_decimal_is_integer(r->claim->number.lower.finite ? r->claim->number.lower.value : r->claim->number.upper.value))
		return false;
	return nt_has(r->scan, head, NT_TAG_TALLY) || nt_tags_plural(r->scan, head);
}

static void
set_item(Relation *r)
{
	const NtNumberScan *scan = r->scan;
	NtClaim    *claim = r->claim;
	NtPhrase	phrase = {0};
	const NtVerb *verb = r->verb >= 0 ? &r->verbs->items[r->verb] : NULL;
	NtTags		tags = verb != NULL ? nt_tags(scan, verb->main) : 0;
	bool		left = verb != NULL && verb->first < claim->before;
	bool		moving = (tags & (NT_TAG_RISE | NT_TAG_FALL)) != 0 && left;
	NtSpan	   *item = &claim->number.item;

	switch (claim->number.kind)
	{
		case NT_NUMBER_ORDINAL:
			{
				int32		at = claim->after;

				if (nt_scan_is(scan, at, "straight") || nt_scan_is(scan, at, "consecutive") || nt_scan_is(scan, at, "successive"))
					at++;
				if (nt_phrase_after(scan, at, false, &phrase))
				{
					/* a superlative is the rank's own: "fifth largest city" */
					if (phrase.end - phrase.first > 1 && is_superlative(scan, phrase.first))
						phrase.first++;
					set_phrase(scan, item, &phrase);
				}
				else if (subject_of_verb(r, &phrase))
					set_phrase(scan, item, &phrase);
				return;
			}
		case NT_NUMBER_AGE:
			if (r->has_after)
				set_phrase(scan, item, &r->after);
			else if (nt_scan_punct(scan, claim->before - 1, ',') || nt_scan_punct(scan, claim->before - 1, '('))
			{
				if (nt_phrase_before(scan, claim->before - 1, scan->first, &phrase))
					set_phrase(scan, item, &phrase);
			}
			else if (nt_phrase_before(scan, claim->before - (nt_scan_is(scan, claim->before - 1, "aged") ? 1 : 0), scan->first, &phrase))
				set_phrase(scan, item, &phrase);
			else if (subject_of_verb(r, &phrase))
				set_phrase(scan, item, &phrase);
			return;
		case NT_NUMBER_DURATION:
			if (r->has_after && (r->of || claim->joined || nt_scan_hyphen(scan, claim->first + 1)))
				set_phrase(scan, item, &r->after);
			else if (r->has_after && !nt_has(scan, r->after.first, NT_TAG_ADVERB | NT_TAG_COMPARE) && r->after.first == claim->after &&
					 !nt_tags_plural(scan, claim->end - 1))
				set_phrase(scan, item, &r->after);
			return;
		case NT_NUMBER_COUNT:
			if (r->has_after)
			{
				set_phrase(scan, item, &r->after);
				return;
			}
			if (claim->movement != NT_MOVEMENT_NONE && r->index > r->from && claim[-1].number.kind == NT_NUMBER_COUNT &&
				(claim->movement == NT_MOVEMENT_FROM || claim[-1].movement == NT_MOVEMENT_FROM) && carried_item(r))
				return;
			if (claim->movement != NT_MOVEMENT_NONE || moving || nt_scan_is(scan, claim->before - 1, "at"))
			{
				if (object_before(r, &phrase) || subject_of_verb(r, &phrase))
				{
					if (nt_has(scan, phrase.end - 1, NT_TAG_QUANTITY) && phrase.end - phrase.first == 1 && carried_item(r))
						return;
					if (is_tally(r, &phrase))
						set_phrase(scan, item, &phrase);
				}
				else
					(void) carried_item(r);
				return;
			}
			if (carried_item(r))
				return;
			if (noun_before_of(r, &phrase) || (left && (verb->be || (tags & NT_TAG_REPORT) != 0) && subject_of_verb(r, &phrase)))
			{
				if (is_tally(r, &phrase))
					set_phrase(scan, item, &phrase);
			}
			return;
		case NT_NUMBER_RATIO:
			if (claim->form == NT_NUMERAL_MULTIPLE)
			{
				if (subject_of_verb(r, &phrase))
					set_phrase(scan, item, &phrase);
				return;
			}
			if (r->has_after)
				set_phrase(scan, item, &r->after);
			else if (!carried_item(r))
			{
				for (int32 i = r->index - 1; i >= r->from && nt_span_empty(*item); i--)
					*item = r->claims->items[i].number.item;
				if (nt_span_empty(*item) && subject_of_verb(r, &phrase))
					set_phrase(scan, item, &phrase);
			}
			return;
		case NT_NUMBER_PERCENT:
			/* Dow +0.2 % */
			if ((claim->signed_up || claim->signed_down) && nt_phrase_before(scan, claim->first, scan->first, &phrase) &&
				!meets_claim(r, &phrase))
			{
				set_phrase(scan, item, &phrase);
				return;
			}
			if (r->has_after && r->of)
			{
				set_phrase(scan, item, &r->after);
				return;
			}
			if (r->has_after && nt_has(scan, r->after.end - 1, NT_TAG_CHANGENOUN))
			{
				int32		at = r->after.end;

				if ((nt_scan_is(scan, at, "in") || nt_scan_is(scan, at, "of")) &&
					nt_phrase_after(scan, nt_phrase_skip(scan, at + 1), false, &phrase))
				{
					set_phrase(scan, item, &phrase);
					return;
				}
			}
			else if (r->has_after && !nt_has(scan, r->after.first, NT_TAG_COMPARE))
			{
				set_phrase(scan, item, &r->after);
				return;
			}
			break;
		default:
			if (r->has_after && (r->of || r->after.first == claim->after) && !nt_has(scan, r->after.first, NT_TAG_MEASUREADJ | NT_TAG_COMPARE))
			{
				set_phrase(scan, item, &r->after);
				return;
			}
			if (claim->number.kind == NT_NUMBER_MONEY && (tags & NT_TAG_SPEND) != 0 && left && purpose_after(r, &phrase))
			{
				set_phrase(scan, item, &phrase);
				return;
			}
			break;
	}
	/* "Total cost: $540" */
	if (nt_scan_punct(scan, claim->before - 1, ':') && nt_phrase_before(scan, claim->before - 1, scan->first, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	if (noun_before_of(r, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	/* "$48 billion in assets" */
	if (claim->number.kind == NT_NUMBER_MONEY && nt_scan_is(scan, claim->after, "in") &&
		nt_phrase_after(scan, claim->after + 1, false, &phrase) && (phrase.plural || !nt_has(scan, phrase.first, NT_TAG_DET)) &&
		(scan->doc->tokens[phrase.first].flags & NT_TOKEN_CAP) == 0)
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	/* "pulled the sector 0.7 percent lower", "got the lamp for $149" */
	if (claim->number.kind != NT_NUMBER_MONEY && left && !verb->be && object_before(r, &phrase) && phrase.end == claim->before)
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	if (claim->number.kind == NT_NUMBER_MONEY && nt_scan_is(scan, claim->before - 1, "for") && left && !verb->be && object_before(r, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	if (claim->number.kind == NT_NUMBER_MONEY && !moving && (tags & NT_TAG_AGENT) != 0)
		return;
	if ((claim->movement != NT_MOVEMENT_NONE || nt_scan_is(scan, claim->before - 1, "at")) && object_before(r, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	/* "the bill came to 40 and the fine to 12" */
	if (r->index > r->from && nt_has(scan, claim->before, NT_TAG_PREP) == 0 && nt_has(scan, claim->before - 1, NT_TAG_PREP) &&
		nt_phrase_before(scan, claim->before - 1, claim[-1].after, &phrase) && !is_main_verb(r, phrase.end - 1))
	{
		int32		at = phrase.first - 1;

		if (nt_has(scan, at, NT_TAG_DET))
			at--;
		if (nt_has(scan, at, NT_TAG_CONJ))
		{
			set_phrase(scan, item, &phrase);
			return;
		}
	}
	/* what the claim before it moved: "fell 4.5 % to 212p" */
	if (r->index > r->from && claim->movement != NT_MOVEMENT_NONE)
	{
		const NtClaim *other = &r->claims->items[r->index - 1];

		if ((other->number.action.start == claim->number.action.start || (verb != NULL && verb->participle)) &&
			other->number.kind == claim->number.kind && !nt_span_empty(other->number.item))
		{
			*item = other->number.item;
			return;
		}
	}
	if (subject_of_verb(r, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	/* no verb, or a pronoun: the noun that stands before the number, "panel strength lower than 8.9" */
	if (r->verb < 0 && (nt_phrase_before(scan, claim->before, scan->first, &phrase) ||
						nt_phrase_before(scan, claim->before - 1, scan->first, &phrase)) && !meets_claim(r, &phrase))
		set_phrase(scan, item, &phrase);
}

static void
set_subject(Relation *r)
{
	const NtNumberScan *scan = r->scan;
	NtPhrase	phrase;
	int32		at = r->claim->before - 1;

	/* "a survey of 6,000 employers", "a squad of 17" */
	if (r->claim->number.kind == NT_NUMBER_COUNT && (nt_scan_is(scan, at, "of") || nt_scan_is(scan, at, "with")) &&
		nt_phrase_before(scan, at, scan->first, &phrase) && !is_main_verb(r, phrase.end - 1) && !meets_claim(r, &phrase) &&
		!nt_has(scan, phrase.end - 1, NT_TAG_EVENT))
	{
		r->claim->number.subject = nt_tokens_span(scan->doc, phrase.first, phrase.end);
		return;
	}
	/* "boosts its output to 1.2m tonnes of ore" */
	if (r->of && r->claim->movement != NT_MOVEMENT_NONE && object_before(r, &phrase))
	{
		r->claim->number.subject = nt_tokens_span(scan->doc, phrase.first, phrase.end);
		return;
	}
	if (subject_of_verb(r, &phrase) && phrase.first >= 0)
	{
		NtSpan		span = nt_tokens_span(r->scan->doc, phrase.first, phrase.end);

		/* not the item itself */
		if (span.end <= r->claim->number.item.start || span.start >= r->claim->number.item.end)
			r->claim->number.subject = span;
	}
}

/* "350 tests a day": the rate of a count stands behind its noun. */
static void
set_rate(Relation *r)
{
	const char *code;
	int32		end;

	/* "from $75 a barrel to $45": the rate serves both */
	if (r->index > r->from && r->claim->movement == NT_MOVEMENT_TO && !r->claim->rate && r->claim[-1].rate &&
		r->claim[-1].movement == NT_MOVEMENT_FROM && r->claim->family == r->claim[-1].family && r->claim->number.unit != NULL &&
		strncmp(r->claim->number.unit, r->claim[-1].number.unit, strlen(r->claim->number.unit)) == 0)
		r->claim->number.unit = r->claim[-1].number.unit;
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
set_points(Relation *r)
{
	NtNumber   *number = &r->claim->number;

	if (number->kind != NT_NUMBER_COUNT || !r->has_after || r->after.end - r->after.first != 1 ||
		r->after.first != r->claim->after || !nt_scan_is(r->scan, r->after.first, "points") || !number->has_value ||
		nt_decimal_compare(number->value, nt_decimal(MAX_SHARE_POINTS, 0)) > 0)
		return;
	for (int32 i = r->from; i < r->index; i++)
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
set_far_unit(Relation *r)
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

static const char *
topic_of_span(const NtNumberScan *scan, NtSpan span)
{
	int32		token;

	if (nt_span_empty(span))
		return NULL;
	token = nt_document_token_at(scan->doc, span.end - 1);
	for (int i = 0; i < 2 && token >= 0 && scan->doc->tokens[token].start >= span.start; i++, token--)
	{
		const NtLexEntry *entry = nt_lexicon_find(&nt_topic_lexicon, scan->doc, token, nt_document_token_at(scan->doc, span.end - 1) + 1,
												  scan->languages);

		if (entry != NULL)
			return entry->arg;
	}
	return NULL;
}

/* The topic of the predicate when it tells, else that of the item. */
static void
set_topic(Relation *r)
{
	NtNumber   *number = &r->claim->number;

	if (number->kind == NT_NUMBER_COUNT || number->kind == NT_NUMBER_RATIO)
		number->topic = topic_of_span(r->scan, number->action);
	if (number->topic == NULL && number->kind != NT_NUMBER_AGE && number->kind != NT_NUMBER_DURATION)
		number->topic = topic_of_span(r->scan, number->item);
	if (number->topic == NULL && number->kind == NT_NUMBER_DURATION)
		number->topic = topic_of_span(r->scan, number->action);
}

/* "seven miles (11 km)": the same quantity in other words. */
static bool
is_aside(const Relation *r)
{
	const NtClaim *claim = r->claim;

	return r->index > r->from && nt_scan_punct(r->scan, claim->before - 1, '(') && claim[-1].after == claim->before - 1 &&
		claim->number.kind != NT_NUMBER_AGE && !r->has_after;
}

static void
copy_relation(Relation *r)
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
drop_numbers(const NtClaims *claims, int32 from, NtVerbs *verbs)
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
		verbs->items[kept++] = verbs->items[i];
	}
	verbs->count = kept;
}

void
nt_claims_relate(const NtNumberScan *scan, NtClaims *claims, int32 from, NtVerbs *verbs)
{
	nt_verbs_read(scan, verbs);
	drop_numbers(claims, from, verbs);
	for (int32 i = from; i < claims->count; i++)
	{
		Relation	r = {0};

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
		set_rate(&r);
		choose_verb(&r);
		set_action(&r);
		set_change(&r);
		set_item(&r);
		set_subject(&r);
		set_topic(&r);
		r.claim->number.source = nt_reporter(scan, verbs, r.claim, r.verb);
	}
}
