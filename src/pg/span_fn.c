/*-------------------------------------------------------------------------
 *
 * span_fn.c
 *	  SQL: news_slice, news_snippet, news_length: what to do with a span.
 *
 *-------------------------------------------------------------------------
 */
#include "pg/border.h"

#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/multirangetypes.h"
#include "utils/typcache.h"

#include "core/utf8.h"
#include "markup/snippet.h"

PG_FUNCTION_INFO_V1(news_slice);
PG_FUNCTION_INFO_V1(news_snippet);
PG_FUNCTION_INFO_V1(news_length);

/* Bounds of an int4range as 1-based half-open positions; false if it is empty.  Open ends reach as far as int32. */
static bool
span_bounds(RangeType *range, int64 *start, int64 *end)
{
	TypeCacheEntry *typcache = lookup_type_cache(INT4RANGEOID, TYPECACHE_RANGE_INFO);
	RangeBound	lower;
	RangeBound	upper;
	bool		empty;

	range_deserialize(typcache, range, &lower, &upper, &empty);
	if (empty)
		return false;
	*start = lower.infinite ? 1 : Max((int64) DatumGetInt32(lower.val), 1);
	*end = upper.infinite ? (int64) PG_INT32_MAX : DatumGetInt32(upper.val);
	return *end > *start;
}

/* The part of a text that a span names: what lies outside the text is left out. */
Datum
news_slice(PG_FUNCTION_ARGS)
{
	int64		start;
	int64		end;

	if (!span_bounds(PG_GETARG_RANGE_P(1), &start, &end))
		PG_RETURN_TEXT_P(cstring_to_text(""));
	PG_RETURN_DATUM(DirectFunctionCall3(text_substr, PG_GETARG_DATUM(0), Int32GetDatum((int32) start),
										Int32GetDatum((int32) (end - start))));
}

/* The byte offset of a 1-based character position; the end of the text for what lies behind it. */
static int32
byte_of(const NtText *body, int32 from, int64 chars)
{
	if (body->bytes_are_chars)
	{
		int32		byte = (int32) Min((int64) from + chars, body->len);

		/* a span of our own never cuts a character; one made by hand may */
		while (byte > 0 && byte < body->len && ((unsigned char) body->utf8[byte] & 0xC0) == 0x80)
			byte--;
		return byte;
	}
	while (chars > 0 && from < body->len)
	{
		(void) nt_utf8_next(body->utf8, &from);
		chars--;
	}
	return from;
}

Datum
news_snippet(PG_FUNCTION_ARGS)
{
	NtText		body = nt_text_arg(PG_GETARG_TEXT_PP(0));
	int32		chars = PG_GETARG_INT32(2);
	StringInfoData snippet;
	NtSpan		span;
	int64		start;
	int64		end;

	if (chars < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("number of characters around a snippet must not be negative")));
	if (!span_bounds(PG_GETARG_RANGE_P(1), &start, &end))
		PG_RETURN_TEXT_P(cstring_to_text(""));
	span.start = byte_of(&body, 0, start - 1);
	span.end = byte_of(&body, span.start, end - start);
	if (span.start >= body.len)
		PG_RETURN_TEXT_P(cstring_to_text(""));
	initStringInfo(&snippet);
	nt_markup_snippet(&snippet, body.utf8, body.len, span, chars);
	PG_RETURN_TEXT_P(nt_text_result(snippet.data, snippet.len));
}

/* Characters that the ranges cover; NULL for an unbounded one. */
Datum
news_length(PG_FUNCTION_ARGS)
{
	MultirangeType *ranges = PG_GETARG_MULTIRANGE_P(0);
	TypeCacheEntry *typcache = lookup_type_cache(INT4RANGEOID, TYPECACHE_RANGE_INFO);
	int64		length = 0;

	for (uint32 i = 0; i < ranges->rangeCount; i++)
	{
		RangeBound	lower;
		RangeBound	upper;

		multirange_get_bounds(typcache, ranges, i, &lower, &upper);
		if (lower.infinite || upper.infinite)
			PG_RETURN_NULL();
		length += (int64) DatumGetInt32(upper.val) - DatumGetInt32(lower.val);
	}
	if (length > PG_INT32_MAX)
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("integer out of range")));
	PG_RETURN_INT32((int32) length);
}
