/*-------------------------------------------------------------------------
 *
 * rank.c
 *	  How likely a candidate is the speaker: a sum over its features, direct
 *	  and through one hidden layer (src/data/speaker.model).
 *
 * All in integers, so that every machine gives the same answer.  The share
 * of the stretch's features is summed once for all its candidates.
 *
 *-------------------------------------------------------------------------
 */
#include "quote/attribute.h"

#include "data/speaker.inc"

/*
 * The features of the stretch: hidden gets the sums of NT_RANK_HIDDEN units, linear the direct sum.  Sixteen bits
 * hold the sums of any NT_MAX_ACTIVE_FEATURES features and more: tools/mkmodel.pl sees to it.
 */
void
nt_rank_base(const NtFeatureList *stretch, int16 *hidden, int64 *linear)
{
	StaticAssertStmt(NT_SPEAKER_HIDDEN <= NT_RANK_HIDDEN, "model has too many hidden units");
	StaticAssertStmt(NT_SPEAKER_ACTIVE >= 2 * NT_MAX_ACTIVE_FEATURES, "sums may not fit");
	for (int h = 0; h < NT_SPEAKER_HIDDEN; h++)
		hidden[h] = nt_speaker_bias[h];
	*linear = 0;
	for (int i = 0; i < stretch->count; i++)
	{
		const int16 *weights = nt_speaker_weights[stretch->active[i]];

		for (int h = 0; h < NT_SPEAKER_HIDDEN; h++)
			hidden[h] += weights[h];
		*linear += nt_speaker_direct[stretch->active[i]];
	}
}

/* A score in units of 1 / NT_RANK_SCALE: the higher the likelier, on the scale of log odds. */
int64
nt_rank_score(const NtFeatureList *candidate, const int16 *hidden, int64 linear)
{
	int16		sums[NT_SPEAKER_HIDDEN];
	int32		score = 0;

	memcpy(sums, hidden, sizeof(sums));
	for (int i = 0; i < candidate->count; i++)
	{
		const int16 *weights = nt_speaker_weights[candidate->active[i]];

		for (int h = 0; h < NT_SPEAKER_HIDDEN; h++)
			sums[h] += weights[h];
		linear += nt_speaker_direct[candidate->active[i]];
	}
	/* direct weights have the scale of one factor, hidden units that of two */
	for (int h = 0; h < NT_SPEAKER_HIDDEN; h++)
		score += (int32) Max(sums[h], 0) * nt_speaker_out[h];
	return linear * NT_RANK_FACTOR + score;
}
