/*-------------------------------------------------------------------------
 *
 * strip_fn.c
 *	  SQL: news_strip(text).
 *
 *-------------------------------------------------------------------------
 */
#include "pg/border.h"

#include "strip/article.h"

PG_FUNCTION_INFO_V1(news_strip);

Datum
news_strip(PG_FUNCTION_ARGS)
{
	text	   *argument = PG_GETARG_TEXT_PP(0);
	NtText		body = nt_text_arg(argument);
	int32		count;
	NtSpan	   *spans = nt_strip_article(body.utf8, body.len, NULL, &count);
	char	   *result = palloc(body.len + 1);
	int32		len = 0;

	for (int32 i = 0; i < count; i++)
	{
		if (i > 0)
			result[len++] = '\n';
		memcpy(result + len, body.utf8 + spans[i].start, spans[i].end - spans[i].start);
		len += spans[i].end - spans[i].start;
	}
	PG_RETURN_TEXT_P(nt_text_result(result, len));
}
