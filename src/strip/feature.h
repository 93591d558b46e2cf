/*-------------------------------------------------------------------------
 *
 * feature.h
 *	  What the scorer is told of each block: integers only, so that every
 *	  machine scores alike.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_FEATURE_H
#define NT_FEATURE_H

#include "strip/block.h"

/* Rows are padded with zeros to these widths, multiples of eight. */
#define NT_FEATURES_TEXT	104
#define NT_FEATURES_HTML	192
#define NT_FEATURES_CONTEXT	40

/* Features are clamped to this, so that the sums of the model cannot overflow. */
#define NT_FEATURE_MAX		511

typedef struct NtPage NtPage;

/* The page's sums are taken once; rows may then be asked for in any order.  blocks must stay as they are. */
extern NtPage *nt_page_begin(const NtBlock *blocks, int32 count, bool html);
extern void nt_page_features(const NtPage *page, int32 block, int16 *row);

/* The second look: what the first scores (in 1/64 of a logit) say of each block's surroundings. */
extern void nt_page_look_around(NtPage *page, const int16 *scores);
extern void nt_page_context_features(const NtPage *page, int32 block, int16 *row);
extern void nt_page_end(NtPage *page);

/* model.c */
typedef struct NtModel
{
	int			features;
	int			hidden;
	const int16 *weights;		/* hidden rows of features, 2^14 = 1.0 a unit of feature */
	const int32 *bias;			/* hidden */
	const int16 *out_weights;	/* hidden, 2^10 = 1.0 */
	int32		out_bias;		/* 2^16 = 1.0 */
} NtModel;

typedef enum NtDoor
{
	NT_DOOR_TEXT,
	NT_DOOR_HTML
} NtDoor;

extern int16 nt_model_score(const NtModel *model, const int16 *row);
extern const NtModel *nt_model_first(NtDoor door);
extern const NtModel *nt_model_second(NtDoor door);

#endif							/* NT_FEATURE_H */
