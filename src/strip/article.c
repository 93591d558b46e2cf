/*-------------------------------------------------------------------------
 *
 * article.c
 *	  Which blocks of a text are the article.
 *
 *-------------------------------------------------------------------------
 */
#include "strip/article.h"

#include "core/document.h"

NtSpan *
nt_strip_article(const char *text, int32 len, const NtTemplate *template, int32 *count)
{
	return nt_paragraphs(text, len, count);
}
