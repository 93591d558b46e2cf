/*-------------------------------------------------------------------------
 *
 * blocks_fn.c
 *	  SQL: news_blocks(text [, newstemplate]), what was decided of each block.
 *
 *-------------------------------------------------------------------------
 */
#include "pg/border.h"

#include "utils/builtins.h"

#include "pg/newstemplate.h"
#include "strip/kind.h"

PG_FUNCTION_INFO_V1(news_blocks);

Datum
news_blocks(PG_FUNCTION_ARGS)
{
	NtText		body = nt_text_arg(PG_GETARG_TEXT_PP(0));
	NtTemplate	template;
	NtRows		rows;
	NtJudgedBlock *judged;
	int32		count;
	Datum		kinds[NT_KIND_COUNT];

	nt_rows_begin(&rows, fcinfo, &body);
	judged = nt_strip_blocks(body.utf8, body.len, nt_template_optional(fcinfo, 1, &template), &count);
	for (int kind = 0; kind < NT_KIND_COUNT; kind++)
		kinds[kind] = CStringGetTextDatum(nt_block_kind_name((NtBlockKind) kind));
	for (int32 i = 0; i < count; i++)
	{
		Datum		values[5];
		bool		nulls[5] = {false};

		values[0] = Int32GetDatum(i + 1);
		values[1] = nt_rows_span(&rows, judged[i].span);
		values[2] = kinds[judged[i].kind];
		values[3] = Float4GetDatum(judged[i].score);
		values[4] = nt_rows_content(&rows, judged[i].span);
		nt_rows_put(&rows, values, nulls);
	}
	return nt_rows_end(&rows);
}
