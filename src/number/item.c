/*-------------------------------------------------------------------------
 *
 * item.c
 *	  What a number counts or measures.
 *
 * A count takes the noun behind it; a share, sum, measure or level takes
 * "of X" behind it, "X of" before it, the object, or else the subject.
 *
 *-------------------------------------------------------------------------
 */
#include "number/relation.h"

#include "number/negative.h"

/* How far into a bracket a figure is related to the noun before it, in tokens. */
#define BRACKET_WINDOW 24

static void
set_phrase(const NtNumberScan *scan, NtSpan *span, const NtPhrase *phrase)
{
	if (phrase->end > phrase->first)
		*span = nt_tokens_span(scan->doc, phrase->first, phrase->end);
}

static bool
is_superlative(const NtNumberScan *scan, int32 token)
{
	const NtToken *t = &scan->doc->tokens[token];

	return t->len > 5 && memcmp(scan->doc->text + t->start + t->len - 3, "est", 3) == 0 && nt_has(scan, token, NT_TAG_ADJ);
}

/* Does the phrase take in a token of another claim before this one? */
bool
nt_relation_meets(const NtRelation *r, const NtPhrase *phrase)
{
	for (int32 i = r->index - 1; i >= 0; i--)
	{
		if (r->claims->items[i].end <= phrase->first)
			break;
		if (r->claims->items[i].first < phrase->end)
			return true;
	}
	return false;
}

bool
nt_relation_is_verb(const NtRelation *r, int32 token)
{
	return (r->left >= 0 && r->verbs->items[r->left].main == token) || (r->right >= 0 && r->verbs->items[r->right].main == token);
}

/* The noun phrase between the verb and the preposition before the claim: "raised its key rate by 50". */
bool
nt_relation_object(const NtRelation *r, NtPhrase *phrase)
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
	for (int32 i = Max(0, r->index - NT_CLAIM_REACH); i < r->index; i++)
		if (r->claims->items[i].first <= at && at < r->claims->items[i].end)
			at = r->claims->items[i].after;
		else if (nt_has(scan, at - 1, NT_TAG_NUMBER) && r->claims->items[i].first < at && at < r->claims->items[i].end)
			at = r->claims->items[i].after;
	if (at >= r->claim->before || !nt_phrase_after(scan, at, false, phrase))
		return false;
	/* "cut its profit forecast to": what could be a verb and was found to be none */
	if (phrase->end < r->claim->before && nt_has(scan, phrase->end, NT_TAG_PAST) && nt_has(scan, phrase->end, NT_TAG_NOUN | NT_TAG_NOUNLOW) &&
		(r->verb + 1 >= r->verbs->count || r->verbs->items[r->verb + 1].main != phrase->end))
		phrase->end++;
	return phrase->end <= r->claim->before && !nt_relation_meets(r, phrase) &&
		(!nt_has(scan, phrase->first, NT_TAG_LEVEL) || nt_has(scan, phrase->first, NT_TAG_QUANTITY)) && !is_superlative(scan, phrase->first);
}

/* "a fee of £55m", "a profit of between": the noun before "of". */
static bool
noun_before_of(const NtRelation *r, NtPhrase *phrase)
{
	const NtNumberScan *scan = r->scan;
	int32		at = r->claim->before - 1;

	if (nt_scan_is(scan, at, "between"))
		at--;
	/* "revenue for 1986 of", "growth in the first quarter of" */
	if (nt_scan_is(scan, at, "of") && (nt_scan_kind(scan, at - 1) == NT_TOKEN_NUMBER || nt_negative_period(scan, at - 1)))
		for (int i = 2; i <= 4; i++)
			if (nt_scan_is(scan, at - i, "for") || nt_scan_is(scan, at - i, "in"))
			{
				at -= i;
				break;
			}
	if (!(nt_scan_is(scan, at, "of") || nt_scan_is(scan, at, "at") || at < r->claim->before - 2 ||
		  (r->claim->family == NT_FAMILY_PERCENT && nt_scan_is(scan, at, "on")) || nt_scan_is(scan, at, "about") || nt_scan_is(scan, at, "worth")))
		return false;
	if (nt_relation_is_verb(r, at - 1) ||
		!nt_phrase_before(scan, at, r->index > 0 ? Min(r->claim[-1].end, at) : scan->first, phrase) || nt_relation_meets(r, phrase))
		return false;
	/* "beating forecasts of" */
	if (phrase->end - phrase->first > 1 && nt_relation_is_verb(r, phrase->first))
		phrase->first++;
	/* "a margin of error of" */
	if (phrase->end - phrase->first == 1 && nt_scan_is(scan, at, "of") && nt_scan_is(scan, phrase->first - 1, "of"))
	{
		NtPhrase	outer;

		if (nt_phrase_before(scan, phrase->first - 1, scan->first, &outer) && !nt_has(scan, outer.end - 1, NT_TAG_LEVEL))
			phrase->first = outer.first;
	}
	if (!nt_phrase_noun(scan, phrase->end - 1) && (scan->doc->tokens[phrase->end - 1].flags & NT_TOKEN_CAP) == 0 &&
		!(nt_has(scan, phrase->end - 1, NT_TAG_BASE) && nt_has(scan, phrase->end - 2, NT_TAG_DET)))
		return false;
	/* "a record low of", "an annual rate of": look further */
	return !nt_has(scan, phrase->end - 1, NT_TAG_LEVEL | NT_TAG_CHANGENOUN) || nt_scan_is(scan, phrase->end - 1, "growth") ||
		nt_scan_is(scan, phrase->end - 1, "loss") || (r->claim->number.kind == NT_NUMBER_MEASURE && nt_scan_is(scan, phrase->end - 1, "range")) ||
		(r->claim->family == NT_FAMILY_TIME && nt_scan_is(scan, phrase->end - 1, "time"));
}

/* Does the phrase begin inside a number? */
static bool
in_number(const NtRelation *r, const NtPhrase *phrase)
{
	for (int32 i = Max(0, r->index - NT_CLAIM_REACH); i < r->claims->count && i < r->index + NT_CLAIM_REACH; i++)
		if (r->claims->items[i].first <= phrase->first && phrase->first < r->claims->items[i].end)
			return true;
	return false;
}

static bool
find_subject(const NtRelation *r, NtPhrase *phrase)
{
	if (r->verb < 0 || !nt_verb_subject(r->scan, r->verbs, r->verb, phrase))
		return false;
	/* "the eight-day walkout, which cost" */
	for (int32 i = Max(0, r->index - NT_CLAIM_REACH); i < r->index; i++)
		if (r->claims->items[i].first == phrase->first && r->claims->items[i].joined && r->claims->items[i].end < phrase->end)
			phrase->first = r->claims->items[i].end;
	return !in_number(r, phrase);
}

/* The subject of the claim's verb. */
bool
nt_relation_subject(NtRelation *r, NtPhrase *phrase)
{
	if (r->subject_of != r->verb + 1)
	{
		r->has_subject = find_subject(r, &r->subject);
		r->subject_of = r->verb + 1;
	}
	*phrase = r->subject;
	return r->has_subject;
}

/* "Halden Air said it would drop 20 routes": a pronoun stands for the subject of a verb before it, the first of the sentence. */
bool
nt_relation_antecedent(const NtRelation *r, NtPhrase *phrase)
{
	int32		pronoun;

	if (r->verb < 1)
		return false;
	pronoun = r->verbs->items[r->verb].first - 1;
	if (!nt_has(r->scan, pronoun, NT_TAG_PRON) || nt_has(r->scan, pronoun, NT_TAG_REL | NT_TAG_DET))
		return false;
	return nt_verb_subject(r->scan, r->verbs, 0, phrase) && phrase->end <= pronoun && !in_number(r, phrase);
}

/* "L. Maro (15.3 points, 7.4 rebounds)": what the bracket that holds the claim stands behind. */
bool
nt_relation_bracketed(const NtRelation *r, NtPhrase *phrase)
{
	const NtNumberScan *scan = r->scan;

	if (r->verb >= 0)
		return false;
	for (int32 i = r->claim->before - 1; i >= scan->first && i > r->claim->before - BRACKET_WINDOW; i--)
	{
		if (nt_scan_punct(scan, i, ')'))
			return false;
		if (nt_scan_punct(scan, i, '('))
			return nt_phrase_before(scan, i, scan->first, phrase) && !nt_relation_meets(r, phrase);
	}
	return false;
}

/* "$55m for the stake", "invested C$900 million in projects" */
static bool
purpose_after(const NtRelation *r, NtPhrase *phrase)
{
	const NtNumberScan *scan = r->scan;
	int32		at = r->claim->after;

	/* "$3 billion in cash for the firm" */
	if (nt_scan_is(scan, at, "in") && nt_negative_payment(scan, at + 1) && nt_scan_is(scan, at + 2, "for"))
		at += 2;
	if (!(nt_scan_is(scan, at, "for") || nt_scan_is(scan, at, "in") || nt_scan_is(scan, at, "on")))
		return false;
	at = nt_phrase_skip(scan, at + 1);
	return nt_phrase_after(scan, at, false, phrase) && !nt_has(scan, phrase->end - 1, NT_TAG_STOP) && !nt_negative_payment(scan, phrase->first);
}

/* The item of a claim before it in the sentence. */
static bool
carried_item(NtRelation *r)
{
	int32		place = -1;

	for (int32 i = r->index - 1; i >= 0 && i >= r->index - NT_CLAIM_REACH; i--)
	{
		const NtClaim *other = &r->claims->items[i];

		if (other->number.kind != NT_NUMBER_COUNT || nt_span_empty(other->number.item))
			continue;
		/* "infected 2,140 people in nine provinces and killed 96": people rather than the place */
		if (!nt_has(r->scan, other->before - 1, NT_TAG_PREP))
		{
			r->claim->number.item = other->number.item;
			return true;
		}
		if (place < 0)
			place = i;
	}
	if (place >= 0)
		r->claim->number.item = r->claims->items[place].number.item;
	return place >= 0;
}

/* Can a bare number be a count of this phrase: things in the plural, or a tally of them?  An index level is not. */
static bool
is_tally(const NtRelation *r, const NtPhrase *phrase)
{
	int32		head = phrase->end - 1;

	if (!nt_decimal_is_integer(r->claim->number.lower.finite ? r->claim->number.lower.value : r->claim->number.upper.value))
		return false;
	return nt_has(r->scan, head, NT_TAG_TALLY) || nt_tags_plural(r->scan, head);
}

/* "compared with 9 percent", "against 40": the claim is what the one before it is compared with. */
static bool
is_compared(const NtRelation *r)
{
	const NtNumberScan *scan = r->scan;
	int32		at = r->claim->before - 1;

	return (nt_has(scan, at, NT_TAG_PREP) && nt_scan_is(scan, at - 1, "compared")) || nt_scan_is(scan, at, "against") ||
		nt_scan_is(scan, at, "versus") || nt_scan_is(scan, at, "vs");
}

/* The verb that the claim belongs to. */
typedef struct Predicate
{
	const NtVerb *verb;			/* NULL: none */
	NtTags		tags;
	bool		left;			/* it stands before the claim */
	bool		moving;			/* there, and tells a rise or fall */
} Predicate;

/* "the fifth largest city": what is ranked. */
static void
item_of_rank(NtRelation *r)
{
	const NtNumberScan *scan = r->scan;
	NtClaim    *claim = r->claim;
	NtSpan	   *item = &claim->number.item;
	NtPhrase	phrase;
	int32		at = claim->after;

	if (nt_scan_is(scan, at, "straight") || nt_scan_is(scan, at, "consecutive") || nt_scan_is(scan, at, "successive"))
		at++;
	/* "the third most expensive defender" */
	if (nt_scan_is(scan, at, "most") && nt_has(scan, at + 1, NT_TAG_ADJ))
		at += 2;
	if (nt_phrase_after(scan, at, false, &phrase))
	{
		/* a superlative is the rank's own: "fifth largest city" */
		if (phrase.end - phrase.first > 1 && is_superlative(scan, phrase.first))
			phrase.first++;
		/* "the third month running" */
		if (phrase.end - phrase.first > 1 && nt_scan_is(scan, phrase.end - 1, "running"))
			phrase.end--;
		set_phrase(scan, item, &phrase);
	}
	else if (nt_relation_subject(r, &phrase))
		set_phrase(scan, item, &phrase);
}

/* Who, or what, is so old. */
static void
item_of_age(NtRelation *r)
{
	const NtNumberScan *scan = r->scan;
	NtClaim    *claim = r->claim;
	NtSpan	   *item = &claim->number.item;
	NtPhrase	phrase;

	/* "un hombre de 34 años" */
	if (scan->language != NT_LANG_EN && nt_numeral_of(scan, claim->before - 1) &&
		nt_phrase_before(scan, claim->before - 1, scan->first, &phrase))
		set_phrase(scan, item, &phrase);
	else if (r->has_after)
		set_phrase(scan, item, &r->after);
	/* "who turned 17", "retired at 65" */
	else if (nt_relation_is_verb(r, claim->before - 1) || nt_scan_is(scan, claim->before - 1, "at"))
	{
		if (nt_relation_subject(r, &phrase))
			set_phrase(scan, item, &phrase);
	}
	else if (nt_scan_punct(scan, claim->before - 1, ',') || nt_scan_punct(scan, claim->before - 1, '('))
	{
		if (nt_phrase_before(scan, claim->before - 1, scan->first, &phrase))
			set_phrase(scan, item, &phrase);
	}
	else if (!nt_scan_is(scan, claim->before - 1, "of") &&
			 nt_phrase_before(scan, claim->before - (nt_negative_aged(scan, claim->before) ? 1 : 0), scan->first, &phrase))
		set_phrase(scan, item, &phrase);
	else if (nt_relation_subject(r, &phrase))
		set_phrase(scan, item, &phrase);
}

/* What lasts so long. */
static void
item_of_duration(NtRelation *r, const Predicate *p)
{
	const NtNumberScan *scan = r->scan;
	NtClaim    *claim = r->claim;
	NtSpan	   *item = &claim->number.item;
	NtPhrase	phrase;

	if (r->has_after && r->of && nt_negative_period(scan, r->after.end - 1))
		return;
	if (r->has_after && (r->of || claim->joined || nt_scan_hyphen(scan, claim->first + 1)))
		set_phrase(scan, item, &r->after);
	else if (r->has_after && !nt_has(scan, r->after.first, NT_TAG_ADVERB | NT_TAG_COMPARE) && r->after.first == claim->after &&
			 !nt_tags_plural(scan, claim->end - 1))
		set_phrase(scan, item, &r->after);
	/* "life expectancy has risen to 74 years" */
	else if (claim->movement != NT_MOVEMENT_NONE && p->moving && (nt_relation_object(r, &phrase) || nt_relation_subject(r, &phrase)))
		set_phrase(scan, item, &phrase);
	/* "a personal best of 47.3 seconds", "a delay of two hours" */
	else if (nt_scan_is(scan, claim->before - 1, "of") && noun_before_of(r, &phrase) && !nt_negative_period(scan, phrase.end - 1))
		set_phrase(scan, item, &phrase);
}

/* What is counted. */
static void
item_of_count(NtRelation *r, const Predicate *p)
{
	const NtNumberScan *scan = r->scan;
	NtClaim    *claim = r->claim;
	NtSpan	   *item = &claim->number.item;
	NtPhrase	phrase;
	NtPhrase	counted;

	if (r->has_after)
	{
		/* "the death toll exceeded 1,400 people": the tally says more than "people" */
		if (p->verb != NULL && p->verb->first < claim->first && (p->tags & (NT_TAG_QUANTITY | NT_TAG_RISE | NT_TAG_FALL)) != 0 &&
			(nt_scan_is(scan, r->after.first, "people") || nt_scan_is(scan, r->after.first, "persons")) &&
			nt_relation_subject(r, &phrase) && phrase.end - phrase.first > 1 && nt_has(scan, phrase.end - 1, NT_TAG_TALLY))
			set_phrase(scan, item, &phrase);
		else
			set_phrase(scan, item, &r->after);
		return;
	}
	/* "bringing to 190 the number of pupils held" */
	if (claim->movement == NT_MOVEMENT_TO && nt_has(scan, claim->after, NT_TAG_DET) && nt_has(scan, claim->after + 1, NT_TAG_TALLY))
	{
		int32		at = claim->after + 1;

		if (nt_scan_is(scan, at + 1, "of"))
			at = nt_phrase_skip(scan, at + 2);
		if (nt_phrase_after(scan, at, true, &phrase))
		{
			set_phrase(scan, item, &phrase);
			return;
		}
	}
	/* "with just 163 MPs, two less than in 1997" */
	if (r->index > 0 && nt_has(scan, claim->after, NT_TAG_COMPARE) && nt_scan_punct(scan, claim->before - 1, ',') &&
		claim[-1].number.kind == NT_NUMBER_COUNT && !nt_span_empty(claim[-1].number.item))
	{
		*item = claim[-1].number.item;
		return;
	}
	if (claim->movement != NT_MOVEMENT_NONE && r->index > 0 && claim[-1].number.kind == NT_NUMBER_COUNT &&
		(claim->movement == NT_MOVEMENT_FROM || claim[-1].movement == NT_MOVEMENT_FROM) && carried_item(r))
		return;
	/* "plans to cut 1,500 more" */
	if (claim->movement == NT_MOVEMENT_NONE && p->moving && p->verb->end == claim->before && carried_item(r))
		return;
	if (claim->movement != NT_MOVEMENT_NONE || p->moving || nt_scan_is(scan, claim->before - 1, "at"))
	{
		bool		object = nt_relation_object(r, &phrase) && !nt_scan_is(scan, phrase.end - 1, "points");

		if (object || nt_relation_subject(r, &phrase))
		{
			/* "the number of people killed in the flood rose to 57" */
			if (nt_has(scan, phrase.end - 1, NT_TAG_QUANTITY) && nt_scan_is(scan, phrase.end, "of") &&
				nt_phrase_after(scan, nt_phrase_skip(scan, phrase.end + 1), true, &counted) && counted.plural)
			{
				set_phrase(scan, item, &counted);
				return;
			}
			if (nt_has(scan, phrase.end - 1, NT_TAG_QUANTITY) && phrase.end - phrase.first == 1 && carried_item(r))
				return;
			if ((object && claim->movement != NT_MOVEMENT_NONE) || claim->movement == NT_MOVEMENT_BY || is_tally(r, &phrase))
				set_phrase(scan, item, &phrase);
		}
		else
			(void) carried_item(r);
		return;
	}
	/* "a hamlet with a population under 500" */
	if (nt_has(scan, claim->before - 1, NT_TAG_TALLY) && nt_phrase_before(scan, claim->before, scan->first, &phrase) &&
		!nt_relation_meets(r, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	/* "163 passengers and a crew of 12" */
	if (nt_scan_is(scan, claim->before - 1, "of") && noun_before_of(r, &phrase) && is_tally(r, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	/* "net income of 258,125" is no more of what stands before it */
	if (!(nt_scan_is(scan, claim->before - 1, "of") && noun_before_of(r, &phrase) && nt_has(scan, phrase.first - 1, NT_TAG_CONJ)) &&
		carried_item(r))
		return;
	/* "migration reached 612,000" */
	if (p->verb != NULL && p->verb->first < claim->first && (p->tags & NT_TAG_QUANTITY) != 0 && !p->verb->participle &&
		nt_relation_subject(r, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	if (noun_before_of(r, &phrase) || (p->left && (p->verb->be || (p->tags & NT_TAG_REPORT) != 0) && nt_relation_subject(r, &phrase)))
	{
		if (is_tally(r, &phrase))
			set_phrase(scan, item, &phrase);
	}
}

/* What the ratio is one of. */
static void
item_of_ratio(NtRelation *r, const Predicate *p)
{
	const NtNumberScan *scan = r->scan;
	NtClaim    *claim = r->claim;
	NtSpan	   *item = &claim->number.item;
	NtPhrase	phrase;

	if (claim->form == NT_NUMERAL_MULTIPLE)
	{
		/* "a planet 1.3 times the size of" */
		if (nt_phrase_noun(scan, claim->before - 1) && !nt_relation_is_verb(r, claim->before - 1) && p->verb != NULL &&
			p->verb->end < claim->before && nt_phrase_before(scan, claim->before, p->verb->end, &phrase) && !nt_relation_meets(r, &phrase))
			set_phrase(scan, item, &phrase);
		else if (nt_relation_subject(r, &phrase))
			set_phrase(scan, item, &phrase);
		/* "its stock has more than tripled" */
		else if (r->verb > 0 && r->verbs->items[r->verb - 1].end == claim->before &&
				 nt_verb_subject(scan, r->verbs, r->verb - 1, &phrase))
			set_phrase(scan, item, &phrase);
		return;
	}
	if (r->has_after)
		set_phrase(scan, item, &r->after);
	else if (claim->movement == NT_MOVEMENT_BY && nt_relation_object(r, &phrase))
		set_phrase(scan, item, &phrase);
	else if (!carried_item(r))
	{
		for (int32 i = r->index - 1; i >= 0 && i >= r->index - NT_CLAIM_REACH && nt_span_empty(*item); i--)
			*item = r->claims->items[i].number.item;
		if (nt_span_empty(*item) && nt_relation_subject(r, &phrase))
			set_phrase(scan, item, &phrase);
	}
}

/* "a 5 % increase in prices": what stands behind the noun of change that the number belongs to. */
static bool
moved_after(const NtRelation *r, NtPhrase *phrase)
{
	const NtNumberScan *scan = r->scan;
	int32		at = r->after.end;

	return (nt_scan_is(scan, at, "in") || nt_scan_is(scan, at, "of")) &&
		nt_phrase_after(scan, nt_phrase_skip(scan, at + 1), false, phrase) && !nt_negative_period(scan, phrase->end - 1);
}

/* What the percentage is of, where what stands right beside it tells; false: look further. */
static bool
item_of_percent(NtRelation *r)
{
	const NtNumberScan *scan = r->scan;
	NtClaim    *claim = r->claim;
	NtSpan	   *item = &claim->number.item;
	NtPhrase	phrase;

	/* Dow +0.2 % */
	if (claim->signed_up || claim->signed_down)
	{
		/* the names of some indexes end in a number: "Norden 30 -1.3 %" */
		bool		numbered = nt_scan_kind(scan, claim->first - 1) == NT_TOKEN_NUMBER &&
			nt_phrase_before(scan, claim->first - 1, scan->first, &phrase);

		if ((numbered || nt_phrase_before(scan, claim->first, scan->first, &phrase)) && !nt_relation_meets(r, &phrase))
		{
			set_phrase(scan, item, &phrase);
			if (numbered)
				*item = nt_tokens_span(scan->doc, phrase.first, claim->first);
			return true;
		}
	}
	if (r->has_after && r->of)
	{
		set_phrase(scan, item, &r->after);
		return true;
	}
	/* "42 percent of those asked" */
	if (nt_scan_is(scan, claim->after, "of") && nt_has(scan, claim->after + 1, NT_TAG_PRON))
	{
		if (r->index > 0)
			*item = claim[-1].number.item;
		return true;
	}
	/* "carried 9.4 million passengers, 6 percent more than a year ago" */
	if (r->index > 0 && claim[-1].number.kind == NT_NUMBER_COUNT && nt_scan_punct(scan, claim->before - 1, ',') &&
		nt_has(scan, claim->after, NT_TAG_COMPARE) && !nt_span_empty(claim[-1].number.item))
	{
		*item = claim[-1].number.item;
		return true;
	}
	/* the top 1 percent */
	if (nt_scan_is(scan, claim->before - 1, "top") || nt_scan_is(scan, claim->before - 1, "bottom") ||
		(claim->before > scan->first && is_superlative(scan, claim->before - 1)))
		return true;
	if (r->has_after && nt_has(scan, r->after.end - 1, NT_TAG_CHANGENOUN))
	{
		if (moved_after(r, &phrase))
		{
			set_phrase(scan, item, &phrase);
			return true;
		}
		/* "a 5 % pay rise" */
		if (r->after.end - r->after.first > 1 && nt_phrase_noun(scan, r->after.end - 2))
		{
			phrase = r->after;
			phrase.end--;
			set_phrase(scan, item, &phrase);
			return true;
		}
	}
	else if (r->has_after && !nt_has(scan, r->after.first, NT_TAG_COMPARE))
	{
		set_phrase(scan, item, &r->after);
		return true;
	}
	/* "49.8 % against 44.6 % for the incumbent" */
	if (r->index > 0 && nt_scan_is(scan, claim->after, "for") && nt_has(scan, claim->before - 1, NT_TAG_PREP | NT_TAG_CONJ) &&
		claim[-1].family == NT_FAMILY_PERCENT && nt_phrase_after(scan, nt_phrase_skip(scan, claim->after + 1), false, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return true;
	}
	return false;
}

/* What the sum or measure is of, likewise. */
static bool
item_of_amount(NtRelation *r, const Predicate *p)
{
	const NtNumberScan *scan = r->scan;
	NtClaim    *claim = r->claim;
	NtSpan	   *item = &claim->number.item;
	NtPhrase	phrase;

	/* "a 15-euro increase": what rises is told elsewhere */
	if (r->has_after && !r->of && nt_has(scan, r->after.end - 1, NT_TAG_CHANGENOUN) && !nt_has(scan, r->after.end - 1, NT_TAG_EVENT))
	{
		if (moved_after(r, &phrase))
		{
			set_phrase(scan, item, &phrase);
			return true;
		}
		if (r->index > 0 && claim[-1].number.kind == claim->number.kind)
		{
			*item = claim[-1].number.item;
			return true;
		}
	}
	else if (r->has_after && (r->of || r->after.first == claim->after || nt_scan_hyphen(scan, claim->after)) &&
			 !nt_has(scan, r->after.first, NT_TAG_MEASUREADJ | NT_TAG_COMPARE))
	{
		set_phrase(scan, item, &r->after);
		return true;
	}
	if (claim->number.kind == NT_NUMBER_MONEY && (p->tags & NT_TAG_SPEND) != 0 && p->left && purpose_after(r, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return true;
	}
	return false;
}

/* What the percentage, sum or measure is of, by the sentence around it. */
static void
item_around(NtRelation *r, const Predicate *p)
{
	const NtNumberScan *scan = r->scan;
	NtClaim    *claim = r->claim;
	NtSpan	   *item = &claim->number.item;
	NtPhrase	phrase;

	if (r->index > 0 && (nt_scan_is(scan, claim->after, "above") || nt_scan_is(scan, claim->after, "below")) &&
		claim[-1].number.kind == claim->number.kind && nt_scan_punct(scan, claim->before - 1, ',') && !nt_span_empty(claim[-1].number.item))
	{
		*item = claim[-1].number.item;
		return;
	}
	/* "the vessel, 180 metres long" */
	if (nt_has(scan, claim->after, NT_TAG_MEASUREADJ) && nt_scan_punct(scan, claim->before - 1, ',') &&
		nt_phrase_before(scan, claim->before - 1, scan->first, &phrase) && !nt_relation_meets(r, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	/* "an ice core 3.2 km long", "6 degrees above the average" of what was measured before */
	if (claim->number.kind == NT_NUMBER_MEASURE && claim->movement == NT_MOVEMENT_NONE &&
		nt_has(scan, claim->after, NT_TAG_MEASUREADJ) && !nt_relation_is_verb(r, claim->before - 1) &&
		nt_phrase_noun(scan, claim->before - 1) && nt_phrase_before(scan, claim->before, scan->first, &phrase) && !nt_relation_meets(r, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	/* "Total cost: $540" */
	if (nt_scan_punct(scan, claim->before - 1, ':') && nt_phrase_before(scan, claim->before - 1, scan->first, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	/* "waves as high as six metres" */
	if (nt_scan_is(scan, claim->before, "as") && nt_scan_is(scan, claim->before + 2, "as") && !nt_relation_is_verb(r, claim->before - 1) &&
		nt_phrase_before(scan, claim->before, scan->first, &phrase) && !nt_relation_meets(r, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	/* "put support for the plan at 14 %", "up three points" behind it */
	if (nt_scan_is(scan, claim->before - 1, "at") && p->left && (p->tags & NT_TAG_GAUGE) != 0 && nt_relation_object(r, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	if (r->index > 0 && claim->number.kind == NT_NUMBER_PERCENT && claim->number.unit[0] == 'p' &&
		claim[-1].number.kind == NT_NUMBER_PERCENT && claim->before - claim[-1].after <= 2)
	{
		*item = claim[-1].number.item;
		return;
	}
	/* "nine points ahead of his rival" */
	if (claim->number.kind == NT_NUMBER_PERCENT && claim->number.unit[0] == 'p' &&
		(nt_scan_is(scan, claim->after, "ahead") || nt_scan_is(scan, claim->after, "behind")))
	{
		/* "put the opposition 12 points ahead" */
		if ((p->left && nt_relation_object(r, &phrase) && phrase.end == claim->before) || nt_relation_subject(r, &phrase))
			set_phrase(scan, item, &phrase);
		return;
	}
	if (noun_before_of(r, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	/* "a pay rise of 3.5 percent" */
	if (claim->number.kind == NT_NUMBER_PERCENT && nt_scan_is(scan, claim->before - 1, "of") && nt_has(scan, claim->before - 2, NT_TAG_CHANGENOUN) &&
		nt_phrase_before(scan, claim->before - 2, scan->first, &phrase) && nt_phrase_noun(scan, phrase.end - 1) && !nt_relation_meets(r, &phrase) &&
		!nt_relation_is_verb(r, phrase.end - 1))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	/* "$48 billion in assets" */
	if (claim->number.kind == NT_NUMBER_MONEY && nt_scan_is(scan, claim->after, "in") &&
		nt_phrase_after(scan, claim->after + 1, false, &phrase) &&
		!(nt_scan_is(scan, claim->before - 1, "for") && nt_negative_payment(scan, phrase.first)) &&
		(phrase.plural || !nt_has(scan, phrase.first, NT_TAG_DET)) &&
		(scan->doc->tokens[phrase.first].flags & NT_TOKEN_CAP) == 0)
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	/* "pulled the sector 0.7 percent lower", "got the lamp for $149" */
	if (claim->number.kind != NT_NUMBER_MONEY && p->left && !p->verb->be && nt_relation_object(r, &phrase) &&
		(phrase.end == claim->before || (phrase.end == claim->before - 1 && nt_has(scan, phrase.end, NT_TAG_RISE | NT_TAG_FALL))) &&
		(claim->number.kind == NT_NUMBER_PERCENT || nt_has(scan, claim->after, NT_TAG_COMPARE)))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	if (claim->number.kind == NT_NUMBER_MONEY && nt_scan_is(scan, claim->before - 1, "for") && p->left && !p->verb->be &&
		nt_relation_object(r, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	/* "a dividend of 42 cents, up from 35" */
	if (r->index > 0 && claim->movement == NT_MOVEMENT_FROM && claim[-1].number.change != NT_CHANGE_NONE &&
		claim[-1].number.kind == claim->number.kind && !nt_span_empty(claim[-1].number.item))
	{
		*item = claim[-1].number.item;
		return;
	}
	if (claim->number.kind == NT_NUMBER_MONEY && !p->moving && (p->tags & NT_TAG_AGENT) != 0)
		return;
	if ((claim->movement != NT_MOVEMENT_NONE || nt_scan_is(scan, claim->before - 1, "at")) && nt_relation_object(r, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	/* "gave the president 51 percent and his challenger 46" */
	if (r->index > 0 && claim->number.kind == NT_NUMBER_PERCENT && claim[-1].number.kind == NT_NUMBER_PERCENT &&
		nt_phrase_before(scan, claim->before, claim[-1].after, &phrase) && !nt_relation_is_verb(r, phrase.end - 1) &&
		nt_has(scan, phrase.first - (nt_has(scan, phrase.first - 1, NT_TAG_DET) ? 2 : 1), NT_TAG_CONJ))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	/* "the bill came to 40 and the fine to 12" */
	if (r->index > 0 && nt_has(scan, claim->before, NT_TAG_PREP) == 0 && nt_has(scan, claim->before - 1, NT_TAG_PREP) &&
		nt_phrase_before(scan, claim->before - 1, claim[-1].after, &phrase) && !nt_relation_is_verb(r, phrase.end - 1))
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
	if (r->index > 0 && claim->movement != NT_MOVEMENT_NONE)
	{
		const NtClaim *other = &r->claims->items[r->index - 1];

		if ((other->number.action.start == claim->number.action.start || (p->verb != NULL && p->verb->participle)) &&
			(other->number.kind == claim->number.kind ||
			 (other->number.kind == NT_NUMBER_PERCENT && other->number.change != NT_CHANGE_NONE && claim->movement == NT_MOVEMENT_TO)) &&
			!nt_span_empty(other->number.item))
		{
			*item = other->number.item;
			return;
		}
	}
	/* "analysts had forecast a rise of 0.3 percent": who foresees does not rise */
	if (!(p->left && (p->tags & NT_TAG_GAUGE) != 0 && nt_scan_is(scan, claim->before - 1, "of") &&
		  nt_has(scan, claim->before - 2, NT_TAG_CHANGENOUN)) &&
		nt_relation_subject(r, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	/* no verb, or a pronoun: the noun that stands before the number, "panel strength lower than 8.9" */
	if (r->verb < 0 && (nt_phrase_before(scan, claim->before, scan->first, &phrase) ||
						nt_phrase_before(scan, claim->before - 1, scan->first, &phrase)) && !nt_relation_meets(r, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	if (nt_relation_antecedent(r, &phrase))
	{
		set_phrase(scan, item, &phrase);
		return;
	}
	/* "posted a loss of 63 cents": better than nothing */
	if (nt_scan_is(scan, claim->before - 1, "of") && nt_phrase_before(scan, claim->before - 1, scan->first, &phrase) &&
		!nt_relation_meets(r, &phrase))
		set_phrase(scan, item, &phrase);
}

/* Sets the item of the claim: what is counted or measured. */
void
nt_relation_item(NtRelation *r)
{
	NtClaim    *claim = r->claim;
	Predicate	p = {0};

	/* "14 percent of households, compared with 9 percent" */
	if (!r->has_after && r->index > 0 && claim[-1].number.kind == claim->number.kind && is_compared(r) &&
		!nt_scan_is(r->scan, claim->after, "for") && !nt_span_empty(claim[-1].number.item))
	{
		claim->number.item = claim[-1].number.item;
		return;
	}
	if (r->verb >= 0)
	{
		p.verb = &r->verbs->items[r->verb];
		p.tags = nt_tags(r->scan, p.verb->main);
		p.left = p.verb->first < claim->before;
		p.moving = (p.tags & (NT_TAG_RISE | NT_TAG_FALL)) != 0 && p.left;
	}
	switch (claim->number.kind)
	{
		case NT_NUMBER_ORDINAL:
			item_of_rank(r);
			return;
		case NT_NUMBER_AGE:
			item_of_age(r);
			return;
		case NT_NUMBER_DURATION:
			item_of_duration(r, &p);
			return;
		case NT_NUMBER_COUNT:
			item_of_count(r, &p);
			return;
		case NT_NUMBER_RATIO:
			item_of_ratio(r, &p);
			return;
		case NT_NUMBER_PERCENT:
			if (!item_of_percent(r))
				item_around(r, &p);
			return;
		case NT_NUMBER_MONEY:
		case NT_NUMBER_MEASURE:
			if (!item_of_amount(r, &p))
				item_around(r, &p);
			return;
	}
}
