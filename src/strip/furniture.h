/*-------------------------------------------------------------------------
 *
 * furniture.h
 *	  Is there anything to strip at all?
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_FURNITURE_H
#define NT_FURNITURE_H

#include "strip/article.h"

/* template may be NULL. */
extern bool nt_has_furniture(const char *text, const NtSpan *spans, int32 count, const NtTemplate *template);

#endif							/* NT_FURNITURE_H */
