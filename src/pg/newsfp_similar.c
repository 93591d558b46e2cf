/*-------------------------------------------------------------------------
 *
 * newsfp_similar.c
 *	  SQL: resemblance and containment of fingerprints, type newsprobe.
 *
 * An index condition is "column OPERATOR value", so a threshold that is an
 * argument has to travel inside the value: a newsprobe is a threshold (a
 * float as the machine has it) and the stored form of a sketch.
 * newsfp_sel.c turns news_similar() and news_contained() into operators over
 * it.
 *
 *-------------------------------------------------------------------------
 */
#include "pg/newsfp.h"

#include <math.h>

#include "nodes/nodeFuncs.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(news_similarity);
PG_FUNCTION_INFO_V1(news_distance);
PG_FUNCTION_INFO_V1(news_containment);
PG_FUNCTION_INFO_V1(news_similar);
PG_FUNCTION_INFO_V1(news_contained);
PG_FUNCTION_INFO_V1(newsfp_similar_op);
PG_FUNCTION_INFO_V1(news_probe);
PG_FUNCTION_INFO_V1(newsprobe_in);
PG_FUNCTION_INFO_V1(newsprobe_out);
PG_FUNCTION_INFO_V1(newsfp_probe_similar);
PG_FUNCTION_INFO_V1(newsfp_probe_contains);
PG_FUNCTION_INFO_V1(newsfp_probe_contained);

/*
 * One side of a comparison usually stays the same from row to row.  Each call site keeps it as a matcher; a call whose
 * arguments are both new makes one of that which stayed the same since the last call, or of the second.
 */
typedef struct MatchCache
{
	bytea	   *kept;			/* what the matcher was made of */
	bytea	   *last_first;		/* first argument of the last call that found nothing here */
	NtMatcher	matcher;
} MatchCache;

static bool
same_bytes(const bytea *a, const bytea *b)
{
	return a != NULL && VARSIZE_ANY_EXHDR(a) == VARSIZE_ANY_EXHDR(b) &&
		memcmp(VARDATA_ANY(a), VARDATA_ANY(b), VARSIZE_ANY_EXHDR(a)) == 0;
}

static void
remember(bytea **kept, const bytea *value, MemoryContext context)
{
	bytea	   *copy = MemoryContextAlloc(context, VARSIZE_ANY(value));

	memcpy(copy, value, VARSIZE_ANY(value));
	if (*kept != NULL)
		pfree(*kept);
	*kept = copy;
}

/*
 * Resemblance of two fingerprints, or the containment of the first in the second; with a threshold only whether it is
 * reached (1) or not (0).
 */
static float
compare(FmgrInfo *flinfo, const bytea *first, const bytea *second, bool containment, const float *threshold)
{
	MatchCache *cache = flinfo->fn_extra;
	const bytea *other = first;
	NtMeasure	measure = NT_RESEMBLANCE;
	const uint8 *data;
	int			len;
	float		similarity;
	bool		reaches;

	if (cache == NULL)
		cache = flinfo->fn_extra = MemoryContextAllocZero(flinfo->fn_mcxt, sizeof(MatchCache));
	if (!same_bytes(cache->kept, second))
	{
		if (same_bytes(cache->kept, first))
			other = second;
		else
		{
			const bytea *kept = same_bytes(cache->last_first, first) ? first : second;

			if (kept == second)
				remember(&cache->last_first, first, flinfo->fn_mcxt);
			else
				other = second;
			if (cache->kept != NULL)
				pfree(cache->kept);
			cache->kept = NULL;
			nt_newsfp_expect(nt_matcher_make(&cache->matcher, (uint8 *) VARDATA_ANY(kept), VARSIZE_ANY_EXHDR(kept)));
			remember(&cache->kept, kept, flinfo->fn_mcxt);
		}
	}
	if (containment)
		measure = other == first ? NT_CONTAINS : NT_CONTAINED;
	data = (uint8 *) VARDATA_ANY(other);
	len = VARSIZE_ANY_EXHDR(other);
	if (threshold == NULL)
	{
		nt_newsfp_expect(nt_match(&cache->matcher, data, len, measure, &similarity));
		return similarity;
	}
	nt_newsfp_expect(nt_match_reaches(&cache->matcher, data, len, measure, *threshold, &reaches));
	return reaches;
}

/* The same of the first two arguments of a function. */
static float
compare_args(FunctionCallInfo fcinfo, bool containment, const float *threshold)
{
	bytea	   *first = PG_GETARG_BYTEA_PP(0);
	bytea	   *second = PG_GETARG_BYTEA_PP(1);
	float		similarity = compare(fcinfo->flinfo, first, second, containment, threshold);

	PG_FREE_IF_COPY(first, 0);
	PG_FREE_IF_COPY(second, 1);
	return similarity;
}

float
nt_threshold(float threshold)
{
	if (isnan(threshold) || threshold < 0 || threshold > 1)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("threshold must be between 0 and 1")));
	return threshold;
}

Datum
news_similarity(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT4(compare_args(fcinfo, false, NULL));
}

Datum
news_distance(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT4(1 - compare_args(fcinfo, false, NULL));
}

Datum
news_containment(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT4(compare_args(fcinfo, true, NULL));
}

Datum
news_similar(PG_FUNCTION_ARGS)
{
	float		threshold = nt_threshold(PG_GETARG_FLOAT4(2));

	PG_RETURN_BOOL(compare_args(fcinfo, false, &threshold) > 0);
}

Datum
news_contained(PG_FUNCTION_ARGS)
{
	float		threshold = nt_threshold(PG_GETARG_FLOAT4(2));

	PG_RETURN_BOOL(compare_args(fcinfo, true, &threshold) > 0);
}

/* % */
Datum
newsfp_similar_op(PG_FUNCTION_ARGS)
{
	float		threshold = (float) nt_similarity_threshold;

	PG_RETURN_BOOL(compare_args(fcinfo, false, &threshold) > 0);
}

Datum
news_probe(PG_FUNCTION_ARGS)
{
	bytea	   *bytes = PG_GETARG_BYTEA_PP(0);
	float		threshold = nt_threshold(PG_GETARG_FLOAT4(1));
	int			len = VARSIZE_ANY_EXHDR(bytes);
	bytea	   *result = palloc(VARHDRSZ + sizeof(float) + len);

	SET_VARSIZE(result, VARHDRSZ + sizeof(float) + len);
	memcpy(VARDATA(result), &threshold, sizeof(float));
	memcpy(VARDATA(result) + sizeof(float), VARDATA_ANY(bytes), len);
	PG_RETURN_BYTEA_P(result);
}

/* A copy of the fingerprint in a probe. */
bytea *
nt_probe_newsfp(Datum value, float *threshold)
{
	bytea	   *bytes = DatumGetByteaPP(value);
	int			len = VARSIZE_ANY_EXHDR(bytes) - sizeof(float);
	bytea	   *result = palloc(VARHDRSZ + len);

	memcpy(threshold, VARDATA_ANY(bytes), sizeof(float));
	SET_VARSIZE(result, VARHDRSZ + len);
	memcpy(VARDATA(result), VARDATA_ANY(bytes) + sizeof(float), len);
	return result;
}

/* A newsprobe lives within one query: it is made by news_probe() and shown by EXPLAIN, never read or stored. */
Datum
newsprobe_in(PG_FUNCTION_ARGS)
{
	ereport(ERROR,
			(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
			 errmsg("cannot accept a value of type %s", "newsprobe"),
			 errhint("Use news_probe(newsfp, real).")));
	PG_RETURN_VOID();
}

Datum
newsprobe_out(PG_FUNCTION_ARGS)
{
	float		threshold;
	NtNewsfp	newsfp;

	nt_newsfp_read(&newsfp, PointerGetDatum(nt_probe_newsfp(PG_GETARG_DATUM(0), &threshold)));
	PG_RETURN_CSTRING(psprintf("%d keys, threshold %g", newsfp.sketch.count, threshold));
}

Datum
newsfp_probe_similar(PG_FUNCTION_ARGS)
{
	float		threshold;
	bytea	   *probe = nt_probe_newsfp(PG_GETARG_DATUM(1), &threshold);

	PG_RETURN_BOOL(compare(fcinfo->flinfo, PG_GETARG_BYTEA_PP(0), probe, false, &threshold) > 0);
}

/* Does the left side contain the probe? */
Datum
newsfp_probe_contains(PG_FUNCTION_ARGS)
{
	float		threshold;
	bytea	   *probe = nt_probe_newsfp(PG_GETARG_DATUM(1), &threshold);

	PG_RETURN_BOOL(compare(fcinfo->flinfo, probe, PG_GETARG_BYTEA_PP(0), true, &threshold) > 0);
}

/* Is the left side contained in the probe? */
Datum
newsfp_probe_contained(PG_FUNCTION_ARGS)
{
	float		threshold;
	bytea	   *probe = nt_probe_newsfp(PG_GETARG_DATUM(1), &threshold);

	PG_RETURN_BOOL(compare(fcinfo->flinfo, PG_GETARG_BYTEA_PP(0), probe, true, &threshold) > 0);
}

/* By its function, whatever the operator and its schema are called. */
bool
nt_is_similarity(OpExpr *op)
{
	FmgrInfo	info;

	set_opfuncid(op);
	fmgr_info(op->opfuncid, &info);
	return info.fn_addr == newsfp_similar_op || info.fn_addr == newsfp_probe_similar ||
		info.fn_addr == newsfp_probe_contains || info.fn_addr == newsfp_probe_contained;
}
