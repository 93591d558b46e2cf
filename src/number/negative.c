/*-------------------------------------------------------------------------
 *
 * negative.c
 *	  Which numerals are no claims, by their shape and their neighbours.
 *
 * Each test looks at a bounded number of tokens around the numeral.
 *
 *-------------------------------------------------------------------------
 */
#include "number/negative.h"

#include "number/modifier.h"
#include "number/phrase.h"

#include "data/notclaim.inc"

/* Tokens looked at on either side for what is glued to a numeral (URL, e-mail address, telephone number). */
#define CHUNK_WINDOW 24

/* How far before a bare number "phone", "case number" and the like make it an identifier. */
#define IDENTIFIER_WINDOW 7

/* Digits of a telephone number behind its code in brackets; and of an identifier, for people group the digits of quantities. */
#define SUBSCRIBER_DIGITS 5
#define LONG_DIGITS 10

/* The longest word between two numbers: "through". */
#define CONNECTOR_BYTES 7

/* Capitalised words between a house number and "Street". */
#define STREET_WORDS 4

/* Words between an ordinal and what makes it a running count: "fourth home game in a row". */
#define RUN_WORDS 4

/* Longest phrase of notclaim.txt, in tokens. */
#define PHRASE_TOKENS 5

static uint32
classes_at(const NtNumberScan *scan, int32 token)
{
	if (token < scan->first || token >= scan->end)
		return 0;
	return nt_lexicon_classes(&nt_notclaim_lexicon, scan->doc, token, scan->languages);
}

/* A phrase with one of the classes that ends right before "token"; its classes, or 0. */
static uint32
phrase_before(const NtNumberScan *scan, int32 token, uint32 classes, int32 *first)
{
	if (token <= scan->first || !nt_lexicon_may_end(&nt_notclaim_lexicon, scan->doc, token - 1))
		return 0;
	for (int32 back = 1; back <= 4; back++)
	{
		int32		at = token - back;
		const NtLexEntry *entry;

		if (at < scan->first)
			break;
		entry = nt_lexicon_find_exact(&nt_notclaim_lexicon, scan->doc, at, token, scan->languages);
		if (entry != NULL && (entry->classes & classes) != 0)
		{
			*first = at;
			return entry->classes;
		}
	}
	return 0;
}

static inline bool
is_cap(const NtNumberScan *scan, int32 token)
{
	return nt_scan_kind(scan, token) == NT_TOKEN_WORD && (scan->doc->tokens[token].flags & NT_TOKEN_CAP) != 0;
}

static inline bool
is_month(const NtNumberScan *scan, int32 token)
{
	uint32		classes = classes_at(scan, token);

	return (classes & NT_NOTCLAIM_MONTH) != 0 && ((classes & NT_NOTCLAIM_UNLESS) == 0 || is_cap(scan, token));
}

/* Is the word a stretch of time: February, week, quarter? */
bool
nt_negative_period(const NtNumberScan *scan, int32 token)
{
	return is_month(scan, token) || (classes_at(scan, token) & NT_NOTCLAIM_WEEKDAY) != 0 || nt_unit_is_time(scan, token) ||
		nt_scan_is(scan, token, "quarter") || nt_scan_is(scan, token, "period");
}

/* Does the word name people of whom an age is told: "voters over 65"? */
bool
nt_negative_person(const NtNumberScan *scan, int32 token)
{
	return (classes_at(scan, token) & NT_NOTCLAIM_PERSON) != 0;
}

/* Does the word name a share of votes or of those asked: "support", "turnout"? */
bool
nt_negative_poll(const NtNumberScan *scan, int32 token)
{
	return (classes_at(scan, token) & NT_NOTCLAIM_POLL) != 0;
}

/* Does the word name what lasts rather than somebody of an age: "une peine de 15 ans"? */
bool
nt_negative_lasting(const NtNumberScan *scan, int32 token)
{
	return (classes_at(scan, token) & NT_NOTCLAIM_LASTING) != 0;
}

/* Does the word after "five times" make it a multiple: "the", "earnings"? */
bool
nt_negative_multiplied(const NtNumberScan *scan, int32 token)
{
	return (classes_at(scan, token) & NT_NOTCLAIM_MULTIPLIED) != 0;
}

/* Does the word say how a sum is paid: "$2 billion in cash"? */
bool
nt_negative_payment(const NtNumberScan *scan, int32 token)
{
	return (classes_at(scan, token) & NT_NOTCLAIM_PAYMENT) != 0;
}

/* Does what stands right before the token make it an age: "aged 34", "im Alter von 34"? */
bool
nt_negative_aged(const NtNumberScan *scan, int32 token)
{
	int32		first;

	return phrase_before(scan, token, NT_NOTCLAIM_AGED, &first) != 0;
}

/* glued: no space stands between the token and the one before it */
static inline bool
glued(const NtNumberScan *scan, int32 token)
{
	return token > scan->first && token < scan->end && !nt_scan_space(scan, token);
}

static bool
plain_integer(const NtNumeral *n)
{
	return n->form == NT_NUMERAL_DIGITS && n->scale == 0 && n->end == n->first + 1 &&
		(n->flags & (NT_NUMERAL_GROUPED | NT_NUMERAL_POINT)) == 0;
}

/* What can stand between two numbers that are read together. */
static bool
connector(const NtNumberScan *scan, int32 token)
{
	/* mostly a longer word */
	if (token < scan->first || token >= scan->end || scan->doc->tokens[token].len > CONNECTOR_BYTES)
		return false;
	if (scan->doc->tokens[token].kind != NT_TOKEN_WORD)
		return nt_scan_dash(scan, token) || nt_scan_punct(scan, token, ',') || nt_scan_punct(scan, token, '/');
	return nt_scan_is(scan, token, "and") || nt_scan_is(scan, token, "to") ||
		nt_scan_is(scan, token, "or") || nt_scan_is(scan, token, "through") || nt_scan_is(scan, token, "until") ||
		nt_scan_is(scan, token, "bis") || nt_scan_is(scan, token, "und") || nt_scan_is(scan, token, "et") || nt_scan_is(scan, token, "y");
}

/* Is the numeral inside something without spaces that is an address, a tag or a file name? */
static bool
in_address(const NtNumberScan *scan, const NtNumeral *n)
{
	int32		start = n->first;
	int32		end = n->first + 1;
	int			colons = 0;
	int			slashes = 0;
	int			letters = 0;

	for (int i = 0; i < CHUNK_WINDOW && glued(scan, start); i++)
		start--;
	for (int i = 0; i < CHUNK_WINDOW && glued(scan, end); i++)
		end++;
	if (end - start < 3)
		return start < n->first && (nt_scan_punct(scan, start, '#') || nt_scan_punct(scan, start, '@'));
	for (int32 i = start; i < end; i++)
	{
		const NtToken *t = &scan->doc->tokens[i];

		if (t->kind == NT_TOKEN_WORD)
		{
			if (nt_scan_is(scan, i, "www") || nt_scan_is(scan, i, "http") || nt_scan_is(scan, i, "https"))
				return true;
			letters++;
		}
		else if (t->kind != NT_TOKEN_NUMBER)
			switch (t->hash)
			{
				case '@': case '#': case '_': case '\\': case '=': case '?': case '{':
					if (t->hash != '?' || i < end - 1)
						return t->hash != '{' || letters > 0 || end - start > 4;
					break;
				case ':':
					colons++;
					break;
				case '/':
					slashes++;
					break;
				case '%':
					/* %7B: hexadecimal; 5% ends the chunk or meets punctuation */
					if (i + 1 < end && scan->doc->tokens[i + 1].kind == NT_TOKEN_NUMBER)
						return true;
					break;
				default:
					break;
			}
	}
	return slashes > 2 || colons > 3 || (colons > 0 && slashes > 0 && letters > 0);
}

/* Letters stand right before or after the digits: G20, F-16, 221B, 1990s. */
static bool
in_name_shape(const NtNumberScan *scan, const NtNumeral *n, const NtUnit *unit, bool currency)
{
	int32		first = n->first;
	int32		end = Max(n->end, unit->end);

	if (glued(scan, first) && !currency)
	{
		if (nt_scan_kind(scan, first - 1) == NT_TOKEN_WORD)
			return true;
		if (nt_scan_hyphen(scan, first - 1) && glued(scan, first - 1))
		{
			if (nt_scan_kind(scan, first - 2) == NT_TOKEN_WORD &&
				((classes_at(scan, first - 2) & NT_NOTCLAIM_SUB) == 0) &&
				!(glued(scan, first - 2) && nt_scan_kind(scan, first - 3) == NT_TOKEN_NUMBER &&
				  !(nt_scan_hyphen(scan, end) && glued(scan, end))))
				return true;
		}
		if (nt_scan_punct(scan, first - 1, '.') && nt_scan_kind(scan, first - 2) == NT_TOKEN_WORD && glued(scan, first - 1) &&
			!nt_unit_is_currency(scan, first - 2))
			return true;
		/* the class of '69 */
		if ((nt_scan_punct(scan, first - 1, '\'') || nt_scan_punct(scan, first - 1, 0x2019) ||
			 nt_scan_punct(scan, first - 1, 0x2018)) && !glued(scan, first - 1) && n->digits == 2)
			return true;
	}
	if (n->form == NT_NUMERAL_DIGITS && n->end == end && glued(scan, end) && nt_scan_kind(scan, end) == NT_TOKEN_WORD)
		return true;
	/* 401(k) */
	if (n->form == NT_NUMERAL_DIGITS && n->end == end && nt_scan_punct(scan, end, '(') && glued(scan, end) && nt_scan_punct(scan, end + 2, ')') &&
		nt_scan_kind(scan, end + 1) == NT_TOKEN_WORD && scan->doc->tokens[end + 1].len == 1)
		return true;
	/* 5G, 7-Eleven, 4x4 */
	if (n->form == NT_NUMERAL_DIGITS && n->end == end && nt_scan_hyphen(scan, end) && glued(scan, end) && glued(scan, end + 1) &&
		is_cap(scan, end + 1) && !is_cap(scan, end + 3))
		return true;
	return false;
}

/* Is there a time of day at the token: "a.m.", "GMT", "o'clock"? */
static bool
clock_at(const NtNumberScan *scan, int32 token)
{
	const NtLexEntry *entry;

	if (token >= scan->end)
		return false;
	entry = nt_lexicon_find(&nt_notclaim_lexicon, scan->doc, token, scan->end, scan->languages);
	return entry != NULL && (entry->classes & NT_NOTCLAIM_CLOCK) != 0;
}

static bool
is_time_of_day(const NtNumberScan *scan, const NtNumeral *n)
{
	int32		next = n->end;

	if (n->form != NT_NUMERAL_DIGITS && n->form != NT_NUMERAL_WORDS)
		return false;
	if (n->scale != 0 || nt_decimal_compare(n->value, nt_decimal(2400, 0)) > 0)
		return false;
	if (nt_scan_punct(scan, next, ':') && nt_scan_kind(scan, next + 1) == NT_TOKEN_NUMBER && !nt_scan_space(scan, next + 1))
		return true;
	/* 14 h 30 */
	if ((nt_scan_is(scan, next, "h") && nt_scan_kind(scan, next + 1) == NT_TOKEN_NUMBER && scan->doc->tokens[next + 1].len == 2) ||
		(nt_scan_is(scan, n->first - 1, "h") && nt_scan_kind(scan, n->first - 2) == NT_TOKEN_NUMBER && n->digits == 2))
		return true;
	if (nt_scan_punct(scan, n->first - 1, ':') && glued(scan, n->first) && nt_scan_kind(scan, n->first - 2) == NT_TOKEN_NUMBER)
		return true;
	if (clock_at(scan, next))
		return true;
	if (nt_scan_is(scan, next, "in") && nt_scan_is(scan, next + 1, "the") && (classes_at(scan, next + 2) & NT_NOTCLAIM_DAYPART) != 0)
		return true;
	/* 9-10 am, 7 to 7:30 */
	if (nt_scan_kind(scan, next + 1) == NT_TOKEN_NUMBER && connector(scan, next) &&
		(clock_at(scan, next + 2) || (nt_scan_punct(scan, next + 2, ':') && nt_scan_kind(scan, next + 3) == NT_TOKEN_NUMBER)))
		return !nt_scan_punct(scan, next, ',');
	if (nt_scan_punct(scan, n->first - 3, ':') && nt_scan_kind(scan, n->first - 2) == NT_TOKEN_NUMBER &&
		connector(scan, n->first - 1) && !nt_scan_punct(scan, n->first - 1, ','))
		return true;
	return false;
}

/* Is the numeral a day or a year beside a month's name? */
static bool
is_date(const NtNumberScan *scan, const NtNumeral *n)
{
	int32		at;
	int32		next = n->end;
	bool		day;

	if (n->form != NT_NUMERAL_DIGITS && n->form != NT_NUMERAL_ORDINAL)
		return false;
	if ((n->flags & (NT_NUMERAL_POINT | NT_NUMERAL_GROUPED)) != 0 || n->scale != 0)
		return false;
	day = n->value.exponent == 0 && nt_decimal_compare(n->value, nt_decimal(31, 0)) <= 0;
	/* 24 June, 24 of June, 2017 April, 18 and 19 June */
	at = next;
	if (nt_scan_punct(scan, at, '.') && glued(scan, at))
		at++;
	if (nt_numeral_of(scan, at) || nt_scan_hyphen(scan, at) || nt_scan_punct(scan, at, '/'))
		at++;
	if (is_month(scan, at) && (day || n->digits == 4))
		return true;
	if (day && nt_scan_kind(scan, next + 1) == NT_TOKEN_NUMBER && connector(scan, next))
	{
		at = next + 2;
		if (nt_numeral_of(scan, at))
			at++;
		if (is_month(scan, at) && !nt_scan_punct(scan, next, ','))
			return true;
	}
	/* on the 17th, on the 17 */
	if (day && nt_scan_is(scan, n->first - 1, "the") && nt_scan_is(scan, n->first - 2, "on") && !nt_phrase_noun(scan, next) &&
		!nt_has(scan, next, NT_TAG_ADJ))
		return true;
	/* June 24, June 24-26, June 24, 2022, 24 June in 2022 */
	at = n->first - 1;
	if (nt_numeral_of(scan, at) && is_month(scan, at - 1) && n->digits == 2)
		return true;
	if (nt_scan_punct(scan, at, '.') || nt_scan_punct(scan, at, '/') || nt_scan_hyphen(scan, at) || nt_scan_punct(scan, at, ',') ||
		nt_numeral_of(scan, at))
		at--;
	if (is_month(scan, at) && (day || n->digits == 4))
		return true;
	if (nt_scan_is(scan, at, "the") || nt_scan_is(scan, at, "in"))
		at--;
	if (connector(scan, n->first - 1) || n->digits == 4)
	{
		at = n->first - (connector(scan, n->first - 1) || nt_scan_is(scan, n->first - 1, "in") ? 2 : 1);
		if (nt_scan_kind(scan, at) == NT_TOKEN_WORD && glued(scan, at))
			at--;				/* the ordinal ending */
		if (nt_scan_kind(scan, at) == NT_TOKEN_NUMBER && (is_month(scan, at - 1) || (nt_scan_punct(scan, at - 1, '.') && is_month(scan, at - 2))))
			return day || n->digits == 4;
	}
	return false;
}

/* A four-digit number that is a year where it stands. */
bool
nt_negative_year(const NtNumberScan *scan, const NtNumeral *n)
{
	int32		first;
	bool		modern;
	bool		year_word;
	int32		next = n->end;

	if (!plain_integer(n) || n->digits != 4 || n->value.exponent != 0 || n->value.coefficient < 1000 || n->value.coefficient > 2199)
		return n->form == NT_NUMERAL_DIGITS && n->end == n->first + 1 && n->digits == 4 && n->value.exponent > 0 &&
			n->value.exponent < 4 && (n->flags & (NT_NUMERAL_GROUPED | NT_NUMERAL_POINT)) == 0 &&
			nt_decimal_compare(n->value, nt_decimal(1000, 0)) >= 0 && nt_decimal_compare(n->value, nt_decimal(2199, 0)) <= 0;
	/* 2000 - 2500 calories */
	if (connector(scan, next) && !nt_scan_punct(scan, next, ',') && nt_scan_kind(scan, next + 1) == NT_TOKEN_NUMBER &&
		!(nt_scan_is(scan, next, "and") && nt_has(scan, n->first - 1, NT_TAG_DET)))
	{
		NtUnit		unit;
		NtNumeral	other;

		if (nt_numeral_parse(scan, next + 1, false, &other) && nt_decimal_compare(n->value, other.value) < 0 &&
			(nt_unit_after(scan, other.end, &other, &unit) || (nt_tags_plural(scan, other.end) && !is_cap(scan, other.end))))
			return false;
	}
	modern = n->value.coefficient >= 1900 && n->value.coefficient <= 2060;
	year_word = phrase_before(scan, n->first, NT_NOTCLAIM_YEAR | NT_NOTCLAIM_ERA, &first) != 0;
	/* "1986 sales" and "the 2010 floods", but "2010 people", "some 1,986": counts are seldom written without a comma */
	if (nt_tags_plural(scan, next) && nt_scan_space(scan, next) && !is_cap(scan, next))
		return modern && (year_word || (classes_at(scan, next) & NT_NOTCLAIM_YEARNOUN) != 0 || nt_has(scan, n->first - 1, NT_TAG_DET) ||
						  nt_negative_period(scan, n->first - 1) ||
						  (n->value.coefficient % 10 != 0 && !nt_modifier_ends(scan, n->first)));
	return modern || year_word;
}

/* Telephone numbers and the like: chains of digit groups, plus signs, leading zeros. */
static bool
is_identifier(const NtNumberScan *scan, const NtNumeral *n, bool has_unit)
{
	int			numbers = 1;
	int32		at;
	int			digits = n->digits;

	if (n->form != NT_NUMERAL_DIGITS || has_unit)
		return false;
	if ((n->flags & NT_NUMERAL_ZERO) != 0 && (n->flags & NT_NUMERAL_POINT) == 0)
		return true;
	if (n->flags & (NT_NUMERAL_POINT | NT_NUMERAL_GROUPED))
		return false;
	/* groups before and after, joined by a dash or by nothing but a space */
	at = n->first;
	for (int i = 0; i < 4; i++)
	{
		bool		dash = (nt_scan_hyphen(scan, at - 1) || nt_scan_punct(scan, at - 1, '/')) && nt_scan_kind(scan, at - 2) == NT_TOKEN_NUMBER;

		if (!dash && nt_scan_kind(scan, at - 1) != NT_TOKEN_NUMBER)
			break;
		at -= dash ? 2 : 1;
		numbers++;
	}
	if (nt_scan_punct(scan, at - 1, '+') && (numbers > 1 || digits > 6 || nt_scan_punct(scan, n->end, ')') ||
											 nt_scan_punct(scan, n->end, '(') || nt_scan_kind(scan, n->end) == NT_TOKEN_NUMBER))
		return true;
	if (nt_scan_punct(scan, at - 1, ')') && nt_scan_kind(scan, at - 2) == NT_TOKEN_NUMBER &&
		(glued(scan, at) || (nt_scan_punct(scan, at - 3, '(') && digits >= SUBSCRIBER_DIGITS)))
		return true;
	if (digits >= LONG_DIGITS && !nt_tags_plural(scan, n->end))
		return true;
	at = n->end;
	for (int i = 0; i < 4; i++)
	{
		bool		dash = (nt_scan_hyphen(scan, at) || nt_scan_punct(scan, at, '/')) && nt_scan_kind(scan, at + 1) == NT_TOKEN_NUMBER;

		if (!dash && nt_scan_kind(scan, at) != NT_TOKEN_NUMBER)
			break;
		at += dash ? 2 : 1;
		numbers++;
	}
	if (numbers >= 3)
		return true;
	for (int i = 1; i <= IDENTIFIER_WINDOW; i++)
		if (classes_at(scan, n->first - i) & NT_NOTCLAIM_IDENTIFIER)
			return n->digits > 2 || numbers > 1;
	for (int i = 2; i <= IDENTIFIER_WINDOW; i++)
	{
		const NtLexEntry *entry;

		if (n->first - i < scan->first)
			break;
		entry = nt_lexicon_find_phrase(&nt_notclaim_lexicon, scan->doc, n->first - i, n->first, scan->languages);
		if (entry != NULL && (entry->classes & NT_NOTCLAIM_IDENTIFIER) != 0)
			return n->digits > 2 || numbers > 1;
	}
	/* "Springfield, IL 62704": a postal code */
	if (n->digits == 5 && n->first - 2 >= scan->first && nt_scan_punct(scan, n->first - 2, ',') &&
		scan->doc->tokens[n->first - 1].len == 2 && (scan->doc->tokens[n->first - 1].flags & NT_TOKEN_ALLCAPS) != 0)
		return true;
	if (nt_scan_punct(scan, n->first - 1, '(') && nt_scan_punct(scan, n->end, ')') && nt_scan_kind(scan, n->end + 1) == NT_TOKEN_NUMBER)
		return true;
	return false;
}

/* The number of a list item, figure or paragraph. */
static bool
is_list_number(const NtNumberScan *scan, const NtNumeral *n)
{
	if (!plain_integer(n) || n->digits > 3)
		return false;
	if (n->first == scan->first && (nt_scan_punct(scan, n->end, '.') || nt_scan_punct(scan, n->end, ')')) &&
		(n->end + 1 == scan->end || nt_scan_space(scan, n->end + 1)))
		return n->end + 1 < scan->end || scan->first > 0 || n->end + 1 < scan->doc->ntokens;
	/* "he must 1) resign and 2) apologise" */
	if (n->digits == 1 && nt_scan_punct(scan, n->end, ')') && glued(scan, n->end) && !nt_scan_punct(scan, n->first - 1, '('))
	{
		int32		open = n->first - 1;

		while (open > scan->first && open > n->first - CHUNK_WINDOW && !nt_scan_punct(scan, open, '(') && !nt_scan_punct(scan, open, ')'))
			open--;
		if (!nt_scan_punct(scan, open, '('))
			return true;
	}
	/* a bare number in brackets counts nothing, save an age or a rank that is read elsewhere */
	if (nt_scan_punct(scan, n->first - 1, '(') && nt_scan_punct(scan, n->end, ')'))
		return true;
	return false;
}

/* A number that belongs to a name: Article 5, Boeing 737, Stadium 974, 10 Downing Street. */
static bool
in_name(const NtNumberScan *scan, const NtNumeral *n, const NtUnit *unit)
{
	uint32		classes;
	int32		first;
	int32		next = Max(n->end, unit->end);

	if (n->form == NT_NUMERAL_ORDINAL || n->form == NT_NUMERAL_FRACTION || (n->flags & NT_NUMERAL_GROUPED) != 0 || n->scale != 0)
		return false;
	classes = phrase_before(scan, n->first, NT_NOTCLAIM_NAME | NT_NOTCLAIM_UNLESS, &first);
	if ((classes & NT_NOTCLAIM_MONTH) == 0 && classes != 0 &&
		((classes & NT_NOTCLAIM_NAME) || (is_cap(scan, first) && (scan->doc->tokens[first].flags & NT_TOKEN_FIRST) == 0) ||
		 (is_cap(scan, first) && !nt_tags_plural(scan, next))))
	{
		if (n->form == NT_NUMERAL_DIGITS)
			return unit->family == NT_FAMILY_NONE;
		return n->form == NT_NUMERAL_WORDS && (is_cap(scan, n->first) || (classes & NT_NOTCLAIM_NAME) != 0);
	}
	/* 7-Eleven */
	if (n->form == NT_NUMERAL_WORDS && is_cap(scan, n->first) && glued(scan, n->first) && nt_scan_hyphen(scan, n->first - 1) &&
		nt_scan_kind(scan, n->first - 2) == NT_TOKEN_NUMBER)
		return true;
	/* "an article on Zero Mile", not in a headline */
	if (n->form == NT_NUMERAL_WORDS && is_cap(scan, n->first) && (scan->doc->tokens[n->first].flags & (NT_TOKEN_ALLCAPS | NT_TOKEN_FIRST)) == 0 &&
		is_cap(scan, next) && unit->family == NT_FAMILY_NONE && n->first - 2 >= scan->first &&
		nt_scan_kind(scan, n->first - 1) == NT_TOKEN_WORD && !is_cap(scan, n->first - 1) &&
		nt_scan_kind(scan, n->first - 2) == NT_TOKEN_WORD && !is_cap(scan, n->first - 2))
		return true;
	/* the Gang of Eight */
	if (n->form == NT_NUMERAL_WORDS && n->end == n->first + 1 && is_cap(scan, n->first) && nt_scan_is(scan, n->first - 1, "of") &&
		is_cap(scan, n->first - 2) && (scan->doc->tokens[n->first].flags & NT_TOKEN_ALLCAPS) == 0 && unit->family == NT_FAMILY_NONE)
		return true;
	/* the Kick Six */
	if (n->form == NT_NUMERAL_WORDS && n->end == n->first + 1 && is_cap(scan, n->first) && n->first > scan->first && is_cap(scan, n->first - 1) &&
		(scan->doc->tokens[n->first - 1].flags & (NT_TOKEN_FIRST | NT_TOKEN_ALLCAPS)) == 0 && !nt_has(scan, n->first - 1, NT_TAGS_FUNCTION) &&
		unit->family == NT_FAMILY_NONE)
		return true;
	if (n->form == NT_NUMERAL_DIGITS && unit->family == NT_FAMILY_NONE)
	{
		/* 10 Downing Street */
		int32		at = next;

		for (int i = 0; i < STREET_WORDS && (is_cap(scan, at) || nt_scan_kind(scan, at) == NT_TOKEN_NUMBER); i++)
		{
			/* 22 Ave Fournel */
			if (i == 0 && is_cap(scan, at) && (classes_at(scan, at) & NT_NOTCLAIM_STREET) != 0 && is_cap(scan, at + 1))
				return true;
			at++;
			if (is_cap(scan, at) && (classes_at(scan, at) & NT_NOTCLAIM_STREET) != 0)
				return true;
			if (nt_scan_kind(scan, at) == NT_TOKEN_WORD && glued(scan, at))
				at++;
		}
		/* Stadium 974. */
		if (plain_integer(n) && n->digits <= 4 && is_cap(scan, n->first - 1) && nt_scan_space(scan, n->first) &&
			(scan->doc->tokens[n->first - 1].flags & NT_TOKEN_FIRST) == 0 &&
			!nt_has(scan, n->first - 1, NT_TAGS_FUNCTION | NT_TAG_NUMBER) &&
			(!nt_has(scan, next, NT_TAG_WORD) || is_cap(scan, next) ||
			 (nt_has(scan, next, NT_TAG_PREP | NT_TAG_CONJ | NT_TAGS_AUX) && !nt_scan_is(scan, next, "of"))) &&
			!nt_scan_punct(scan, next, '%') && !nt_scan_dash(scan, next) && !nt_scan_punct(scan, next, '-'))
			return true;
	}
	return false;
}

static bool
in_idiom(const NtNumberScan *scan, const NtNumeral *n)
{
	for (int32 at = n->first - PHRASE_TOKENS + 1; at < n->end; at++)
	{
		const NtLexEntry *entry;

		if (at < scan->first)
			continue;
		/* a word before the number does not reach it */
		entry = at < n->first ? nt_lexicon_find_phrase(&nt_notclaim_lexicon, scan->doc, at, scan->end, scan->languages)
			: nt_lexicon_find(&nt_notclaim_lexicon, scan->doc, at, scan->end, scan->languages);
		if (entry != NULL && (entry->classes & NT_NOTCLAIM_IDIOM) != 0 && at + entry->tokens > n->first)
			return true;
	}
	return false;
}

/* "one" as a pronoun. */
static bool
is_pronoun_one(const NtNumberScan *scan, const NtNumeral *n, const NtUnit *unit)
{
	int32		next = n->end;

	/* ein, une, un: the indefinite article */
	if (scan->language != NT_LANG_EN)
		return n->form == NT_NUMERAL_WORDS && n->end == n->first + 1 && unit->family == NT_FAMILY_NONE &&
			nt_decimal_compare(n->value, nt_decimal(1, 0)) == 0;
	if (n->end != n->first + 1 || !nt_scan_is(scan, n->first, "one") || unit->family != NT_FAMILY_NONE)
		return false;
	if (classes_at(scan, n->first - 1) & NT_NOTCLAIM_NOTONE)
		return true;
	/* "a logic - one of 'outcomes'" */
	if (nt_scan_is(scan, next, "of"))
		return nt_scan_kind(scan, next + 1) == NT_TOKEN_PUNCT;
	if (((nt_scan_is(scan, next, "or") || nt_scan_is(scan, next, "to")) && nt_has(scan, next + 1, NT_TAG_NUMBER)))
		return false;
	if (next >= scan->end || scan->doc->tokens[next].kind != NT_TOKEN_WORD)
		return nt_scan_hyphen(scan, next) ? false : scan->end - scan->first > 3;
	if (classes_at(scan, next) & NT_NOTCLAIM_AFTERONE)
		return true;
	/* an adjective before it: "a bigger one" */
	if (n->first > scan->first && nt_has(scan, n->first - 1, NT_TAG_ADJ) && !nt_has(scan, n->first - 1, NT_TAG_NOUN))
		return true;
	return nt_has(scan, next, NT_TAG_ADVERB | NT_TAG_PRON | NT_TAG_DET | NT_TAGS_AUX | NT_TAG_CONJ | NT_TAG_PREP) ||
		(nt_has(scan, next, NT_TAGS_FINITE) && !nt_has(scan, next, NT_TAG_NOUN | NT_TAG_NOUNLOW | NT_TAG_ADJ));
}

/* After an ordinal: does a running count or a rank follow ("straight win", "-largest")? */
bool
nt_negative_rank(const NtNumberScan *scan, int32 token)
{
	int32		at = token;
	const NtToken *t;

	if (classes_at(scan, at) & NT_NOTCLAIM_RANK)
		return true;
	/* "their fourth game in a row", "her seventh final of the season" */
	for (int i = 0; i <= RUN_WORDS && nt_scan_kind(scan, at + i) == NT_TOKEN_WORD; i++)
	{
		bool		period = nt_negative_period(scan, at + i);

		if (period && nt_scan_is(scan, at + i + 1, "running"))
			return true;
		/* but "the third quarter of the year" */
		if (period && nt_scan_is(scan, at + i + 1, "of"))
			break;
		if (i > 0 && (nt_scan_is(scan, at + i + 1, "a") ? nt_scan_is(scan, at + i, "in")
					  : nt_has(scan, at + i + 1, NT_TAG_DET) && (nt_scan_is(scan, at + i, "of") || nt_scan_is(scan, at + i, "on"))) &&
			(classes_at(scan, at + i + 2) & NT_NOTCLAIM_RUN) != 0)
			return true;
	}
	if (nt_scan_hyphen(scan, at))
		at++;
	if (at < scan->end && scan->doc->tokens[at].kind == NT_TOKEN_WORD)
	{
		t = &scan->doc->tokens[at];
		if (t->len > 5 && memcmp(scan->doc->text + t->start + t->len - 3, "est", 3) == 0)
			return true;
		if (at > token && (nt_scan_is(scan, at, "ranked") || nt_scan_is(scan, at, "placed") || nt_scan_is(scan, at, "best")))
			return true;
		if (nt_scan_is(scan, at, "most") || nt_scan_is(scan, at, "best"))
			return true;
	}
	return false;
}

/* "No. 2", "number two", "ranked fifth": the wording before a rank; first: its first token. */
bool
nt_negative_number_word(const NtNumberScan *scan, int32 token, int32 *first)
{
	int32		at = token - 1;

	if (nt_scan_punct(scan, at, '.'))
		at--;
	if ((classes_at(scan, at) & NT_NOTCLAIM_NUMBER) == 0 || at < scan->first)
		return false;
	*first = at;
	return true;
}

static inline bool
is_score(const NtNumberScan *scan, int32 token)
{
	return (classes_at(scan, token) & NT_NOTCLAIM_SCORE) != 0;
}

/* Does "by" at the token tell the outcome of a vote? */
static inline bool
by_vote(const NtNumberScan *scan, int32 token)
{
	return nt_scan_is(scan, token, "by") && (classes_at(scan, token - 1) & NT_NOTCLAIM_VOTED) != 0;
}

static bool
is_bad_fraction(const NtNumberScan *scan, const NtNumeral *n, const NtUnit *unit)
{
	int32		next = n->end;
	bool		bare = n->end == n->first + 1;

	if (n->form != NT_NUMERAL_FRACTION || unit->family != NT_FAMILY_NONE || (n->flags & NT_NUMERAL_SHARE) != 0)
		return false;
	if (n->flags & NT_NUMERAL_SLASH)
		return nt_scan_punct(scan, n->first - 1, '/') || nt_scan_punct(scan, next, '/');
	if (scan->doc->tokens[n->first].kind == NT_TOKEN_SYMBOL)
		return false;
	/* a half-frozen lake */
	if (nt_scan_is(scan, next - 1, "half") && nt_scan_hyphen(scan, next) && glued(scan, next) && glued(scan, next + 1))
		return true;
	if (bare)
	{
		/* half, quarter without an article */
		if (nt_scan_is(scan, n->first, "half"))
			return !(nt_has(scan, next, NT_TAG_DET) || nt_scan_is(scan, next, "of") || nt_scan_is(scan, next, "as") ||
					 nt_scan_is(scan, next, "what") ||
					 (nt_scan_punct(scan, next, '.') && n->first > scan->first && nt_has(scan, n->first - 1, NT_TAG_PREP)) ||
					 nt_scan_is(scan, n->first - 1, "than") || nt_modifier_ends(scan, n->first) || scan->end - scan->first < 3);
		return !(nt_scan_is(scan, next, "of") && !nt_has(scan, n->first - 1, NT_TAG_ADJ | NT_TAG_DET | NT_TAG_NOUN)) ||
			nt_scan_is(scan, n->first - 1, "first") || nt_scan_is(scan, n->first - 1, "the") || n->first == scan->first;
	}
	/* "two died and a third was hurt" */
	if ((n->flags & NT_NUMERAL_ARTICLE) != 0 && (nt_scan_is(scan, next, "was") || nt_scan_is(scan, next, "is") || nt_scan_is(scan, next, "has")) &&
		!nt_scan_is(scan, next - 1, "half") && !nt_scan_is(scan, next - 1, "quarter"))
		return true;
	/* "a third-rate film" */
	if ((n->flags & NT_NUMERAL_ARTICLE) != 0 && nt_scan_hyphen(scan, next) && !nt_scan_space(scan, next) && !nt_scan_space(scan, next + 1) &&
		!nt_scan_is(scan, next - 1, "half") && !nt_scan_is(scan, next - 1, "quarter"))
		return true;
	/* a third party, a second half, a quarter mile that is no unit: a noun follows at once */
	if ((n->flags & NT_NUMERAL_ARTICLE) != 0 && next < scan->end && scan->doc->tokens[next].kind == NT_TOKEN_WORD &&
		!nt_has(scan, next, NT_TAG_PREP | NT_TAG_DET | NT_TAG_CONJ | NT_TAGS_AUX | NT_TAG_ADVERB | NT_TAG_COMPARE | NT_TAG_REL))
	{
		if (nt_has(scan, next, NT_TAGS_FINITE) && !nt_has(scan, next, NT_TAG_NOUN | NT_TAG_ADJ))
			return false;
		return true;
	}
	if (nt_scan_is(scan, next - 1, "quarter") && (n->flags & NT_NUMERAL_ARTICLE) != 0 && !nt_scan_is(scan, next, "of"))
		return nt_has(scan, next, NT_TAG_PREP) || nt_scan_is(scan, next, "earlier");
	return false;
}

/*
 * Is the numeral no claim?  unit: what follows it; currency: a currency stands before it; last_negative: the token
 * after the last numeral that was refused, since "2014 and 2018" fall together.
 */
bool
nt_negative(const NtNumberScan *scan, const NtNumeral *n, const NtUnit *unit, bool currency, int32 last_negative)
{
	bool		has_unit = unit->family != NT_FAMILY_NONE;
	int32		first;

	/* the commonest first */
	if (!currency && !has_unit && nt_negative_year(scan, n))
		return true;
	/* "the 1986 second quarter" */
	if (unit->family == NT_FAMILY_TIME && nt_scan_is(scan, n->end, "second") && n->digits == 4 && nt_negative_period(scan, unit->end))
		return true;
	if (in_idiom(scan, n))
		return true;
	if (n->form == NT_NUMERAL_DIGITS || n->form == NT_NUMERAL_ORDINAL)
	{
		if (!currency && in_address(scan, n))
			return true;
		/* "a las 14.30 horas" */
		if (unit->family == NT_FAMILY_TIME && strcmp(unit->code, "hour") == 0 && phrase_before(scan, n->first, NT_NOTCLAIM_AT, &first) != 0 &&
			nt_decimal_compare(n->value, nt_decimal(24, 0)) <= 0)
			return true;
		/* "1200 hrs" */
		if (unit->family == NT_FAMILY_TIME && plain_integer(n) && n->digits == 4 && strcmp(unit->code, "hour") == 0)
			return true;
		if (!currency && (is_time_of_day(scan, n) || (!has_unit && is_date(scan, n))))
			return true;
		if (has_unit && !currency && n->end - n->first == 1 && is_date(scan, n) && unit->end - unit->first == 1 && is_month(scan, n->end))
			return true;
	}
	else if (is_time_of_day(scan, n))
		return true;
	if (n->form == NT_NUMERAL_ORDINAL)
		return !nt_negative_rank(scan, n->end) &&
			!(nt_negative_number_word(scan, n->first, &first) && nt_scan_is(scan, first, "ranked"));
	if (in_name_shape(scan, n, unit, currency))
		return true;
	if (is_pronoun_one(scan, n, unit) || is_bad_fraction(scan, n, unit))
		return true;
	if (currency)
		return false;
	/* "on a 99 to 0 vote" */
	if (!has_unit && n->form == NT_NUMERAL_DIGITS && n->scale == 0 &&
		((nt_scan_is(scan, n->end, "to") && nt_scan_kind(scan, n->end + 1) == NT_TOKEN_NUMBER && is_score(scan, n->end + 2)) ||
		 (nt_scan_is(scan, n->first - 1, "to") && nt_scan_kind(scan, n->first - 2) == NT_TOKEN_NUMBER && is_score(scan, n->end)) ||
		 /* "voted by 301 to 274" */
		 (nt_scan_is(scan, n->end, "to") && nt_scan_kind(scan, n->end + 1) == NT_TOKEN_NUMBER && by_vote(scan, n->first - 1)) ||
		 (nt_scan_is(scan, n->first - 1, "to") && nt_scan_kind(scan, n->first - 2) == NT_TOKEN_NUMBER && by_vote(scan, n->first - 3))))
		return true;
	/* a 2-to-1 vote, a six-to-three ruling */
	if (!has_unit && ((nt_scan_hyphen(scan, n->end) && nt_scan_is(scan, n->end + 1, "to") && nt_scan_hyphen(scan, n->end + 2) &&
					   nt_has(scan, n->end + 3, NT_TAG_NUMBER) && !nt_scan_hyphen(scan, n->end + 4)) ||
					  (nt_scan_hyphen(scan, n->first - 1) && nt_scan_is(scan, n->first - 2, "to") && nt_scan_hyphen(scan, n->first - 3) &&
					   nt_has(scan, n->first - 4, NT_TAG_NUMBER))))
		return true;
	if (n->form == NT_NUMERAL_DIGITS && !has_unit)
	{
		/* parts of a date or score beside a part that was refused */
		if (last_negative > 0 && last_negative == n->first - 1 && connector(scan, n->first - 1) && !nt_scan_punct(scan, n->first - 1, ',') &&
			(nt_scan_dash(scan, n->first - 1) || nt_scan_punct(scan, n->first - 1, '/')) && plain_integer(n))
			return true;
		/* 07877 954 457 */
		if (last_negative > 0 && last_negative == n->first && nt_scan_kind(scan, n->first - 1) == NT_TOKEN_NUMBER)
			return true;
		/* "iPhone 11 and 11 Pro" */
		if (last_negative > 0 && last_negative == n->first - 1 && nt_has(scan, n->first - 1, NT_TAG_CONJ) && is_cap(scan, n->end) && plain_integer(n))
			return true;
		if ((nt_scan_punct(scan, n->end, '/') && glued(scan, n->end) && nt_scan_kind(scan, n->end + 1) == NT_TOKEN_NUMBER) ||
			(nt_scan_punct(scan, n->first - 1, '/') && glued(scan, n->first)))
			return true;
	}
	if (has_unit && nt_scan_kind(scan, unit->end) == NT_TOKEN_WORD && scan->doc->tokens[unit->end].len == 1 &&
		is_cap(scan, unit->end) && unit->code[0] == '\xC2' &&
		(nt_scan_is(scan, unit->end, "n") || nt_scan_is(scan, unit->end, "s") || nt_scan_is(scan, unit->end, "e") ||
		 nt_scan_is(scan, unit->end, "w")))
		return true;
	return is_identifier(scan, n, has_unit) || is_list_number(scan, n) || in_name(scan, n, unit);
}
