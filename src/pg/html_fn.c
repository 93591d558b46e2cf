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
PG_FUNCTION_INFO_V1(news_strip_html_template);

static text *
strip_html(text *argument, const NtTemplate *template)
{
	NtText		html = nt_text_arg(argument);
	int32		len;
	char	   *article = nt_html_article(html.utf8, html.len, template, &len);
	text	   *result = nt_text_result(article, len);

	pfree(article);
	return result;
}

Datum
news_strip_html(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(strip_html(PG_GETARG_TEXT_PP(0), NULL));
}

Datum
news_strip_html_template(PG_FUNCTION_ARGS)
{
	NtTemplate	template;

	nt_template_arg(PG_GETARG_DATUM(1), &template);
	PG_RETURN_TEXT_P(strip_html(PG_GETARG_TEXT_PP(0), &template));
}
