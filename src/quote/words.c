/*-------------------------------------------------------------------------
 *
 * words.c
 *	  The class of each word (src/data/qword.txt), looked up once, and the
 *	  nearest reporting verb ahead of it.
 *
 *-------------------------------------------------------------------------
 */
#include "quote/text.h"
#include "quote/words.h"

/* qword.txt in all languages; its English words in a smaller table */
#include "data/qword.inc"
#include "data/qwordtags.inc"

#include "data/firstname.inc"

#include "data/roleword.inc"

/* Function words that a noun follows; a verb's form after one of them is a noun ("his claim", "the report"). */
#define NOUN_FOLLOWS	(NT_QWORD_DET | NT_QWORD_POSS)

/* Parts of a compound noun are at least this long, in bytes, and are looked for this far into the word. */
#define MIN_COMPOUND_PART	4
#define MAX_COMPOUND_BYTES	40

/* A longer sentence is no headline. */
#define HEADLINE_TOKENS	30
/* A shorter one tells nothing, unless what is quoted is all capitals as well. */
#define HEADLINE_WORDS	4

bool
nt_word_is_cue(uint32 classes)
{
	return (classes & NT_WORD_CUES) != 0;
}

/* NT_ROLEWORD_* bits of a word; not kept, because few words are asked. */
uint32
nt_word_roles(const NtQuoteText *text, int32 token)
{
	if (text->doc->tokens[token].kind != NT_TOKEN_WORD)
		return 0;
	return nt_lexicon_classes(&nt_roleword_lexicon, text->doc, token, NT_LANG_BIT(text->language));
}

/* saying, adding: goes on with what the subject of the sentence does */
bool
nt_word_is_participle(const NtDocument *doc, int32 token)
{
	const NtToken *t = &doc->tokens[token];

	return t->len > 4 && memcmp(doc->text + t->start + t->len - 3, "ing", 3) == 0;
}

/* Is it an English verb as it follows "they": does the list have it with -s as well ("call", but not "called")? */
bool
nt_word_is_base_form(const NtQuoteText *text, int32 token)
{
	const NtToken *t = &text->doc->tokens[token];
	char		word[MAX_COMPOUND_BYTES];
	const NtLexEntry *entry;

	if (text->language != NT_LANG_EN || t->len < 2 || t->len + 1 > MAX_COMPOUND_BYTES)
		return false;
	memcpy(word, text->doc->text + t->start, t->len);
	/* calls; called, said, told */
	if (word[t->len - 1] == 's' || (word[t->len - 1] == 'd' && strchr("eil", word[t->len - 2]) != NULL))
		return false;
	word[t->len] = 's';
	entry = nt_lexicon_find_text(&nt_qword_lexicon, word, t->len + 1);
	return entry != NULL && (entry->languages & NT_LANG_BIT(NT_LANG_EN)) != 0 && (entry->classes & NT_WORD_CUES) != 0;
}

uint8
nt_first_name_gender(const NtDocument *doc, int32 token)
{
	uint32		classes = nt_lexicon_classes(&nt_firstname_lexicon, doc, token, NT_LANG_ANY);

	return ((classes & NT_FIRSTNAME_MALE) ? NT_MALE : 0) | ((classes & NT_FIRSTNAME_FEMALE) ? NT_FEMALE : 0);
}

/* Is the sentence a headline with capitals on most of its words, or all capitals, so that one tells nothing? */
static bool
is_title_case(const NtQuoteText *text, const NtSentence *sentence)
{
	int			words = 0;
	int			capitals = 0;
	int			quoted = 0;
	int			small = 0;		/* words that are not all capitals */

	if (sentence->end - sentence->first > HEADLINE_TOKENS)
		return false;
	for (int32 i = sentence->first; i < sentence->end; i++)
	{
		const NtToken *token = &text->doc->tokens[i];
		bool		counts = (token->kind == NT_TOKEN_WORD) & (token->len >= 4);
		bool		inside = text->stretch_of[i] >= 0;

		small += counts & ((token->flags & NT_TOKEN_ALLCAPS) == 0);
		quoted += counts & inside;
		words += counts & !inside;
		capitals += counts & !inside & ((token->flags & NT_TOKEN_CAP) != 0);
		/* too many begin small, whatever follows: most sentences are told by their first words */
		if ((words - capitals) * 5 > sentence->end - sentence->first)
			return false;
	}
	if (words < HEADLINE_WORDS)
		return words + quoted >= HEADLINE_WORDS && small == 0;
	return capitals * 5 >= words * 4;
}

/* The verb stands second, whatever comes first: "In Oslo sagte er". */
bool
nt_language_is_verb_second(NtLanguage language)
{
	return (NT_LANG_BIT(language) & (NT_LANG_BIT(NT_LANG_DE) | NT_LANG_BIT(NT_LANG_NL) | NT_LANG_BIT(NT_LANG_SV) |
									 NT_LANG_BIT(NT_LANG_NO) | NT_LANG_BIT(NT_LANG_DA))) != 0;
}

/* Every noun has a capital, and nouns are joined to one word whose last part tells its kind. */
bool
nt_language_has_noun_capitals(NtLanguage language)
{
	return language == NT_LANG_DE;
}

/* A dash opens what is spoken, in novels and often in newspapers. */
bool
nt_language_has_dash_dialogue(NtLanguage language)
{
	return (NT_LANG_BIT(language) & (NT_LANG_BIT(NT_LANG_EN) | NT_LANG_BIT(NT_LANG_DE) | NT_LANG_BIT(NT_LANG_NL) |
									 NT_LANG_BIT(NT_LANG_JA) | NT_LANG_BIT(NT_LANG_ZH) | NT_LANG_BIT(NT_LANG_ID))) == 0;
}

/* NT_QWORD_* bits of a word by itself, before the article's words have been read. */
uint32
nt_word_classes(const NtDocument *doc, int32 token, NtLanguage language)
{
	return nt_lexicon_classes(&nt_qword_lexicon, doc, token, NT_LANG_BIT(language));
}

/* The classes of the last part of a compound noun, as of Sprecher in Polizeisprecher; 0 if that is not known. */
static uint32
compound_classes(const NtQuoteText *text, int32 token)
{
	const NtToken *t = &text->doc->tokens[token];
	const char *word = text->doc->text + t->start;

	for (int32 i = MIN_COMPOUND_PART; i + MIN_COMPOUND_PART <= t->len && i < MAX_COMPOUND_BYTES; i++)
	{
		const NtLexEntry *entry;

		if (((unsigned char) word[i] & 0xC0) == 0x80)
			continue;
		entry = nt_lexicon_find_text(&nt_qword_lexicon, word + i, t->len - i);
		if (entry != NULL && (entry->languages & NT_LANG_BIT(text->language)) != 0 &&
			(entry->classes & NT_WORD_NOUNS) != 0)
			return entry->classes;
	}
	return 0;
}

/* Does the word stand behind a preposition, adjectives of time at most between them, in English?  "to claim" is no noun. */
static bool
follows_preposition(const NtQuoteText *text, int32 first, int32 token)
{
	int32		before = token - 1;

	if (text->language != NT_LANG_EN || nt_word_is_participle(text->doc, token))
		return false;
	while (before > first && (text->classes[before] & NT_QWORD_ADV) != 0)
		before--;
	return before >= first && (text->classes[before] & NT_QWORD_PREP) != 0 && !nt_token_is(text->doc, before, "to");
}

/* The classes of the word or phrase at the token without those of a cue, where it is none. */
static uint32
check_cue(const NtQuoteText *text, const NtSentence *sentence, int32 token, uint32 classes)
{
	const NtDocument *doc = text->doc;
	const NtToken *t = &doc->tokens[token];

	if ((t->flags & (NT_TOKEN_CAP | NT_TOKEN_FIRST)) == NT_TOKEN_CAP && !text->title_case[sentence - doc->sentences])
		return classes & ~NT_WORD_CUES;
	/* so-called */
	if (token > 0 && (t->flags & NT_TOKEN_SPACE) == 0 && nt_token_is_punct(doc, token - 1, '-'))
		return classes & ~NT_WORD_CUES;
	/* "Reporting by Anna Berg": a credit line */
	if (token + 1 < sentence->end && nt_word_is_participle(doc, token) &&
		(nt_word_roles(text, token + 1) & NT_ROLEWORD_BY) != 0)
		return classes & ~NT_WORD_CUES;
	/* "a yellow warning" */
	if (token > sentence->first + 1 && (classes & NT_QWORD_UTTER) != 0 && nt_word_is_participle(doc, token) &&
		t[-1].kind == NT_TOKEN_WORD && text->classes[token - 1] == 0 &&
		(text->classes[token - 2] & NOUN_FOLLOWS) != 0)
		return classes & ~NT_WORD_CUES;
	/* "about recent comments" */
	if ((classes & NT_QWORD_UTTER) != 0 && follows_preposition(text, sentence->first, token))
		return classes & ~NT_WORD_CUES;
	if (token > 0 && (t->flags & NT_TOKEN_FIRST) == 0 &&
		((text->classes[token - 1] & NOUN_FOLLOWS) != 0 ||
		 ((classes & NT_QWORD_UTTER) != 0 && (t[-1].flags & NT_TOKEN_CLITIC) != 0)))
		return classes & ~NT_WORD_CUES;
	return classes;
}

/* Of a long stretch the beginning tells enough: does the token stand behind that? */
static inline bool
is_deep_inside(const NtQuoteText *text, int32 token)
{
	return text->stretch_of[token] >= 0 && token - text->stretches[text->stretch_of[token]].first > NT_LOOK_INSIDE;
}

/* Fills in the classes of an English sentence, which are zero; returns those of all its words together. */
static uint32
read_english(NtQuoteText *text, const NtSentence *sentence)
{
	const NtDocument *doc = text->doc;
	uint32		all = 0;
	int32	   *listed = text->next_cue + sentence->first;	/* words that may be in the list; filled in later */
	int32		count = 0;
	int32		next = sentence->first;		/* where reading goes on */

	/* without a jump: half of the words are in the list, which ones follows no rule */
	for (int32 i = sentence->first; i < sentence->end; i++)
	{
		const NtToken *t = &doc->tokens[i];

		if (i % NT_CHECK_TOKENS == 0)
			NT_CHECK_INTERRUPTS();
		listed[count] = i;
		count += (t->kind == NT_TOKEN_WORD) & nt_lexicon_may_hold(&nt_qword_lexicon, t->hash);
	}
	for (int32 k = 0; k < count; k++)
	{
		int32		i = listed[k];
		const NtLexEntry *phrase;
		uint32		classes;

		if ((k & 1023) == 0)
			NT_CHECK_INTERRUPTS();
		if (i < next)
			continue;
		if (is_deep_inside(text, i))
		{
			next = text->stretches[text->stretch_of[i]].end;
			continue;
		}
		classes = (uint32) nt_word_table_classes(&nt_qwordtags_table, doc, i);
		/* a phrase bears its class on every word of it */
		phrase = nt_lexicon_find_phrase(&nt_qword_lexicon, doc, i, sentence->end, NT_LANG_BIT(NT_LANG_EN));
		if (phrase != NULL)
		{
			classes = phrase->classes;
			next = i + phrase->tokens;
		}
		text->known_words += classes != 0;
		if (classes & NT_WORD_CUES)
			classes = check_cue(text, sentence, i, classes);
		all |= classes;
		text->classes[i] = classes;
		while (++i < next)
			text->classes[i] = classes;
	}
	return all;
}

/* Fills in the classes of a sentence; returns those of all its words together. */
static uint32
read_classes(NtQuoteText *text, const NtSentence *sentence)
{
	const NtDocument *doc = text->doc;
	uint32		all = 0;
	uint32		language = NT_LANG_BIT(text->language);
	bool		noun_capitals = nt_language_has_noun_capitals(text->language);
	int32		next = sentence->first;		/* where reading goes on */

	if (text->language == NT_LANG_EN)
		return read_english(text, sentence);
	for (int32 i = sentence->first; i < sentence->end; i++)
	{
		const NtToken *token = &doc->tokens[i];
		const NtLexEntry *entry;
		uint32		classes;

		if ((i & 1023) == 0)
			NT_CHECK_INTERRUPTS();
		if (i < next || token->kind != NT_TOKEN_WORD ||
			!(noun_capitals || nt_lexicon_may_hold(&nt_qword_lexicon, token->hash)))
			continue;
		if (is_deep_inside(text, i))
		{
			next = text->stretches[text->stretch_of[i]].end;
			continue;
		}
		entry = nt_lexicon_find(&nt_qword_lexicon, doc, i, sentence->end, language);
		if (entry == NULL)
		{
			if ((token->flags & NT_TOKEN_CAP) != 0 && noun_capitals)
				all |= text->classes[i] = compound_classes(text, i);
			continue;
		}
		classes = entry->classes;
		if (classes & NT_WORD_CUES)
			classes = check_cue(text, sentence, i, classes);
		all |= classes;
		text->known_words++;
		/* a phrase bears its class on every word of it */
		for (next = i + entry->tokens; i < next; i++)
			text->classes[i] = classes;
		i--;
	}
	return all;
}

/* Fills in classes and next_cue; the stretches are known. */
void
nt_words_read(NtQuoteText *text)
{
	const NtDocument *doc = text->doc;

	text->classes = palloc(Max(doc->ntokens, 1) * sizeof(uint32));
	nt_fill(text->classes, 0, doc->ntokens * sizeof(uint32));
	text->next_cue = palloc(Max(doc->ntokens, 1) * sizeof(int32));
	text->known_words = 0;
	text->title_case = palloc(Max(doc->nsentences, 1) * sizeof(bool));
	text->sentence_classes = palloc(Max(doc->nsentences, 1) * sizeof(uint32));
	for (int32 s = 0; s < doc->nsentences; s++)
	{
		const NtSentence *sentence = &doc->sentences[s];
		int32		cue = -1;

		text->title_case[s] = is_title_case(text, sentence);
		text->sentence_classes[s] = read_classes(text, sentence);
		if ((text->sentence_classes[s] & NT_WORD_CUES) == 0)
		{
			nt_fill(&text->next_cue[sentence->first], -1, (sentence->end - sentence->first) * sizeof(int32));
			continue;
		}
		for (int32 i = sentence->end - 1; i >= sentence->first; i--)
		{
			if (i % NT_CHECK_TOKENS == 0)
				NT_CHECK_INTERRUPTS();
			if ((text->classes[i] & NT_WORD_CUES) != 0 && text->stretch_of[i] < 0)
				cue = i;
			text->next_cue[i] = cue;
		}
	}
}
