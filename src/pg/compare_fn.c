/*-------------------------------------------------------------------------
 *
 * compare_fn.c
 *	  SQL: news_normalize, news_name_key, news_passages, news_shared, news_diff.
 *
 *-------------------------------------------------------------------------
 */
#include "pg/border.h"

#include "utils/builtins.h"

#include "compare/compare.h"
#include "core/utf8.h"

PG_FUNCTION_INFO_V1(news_normalize);
PG_FUNCTION_INFO_V1(news_name_key);
PG_FUNCTION_INFO_V1(news_passages);
PG_FUNCTION_INFO_V1(news_shared);
PG_FUNCTION_INFO_V1(news_diff);

/* Bytes between two counted places of a text. */
#define PLACE_STEP 1024

/* The second text of a comparison: its spans come in any order, so characters are counted once for all. */
typedef struct OtherText
{
	const NtText *text;
	int32	   *chars;			/* characters before each PLACE_STEP bytes */
	NtRows	   *rows;
} OtherText;

static void
other_begin(OtherText *other, NtRows *rows, const NtText *text)
{
	int32		places = text->len / PLACE_STEP + 1;

	other->text = text;
	other->rows = rows;
	other->chars = palloc0(places * sizeof(int32));
	for (int32 i = 1; i < places; i++)
		other->chars[i] = other->chars[i - 1] + nt_utf8_count(text->utf8 + (i - 1) * PLACE_STEP, PLACE_STEP);
}

static int32
other_char(const OtherText *other, int32 byte)
{
	int32		place = byte / PLACE_STEP;

	if (other->text->bytes_are_chars)
		return byte + 1;
	return other->chars[place] + nt_utf8_count(other->text->utf8 + place * PLACE_STEP, byte - place * PLACE_STEP) + 1;
}

static Datum
other_span(const OtherText *other, NtSpan span)
{
	return nt_rows_range(other->rows, other_char(other, span.start), other_char(other, span.end));
}

static Datum
other_content(const OtherText *other, NtSpan span)
{
	return nt_rows_text(other->rows, other->text->utf8 + span.start, span.end - span.start);
}

Datum
news_normalize(PG_FUNCTION_ARGS)
{
	NtText		argument = nt_text_arg(PG_GETARG_TEXT_PP(0));
	StringInfoData key;

	initStringInfo(&key);
	nt_compare_normalize(&key, argument.utf8, argument.len);
	PG_RETURN_TEXT_P(nt_text_result(key.data, key.len));
}

Datum
news_name_key(PG_FUNCTION_ARGS)
{
	NtText		argument = nt_text_arg(PG_GETARG_TEXT_PP(0));
	StringInfoData key;
	NtStatus	status;

	initStringInfo(&key);
	status = nt_compare_name_key(&key, argument.utf8, argument.len);
	if (status != NT_OK)
		nt_report(status, argument.len);
	PG_RETURN_TEXT_P(nt_text_result(key.data, key.len));
}

Datum
news_passages(PG_FUNCTION_ARGS)
{
	NtText		body = nt_text_arg(PG_GETARG_TEXT_PP(0));
	NtRows		rows;
	NtPassage  *passages;
	int32		count;
	NtStatus	status;

	nt_rows_begin(&rows, fcinfo, &body);
	status = nt_compare_passages(body.utf8, body.len, &passages, &count);
	if (status != NT_OK)
		nt_report(status, body.len);
	for (int32 i = 0; i < count; i++)
	{
		Datum		values[4];
		bool		nulls[4] = {false};

		values[0] = Int32GetDatum(i + 1);
		values[1] = nt_rows_span(&rows, passages[i].span);
		values[2] = Int64GetDatum((int64) passages[i].hash);
		values[3] = nt_rows_content(&rows, passages[i].span);
		nt_rows_put(&rows, values, nulls);
	}
	return nt_rows_end(&rows);
}

Datum
news_shared(PG_FUNCTION_ARGS)
{
	NtText		body = nt_text_arg(PG_GETARG_TEXT_PP(0));
	NtText		other = nt_text_arg(PG_GETARG_TEXT_PP(1));
	NtRows		rows;
	OtherText	other_text;
	NtShared   *shared;
	int32		count;
	NtStatus	status;

	nt_rows_begin(&rows, fcinfo, &body);
	status = nt_compare_shared(body.utf8, body.len, other.utf8, other.len, &shared, &count);
	if (status != NT_OK)
		nt_report(status, Max(body.len, other.len));
	other_begin(&other_text, &rows, &other);
	for (int32 i = 0; i < count; i++)
	{
		Datum		values[4];
		bool		nulls[4] = {false};

		values[0] = nt_rows_span(&rows, shared[i].span);
		values[1] = other_span(&other_text, shared[i].other);
		values[2] = Int32GetDatum(shared[i].words);
		values[3] = nt_rows_content(&rows, shared[i].span);
		nt_rows_put(&rows, values, nulls);
	}
	return nt_rows_end(&rows);
}

Datum
news_diff(PG_FUNCTION_ARGS)
{
	static const char *const kind_names[] = {"added", "removed", "changed", "moved"};
	Datum		kinds[lengthof(kind_names)];
	NtText		old = nt_text_arg(PG_GETARG_TEXT_PP(0));
	NtText		new = nt_text_arg(PG_GETARG_TEXT_PP(1));
	NtRows		rows;
	OtherText	old_text;
	NtDiff	   *diffs;
	int32		count;
	NtStatus	status;

	nt_rows_begin(&rows, fcinfo, &new);
	status = nt_compare_diff(old.utf8, old.len, new.utf8, new.len, &diffs, &count);
	if (status != NT_OK)
		nt_report(status, Max(old.len, new.len));
	other_begin(&old_text, &rows, &old);
	for (int i = 0; i < lengthof(kinds); i++)
		kinds[i] = CStringGetTextDatum(kind_names[i]);
	for (int32 i = 0; i < count; i++)
	{
		Datum		values[6] = {0};
		bool		nulls[6] = {false};

		values[0] = kinds[diffs[i].kind];
		nulls[1] = nulls[3] = nt_span_empty(diffs[i].before);
		if (!nulls[1])
		{
			values[1] = other_span(&old_text, diffs[i].before);
			values[3] = other_content(&old_text, diffs[i].before);
		}
		nulls[2] = nulls[4] = nt_span_empty(diffs[i].after);
		if (!nulls[2])
		{
			values[2] = nt_rows_span(&rows, diffs[i].after);
			values[4] = nt_rows_content(&rows, diffs[i].after);
		}
		values[5] = BoolGetDatum(diffs[i].trivial);
		nt_rows_put(&rows, values, nulls);
	}
	return nt_rows_end(&rows);
}
