/*-------------------------------------------------------------------------
 *
 * person.c
 *	  Which mentions name the same person, and who a pronoun stands for.
 *
 * People are told apart by their last name and a compatible first one.  A
 * last name that several people of the article bear alone names nobody: no
 * answer is better than a coin toss.
 *
 *-------------------------------------------------------------------------
 */
#include "quote/text.h"
#include "quote/words.h"

#include "core/hash.h"
#include "core/unicode.h"
#include "core/utf8.h"

/* How far back, in mentions and sentences, a pronoun may refer. */
#define PRONOUN_MENTIONS	40
#define PRONOUN_SENTENCES	6

/* Letters of a first name that are compared; the shortest that is spelt with one letter more, less or other. */
#define MAX_FIRST_NAME		20
#define MIN_VARIANT			6

/* Title.person when free, or when the title has several bearers */
#define NO_PERSON			(-1)
#define SEVERAL_PERSONS		(-2)

typedef struct Title
{
	uint32		key;			/* hash of the noun */
	int32		person;
} Title;

typedef struct Names
{
	NtQuoteText *text;
	int32		capacity;
	int32	   *slots;			/* persons by last_key, -1; open addressing */
	int32	   *first_slots;	/* persons by first_key */
	Title	   *titles;			/* of the same size */
	uint32		mask;
} Names;

/* Hash of a word without accents and case; the words of one name in two spellings meet. */
static uint32
plain_hash(const NtDocument *doc, int32 token)
{
	const char *word = doc->text + doc->tokens[token].start;
	char		plain[NT_TOKEN_MAX_BYTES * 2];
	int32		len = 0;

	/* nothing to take off: the token's own hash is that of the same letters */
	if (doc->tokens[token].kind == NT_TOKEN_WORD && (doc->tokens[token].flags & (NT_TOKEN_JOINED | NT_TOKEN_CLITIC)) == 0 &&
		nt_utf8_is_ascii(word, doc->tokens[token].len))
		return doc->tokens[token].hash;
	for (int32 i = 0; i < doc->tokens[token].len;)
	{
		uint32		cp = nt_base(nt_utf8_next(word, &i));

		if (cp != 0 && cp != '\'' && cp != 0x2019)	/* O'Neill, however typed */
			len += nt_utf8_put(plain + len, cp);
	}
	return nt_wordkey_hash(nt_wordkey(plain, len));
}

static int32 *
find_slot(const Names *names, int32 *slots, uint32 key, bool by_first)
{
	uint32		at = nt_hash64_mix(key) & names->mask;

	while (slots[at] >= 0)
	{
		const NtPerson *person = &names->text->persons[slots[at]];

		if ((by_first ? person->first_key : person->last_key) == key)
			break;
		at = (at + 1) & names->mask;
	}
	return &slots[at];
}

static int32
last_name(const NtQuoteText *text, const NtMention *mention)
{
	int32		token = mention->name_end - 1;

	while (token > mention->name && text->doc->tokens[token].kind != NT_TOKEN_WORD)
		token--;
	return token;
}

/* Letters of a word without accents and case, at most max; returns their number. */
static int
plain_letters(const NtDocument *doc, int32 token, uint32 *letters, int max)
{
	const char *word = doc->text + doc->tokens[token].start;
	int			count = 0;

	for (int32 i = 0; i < doc->tokens[token].len && count < max;)
		letters[count++] = nt_base(nt_utf8_next(word, &i));
	return count;
}

/*
 * May these two first names be one?  The same letters, an initial, a shortening (Ben, Benjamin), or behind the same
 * two letters one that differs or is missing (Sergei, Sergey; Mohamed, Mohammed); not a man's and a woman's name.
 */
static bool
first_names_agree(const NtDocument *doc, int32 a, int32 b)
{
	uint32		letters_a[MAX_FIRST_NAME];
	uint32		letters_b[MAX_FIRST_NAME];
	int			na = plain_letters(doc, a, letters_a, MAX_FIRST_NAME);
	int			nb = plain_letters(doc, b, letters_b, MAX_FIRST_NAME);
	int			head = 0;
	int			tail = 0;
	uint8		gender_a = na > 1 && nb > 1 ? nt_first_name_gender(doc, a) : 0;

	if (gender_a != 0)
	{
		uint8		gender_b = nt_first_name_gender(doc, b);

		if (gender_b != 0 && (gender_a & gender_b) == 0)
			return false;
	}
	while (head < na && head < nb && letters_a[head] == letters_b[head])
		head++;
	if (head == na || head == nb)
		return head >= 3 || head == 1 || na == nb;
	while (head + tail < na && head + tail < nb && letters_a[na - 1 - tail] == letters_b[nb - 1 - tail])
		tail++;
	/* of short names every letter counts: Mario, Marco */
	return head >= 2 && Min(na, nb) >= MIN_VARIANT && na - head - tail <= 1 && nb - head - tail <= 1;
}

static int32
add_person(Names *names, int32 mention, uint32 first_key, uint32 last_key)
{
	NtQuoteText *text = names->text;
	NtPerson   *person;

	NT_ARRAY_RESERVE(text->persons, text->npersons, names->capacity);
	person = &text->persons[text->npersons];
	person->full = mention;
	person->mentions = 0;
	person->namesake = -1;
	person->bearers = -1;
	person->first_key = first_key;
	person->last_key = last_key;
	person->gender = 0;
	person->ambiguous = false;
	return text->npersons++;
}

static int
name_words(const NtQuoteText *text, const NtMention *mention)
{
	int			words = 0;

	for (int32 i = mention->name; i < mention->name_end; i++)
		words += text->doc->tokens[i].kind == NT_TOKEN_WORD && text->doc->tokens[i].len > 1;
	return words;
}

/* Do the names, of one last name, fit one person?  Words before the first name (an unknown title) do not matter. */
static bool
names_agree(const NtQuoteText *text, const NtMention *a, const NtMention *b)
{
	const NtDocument *doc = text->doc;

	if (first_names_agree(doc, a->name, b->name))
		return true;
	for (int32 i = a->name + 1; i + 1 < a->name_end; i++)
		if (doc->tokens[i].len > 1 && plain_hash(doc, i) == plain_hash(doc, b->name))
			return true;
	for (int32 i = b->name + 1; i + 1 < b->name_end; i++)
		if (doc->tokens[i].len > 1 && plain_hash(doc, i) == plain_hash(doc, a->name))
			return true;
	return false;
}

/* Is the name a better one to show than the other, both of one person? */
static bool
is_fuller(const NtQuoteText *text, const NtMention *name, const NtMention *other)
{
	bool		known = nt_first_name_gender(text->doc, name->name) != 0;
	bool		other_known = nt_first_name_gender(text->doc, other->name) != 0;

	if (known != other_known && !first_names_agree(text->doc, name->name, other->name))
		return known;
	return name_words(text, name) > name_words(text, other);
}

/* How many people of one last name are told apart; the rest of an endless list counts as the last of them. */
#define MAX_NAMESAKES 16

/* A name of two or more words: one of the people known by the last name, or a new one. */
static void
take_full_name(Names *names, int32 index)
{
	NtQuoteText *text = names->text;
	NtMention  *mention = &text->mentions[index];
	int32		last = last_name(text, mention);
	uint32		last_key = plain_hash(text->doc, last);
	uint32		first_key = plain_hash(text->doc, mention->name);
	int32	   *slot = find_slot(names, names->slots, last_key, false);
	int32		tail = -1;
	int			namesakes = 0;
	int32		person;

	for (person = *slot; person >= 0; tail = person, person = text->persons[person].namesake)
		if (++namesakes >= MAX_NAMESAKES || names_agree(text, &text->mentions[text->persons[person].full], mention))
			break;
	if (person < 0)
	{
		person = add_person(names, index, first_key, last_key);
		if (tail >= 0)
			text->persons[tail].namesake = person;
		else
			*slot = person;
		slot = find_slot(names, names->first_slots, first_key, true);
		if (*slot < 0)
			*slot = person;
		else if (text->persons[*slot].last_key != last_key)
			text->persons[*slot].ambiguous = true;	/* by first name only; cleared below for last names */
	}
	else if (is_fuller(text, mention, &text->mentions[text->persons[person].full]))
		text->persons[person].full = index;
	mention->person = person;
	text->persons[person].gender |= mention->gender | nt_first_name_gender(text->doc, mention->name);
}

/* May the first word of the name owe its capital to its place alone? */
static bool
is_doubtful(const NtQuoteText *text, const NtMention *mention)
{
	return ((text->doc->tokens[mention->name].flags & NT_TOKEN_FIRST) != 0 || text->title_case[mention->sentence]) &&
		mention->first == mention->name && nt_first_name_gender(text->doc, mention->name) == 0;
}

/* One name: the only bearer of this last name, or of this first name, or somebody of whom no more is said. */
static void
take_single_name(Names *names, int32 index, const bool *first_shared)
{
	NtQuoteText *text = names->text;
	NtMention  *mention = &text->mentions[index];
	uint32		key = plain_hash(text->doc, last_name(text, mention));
	int32	   *slot = find_slot(names, names->slots, key, false);
	int32		person = *slot;

	if (person >= 0 && text->persons[person].namesake >= 0)
	{
		int32		fitting = -1;
		int			fits = 0;
		int32		tail = person;

		for (int32 p = person; p >= 0; p = text->persons[p].namesake)
		{
			tail = p;
			if (!text->persons[p].ambiguous && mention->gender != 0 && text->persons[p].gender == mention->gender)
			{
				fitting = p;
				fits++;
			}
		}
		if (fits == 1)
			person = fitting;
		else
		{
			if (!text->persons[tail].ambiguous)
			{
				int32		unknown = add_person(names, index, 0, key);

				text->persons[tail].namesake = unknown;
				text->persons[unknown].ambiguous = true;
				text->persons[unknown].bearers = *slot;
				tail = unknown;
			}
			person = tail;
		}
	}
	else if (person < 0)
	{
		int32		by_first = *find_slot(names, names->first_slots, key, true);

		if (by_first >= 0 && !first_shared[by_first])
			person = by_first;
		else
			person = *slot = add_person(names, index, 0, key);
	}
	mention->person = person;
	if (!text->persons[person].ambiguous)
		text->persons[person].gender |= mention->gender;
}

/*
 * The last title before a name, or the noun of the apposition after it ("Berg, the mayor"), stands for that person
 * from then on; a title that two people bear stands for neither.
 */
static int32
title_slot(const Names *names, uint32 key)
{
	uint32		at = nt_hash64_mix(key) & names->mask;

	while (names->titles[at].person != NO_PERSON && names->titles[at].key != key)
		at = (at + 1) & names->mask;
	return at;
}

static void
give_title(Names *names, int32 token, int32 person)
{
	uint32		key = names->text->doc->tokens[token].hash;
	Title	   *title = &names->titles[title_slot(names, key)];

	if (title->person == NO_PERSON)
	{
		title->key = key;
		title->person = person;
	}
	else if (title->person != person)
		title->person = SEVERAL_PERSONS;
}

/* Is the next mention a name between commas, right behind this noun?  A full name may have its place behind it. */
static bool
apposed_name(const NtQuoteText *text, int32 index)
{
	const NtDocument *doc = text->doc;
	const NtMention *noun = &text->mentions[index];
	const NtMention *name = noun + 1;

	return index + 1 < text->nmentions && name->sentence == noun->sentence && name->first == noun->end + 1 &&
		(name->type == NT_MENTION_FULL || name->type == NT_MENTION_LAST) && name->person >= 0 &&
		nt_token_is_punct(doc, noun->end, ',') &&
		(name->end >= doc->sentences[name->sentence].end ||
		 nt_token_is_punct(doc, name->end, ',') || nt_token_is_punct(doc, name->end, '.') ||
		 (name->type == NT_MENTION_FULL && (text->classes[name->end] & NT_QWORD_PREP) != 0));
}

/* Gathers titles in text order and resolves "the mayor" by those given so far. */
static void
resolve_titles(Names *names)
{
	NtQuoteText *text = names->text;

	for (int32 i = 0; i < text->nmentions; i++)
	{
		NtMention  *mention = &text->mentions[i];

		NT_CHECK_INTERRUPTS();
		if (mention->type == NT_MENTION_FULL || mention->type == NT_MENTION_TITLED)
		{
			for (int32 t = mention->name - 1; t >= mention->first; t--)
				if (text->classes[t] & NT_QWORD_PERSON)
				{
					give_title(names, t, mention->person);
					break;
				}
		}
		else if (mention->type == NT_MENTION_PERSON && apposed_name(text, i))
			mention->person = mention[1].person;	/* "his deputy, Anna Berg, said" */
		else if (mention->type == NT_MENTION_PERSON && (text->classes[mention->name] & NT_QWORD_TITLE) != 0)
		{
			const NtMention *before = i > 0 ? mention - 1 : NULL;
			int32		bearer = *find_slot(names, names->slots, plain_hash(text->doc, mention->name), false);

			/* a surname that is a title, too: Dean */
			if (bearer >= 0 && mention->first == mention->name && text->persons[bearer].first_key != 0 &&
				(text->doc->tokens[mention->name].flags & NT_TOKEN_CAP) != 0)
			{
				mention->person = bearer;
				continue;
			}
			if (before != NULL && before->person >= 0 && before->end + 1 == mention->first &&
				before->type <= NT_MENTION_TITLED && nt_token_is_punct(text->doc, before->end, ','))
			{
				give_title(names, mention->name, before->person);
				mention->person = before->person;
			}
			else if (mention->first < mention->name && (text->classes[mention->first] & NT_QWORD_DET) != 0 &&
					 !(mention->end < text->doc->ntokens && nt_token_is(text->doc, mention->end, "of")))
			{
				int32		person = names->titles[title_slot(names, text->doc->tokens[mention->name].hash)].person;

				if (person >= 0)
					mention->person = person;
			}
		}
	}
}

/* Fills in text->persons and the person of every mention that is a name. */
void
nt_persons_find(NtQuoteText *text)
{
	Names		names = {0};
	uint32		size = 16;
	bool	   *first_shared;

	names.text = text;
	while (size < (uint32) text->nmentions * 2)
		size *= 2;
	names.mask = size - 1;
	names.slots = palloc(size * sizeof(int32));
	names.first_slots = palloc(size * sizeof(int32));
	nt_fill(names.slots, -1, size * sizeof(int32));
	nt_fill(names.first_slots, -1, size * sizeof(int32));
	for (int32 i = 0; i < text->nmentions; i++)
	{
		NT_CHECK_INTERRUPTS();
		if (text->mentions[i].type == NT_MENTION_FULL && !is_doubtful(text, &text->mentions[i]))
			take_full_name(&names, i);
	}
	for (int32 i = 0; i < text->nmentions; i++)
	{
		NT_CHECK_INTERRUPTS();
		if (text->mentions[i].type == NT_MENTION_FULL && is_doubtful(text, &text->mentions[i]))
		{
			int32		bearer = *find_slot(&names, names.slots,
											plain_hash(text->doc, last_name(text, &text->mentions[i])), false);

			/* "Furious Berg left" names the Berg there is */
			if (bearer >= 0 && !first_names_agree(text->doc, text->mentions[text->persons[bearer].full].name,
												  text->mentions[i].name))
				text->mentions[i].type = NT_MENTION_LAST;
			else
				take_full_name(&names, i);
		}
	}
	first_shared = palloc(Max(text->npersons, 1) * sizeof(bool));
	for (int32 i = 0; i < text->npersons; i++)
	{
		if (i % NT_CHECK_TOKENS == 0)
			NT_CHECK_INTERRUPTS();
		first_shared[i] = text->persons[i].ambiguous;
		text->persons[i].ambiguous = false;
	}
	for (int32 i = 0; i < text->nmentions; i++)
	{
		NtMention  *mention = &text->mentions[i];

		NT_CHECK_INTERRUPTS();
		if (mention->type == NT_MENTION_LAST || mention->type == NT_MENTION_TITLED)
			take_single_name(&names, i, first_shared);
		else if (mention->type == NT_MENTION_ORG)
		{
			int32	   *slot = find_slot(&names, names.slots, plain_hash(text->doc, last_name(text, mention)), false);

			/* organisations meet by their last word only when nobody bears it */
			if (*slot < 0)
				*slot = add_person(&names, i, 0, plain_hash(text->doc, last_name(text, mention)));
			mention->person = *slot;
		}
		if (mention->person >= 0)
			text->persons[mention->person].mentions++;
	}
	/* a noun has a capital by grammar, unless it is known to be a name */
	if (nt_language_has_noun_capitals(text->language))
		for (int32 i = 0; i < text->nmentions; i++)
		{
			NtMention  *mention = &text->mentions[i];

			if (i % NT_CHECK_TOKENS == 0)
				NT_CHECK_INTERRUPTS();
			if (mention->type == NT_MENTION_LAST && text->persons[mention->person].first_key == 0 &&
				text->persons[mention->person].gender == 0 && nt_first_name_gender(text->doc, mention->name) == 0)
				mention->type = NT_MENTION_OTHER;
		}
	names.titles = palloc(size * sizeof(Title));
	for (uint32 i = 0; i < size; i++)
	{
		if (i % NT_CHECK_TOKENS == 0)
			NT_CHECK_INTERRUPTS();
		names.titles[i].person = NO_PERSON;
	}
	resolve_titles(&names);
	pfree(names.titles);
	pfree(first_shared);
	pfree(names.slots);
	pfree(names.first_slots);
}

/* Of several people with one last name the only one of this gender, else the person itself. */
static int32
of_gender(const NtQuoteText *text, int32 person, uint8 gender)
{
	int32		found = -1;

	if (!text->persons[person].ambiguous)
		return person;
	for (int32 p = text->persons[person].bearers; p >= 0; p = text->persons[p].namesake)
		if (!text->persons[p].ambiguous && text->persons[p].gender == gender)
		{
			if (found >= 0)
				return person;
			found = p;
		}
	return found >= 0 ? found : person;
}

static bool
follows_preposition(const NtQuoteText *text, const NtMention *mention)
{
	return mention->first > 0 && (text->classes[mention->first - 1] & NT_QWORD_PREP) != 0;
}

static bool
is_possessor(const NtQuoteText *text, const NtMention *mention)
{
	return mention->end < text->doc->ntokens && (text->doc->tokens[mention->end].flags & NT_TOKEN_CLITIC) != 0;
}

/*
 * Who "he" or "she" is: of the people named before, near, of fitting gender, the one that most likely is the subject.
 * last_speaker is the person last heard, or -1.
 */
static int32
pronoun_person(const NtQuoteText *text, int32 mention, int32 last_speaker)
{
	const NtMention *pronoun = &text->mentions[mention];
	int32		best = -1;
	int			best_score = PG_INT32_MIN;

	for (int32 i = mention - 1; i >= 0 && i >= mention - PRONOUN_MENTIONS; i--)
	{
		const NtMention *m = &text->mentions[i];
		int32		sentences = pronoun->sentence - m->sentence;
		int			score;
		int32		person = m->person;

		if (sentences > PRONOUN_SENTENCES)
			break;
		if (person < 0 || m->type == NT_MENTION_ORG || m->type == NT_MENTION_PERSON)
			continue;
		person = of_gender(text, person, pronoun->gender);
		if (text->persons[person].gender != 0 && (text->persons[person].gender & pronoun->gender) == 0)
			continue;
		/* one name alone, without title or given name anywhere, is as likely a company or a town */
		score = -3 * sentences;
		if (text->persons[person].gender == 0 && text->persons[person].first_key == 0 && m->type == NT_MENTION_LAST)
		{
			if ((text->doc->tokens[m->name].flags & NT_TOKEN_ALLCAPS) != 0 || nt_mention_in_phrase(text, m) ||
				is_possessor(text, m))
				continue;
			score -= 4;
		}
		if (text->persons[person].gender == pronoun->gender)
			score += 4;
		if (m->first == text->doc->sentences[m->sentence].first)
			score += 2;
		if (follows_preposition(text, m))
			score -= 2;
		if (is_possessor(text, m))
			score -= 1;
		if (person == last_speaker)
			score += 3;
		if (m->inverted || m->link == NT_LINK_ADJACENT || m->link == NT_LINK_APPOSITION)
			score += 2;
		if (text->persons[person].mentions > 2)
			score += 1;
		if (score > best_score)
		{
			best = person;
			best_score = score;
		}
	}
	return best;
}

/* Whom the mention names, following pronouns; last_speaker is the person last heard.  -1 if that is not known. */
int32
nt_mention_person(const NtQuoteText *text, int32 mention, int32 last_speaker)
{
	const NtMention *m = &text->mentions[mention];

	if (m->type <= NT_MENTION_ORG || m->type == NT_MENTION_PERSON)
		return m->person;
	if (m->type == NT_MENTION_HE || m->type == NT_MENTION_SHE)
		return pronoun_person(text, mention, last_speaker);
	/* the name right before: "Berg, who said" */
	if (m->type == NT_MENTION_WHO && mention > 0 && m->first - m[-1].end <= 1)
		return m[-1].person;
	return -1;
}

/* The fullest name the article gives, in bytes; empty when it is not known which person is meant. */
NtSpan
nt_person_name(const NtQuoteText *text, int32 person)
{
	NtSpan		none = {0, 0};
	const NtMention *full;

	if (person < 0 || text->persons[person].ambiguous)
		return none;
	full = &text->mentions[text->persons[person].full];
	return nt_tokens_span(text->doc, full->name, full->name_end);
}
