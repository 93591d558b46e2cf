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

static float
resemblance_arg(FunctionCallInfo fcinfo)
{
	NtNewsfp	first;
	NtNewsfp	second;

	nt_newsfp_read(&first, PG_GETARG_DATUM(0));
	nt_newsfp_read(&second, PG_GETARG_DATUM(1));
	return nt_sketch_resemblance(&first.sketch, &second.sketch);
}

static float
containment_arg(FunctionCallInfo fcinfo)
{
	NtNewsfp	first;
	NtNewsfp	second;

	nt_newsfp_read(&first, PG_GETARG_DATUM(0));
	nt_newsfp_read(&second, PG_GETARG_DATUM(1));
	return nt_sketch_containment(&first.sketch, &second.sketch);
}

static float
threshold_arg(FunctionCallInfo fcinfo, int n)
{
	float		threshold = PG_GETARG_FLOAT4(n);

	if (isnan(threshold) || threshold < 0 || threshold > 1)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("threshold must be between 0 and 1")));
	return threshold;
}

Datum
news_similarity(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT4(resemblance_arg(fcinfo));
}

Datum
news_distance(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT4(1 - resemblance_arg(fcinfo));
}

Datum
news_containment(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT4(containment_arg(fcinfo));
}

Datum
news_similar(PG_FUNCTION_ARGS)
{
	float		threshold = threshold_arg(fcinfo, 2);

	PG_RETURN_BOOL(nt_reaches(resemblance_arg(fcinfo), threshold));
}

Datum
news_contained(PG_FUNCTION_ARGS)
{
	float		threshold = threshold_arg(fcinfo, 2);

	PG_RETURN_BOOL(nt_reaches(containment_arg(fcinfo), threshold));
}

/* % */
Datum
newsfp_similar_op(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(nt_reaches(resemblance_arg(fcinfo), (float) nt_similarity_threshold));
}

void
nt_probe_read(NtProbe *probe, Datum value)
{
	bytea	   *bytes = DatumGetByteaPP(value);
	const uint8 *data = (const uint8 *) VARDATA_ANY(bytes);
	const char *problem = nt_sketch_decode(&probe->newsfp.sketch, probe->newsfp.keys,
										   data + sizeof(float), VARSIZE_ANY_EXHDR(bytes) - sizeof(float));

	if (problem != NULL)
		elog(ERROR, "invalid newsprobe value: %s", problem);
	memcpy(&probe->threshold, data, sizeof(float));
	if ((Pointer) bytes != DatumGetPointer(value))
		pfree(bytes);
}

Datum
news_probe(PG_FUNCTION_ARGS)
{
	bytea	   *bytes = PG_GETARG_BYTEA_PP(0);
	float		threshold = threshold_arg(fcinfo, 1);
	int			len = VARSIZE_ANY_EXHDR(bytes);
	bytea	   *result = palloc(VARHDRSZ + sizeof(float) + len);

	SET_VARSIZE(result, VARHDRSZ + sizeof(float) + len);
	memcpy(VARDATA(result), &threshold, sizeof(float));
	memcpy(VARDATA(result) + sizeof(float), VARDATA_ANY(bytes), len);
	PG_RETURN_BYTEA_P(result);
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
	NtProbe		probe;

	nt_probe_read(&probe, PG_GETARG_DATUM(0));
	PG_RETURN_CSTRING(psprintf("%d keys, threshold %g", probe.newsfp.sketch.count, probe.threshold));
}

Datum
newsfp_probe_similar(PG_FUNCTION_ARGS)
{
	NtNewsfp	newsfp;
	NtProbe		probe;

	nt_newsfp_read(&newsfp, PG_GETARG_DATUM(0));
	nt_probe_read(&probe, PG_GETARG_DATUM(1));
	PG_RETURN_BOOL(nt_reaches(nt_sketch_resemblance(&newsfp.sketch, &probe.newsfp.sketch), probe.threshold));
}

/* Does the left side contain the probe? */
Datum
newsfp_probe_contains(PG_FUNCTION_ARGS)
{
	NtNewsfp	newsfp;
	NtProbe		probe;

	nt_newsfp_read(&newsfp, PG_GETARG_DATUM(0));
	nt_probe_read(&probe, PG_GETARG_DATUM(1));
	PG_RETURN_BOOL(nt_reaches(nt_sketch_containment(&probe.newsfp.sketch, &newsfp.sketch), probe.threshold));
}

/* Is the left side contained in the probe? */
Datum
newsfp_probe_contained(PG_FUNCTION_ARGS)
{
	NtNewsfp	newsfp;
	NtProbe		probe;

	nt_newsfp_read(&newsfp, PG_GETARG_DATUM(0));
	nt_probe_read(&probe, PG_GETARG_DATUM(1));
	PG_RETURN_BOOL(nt_reaches(nt_sketch_containment(&newsfp.sketch, &probe.newsfp.sketch), probe.threshold));
}
