/*-------------------------------------------------------------------------
 *
 * html_fn.c
 *	  SQL: news_strip_html(text [, newstemplate]).
 *
 *-------------------------------------------------------------------------
 */
#include "pg/border.h"

#include "html/html.h"
#include "pg/newstemplate.h"

PG_FUNCTION_INFO_V1(news_strip_html);

Datum
news_strip_html(PG_FUNCTION_ARGS)
{
	NtText		html = nt_text_arg(PG_GETARG_TEXT_PP(0));
	NtTemplate	template;
	int32		len;
	char	   *article = nt_html_article(html.utf8, html.len, nt_template_optional(fcinfo, 1, &template), &len);
	text	   *result = nt_text_result(article, len);

	pfree(article);
	PG_RETURN_TEXT_P(result);
}
