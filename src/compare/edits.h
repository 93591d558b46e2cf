/*-------------------------------------------------------------------------
 *
 * edits.h
 *	  The edits between two wordings of a sentence.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_EDITS_H
#define NT_EDITS_H

#include "core/document.h"

/* Tokens [first, end) of the old document made [new_first, new_end) of the new; one of them may be empty. */
typedef struct NtEdit
{
	int32		first;
	int32		end;
	int32		new_first;
	int32		new_end;
	bool		trivial;		/* only case, marks, hyphens, accents, spelling */
} NtEdit;

extern NtEdit *nt_edits_find(const NtDocument *old, int32 first, int32 end,
							 const NtDocument *new, int32 new_first, int32 new_end, int32 *count);
extern bool nt_is_respelling(const char *old, int32 old_len, const char *new, int32 new_len);

#endif							/* NT_EDITS_H */
