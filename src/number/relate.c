/*-------------------------------------------------------------------------
 *
 * relate.c
 *	  From a number to its verb, its noun and its movement.
 *
 * The verb is the nearest before the number, unless the number is the subject
 * of the verb after it.  item.c finds the noun, change.c the movement, measure.c
 * units that stand elsewhere, topic.c the topic, reporter.c who says so.
 *
 *-------------------------------------------------------------------------
 */
#include "number/relate.h"

#include "number/modifier.h"
#include "number/negative.h"
#include "number/relation.h"
#include "number/reporter.h"
#include "number/topic.h"

/* Longest phrase that is drawn out over nouns that could be verbs, in tokens. */
#define MAX_NOUNS 6

/* Verbs of relative clauses between a noun and its verb. */
#define RELATIVE_VERBS 4

/* Words between a number and "of" or a noun of change that still belong to it. */
#define NEAR_WINDOW 3

static inline bool
is_border(const NtNumberScan *scan, int32 token)
{
	if (!nt_scan_holds(scan, token))
		return false;
	switch (scan->tokens[token].hash)
	{
		case ';': case ':': case 0x2014:
			return scan->tokens[token].kind >= NT_TOKEN_PUNCT;
		case 0x2013:
			return scan->tokens[token].kind >= NT_TOKEN_PUNCT && nt_scan_space(scan, token);
		case '-':
			return scan->tokens[token].kind >= NT_TOKEN_PUNCT && nt_scan_space(scan, token) && token + 1 < scan->end &&
				nt_scan_space(scan, token + 1);
		default:
			return false;
	}
}

/* A word that opens a clause of its own: while, because, which, that. */
static inline bool
opens_clause(const NtNumberScan *scan, int32 token)
{
	return (nt_has(scan, token, NT_TAG_SUB) && !nt_has(scan, token, NT_TAG_PREP) && !nt_scan_is(scan, token, "as")) ||
		(nt_has(scan, token, NT_TAG_REL) && !nt_scan_is(scan, token, "that")) || nt_scan_is(scan, token, "but") ||
		nt_scan_is(scan, token, "whether");
}

static bool
is_main_verb(const NtVerbs *verbs, int32 token)
{
	int32		low = 0;
	int32		high = verbs->count;

	while (low < high)
	{
		int32		middle = low + (high - low) / 2;

		if (verbs->items[middle].main < token)
			low = middle + 1;
		else
			high = middle;
	}
	return low < verbs->count && verbs->items[low].main == token;
}

/* Reads the noun phrase that the number counts or measures, right after it or after "of". */
void
nt_relation_after(NtRelation *r)
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
		/* "a 300-strong crowd" */
		if (claim->number.kind == NT_NUMBER_COUNT && nt_scan_is(scan, at + 1, "strong"))
		{
			r->has_after = nt_phrase_after(scan, at + 2, false, &r->after);
			r->next = r->has_after ? r->after.end : at + 2;
			return;
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
		if (r->index + 1 < r->claims->count && claim[1].before >= at && claim[1].before <= at + 1 && claim[1].movement == NT_MOVEMENT_NONE)
			at = claim[1].after;
	}
	else if (r->index + 1 < r->claims->count && claim[1].before == at && claim[1].family != NT_FAMILY_NONE &&
			 (claim[1].number.kind == NT_NUMBER_AGE || claim[1].number.kind == NT_NUMBER_MEASURE || claim[1].joined))
		at = claim[1].after;	/* "eight million 250ml bottles" */
	else if (claim->number.kind == NT_NUMBER_RATIO && nt_has(scan, at, NT_TAG_DET | NT_TAG_POSS) && claim->form != NT_NUMERAL_MULTIPLE)
		at = nt_phrase_skip(scan, at);
	else if (claim->number.kind == NT_NUMBER_ORDINAL && nt_scan_hyphen(scan, at))
		return;
	/* "12 of them", "of which four" has its verb behind it, "four of which" too */
	if (r->of && nt_has(scan, at, NT_TAG_PRON | NT_TAG_REL) && !nt_has(scan, at, NT_TAG_DET))
	{
		r->of = false;
		r->next = at + 1;
		return;
	}
	if (!nt_phrase_after(scan, at, plural && !r->of ? true : claim->number.kind == NT_NUMBER_COUNT, &r->after))
	{
		/* "two people were dead and six missing": said of both numbers, each has its own predicate */
		bool		missing = !r->of && nt_has(scan, at, NT_TAG_PREDICATE) && nt_has(scan, at, NT_TAG_ING) &&
			nt_has(scan, claim->before - 1, NT_TAG_CONJ) &&
			nt_has(scan, claim->before - 2, NT_TAG_PREDICATE);

		/* "tonnes of crude": an adjective that nothing follows */
		if (!missing && (!r->of || !nt_has(scan, at, NT_TAG_ADJ) || nt_has(scan, at, NT_TAGS_FUNCTION) ||
			(nt_has(scan, at + 1, NT_TAG_WORD) && !nt_has(scan, at + 1, NT_TAGS_FUNCTION))))
			return;
		r->after.first = at;
		r->after.end = at + 1;
		r->after.plural = false;
	}
	/* "two of the ship's crew of 30": of-phrases of a quantity go one deeper: dozens of thousands are numerals already */
	if (r->after.end < scan->end && nt_scan_is(scan, r->after.end, "of") && nt_has(scan, r->after.end - 1, NT_TAG_QUANTITY | NT_TAG_LEVEL) &&
		nt_phrase_after(scan, nt_phrase_skip(scan, r->after.end + 1), false, &inner) && !nt_has(scan, r->after.end - 1, NT_TAG_CHANGENOUN))
		r->after = inner;
	/* "of Democratic claims": nouns that could be verbs and were found to be none */
	while (nt_phrase_noun(scan, r->after.end) && nt_has(scan, r->after.end, NT_TAGS_VERB) && !is_main_verb(r->verbs, r->after.end) &&
		   r->after.end < r->after.first + MAX_NOUNS &&
		   ((scan->doc->tokens[r->after.end - 1].flags & NT_TOKEN_CAP) != 0 || nt_tags_plural(scan, r->after.end)))
		r->after.end++;
	/* "0.2 % month on month" */
	if (claim->number.kind == NT_NUMBER_PERCENT && !r->of && nt_negative_period(scan, r->after.first))
		return;
	/* "spent $6 million attacking him" */
	if ((claim->family == NT_FAMILY_MONEY || claim->family == NT_FAMILY_TIME) && !r->of && nt_has(scan, r->after.first, NT_TAG_ING) &&
		!nt_has(scan, r->after.first, NT_TAG_NOUN | NT_TAG_NOUNLOW | NT_TAG_ADJ) && !nt_has(scan, claim->before - 1, NT_TAG_DET))
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
			nt_scan_punct(scan, i, 0x201C) || nt_scan_is(scan, i, "that") || nt_scan_is(scan, i, "and") || nt_has(scan, i, NT_TAG_SUB))
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

/* "Two brothers who ran a scam were jailed": the verb behind the relative clauses of the claim's noun, or -1. */
static int32
verb_behind_relatives(const NtRelation *r)
{
	const NtNumberScan *scan = r->scan;
	int32		at = r->next + (nt_scan_punct(scan, r->next, ',') ? 1 : 0);

	if (r->right < 0 || !nt_has(scan, at, NT_TAG_REL) || r->verbs->items[r->right].first != at + 1)
		return -1;
	for (int32 i = r->right; i < r->verbs->count && i <= r->right + RELATIVE_VERBS; i++)
	{
		const NtVerb *verb = &r->verbs->items[i];

		if (i > r->right && !verb->infinitive && !verb->participle && nt_has(scan, verb->first, NT_TAGS_AUX | NT_TAG_PAST | NT_TAG_THIRD) &&
			!nt_has(scan, verb->first - 1, NT_TAG_REL | NT_TAG_CONJ | NT_TAG_PRON) &&
			(nt_scan_punct(scan, verb->first - 1, ',') ||
			 !(verb->first == verb->main && nt_has(scan, verb->main, NT_TAG_PART) && nt_has(scan, verb->end, NT_TAG_PREP))))
			return i;
		if (verb->end - r->next > NT_VERB_REACH)
			break;
		for (at = verb->end; i + 1 < r->verbs->count && at < r->verbs->items[i + 1].first - 1; at++)
			if (is_border(scan, at) || (nt_has(scan, at, NT_TAG_SUB) && !nt_has(scan, at, NT_TAG_PREP)) || nt_has(scan, at, NT_TAG_PRON))
				return -1;
	}
	return -1;
}

/* "a survey of 6,000 voters showed": what the claim is the size of is the subject of the verb behind it. */
static bool
is_size_of_subject(const NtRelation *r, const NtVerb *verb)
{
	const NtNumberScan *scan = r->scan;
	NtPhrase	whole;
	int32		of = r->claim->before - 1;

	if (!nt_scan_is(scan, of, "of") || verb->first != r->next || verb->participle || verb->infinitive ||
		!nt_has(scan, verb->first, NT_TAGS_AUX | NT_TAG_PAST | NT_TAG_THIRD) ||
		!nt_phrase_before(scan, of, scan->first, &whole))
		return false;
	if (nt_has(scan, whole.first - 1, NT_TAG_DET))
		whole.first--;
	return whole.first == scan->first || nt_scan_punct(scan, whole.first - 1, ',') || nt_has(scan, whole.first - 1, NT_TAG_CONJ | NT_TAG_SUB);
}

/* "said the meeting of six nations did not": what is said begins right behind the verb, and the claim is within its subject. */
static bool
opens_report(const NtRelation *r, const NtVerb *left, const NtVerb *right)
{
	const NtNumberScan *scan = r->scan;

	if (right->infinitive || !nt_has(scan, right->first, NT_TAGS_AUX | NT_TAG_PAST | NT_TAG_THIRD) ||
		nt_has(scan, right->first - 1, NT_TAG_REL | NT_TAG_CONJ | NT_TAG_PRON) || nt_scan_punct(scan, right->first - 1, ',') ||
		(right->first == right->main && nt_has(scan, right->main, NT_TAG_PART) && nt_has(scan, right->end, NT_TAG_PREP)))
		return false;
	for (int32 i = left->end; i < r->claim->before; i++)
		if (nt_has(scan, i, NT_TAG_CONJ | NT_TAG_SUB | NT_TAG_REL) || nt_scan_kind(scan, i) == NT_TOKEN_PUNCT)
			return false;
	return true;
}

/* The verbs before and behind the claim, r->left and r->right, over participles and asides that belong to its noun. */
static void
find_neighbours(NtRelation *r)
{
	const NtNumberScan *scan = r->scan;
	const NtClaim *claim = r->claim;
	int32		low = 0;
	int32		high = r->verbs->count;

	r->left = r->right = -1;
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
	/* "250 firefighters, backed by six helicopters, were deployed", "16 nations, a group led by Italy, signed": over an aside */
	if (r->right >= 0 && r->right + 1 < r->verbs->count && r->next > claim->after &&
		(nt_scan_punct(scan, r->next, ',') || nt_scan_dash(scan, r->next)))
	{
		const NtVerb *aside = &r->verbs->items[r->right];

		if (nt_has(scan, aside->main, NT_TAG_PART | NT_TAG_ING) && aside->first == aside->main &&
			scan->doc->tokens[aside[1].first - 1].hash == scan->doc->tokens[r->next].hash && !nt_has(scan, aside[1].main, NT_TAG_REPORT) &&
			(aside->first - 1 == r->next ||
			 (aside[1].first - 1 > aside->first && nt_phrase_noun(scan, aside->first - 1) && nt_has(scan, r->next + 1, NT_TAG_DET) &&
			  nt_has(scan, aside->end, NT_TAG_PREP | NT_TAG_ADVERB | NT_TAG_ADV | NT_TAG_RISE))))
			r->right++;
	}
}

/* The verb that the claim belongs to. */
static void
choose_verb(NtRelation *r)
{
	const NtNumberScan *scan = r->scan;
	const NtClaim *claim = r->claim;
	const NtVerb *left;
	const NtVerb *right;

	r->verb = -1;
	find_neighbours(r);
	left = r->left >= 0 ? &r->verbs->items[r->left] : NULL;
	if ((r->has_after || claim->number.kind == NT_NUMBER_AGE) && r->right >= 0)
	{
		int32		behind = verb_behind_relatives(r);

		if (behind >= 0 && (left == NULL || starts_phrase(r)))
		{
			r->verb = r->right = behind;
			return;
		}
	}
	right = r->right >= 0 ? &r->verbs->items[r->right] : NULL;
	/* "was 35 % contained": the group goes around the number */
	if (left != NULL && left->end > claim->end)
	{
		r->verb = r->left;
		return;
	}
	/* "with 27 people still listed as missing" */
	if (right != NULL && nt_scan_is(scan, claim->before - 1, "with") && r->has_after && right->first == right->main &&
		right->first <= r->next + 1 && (right->first == r->next || nt_has(scan, r->next, NT_TAG_ADVERB | NT_TAG_ADV)) &&
		nt_has(scan, right->main, NT_TAG_PART | NT_TAG_ING))
	{
		r->verb = r->right;
		return;
	}
	/* "half of those surveyed said" */
	if (right != NULL && right->first == claim->after + 2 && nt_scan_is(scan, claim->after, "of") && !r->has_after &&
		r->right + 1 < r->verbs->count && right[1].first == right->end && right->first == right->main && nt_has(scan, right->main, NT_TAG_PART) &&
		nt_has(scan, right[1].first, NT_TAGS_AUX | NT_TAGS_FINITE))
	{
		right++;
		r->right++;
	}
	/* "the 151 needed", "60-70 feared dead", "six abstaining": a participle right after the number */
	if (right != NULL && right->first == claim->after && right->first == right->main &&
		(nt_has(scan, right->main, NT_TAG_PART) ||
		 (nt_has(scan, right->main, NT_TAG_ING) && (nt_has(scan, claim->before - 1, NT_TAG_CONJ) || nt_scan_punct(scan, claim->before - 1, ',')))) &&
		!r->has_after && (claim->number.kind != NT_NUMBER_PERCENT || nt_scan_is(scan, claim->before - 1, "the")))
	{
		r->verb = r->right;
		return;
	}
	if (left == NULL || (right != NULL && is_size_of_subject(r, right)))
	{
		r->verb = r->right;
		return;
	}
	if (right == NULL)
	{
		r->verb = r->left;
		return;
	}
	/* said 37,500 people had left */
	if (nt_has(scan, left->main, NT_TAG_REPORT) && !left->passive && is_subject_of(r, right) && !right->participle &&
		!nt_has(scan, right->main, NT_TAG_REPORT) && (left->end == claim->before || opens_report(r, left, right)))
	{
		r->verb = r->right;
		return;
	}
	if (hard_border_between(r, left))
	{
		r->verb = is_subject_of(r, right) || starts_phrase(r) ? r->right : r->left;
		return;
	}
	/* "four of which struck the car" */
	if (nt_has(scan, r->next - 1, NT_TAG_REL) && right->first == r->next)
	{
		r->verb = r->right;
		return;
	}
	if (border_between(r, left) && starts_phrase(r) && is_subject_of(r, right) && !right->participle && !right->infinitive &&
		!nt_has(scan, right->first - 1, NT_TAG_CONJ) &&
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

	if (claim->form == NT_NUMERAL_MULTIPLE &&
		(nt_has(scan, claim->first, NT_TAG_PAST | NT_TAG_PART | NT_TAG_ING) ||
		 (nt_has(scan, claim->first, NT_TAG_BASE) && (nt_scan_is(scan, claim->first - 1, "to") || nt_has(scan, claim->before - 1, NT_TAG_MODAL)))))
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
	if (claim->number.kind == NT_NUMBER_COUNT && r->has_after && nt_scan_is(scan, claim->before - 1, "of") &&
		nt_has(scan, claim->before - 2, NT_TAG_EVENT))
	{
		claim->number.action = nt_tokens_span(scan->doc, claim->before - 2, claim->before - 1);
		return;
	}
	/* "one in four people under 25 is": an age of the people counted */
	if (r->index > 0 && claim->number.kind == NT_NUMBER_AGE && claim->before - claim[-1].after <= NEAR_WINDOW &&
		(r->left < 0 || r->verbs->items[r->left].main < claim[-1].first) && !nt_scan_punct(scan, claim->before - 1, ','))
	{
		claim->number.action = claim[-1].number.action;
		return;
	}
	/* "312 of the 340 stations had opened": the whole shares what is said of the part */
	if (r->index > 0 && claim[-1].number.kind == NT_NUMBER_COUNT && claim->number.kind == NT_NUMBER_COUNT &&
		nt_scan_is(scan, claim[-1].after, "of") && claim->before - claim[-1].after <= 2)
	{
		claim->number.action = claim[-1].number.action;
		return;
	}
	/* "the deaths of 68 people, including 51 children": the part shares what is said of the whole */
	if (r->index > 0 && claim->number.kind == NT_NUMBER_COUNT && claim[-1].number.kind == NT_NUMBER_COUNT &&
		nt_scan_is(scan, claim->before - 1, "including") && claim->before - claim[-1].after <= NEAR_WINDOW + 2)
	{
		claim->number.action = claim[-1].number.action;
		return;
	}
	/* "according to a poll of 4,800 people" */
	for (int32 i = r->verbs->items[r->verb].end; i < claim->before && r->verbs->according; i++)
		if (nt_scan_is(scan, i, "according"))
			return;
	/* '"The street was gone," said Ada Moll, a 52-year-old baker': a quotation says nothing of its speaker */
	for (int32 i = r->verbs->items[r->verb].end; i < claim->before && claim->number.kind == NT_NUMBER_AGE; i++)
		if (nt_scan_punct(scan, i, 0x201D) || nt_scan_punct(scan, i, '"'))
			return;
	main = r->verbs->items[r->verb].main;
	/* of other languages no verbs of meaning are known behind an auxiliary */
	if (scan->language != NT_LANG_EN && nt_has(scan, main, NT_TAGS_AUX))
		return;
	/* "I'm": pronoun and verb in one */
	if (nt_has(scan, main, NT_TAG_PRON))
		return;
	claim->number.action = nt_tokens_span(scan->doc, nt_scan_hyphen(scan, main - 1) && nt_scan_is(scan, main - 2, "re") ? main - 2 : main,
										  main + 1);
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
}

/* Words inside a number are no verbs ("50 basis points to"), save multiples ("doubled"). */
static void
drop_numbers(const NtNumberScan *scan, const NtClaims *claims, NtVerbs *verbs)
{
	int32		kept = 0;
	int32		claim = 0;

	for (int32 i = 0; i < verbs->count; i++)
	{
		int32		main = verbs->items[i].main;

		while (claim < claims->count && claims->items[claim].end <= main)
			claim++;
		if (claim < claims->count && claims->items[claim].first <= main && claims->items[claim].form != NT_NUMERAL_MULTIPLE)
			continue;
		/* "a 7 percent raise" */
		if (claim > 0 && claims->items[claim - 1].after == main && claims->items[claim - 1].family != NT_FAMILY_NONE &&
			nt_has(scan, claims->items[claim - 1].before - 1, NT_TAG_DET) && nt_has(scan, main, NT_TAG_CHANGENOUN))
			continue;
		verbs->items[kept++] = verbs->items[i];
	}
	verbs->count = kept;
}

void
nt_claims_relate(const NtNumberScan *scan, NtClaims *claims, NtVerbs *verbs)
{
	drop_numbers(scan, claims, verbs);
	for (int32 i = 0; i < claims->count; i++)
	{
		NtRelation	r = {0};

		NT_CHECK_INTERRUPTS();
		r.scan = scan;
		r.claims = claims;
		r.index = i;
		r.claim = &claims->items[i];
		r.verbs = verbs;
		nt_relation_after(&r);
		if (nt_relation_aside(&r))
		{
			copy_relation(&r);
			continue;
		}
		nt_relation_unit(&r);
		choose_verb(&r);
		set_action(&r);
		nt_relation_change(&r);
		nt_relation_item(&r);
		set_subject(&r);
		r.claim->number.topic = nt_topic(&r);
		r.claim->number.source = nt_reporter(scan, verbs, r.claim, r.verb, r.left);
	}
}
