/*-------------------------------------------------------------------------
 *
 * template.h
 *	  A site's repeated lines: which lines its pages share, and how many
 *	  pages have each.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_TEMPLATE_H
#define NT_TEMPLATE_H

#include "strip/article.h"
#include "strip/block.h"

/* Lines kept when a template is stored: the ones most pages have. */
#define NT_TEMPLATE_MAX_LINES 16384
/* Of a longer page, these many lines are counted. */
#define NT_TEMPLATE_PAGE_LINES 20000
/* Changes when line hashes, or what is counted, change. */
#define NT_TEMPLATE_FORMAT 1
/* No count of pages goes beyond this, so that sums and multiples of counts that anybody may have written do not overflow. */
#define NT_TEMPLATE_MAX_PAGES (INT64CONST(1) << 40)

/* A line and the number of pages that have it at least once. */
typedef struct NtTemplateLine
{
	uint64		hash;
	int64		pages;
} NtTemplateLine;

/* Finished: lines in the order of their hashes. */
struct NtTemplate
{
	int64		pages;
	int32		count;
	const NtTemplateLine *lines;
};

/* Being counted. */
typedef struct NtTemplateCount NtTemplateCount;

/* Call all of these in one memory context. */
extern NtTemplateCount *nt_template_begin(void);
extern void nt_template_add_page(NtTemplateCount *counting, const char *text, const NtSpan *lines, int32 count);
extern void nt_template_add_template(NtTemplateCount *counting, const NtTemplate *other);
extern int32 nt_template_lines(NtTemplateCount *counting, NtTemplateLine *lines, int64 *pages);
extern void nt_template_end(NtTemplateCount *counting);

/* How many of the site's pages have the block's line; 0 if none is known to. */
extern int64 nt_template_find(const NtTemplate *template, const NtBlock *block, const char *text);

/*
 * What is taken off the block's score because other pages have its line; below 0 if none has.  Scores are 1/64 of a
 * logit.
 */
extern int	nt_template_penalty(const NtTemplate *template, const NtBlock *block, const char *text);

/*
 * A template from its text form or its bytes (template_form.c); the lines are palloc'ed.  Returns NULL, or what is wrong
 * (a message fit for errdetail).
 */
extern const char *nt_template_parse(const char *s, NtTemplate *template);
extern const char *nt_template_read(const uint8 *data, int32 len, NtTemplate *template);

#endif							/* NT_TEMPLATE_H */
