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

static const char *const kind_words[NT_KIND_COUNT] = {
#define X(name, word) word,
	NT_BLOCK_KINDS(X)
#undef X
};

Datum
news_blocks(PG_FUNCTION_ARGS)
{
	NtText		body = nt_text_arg(PG_GETARG_TEXT_PP(0));
	NtTemplate	template;
	NtRows		rows;
	NtJudgedBlock *judged;
	int32		count;

	nt_rows_begin(&rows, fcinfo, &body);
	judged = nt_strip_blocks(body.utf8, body.len, nt_template_optional(fcinfo, 1, &template), &count);
	for (int32 i = 0; i < count; i++)
	{
		Datum		values[5];
		bool		nulls[5] = {false};

		values[0] = Int32GetDatum(i + 1);
		values[1] = nt_rows_span(&rows, judged[i].span);
		values[2] = CStringGetTextDatum(kind_words[judged[i].kind]);
		values[3] = Float4GetDatum(judged[i].score);
		values[4] = nt_rows_content(&rows, judged[i].span);
		nt_rows_put(&rows, values, nulls);
		if (i % 1024 == 1023)
			CHECK_FOR_INTERRUPTS();
	}
	return nt_rows_end(&rows);
}
