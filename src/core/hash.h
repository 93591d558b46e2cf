/*-------------------------------------------------------------------------
 *
 * hash.h
 *	  Our own hashes: the same bits on every server, CPU and version.
 *
 * nt_wordkey names a folded word in lexicons and tokens (tools/mklexicon.pl
 * computes the same), nt_hash32_step any sequence; neither is stored.
 * nt_hash64_* goes into stored values; changing it changes the format word of
 * what stores it.  test/unit holds the test vectors.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_HASH_H
#define NT_HASH_H

#include "core/nt.h"

#include "port/pg_bswap.h"

#define NT_HASH32_START UINT32_C(2166136261)
#define NT_HASH64_START UINT64_C(0x9E3779B97F4A7C15)

/* FNV-1a, a value at a time. */
static inline uint32
nt_hash32_step(uint32 hash, uint32 value)
{
	return (hash ^ value) * UINT32_C(16777619);
}

/* A word goes into its key by blocks of this size, the last one filled up with zeros: most words are one block. */
#define NT_WORDKEY_BLOCK 16

/* The state of a key, 0 at the word's start, behind the next block, as two little-endian numbers. */
static inline uint64
nt_wordkey_block(uint64 state, uint64 low, uint64 high)
{
	state = (state ^ low) * UINT64_C(0x9E3779B97F4A7C15) + high * UINT64_C(0x9FB21C651E98DF25);
	return state ^ (state >> 32);
}

/* Multiplied once more, so that the last letters of a block reach the low bits of the upper half, which is the hash. */
static inline uint64
nt_wordkey_end(uint64 state)
{
	return state * UINT64_C(0xBF58476D1CE4E5B9);
}

/* Eight bytes as a little-endian number. */
static inline uint64
nt_wordkey_load(const char *bytes)
{
	uint64		value;

	memcpy(&value, bytes, sizeof(value));
#ifdef WORDS_BIGENDIAN
	value = pg_bswap64(value);
#endif
	return value;
}

/* The bytes of a word shorter than eight, likewise; from both ends, without a loop. */
static inline uint64
nt_wordkey_load_short(const char *bytes, int32 len)
{
	uint32		first;
	uint32		last;

	if (len < 4)
		return len == 0 ? 0 : (uint64) (unsigned char) bytes[0] | (uint64) (unsigned char) bytes[len / 2] << (8 * (len / 2)) |
			(uint64) (unsigned char) bytes[len - 1] << (8 * (len - 1));
	memcpy(&first, bytes, sizeof(first));
	memcpy(&last, bytes + len - 4, sizeof(last));
#ifdef WORDS_BIGENDIAN
	first = pg_bswap32(first);
	last = pg_bswap32(last);
#endif
	return first | (uint64) last << (8 * (len - 4));
}

/*
 * The key of a folded word.  Two words that share it are the same: it has 64 bits, and a text some thousand words that
 * are looked for among some thousand others.
 */
static inline uint64
nt_wordkey(const char *word, int32 len)
{
	uint64		state = 0;

	for (; len >= NT_WORDKEY_BLOCK; len -= NT_WORDKEY_BLOCK, word += NT_WORDKEY_BLOCK)
		state = nt_wordkey_block(state, nt_wordkey_load(word), nt_wordkey_load(word + 8));
	if (len > 0)
		state = nt_wordkey_block(state, len >= 8 ? nt_wordkey_load(word) : nt_wordkey_load_short(word, len),
								 len > 8 ? nt_wordkey_load_short(word + 8, len - 8) : 0);
	return nt_wordkey_end(state);
}

/* The halves of a key: tables are asked by the first, the second tells whether the word found is the one asked for. */
static inline uint32
nt_wordkey_hash(uint64 key)
{
	return (uint32) (key >> 32);
}

static inline uint32
nt_wordkey_check(uint64 key)
{
	return (uint32) key;
}

/* One more code point; finish with nt_hash64_mix. */
static inline uint64
nt_hash64_step(uint64 hash, uint64 value)
{
	return (hash ^ value) * UINT64_C(0x9FB21C651E98DF25);
}

/* The finaliser of splitmix64 (Steele, Lea, Flood, OOPSLA 2014): every input bit reaches every output bit. */
static inline uint64
nt_hash64_mix(uint64 hash)
{
	hash ^= hash >> 30;
	hash *= UINT64_C(0xBF58476D1CE4E5B9);
	hash ^= hash >> 27;
	hash *= UINT64_C(0x94D049BB133111EB);
	return hash ^ (hash >> 31);
}

#endif							/* NT_HASH_H */
