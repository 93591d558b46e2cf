/*-------------------------------------------------------------------------
 *
 * markup.h
 *	  The markup room's door: an article as HTML with what was found in it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_MARKUP_H
#define NT_MARKUP_H

#include "core/document.h"
#include "number/number.h"
#include "strip/article.h"

#include "lib/stringinfo.h"

/* What is to be marked, each in text order; leave out what is not. */
typedef struct NtMarks
{
	const NtQuote *quotes;
	int32		nquotes;
	const NtNumber *numbers;
	int32		nnumbers;
	const NtJudgedBlock *blocks;	/* those that news_strip leaves out are marked */
	int32		nblocks;
} NtMarks;

extern void nt_markup_write(StringInfo out, const char *text, int32 len, const NtMarks *marks);

#endif							/* NT_MARKUP_H */
