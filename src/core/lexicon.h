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

/* One entry: a word or phrase, folded, its tokens one space apart. */
typedef struct NtLexEntry
{
	const char *text;
	const char *arg;			/* what stands after "=" in the data file, or NULL */
	uint32		hash;			/* of the first token, as in NtToken.hash */
	uint32		classes;		/* bits of this lexicon's own classes */
	uint32		languages;		/* NT_LANG_BIT bits */
	uint8		tokens;
} NtLexEntry;

/* Entries stand bucket by bucket, longer phrases first; bucket b is [buckets[b], buckets[b + 1]). */
typedef struct NtLexicon
{
	const NtLexEntry *entries;
	const uint16 *buckets;
	uint32		mask;
} NtLexicon;

extern const NtLexEntry *nt_lexicon_find(const NtLexicon *lexicon, const NtDocument *doc,
										 int32 token, int32 end, uint32 languages);
extern uint32 nt_lexicon_classes(const NtLexicon *lexicon, const NtDocument *doc, int32 token, uint32 languages);
extern const NtLexEntry *nt_lexicon_find_text(const NtLexicon *lexicon, const char *word, int32 len);

/* The language the article is written in, by its function words; English when nothing tells. */
extern NtLanguage nt_language_guess(const NtDocument *doc);

#endif							/* NT_LEXICON_H */
