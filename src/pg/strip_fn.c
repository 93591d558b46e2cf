/*-------------------------------------------------------------------------
 *
 * strip_fn.c
 *	  SQL: news_strip(text [, newstemplate]).
 *
 *-------------------------------------------------------------------------
 */
#include "pg/border.h"

#include "pg/newstemplate.h"

PG_FUNCTION_INFO_V1(news_strip);

/* The kept blocks, a line each. */
Datum
news_strip(PG_FUNCTION_ARGS)
{
	NtText		body = nt_text_arg(PG_GETARG_TEXT_PP(0));
	NtTemplate	template;
	int32		count;
	NtSpan	   *spans = nt_strip_article(body.utf8, body.len, nt_template_optional(fcinfo, 1, &template), &count);
	text	   *result;
	char	   *out = palloc((Size) body.len + 1);
	int32		len = 0;

	for (int32 i = 0; i < count; i++)
	{
		if (i > 0)
			out[len++] = '\n';
		nt_copy(out + len, body.utf8 + spans[i].start, spans[i].end - spans[i].start);
		len += spans[i].end - spans[i].start;
	}
	result = nt_text_result(out, len);
	pfree(out);
	pfree(spans);
	PG_RETURN_TEXT_P(result);
}
