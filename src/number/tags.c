/*-------------------------------------------------------------------------
 *
 * tags.c
 *	  Looking word classes up.
 *
 *-------------------------------------------------------------------------
 */
#include "number/tags.h"

#include "core/utf8.h"

/* clauseword.txt in all languages; in English, with wordclass.txt in one table */
#include "data/clauseword.inc"
#include "data/wordtags.inc"

/* The bits of tags.h are those of the data files. */
StaticAssertDecl(NT_CLAUSEWORD_DET == NT_TAG_DET && NT_CLAUSEWORD_REPORT == NT_TAG_REPORT &&
				 NT_CLAUSEWORD_SINGULAR == NT_TAG_SINGULAR && NT_CLAUSEWORD_CHANGENOUN == NT_TAG_CHANGENOUN,
				 "classes of clauseword.txt have moved");
StaticAssertDecl(NT_WORDTAGS_TALLY == NT_TAG_TALLY && NT_WORDTAGS_BASE == NT_TAG_BASE && NT_WORDTAGS_ADV == NT_TAG_ADV,
				 "classes of wordclass.txt have moved");

/* Words of these classes have no open class besides. */
#define CLOSED_TAGS (NT_TAG_DET | NT_TAG_PREP | NT_TAGS_AUX | NT_TAG_PRON | NT_TAG_CONJ | NT_TAG_REL)
#define OPEN_TAGS (NT_TAGS_VERB | NT_TAG_NOUN | NT_TAG_NOUNLOW | NT_TAG_ADJ | NT_TAG_ADV)

/* Tokens read at once. */
#define STEP_TOKENS 64

/* May the ending of a word, which has no closed class, tell its open one? */
static inline bool
is_unlisted(const NtToken *t, NtTags tags)
{
	return ((tags & OPEN_TAGS) == 0) & (t->len > 4) & ((t->flags & NT_TOKEN_CAP) == 0);
}

/* The classes that the ending of a word tells, which stands before "end". */
static NtTags
ending_tags(const char *end)
{
	if (memcmp(end - 2, "ed", 2) == 0 && memcmp(end - 3, "eed", 3) != 0)
		return NT_TAG_PAST | NT_TAG_PART;
	if (memcmp(end - 3, "ing", 3) == 0)
		return NT_TAG_ING;
	if (memcmp(end - 2, "ly", 2) == 0)
		return NT_TAG_ADV;
	return 0;
}

/* What capitals leave of the classes. */
static inline NtTags
capital_tags(const NtToken *t, NtTags tags)
{
	/* US, IT, WHO: capitals in a text that is not all capitals are names */
	if ((t->flags & NT_TOKEN_ALLCAPS) != 0 && t->len <= 3 && (tags & (NT_TAG_PRON | NT_TAG_REL | NT_TAG_BE)) != 0)
		tags &= NT_TAG_KNOWN | NT_TAG_WORD;
	/* names are no verbs */
	if ((t->flags & (NT_TOKEN_CAP | NT_TOKEN_FIRST | NT_TOKEN_ALLCAPS)) == NT_TOKEN_CAP)
		tags &= ~(NT_TAGS_VERB | NT_TAG_ADJ);
	return tags;
}

NtTags
nt_tags_look_up(const NtNumberScan *scan, int32 token)
{
	const NtDocument *doc = scan->doc;
	const NtToken *t = &doc->tokens[token];
	NtTags		tags = NT_TAG_KNOWN;

	if (t->kind == NT_TOKEN_NUMBER)
		return tags | NT_TAG_NUMBER;
	if (t->kind != NT_TOKEN_WORD)
		return tags;
	tags |= NT_TAG_WORD;
	if (t->flags & NT_TOKEN_CLITIC)
		return tags | NT_TAG_POSS | NT_TAG_DET;
	/* I'm, they've, don't: pronoun and auxiliary in one */
	if (scan->language == NT_LANG_EN && (t->flags & NT_TOKEN_JOINED) != 0 && t->len > 2)
	{
		const char *end = doc->text + t->start + t->len;
		const char *mark = NULL;

		for (const char *p = end - 1; p > doc->text + t->start && p >= end - 6; p--)
			if (*p == '\'' || *p == '\x99')
				mark = p;
		if (mark != NULL && end - mark <= 3)
			return tags | (end[-1] == 't' ? NT_TAG_DO : NT_TAG_PRON | NT_TAG_BE);
	}
	if (nt_numeral_is_word(scan, token))
		tags |= NT_TAG_NUMBER;
	if (scan->language == NT_LANG_EN)
	{
		tags |= nt_word_table_classes(&nt_wordtags_table, doc, token);
		if (tags & CLOSED_TAGS)
			tags &= ~OPEN_TAGS;
		else if (is_unlisted(t, tags))
			tags |= ending_tags(doc->text + t->start + t->len);
	}
	else
		tags |= nt_lexicon_classes(&nt_clauseword_lexicon, doc, token, scan->languages);
	return capital_tags(t, tags);
}

/*
 * Looks up all words of an English sentence, which is quicker than one by one, as they are asked for; says of each what
 * nt_tags_look_up says.  places: its tokens that may be numbers (nt_numeral_places).
 */
void
nt_tags_read(const NtNumberScan *scan, const int32 *places, int32 nplaces)
{
	/* without a jump for each condition: what is true of the next word follows no rule */
	static const NtTags by_kind[] = {
		[NT_TOKEN_WORD] = NT_TAG_KNOWN | NT_TAG_WORD,
		[NT_TOKEN_NUMBER] = NT_TAG_KNOWN | NT_TAG_NUMBER,
		[NT_TOKEN_PUNCT] = NT_TAG_KNOWN,
		[NT_TOKEN_SYMBOL] = NT_TAG_KNOWN
	};
	const NtDocument *doc = scan->doc;
	int32		words[STEP_TOKENS];
	int32		odd[STEP_TOKENS];
	int32		step;

	if (scan->language != NT_LANG_EN)
		return;
	for (int32 i = scan->first; i < scan->end; i += step)
	{
		int			nwords = 0;
		int			count = 0;

		NT_CHECK_INTERRUPTS();
		step = Min(scan->end - i, STEP_TOKENS);
		for (int32 k = i; k < i + step; k++)
		{
			scan->tags[k] = by_kind[doc->tokens[k].kind];
			words[nwords] = k;
			nwords += doc->tokens[k].kind == NT_TOKEN_WORD;
		}
		for (int k = 0; k < nwords; k++)
		{
			const NtToken *t = &doc->tokens[words[k]];
			NtTags		tags = scan->tags[words[k]] | nt_word_table_classes(&nt_wordtags_table, doc, words[k]);
			bool		closed = (tags & CLOSED_TAGS) != 0;

			tags &= ~(OPEN_TAGS & -(NtTags) closed);
			tags &= ~((NT_TAGS_VERB | NT_TAG_ADJ) &
					  -(NtTags) ((t->flags & (NT_TOKEN_CAP | NT_TOKEN_FIRST | NT_TOKEN_ALLCAPS)) == NT_TOKEN_CAP));
			scan->tags[words[k]] = tags;
			/* what else there is to say of a word is looked at below */
			odd[count] = words[k];
			count += ((t->flags & (NT_TOKEN_CLITIC | NT_TOKEN_JOINED | NT_TOKEN_ALLCAPS)) != 0) | (!closed & is_unlisted(t, tags));
		}
		for (int k = 0; k < count; k++)
		{
			const NtToken *t = &doc->tokens[odd[k]];

			if (t->flags & (NT_TOKEN_CLITIC | NT_TOKEN_JOINED | NT_TOKEN_ALLCAPS))
				scan->tags[odd[k]] = nt_tags_look_up(scan, odd[k]);
			else
				scan->tags[odd[k]] |= ending_tags(doc->text + t->start + t->len);
		}
	}
	for (int32 i = 0; i < nplaces; i++)
		if (doc->tokens[places[i]].kind == NT_TOKEN_WORD && nt_numeral_is_word(scan, places[i]))
			scan->tags[places[i]] = nt_tags_look_up(scan, places[i]);
}

/* Is the word a plural noun by its form? */
bool
nt_tags_plural(const NtNumberScan *scan, int32 token)
{
	NtTags		tags = nt_tags(scan, token);
	const NtToken *t;
	const char *end;

	if ((tags & NT_TAG_WORD) == 0)
		return false;
	if (tags & NT_TAG_PLURAL)
		return true;
	t = &scan->doc->tokens[token];
	if (t->len < 3 || (tags & (NT_TAG_SINGULAR | NT_TAGS_FUNCTION)) != 0)
		return false;
	end = scan->doc->text + t->start + t->len;
	if (end[-1] != 's' && end[-1] != 'S')
		return t->len > 4 && memcmp(end - 3, "men", 3) == 0;
	if (end[-2] == 's' || end[-2] == 'u' || (end[-2] == 'i' && t->len > 4))
		return false;
	/* "says", "has": verbs first */
	if ((tags & NT_TAG_THIRD) != 0 && (tags & (NT_TAG_NOUN | NT_TAG_NOUNLOW)) == 0)
		return false;
	return true;
}
