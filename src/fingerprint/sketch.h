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
 * Above class 3 it is luck: of the hashes of class 3 those are of class c
 * that are below a share of all values, as many as winnowing would choose.
 * A changed word that takes the least hash from a wide window around it
 * leaves the value of the next alone, so copies agree in more of these.
 *
 * A sketch keeps the keys of its base class and above: all in short texts,
 * class 1 in articles, higher ones in very long texts.  Two sketches are
 * compared at the higher of their base classes, so one key set serves
 * resemblance and containment, of short texts and long ones alike.
 *
 * The anchors of a sketch are its keys of a higher class still; they are
 * what an index holds.  Its beacons are the anchors of the highest class
 * that has NT_BEACONS_LEAST of them, ten or so in texts of any length; they
 * are what an index is searched for when texts of like length are wanted,
 * while a part of a text may be anywhere in it and needs all anchors.  So
 * that such an index is exact, a resemblance is bounded by a multiple of
 * that of the beacons, a containment by a multiple of that of the anchors,
 * which copies hardly ever reach.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_SKETCH_H
#define NT_SKETCH_H

#include "core/nt.h"

#include "port/pg_bswap.h"

#define NT_SKETCH_VERSION	1

#define NT_SHINGLE_DEFAULT	4
#define NT_SHINGLE_MIN		1
#define NT_SHINGLE_MAX		8

#define NT_CLASSES			16
#define NT_ARTICLE_CLASS	1

/* The class of the anchors, where there are NT_BEACONS_LEAST of them. */
#define NT_ANCHOR_CLASS		3

/*
 * With ten, and a resemblance of NT_BEACON_SLACK times theirs at most, none of some 1,900 labelled copies is lost at
 * the default threshold, and a text must share three of them to be looked at; fewer let in all that end with the same
 * notice.
 */
#define NT_BEACONS_LEAST	10
#define NT_BEACON_SLACK		2.0

/* The same for containment and the anchors. */
#define NT_ANCHOR_SLACK		2.5

/* No sketch holds more keys; a text that would has a higher base class. */
#define NT_SKETCH_MAX_KEYS	2048

/*
 * A key in memory: NT_KEY_BITS of the shingle's hash, NT_FINE_BITS more (of anchors; 0 in others), the class.  Sorting
 * such words sorts the keys.
 */
#define NT_KEY_BITS			15
#define NT_FINE_BITS		6
#define NT_CLASS_BITS		4
#define NT_ANCHOR_BITS		(NT_KEY_BITS + NT_FINE_BITS)

typedef struct NtSketch
{
	int			shingle;		/* words a shingle */
	int			base;			/* class of the keys kept, */
	int			anchors;		/* of the anchors, NT_ANCHOR_CLASS if possible, */
	int			beacons;		/* and of the beacons */
	int			count;			/* of keys; their NT_KEY_BITS are distinct */
	int			nbeacons;		/* of them; they stand first, ascending; then the rest, ascending too */
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

/* In shingles; above NT_ANCHOR_CLASS the window that would choose as many. */
extern const int64 nt_class_window[NT_CLASSES];

/* Making a sketch: sorts keys in place and drops repetitions; then chooses the beacons and puts them first. */
extern void nt_sketch_sort(NtSketch *sketch);
extern void nt_sketch_settle(NtSketch *sketch);

/* The classes of anchors and beacons, which follow from the numbers of keys. */
extern int	nt_sketch_anchor_class(const NtSketch *sketch);
extern int	nt_sketch_beacon_class(const NtSketch *sketch);

/*
 * How many of m anchors two texts share at least if containment in either reaches the threshold; how many of the
 * sketch's keys of a class, which is its beacons' or above, if resemblance does, and they are compared at that class; how
 * many of m and n beacons of one class.
 */
extern int	nt_least_anchors(int m, float threshold);
extern int	nt_least_beacons(const NtSketch *sketch, int class, float threshold);
extern int	nt_least_beacons_both(int m, int n, float threshold);

/* The stored form (sketch_form.c describes it); room of nt_sketch_bound bytes; returns the bytes written. */
extern int	nt_sketch_bound(int count);
extern int	nt_sketch_encode(const NtSketch *sketch, uint8 *out);

/* The keys behind the beacons as they are stored. */
typedef struct NtStoredKeys
{
	const uint8 *buckets;		/* which of NT_KEY_BUCKETS each key falls into (sketch_form.c) */
	const uint8 *low;			/* the lower bits of their hashes, a byte each */
	const uint8 *details;		/* class, and the finer bits of anchors */
	const uint8 *end;
	int			count;
} NtStoredKeys;

#define NT_KEY_BUCKETS		(1 << (NT_KEY_BITS - 8))

/* Up to 64 bits of "buckets", from bit number "at", a multiple of 8, on. */
static inline uint64
nt_stored_bits(const NtStoredKeys *stored, int at)
{
	const uint8 *p = stored->buckets + at / 8;
	int			left = NT_KEY_BUCKETS + stored->count - at;
	uint64		bits = 0;

	if (likely(stored->end - p >= 8))
		memcpy(&bits, p, 8);
	else
		memcpy(&bits, p, stored->end - p);
#ifdef WORDS_BIGENDIAN
	bits = pg_bswap64(bits);
#endif
	return left < 64 ? bits & ((UINT64_C(1) << left) - 1) : bits;
}

/* The hash of key number i, for which bit number "place" is set. */
static inline uint32
nt_stored_hash(const NtStoredKeys *stored, int i, int place)
{
	return ((uint32) (place - i) << 8 | stored->low[i]) & ((1 << NT_KEY_BITS) - 1);
}

/*
 * Reading the stored form: the beacons, after which count and count_at tell about them alone, and the others; or all
 * at once.  keys must have room for NT_SKETCH_MAX_KEYS.  Each returns NULL, or what is wrong with the bytes (a message
 * fit for errdetail).  Bytes that nt_sketch_check finds nothing wrong with are what nt_sketch_encode writes.
 */
extern const char *nt_sketch_read_beacons(NtStoredKeys *others, NtSketch *sketch, uint32 *keys,
										  const uint8 *data, int len);
extern const char *nt_sketch_read_others(const NtStoredKeys *others, NtSketch *sketch);
extern const char *nt_sketch_decode(NtSketch *sketch, uint32 *keys, const uint8 *data, int len);
extern const char *nt_sketch_check(const uint8 *data, int len);

/*
 * Comparing the stored form of a sketch with another: nt_match sets *similarity; nt_match_reaches tells whether that
 * is at least a threshold, without finding out how much it is (nothing in common never is, even at threshold 0).  All
 * return what is wrong with the bytes, like nt_sketch_decode.
 */
extern const char *nt_matcher_make(NtMatcher *matcher, const uint8 *data, int len);
extern const char *nt_match(NtMatcher *matcher, const uint8 *data, int len, NtMeasure measure, float *similarity);
extern const char *nt_match_reaches(NtMatcher *matcher, const uint8 *data, int len, NtMeasure measure, float threshold,
									bool *reaches);

#endif							/* NT_SKETCH_H */
