/*-------------------------------------------------------------------------
 *
 * sketch.h
 *	  The fingerprint of a text: a sorted selection of its shingle hashes.
 *
 * Selection is winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003) at
 * several widths at once.  A shingle is of class c when it has the least
 * hash of some window of nt_class_window[c] shingles: class 0 is every
 * shingle, class 1 about one in three, class 3 one in sixteen.  A wider
 * window holds the narrower, so classes nest; which shingles are chosen
 * depends on the words around them alone, so two texts with a passage in
 * common choose alike in it; and every stretch of two windows' length has
 * its share, so that a passage counts by its length, not by luck.
 *
 * A sketch keeps the keys of its base class and above: all in short texts,
 * class 1 in articles, higher ones in very long texts.  Two sketches are
 * compared at the higher of their base classes, so one key set serves
 * resemblance and containment, of short texts and long ones alike.
 *
 * The anchors of a sketch are its keys of a higher class still; they are
 * what an index holds.  So that an index over anchors alone is exact, the
 * similarity of two sketches is bounded by a multiple of that of their
 * anchors, which copies hardly ever reach.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_SKETCH_H
#define NT_SKETCH_H

#include "core/nt.h"

#define NT_SKETCH_VERSION	1

#define NT_SHINGLE_DEFAULT	5
#define NT_SHINGLE_MIN		1
#define NT_SHINGLE_MAX		8

#define NT_CLASSES			8
#define NT_ARTICLE_CLASS	1

/* The class of the anchors, where there are enough of them (nt_anchors_least); by how much they bound a similarity. */
#define NT_ANCHOR_CLASS		3
#define NT_ANCHOR_SLACK		1.75

/* No sketch holds more keys; a text that would has a higher base class. */
#define NT_SKETCH_MAX_KEYS	2048

/*
 * A key in memory: NT_KEY_BITS of the shingle's hash, NT_FINE_BITS more (of anchors; 0 in others), the class.  Sorting
 * such words sorts the keys.
 */
#define NT_KEY_BITS			16
#define NT_FINE_BITS		5
#define NT_CLASS_BITS		3
#define NT_ANCHOR_BITS		(NT_KEY_BITS + NT_FINE_BITS)

typedef struct NtSketch
{
	int			shingle;		/* words a shingle */
	int			base;			/* class of the keys kept */
	int			anchors;		/* class of the anchors, NT_ANCHOR_CLASS if possible */
	int			count;			/* of keys; their NT_KEY_BITS are distinct */
	int			nanchors;		/* of them; they stand first, ascending; then the rest, ascending too */
	int			count_at[NT_CLASSES];	/* keys of a class and above */
	uint32	   *keys;
} NtSketch;

/* A sketch to which others are compared. */
typedef struct NtMatcher
{
	NtSketch	sketch;
	int			set_class;		/* "set" has the hashes of this class and above */
	uint64		set[(1 << NT_KEY_BITS) / 64];
	uint32		keys[NT_SKETCH_MAX_KEYS];
} NtMatcher;

typedef enum NtMeasure
{
	NT_RESEMBLANCE,
	NT_CONTAINS,				/* the matcher contains the other */
	NT_CONTAINED				/* the matcher is contained in the other */
} NtMeasure;

static inline int
nt_key_class(uint32 key)
{
	return key & ((1 << NT_CLASS_BITS) - 1);
}

/* The hash of an anchor, NT_ANCHOR_BITS wide. */
static inline uint32
nt_key_anchor(uint32 key)
{
	return key >> NT_CLASS_BITS;
}

static inline uint32
nt_key_make(uint32 anchor_hash, int class)
{
	return anchor_hash << NT_CLASS_BITS | class;
}

static inline uint32
nt_key_hash(uint32 key)
{
	return key >> (NT_FINE_BITS + NT_CLASS_BITS);
}

/* in shingles */
extern const int64 nt_class_window[NT_CLASSES];

/* Making a sketch: sorts keys in place and drops repetitions; then chooses the anchors and puts them first. */
extern void nt_sketch_sort(NtSketch *sketch);
extern void nt_sketch_settle(NtSketch *sketch);

/* The class of the anchors, which follows from the numbers of keys. */
extern int	nt_sketch_anchor_class(const NtSketch *sketch);

/* Fewer keys than this are no anchors, unless they are all there are. */
extern int	nt_anchors_least(int class);

/*
 * How many of m anchors two texts share at least if resemblance, or containment in either, reaches the threshold; if
 * it is resemblance and the other text has n of them or more.
 */
extern int	nt_least_shared(int m, float threshold);
extern int	nt_least_shared_of(int m, int n, float threshold);

/* The stored form (sketch_form.c describes it); room of nt_sketch_bound bytes; returns the bytes written. */
extern int	nt_sketch_bound(int count);
extern int	nt_sketch_encode(const NtSketch *sketch, uint8 *out);

/* The stored form being read. */
typedef struct NtSketchReader
{
	const uint8 *at;
	const uint8 *end;
	uint64		bits;			/* the next ones, lowest first; zero behind the end */
	int			filled;			/* that many of them count, those above will be read again */
	int			rest;			/* keys behind the anchors */
} NtSketchReader;

/*
 * Reading the stored form: the anchors, whereupon count and count_at leave out the rest, and the rest; or all at once.
 * keys must have room for NT_SKETCH_MAX_KEYS.  Each returns NULL, or what is wrong with the bytes (a message fit for
 * errdetail).  Bytes that nt_sketch_check finds nothing wrong with are what nt_sketch_encode writes.
 */
extern const char *nt_sketch_read_anchors(NtSketchReader *reader, NtSketch *sketch, uint32 *keys,
										  const uint8 *data, int len);
extern const char *nt_sketch_read_rest(NtSketchReader *reader, NtSketch *sketch);
extern const char *nt_sketch_decode(NtSketch *sketch, uint32 *keys, const uint8 *data, int len);
extern const char *nt_sketch_check(const uint8 *data, int len);

/*
 * Comparing the stored form of a sketch with another: nt_match sets *similarity, to 0 if it is below "least".  Both
 * return what is wrong with the bytes, like nt_sketch_decode.
 */
extern const char *nt_matcher_make(NtMatcher *matcher, const uint8 *data, int len);
extern const char *nt_match(NtMatcher *matcher, const uint8 *data, int len, NtMeasure measure, float least,
							float *similarity);

#endif							/* NT_SKETCH_H */
