/*-------------------------------------------------------------------------
 *
 * modifier.c
 *	  Modifiers and the bounds they set (src/data/modifier.txt).
 *
 * A tenth is the fixed width of "about": a convention, never a setting,
 * because the SQL function is IMMUTABLE.
 *
 *-------------------------------------------------------------------------
 */
#include "number/modifier.h"

#include "number/phrase.h"

#include "data/modifier.inc"

/* Longest phrase of modifier.txt, in tokens; and how many modifiers may stand before one number. */
#define PHRASE_TOKENS 6
#define MAX_MODIFIERS 3

/* Modifiers that move the lower end by a tenth, and those that move the upper one. */
#define LOWERS	(NT_MODIFIER_ABOUT | NT_MODIFIER_NEARLY)
#define RAISES	(NT_MODIFIER_ABOUT | NT_MODIFIER_JUST | NT_MODIFIER_ODD)

/*
 * Widens the bounds by one modifier.  Of several the outer bounds hold ("at least some 200"), so that an end that those
 * of the classes "applied" have moved by a tenth is not moved again.
 */
static void
apply(NtNumber *number, uint32 classes, uint32 applied)
{
	NtBound    *lower = &number->lower;
	NtBound    *upper = &number->upper;

	if (classes & (NT_MODIFIER_MORE | NT_MODIFIER_LEAST))
	{
		lower->inclusive = lower->finite && (classes & NT_MODIFIER_LEAST) != 0;
		upper->finite = upper->inclusive = false;
	}
	else if (classes & (NT_MODIFIER_LESS | NT_MODIFIER_MOST))
	{
		upper->inclusive = upper->finite && (classes & NT_MODIFIER_MOST) != 0;
		lower->finite = lower->inclusive = false;
	}
	else
	{
		if ((classes & LOWERS) != 0 && (applied & LOWERS) == 0)
			lower->value = nt_decimal_tenth_below(lower->value);
		if ((classes & RAISES) != 0 && (applied & RAISES) == 0)
			upper->value = nt_decimal_tenth_above(upper->value);
		if (classes & NT_MODIFIER_NEARLY)
			upper->inclusive = false;
		if (classes & NT_MODIFIER_JUST)
			lower->inclusive = false;
	}
	/* "nearly zero" is zero, not nothing */
	if (lower->finite && upper->finite && nt_decimal_compare(lower->value, upper->value) == 0)
		lower->inclusive = upper->inclusive = true;
}

/* The modifier phrase that ends right before "token" and begins at "floor" or later; NULL if there is none. */
static const NtLexEntry *
phrase_before(const NtNumberScan *scan, int32 token, int32 floor, int32 *first)
{
	if (token <= Max(floor, scan->first) || !nt_lexicon_may_end(&nt_modifier_lexicon, scan->doc, token - 1))
		return NULL;
	for (int32 back = PHRASE_TOKENS; back >= 1; back--)
	{
		int32		at = token - back;
		const NtLexEntry *entry;

		if (at < floor || at < scan->first)
			continue;
		entry = nt_lexicon_find_exact(&nt_modifier_lexicon, scan->doc, at, token, scan->languages);
		/* the ">" of "<OMNI> 8080" is a bracket */
		if (entry != NULL && (entry->classes & NT_MODIFIER_AFTER) == 0 &&
			!(scan->doc->tokens[at].hash == '>' && at > scan->first && !nt_scan_space(scan, at)))
		{
			*first = at;
			return entry;
		}
	}
	return NULL;
}

/* Does a modifier end right before the token? */
bool
nt_modifier_ends(const NtNumberScan *scan, int32 token)
{
	int32		first;

	return phrase_before(scan, token, scan->first, &first) != NULL;
}

/* "below zero", "sous zéro" at the token: the token after it; else the token itself. */
int32
nt_modifier_below_zero(const NtNumberScan *scan, int32 token)
{
	const NtLexEntry *entry = token < scan->end
		? nt_lexicon_find(&nt_modifier_lexicon, scan->doc, token, scan->end, scan->languages) : NULL;

	return entry != NULL && (entry->classes & NT_MODIFIER_BELOWZERO) != 0 ? token + entry->tokens : token;
}

bool
nt_modifier_between(const NtNumberScan *scan, int32 token)
{
	int32		first;
	const NtLexEntry *entry = phrase_before(scan, token, scan->first, &first);

	if (entry != NULL && (entry->classes & (NT_MODIFIER_ABOUT | NT_MODIFIER_NEARLY)) != 0)
		entry = phrase_before(scan, first, scan->first, &first);
	return entry != NULL && (entry->classes & NT_MODIFIER_BETWEEN) != 0;
}

/* "The sprinter ran 10.7 seconds over 100 metres": the distance or time over which, no bound. */
static bool
is_extent(const NtNumberScan *scan, const NtClaim *claim, int32 first, int32 floor)
{
	if (claim->family != NT_FAMILY_MEASURE && claim->family != NT_FAMILY_TIME)
		return false;
	/* "drew 45,000 visitors over three days" */
	if (claim->family == NT_FAMILY_TIME && first > scan->first && nt_phrase_noun(scan, first - 1) && !nt_has(scan, first - 1, NT_TAGS_VERB))
		return true;
	return first == floor && floor > scan->first;
}

/* "two points lower than four years ago": a difference to another quantity, no bound. */
static bool
is_comparison(const NtNumberScan *scan, int32 first, int32 end, int32 floor)
{
	if (!nt_scan_is(scan, end - 1, "than") || end - first != 2)
		return false;
	return (first == floor && floor > scan->first) ||
		(first - 1 >= scan->first && nt_tags_plural(scan, first - 1) && nt_has(scan, first - 2, NT_TAG_NUMBER));
}

/* "41 boats or more": a modifier behind the noun, at "token".  Returns the token after it, or "token". */
int32
nt_modifiers_behind(const NtNumberScan *scan, NtClaim *claim, int32 token)
{
	const NtLexEntry *entry;

	if (!nt_scan_is(scan, token, "or") || !nt_span_empty(claim->number.modifier))
		return token;
	entry = nt_lexicon_find(&nt_modifier_lexicon, scan->doc, token, scan->end, scan->languages);
	if (entry == NULL || (entry->classes & NT_MODIFIER_AFTER) == 0 ||
		nt_has(scan, token + entry->tokens, NT_TAG_NUMBER | NT_TAG_DET) || nt_scan_is(scan, token + entry->tokens, "than"))
		return token;
	apply(&claim->number, entry->classes, claim->couple ? NT_MODIFIER_ABOUT : 0);
	claim->number.modifier = nt_tokens_span(scan->doc, token, token + entry->tokens);
	return token + entry->tokens;
}

/*
 * Reads the modifiers around a claim, not reaching back over token "floor", and sets its bounds, before and after.
 */
void
nt_modifiers_read(const NtNumberScan *scan, NtClaim *claim, int32 floor)
{
	uint32		classes[MAX_MODIFIERS + 1];
	uint32		applied = 0;
	int			count = 0;
	int32		at = claim->first;
	int32		first;
	int32		shown_first = -1;
	int32		shown_end = -1;
	const NtLexEntry *entry;

	/* behind: 300-plus, 200 or more; part of what is printed when a hyphen joins it */
	entry = claim->end < scan->end
		? nt_lexicon_find(&nt_modifier_lexicon, scan->doc, claim->end, scan->end, scan->languages) : NULL;
	if (entry != NULL && (entry->classes & NT_MODIFIER_AFTER) != 0 &&
		!nt_scan_is(scan, claim->end + entry->tokens, "than") && !nt_has(scan, claim->end + entry->tokens, NT_TAG_NUMBER | NT_TAG_DET))
	{
		classes[count++] = entry->classes;
		claim->after = claim->end + entry->tokens;
		if (nt_scan_hyphen(scan, claim->end) || !nt_scan_space(scan, claim->end))
			claim->end = claim->after;
		else
		{
			shown_first = claim->end;
			shown_end = claim->after;
		}
	}
	else
		claim->after = claim->end;
	while (count < MAX_MODIFIERS)
	{
		entry = phrase_before(scan, at, floor, &first);
		if (entry == NULL)
			break;
		if (is_comparison(scan, first, first + entry->tokens, floor))
			break;
		if ((entry->classes & NT_MODIFIER_OVERTIME) && is_extent(scan, claim, first, floor))
			break;
		if ((entry->classes & (NT_MODIFIER_FROM | NT_MODIFIER_TO | NT_MODIFIER_BY)) != 0)
		{
			claim->movement = (entry->classes & NT_MODIFIER_FROM) ? NT_MOVEMENT_FROM
				: (entry->classes & NT_MODIFIER_TO) ? NT_MOVEMENT_TO : NT_MOVEMENT_BY;
			claim->before = first;
			break;
		}
		/* "edged up to 5.1 %": a movement, no bound */
		if ((entry->classes & NT_MODIFIER_MOST) != 0 && nt_scan_is(scan, first, "up") && nt_has(scan, first - 1, NT_TAG_INTRANS | NT_TAG_RISE))
		{
			claim->movement = NT_MOVEMENT_TO;
			claim->before = first + entry->tokens - 1;
			break;
		}
		if ((entry->classes & NT_MODIFIER_BETWEEN) != 0 && !claim->range)
			break;
		at = first;
		if ((entry->classes & NT_MODIFIER_EXACT) == 0)
		{
			classes[count++] = entry->classes;
			if (shown_end < 0)
				shown_end = first + entry->tokens;
			else if (shown_first >= claim->end)
				shown_end = first + entry->tokens;
			shown_first = first;
		}
		else if (count == 0 && at > scan->first)
		{
			/* "only", "another": look on for one that counts */
			if (phrase_before(scan, at, floor, &first) == NULL)
				break;
		}
	}
	if (claim->movement == NT_MOVEMENT_NONE)
		claim->before = at;
	if (claim->couple)
		apply(&claim->number, applied = NT_MODIFIER_ABOUT, 0);
	for (int i = 0; i < count; i++)
	{
		apply(&claim->number, classes[i], applied);
		applied |= classes[i];
	}
	if (shown_first >= 0)
		claim->number.modifier = nt_tokens_span(scan->doc, shown_first, shown_end);
}
