/*-------------------------------------------------------------------------
 *
 * newsfp.h
 *	  The SQL types newsfp and newsprobe, as the files about them share it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_NEWSFP_H
#define NT_NEWSFP_H

#include "pg/border.h"

#include "fingerprint/sketch.h"

/* A sketch read out of a datum, with the room for its keys. */
typedef struct NtNewsfp
{
	NtSketch	sketch;
	uint32		keys[NT_SKETCH_MAX_KEYS];
} NtNewsfp;

/* A fingerprint to look for and the least similarity: what stands to the right of an operator that an index serves. */
typedef struct NtProbe
{
	float		threshold;
	NtNewsfp	newsfp;
} NtProbe;

/* The default threshold of resemblance, also that of news_similar() in newstext--1.0.sql: it measures best. */
#define NT_SIMILARITY_THRESHOLD 0.3

/* newstext.similarity_threshold, the threshold of % */
extern double nt_similarity_threshold;

extern void nt_newsfp_read(NtNewsfp *newsfp, Datum value);
extern void nt_probe_read(NtProbe *probe, Datum value);

/* Does a similarity reach the threshold?  Nothing in common never does, even at threshold 0. */
static inline bool
nt_reaches(float similarity, float threshold)
{
	return similarity > 0 && similarity >= threshold;
}

#endif							/* NT_NEWSFP_H */
