/*-------------------------------------------------------------------------
 *
 * hash.h
 *	  Our own hashes: the same bits on every server, CPU and version.
 *
 * nt_hash32 names a folded word in lexicons and tokens (tools/mklexicon.pl
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

/* A word goes into its hash by blocks of this size, the last one filled up with zeros: most words are one block. */
#define NT_HASH32_BLOCK 16

/* The state of a word's hash, 0 at its start, behind the next block, as two little-endian numbers. */
static inline uint64
nt_hash32_block(uint64 state, uint64 low, uint64 high)
{
	state = (state ^ low) * UINT64_C(0x9E3779B97F4A7C15) + high * UINT64_C(0x9FB21C651E98DF25);
	return state ^ (state >> 32);
}

/* Multiplied once more, since the last letters of a block have reached no low bit. */
static inline uint32
nt_hash32_end(uint64 state)
{
	return (uint32) ((state * UINT64_C(0xBF58476D1CE4E5B9)) >> 32);
}

/* Eight bytes as a little-endian number. */
static inline uint64
nt_hash32_load(const char *bytes)
{
	uint64		value;

	memcpy(&value, bytes, sizeof(value));
#ifdef WORDS_BIGENDIAN
	value = pg_bswap64(value);
#endif
	return value;
}

/* The hash of a folded word. */
static inline uint32
nt_hash32(const char *word, int32 len)
{
	uint64		state = 0;
	char		rest[NT_HASH32_BLOCK] = {0};

	for (; len >= NT_HASH32_BLOCK; len -= NT_HASH32_BLOCK, word += NT_HASH32_BLOCK)
		state = nt_hash32_block(state, nt_hash32_load(word), nt_hash32_load(word + 8));
	if (len > 0)
	{
		memcpy(rest, word, len);
		state = nt_hash32_block(state, nt_hash32_load(rest), nt_hash32_load(rest + 8));
	}
	return nt_hash32_end(state);
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
