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

/* passages.c */
typedef struct NtPassage
{
	NtSpan		span;			/* bytes */
	uint64		hash;
} NtPassage;

extern NtStatus nt_compare_passages(const char *text, int32 len, NtPassage **passages, int32 *count);

/* shared.c */
typedef struct NtShared
{
	NtSpan		span;			/* bytes of the text */
	NtSpan		other;			/* bytes of the other text */
	int32		words;			/* words that both have there */
} NtShared;

extern NtStatus nt_compare_shared(const char *text, int32 len, const char *other, int32 other_len,
								  NtShared **shared, int32 *count);

/* diff.c */
typedef enum NtDiffKind
{
	NT_DIFF_ADDED,
	NT_DIFF_REMOVED,
	NT_DIFF_CHANGED,
	NT_DIFF_MOVED
} NtDiffKind;

typedef struct NtDiff
{
	NtDiffKind	kind;
	NtSpan		before;			/* bytes of the old text, empty if added */
	NtSpan		after;			/* bytes of the new text, empty if removed */
	bool		trivial;		/* nothing that a reader would call a change of what is said */
} NtDiff;

extern NtStatus nt_compare_diff(const char *old_text, int32 old_len, const char *new_text, int32 new_len,
								NtDiff **diffs, int32 *count);

#endif							/* NT_COMPARE_H */
