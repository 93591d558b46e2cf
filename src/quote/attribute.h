/*-------------------------------------------------------------------------
 *
 * attribute.h
 *	  Each stretch to its speaker.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_QUOTE_ATTRIBUTE_H
#define NT_QUOTE_ATTRIBUTE_H

#include "quote/features.h"

#define NT_MAX_CANDIDATES 20

#define NT_UNKNOWN_SPEAKER	(-1)
#define NT_NOT_SPEECH		(-2)

typedef struct NtCandidate
{
	int32		mention;		/* or NT_NOT_SPEECH, NT_UNKNOWN_SPEAKER */
	int64		score;
	NtFeatureList features;		/* without those of the stretch */
} NtCandidate;

typedef struct NtAttribution
{
	bool		speech;
	int32		mention;		/* -1: not known */
	int32		person;			/* whom the mention names, pronouns resolved; -1 */
	int32		cue;			/* token of the reporting verb, -1 */
} NtAttribution;

/* Called for each stretch with its candidates; for training only, NULL otherwise. */
typedef void (*NtAttributionTrace) (void *state, const NtQuoteText *text, int32 stretch,
									const NtFeatureList *stretch_features, const NtCandidate *candidates, int count,
									int chosen);

extern NtAttribution *nt_attribute(const NtQuoteText *text, NtAttributionTrace trace, void *state);
extern NtQuoteText *nt_quote_text(const NtDocument *doc);

/* rank.c */
#define NT_RANK_HIDDEN	48		/* at most */
#define NT_RANK_FACTOR	256		/* a weight of 1 is stored as this */
#define NT_RANK_SCALE	(NT_RANK_FACTOR * NT_RANK_FACTOR)
extern void nt_rank_base(const NtFeatureList *stretch, int16 *hidden, int64 *linear);
extern int64 nt_rank_score(const NtFeatureList *candidate, const int16 *hidden, int64 linear);

#endif							/* NT_QUOTE_ATTRIBUTE_H */
