/*-------------------------------------------------------------------------
 *
 * lexicon.h
 *	  Word lists as constant tables.  tools/mklexicon.pl turns a data file
 *	  src/data/NAME.txt into src/data/NAME.inc, which defines the classes as
 *	  NT_NAME_CLASS bits and the table nt_NAME_lexicon (static: one room
 *	  includes it).  data/README.md describes the files.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_LEXICON_H
#define NT_LEXICON_H

#include "core/document.h"

/* Languages an entry is good for; the order is that of mklexicon.pl. */
#define NT_LANGUAGES(X) \
	X(EN) X(DE) X(FR) X(ES) X(IT) X(PT) X(NL) X(SV) X(NO) X(DA) X(PL) X(TR) X(RU) X(JA) X(ZH) X(FI) X(CS) X(HU) X(RO) X(EL) X(UK) X(ID)

typedef enum NtLanguage
{
#define X(name) NT_LANG_##name,
	NT_LANGUAGES(X)
#undef X
	NT_LANG_COUNT
} NtLanguage;

#define NT_LANG_BIT(language) (UINT32_C(1) << (language))
#define NT_LANG_ANY UINT32_C(0xFFFFFFFF)

/* Bytes of its text that an entry holds itself: all of it, for most words. */
#define NT_LEXICON_HEAD 8

/* One entry: a word or phrase, folded, its tokens one space apart. */
typedef struct NtLexEntry
{
	uint32		hash;			/* of the first token, as in NtToken */
	uint32		check;
	uint32		second;			/* of the second token; 0: there is none, or it must be compared */
	uint32		classes;		/* bits of this lexicon's own classes */
	uint32		languages;		/* NT_LANG_BIT bits */
	uint16		arg;			/* index in NtLexicon.args */
	uint8		tokens;
	uint8		len;			/* bytes of text */
	char		head[NT_LEXICON_HEAD];
} NtLexEntry;

/*
 * Single words stand bucket by bucket, then the phrases, bucket by bucket as well, the longer ones first; bucket b is
 * [buckets[b], buckets[b + 1]).  They are apart because common words begin many phrases, which seldom follow.
 */
typedef struct NtLexicon
{
	const NtLexEntry *entries;
	const char *const *texts;	/* by entry: its whole text if longer than its head; NULL when none is */
	const char *const *args;	/* what stands after "=" in the data file; the first is NULL */
	const uint16 *buckets;		/* of words */
	const uint16 *phrase_buckets;
	const uint32 *filter;		/* one bit for each hash that occurs, modulo its size: most words are in no list */
	const uint32 *word_filter;	/* the same for single words */
	const uint32 *last_filter;	/* for the last words of entries */
	const uint32 *phrase_filter;	/* and for the first two words of phrases (nt_lexicon_pair) */
	uint32		mask;
	uint32		filter_mask;
	uint32		phrase_mask;
	uint32		phrase_filter_mask;
} NtLexicon;

/* The entry's text, entry->len bytes; no zero byte need follow. */
static inline const char *
nt_lexicon_text(const NtLexicon *lexicon, const NtLexEntry *entry)
{
	return entry->len <= NT_LEXICON_HEAD ? entry->head : lexicon->texts[entry - lexicon->entries];
}

/* What stands after "=" in the data file, or NULL. */
static inline const char *
nt_lexicon_arg(const NtLexicon *lexicon, const NtLexEntry *entry)
{
	return lexicon->args[entry->arg];
}

/*
 * The single English words of a list by their keys alone, four bytes a word, for what is asked about every word: tables
 * that leave the processor's caches cost more than all the rest of a look-up.  A record holds the bits of the hash that its
 * bucket does not tell, above four of the key's other half, above an index of classes.  A word that is not listed passes
 * for one that is when it agrees with one of the records compared in all of these, one in 2^20: less often than any rule errs.
 */
#define NT_WORD_TABLE_BUCKETS	8192
#define NT_WORD_TABLE_CLASSES	512 /* combinations of classes; the first is none */
#define NT_WORD_TABLE_STEP		8	/* records compared at once, more than nearly all buckets have */

typedef struct NtWordTable
{
	const uint32 *records;		/* bucket by bucket, as in NtLexicon; NT_WORD_TABLE_STEP zeros behind the last */
	const uint16 *buckets;
	const uint64 *classes;		/* of combinations, with zeros up to a power of two */
} NtWordTable;

/* The classes of the word at the token, 0 if it is not listed. */
static inline uint64
nt_word_table_classes(const NtWordTable *table, const NtDocument *doc, int32 token)
{
	const NtToken *t = &doc->tokens[token];
	uint32		bucket = t->hash % NT_WORD_TABLE_BUCKETS;
	uint32		record = (t->hash - bucket) | t->check % 16 * NT_WORD_TABLE_CLASSES;
	uint32		found = 0;
	int32		i = table->buckets[bucket];

	StaticAssertStmt(16 * NT_WORD_TABLE_CLASSES == NT_WORD_TABLE_BUCKETS,
					 "check and classes stand where the bits of the bucket stood");
	/* without a jump, which could not be foreseen, in vector registers */
	do
	{
		for (int k = 0; k < NT_WORD_TABLE_STEP; k++)
		{
			uint32		difference = table->records[i + k] ^ record;

			found |= difference < NT_WORD_TABLE_CLASSES ? difference : 0;
		}
		i += NT_WORD_TABLE_STEP;
	} while (i < table->buckets[bucket + 1]);
	return table->classes[found];
}

/* Can an entry begin with a token of this hash?  Says no at once for most words. */
static inline bool
nt_lexicon_may_hold(const NtLexicon *lexicon, uint32 hash)
{
	uint32		bit = hash & lexicon->filter_mask;

	return (lexicon->filter[bit / 32] >> (bit % 32)) & 1;
}

/* Can a token of this hash be an entry by itself? */
static inline bool
nt_lexicon_may_be(const NtLexicon *lexicon, uint32 hash)
{
	uint32		bit = hash & lexicon->filter_mask;

	return (lexicon->word_filter[bit / 32] >> (bit % 32)) & 1;
}

/* What phrase_filter knows two words by. */
static inline uint32
nt_lexicon_pair(uint32 first, uint32 second)
{
	return first + 3 * second;
}

/* Can a phrase begin with tokens of these hashes? */
static inline bool
nt_lexicon_may_join(const NtLexicon *lexicon, uint32 first, uint32 second)
{
	uint32		bit = nt_lexicon_pair(first, second) & lexicon->phrase_filter_mask;

	return (lexicon->phrase_filter[bit / 32] >> (bit % 32)) & 1;
}

/* Can an entry end with this token? */
static inline bool
nt_lexicon_may_end(const NtLexicon *lexicon, const NtDocument *doc, int32 token)
{
	uint32		bit = doc->tokens[token].hash & lexicon->filter_mask;

	return (lexicon->last_filter[bit / 32] >> (bit % 32)) & 1;
}

extern const NtLexEntry *nt_lexicon_search_phrases(const NtLexicon *lexicon, const NtDocument *doc,
												   int32 token, int32 end, uint32 languages);
extern const NtLexEntry *nt_lexicon_search(const NtLexicon *lexicon, const NtDocument *doc,
										   int32 token, int32 end, uint32 languages);
extern uint32 nt_lexicon_search_classes(const NtLexicon *lexicon, const NtDocument *doc, int32 token, uint32 languages);
extern const NtLexEntry *nt_lexicon_find_text(const NtLexicon *lexicon, const char *word, int32 len);

/*
 * The longest entry that begins at "token" and ends before token index "end", among entries of one of the
 * languages; NULL if there is none.
 */
static inline const NtLexEntry *
nt_lexicon_find(const NtLexicon *lexicon, const NtDocument *doc, int32 token, int32 end, uint32 languages)
{
	bool		may = nt_lexicon_may_be(lexicon, doc->tokens[token].hash);

	/* both asked at once: either alone is foreseen worse than the two together */
	if (token + 1 < end)
		may |= nt_lexicon_may_join(lexicon, doc->tokens[token].hash, doc->tokens[token + 1].hash);
	return may ? nt_lexicon_search(lexicon, doc, token, end, languages) : NULL;
}

/* The longest entry of several tokens. */
static inline const NtLexEntry *
nt_lexicon_find_phrase(const NtLexicon *lexicon, const NtDocument *doc, int32 token, int32 end, uint32 languages)
{
	return token + 1 < end && nt_lexicon_may_join(lexicon, doc->tokens[token].hash, doc->tokens[token + 1].hash)
		? nt_lexicon_search_phrases(lexicon, doc, token, end, languages) : NULL;
}

/* The entry that ends right before token index "end", NULL if there is none. */
static inline const NtLexEntry *
nt_lexicon_find_exact(const NtLexicon *lexicon, const NtDocument *doc, int32 token, int32 end, uint32 languages)
{
	const NtLexEntry *entry = end - token > 1 ? nt_lexicon_find_phrase(lexicon, doc, token, end, languages)
		: nt_lexicon_find(lexicon, doc, token, end, languages);

	return entry != NULL && entry->tokens == end - token ? entry : NULL;
}

/* The classes of all entries that are this one token, in any of the languages. */
static inline uint32
nt_lexicon_classes(const NtLexicon *lexicon, const NtDocument *doc, int32 token, uint32 languages)
{
	return nt_lexicon_may_be(lexicon, doc->tokens[token].hash)
		? nt_lexicon_search_classes(lexicon, doc, token, languages) : 0;
}

/* The language the article is written in, by its function words; English when nothing tells. */
extern NtLanguage nt_language_guess(const NtDocument *doc);
extern bool nt_language_function_word(const NtDocument *doc, int32 token, NtLanguage language);

#endif							/* NT_LEXICON_H */
