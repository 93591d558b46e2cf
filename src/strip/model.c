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

/* Hidden units taken together: a feature is loaded once for all of them. */
#define UNITS 4

/*
 * Where the compiler can pick the function for the processor at load time, let it: with wider vectors the same sums,
 * the same result.
 */
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__)
#define VECTOR_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define VECTOR_CLONES
#endif

/* The block's score in 1/64 of a logit: at or above 0 is article. */
VECTOR_CLONES int16
nt_model_score(const NtModel *model, const int16 *row)
{
	const int	features = model->features;
	int64		sum = model->out_bias;

	for (int k = 0; k < model->hidden; k += UNITS)
	{
		const int16 *w = model->weights + k * features;
		int32		z[UNITS];
		int32		a = 0;
		int32		b = 0;
		int32		c = 0;
		int32		d = 0;

		for (int i = 0; i < features; i++)
		{
			a += (int32) row[i] * w[i];
			b += (int32) row[i] * w[i + features];
			c += (int32) row[i] * w[i + 2 * features];
			d += (int32) row[i] * w[i + 3 * features];
		}
		z[0] = a;
		z[1] = b;
		z[2] = c;
		z[3] = d;
		for (int u = 0; u < UNITS; u++)
		{
			int32		h = (z[u] + model->bias[k + u]) >> HIDDEN_SHIFT;

			/* no branch: half of the units are on, and nobody can tell which */
			h = Min(Max(h, 0), HIDDEN_MAX);
			sum += (int64) h * model->out_weights[k + u];
		}
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
