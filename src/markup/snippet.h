/*-------------------------------------------------------------------------
 *
 * snippet.h
 *	  A piece of text with some of what stands around it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_SNIPPET_H
#define NT_SNIPPET_H

#include "core/nt.h"

#include "lib/stringinfo.h"

extern void nt_markup_snippet(StringInfo out, const char *text, int32 len, NtSpan span, int32 chars);

#endif							/* NT_SNIPPET_H */
