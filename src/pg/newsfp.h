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

#include "nodes/primnodes.h"

#include "fingerprint/sketch.h"

/* A sketch read out of a datum, with the room for its keys. */
typedef struct NtNewsfp
{
	NtSketch	sketch;
	uint32		keys[NT_SKETCH_MAX_KEYS];
} NtNewsfp;

/* The default threshold of resemblance, also that of news_similar() in newstext--1.0.sql: it measures best. */
#define NT_SIMILARITY_THRESHOLD 0.31

/* newstext.similarity_threshold, the threshold of % */
extern double nt_similarity_threshold;

extern void nt_newsfp_read(NtNewsfp *newsfp, Datum value);
extern void nt_newsfp_expect(const char *problem);

/* The functions by which the join knows its clauses. */
extern PGDLLEXPORT Datum newsfp_similar_op(PG_FUNCTION_ARGS);
extern PGDLLEXPORT Datum news_similar(PG_FUNCTION_ARGS);

/* A threshold as it was given; raises an error if it is none. */
extern float nt_threshold(float threshold);

/* Is it one of the operators over fingerprints that an index serves? */
extern bool nt_is_similarity(OpExpr *op);

/* Set up joins on resemblance, and scans, once a backend. */
extern void nt_similarity_join_init(void);
extern void nt_similarity_scan_init(void);

/* The fingerprint in a newsprobe, palloc'ed, and its threshold. */
extern bytea *nt_probe_newsfp(Datum value, float *threshold);

#endif							/* NT_NEWSFP_H */
