/*-------------------------------------------------------------------------
 *
 * sketch.h
 *	  The fingerprint of a text: a sorted sample of its shingle hashes.
 *
 * Every run of "shingle" words has a hash of 32 uniform bits.  Level L keeps
 * those below 2^(32 - L), one in 2^L: levels nest, and in the sorted list
 * every coarser level is a prefix.  Of a hash that is kept only the leading
 * bits are stored, its key; the sparser the sample, the more
 * (nt_key_bits).  Two sketches are compared
 * at the coarser of their levels, so one key set serves resemblance and
 * containment, for short texts and long ones alike.
 *
 * The anchors of a sketch are its keys at a still coarser level; they are
 * what an index holds.  So that an index over anchors alone is exact, the
 * similarity of two sketches is bounded by that of their anchors
 * (NT_ANCHOR_SLACK times); random sampling hardly ever reaches the bound.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_SKETCH_H
#define NT_SKETCH_H

#include "core/nt.h"

#define NT_SKETCH_VERSION	1

#define NT_HASH_BITS		32
#define NT_KEY_BITS			24		/* leading bits that every key has */
#define NT_BASE_LEVEL		2		/* of an ordinary article */
#define NT_MAX_LEVEL		17		/* 1 GB of text in NT_SKETCH_MAX_KEYS */
#define NT_SHINGLE_DEFAULT	5
#define NT_SHINGLE_MIN		1
#define NT_SHINGLE_MAX		8

/* No sketch holds more keys; a text that would goes up a level. */
#define NT_SKETCH_MAX_KEYS	2048

/*
 * Anchors: the keys of NT_ANCHOR_LEVEL, or of the coarsest level that still has NT_ANCHOR_MIN keys, or all keys of a
 * text shorter or coarser than that.
 */
#define NT_ANCHOR_LEVEL		3
#define NT_ANCHOR_MIN		16
#define NT_ANCHOR_SLACK		2

typedef struct NtSketch
{
	int			shingle;		/* words a shingle */
	int			level;			/* of the keys */
	int			count;
	uint32	   *keys;			/* ascending, distinct, below nt_level_limit(level, level) */
} NtSketch;

/* How much two sketches have in common at the coarser of their levels. */
typedef struct NtOverlap
{
	int			first;			/* keys of the first sketch at that level */
	int			second;
	int			shared;
	int			first_anchors;	/* the same at the coarser of the two anchor levels */
	int			second_anchors;
	int			shared_anchors;
} NtOverlap;

/*
 * How many leading bits of the hash a key of this level holds.  Up to NT_BASE_LEVEL NT_KEY_BITS, above it one more a
 * level, so that the sample of a long text, too, has 2^22 different keys and meets another by chance just as seldom.
 */
static inline int
nt_key_bits(int level)
{
	return level <= NT_BASE_LEVEL ? NT_KEY_BITS : Min(NT_KEY_BITS + level - NT_BASE_LEVEL, NT_HASH_BITS);
}

/* Where level "coarser" ends among the keys of a sketch of this level; coarser >= level. */
static inline uint32
nt_level_limit(int level, int coarser)
{
	return UINT32_C(1) << (nt_key_bits(level) - coarser);
}

extern int	nt_sketch_count_at(const NtSketch *sketch, int level);
extern int	nt_sketch_anchor_level(const NtSketch *sketch);

extern void nt_sketch_overlap(const NtSketch *first, const NtSketch *second, NtOverlap *overlap);
extern float nt_sketch_resemblance(const NtSketch *first, const NtSketch *second);
extern float nt_sketch_containment(const NtSketch *first, const NtSketch *second);

/* The stored form (sketch.c describes it); room of nt_sketch_bound bytes; returns the bytes written. */
extern int	nt_sketch_bound(const NtSketch *sketch);
extern int	nt_sketch_encode(const NtSketch *sketch, uint8 *out);

/*
 * Reads the stored form; keys must have room for NT_SKETCH_MAX_KEYS.  Returns NULL, or what is wrong with the bytes
 * (a message fit for errdetail): every value that is accepted is the one that nt_sketch_encode writes.
 */
extern const char *nt_sketch_decode(NtSketch *sketch, uint32 *keys, const uint8 *data, int len);

#endif							/* NT_SKETCH_H */
