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

/* A stretch to mark: it becomes <mark class="name" attributes>.  attributes are escaped already. */
typedef struct NtMark
{
	NtSpan		span;			/* bytes */
	const char *name;
	const char *attributes;		/* "" or begins with a space */
} NtMark;

typedef struct NtMarks
{
	NtMark	   *marks;
	int32		count;
	int32		capacity;
} NtMarks;

extern void nt_markup_quotes(NtMarks *marks, const NtDocument *doc, const NtQuote *quotes, int32 count);
extern void nt_markup_numbers(NtMarks *marks, const NtDocument *doc, const NtNumber *numbers, int32 count);
extern void nt_markup_junk(NtMarks *marks, const NtJudgedBlock *blocks, int32 count);
extern void nt_markup_write(StringInfo out, const char *text, int32 len, NtMarks *marks);

#endif							/* NT_MARKUP_H */
