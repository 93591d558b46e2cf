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
	NtRows		others;
	NtShared   *shared;
	int32		count;
	NtStatus	status;

	nt_rows_begin(&rows, fcinfo, &body);
	status = nt_compare_shared(body.utf8, body.len, other.utf8, other.len, &shared, &count);
	if (status != NT_OK)
		nt_report(status, Max(body.len, other.len));
	nt_rows_second(&others, &rows, &other);
	for (int32 i = 0; i < count; i++)
	{
		Datum		values[4];
		bool		nulls[4] = {false};

		values[0] = nt_rows_span(&rows, shared[i].span);
		values[1] = nt_rows_span(&others, shared[i].other);
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
	NtRows		olds;
	NtDiff	   *diffs;
	int32		count;
	NtStatus	status;

	nt_rows_begin(&rows, fcinfo, &new);
	status = nt_compare_diff(old.utf8, old.len, new.utf8, new.len, &diffs, &count);
	if (status != NT_OK)
		nt_report(status, Max(old.len, new.len));
	nt_rows_second(&olds, &rows, &old);
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
			values[1] = nt_rows_span(&olds, diffs[i].before);
			values[3] = nt_rows_content(&olds, diffs[i].before);
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
