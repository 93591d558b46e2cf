/*-------------------------------------------------------------------------
 *
 * postings.h
 *	  An inverted index of sketches in memory, for joining many with many.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_POSTINGS_H
#define NT_POSTINGS_H

#include "fingerprint/sketch.h"

typedef struct NtPostings NtPostings;

/* An empty index in the current memory context, to which all it holds belongs. */
extern NtPostings *nt_postings_make(void);

/*
 * Adds the stored form of a sketch; sketches have the numbers 0, 1, ... in this order.  Returns what is wrong with the
 * bytes, like nt_sketch_decode.
 */
extern const char *nt_postings_add(NtPostings *postings, const uint8 *data, int len);

/* Is there no room for another sketch? */
extern bool nt_postings_full(const NtPostings *postings);

/* Bytes that nt_postings_finish will need on top of what the index has now. */
extern Size nt_postings_to_come(const NtPostings *postings);

/* Ends adding, begins searching. */
extern void nt_postings_finish(NtPostings *postings);

/*
 * The numbers of all sketches whose resemblance to this one can reach the threshold, and of few others, in no
 * particular order but each once; sketch needs no more than nt_sketch_read_beacons gives.  Returns how many; *numbers
 * stays valid until the next call.
 */
extern int	nt_postings_search(NtPostings *postings, const NtSketch *sketch, float threshold, const int32 **numbers);

#endif							/* NT_POSTINGS_H */
