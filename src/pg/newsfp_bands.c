/*-------------------------------------------------------------------------
 *
 * newsfp_bands.c
 *	  SQL: news_bands, news_shared_band.
 *
 *-------------------------------------------------------------------------
 */
#include "pg/newsfp.h"

#include "catalog/pg_type.h"
#include "utils/array.h"

#include "fingerprint/bands.h"

PG_FUNCTION_INFO_V1(news_bands);
PG_FUNCTION_INFO_V1(news_shared_band);

static bool
bands_arg(FunctionCallInfo fcinfo, int n, int64 *bands)
{
	NtNewsfp	newsfp;

	nt_newsfp_read(&newsfp, PG_GETARG_DATUM(n));
	return nt_bands(&newsfp.sketch, bands);
}

Datum
news_bands(PG_FUNCTION_ARGS)
{
	int64		bands[NT_BANDS];
	Datum		elements[NT_BANDS];

	if (!bands_arg(fcinfo, 0, bands))
		PG_RETURN_ARRAYTYPE_P(construct_empty_array(INT8OID));
	for (int i = 0; i < NT_BANDS; i++)
		elements[i] = Int64GetDatum(bands[i]);
	PG_RETURN_ARRAYTYPE_P(construct_array(elements, NT_BANDS, INT8OID, sizeof(int64), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
}

/* The first of the bands that both have: a join over bands that asks for this one finds each pair once. */
Datum
news_shared_band(PG_FUNCTION_ARGS)
{
	int64		first[NT_BANDS];
	int64		second[NT_BANDS];

	if (bands_arg(fcinfo, 0, first) && bands_arg(fcinfo, 1, second))
		for (int i = 0; i < NT_BANDS; i++)
			if (first[i] == second[i])
				PG_RETURN_INT64(first[i]);
	PG_RETURN_NULL();
}
