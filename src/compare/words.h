/*-------------------------------------------------------------------------
 *
 * words.h
 *	  A text as a row of word hashes that forget case, accents, hyphens,
 *	  apostrophes and the grouping of digits.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_WORDS_H
#define NT_WORDS_H

#include "core/hash.h"

typedef struct NtWord
{
	uint64		hash;			/* of the plain letters; passage hashes rest on it, so it never changes */
	int32		start;			/* bytes of the text, half-open */
	int32		end;
} NtWord;

typedef struct NtWords
{
	NtWord	   *words;
	int32		count;
	int32		capacity;
} NtWords;

extern void nt_words_append(NtWords *words, const char *text, NtSpan span);
extern void nt_words_break(NtWords *words, int32 at, uint64 side);

/* A break stands where text was left out: it equals no word. */
static inline bool
nt_word_is_break(const NtWord *word)
{
	return word->start == word->end;
}

/* The hash of words one after the other: begin with NT_HASH64_START, end with nt_hash64_mix. */
static inline uint64
nt_words_step(uint64 hash, const NtWord *word)
{
	return nt_hash64_step(hash, word->hash);
}

#endif							/* NT_WORDS_H */
