/*-------------------------------------------------------------------------
 *
 * unit.c
 *	  Looking units up: src/data/unit.txt (own list) and src/data/currency.txt
 *	  (names of currencies, from ICU).
 *
 *-------------------------------------------------------------------------
 */
#include "number/unit.h"

#include "core/unicode.h"
#include "core/utf8.h"

#include "data/currency.inc"
#include "data/unit.inc"

/* The longest currency sign before a number, in tokens: "malaysian ringgits", "u . s $". */
#define MAX_PREFIX_TOKENS 5

/* A mark for inches is looked for elsewhere in the sentence, at most so many tokens away: two of them are quotation marks. */
#define MARK_WINDOW 48

/* Longest name of a rate's denominator, in bytes. */
#define MAX_RATE_BYTES 24

static const char *
intern(const char *text, int32 len)
{
	char	   *copy = palloc(len + 1);

	memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

/*
 * Fills the unit from an entry with argument "CODE", "CODE!Form" or "CODE*6" that matched at the token; false when
 * the form printed is another.
 */
static bool
read_entry(const NtNumberScan *scan, const NtLexicon *lexicon, const NtLexEntry *entry, int32 token, NtUnit *unit)
{
	const char *arg = nt_lexicon_arg(lexicon, entry);
	const char *mark = strpbrk(arg, "!*");
	const NtToken *t = &scan->doc->tokens[token];

	memset(unit, 0, sizeof(*unit));
	if (mark != NULL && *mark == '!' &&
		((int32) strlen(mark + 1) != t->len || memcmp(mark + 1, scan->doc->text + t->start, t->len) != 0))
		return false;
	if (mark != NULL && *mark == '*')
		unit->power = (int16) (mark[1] - '0');
	unit->code = mark == NULL ? arg : intern(arg, (int32) (mark - arg));
	unit->first = token;
	unit->end = token + entry->tokens;
	unit->small = (entry->classes & NT_UNIT_SMALL) != 0;
	unit->article = (entry->classes & NT_UNIT_ARTICLE) != 0;
	unit->age = (entry->classes & NT_UNIT_AGE) != 0;
	if (entry->classes & NT_UNIT_MONEY)
		unit->family = NT_FAMILY_MONEY;
	else if (entry->classes & NT_UNIT_PERCENT)
		unit->family = NT_FAMILY_PERCENT;
	else if (entry->classes & NT_UNIT_TIME)
		unit->family = NT_FAMILY_TIME;
	else if (entry->classes & NT_UNIT_MEASURE)
		unit->family = NT_FAMILY_MEASURE;
	else
		unit->family = NT_FAMILY_NONE;
	return true;
}

/* The next entry of the same text, which differs in language or argument; NULL after the last. */
static const NtLexEntry *
same_text(const NtLexicon *lexicon, const NtLexEntry *entry)
{
	const NtLexEntry *next = entry + 1;
	const NtLexEntry *end = lexicon->entries +
		(entry->tokens == 1 ? lexicon->buckets[(entry->hash & lexicon->mask) + 1]
		 : lexicon->phrase_buckets[(entry->hash & lexicon->phrase_mask) + 1]);

	return next < end && next->hash == entry->hash && next->len == entry->len &&
		memcmp(nt_lexicon_text(lexicon, next), nt_lexicon_text(lexicon, entry), entry->len) == 0 ? next : NULL;
}

/* Does another of these marks stand near in the sentence?  Then they are quotation marks. */
static bool
mark_repeats(const NtNumberScan *scan, int32 token)
{
	uint32		cp = scan->doc->tokens[token].hash;
	int32		from = Max(scan->first, token - MARK_WINDOW);
	int32		to = Min(scan->end, token + MARK_WINDOW);

	for (int32 i = from; i < to; i++)
		if (i != token && (nt_scan_punct(scan, i, '"') || nt_scan_punct(scan, i, 0x201C) ||
						   (nt_scan_punct(scan, i, cp) && (i < token - 1 || i > token + 1))))
			return true;
	return false;
}

/* Does the entry hold where it stands? */
static bool
entry_holds(const NtNumberScan *scan, const NtLexEntry *entry, int32 token, const NtNumeral *numeral)
{
	bool		digits = numeral != NULL && numeral->form == NT_NUMERAL_DIGITS;
	int32		end = token + entry->tokens;

	if ((entry->classes & NT_UNIT_TIGHT) && (!digits || nt_scan_space(scan, token)))
		return false;
	/* feet, but not "Radio 4's" or "'Channel 4'" */
	if ((entry->classes & NT_UNIT_TIGHT) && nt_scan_kind(scan, token) == NT_TOKEN_PUNCT && nt_scan_kind(scan, end) != NT_TOKEN_NUMBER &&
		((nt_scan_kind(scan, end) == NT_TOKEN_WORD && !nt_scan_space(scan, end)) || mark_repeats(scan, token)))
		return false;
	if ((entry->classes & NT_UNIT_DIGITS) && numeral != NULL && !digits &&
		!(numeral->form == NT_NUMERAL_FRACTION && (numeral->flags & NT_NUMERAL_SLASH) != 0))
		return false;
	if ((entry->classes & NT_UNIT_LARGE) && numeral != NULL && nt_decimal_compare(numeral->value, nt_decimal(1000, 0)) < 0)
		return false;
	if ((entry->classes & NT_UNIT_DECIMAL) && numeral != NULL && (numeral->flags & NT_NUMERAL_POINT) == 0)
		return false;
	if ((entry->classes & NT_UNIT_ENGLISH) && scan->language != NT_LANG_EN)
		return false;
	if (entry->classes & NT_UNIT_INCH)
	{
		if (nt_scan_kind(scan, token) == NT_TOKEN_WORD)
			return end >= scan->end || nt_scan_kind(scan, end) == NT_TOKEN_PUNCT;
		return !nt_scan_space(scan, token) && !mark_repeats(scan, token);
	}
	return true;
}

static bool
look_up(const NtNumberScan *scan, int32 token, const NtNumeral *numeral, NtUnit *unit)
{
	const NtLexEntry *entry;

	if (token >= scan->end)
		return false;
	entry = nt_lexicon_find(&nt_unit_lexicon, scan->doc, token, scan->end, scan->languages);
	for (const NtLexEntry *e = entry; e != NULL; e = same_text(&nt_unit_lexicon, e))
	{
		if ((e->languages & scan->languages) == 0 || !entry_holds(scan, e, token, numeral) ||
			!read_entry(scan, &nt_unit_lexicon, e, token, unit) || unit->family == NT_FAMILY_NONE)
			continue;
		return true;
	}
	/* a longer phrase that does not hold may hide a shorter one: the one-token entry */
	if (entry != NULL && entry->tokens > 1)
	{
		entry = nt_lexicon_find(&nt_unit_lexicon, scan->doc, token, token + 1, scan->languages);
		if (entry != NULL && entry_holds(scan, entry, token, numeral) && read_entry(scan, &nt_unit_lexicon, entry, token, unit) &&
			unit->family != NT_FAMILY_NONE)
			return true;
	}
	if (entry == NULL && scan->doc->tokens[token].kind == NT_TOKEN_WORD)
	{
		entry = nt_lexicon_find(&nt_currency_lexicon, scan->doc, token, scan->end, scan->languages);
		if (entry != NULL && read_entry(scan, &nt_currency_lexicon, entry, token, unit))
		{
			unit->family = NT_FAMILY_MONEY;
			return true;
		}
	}
	return false;
}

/* The unit that follows a numeral, "15-hour" and "100 km" alike. */
bool
nt_unit_after(const NtNumberScan *scan, int32 token, const NtNumeral *numeral, NtUnit *unit)
{
	int32		at = token;

	if (nt_scan_hyphen(scan, at) && nt_scan_space(scan, at) == (at + 1 < scan->end && nt_scan_space(scan, at + 1)))
		at++;
	/* millions de dollars, Mio. Euro */
	if (scan->language != NT_LANG_EN && nt_numeral_of(scan, at))
		at++;
	else if (scan->language == NT_LANG_DE && nt_scan_punct(scan, at, '.') && numeral->scale != 0)
		at++;
	if (at >= scan->end || !look_up(scan, at, numeral, unit))
		return false;
	/* "3 USD50 cards": the sign belongs to the number after it */
	if (unit->family == NT_FAMILY_MONEY && nt_scan_kind(scan, unit->end) == NT_TOKEN_NUMBER && !nt_scan_space(scan, unit->end))
		return false;
	/* "7-in" and "5-a": hyphen and letter are no unit */
	if (at > token && unit->end == at + 1 && scan->doc->tokens[at].len == 1)
		return false;
	return true;
}

/* The currency sign, code or name right before a numeral, not reaching back over token "floor". */
bool
nt_unit_before(const NtNumberScan *scan, int32 token, int32 floor, NtUnit *unit)
{
	if (token <= Max(floor, scan->first) || !nt_lexicon_may_end(&nt_unit_lexicon, scan->doc, token - 1))
		return false;
	for (int32 back = MAX_PREFIX_TOKENS; back >= 1; back--)
	{
		int32		at = token - back;
		const NtLexEntry *entry;

		if (at < floor || at < scan->first)
			continue;
		entry = nt_lexicon_find_exact(&nt_unit_lexicon, scan->doc, at, token, scan->languages);
		for (; entry != NULL; entry = same_text(&nt_unit_lexicon, entry))
		{
			const NtToken *t = &scan->doc->tokens[at];

			if ((entry->classes & NT_UNIT_SIGN) == 0 || !entry_holds(scan, entry, at, NULL) ||
				!read_entry(scan, &nt_unit_lexicon, entry, at, unit))
				continue;
			/* "a $5 fee" is no Australian one; "PLX-R18" is no rand */
			if (t->kind == NT_TOKEN_WORD && back > 1 && nt_scan_space(scan, at + 1) && t->len == 1 &&
				(scan->doc->text[t->start] | 0x20) == 'a')
				continue;
			/* "music ' s $ 5" */
			if (t->kind == NT_TOKEN_WORD && back > 1 && nt_scan_space(scan, at + 1) && t->len == 1 &&
				(nt_scan_punct(scan, at - 1, '\'') || nt_scan_punct(scan, at - 1, 0x2019)))
				continue;
			if (t->kind == NT_TOKEN_WORD && at > scan->first && !nt_scan_space(scan, at) &&
				(scan->doc->tokens[at - 1].kind == NT_TOKEN_WORD || nt_scan_hyphen(scan, at - 1)))
				continue;
			return true;
		}
	}
	return false;
}

/*
 * A rate after a quantity: "a barrel", "per share", "/day".  Returns the code of the denominator and the token after
 * it, or NULL.  After "a" only units and such nouns as the data file marks, and only of something rated: money or a
 * unit; "a year ago" is a date.
 */
const char *
nt_unit_rate(const NtNumberScan *scan, int32 token, bool rated, int32 *end)
{
	const NtLexEntry *entry;
	const NtToken *t;
	const char *code;
	char		word[MAX_RATE_BYTES * 2];	/* a folded letter may be longer, by a half at most */
	int32		len = 0;
	bool		per = nt_scan_is(scan, token, "per") || nt_scan_punct(scan, token, '/') || nt_scan_is(scan, token, "pro") ||
		nt_scan_is(scan, token, "par") || nt_scan_is(scan, token, "por");
	bool		article = nt_scan_is(scan, token, "a") || nt_scan_is(scan, token, "an");
	int32		at = token + 1;

	if (nt_scan_is(scan, token, "apiece") && rated)
	{
		*end = token + 1;
		return "piece";
	}
	if (article && nt_scan_hyphen(scan, at) && !nt_scan_space(scan, at))
		at++;
	if ((!per && !article) || at >= scan->end || scan->doc->tokens[at].kind != NT_TOKEN_WORD)
		return NULL;
	t = &scan->doc->tokens[at];
	entry = nt_lexicon_find(&nt_unit_lexicon, scan->doc, at, scan->end, scan->languages);
	code = entry != NULL ? nt_lexicon_arg(&nt_unit_lexicon, entry) : NULL;
	if (code != NULL && (entry->classes & (NT_UNIT_MONEY | NT_UNIT_SIGN)) == 0)
	{
		if (article && (entry->classes & NT_UNIT_PER) == 0 &&
			!(rated && nt_lexicon_classes(&nt_unit_lexicon, scan->doc, at, scan->languages) & NT_UNIT_PER))
			return NULL;
		/* "a month before", but "a month before tax" */
		if (article && !(rated && nt_scan_is(scan, at + 2, "tax")) && (nt_scan_is(scan, at + 1, "ago") || nt_scan_is(scan, at + 1, "earlier") ||
						nt_scan_is(scan, at + 1, "later") || nt_scan_is(scan, at + 1, "before") ||
						nt_scan_is(scan, at + 1, "after") || nt_scan_hyphen(scan, at + 1)))
			return NULL;
		if (article && !rated && (entry->classes & NT_UNIT_TIME) == 0)
			return NULL;
		*end = at + entry->tokens;
		if (strpbrk(code, "!*") != NULL)
			return intern(code, (int32) strcspn(code, "!*"));
		return code;
	}
	if (!per || t->len > MAX_RATE_BYTES || (t->len == 1 && nt_scan_punct(scan, at + 1, '.')) ||
		nt_scan_is(scan, at, "cent") || nt_scan_is(scan, at, "capita"))
		return NULL;
	for (int32 i = t->start; i < nt_token_end(scan->doc, at);)
		len += nt_utf8_put(word + len, nt_fold(nt_utf8_next(scan->doc->text, &i)));
	*end = at + 1;
	return intern(word, len);
}

/* The rate that a counted noun holds by itself: 15 ppg; NULL for other words. */
const char *
nt_unit_noun_rate(const NtNumberScan *scan, int32 token)
{
	const NtLexEntry *entry = nt_lexicon_find(&nt_unit_lexicon, scan->doc, token, token + 1, scan->languages);

	return entry != NULL && (entry->classes & NT_UNIT_RATE) != 0 ? nt_lexicon_arg(&nt_unit_lexicon, entry) : NULL;
}

bool
nt_unit_is_time(const NtNumberScan *scan, int32 token)
{
	if (token >= scan->end || scan->doc->tokens[token].kind != NT_TOKEN_WORD)
		return false;
	return (nt_lexicon_classes(&nt_unit_lexicon, scan->doc, token, scan->languages) & NT_UNIT_TIME) != 0;
}

bool
nt_unit_is_percent(const NtNumberScan *scan, int32 token)
{
	return token < scan->end && (nt_lexicon_classes(&nt_unit_lexicon, scan->doc, token, scan->languages) & NT_UNIT_PERCENT) != 0;
}

/* Is the word a unit of measure of more than one letter? */
bool
nt_unit_is_measure(const NtNumberScan *scan, int32 token)
{
	if (token >= scan->end || scan->doc->tokens[token].kind != NT_TOKEN_WORD)
		return false;
	return (nt_lexicon_classes(&nt_unit_lexicon, scan->doc, token, scan->languages) & (NT_UNIT_MEASURE | NT_UNIT_PERCENT)) != 0;
}

bool
nt_unit_is_currency(const NtNumberScan *scan, int32 token)
{
	if (token >= scan->end)
		return false;
	return (nt_lexicon_classes(&nt_unit_lexicon, scan->doc, token, scan->languages) & NT_UNIT_SIGN) != 0;
}
