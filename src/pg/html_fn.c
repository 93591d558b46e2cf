/*-------------------------------------------------------------------------
 *
 * html_fn.c
 *	  SQL: news_strip_html(text).
 *
 *-------------------------------------------------------------------------
 */
#include "pg/border.h"

#include "html/html.h"

PG_FUNCTION_INFO_V1(news_strip_html);

Datum
news_strip_html(PG_FUNCTION_ARGS)
{
	NtText		html = nt_text_arg(PG_GETARG_TEXT_PP(0));
	int32		len;
	char	   *article = nt_html_article(html.utf8, html.len, NULL, &len);

	PG_RETURN_TEXT_P(nt_text_result(article, len));
}
