/*-------------------------------------------------------------------------
 *
 * mention.c
 *	  Who and what could speak: names, pronouns, nouns for people, bodies
 *	  and documents, and nouns that stand right beside a reporting verb.
 *
 *-------------------------------------------------------------------------
 */
#include "quote/text.h"
#include "quote/words.h"

/* Longer runs of capitals are headlines, not names. */
#define MAX_NAME_TOKENS		14
/* "moon" in Ki-moon, but not "based" in London-based. */
#define MAX_SMALL_NAME_PART	4
/* How far before its head noun a phrase's article may stand. */
#define MAX_NOUN_MODIFIERS	6

/* Words before a noun without an article that may belong to it. */
#define MAX_BARE_MODIFIERS	2
/* Tokens behind a verb of speech among which the head of its subject stands: "said the much larger low-tide audience". */
#define MAX_SUBJECT_TOKENS	7

/* Tokens before a name that its particles are looked for in: "de la", "al-". */
#define MAX_PARTICLES		3
/* Mentions looked through for the head of a phrase. */
#define MAX_HEADS			6

/* An apposition longer than this is none. */
#define MAX_LINK_TOKENS		30

/* What a word without a capital must be to begin or end a mention. */
#define MENTION_CLASSES		(NT_WORD_PRONOUNS | NT_QWORD_POSS | NT_WORD_CUES | NT_WORD_NOUNS)

typedef struct Finder
{
	NtQuoteText *text;
	int32		capacity;
	int32		sentence;
	int32		paragraph;
	int32		first;			/* tokens of the sentence */
	int32		end;
} Finder;

static NtMention *
add_mention(Finder *finder, NtMentionType type, int32 first, int32 end, int32 name, int32 name_end)
{
	NtQuoteText *text = finder->text;
	NtMention  *mention;

	NT_ARRAY_RESERVE(text->mentions, text->nmentions, finder->capacity);
	mention = &text->mentions[text->nmentions++];
	mention->first = first;
	mention->end = end;
	mention->name = name;
	mention->name_end = name_end;
	mention->person = -1;
	mention->cue_after = -1;
	mention->cue_before = -1;
	mention->link = NT_LINK_NONE;
	mention->inverted = false;
	mention->sentence = finder->sentence;
	mention->paragraph = finder->paragraph;
	mention->type = type;
	mention->gender = 0;
	return mention;
}

static inline uint8
gender_of(uint32 classes)
{
	return ((classes & NT_QWORD_MALE) ? NT_MALE : 0) | ((classes & NT_QWORD_FEMALE) ? NT_FEMALE : 0);
}

static inline bool
touches(const Finder *finder, int32 token)
{
	return (finder->text->doc->tokens[token].flags & NT_TOKEN_SPACE) == 0;
}

static inline bool
is_word(const Finder *finder, int32 token)
{
	return finder->text->doc->tokens[token].kind == NT_TOKEN_WORD;
}

/* A capitalised word that may be part of a name. */
static bool
is_name_word(const Finder *finder, int32 token)
{
	const NtToken *t = &finder->text->doc->tokens[token];
	uint32		classes = finder->text->classes[token];

	if (t->kind != NT_TOKEN_WORD || (t->flags & NT_TOKEN_CAP) == 0 || finder->text->stretch_of[token] >= 0)
		return false;
	if (classes & (NT_QWORD_PARTICLE | NT_QWORD_TITLE | NT_QWORD_ORG))
		return true;
	if (classes & NT_WORD_CUES)
		return false;
	/* a lone I or A is a pronoun or article, unless it is an initial */
	return (classes & NT_WORD_FUNCTION) == 0 ||
		(t->len == 1 && token + 1 < finder->end && nt_token_is_punct(finder->text->doc, token + 1, '.'));
}

/* The token after the name that begins at "first": capitalised words and what joins them. */
static int32
name_end(const Finder *finder, int32 first)
{
	const NtDocument *doc = finder->text->doc;
	const uint32 *classes = finder->text->classes;
	int32		limit = Min(finder->end, first + MAX_NAME_TOKENS);
	int32		i = first + 1;
	bool		organisation = (classes[first] & NT_QWORD_ORG) != 0;

	while (i < limit && finder->text->stretch_of[i] < 0)
	{
		int32		next = i;

		if (is_name_word(finder, i))
		{
			organisation |= (classes[i] & NT_QWORD_ORG) != 0;
			i++;
			continue;
		}
		if (nt_token_is_punct(doc, i, '.') && touches(finder, i) && i + 1 < limit &&
			(doc->tokens[i - 1].len == 1 || (classes[i - 1] & (NT_QWORD_TITLE | NT_QWORD_SUFFIX)) != 0))
			next = i + 1;
		else if ((nt_token_is_punct(doc, i, '-') || nt_token_is_punct(doc, i, '&') ||
				  nt_token_is_punct(doc, i, 0x2019) || nt_token_is_punct(doc, i, 0x2010)) &&
				 i + 1 < limit && touches(finder, i) == touches(finder, i + 1) &&
				 (touches(finder, i) || nt_token_is_punct(doc, i, '&')))
		{
			/* the second part of a given name may be small: Ki-moon */
			if (nt_token_is_punct(doc, i, '-') && is_word(finder, i + 1) && !is_name_word(finder, i + 1) &&
				(classes[i + 1] & (NT_WORD_FUNCTION | NT_WORD_NOUNS | NT_WORD_CUES)) == 0 &&
				doc->tokens[i + 1].len <= MAX_SMALL_NAME_PART)
			{
				i += 2;
				continue;
			}
			next = i + 1;
		}
		else
		{
			while (next < limit && next < i + 3 && is_word(finder, next) &&
				   ((classes[next] & NT_QWORD_PARTICLE) != 0 ||
					(organisation && (nt_token_is(doc, next, "of") || nt_token_is(doc, next, "the") ||
									  nt_token_is(doc, next, "for")))))
				next++;
			if (next < limit && next > i && nt_token_is_punct(doc, next, '-') && touches(finder, next))
				next++;
		}
		if (next == i || next >= limit || !is_name_word(finder, next) ||
			/* a title begins another name, unless it is the surname behind one: Mr. King */
			((classes[next] & NT_QWORD_TITLE) != 0 &&
			 (classes[i - 1] & (NT_QWORD_TITLE | NT_QWORD_PERSON)) != NT_QWORD_TITLE))
			break;
		i = next + 1;
	}
	return i;
}

/* The 's of a possessor, or the lone apostrophe of one in the plural: the pilots' union. */
static bool
is_possessive(const Finder *finder, int32 token)
{
	const NtDocument *doc = finder->text->doc;
	const NtToken *before = &doc->tokens[token - 1];

	if (doc->tokens[token].flags & NT_TOKEN_CLITIC)
		return true;
	return (nt_token_is_punct(doc, token, '\'') || nt_token_is_punct(doc, token, 0x2019)) && touches(finder, token) &&
		!touches(finder, token + 1) && before->kind == NT_TOKEN_WORD &&
		doc->text[before->start + before->len - 1] == 's';
}

/*
 * First token of a noun phrase without an article: the words before the head, if nothing but they stand between it and
 * the sentence's start, a punctuation mark or a small word ("Syrian forces", "But rebel officials").
 */
static int32
modifiers_start(const Finder *finder, int32 head)
{
	const NtQuoteText *text = finder->text;

	for (int32 i = head - 1; i >= head - MAX_BARE_MODIFIERS - 1; i--)
	{
		if (i < finder->first || text->stretch_of[i] >= 0 ||
			text->doc->tokens[i].kind == NT_TOKEN_PUNCT || (text->classes[i] & (NT_QWORD_CONJ | NT_QWORD_THAT)) != 0)
			return i + 1;
		if (!is_word(finder, i) || (text->classes[i] & ~NT_QWORD_NOTNAME) != 0 ||
			(text->doc->tokens[i].flags & NT_TOKEN_CLITIC) != 0)
			break;
	}
	return head;
}

/* First token of a noun phrase, up to its head: article, adjectives, a possessor with its own. */
static int32
noun_start(const Finder *finder, int32 head)
{
	const NtQuoteText *text = finder->text;
	const NtDocument *doc = text->doc;
	int32		stop = Max(finder->first, head - MAX_NOUN_MODIFIERS);

	for (int32 i = head - 1; i >= stop; i--)
	{
		const NtToken *t = &doc->tokens[i];
		uint32		classes = text->classes[i];

		if (text->stretch_of[i] >= 0)
			break;
		/* (the head stands behind it, so that a token follows; the possessor before it) */
		if (i > finder->first && is_possessive(finder, i))
		{
			const NtMention *owner = text->nmentions > 0 ? &text->mentions[text->nmentions - 1] : NULL;

			if (owner != NULL && owner->end == i)
				return owner->first;
			continue;
		}
		if (classes & (NT_QWORD_DET | NT_QWORD_POSS))
			return i;
		if (nt_token_is_punct(doc, i, '-') && touches(finder, i))
			continue;
		if (t->kind != NT_TOKEN_WORD && t->kind != NT_TOKEN_NUMBER)
			break;
		if (classes & ((NT_WORD_FUNCTION & ~NT_QWORD_ADV) | NT_WORD_CUES))
			break;
	}
	return modifiers_start(finder, head);
}

/* "dozens of workers", "one of the witnesses": the phrase begins with what is counted. */
static int32
counted_start(const Finder *finder, int32 start)
{
	const NtQuoteText *text = finder->text;
	int32		before = start - 1;

	/* over "registered" in "most of registered voters" */
	while (before > finder->first && before > start - 3 && text->stretch_of[before] < 0 && is_word(finder, before) &&
		   text->classes[before] == 0)
		before--;
	before--;
	if (before < finder->first || text->stretch_of[before] >= 0 || !nt_token_is(text->doc, before + 1, "of") ||
		!is_word(finder, before) ||
		(text->classes[before] & (NT_QWORD_GROUP | NT_QWORD_DET | NT_QWORD_PERSON)) == 0)
		return start;
	return noun_start(finder, before);
}

/* Is the title at the end of the run a surname: Mr. King, Howard Dean? */
static bool
is_surname(const Finder *finder, int32 first, int32 title, int32 end)
{
	const NtQuoteText *text = finder->text;
	int32		before = title - 1;

	if (title + 1 < end || before < first)
		return false;
	if (nt_token_is_punct(text->doc, before, '.') && before > first)
		before--;
	if (text->classes[before] & NT_QWORD_TITLE)
		return (text->classes[before] & NT_QWORD_PERSON) == 0;
	return nt_first_name_gender(text->doc, before) != 0;
}

/* quietly, forcefully: no noun, in English */
static bool
is_manner(const Finder *finder, int32 token)
{
	const NtToken *t = &finder->text->doc->tokens[token];

	return finder->text->language == NT_LANG_EN && t->len > 4 && (t->flags & NT_TOKEN_CAP) == 0 &&
		memcmp(finder->text->doc->text + t->start + t->len - 2, "ly", 2) == 0;
}

/* Van der Berg: a particle may follow a particle. */
static bool
begins_name(const Finder *finder, int32 token)
{
	return is_name_word(finder, token) ||
		((finder->text->classes[token] & NT_QWORD_PARTICLE) != 0 && token + 1 < finder->end &&
		 is_name_word(finder, token + 1));
}

/* May the noun be the one word that stands beside a verb of speech? */
static bool
is_bare_noun(const Finder *finder, int32 token)
{
	return token >= finder->first && token < finder->end && is_word(finder, token) &&
		finder->text->stretch_of[token] < 0 &&
		(finder->text->classes[token] & (NT_WORD_FUNCTION | NT_WORD_CUES)) == 0 &&
		(finder->text->doc->tokens[token].flags & NT_TOKEN_CLITIC) == 0 && !is_manner(finder, token);
}

/* The first of the small particles that stand right before a name; not where they are prepositions, too. */
static int32
particles_start(const Finder *finder, int32 name)
{
	const uint32 *classes = finder->text->classes;
	int32		start = name;

	for (int32 i = name - 1; i >= finder->first && i >= name - MAX_PARTICLES; i--)
	{
		if (finder->text->stretch_of[i] >= 0)
			break;
		if ((classes[i] & (NT_QWORD_PARTICLE | NT_QWORD_PREP | NT_QWORD_DET)) == NT_QWORD_PARTICLE && is_word(finder, i))
			start = i;
		else if (!nt_token_is_punct(finder->text->doc, i, '-') || !touches(finder, i))
			break;
	}
	return start;
}

/* A name that begins at "first": its titles cut off, its kind told.  Returns the token after it. */
static int32
take_name(Finder *finder, int32 first)
{
	NtQuoteText *text = finder->text;
	const NtDocument *doc = text->doc;
	int32		end = name_end(finder, first);
	int32		name = first;
	int32		stop = end;
	int32		words = 0;
	uint8		gender = 0;
	bool		titled = false;
	bool		organisation = false;
	NtMention  *mention;

	/* the name begins after the last title, or after capitalised words that are no names */
	for (int32 i = first; i < end; i++)
	{
		if ((text->classes[i] & NT_QWORD_TITLE) != 0 && !is_surname(finder, first, i, end))
		{
			gender |= gender_of(text->classes[i]);
			titled = true;
			name = i + 1;
		}
		if (text->classes[i] & NT_QWORD_ORG)
			organisation = true;
	}
	while (name < end && (!is_word(finder, name) || (!organisation && (text->classes[name] & NT_QWORD_NOTNAME) != 0)))
		name++;
	while (stop > name && (!is_word(finder, stop - 1) || (text->classes[stop - 1] & NT_QWORD_SUFFIX) != 0))
		stop--;
	for (int32 i = name; i < stop; i++)
		words += is_word(finder, i) && (text->classes[i] & NT_QWORD_PARTICLE) == 0 &&
			!(i > name && nt_token_is_punct(doc, i - 1, '-'));
	/* "Universe Alicia Berg": what stands before a known first name is no part of the name */
	if (words > 2 && nt_first_name_gender(doc, name) == 0)
		for (int32 i = name + 1; i + 1 < stop; i++)
			if (nt_first_name_gender(doc, i) != 0 && !nt_token_is_punct(doc, i - 1, '-') &&
				!nt_token_is_punct(doc, i - 1, '.'))
			{
				name = i;
				break;
			}
	/* a noun that bears a capital by grammar only: German, or first of the sentence */
	if (words == 1 && end == first + 1 && (text->classes[first] & NT_WORD_NOUNS) != 0 &&
		(nt_language_has_noun_capitals(text->language) || (doc->tokens[first].flags & NT_TOKEN_FIRST) != 0))
		words = 0;
	if (words == 0)
	{
		/* "the President", "Republicans" */
		int32		head = end - 1;

		while (head > first && !is_word(finder, head))
			head--;
		if (titled)
		{
			mention = add_mention(finder, NT_MENTION_PERSON, noun_start(finder, head), end, head, head + 1);
			mention->gender = gender;
		}
		else if (is_bare_noun(finder, end) && (text->classes[end] & NT_WORD_NOUNS) != 0)
			return end;			/* "Syrian forces": the noun after it is the head */
		else if (text->classes[head] & NT_WORD_NOUNS)
			add_mention(finder, (text->classes[head] & NT_QWORD_PERSON) ? NT_MENTION_PERSON
						: (text->classes[head] & NT_QWORD_DOCUMENT) ? NT_MENTION_DOCUMENT : NT_MENTION_GROUP,
						noun_start(finder, head), end, head, head + 1);
		return end;
	}
	/* "On Monday Anna Berg" */
	if (!titled && !organisation)
		first = name;
	/* "campaign manager Anna Berg" */
	if (text->nmentions > 0 && first > finder->first)
	{
		const NtMention *before = &text->mentions[text->nmentions - 1];

		if (before->type == NT_MENTION_PERSON && before->end == first)
		{
			first = before->first;
			gender |= before->gender;
			titled = true;
			text->nmentions--;
		}
	}
	if (titled)
		organisation = false;
	/* "de la Cruz", "al-Harthi": small particles before the only name */
	if (words == 1 && first == name)
		first = name = particles_start(finder, name);
	mention = add_mention(finder, organisation ? NT_MENTION_ORG : words > 1 ? NT_MENTION_FULL
						  : titled ? NT_MENTION_TITLED : NT_MENTION_LAST, first, end, name, stop);
	mention->gender = gender != (NT_MALE | NT_FEMALE) ? gender : 0;
	if (organisation && name > finder->first && (text->classes[name - 1] & NT_QWORD_DET) != 0 && first == name)
		mention->first = name - 1;
	return end;
}

static void
take_pronoun(Finder *finder, int32 token, uint32 classes)
{
	NtMentionType type;
	NtMention  *mention;

	if (classes & NT_QWORD_HE)
		type = NT_MENTION_HE;
	else if (classes & NT_QWORD_SHE)
		type = NT_MENTION_SHE;
	else if (classes & NT_QWORD_THEY)
		type = NT_MENTION_THEY;
	else if (classes & NT_QWORD_FIRST)
		type = NT_MENTION_FIRST;
	else if (classes & NT_QWORD_IT)
		type = NT_MENTION_IT;
	else
		type = NT_MENTION_WHO;
	mention = add_mention(finder, type, token, token + 1, token, token + 1);
	mention->gender = type == NT_MENTION_HE ? NT_MALE : type == NT_MENTION_SHE ? NT_FEMALE : 0;
}

/*
 * Is what looks like a verb the noun that the words from "first" on belong to, in English?  "a yellow warning"; without
 * an article, before -s, also "early estimates" and "alerts".
 */
static bool
is_noun_itself(const Finder *finder, int32 first, int32 cue)
{
	const NtDocument *doc = finder->text->doc;
	const NtToken *t = &doc->tokens[cue];

	if (finder->text->language != NT_LANG_EN)
		return false;
	if (nt_word_is_participle(doc, cue))
		return true;
	/* "a firm call": the verb would end in -s */
	if ((nt_word_roles(finder->text, first) & NT_ROLEWORD_SINGULAR) != 0 && nt_word_is_base_form(finder->text, cue))
		return true;
	return (finder->text->classes[first] & (NT_QWORD_DET | NT_QWORD_POSS)) == 0 && doc->text[t->start + t->len - 1] == 's' &&
		(finder->text->classes[cue] & (NT_QWORD_SAY | NT_QWORD_SHOW)) != NT_QWORD_SAY;
}

/* The subject of the verb at "cue" when no mention has been found before it, or after it ("said the plaintiff"). */
static void
take_bare_subject(Finder *finder, int32 cue)
{
	NtQuoteText *text = finder->text;
	int32		before = cue - 1;
	int32		last_end = text->nmentions > 0 ? text->mentions[text->nmentions - 1].end : 0;

	while (before >= finder->first && (text->classes[before] & (NT_QWORD_AUX | NT_QWORD_ADV)) != 0 &&
		   (text->classes[before] & NT_WORD_PRONOUNS) == 0)
		before--;
	if (before >= finder->first && is_bare_noun(finder, before) && before >= last_end)
	{
		int32		first = noun_start(finder, before);

		if (before < cue - 1 || !is_noun_itself(finder, first, cue))
			add_mention(finder, NT_MENTION_OTHER, first, before + 1, before, before + 1);
		return;
	}
	if (cue + 1 < finder->end && (text->classes[cue + 1] & NT_QWORD_DET) != 0 && text->stretch_of[cue + 1] < 0)
	{
		int32		head = cue + 1;

		while (head + 1 < finder->end && head < cue + MAX_SUBJECT_TOKENS)
		{
			/* "general-election audience" */
			bool		joined = head + 2 < finder->end && nt_token_is_punct(text->doc, head + 1, '-') &&
				touches(finder, head + 1) && touches(finder, head + 2);

			if (!is_bare_noun(finder, head + 1 + joined) ||
				(text->doc->tokens[head + 1 + joined].flags & NT_TOKEN_CAP) != 0)
				break;
			head += 1 + joined;
			if (text->classes[head] & NT_WORD_NOUNS)
				return;
		}
		/* "said this week" */
		if (head > cue + 1 && (nt_word_roles(text, head) & NT_ROLEWORD_TIME) == 0)
			add_mention(finder, NT_MENTION_OTHER, cue + 1, head + 1, head, head + 1);
	}
}

/*
 * The words outside quotation marks that may belong to a mention, most do not, gathered without a jump: which ones they
 * are follows no rule.  Returns their number; palloc'ed.
 */
static int32
find_places(const NtQuoteText *text, int32 **places)
{
	const NtDocument *doc = text->doc;
	int32		count = 0;

	*places = palloc(Max(doc->ntokens, 1) * sizeof(int32));
	for (int32 i = 0; i < doc->ntokens; i++)
	{
		const NtToken *t = &doc->tokens[i];
		uint32		wanted = (t->flags & NT_TOKEN_CAP) | (text->classes[i] & MENTION_CLASSES);
		uint32		refused = t->kind | (t->flags & NT_TOKEN_CLITIC);

		StaticAssertStmt(NT_TOKEN_WORD == 0, "other kinds are refused");
		if (i % NT_CHECK_TOKENS == 0)
			NT_CHECK_INTERRUPTS();
		(*places)[count] = i;
		count += (wanted != 0) & (refused == 0) & (text->stretch_of[i] < 0);
	}
	return count;
}

/*
 * "said one former campaign staffer.": behind a verb of speech, is the body's name only what the noun behind it belongs
 * to, one that no list has?
 */
static bool
is_followed_by_head(const Finder *finder, int32 noun)
{
	const NtQuoteText *text = finder->text;
	int32		behind = noun + 2;
	int32		first;

	if (text->language != NT_LANG_EN || (text->classes[noun] & NT_QWORD_PERSON) != 0 || behind > finder->end ||
		text->classes[noun + 1] != 0 || (text->doc->tokens[noun + 1].flags & NT_TOKEN_CAP) != 0 ||
		!is_bare_noun(finder, noun + 1))
		return false;
	if (behind < finder->end && text->stretch_of[behind] < 0 && text->doc->tokens[behind].kind != NT_TOKEN_PUNCT &&
		(text->classes[behind] & (NT_QWORD_WHO | NT_QWORD_PREP)) == 0)
		return false;
	first = noun_start(finder, noun);
	return first > finder->first && (text->classes[first - 1] & NT_WORD_CUES) != 0;
}

/* places: those of the sentence */
static void
read_sentence(Finder *finder, const int32 *places, int32 nplaces)
{
	NtQuoteText *text = finder->text;
	const NtDocument *doc = text->doc;
	int32		next = finder->first;	/* where reading goes on */

	for (int32 k = 0; k < nplaces; k++)
	{
		int32		i = places[k];
		uint32		classes = text->classes[i];

		if (k % NT_CHECK_TOKENS == 0)
			NT_CHECK_INTERRUPTS();
		if (i < next)
			continue;
		if (is_name_word(finder, i) && ((classes & NT_QWORD_PARTICLE) == 0 || (classes & NT_QWORD_TITLE) != 0 ||
										(i + 1 < finder->end && begins_name(finder, i + 1))))
		{
			next = take_name(finder, i);
			continue;
		}
		if ((classes & NT_WORD_PRONOUNS) == 0 && (classes & NT_QWORD_POSS) != 0 && i + 1 < finder->end &&
			(text->classes[i + 1] & NT_QWORD_UTTER) != 0)
			take_pronoun(finder, i, (classes & NT_QWORD_MALE) ? NT_QWORD_HE : (classes & NT_QWORD_FEMALE) ? NT_QWORD_SHE
						 : NT_QWORD_THEY);
		else if (classes & NT_WORD_PRONOUNS)
			take_pronoun(finder, i, classes);
		else if (classes & NT_WORD_CUES)
		{
			if (classes & (NT_QWORD_SAY | NT_QWORD_TELL | NT_QWORD_WRITE | NT_QWORD_SPEECH | NT_QWORD_SHOW))
				take_bare_subject(finder, i);
		}
		else if ((classes & NT_WORD_NOUNS) != 0 && (classes & NT_WORD_FUNCTION) == 0)
		{
			/* in "campaign spokesman" the last noun is the head */
			if (i + 1 < finder->end && (text->classes[i + 1] & NT_WORD_NOUNS) != 0 && text->stretch_of[i + 1] < 0 &&
				(doc->tokens[i + 1].flags & NT_TOKEN_CAP) == 0)
				continue;
			if (is_followed_by_head(finder, i))
			{
				int32		first = counted_start(finder, noun_start(finder, i));

				add_mention(finder, NT_MENTION_OTHER, first, i + 2, i + 1, i + 2);
				next = i + 2;
				continue;
			}
			add_mention(finder, (classes & NT_QWORD_PERSON) ? NT_MENTION_PERSON
						: (classes & NT_QWORD_GROUP) ? NT_MENTION_GROUP : NT_MENTION_DOCUMENT,
						counted_start(finder, noun_start(finder, i)), i + 1, i, i + 1)->gender = gender_of(classes);
		}
	}
}

/* Fills in text->mentions, in text order. */
void
nt_mentions_find(NtQuoteText *text)
{
	const NtDocument *doc = text->doc;
	Finder		finder = {0};
	int32	   *places;
	int32		nplaces = find_places(text, &places);
	int32		place = 0;

	finder.text = text;
	for (int32 s = 0; s < doc->nsentences; s++)
	{
		int32		first = place;

		NT_CHECK_INTERRUPTS();
		finder.sentence = s;
		finder.paragraph = doc->sentences[s].paragraph;
		finder.first = doc->sentences[s].first;
		finder.end = doc->sentences[s].end;
		while (place < nplaces && places[place] < finder.end)
			if (++place % NT_CHECK_TOKENS == 0)
				NT_CHECK_INTERRUPTS();
		read_sentence(&finder, places + first, place - first);
	}
	pfree(places);
}

/* What stands between a mention and the reporting verb after it. */
static NtCueLink
link_to(const NtQuoteText *text, const NtMention *mention, int32 cue)
{
	const NtDocument *doc = text->doc;
	int32		i = mention->end;

	if (cue - i > MAX_LINK_TOKENS)
		return NT_LINK_FAR;
	while (i < cue && (text->classes[i] & (NT_QWORD_ADV | NT_QWORD_AUX)) != 0 && text->stretch_of[i] < 0)
		i++;
	if (i == cue)
		return NT_LINK_ADJACENT;
	if (i + 1 == cue && nt_token_is_punct(doc, i, ','))
		return nt_word_is_participle(doc, cue) ? NT_LINK_FAR : NT_LINK_ADJACENT;
	if ((text->classes[i] & NT_QWORD_WHO) != 0 ||
		(i + 1 < cue && nt_token_is_punct(doc, i, ',') && (text->classes[i + 1] & NT_QWORD_WHO) != 0))
		return NT_LINK_RELATIVE;
	if (nt_token_is_punct(doc, i, ',') || nt_token_is_punct(doc, i, '(') || nt_token_is_punct(doc, i, 0x2014) ||
		(nt_token_is_punct(doc, i, '-') && (doc->tokens[i].flags & NT_TOKEN_SPACE) != 0))
	{
		int32		last = cue - 1;

		while (last > i && (text->classes[last] & (NT_QWORD_ADV | NT_QWORD_AUX)) != 0)
			last--;
		if (last > i && (nt_token_is_punct(doc, last, ',') || nt_token_is_punct(doc, last, ')') ||
						 nt_token_is_punct(doc, last, 0x2014) || nt_token_is_punct(doc, last, '-')))
			return NT_LINK_APPOSITION;
	}
	return NT_LINK_FAR;
}

/* May the token stand between a verb and the name of its subject? */
static bool
is_modifier(const NtQuoteText *text, int32 token)
{
	const NtToken *t = &text->doc->tokens[token];

	if (text->stretch_of[token] >= 0 || (t->flags & NT_TOKEN_CLITIC) != 0)
		return false;
	/* 9/11, so-and-so */
	if (nt_token_is_punct(text->doc, token, '/') || nt_token_is_punct(text->doc, token, '-'))
		return (t->flags & NT_TOKEN_SPACE) == 0;
	return (t->kind == NT_TOKEN_WORD || t->kind == NT_TOKEN_NUMBER) &&
		(text->classes[token] & (NT_WORD_FUNCTION | NT_WORD_CUES)) == 0;
}

/* Does the mention stand behind a preposition: "mit der BBC"? */
bool
nt_mention_in_phrase(const NtQuoteText *text, const NtMention *mention)
{
	int32		before = mention->first - 1;
	int32		first = text->doc->sentences[mention->sentence].first;

	if (before > first && (text->classes[before] & (NT_QWORD_DET | NT_QWORD_POSS)) != 0)
		before--;
	return before >= first && (text->classes[before] & NT_QWORD_PREP) != 0;
}

/*
 * The head of the noun phrase that the mention ends, behind prepositions: "officials in Ardmoor", "the ministry on
 * Friday"; the mention itself if it stands behind none, or if no mention stands before that.
 */
int32
nt_mention_head(const NtQuoteText *text, int32 mention)
{
	int32		sentence = text->mentions[mention].sentence;
	int32		first = text->doc->sentences[sentence].first;
	int32		least = Max(0, mention - MAX_HEADS);

	/* an aside: "Berg, speaking in the hall, said", "Berg, citing the report, said" */
	if (text->mentions[mention].end < text->doc->sentences[sentence].end &&
		nt_token_is_punct(text->doc, text->mentions[mention].end, ',') &&
		(nt_mention_in_phrase(text, &text->mentions[mention]) ||
		 (text->language == NT_LANG_EN && text->mentions[mention].first > first + 1 &&
		  nt_word_is_participle(text->doc, text->mentions[mention].first - 1) &&
		  nt_token_is_punct(text->doc, text->mentions[mention].first - 2, ','))))
		for (int32 m = mention - 1; m >= least && text->mentions[m].sentence == sentence; m--)
			if (nt_token_is_punct(text->doc, text->mentions[m].end, ','))
				return m;
	while (mention > least && nt_mention_in_phrase(text, &text->mentions[mention]))
	{
		int32		end = text->mentions[mention].first;	/* of what stands before the preposition */

		if ((text->classes[end - 1] & NT_QWORD_PREP) == 0)
			end--;
		end--;
		while (end > first && (text->classes[end - 1] & NT_QWORD_ADV) != 0 &&
			   (text->classes[end - 1] & NT_WORD_PRONOUNS) == 0)
			end--;
		if (text->mentions[mention - 1].end != end || text->mentions[mention - 1].sentence != sentence)
			break;
		mention--;
	}
	return mention;
}

/*
 * "Berg, who runs the yard, said Lund was ill": does the mention behind the verb have a verb of its own, in English?
 * Any past tense is one that no list has.
 */
static bool
begins_clause(const NtQuoteText *text, const NtMention *mention)
{
	int32		next = mention->end;
	const NtToken *token = &text->doc->tokens[next];

	if (text->language != NT_LANG_EN || next >= text->doc->sentences[mention->sentence].end || text->stretch_of[next] >= 0 ||
		token->kind != NT_TOKEN_WORD || (token->flags & (NT_TOKEN_CAP | NT_TOKEN_CLITIC)) != 0)
		return false;
	if (text->classes[next] & (NT_QWORD_AUX | NT_WORD_CUES))
		return !nt_word_is_participle(text->doc, next);
	return text->classes[next] == 0 && token->len > 3 && memcmp(text->doc->text + token->start + token->len - 2, "ed", 2) == 0;
}

/* Is the verb right before the mention its own, or that of the mention before the verb ("Berg told Lund")? */
static bool
is_inverted(const NtQuoteText *text, int32 index)
{
	const NtMention *mention = &text->mentions[index];
	const NtMention *before = index > 0 ? mention - 1 : NULL;

	if (mention->cue_before < 0 || (text->classes[mention->cue_before] & NT_QWORD_ACCORDING) != 0)
		return false;
	if (before == NULL || before->cue_after != mention->cue_before ||
		(before->link != NT_LINK_ADJACENT && before->link != NT_LINK_APPOSITION))
		return true;
	if (!nt_language_is_verb_second(text->language))
		return false;
	/* "Der Zeitung sagte Anna Berg: ...": a name before the colon, behind what tells */
	if (mention->type == NT_MENTION_FULL && before->type > NT_MENTION_TITLED && mention->end < text->doc->ntokens &&
		nt_token_is_punct(text->doc, mention->end, ':'))
		return true;
	return mention->type == NT_MENTION_HE || nt_mention_in_phrase(text, before) ||
		(before->type == NT_MENTION_LAST && before->first == text->doc->sentences[before->sentence].first &&
		 before->person >= 0 && text->persons[before->person].mentions == 1);
}

/* Fills in how each mention is tied to the reporting verbs around it. */
void
nt_mentions_link(NtQuoteText *text)
{
	const NtDocument *doc = text->doc;
	int32		stretch = 0;

	for (int32 m = 0; m < text->nmentions; m++)
	{
		NtMention  *mention = &text->mentions[m];
		const NtSentence *sentence = &doc->sentences[mention->sentence];
		int32		before = mention->first - 1;

		if (m % NT_CHECK_TOKENS == 0)
			NT_CHECK_INTERRUPTS();
		while (stretch < text->nstretches && text->stretches[stretch].open < mention->end)
			stretch++;
		mention->next_stretch = stretch;
		/* as add_mention left it */
		if ((text->sentence_classes[mention->sentence] & (NT_WORD_CUES | NT_QWORD_ACCORDING)) == 0)
			continue;
		mention->cue_after = mention->end < sentence->end ? text->next_cue[mention->end] : -1;
		mention->link = mention->cue_after >= 0 ? link_to(text, mention, mention->cue_after) : NT_LINK_NONE;
		mention->cue_before = -1;
		if (before > sentence->first && (text->classes[before] & NT_QWORD_DET) != 0)
			before--;
		while (before > sentence->first && before > mention->first - 4 &&
			   (text->classes[before] & (NT_QWORD_ADV | NT_QWORD_ACCORDING)) == NT_QWORD_ADV)
			before--;
		/* "said longtime adviser Anna Berg" */
		for (int step = 0; step < MAX_NOUN_MODIFIERS && before > sentence->first && is_modifier(text, before); step++)
			before--;
		if (before >= sentence->first && text->stretch_of[before] < 0 &&
			((text->classes[before] & NT_QWORD_ACCORDING) != 0 ||
			 ((text->classes[before] & NT_WORD_CUES) != 0 && !begins_clause(text, mention))))
			mention->cue_before = before;
		mention->inverted = is_inverted(text, m);
		if (mention->inverted && nt_language_is_verb_second(text->language))
		{
			/* the verb is this mention's as much as if it followed, and not that of what stands first */
			if (m > 0 && mention[-1].cue_after == mention->cue_before && mention[-1].link != NT_LINK_NONE)
				mention[-1].link = NT_LINK_FAR;
			mention->cue_after = mention->cue_before;
			mention->link = NT_LINK_ADJACENT;
		}
	}
}
