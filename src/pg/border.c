/*-------------------------------------------------------------------------
 *
 * border.c
 *	  Between the server and the core: encodings, errors, rows.
 *
 *-------------------------------------------------------------------------
 */
#include "pg/border.h"

#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/tuplestore.h"
#include "utils/typcache.h"

#include "core/utf8.h"
#include "strip/article.h"

/* The characters of a text are counted by blocks of this size: small against a row's other cost. */
#define BLOCK_BYTES 1024

/* What is made for a row is freed together with that of a few others. */
#define ROWS_KEPT 16

/* The argument as valid UTF-8, whatever the database's encoding. */
NtText
nt_text_arg(text *argument)
{
	NtText		result;
	int			encoding = GetDatabaseEncoding();
	int32		position;

	result.utf8 = VARDATA_ANY(argument);
	result.len = VARSIZE_ANY_EXHDR(argument);
	result.bytes_are_chars = false;
	if (encoding == PG_UTF8)
		return result;
	if (encoding == PG_SQL_ASCII)
	{
		result.bytes_are_chars = true;
		if (nt_utf8_validate(result.utf8, result.len, &position) != NT_OK)
			nt_report(NT_INVALID_UTF8, position);
		return result;
	}
	if (encoding == PG_EUC_JIS_2004 || encoding == PG_SHIFT_JIS_2004)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("newstext does not support database encoding \"%s\"", pg_encoding_to_char(encoding)),
				 errhint("Use a database with encoding UTF8.")));
	if (result.len > 0)
	{
		result.utf8 = (char *) pg_do_encoding_conversion((unsigned char *) result.utf8, result.len, encoding, PG_UTF8);
		/* returned unchanged when nothing had to be converted, else as a C string */
		if (result.utf8 != VARDATA_ANY(argument))
			result.len = strlen(result.utf8);
	}
	return result;
}

/*
 * UTF-8 to a text of the database's encoding.  A slice of an argument always goes back; text of our own making (a
 * decoded HTML entity) may hold a character that the encoding lacks, which becomes "?".
 */
text *
nt_text_result(const char *utf8, int32 len)
{
	int			encoding = GetDatabaseEncoding();
	Oid			conversion;
	char	   *out;
	text	   *result;
	Size		room;
	int32		done = 0;
	Size		n = 0;

	if (encoding == PG_UTF8 || encoding == PG_SQL_ASCII || len == 0)
	{
		result = palloc(VARHDRSZ + len);
		SET_VARSIZE(result, VARHDRSZ + len);
		nt_copy(VARDATA(result), utf8, len);
		return result;
	}
	conversion = FindDefaultConversionProc(PG_UTF8, encoding);
	if (!OidIsValid(conversion))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_FUNCTION),
				 errmsg("default conversion function for encoding \"%s\" to \"%s\" does not exist",
						pg_encoding_to_char(PG_UTF8), pg_encoding_to_char(encoding))));
	room = (Size) len * MAX_CONVERSION_GROWTH + 1;
	out = palloc_extended(room, MCXT_ALLOC_HUGE);
	while (done < len)
	{
		done += pg_do_encoding_conversion_buf(conversion, PG_UTF8, encoding, (unsigned char *) utf8 + done, len - done,
											  (unsigned char *) out + n, room - n, true);
		n += strlen(out + n);
		if (done < len)
		{
			out[n++] = '?';
			(void) nt_utf8_next(utf8, &done);
		}
	}
	result = cstring_to_text_with_len(out, n);
	pfree(out);
	return result;
}

void
nt_report(NtStatus status, int32 position)
{
	switch (status)
	{
		case NT_INVALID_UTF8:
			ereport(ERROR,
					(errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE),
					 errmsg("invalid byte sequence for encoding \"UTF8\" at byte %d of the text", position + 1),
					 errhint("A database with encoding SQL_ASCII must hold UTF-8 text for newstext to read it.")));
			break;
		case NT_TOO_LARGE:
			ereport(ERROR,
					(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
					 errmsg("text is too large to be analysed"),
					 errdetail("The article has %d bytes, the limit is %d.", position, NT_MAX_ANALYSIS_BYTES),
					 errhint("Split the text, or analyse a part of it with left() or substring().")));
			break;
		case NT_OK:
			break;
	}
	elog(ERROR, "unexpected status %d", (int) status);
}

void
nt_read_article(NtDocument *doc, const NtText *text, bool strip)
{
	int32		count;
	NtSpan	   *spans;
	NtStatus	status;

	if (text->len > NT_MAX_ANALYSIS_BYTES)
		nt_report(NT_TOO_LARGE, text->len);
	spans = strip ? nt_strip_article(text->utf8, text->len, NULL, &count)
		: nt_paragraphs(text->utf8, text->len, &count);
	status = nt_document_parse(doc, text->utf8, text->len, spans, count, nt_segmenter());
	if (status != NT_OK)
		nt_report(status, text->len);
}

/* The text whose characters are to be counted. */
static void
set_text(NtRows *rows, const NtText *text)
{
	rows->text = text;
	rows->byte = 0;
	rows->chars = 0;
	rows->marks = NULL;
	rows->nmarks = rows->marks_room = 0;
}

/* Opens the tuplestore and a context for the call's work, and switches to it. */
void
nt_rows_begin(NtRows *rows, FunctionCallInfo fcinfo, const NtText *text)
{
	InitMaterializedSRF(fcinfo, 0);
	rows->rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	rows->int4range = lookup_type_cache(INT4RANGEOID, TYPECACHE_RANGE_INFO);
	set_text(rows, text);
	rows->count = 0;
	rows->work = AllocSetContextCreate(CurrentMemoryContext, "newstext rows", ALLOCSET_DEFAULT_SIZES);
	rows->row = AllocSetContextCreate(rows->work, "newstext row", ALLOCSET_DEFAULT_SIZES);
	rows->before = MemoryContextSwitchTo(rows->work);
}

/* "second" makes spans and contents of a second text of the call that "rows" was begun for. */
void
nt_rows_second(NtRows *second, const NtRows *rows, const NtText *text)
{
	*second = *rows;
	set_text(second, text);
}

/* Stores a row; what nt_rows_span and its like made for it may be gone then. */
void
nt_rows_put(NtRows *rows, Datum *values, bool *nulls)
{
	/* a large text has millions of rows */
	CHECK_FOR_INTERRUPTS();
	tuplestore_putvalues(rows->rsinfo->setResult, rows->rsinfo->setDesc, values, nulls);
	if (++rows->count % ROWS_KEPT == 0)
		MemoryContextReset(rows->row);
}

Datum
nt_rows_end(NtRows *rows)
{
	MemoryContextSwitchTo(rows->before);
	MemoryContextDelete(rows->work);
	return (Datum) 0;
}

/*
 * Counts on from the last place asked for when that is near, else from the beginning of the block: a speaker may stand
 * anywhere before his words, and rows in any order must cost no more than one pass over the text and a block for each.
 */
int32
nt_rows_char(NtRows *rows, int32 byte)
{
	const char *utf8 = rows->text->utf8;

	if (rows->text->bytes_are_chars)
		return byte + 1;
	if (byte >= rows->byte && byte - rows->byte <= BLOCK_BYTES)
		rows->chars += nt_utf8_count(utf8 + rows->byte, byte - rows->byte);
	else
	{
		int32		block = byte / BLOCK_BYTES;
		MemoryContext current = rows->work != NULL ? MemoryContextSwitchTo(rows->work) : CurrentMemoryContext;

		while (rows->nmarks <= block)
		{
			int32		before = rows->nmarks - 1;
			int32		chars = before < 0 ? 0 : rows->marks[before] + nt_utf8_count(utf8 + before * BLOCK_BYTES, BLOCK_BYTES);

			NT_ARRAY_RESERVE(rows->marks, rows->nmarks, rows->marks_room);
			rows->marks[rows->nmarks++] = chars;
		}
		MemoryContextSwitchTo(current);
		rows->chars = rows->marks[block] + nt_utf8_count(utf8 + block * BLOCK_BYTES, byte - block * BLOCK_BYTES);
	}
	rows->byte = byte;
	return rows->chars + 1;
}

/*
 * What range_serialize makes of two bounds of a type that is passed by value in four bytes, and which are no empty range;
 * many calls for a row.
 */
static RangeType *
make_int4range(int32 lower, int32 upper)
{
	Size		size = sizeof(RangeType) + 2 * sizeof(int32) + 1;
	RangeType  *range = palloc(size);
	int32		bounds[2] = {lower, upper};

	SET_VARSIZE(range, size);
	range->rangetypid = INT4RANGEOID;
	memcpy(range + 1, bounds, sizeof(bounds));
	((char *) range)[size - 1] = RANGE_LB_INC;
	return range;
}

Datum
nt_rows_span(NtRows *rows, NtSpan span)
{
	MemoryContext before = MemoryContextSwitchTo(rows->row);
	int32		lower = nt_rows_char(rows, span.start);
	int32		upper = nt_rows_char(rows, span.end);
	RangeType  *range;

	if (lower < upper)
		range = make_int4range(lower, upper);
	else
	{
		RangeBound	bounds[2] = {{Int32GetDatum(lower), false, true, true}, {Int32GetDatum(upper), false, false, false}};

		range = nt_make_range(rows->int4range, &bounds[0], &bounds[1]);
	}
	MemoryContextSwitchTo(before);
	return RangeTypePGetDatum(range);
}

Datum
nt_rows_content(NtRows *rows, NtSpan span)
{
	MemoryContext before = MemoryContextSwitchTo(rows->row);
	text	   *result = nt_text_result(rows->text->utf8 + span.start, span.end - span.start);

	MemoryContextSwitchTo(before);
	return PointerGetDatum(result);
}
