/*-------------------------------------------------------------------------
 *
 * score.h
 *	  Blocks in, scores out: the one scorer behind both doors.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_SCORE_H
#define NT_SCORE_H

#include "strip/feature.h"

/* Scores in 1/64 of a logit, one for each block; a block at or above 0 is article.  palloc'ed. */
extern int16 *nt_score_blocks(const NtBlock *blocks, int32 count, NtDoor door);

/* 0..1000 */
extern int	nt_score_permille(int16 score);

#endif							/* NT_SCORE_H */
