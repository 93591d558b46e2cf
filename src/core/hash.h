/*-------------------------------------------------------------------------
 *
 * hash.h
 *	  Our own hashes: the same bits on every server, CPU and version.
 *
 * nt_hash32_* names a folded word in lexicons and tokens (FNV-1a over code
 * points; tools/mklexicon.pl computes the same).  nt_hash64_* goes into
 * stored values; changing it changes the format word of what stores it.
 * test/unit holds the test vectors.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_HASH_H
#define NT_HASH_H

#include "core/nt.h"

#define NT_HASH32_START UINT32_C(2166136261)
#define NT_HASH64_START UINT64_C(0x9E3779B97F4A7C15)

static inline uint32
nt_hash32_step(uint32 hash, uint32 code_point)
{
	return (hash ^ code_point) * UINT32_C(16777619);
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
