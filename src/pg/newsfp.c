/*-------------------------------------------------------------------------
 *
 * newsfp.c
 *	  SQL: type newsfp, its making, input and output, comparison.
 *
 * A newsfp is a varlena that holds the stored form of a sketch
 * (fingerprint/sketch.c), read byte by byte.
 * Equal sketches have equal bytes.
 *
 *-------------------------------------------------------------------------
 */
#include "pg/newsfp.h"

#include "common/base64.h"
#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "fingerprint/closing.h"
#include "fingerprint/shingle.h"
#include "strip/article.h"

/* So much of a wrong value is shown. */
#define SHOWN_BYTES	40

PG_FUNCTION_INFO_V1(news_fingerprint);
PG_FUNCTION_INFO_V1(newsfp_in);
PG_FUNCTION_INFO_V1(newsfp_out);
PG_FUNCTION_INFO_V1(newsfp_recv);
PG_FUNCTION_INFO_V1(newsfp_send);
PG_FUNCTION_INFO_V1(newsfp_eq);
PG_FUNCTION_INFO_V1(newsfp_ne);
PG_FUNCTION_INFO_V1(newsfp_lt);
PG_FUNCTION_INFO_V1(newsfp_le);
PG_FUNCTION_INFO_V1(newsfp_gt);
PG_FUNCTION_INFO_V1(newsfp_ge);
PG_FUNCTION_INFO_V1(newsfp_cmp);
PG_FUNCTION_INFO_V1(newsfp_hash);
PG_FUNCTION_INFO_V1(newsfp_hash_extended);
PG_FUNCTION_INFO_V1(news_fingerprint_version);

/* The type's input functions let nothing wrong in; what is wrong with a stored value is a damaged table. */
void
nt_newsfp_expect(const char *problem)
{
	if (problem != NULL)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("invalid newsfp value"),
				 errdetail_internal("%s", problem),
				 errhint("Make the fingerprint again with news_fingerprint().")));
}

void
nt_newsfp_read(NtNewsfp *newsfp, Datum value)
{
	bytea	   *bytes = DatumGetByteaPP(value);

	nt_newsfp_expect(nt_sketch_decode(&newsfp->sketch, newsfp->keys,
									  (uint8 *) VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes)));
	if ((Pointer) bytes != DatumGetPointer(value))
		pfree(bytes);
}

static bytea *
newsfp_make(const NtSketch *sketch)
{
	bytea	   *result = palloc(VARHDRSZ + nt_sketch_bound(sketch->count));

	SET_VARSIZE(result, VARHDRSZ + nt_sketch_encode(sketch, (uint8 *) VARDATA(result)));
	return result;
}

Datum
news_fingerprint(PG_FUNCTION_ARGS)
{
	NtText		body = nt_text_arg(PG_GETARG_TEXT_PP(0));
	bool		strip = PG_GETARG_BOOL(1);
	int32		shingle = PG_NARGS() > 2 ? PG_GETARG_INT32(2) : NT_SHINGLE_DEFAULT;
	NtSpan		whole = {0, body.len};
	NtSpan	   *spans = &whole;
	int32		count = 1;
	NtSketch	sketch;

	if (shingle < NT_SHINGLE_MIN || shingle > NT_SHINGLE_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("shingle must be between %d and %d words", NT_SHINGLE_MIN, NT_SHINGLE_MAX)));
	if (strip)
	{
		spans = nt_strip_article(body.utf8, body.len, NULL, &count);
		count = nt_before_closing(body.utf8, spans, count);
	}
	nt_shingle_text(&sketch, body.utf8, body.len, spans, count, shingle);
	PG_RETURN_BYTEA_P(newsfp_make(&sketch));
}

/* The text form is base64 of the stored form. */
Datum
newsfp_in(PG_FUNCTION_ARGS)
{
	char	   *in = PG_GETARG_CSTRING(0);
	int			len = strlen(in);
	int			room = nt_sketch_bound(NT_SKETCH_MAX_KEYS);
	int			bytes;
	bytea	   *result;
	const char *problem;

	/* no value is longer, so a long string costs nothing */
	result = palloc(VARHDRSZ + room);
	bytes = len > pg_b64_enc_len(room) ? -1 : pg_b64_decode(in, len, (void *) VARDATA(result), room);
	problem = bytes < 0 ? "It is not the base64 form of a fingerprint."
		: nt_sketch_check((uint8 *) VARDATA(result), bytes);
	if (problem != NULL)
		nt_soft_error(fcinfo->context,
					  (errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					   errmsg("invalid input syntax for type %s: \"%.*s\"", "newsfp", pg_mbcliplen(in, len, SHOWN_BYTES), in),
					   errdetail_internal("%s", problem),
					   errhint("Fingerprints are made by news_fingerprint().")));
	SET_VARSIZE(result, VARHDRSZ + bytes);
	PG_RETURN_BYTEA_P(result);
}

Datum
newsfp_out(PG_FUNCTION_ARGS)
{
	bytea	   *bytes = PG_GETARG_BYTEA_PP(0);
	int			len = VARSIZE_ANY_EXHDR(bytes);
	int			room = pg_b64_enc_len(len);
	char	   *result = palloc(room + 1);
	int			written = pg_b64_encode((void *) VARDATA_ANY(bytes), len, result, room);

	if (written < 0)
		elog(ERROR, "could not encode newsfp");
	result[written] = '\0';
	PG_RETURN_CSTRING(result);
}

Datum
newsfp_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	int			len = message->len - message->cursor;
	const uint8 *data = (const uint8 *) pq_getmsgbytes(message, len);
	const char *problem = nt_sketch_check(data, len);
	bytea	   *result;

	if (problem != NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid binary value for type %s", "newsfp"),
				 errdetail_internal("%s", problem)));
	result = palloc(VARHDRSZ + len);
	SET_VARSIZE(result, VARHDRSZ + len);
	memcpy(VARDATA(result), data, len);
	PG_RETURN_BYTEA_P(result);
}

Datum
newsfp_send(PG_FUNCTION_ARGS)
{
	PG_RETURN_BYTEA_P(PG_GETARG_BYTEA_P_COPY(0));
}

/* By bytes, shorter first when one begins the other: an order, with no meaning of its own. */
static int
compare(FunctionCallInfo fcinfo)
{
	bytea	   *a = PG_GETARG_BYTEA_PP(0);
	bytea	   *b = PG_GETARG_BYTEA_PP(1);
	int			len_a = VARSIZE_ANY_EXHDR(a);
	int			len_b = VARSIZE_ANY_EXHDR(b);
	int			result = memcmp(VARDATA_ANY(a), VARDATA_ANY(b), Min(len_a, len_b));

	if (result == 0)
		result = (len_a > len_b) - (len_a < len_b);
	PG_FREE_IF_COPY(a, 0);
	PG_FREE_IF_COPY(b, 1);
	return result;
}

Datum
newsfp_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) == 0);
}

Datum
newsfp_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) != 0);
}

Datum
newsfp_lt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) < 0);
}

Datum
newsfp_le(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) <= 0);
}

Datum
newsfp_gt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) > 0);
}

Datum
newsfp_ge(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) >= 0);
}

Datum
newsfp_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare(fcinfo));
}

Datum
newsfp_hash(PG_FUNCTION_ARGS)
{
	bytea	   *bytes = PG_GETARG_BYTEA_PP(0);
	Datum		result = hash_any((unsigned char *) VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes));

	PG_FREE_IF_COPY(bytes, 0);
	return result;
}

Datum
newsfp_hash_extended(PG_FUNCTION_ARGS)
{
	bytea	   *bytes = PG_GETARG_BYTEA_PP(0);
	Datum		result = hash_any_extended((unsigned char *) VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes),
										   PG_GETARG_INT64(1));

	PG_FREE_IF_COPY(bytes, 0);
	return result;
}

/* Sketches of one version can be compared; the first byte says which it is. */
Datum
news_fingerprint_version(PG_FUNCTION_ARGS)
{
	bytea	   *bytes = PG_GETARG_BYTEA_PP(0);

	PG_RETURN_INT32(*(uint8 *) VARDATA_ANY(bytes));
}
