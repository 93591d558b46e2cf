/*-------------------------------------------------------------------------
 *
 * score.h
 *	  Blocks in, scores out: the one scorer behind both doors.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_SCORE_H
#define NT_SCORE_H

#include "strip/article.h"
#include "strip/feature.h"

/*
 * Scores in 1/64 of a logit, one for each block; a block at or above 0 is article.  text is what their spans point
 * into; template may be NULL.  palloc'ed.
 */
extern int16 *nt_score_blocks(const NtBlock *blocks, int32 count, NtDoor door, const char *text,
							  const NtTemplate *template);

/* lone.c */
extern void nt_score_lone(const NtBlock *blocks, int16 *scores, int32 count, NtDoor door);

#endif							/* NT_SCORE_H */
