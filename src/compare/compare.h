/*-------------------------------------------------------------------------
 *
 * compare.h
 *	  The compare room's door: what two texts have in common.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_COMPARE_H
#define NT_COMPARE_H

#include "core/document.h"

#include "lib/stringinfo.h"

/* normalize.c */
extern void nt_compare_normalize(StringInfo out, const char *text, int32 len);

/* name_key.c */
extern NtStatus nt_compare_name_key(StringInfo out, const char *text, int32 len);

#endif							/* NT_COMPARE_H */
