/*-------------------------------------------------------------------------
 *
 * closing.h
 *	  The notices that a text closes with.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_CLOSING_H
#define NT_CLOSING_H

#include "core/nt.h"

/* How many of the paragraphs spans[0, count) stand before the notices that the text closes with: all if there are none. */
extern int32 nt_before_closing(const char *text, const NtSpan *spans, int32 count);

#endif							/* NT_CLOSING_H */
