/*-------------------------------------------------------------------------
 *
 * clause.c
 *	  Which words of a sentence are verbs, and their subjects.
 *
 * A word that can be a verb and a noun is decided by its neighbours: after an
 * article, adjective or preposition it is a noun; after a noun or pronoun and
 * before an article, number or preposition it is a verb.
 *
 *-------------------------------------------------------------------------
 */
#include "number/clause.h"

#include "number/negative.h"

/* How far back the subject is looked for, in tokens. */
#define SUBJECT_WINDOW 60

/* Words between a noun and the verb that it is the subject of. */
#define CLAUSE_WINDOW 10

/* Verbs of relative clauses between a subject and its verb. */
#define RELATIVE_VERBS 4

/* Longest aside between commas that a verb stands behind, in tokens. */
#define ASIDE_WINDOW 14

/* Words between "will" and its verb that are no adverbs by themselves: "more than", "most likely". */
#define MAX_ADVERBS 3

/* Longest bracket stepped over between a noun and its verb. */
#define BRACKET_WINDOW 12

static inline bool
is_cap(const NtNumberScan *scan, int32 token)
{
	return nt_scan_kind(scan, token) == NT_TOKEN_WORD && (scan->doc->tokens[token].flags & NT_TOKEN_CAP) != 0;
}

static inline bool
is_clitic(const NtNumberScan *scan, int32 token)
{
	return token >= scan->first && token < scan->end && (scan->doc->tokens[token].flags & NT_TOKEN_CLITIC) != 0;
}

/* Does the comma close an aside behind a plural: "people, about 40 percent of the population, face"? */
static bool
closes_aside(const NtNumberScan *scan, int32 token)
{
	if (!nt_scan_punct(scan, token, ','))
		return false;
	for (int32 at = token - 1; at > scan->first && at > token - ASIDE_WINDOW; at--)
		if (nt_scan_punct(scan, at, ','))
			return nt_tags_plural(scan, at - 1) &&
				nt_has(scan, at + 1, NT_TAG_NUMBER | NT_TAG_DET | NT_TAG_ADVERB | NT_TAG_PREP | NT_TAG_ADV);
	return false;
}

static bool
goes_with_noun(const NtNumberScan *scan, int32 token)
{
	return nt_phrase_noun(scan, token) || nt_has(scan, token, NT_TAG_ADJ);
}

/* What verb the clause that is being read has so far. */
typedef enum ClauseVerb
{
	CLAUSE_OPEN,
	CLAUSE_DOUBTFUL,			/* one that may be a participle, or that a clause may follow without a border */
	CLAUSE_TAKEN				/* a finite one: a clause has no second */
} ClauseVerb;

/* Does a number follow, perhaps behind its modifiers: "about $40 million"? */
static bool
number_follows(const NtNumberScan *scan, int32 token)
{
	for (int i = 0; i < 4 && token < scan->end; i++, token++)
	{
		if (nt_has(scan, token, NT_TAG_NUMBER) || scan->doc->tokens[token].kind == NT_TOKEN_SYMBOL ||
			(nt_scan_is(scan, token, "a") && token + 1 < scan->end && nt_numeral_may_start(scan, token + 1)))
			return true;
		if (!nt_has(scan, token, NT_TAG_ADVERB | NT_TAG_PREP | NT_TAG_DET | NT_TAG_STOP) || nt_scan_is(scan, token, "of") ||
			nt_scan_is(scan, token, "in") || nt_scan_is(scan, token, "for"))
			return false;
	}
	return false;
}

/* Is the word before a place where a noun must follow: an article, possessive, adjective? */
static bool
noun_place(const NtNumberScan *scan, int32 token)
{
	int32		before = token - 1;
	NtTags		tags = nt_tags(scan, before);

	if (before < scan->first)
		return false;
	if (is_clitic(scan, before))
		return true;
	/* but "the men each received" */
	if ((tags & NT_TAG_DET) != 0 && (tags & (NT_TAG_PRON | NT_TAG_REL)) == 0)
		return (tags & NT_TAG_ADVERB) == 0 || !nt_tags_plural(scan, before - 1);
	/* "the middle one-fifth paid 8 %" */
	if ((tags & NT_TAG_ADJ) != 0 && (tags & (NT_TAG_NOUN | NT_TAGS_VERB | NT_TAG_NUMBER)) == 0 &&
		!(nt_scan_hyphen(scan, before - 1) &&
		  (nt_numeral_may_start(scan, before) ||
		   (nt_scan_is(scan, before, "old") && nt_has(scan, token, NT_TAG_PAST | NT_TAG_THIRD)))) &&
		!(nt_has(scan, token, NT_TAG_PAST) && number_follows(scan, token + 1)))
		return true;
	if ((tags & NT_TAG_PREP) != 0 && !nt_scan_is(scan, before, "to") && !nt_scan_is(scan, before, "than") && (tags & NT_TAG_SUB) == 0)
		return true;
	return false;
}

/* Does what follows look like the object or adverbial of a verb? */
static bool
object_follows(const NtNumberScan *scan, int32 token)
{
	int32		next = token + 1;

	if (next >= scan->end)
		return true;
	if (number_follows(scan, next))
		return true;
	if (nt_scan_kind(scan, next) == NT_TOKEN_NUMBER || scan->doc->tokens[next].kind == NT_TOKEN_SYMBOL)
		return true;
	return nt_has(scan, next, NT_TAG_DET | NT_TAG_PRON | NT_TAG_NUMBER | NT_TAG_ADVERB | NT_TAG_SUB | NT_TAG_ADV) ||
		(nt_has(scan, next, NT_TAG_PREP) && !nt_scan_is(scan, next, "of"));
}

/* Does a finite verb follow, perhaps behind adverbs? */
static bool
finite_follows(const NtNumberScan *scan, int32 token)
{
	for (int i = 0; i < 2 && nt_has(scan, token, NT_TAG_ADVERB | NT_TAG_ADV) && !nt_phrase_noun(scan, token); i++)
		token++;
	/* "net profit more than halved" */
	if (nt_has(scan, token, NT_TAG_COMPARE) && nt_scan_is(scan, token + 1, "than"))
		token += 2;
	return nt_has(scan, token, NT_TAGS_AUX) ||
		(nt_has(scan, token, NT_TAG_PAST) && (!nt_has(scan, token, NT_TAG_NOUN | NT_TAG_ADJ) || nt_has(scan, token, NT_TAG_FALL | NT_TAG_RISE)));
}

/* Does a verb that can be nothing else follow before the clause ends: an auxiliary, "fell", "fled"? */
static bool
clause_goes_on(const NtNumberScan *scan, int32 token)
{
	for (int i = 0; i < CLAUSE_WINDOW && token < scan->end; i++, token++)
	{
		NtTags		tags = nt_tags(scan, token);

		if ((tags & NT_TAGS_AUX) != 0 ||
			(tags & (NT_TAG_PAST | NT_TAG_PART | NT_TAG_NOUN | NT_TAG_NOUNLOW | NT_TAG_ADJ)) == NT_TAG_PAST)
			return !nt_scan_is(scan, token - 1, "to");
		if (nt_scan_kind(scan, token) == NT_TOKEN_PUNCT || (tags & (NT_TAG_CONJ | NT_TAG_REL | NT_TAG_PRON | NT_TAG_SUB)) != 0)
			return false;
	}
	return false;
}

/* Is the lone word, which no auxiliary stands before, a verb where it stands?  before_it: what verb its clause has already. */
static bool
is_verb(const NtNumberScan *scan, int32 token, ClauseVerb before_it, bool *participle, bool *infinitive)
{
	NtTags		tags = nt_tags(scan, token);
	int32		before = token - 1;
	NtTags		previous;
	bool		noun = (tags & NT_TAG_NOUN) != 0;
	bool		some_noun = (tags & (NT_TAG_NOUN | NT_TAG_NOUNLOW)) != 0;

	*participle = *infinitive = false;
	if ((tags & NT_TAGS_VERB) == 0 || (tags & (NT_TAG_PREP | NT_TAG_NUMBER | NT_TAG_STOP)) != 0 || is_clitic(scan, token + 1) ||
		((tags & NT_TAG_ADVERB) != 0 && (tags & NT_TAG_PART) != 0) || (is_cap(scan, token) && nt_negative_period(scan, token)))
		return false;
	/* "diamonds typically score": adverbs are looked through */
	while (before > scan->first && (tags & (NT_TAG_BASE | NT_TAG_THIRD)) != 0 && nt_has(scan, before, NT_TAG_ADV) &&
		   !nt_phrase_noun(scan, before))
		before--;
	previous = nt_tags(scan, before);
	if ((tags & NT_TAG_COMPARE) != 0 && !nt_scan_is(scan, before, "to") && (previous & NT_TAG_MODAL) == 0)
		return false;
	if ((nt_scan_hyphen(scan, token + 1) && !nt_scan_space(scan, token + 1)) || (nt_scan_hyphen(scan, before) && !nt_scan_space(scan, token)))
		return false;
	if (nt_scan_is(scan, before, "to") && (tags & NT_TAG_BASE) != 0)
	{
		*infinitive = true;
		return !noun || object_follows(scan, token) || nt_phrase_noun(scan, token + 1);
	}
	/* "accused of stealing 3.2 million" */
	if ((tags & NT_TAG_ING) != 0 && !noun && (previous & NT_TAG_PREP) != 0 && number_follows(scan, token + 1) &&
		(!nt_has(scan, token + 1, NT_TAG_PREP) || nt_has(scan, token + 1, NT_TAG_ADVERB | NT_TAG_COMPARE)))
	{
		*participle = true;
		return true;
	}
	/* "the final drew" */
	if ((tags & (NT_TAG_PAST | NT_TAG_PART | NT_TAG_NOUN | NT_TAG_NOUNLOW | NT_TAG_ADJ)) != NT_TAG_PAST && noun_place(scan, token))
		return false;
	/* "a seasonally adjusted 332,900" */
	if ((tags & NT_TAG_PART) != 0 && (previous & NT_TAG_ADV) != 0 && nt_has(scan, before - 1, NT_TAG_DET) && number_follows(scan, token + 1) &&
		!nt_has(scan, before - 1, NT_TAG_PRON | NT_TAG_REL))
		return false;
	/* "(enhanced)", "United, unbeaten in nine games," */
	if ((tags & NT_TAG_PART) != 0 && ((nt_scan_punct(scan, before, '(') && nt_scan_punct(scan, token + 1, ')')) ||
									  (token == scan->first && is_cap(scan, token) && nt_scan_punct(scan, token + 1, ','))))
		return false;
	/* "11 suspects", "150 phone calls" */
	if ((tags & NT_TAG_THIRD) != 0 &&
		(((previous & NT_TAG_NUMBER) != 0 && !nt_scan_is(scan, before, "one")) || nt_phrase_counts(scan, token)))
		return false;
	/* "lifted its growth forecast to", "announced a pay cut" */
	if (before_it != CLAUSE_OPEN && some_noun && (tags & NT_TAG_PAST) != 0 && nt_phrase_noun(scan, before) &&
		(nt_has(scan, before - 1, NT_TAG_DET) || nt_scan_hyphen(scan, before - 2)) && !nt_has(scan, token + 1, NT_TAG_NUMBER) &&
		nt_scan_kind(scan, token + 1) != NT_TOKEN_SYMBOL)
		return false;
	/* "average rents in the capital have risen": a clause has one finite verb */
	if (some_noun && (tags & (NT_TAG_THIRD | NT_TAG_BASE)) != 0 && (tags & NT_TAG_PAST) == 0 &&
		((before_it == CLAUSE_TAKEN && !((tags & (NT_TAG_RISE | NT_TAG_FALL)) != 0 && number_follows(scan, token + 1))) ||
		 (nt_has(scan, token + 1, NT_TAG_PREP) && clause_goes_on(scan, token + 1))))
		return false;
	/* "the Juno probe reached", "share prices are", "net profit nearly doubled" */
	if (some_noun && (tags & (NT_TAG_BASE | NT_TAG_THIRD)) != 0 && (tags & NT_TAG_PAST) == 0 && finite_follows(scan, token + 1))
		return false;
	/* "14 clean sheets", "eight feet long" */
	if ((tags & NT_TAG_BASE) != 0 && (tags & NT_TAG_ADJ) != 0 && (previous & NT_TAG_NUMBER) != 0 && nt_phrase_noun(scan, token + 1))
		return false;
	if ((tags & NT_TAG_MEASUREADJ) != 0 || (nt_scan_is(scan, token, "last") && nt_phrase_noun(scan, token + 1)))
		return false;
	if (tags & NT_TAG_PAST)
	{
		/* an adjective before a noun, unless a noun or name stands before it */
		if ((tags & NT_TAG_PART) != 0 && nt_phrase_noun(scan, token + 1) && !nt_phrase_noun(scan, before) && !is_cap(scan, before) &&
			(previous & (NT_TAG_PRON | NT_TAG_CONJ | NT_TAG_ADV | NT_TAG_ADVERB | NT_TAG_REL | NT_TAG_MEASUREADJ)) == 0)
			return false;
		if (noun && some_noun && !object_follows(scan, token) && !nt_phrase_noun(scan, token + 1))
			return (previous & NT_TAG_PRON) != 0;
		*participle = (tags & NT_TAG_PART) != 0 && nt_scan_punct(scan, before, ',') && !nt_scan_punct(scan, token + 1, ',');
		return true;
	}
	if (tags & NT_TAG_PART)
	{
		*participle = true;
		return !nt_phrase_noun(scan, token + 1) || nt_phrase_noun(scan, before);
	}
	if (tags & NT_TAG_ING)
	{
		/* "for the sixth week running" */
		if (nt_scan_is(scan, token, "running") && nt_negative_period(scan, before))
			return false;
		*participle = true;
		/* ", packing winds of" */
		if (some_noun && !object_follows(scan, token) && !(nt_scan_punct(scan, before, ',') && nt_phrase_noun(scan, token + 1)))
			return false;
		/* an adjective of the noun after it */
		if (nt_phrase_noun(scan, token + 1) && !nt_scan_punct(scan, before, ',') && !nt_phrase_noun(scan, before))
			return false;
		return true;
	}
	if (tags & NT_TAG_THIRD)
	{
		if (!some_noun)
			return before >= scan->first;
		if ((previous & (NT_TAG_PRON | NT_TAG_REL)) != 0 ||
			(((previous & NT_TAG_CONJ) != 0 || nt_scan_punct(scan, before, ',')) && number_follows(scan, token + 1)) ||
			(before_it == CLAUSE_OPEN && nt_phrase_noun(scan, before) && nt_has(scan, token + 1, NT_TAG_DET) && !number_follows(scan, token + 1)))
			return true;
		if (!noun && (nt_phrase_noun(scan, before) || is_cap(scan, before)) && !nt_tags_plural(scan, before))
			return !nt_has(scan, token + 1, NT_TAGS_FINITE) || object_follows(scan, token);
		return (nt_phrase_noun(scan, before) || is_cap(scan, before)) && !nt_tags_plural(scan, before) && object_follows(scan, token) &&
			(number_follows(scan, token + 1) || !nt_has(scan, token + 1, NT_TAG_PREP) ||
			 (before_it == CLAUSE_OPEN && number_follows(scan, token + 2)) ||
			 (nt_scan_is(scan, token + 1, "to") && nt_has(scan, token + 2, NT_TAG_BASE | NT_TAGS_AUX)));
	}
	/* base form: after a plural, a pronoun, a name; or coordinated with a verb before */
	if ((previous & (NT_TAG_PRON | NT_TAG_NUMBER)) == NT_TAG_PRON)
		return (previous & NT_TAG_DET) == 0;
	if (closes_aside(scan, before))
		return !noun || object_follows(scan, token) || goes_with_noun(scan, token + 1);
	/* "those infected show no symptoms" */
	if ((previous & NT_TAG_PART) != 0 && nt_scan_is(scan, before - 1, "those"))
		return !noun || object_follows(scan, token) || goes_with_noun(scan, token + 1);
	if ((previous & NT_TAG_CONJ) != 0)
		return !noun || (object_follows(scan, token) && !nt_has(scan, token + 1, NT_TAG_PREP));
	if (nt_tags_plural(scan, before))
		return !noun || (object_follows(scan, token) && (!nt_has(scan, token + 1, NT_TAG_PREP) || number_follows(scan, token + 1) ||
														 (before_it == CLAUSE_OPEN && number_follows(scan, token + 2)))) ||
			(nt_phrase_noun(scan, token + 1) && (tags & NT_TAG_PLURAL) == 0);
	if (previous & NT_TAG_NUMBER)
		return !some_noun;
	if (nt_phrase_noun(scan, before) || is_cap(scan, before))
		return !some_noun || (object_follows(scan, token) && !nt_has(scan, token + 1, NT_TAG_PREP)) ||
			(scan->doc->tokens[token + 1 < scan->end ? token + 1 : token].kind == NT_TOKEN_SYMBOL);
	return !some_noun && !nt_scan_punct(scan, before, ',');
}

/* An auxiliary and what follows it: "have been killed", "was still without power". */
static int32
read_group(const NtNumberScan *scan, int32 token, NtVerb *verb)
{
	int32		at = token + 1;
	int32		last_aux = token;
	bool		be = nt_has(scan, token, NT_TAG_BE);

	verb->first = token;
	verb->main = token;
	verb->end = token + 1;
	for (int i = 0; i < 10 && at < scan->end; i++, at++)
	{
		NtTags		tags = nt_tags(scan, at);

		if (tags & NT_TAGS_AUX)
		{
			/* "has" in "will has"? only be, have, do after an auxiliary */
			last_aux = at;
			be = be || (tags & NT_TAG_BE) != 0;
			verb->main = at;
			verb->end = at + 1;
			continue;
		}
		/* "was re-elected" */
		if (nt_scan_is(scan, at, "re") && nt_scan_hyphen(scan, at + 1) && at + 2 < scan->end && !nt_scan_space(scan, at + 2))
		{
			at++;
			continue;
		}
		/* "was little changed" */
		if (be && nt_scan_is(scan, at, "little") && nt_has(scan, at + 1, NT_TAG_PART))
			continue;
		/* "were still queuing" */
		if ((tags & NT_TAG_ADVERB) != 0 && (tags & (NT_TAG_PART | NT_TAG_ING)) == 0)
			continue;
		if (tags & (NT_TAG_PART | NT_TAG_ING | NT_TAG_BASE))
		{
			bool		after_be = nt_has(scan, last_aux, NT_TAG_BE);
			bool		after_have = nt_has(scan, last_aux, NT_TAG_HAVE);
			bool		modal = nt_has(scan, last_aux, NT_TAG_MODAL | NT_TAG_DO);
			bool		fits = after_be ? (tags & (NT_TAG_PART | NT_TAG_ING)) != 0
				: after_have ? (tags & NT_TAG_PART) != 0 : modal ? (tags & NT_TAG_BASE) != 0 : false;

			/* "has lost ships" against "has armed ships": a determiner between makes it a noun phrase */
			if (fits && !(after_have && !nt_scan_is(scan, at - 1, "been") && nt_phrase_noun(scan, at + 1) && at > last_aux + 1 &&
						  nt_has(scan, at - 1, NT_TAG_DET)))
			{
				verb->main = at;
				verb->end = at + 1;
				verb->be = false;
				verb->passive = after_be && (tags & NT_TAG_PART) != 0;
				if (verb->passive && (tags & NT_TAG_REPORT) != 0)
				{
					/* "presumed dead"; "reported to have been killed", "forecast to rise": what is reported is meant */
					if (nt_has(scan, at + 1, NT_TAG_PREDICATE))
					{
						verb->main = at + 1;
						verb->end = at + 2;
						return at + 2;
					}
					if (nt_scan_is(scan, at + 1, "to") && nt_has(scan, at + 2, NT_TAGS_AUX | NT_TAG_BASE))
					{
						verb->end = at + 3;
						verb->main = at + 2;
						if (nt_has(scan, at + 2, NT_TAGS_AUX))
						{
							last_aux = at + 2;
							at += 2;
							verb->passive = false;
							be = nt_has(scan, at, NT_TAG_BE);
							continue;
						}
						verb->passive = false;
						return at + 3;
					}
				}
				return at + 1;
			}
			break;
		}
		if (tags & (NT_TAG_NEG | NT_TAG_ADVERB | NT_TAG_ADV))
			continue;
		/* "will most likely vote", "should more than double" */
		if (verb->main == last_aux && nt_has(scan, last_aux, NT_TAG_MODAL))
		{
			int32		base = at;

			while (base < at + MAX_ADVERBS && base < scan->end && nt_has(scan, base, NT_TAG_COMPARE | NT_TAG_DET | NT_TAG_ADJ | NT_TAG_PREP) &&
				   !nt_has(scan, base, NT_TAG_BASE | NT_TAG_NUMBER | NT_TAG_NOUN))
				base++;
			if (base > at && nt_has(scan, base, NT_TAG_BASE) && !nt_has(scan, base, NT_TAG_NOUN))
			{
				at = base - 1;
				continue;
			}
		}
		/* "had nearly 40" ends here; "was 35 % contained" goes on behind the number */
		if (be && ((tags & NT_TAG_NUMBER) != 0 || nt_scan_punct(scan, at, '%') || nt_scan_is(scan, at, "percent") ||
				   nt_scan_is(scan, at, "per") || nt_scan_is(scan, at, "cent")))
			continue;
		break;
	}
	verb->be = nt_has(scan, verb->main, NT_TAG_BE);
	if (verb->be)
	{
		/* were missing */
		at = verb->end;
		while (nt_has(scan, at, NT_TAG_ADVERB | NT_TAG_NEG) && at < scan->end)
			at++;
		if (nt_has(scan, at, NT_TAG_PREDICATE))
		{
			verb->main = at;
			verb->end = at + 1;
			verb->be = false;
			return at + 1;
		}
	}
	return verb->end;
}

/* Does the clause of the verb before end here, or may another verb share its subject from here on? */
static inline bool
ends_clause(const NtNumberScan *scan, int32 token, NtTags tags)
{
	return (tags & NT_TAG_WORD) == 0 ? nt_scan_kind(scan, token) == NT_TOKEN_PUNCT && !nt_scan_hyphen(scan, token) && !nt_scan_punct(scan, token, '.')
		: (tags & (NT_TAG_CONJ | NT_TAG_SUB | NT_TAG_REL | NT_TAG_PRON)) != 0 && (tags & NT_TAG_DET) == 0;
}

/* "ripping off roofs and cutting power": a participle joined to one before. */
static bool
is_coordinate(const NtNumberScan *scan, const NtVerbs *verbs, int32 token, NtTags tags, NtVerb *verb)
{
	const NtVerb *last = verbs->count > 0 ? &verbs->items[verbs->count - 1] : NULL;

	verb->participle = last != NULL && (tags & NT_TAG_ING) != 0 && last->participle && nt_has(scan, last->main, NT_TAG_ING) &&
		nt_has(scan, token - 1, NT_TAG_CONJ) && goes_with_noun(scan, token + 1);
	return verb->participle;
}

/* Gathers the words that can be verbs, without a jump: which ones they are follows no rule.  Returns their number. */
static int32
find_places(const NtNumberScan *scan, NtVerbs *verbs)
{
	int32		count = 0;

	if (scan->end - scan->first > verbs->places_capacity)
	{
		verbs->places_capacity = Max(2 * (scan->end - scan->first), 128);
		verbs->places = palloc(verbs->places_capacity * sizeof(int32));
	}
	for (int32 i = scan->first; i < scan->end; i++)
	{
		verbs->according |= nt_scan_is(scan, i, "according");
		verbs->places[count] = i;
		count += nt_has(scan, i, NT_TAGS_AUX | NT_TAGS_VERB);
	}
	return count;
}

/* Finds the verbs of the sentence. */
void
nt_verbs_read(const NtNumberScan *scan, NtVerbs *verbs)
{
	int32		next = scan->first; /* where reading goes on */
	int32		nplaces;
	ClauseVerb	clause = CLAUSE_OPEN;

	verbs->count = 0;
	verbs->according = false;
	nplaces = find_places(scan, verbs);
	for (int32 i = 0; i < nplaces; i++)
	{
		int32		at = verbs->places[i];
		NtTags		tags = nt_tags(scan, at);
		NtVerb		verb = {0};

		if (at < next)
			continue;
		for (; next < at && clause != CLAUSE_OPEN; next++)
			if (ends_clause(scan, next, nt_tags(scan, next)))
				clause = CLAUSE_OPEN;
		next = at + 1;
		/* "the remains of 17 mammoths" */
		if ((tags & NT_TAG_BE) != 0 && nt_scan_is(scan, at + 1, "of") && nt_has(scan, at - 1, NT_TAG_DET))
			continue;
		if ((tags & NT_TAGS_AUX) != 0 && !(is_cap(scan, at) && (tags & NT_TAG_MODAL) != 0 && (scan->doc->tokens[at].flags & NT_TOKEN_FIRST) == 0))
		{
			next = read_group(scan, at, &verb);
			NT_ARRAY_RESERVE(verbs->items, verbs->count, verbs->capacity);
			verb.infinitive = nt_scan_is(scan, verb.first - 1, "to");
			verb.participle = nt_scan_is(scan, verb.first, "having") || nt_scan_is(scan, verb.first, "being");
			verbs->items[verbs->count++] = verb;
			clause = verb.infinitive || verb.participle || (nt_has(scan, verb.main, NT_TAG_REPORT) && !verb.passive)
				? CLAUSE_DOUBTFUL : CLAUSE_TAKEN;
			continue;
		}
		/* "to increase authorized shares": behind a verb an adjective, and so is "steady" of "held steady"; "suffered burns": a noun */
		if (verbs->count > 0 && verbs->items[verbs->count - 1].end == at - (nt_has(scan, at - 1, NT_TAG_NEG | NT_TAG_ADVERB) ? 1 : 0) &&
			(((tags & NT_TAG_PART) != 0 && nt_phrase_noun(scan, at + 1)) ||
			 ((tags & NT_TAG_THIRD) != 0 && ((tags & NT_TAG_REPORT) == 0 || verbs->items[verbs->count - 1].participle) &&
			  !nt_has(scan, at + 1, NT_TAG_DET | NT_TAG_PRON | NT_TAG_NUMBER)) ||
			 (tags & (NT_TAG_ADJ | NT_TAG_BASE)) == (NT_TAG_ADJ | NT_TAG_BASE)))
			continue;
		if (is_coordinate(scan, verbs, at, tags, &verb) || is_verb(scan, at, clause, &verb.participle, &verb.infinitive))
		{
			verb.first = verb.main = at;
			verb.end = at + 1;
			NT_ARRAY_RESERVE(verbs->items, verbs->count, verbs->capacity);
			verbs->items[verbs->count++] = verb;
			clause = verb.participle || verb.infinitive || (tags & NT_TAG_REPORT) != 0 ||
				((tags & NT_TAG_PART) != 0 && !nt_has(scan, at - 1, NT_TAG_PRON)) ? CLAUSE_DOUBTFUL : CLAUSE_TAKEN;
		}
		else if (clause != CLAUSE_OPEN && ends_clause(scan, at, tags))
			clause = CLAUSE_OPEN;
	}
}

/* Does the clause begin at this token, seen from its verb? */
static bool
is_clause_border(const NtNumberScan *scan, int32 token)
{
	NtTags		tags = nt_tags(scan, token);

	if ((tags & NT_TAG_WORD) == 0)
	{
		if (nt_scan_kind(scan, token) < NT_TOKEN_PUNCT || token < scan->first || token >= scan->end)
			return false;
		switch (scan->doc->tokens[token].hash)
		{
			case ';': case ':': case ',': case '(': case ')': case '"': case 0x2014: case 0x201C: case 0x201D:
				return true;
			case 0x2013: case '-':
				return nt_scan_space(scan, token) && token + 1 < scan->end && nt_scan_space(scan, token + 1);
			default:
				return false;
		}
	}
	return ((tags & NT_TAG_SUB) != 0 && !nt_scan_hyphen(scan, token + 1) &&
			((tags & NT_TAG_PREP) == 0 || token > scan->first)) ||
		(tags & NT_TAG_REL) != 0 || nt_scan_is(scan, token, "but");
}

/* The first noun phrase of tokens [from, to). */
static bool
first_phrase(const NtNumberScan *scan, int32 from, int32 to, NtPhrase *phrase)
{
	NtNumberScan part = *scan;
	int32		at = from;

	part.end = to;
	/* "quoted him as saying output was" */
	if (nt_has(scan, at, NT_TAG_REPORT) && nt_has(scan, at, NT_TAG_ING))
		at++;
	while (at < to && (nt_has(scan, at, NT_TAG_CONJ | NT_TAG_ADVERB | NT_TAG_ADV | NT_TAG_SUB) || nt_scan_kind(scan, at) == NT_TOKEN_PUNCT) &&
		   !nt_phrase_noun(scan, at))
		at++;
	if (at < to && nt_has(scan, at, NT_TAG_PREP) && !nt_has(scan, at, NT_TAG_NUMBER))
	{
		/* "In Asia sales were up": the phrase right before the verb */
		return nt_phrase_before(scan, to, from, phrase);
	}
	if (at < to && nt_has(scan, at, NT_TAG_PRON) && !nt_has(scan, at, NT_TAG_DET))
		return false;
	if (nt_has(scan, to - 1, NT_TAG_PRON) && !nt_has(scan, to - 1, NT_TAG_REL))
		return false;
	at = nt_phrase_skip(&part, at);
	if (at < to && nt_phrase_after(&part, at, true, phrase))
	{
		/* "sales tax": nouns up to the verb belong to it */
		for (at = phrase->end; at < to && nt_phrase_noun(scan, at); at++)
			;
		if (at == to)
			phrase->end = to;
		return true;
	}
	return nt_phrase_before(scan, to, from, phrase);
}

/* Steps back over a bracket that ends right before the token: "Intermediate (WTI) peaked". */
static int32
skip_bracket(const NtNumberScan *scan, int32 token)
{
	if (!nt_scan_punct(scan, token - 1, ')'))
		return token;
	for (int32 i = token - 2; i >= scan->first && i > token - BRACKET_WINDOW; i--)
		if (nt_scan_punct(scan, i, '('))
			return i;
	return token;
}

/*
 * Is the verb before this one a participle within its subject, as "killed" in "people killed in the flood rose to 57"?
 * Two verbs without a word to join them are a participle and its adverbial, and the verb of the clause.
 */
bool
nt_verb_reduced(const NtNumberScan *scan, const NtVerbs *verbs, int32 index)
{
	const NtVerb *verb = &verbs->items[index];
	const NtVerb *before = verb - 1;

	if (index < 1 || before->first != before->main || before->infinitive || verb->participle || verb->infinitive ||
		verb->first - before->end > SUBJECT_WINDOW || !nt_phrase_noun(scan, before->first - 1))
		return false;
	/* "people claiming benefits fell" */
	if (nt_has(scan, before->main, NT_TAG_ING))
	{
		if (!nt_has(scan, verb->first, NT_TAGS_AUX | NT_TAG_PAST) || (verb->first == verb->main && nt_has(scan, verb->main, NT_TAG_PART)))
			return false;
	}
	else if (!nt_has(scan, before->main, NT_TAG_PART) || nt_has(scan, before->main, NT_TAG_REPORT) ||
			 !nt_has(scan, before->end, NT_TAG_PREP | NT_TAG_ADVERB | NT_TAG_ADV))
		return false;
	/* "made off with paintings valued at" */
	if (verb->first == verb->main && nt_has(scan, verb->main, NT_TAG_PART) && nt_has(scan, verb->end, NT_TAG_PREP))
		return false;
	for (int32 i = before->end; i < verb->first; i++)
		if (is_clause_border(scan, i) || (nt_has(scan, i, NT_TAG_CONJ) && !nt_has(scan, verb->first, NT_TAGS_AUX)))
			return false;
	return true;
}

/*
 * "brothers who ran a scam that cheated hundreds were jailed": the token of the first of the relative pronouns whose
 * clauses stand between the verb and its subject, or -1.
 */
static int32
relative_before(const NtNumberScan *scan, const NtVerbs *verbs, int32 index)
{
	int32		relative = -1;

	if (verbs->items[index].participle || verbs->items[index].infinitive ||
		!nt_has(scan, verbs->items[index].first, NT_TAGS_AUX | NT_TAG_PAST | NT_TAG_THIRD))
		return -1;
	for (int32 i = index - 1; i >= 0 && i > index - RELATIVE_VERBS; i--)
	{
		const NtVerb *verb = &verbs->items[i];

		if (verb->infinitive)
			continue;
		if (!nt_has(scan, verb->first - 1, NT_TAG_REL) || verb->participle || nt_has(scan, verb->main, NT_TAG_REPORT) ||
			nt_scan_kind(scan, verb->first - 2) != NT_TOKEN_WORD || verbs->items[index].first - verb->end > SUBJECT_WINDOW)
			break;
		for (int32 at = verb->end; at < verbs->items[i + 1].first - 1; at++)
			if (is_clause_border(scan, at) && !nt_has(scan, at, NT_TAG_REL))
				return relative;
		relative = verb->first - 1;
	}
	return relative;
}

/*
 * The subject of a verb: the first noun phrase of its clause; of a coordinated verb or participle, that of the verb
 * before; of "which", the noun before it.  False for pronouns and where none is found.
 */
bool
nt_verb_subject(const NtNumberScan *scan, const NtVerbs *verbs, int32 index, NtPhrase *subject)
{
	for (int step = 0; step < 4 && index >= 0; step++)
	{
		const NtVerb *verb = &verbs->items[index];
		int32		end = skip_bracket(scan, verb->first);
		int32		start = end;
		int32		floor = index > 0 ? verbs->items[index - 1].end : scan->first;
		int32		limit = Max(scan->first, verb->first - SUBJECT_WINDOW);

		/* "brokers expect sales to rise 5 %" */
		if (verb->infinitive && index > 0 && nt_has(scan, verbs->items[index - 1].main, NT_TAG_GAUGE) && !verbs->items[index - 1].passive &&
			floor < verb->first - 1 && !nt_has(scan, floor, NT_TAG_PREP) &&
			nt_phrase_after(scan, nt_phrase_skip(scan, floor), true, subject) && subject->end < verb->first)
			return true;
		/* "tariffs, ranging from 5 to 25 %" */
		if (verb->participle && nt_has(scan, verb->main, NT_TAG_QUANTITY) && nt_scan_punct(scan, verb->first - 1, ',') &&
			nt_phrase_before(scan, verb->first - 1, scan->first, subject))
			return true;
		if (verb->infinitive || (verb->participle && (nt_scan_punct(scan, verb->first - 1, ',') || verb->main > verb->first)))
		{
			index--;
			continue;
		}
		while (start > limit && start > floor && !is_clause_border(scan, start - 1))
			start--;
		/* nothing but "and" or an adverb before it: shares the subject of the verb before */
		{
			int32		at = start;

			while (at < end && nt_has(scan, at, NT_TAG_CONJ | NT_TAG_ADVERB | NT_TAG_ADV))
				at++;
			if (at == end)
			{
				int32		border = start - 1;

				if (nt_has(scan, border, NT_TAG_REL))
				{
					if (nt_scan_punct(scan, border - 1, ','))
						border--;
					border = skip_bracket(scan, border);
					return nt_phrase_before(scan, border, scan->first, subject);
				}
				if (nt_scan_punct(scan, border, ',') || nt_scan_dash(scan, border))
				{
					/* back over an apposition or relative clause to the comma or dash before it */
					uint32		mark = scan->doc->tokens[border].hash;
					int32		comma = border - 1;

					while (comma > limit && !nt_scan_punct(scan, comma, mark))
						comma--;
					if (nt_scan_punct(scan, comma, mark))
					{
						int32		from = comma;

						while (from > scan->first && !is_clause_border(scan, from - 1))
							from--;
						return first_phrase(scan, from, comma, subject);
					}
				}
				index--;
				continue;
			}
		}
		/* a phrase that follows the verb before, joined by "and": the clause begins behind the "and" */
		if (start == floor && floor > scan->first)
		{
			int32		at = end - 1;

			while (at > start && !nt_has(scan, at, NT_TAG_CONJ))
				at--;
			if (nt_has(scan, at, NT_TAG_CONJ))
			{
				if (at == end - 1)
				{
					index--;
					continue;
				}
				return first_phrase(scan, at + 1, end, subject);
			}
			{
				int32		relative = relative_before(scan, verbs, index);

				if (relative >= 0)
					return nt_phrase_before(scan, relative, scan->first, subject);
			}
			/* "the number of people killed in the flood rose": a participle and its adverbial belong to the subject */
			if (nt_verb_reduced(scan, verbs, index))
			{
				index--;
				continue;
			}
			/* "products priced at": what stands right before it, unless a verb of saying opens a clause */
			if (!nt_has(scan, verbs->items[index - 1].main, NT_TAG_REPORT) && verb->first == verb->main)
				return nt_phrase_before(scan, end, start, subject) || first_phrase(scan, start, end, subject);
		}
		return first_phrase(scan, start, end, subject);
	}
	/* "the film, made for $3m": nothing but the noun before the comma */
	if (!nt_scan_punct(scan, verbs->items[0].first - 1, ',') || !verbs->items[0].participle)
		return false;
	/* "the striker, 29, cost £34m" */
	if (nt_scan_punct(scan, verbs->items[0].first - 3, ',') && nt_has(scan, verbs->items[0].first - 2, NT_TAG_NUMBER))
		return nt_phrase_before(scan, verbs->items[0].first - 3, scan->first, subject);
	return nt_phrase_before(scan, verbs->items[0].first - 1, scan->first, subject);
}
