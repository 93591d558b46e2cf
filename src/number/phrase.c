/*-------------------------------------------------------------------------
 *
 * phrase.c
 *	  Where the noun phrase beside a number begins and ends.
 *
 * Closed-class words are its borders.  A word that can be a verb ends it once
 * a plural head has been seen ("200 families remain") and is a part of it
 * before ("the 60 cut flowers").
 *
 *-------------------------------------------------------------------------
 */
#include "number/phrase.h"

#include "number/negative.h"
#include "number/unit.h"

/* Longest phrase, in tokens. */
#define MAX_PHRASE 9

/* Longest abbreviated title: Capt. */
#define MAX_TITLE 4

/* Adjectives before a German noun. */
#define MAX_ADJECTIVES 2

#define BORDER_TAGS (NT_TAG_DET | NT_TAG_PREP | NT_TAG_CONJ | NT_TAG_SUB | NT_TAG_REL | NT_TAG_PRON | NT_TAGS_AUX | NT_TAG_NEG | NT_TAG_STOP)

static inline bool
is_cap(const NtNumberScan *scan, int32 token)
{
	return (scan->doc->tokens[token].flags & NT_TOKEN_CAP) != 0;
}

/* A letter with its point: U.S., W.; or a title with a name: Mr. Brand.  A point within a sentence ends no sentence. */
static bool
is_initial(const NtNumberScan *scan, int32 token)
{
	return nt_scan_kind(scan, token) == NT_TOKEN_WORD && scan->doc->tokens[token].len <= MAX_TITLE && is_cap(scan, token) &&
		nt_scan_punct(scan, token + 1, '.') && !nt_scan_space(scan, token + 1) &&
		(scan->doc->tokens[token].len == 1 || (token + 2 < scan->end && is_cap(scan, token + 2) && !nt_negative_period(scan, token)));
}

/* Can the word be a noun of a phrase? */
bool
nt_phrase_noun(const NtNumberScan *scan, int32 token)
{
	NtTags		tags = nt_tags(scan, token);

	if ((tags & NT_TAG_WORD) == 0 || (tags & (BORDER_TAGS | NT_TAG_NUMBER)) != 0)
		return false;
	if (tags & (NT_TAG_NOUN | NT_TAG_NOUNLOW | NT_TAG_PLURAL))
		return true;
	if (tags & (NT_TAG_ADJ | NT_TAG_ADV | NT_TAG_ADVERB | NT_TAGS_VERB))
		return false;
	return true;
}

/* Could the word go on with a noun phrase: a noun, an adjective, a participle before a noun? */
static bool
goes_on(const NtNumberScan *scan, int32 token)
{
	NtTags		tags = nt_tags(scan, token);

	/* the number of a model: "new 737 Max jets" */
	if (nt_scan_kind(scan, token) == NT_TOKEN_NUMBER)
		return nt_scan_kind(scan, token + 1) == NT_TOKEN_WORD && is_cap(scan, token + 1);
	return (tags & NT_TAG_WORD) != 0 && (tags & (BORDER_TAGS | NT_TAG_NUMBER)) == 0 &&
		!((tags & (NT_TAG_ADV | NT_TAG_ADVERB)) != 0 && (tags & (NT_TAG_NOUN | NT_TAG_ADJ)) == 0);
}

/* A hyphen inside a compound: "first-team". */
static bool
joins(const NtNumberScan *scan, int32 token)
{
	const NtToken *t;

	if (!nt_scan_holds(scan, token))
		return false;
	t = &scan->tokens[token];
	/* the rare first, as in nt_scan_hyphen */
	return ((t->hash == '-') | (t->hash - 0x2010 <= 1) | (t->hash == 0x2013) | (t->hash == '/')) &&
		t->kind >= NT_TOKEN_PUNCT && !nt_scan_space(scan, token) && token + 1 < scan->end &&
		!nt_scan_space(scan, token + 1) && nt_scan_kind(scan, token + 1) == NT_TOKEN_WORD;
}

/* Does "and" at the token join two adjectives or names before a plural? */
static bool
is_coordinated(const NtNumberScan *scan, int32 token)
{
	int32		at = token + 1;
	bool		names = is_cap(scan, token - 1) && at < scan->end && is_cap(scan, at);

	if (!names &&
		!((nt_has(scan, token - 1, NT_TAG_ADJ) || (nt_has(scan, at, NT_TAG_ADJ) && !nt_tags_plural(scan, token - 1))) &&
		  (nt_has(scan, at, NT_TAG_ADJ | NT_TAG_NOUN) || (at < scan->end && is_cap(scan, at)))))
		return false;
	for (int i = 0; i < 3 && goes_on(scan, at); i++, at++)
		if (i > 0 && nt_tags_plural(scan, at))
			return true;
	return false;
}

/* Skips what can stand before the adjectives of a phrase: articles, numbers, "of the", "more". */
int32
nt_phrase_skip(const NtNumberScan *scan, int32 token)
{
	int32		at = token;

	for (int i = 0; i < 5 && at < scan->end; i++)
	{
		if (nt_has(scan, at, NT_TAG_DET) && !nt_has(scan, at, NT_TAG_PLURAL))
			at++;
		else if (nt_has(scan, at, NT_TAG_NUMBER))
		{
			at++;
			while (joins(scan, at))
				at += 2;
		}
		else
			break;
	}
	return at;
}

/*
 * Of languages whose words are not in the lists: in German the capitalised word behind adjectives that are declined,
 * elsewhere the word right behind the number.
 */
static bool
foreign_phrase_after(const NtNumberScan *scan, int32 token, NtPhrase *phrase)
{
	int32		at = token;

	if (scan->language == NT_LANG_DE)
		while (at < token + MAX_ADJECTIVES && nt_scan_kind(scan, at) == NT_TOKEN_WORD && !is_cap(scan, at) && at + 1 < scan->end)
		{
			const NtToken *t = &scan->doc->tokens[at];
			const char *end = scan->doc->text + t->start + t->len;

			if (t->len < 4 || !(end[-1] == 'e' || (end[-2] == 'e' && strchr("nrsm", end[-1]) != NULL)))
				return false;
			at++;
		}
	if (nt_scan_kind(scan, at) != NT_TOKEN_WORD ||
		nt_has(scan, at, NT_TAG_NUMBER | NT_TAG_PREP | NT_TAG_DET | NT_TAG_RISE | NT_TAG_FALL | NT_TAG_CARRY) ||
		(scan->language == NT_LANG_DE && !is_cap(scan, at)) ||
		((scan->doc->tokens[at].flags & NT_TOKEN_ALLCAPS) == 0 && nt_language_function_word(scan->doc, at, scan->language)))
		return false;
	/* "trois derniers mois" */
	if (nt_unit_is_time(scan, at + 1))
		at++;
	phrase->first = token;
	phrase->end = at + 1;
	while (joins(scan, phrase->end))
		phrase->end += 2;
	phrase->plural = true;
	return true;
}

/* "150 phone calls": is the verb in -s the plural that the number before the noun before it counts? */
bool
nt_phrase_counts(const NtNumberScan *scan, int32 token)
{
	int32		noun = token - 1;
	int32		number = token - 2;

	return nt_has(scan, number, NT_TAG_NUMBER) && !nt_scan_is(scan, number, "one") && !nt_scan_is(scan, number - 1, "number") &&
		nt_phrase_noun(scan, noun) && !nt_tags_plural(scan, noun) && !is_cap(scan, noun) && !nt_unit_is_percent(scan, noun) &&
		!nt_has(scan, token + 1, NT_TAG_DET | NT_TAG_NUMBER | NT_TAG_PRON | NT_TAG_ADJ | NT_TAG_ADV) && !nt_phrase_noun(scan, token + 1) &&
		scan->doc->tokens[Min(token + 1, scan->end - 1)].kind != NT_TOKEN_SYMBOL;
}

/*
 * The noun phrase that begins at "token", without articles; plural: its head must be a plural, since a number
 * counts it, if there is one.
 */
bool
nt_phrase_after(const NtNumberScan *scan, int32 token, bool plural, NtPhrase *phrase)
{
	int32		at = token;
	int32		first = token;
	int32		head = -1;
	bool		plural_head = false;

	if (scan->language != NT_LANG_EN)
		return foreign_phrase_after(scan, token, phrase);
	while (nt_scan_is(scan, at, "more") || nt_scan_is(scan, at, "other") || nt_scan_is(scan, at, "further") || nt_scan_is(scan, at, "such"))
		first = ++at;
	/* "the ten most popular stories" */
	if (nt_scan_is(scan, at, "most") && nt_has(scan, at + 1, NT_TAG_ADJ))
		at++;
	while (at < scan->end && at - token < MAX_PHRASE)
	{
		NtTags		tags = nt_tags(scan, at);
		bool		compound = joins(scan, at + 1);

		if (is_initial(scan, at) && !plural_head)
		{
			head = at + 1;
			at += 2;
			continue;
		}
		if ((tags & NT_TAG_WORD) == 0)
		{
			if (head < 0 && at > first && scan->doc->tokens[at].kind == NT_TOKEN_NUMBER && goes_on(scan, at))
			{
				at++;
				continue;
			}
			/* S&P, R&D */
			/* 20,000 "excess" deaths */
			if (head < 0 && scan->doc->tokens[at].kind == NT_TOKEN_PUNCT && at + 2 < scan->end && nt_scan_kind(scan, at + 2) == NT_TOKEN_PUNCT &&
				(nt_scan_punct(scan, at, '"') || nt_scan_punct(scan, at, 0x201C)) && nt_phrase_noun(scan, at + 3))
			{
				at += 3;
				continue;
			}
			if (nt_scan_punct(scan, at, '&') && head == at - 1 && at + 1 < scan->end && is_cap(scan, at + 1))
			{
				at++;
				continue;
			}
			break;
		}
		if (tags & NT_TAG_POSS && (scan->doc->tokens[at].flags & NT_TOKEN_CLITIC) != 0)
		{
			if (head < 0)
				break;
			first = ++at;
			head = -1;
			plural_head = false;
			continue;
		}
		/* "coal- and gas-fired plants" */
		if (head < 0 && nt_scan_hyphen(scan, at + 1) && !nt_scan_space(scan, at + 1) && nt_has(scan, at + 2, NT_TAG_CONJ) &&
			nt_scan_space(scan, at + 2) && joins(scan, at + 4))
		{
			at += 3;
			continue;
		}
		if (compound && !(tags & NT_TAG_NUMBER && head >= 0))
		{
			/* a hyphenated word is judged by its last part, which is an adjective unless a noun */
			int32		last = at + 2;

			while (joins(scan, last + 1))
				last += 2;
			if (head >= 0 && plural_head)
				break;
			if (nt_phrase_noun(scan, last))
			{
				head = last;
				plural_head = nt_tags_plural(scan, last);
			}
			at = last + 1;
			continue;
		}
		/* "digital and physical sales", "Kia and Hyundai vehicles" */
		if ((plural || head < 0) && !plural_head && at > first && nt_scan_is(scan, at, "and") && is_coordinated(scan, at))
		{
			head = -1;
			at++;
			continue;
		}
		if (tags & (BORDER_TAGS | NT_TAG_NUMBER))
			break;
		if ((tags & NT_TAG_ADVERB) != 0 && !(head < 0 || !plural_head ? goes_on(scan, at + 1) &&
												  (!nt_has(scan, at + 1, NT_TAGS_FINITE) || nt_phrase_noun(scan, at + 1)) : false))
			break;
		if (plural_head)
		{
			/* police station, youth unemployment, Paris residents: a plural without s or a name before a noun */
			if ((nt_has(scan, at - 1, NT_TAG_PLURAL) || (is_cap(scan, at - 1) && !is_cap(scan, at))) &&
				(tags & (NT_TAGS_VERB | NT_TAG_ADJ | NT_TAG_ADV)) == 0 && nt_phrase_noun(scan, at) && !nt_negative_person(scan, at - 1))
			{
				head = at++;
				plural_head = nt_tags_plural(scan, head);
				continue;
			}
			/* "No. 5 Lena Orr" */
			if (!plural && is_cap(scan, at - 1) && is_cap(scan, at) && nt_phrase_noun(scan, at) && !nt_negative_period(scan, at))
			{
				head = at++;
				plural_head = nt_tags_plural(scan, head);
				continue;
			}
			/* arms dealers: a plural before a plural */
			if (nt_tags_plural(scan, at) && (tags & NT_TAGS_VERB) == 0 && !is_cap(scan, at) &&
				!nt_scan_is(scan, at - 1, "people") && !nt_scan_is(scan, at - 1, "children"))
			{
				head = at++;
				continue;
			}
			break;
		}
		if (!plural && (tags & NT_TAG_THIRD) != 0 && (nt_scan_is(scan, at + 1, "that") || nt_has(scan, at + 1, NT_TAG_DET | NT_TAG_PRON)))
			break;
		if ((nt_tags_plural(scan, at) && (plural || (tags & NT_TAG_THIRD) == 0 || (tags & NT_TAG_NOUN) != 0 || head < 0)) ||
			(plural && (tags & NT_TAG_THIRD) != 0 && (tags & (NT_TAG_BASE | NT_TAG_PAST)) == 0 &&
			 (head < 0 || (at == first + 1 && nt_phrase_counts(scan, at)))))
		{
			head = at++;
			plural_head = true;
			continue;
		}
		if ((tags & (NT_TAG_PAST | NT_TAG_PART)) != 0 && (tags & NT_TAG_NOUN) == 0)
		{
			/* "15 percent backed Ms Orr" */
			if (at == first && at + 1 < scan->end && is_cap(scan, at + 1) && (tags & NT_TAG_ADJ) == 0 && !nt_has(scan, at - 1, NT_TAG_DET) &&
				!nt_tags_plural(scan, at + 1) && !nt_tags_plural(scan, at + 2) && !nt_tags_plural(scan, at + 3))
				break;
			if ((head >= 0 && !plural) || (tags & NT_TAG_PART) == 0)
				break;
			if (head >= 0 || !goes_on(scan, at + 1) || (nt_has(scan, at + 1, NT_TAG_ADV) && !nt_has(scan, at + 1, NT_TAG_NOUN)))
				break;
			at++;
			continue;
		}
		if ((tags & NT_TAG_ING) != 0 && (tags & (NT_TAG_NOUN | NT_TAG_NOUNLOW)) == 0)
		{
			/* "a building", "the 62-percent holding": the noun itself */
			if (head < 0 && !goes_on(scan, at + 1) &&
				(nt_has(scan, first - 1, NT_TAG_DET) || (nt_has(scan, first - 1, NT_TAG_NUMBER) && !plural) || nt_scan_is(scan, first - 1, "of") ||
				 nt_scan_hyphen(scan, first - 2)) &&
				!nt_has(scan, at + 1, NT_TAG_DET | NT_TAG_NUMBER | NT_TAG_PRON))
				head = at;
			if (head >= 0 || !goes_on(scan, at + 1))
				break;
			at++;
			continue;
		}
		if ((tags & (NT_TAG_BASE | NT_TAG_THIRD)) != 0 && (tags & (NT_TAG_NOUN | NT_TAG_NOUNLOW | NT_TAG_ADJ)) == 0)
			break;
		if ((tags & NT_TAG_THIRD) != 0 && head >= 0)
			break;
		if ((tags & NT_TAG_ADJ) != 0 && (tags & (NT_TAG_NOUN | NT_TAG_PLURAL)) == 0)
		{
			if (!goes_on(scan, at + 1) && !joins(scan, at + 1) &&
				!(nt_scan_is(scan, at + 1, "and") && is_coordinated(scan, at + 1)))
			{
				/* "20 injured", "12 wide": no head, but "a 25 % premium" has one */
				if ((tags & NT_TAG_NOUNLOW) != 0 && (tags & NT_TAG_PREDICATE) == 0)
					head = at;
				/* "the firm's stock" */
				if (head == at && nt_has(scan, at + 1, NT_TAG_POSS) && (scan->doc->tokens[at + 1].flags & NT_TOKEN_CLITIC) != 0)
				{
					at++;
					continue;
				}
				break;
			}
			at++;
			continue;
		}
		/* "282 voting against": no number but one counts a gerund */
		if (plural && (tags & NT_TAG_ING) != 0 && head < 0 && !goes_on(scan, at + 1) && at == first &&
			!nt_has(scan, first - 1, NT_TAG_DET))
			break;
		/* "70,000 homeless" */
		if ((tags & NT_TAG_PREDICATE) != 0 && !goes_on(scan, at + 1))
			break;
		if ((tags & NT_TAG_ADV) != 0 && (tags & (NT_TAG_NOUN | NT_TAG_NOUNLOW)) == 0)
		{
			if (head >= 0 || !goes_on(scan, at + 1))
				break;
			at++;
			continue;
		}
		head = at++;
	}
	if (head < 0)
		return false;
	/* "16 involving business": a gerund, which is an adjective only before what is counted */
	if (plural && !plural_head && nt_has(scan, first, NT_TAG_ING) && !nt_has(scan, first, NT_TAG_NOUN | NT_TAG_NOUNLOW | NT_TAG_ADJ) &&
		nt_has(scan, first - 1, NT_TAG_NUMBER) && !nt_scan_is(scan, first - 1, "one"))
		return false;
	/* TA-125, cac40 */
	if (head + 1 < scan->end && nt_scan_kind(scan, head + 1) == NT_TOKEN_NUMBER && !nt_scan_space(scan, head + 1))
		head++;
	else if (nt_scan_hyphen(scan, head + 1) && !nt_scan_space(scan, head + 1) && nt_scan_kind(scan, head + 2) == NT_TOKEN_NUMBER &&
			 !nt_scan_space(scan, head + 2))
		head += 2;
	phrase->first = first;
	phrase->end = head + 1;
	phrase->plural = plural_head;
	return true;
}

/* The noun phrase whose head is the token right before "token"; it begins at "floor" or later. */
bool
nt_phrase_before(const NtNumberScan *scan, int32 token, int32 floor, NtPhrase *phrase)
{
	int32		head = token - 1;
	int32		first;

	/* "el desempleo pasó": the verbs that are known of other languages */
	if (scan->language != NT_LANG_EN)
		for (int i = 0; i < MAX_PHRASE && head > floor && nt_has(scan, head, NT_TAG_RISE | NT_TAG_FALL | NT_TAG_CARRY | NT_TAGS_AUX); i++)
			token = head--;
	if (head < floor || head < scan->first)
		return false;
	/* TA-125, cac40 */
	if (nt_scan_kind(scan, head) == NT_TOKEN_NUMBER && !nt_scan_space(scan, head) && head - 1 >= floor)
	{
		head -= nt_scan_hyphen(scan, head - 1) && head - 2 >= floor ? 2 : 1;
		if (!is_cap(scan, head) && scan->doc->tokens[head].kind != NT_TOKEN_WORD)
			return false;
	}
	if (head - 1 >= floor && is_initial(scan, head - 1))
		head--;
	else if (!nt_has(scan, head, NT_TAG_WORD) || nt_has(scan, head, BORDER_TAGS | NT_TAG_NUMBER))
		return false;
	/* "a throw", "11 suspects": a verb is a noun behind an article or number */
	if (!nt_phrase_noun(scan, head) && !nt_has(scan, head, NT_TAG_ADJ) && !is_cap(scan, head) &&
		!(nt_has(scan, head, NT_TAG_BASE) && nt_has(scan, head - 1, NT_TAG_DET)) &&
		!(nt_has(scan, head, NT_TAG_THIRD) && nt_has(scan, head - 1, NT_TAG_NUMBER)))
		return false;
	first = head;
	while (first > floor && head - first < MAX_PHRASE)
	{
		int32		at = first - 1;
		NtTags		tags = nt_tags(scan, at);

		if (at - 1 >= floor && is_initial(scan, at - 1))
		{
			first = at - 1;
			continue;
		}
		if ((tags & NT_TAG_WORD) == 0)
		{
			if (joins(scan, at) && at - 1 >= floor && nt_has(scan, at - 1, NT_TAG_WORD | NT_TAG_NUMBER))
			{
				first = at - 1;
				continue;
			}
			if (nt_scan_punct(scan, at, '&') && at - 1 >= floor)
			{
				first = at - 1;
				continue;
			}
			break;
		}
		if (tags & (BORDER_TAGS | NT_TAG_NUMBER | NT_TAG_ADVERB))
			break;
		if ((tags & NT_TAGS_FINITE) != 0 && (tags & (NT_TAG_NOUN | NT_TAG_NOUNLOW | NT_TAG_ADJ)) == 0)
		{
			/* a participle after an article is an adjective: "the displaced people" */
			if ((tags & NT_TAG_PART) == 0 || !nt_has(scan, at - 1, NT_TAG_DET | NT_TAG_PREP))
				break;
		}
		/* ", producing gusts" */
		if ((tags & NT_TAG_ING) != 0 && at > floor &&
			((tags & (NT_TAG_NOUN | NT_TAG_NOUNLOW)) == 0
			 ? !nt_has(scan, at - 1, NT_TAG_DET | NT_TAG_PREP | NT_TAG_CONJ | NT_TAG_ADJ) ||
			 (nt_has(scan, at - 1, NT_TAG_PREP) && (tags & (NT_TAG_RISE | NT_TAG_FALL)) == 0)
			 : nt_scan_punct(scan, at - 1, ',')))
			break;
		if ((tags & NT_TAGS_FINITE) != 0 && (tags & NT_TAG_NOUN) == 0 && !((tags & NT_TAG_PART) != 0 && nt_has(scan, at - 1, NT_TAG_PREP)) &&
			!nt_has(scan, at - 1, NT_TAG_DET | NT_TAG_ADJ | NT_TAG_NOUN) &&
			!is_cap(scan, at))
			break;
		first = at;
	}
	phrase->first = first;
	phrase->end = token;
	phrase->plural = nt_tags_plural(scan, head);
	return true;
}
