/*-------------------------------------------------------------------------
 *
 * model.c
 *	  The nets that score blocks: one hidden layer, integers throughout.
 *
 * The weights stand in src/data/strip_*.weights; tools/train_strip.py made
 * them.  Sums of integers do not depend on their order, so the compiler may
 * use whatever vectors the machine has and the result is the same anywhere
 * (the Makefile asks it to, as the server's does for its checksums).
 *
 *-------------------------------------------------------------------------
 */
#include "strip/feature.h"

#include "data/strip_html.inc"
#include "data/strip_text.inc"

StaticAssertDecl(NT_TEXT_FIRST_FEATURES == NT_FEATURES_TEXT && NT_HTML_FIRST_FEATURES == NT_FEATURES_HTML &&
				 NT_TEXT_SECOND_FEATURES == NT_FEATURES_TEXT + NT_FEATURES_CONTEXT &&
				 NT_HTML_SECOND_FEATURES == NT_FEATURES_HTML + NT_FEATURES_CONTEXT,
				 "weights were trained on other features: run tools/train_strip.py");

#define HIDDEN_SHIFT 8			/* 2^14 to 2^6 */
#define HIDDEN_MAX 16383
#define OUT_SHIFT 10			/* 2^16 to 2^6 */
#define SCORE_MAX 8191

/* The block's score in 1/64 of a logit: above 0 is article. */
int16
nt_model_score(const NtModel *model, const int16 *row)
{
	const int16 *weights = model->weights;
	int64		sum = model->out_bias;

	for (int k = 0; k < model->hidden; k++)
	{
		int32		z = 0;

		for (int i = 0; i < model->features; i++)
			z += (int32) row[i] * weights[i];
		weights += model->features;
		z = (z + model->bias[k]) >> HIDDEN_SHIFT;
		if (z > 0)
			sum += (int64) Min(z, HIDDEN_MAX) * model->out_weights[k];
	}
	sum >>= OUT_SHIFT;
	return (int16) Max(-SCORE_MAX, Min(SCORE_MAX, sum));
}

const NtModel *
nt_model_first(NtDoor door)
{
	return door == NT_DOOR_HTML ? &nt_html_first_model : &nt_text_first_model;
}

const NtModel *
nt_model_second(NtDoor door)
{
	return door == NT_DOOR_HTML ? &nt_html_second_model : &nt_text_second_model;
}
