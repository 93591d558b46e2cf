/*-------------------------------------------------------------------------
 *
 * reporter.c
 *	  Who puts a figure on something.
 *
 * Speech is the quote room's matter.  What it leaves are verbs that hold the
 * figure as their object ("the agency puts the toll at 40", "analysts had
 * expected a profit of £3m, brokers of £4m") and figures that a survey found.
 *
 *-------------------------------------------------------------------------
 */
#include "number/reporter.h"

/* Longest name between a comma and the verb of saying. */
#define NAME_WINDOW 10

/* How far behind a figure "according to" is looked for, and before it the verb of saying, in tokens. */
#define ACCORDING_WINDOW 40

static NtSpan
phrase_span(const NtNumberScan *scan, const NtPhrase *phrase)
{
	return nt_tokens_span(scan->doc, phrase->first, phrase->end);
}

/* ", the survey found." at the end of the sentence. */
static bool
closing_clause(const NtNumberScan *scan, const NtVerbs *verbs, const NtClaim *claim, NtPhrase *phrase)
{
	const NtVerb *verb;
	int32		comma;
	int32		name;

	if (verbs->count == 0)
		return false;
	verb = &verbs->items[verbs->count - 1];
	if (verb->passive || verb->infinitive || !nt_has(scan, verb->main, NT_TAG_REPORT) || verb->main > verb->first ||
		nt_scan_is(scan, verb->end, "by"))
		return false;
	comma = verb->first - 1;
	while (comma > scan->first && comma > verb->first - NAME_WINDOW && !nt_scan_punct(scan, comma, ','))
		comma--;
	if (!nt_scan_punct(scan, comma, ',') || claim->end > comma)
		return false;
	name = comma + 1;
	while (nt_scan_kind(scan, name) == NT_TOKEN_PUNCT && name < verb->first)
		name++;
	name = nt_phrase_skip(scan, name);
	if (name >= verb->first || nt_has(scan, comma + 1, NT_TAG_PRON | NT_TAG_REL | NT_TAG_SUB | NT_TAG_CONJ | NT_TAG_PREP))
		return false;
	phrase->first = name;
	phrase->end = verb->first;
	/* "a poll of 1,500 voters" */
	for (int32 at = name + 1; at + 1 < verb->first; at++)
		if (nt_scan_is(scan, at, "of") && nt_has(scan, at + 1, NT_TAG_NUMBER))
		{
			phrase->end = at;
			return nt_phrase_noun(scan, at - 1);
		}
	return nt_phrase_noun(scan, verb->first - 1) || nt_has(scan, verb->first - 2, NT_TAG_DET) ||
		(scan->doc->tokens[verb->first - 1].flags & NT_TOKEN_CAP) != 0;
}

/* ", according to the authority" behind the claim. */
static bool
according_to(const NtNumberScan *scan, const NtClaim *claim, NtPhrase *phrase)
{
	int32		end = Min(scan->end, claim->end + ACCORDING_WINDOW);

	for (int32 i = claim->end; i + 2 < end; i++)
	{
		if (scan->doc->tokens[i].kind < NT_TOKEN_PUNCT)
			continue;
		if (nt_scan_punct(scan, i, ';') || nt_scan_punct(scan, i, '"') || nt_scan_punct(scan, i, 0x201D))
			return false;
		if (nt_scan_punct(scan, i, ',') && nt_scan_is(scan, i + 1, "according") && nt_scan_is(scan, i + 2, "to"))
		{
			if (!nt_phrase_after(scan, nt_phrase_skip(scan, i + 3), true, phrase))
				return false;
			phrase->first = i + 3;
			return true;
		}
	}
	return false;
}

/*
 * Who stands behind the claim, whose verb has this index and which follows the verb "before" (-1: none); an empty span when nobody is named.
 */
NtSpan
nt_reporter(const NtNumberScan *scan, const NtVerbs *verbs, NtClaim *claim, int32 index, int32 before)
{
	NtSpan		none = {0, 0};
	NtPhrase	phrase;

	if (verbs->according && according_to(scan, claim, &phrase))
	{
		claim->attributed = true;
		return phrase_span(scan, &phrase);
	}
	if (closing_clause(scan, verbs, claim, &phrase))
		return phrase_span(scan, &phrase);
	/* "economists expect inflation to ease to 2.8 percent" */
	if (index > 0 && verbs->items[index].infinitive && verbs->items[index].first < claim->first &&
		nt_has(scan, verbs->items[index - 1].main, NT_TAG_GAUGE) && !verbs->items[index - 1].passive &&
		!nt_scan_is(scan, verbs->items[index - 1].end, "to") && nt_verb_subject(scan, verbs, index - 1, &phrase))
		return phrase_span(scan, &phrase);
	if (index >= 0)
	{
		const NtVerb *verb = &verbs->items[index];

		/* not "damage put at $4m" */
		if (verb->first < claim->first && !verb->passive && !verb->infinitive && nt_has(scan, verb->main, NT_TAG_GAUGE) &&
			!(verb->first == verb->main && nt_has(scan, verb->main, NT_TAG_PART) && nt_scan_is(scan, verb->end, "at")))
		{
			/* "police put it at 30,000, organisers at 100,000" */
			if (nt_has(scan, claim->before - 1, NT_TAG_PREP) && nt_phrase_before(scan, claim->before - 1, verb->end, &phrase) &&
				(nt_scan_punct(scan, phrase.first - 1, ',') || nt_scan_is(scan, phrase.first - 1, "and")))
				return phrase_span(scan, &phrase);
			/* "she put the damage at": source.c knows her name */
			if (nt_has(scan, verb->first - 1, NT_TAG_PRON) && !nt_has(scan, verb->first - 1, NT_TAG_REL | NT_TAG_DET))
				return nt_tokens_span(scan->doc, verb->first - 1, verb->first);
			if (nt_verb_subject(scan, verbs, index, &phrase))
				return phrase_span(scan, &phrase);
		}
	}
	/* "rebel officials said 37,500 people had left": the whole name, where the quotation knows its head */
	for (int32 i = before; i >= 0 && i > before - NAME_WINDOW; i--)
	{
		const NtVerb *verb = &verbs->items[i];

		if (i != index && verb->end <= claim->before && !verb->passive && nt_has(scan, verb->main, NT_TAG_REPORT) &&
			nt_verb_subject(scan, verbs, i, &phrase))
		{
			if (verb->end == claim->before)
				return phrase_span(scan, &phrase);
			/* "has claimed 9,000 lives and driven a million from their homes" */
			if (index == i + 1 && nt_has(scan, verbs->items[index].first - 1, NT_TAG_CONJ))
				return none;
			/* "their yield forecast to", "figures projected to swell"; and another clause may begin between */
			if (verb->infinitive || verb->participle || claim->first - verb->end > ACCORDING_WINDOW ||
				nt_scan_is(scan, verb->end, "to") || nt_scan_is(scan, verb->end, "of"))
				return none;
			for (int32 at = verb->end; at < claim->first; at++)
				if ((nt_has(scan, at, NT_TAG_SUB | NT_TAG_REL) && !nt_scan_is(scan, at, "that")) || nt_scan_is(scan, at, "but") ||
					(nt_scan_kind(scan, at) == NT_TOKEN_PUNCT && !nt_scan_hyphen(scan, at) && !nt_scan_punct(scan, at, '.')))
					return none;
			return phrase_span(scan, &phrase);
		}
	}
	return none;
}
