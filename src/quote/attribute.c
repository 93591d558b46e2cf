/*-------------------------------------------------------------------------
 *
 * attribute.c
 *	  Each stretch between marks to its speaker, in text order: candidates
 *	  are the mentions around it, the last speaker, and "no speech".
 *
 *-------------------------------------------------------------------------
 */
#include "quote/attribute.h"
#include "quote/words.h"

/* Candidates on each side, and how many paragraphs away they may stand. */
#define CANDIDATES_BEFORE	8
#define CANDIDATES_AFTER	6
#define PARAGRAPHS_BEFORE	2
#define PARAGRAPHS_AFTER	1

/* A cue farther from its stretch than this is not said to introduce it. */
#define MAX_CUE_TOKENS		40

/* Gathers the candidates of the stretch with their features; returns their number. */
static int
gather(const NtQuoteText *text, int32 stretch, int32 first_after, const NtTalk *talk, NtCandidate *candidates)
{
	const NtStretch *s = &text->stretches[stretch];
	int32		paragraph = nt_token_paragraph(text->doc, s->open);
	int			count = 0;
	bool		has_previous = talk->prev_mention < 0;

	candidates[count].mention = -1;
	candidates[count].features.count = 0;
	nt_feature_put(&candidates[count].features, NT_F_C_NOT);
	count++;
	for (int32 side = 0; side < 2; side++)
	{
		int			limit = side == 0 ? CANDIDATES_BEFORE : CANDIDATES_AFTER;

		for (int rank = 0; rank < limit; rank++)
		{
			int32		m = side == 0 ? first_after - 1 - rank : first_after + rank;

			if (m < 0 || m >= text->nmentions)
				break;
			if (side == 0 ? text->mentions[m].paragraph < paragraph - PARAGRAPHS_BEFORE
				: text->mentions[m].paragraph > paragraph + PARAGRAPHS_AFTER)
				break;
			candidates[count].mention = m;
			candidates[count].features.count = 0;
			nt_candidate_features(text, stretch, m, rank, talk, &candidates[count].features);
			has_previous |= m == talk->prev_mention;
			count++;
		}
	}
	if (!has_previous && text->mentions[talk->prev_mention].end <= s->open)
	{
		candidates[count].mention = talk->prev_mention;
		candidates[count].features.count = 0;
		nt_candidate_features(text, stretch, talk->prev_mention, CANDIDATES_BEFORE, talk, &candidates[count].features);
		count++;
	}
	return count;
}

/* The reporting verb that ties the mention to the stretch; -1 if none does. */
static int32
find_cue(const NtQuoteText *text, const NtStretch *s, const NtMention *m)
{
	int32		nearest = -1;

	if (m->cue_before >= 0 && (text->classes[m->cue_before] & NT_QWORD_ACCORDING) != 0)
		return m->cue_before;
	if (m->first >= s->after && m->cue_before >= 0)
		return m->cue_before;
	if (m->end <= s->open && m->cue_after >= 0 && m->cue_after < s->open)
	{
		/* the last one before the stretch, when it stands right there */
		for (int32 i = s->open - 1; i >= m->end && i >= s->open - 4; i--)
			if (text->stretch_of[i] < 0 && nt_word_is_cue(text->classes[i]))
			{
				nearest = i;
				break;
			}
		if (nearest >= 0 && m->link != NT_LINK_ADJACENT)
			return nearest;
	}
	if (m->cue_after >= 0 && (m->link != NT_LINK_FAR || m->cue_after - m->end < MAX_CUE_TOKENS))
		return m->cue_after;
	return m->cue_before;
}

/* Decides on every stretch; palloc'ed array, one for each of text->stretches. */
NtAttribution *
nt_attribute(const NtQuoteText *text, NtAttributionTrace trace, void *state)
{
	NtAttribution *result = palloc(Max(text->nstretches, 1) * sizeof(NtAttribution));
	NtTalk		talk = {0};
	int32		first_after = 0;
	NtCandidate *candidates = palloc(NT_MAX_CANDIDATES * sizeof(NtCandidate));

	talk.prev_stretch = talk.prev_mention = talk.prev_person = talk.prev2_person = -1;
	talk.spoke = palloc0(Max(text->npersons, 1));
	talk.used = palloc0(Max(text->nmentions, 1));
	talk.cue_used = palloc0(Max(text->doc->ntokens, 1));
	for (int32 i = 0; i < text->nstretches; i++)
	{
		const NtStretch *s = &text->stretches[i];
		NtFeatureList shared;
		int32		hidden[NT_RANK_HIDDEN];
		int64		linear;
		int			count;
		int			best = 0;

		NT_CHECK_INTERRUPTS();
		while (first_after < text->nmentions && text->mentions[first_after].first < s->after)
			first_after++;
		shared.count = 0;
		nt_stretch_features(text, i, &talk, &shared);
		nt_rank_base(&shared, hidden, &linear);
		count = gather(text, i, first_after, &talk, candidates);
		for (int c = 0; c < count; c++)
		{
			candidates[c].score = nt_rank_score(&candidates[c].features, hidden, linear);
			if (candidates[c].score > candidates[best].score)
				best = c;
		}
		if (trace != NULL)
			trace(state, text, i, &shared, candidates, count, best);
		result[i].speech = candidates[best].mention >= 0;
		result[i].mention = candidates[best].mention;
		result[i].person = result[i].cue = -1;
		talk.last_was_speech = result[i].speech;
		if (!result[i].speech)
			continue;
		talk.prev_stretch = i;
		talk.used[result[i].mention] = true;
		result[i].cue = find_cue(text, s, &text->mentions[result[i].mention]);
		if (result[i].cue >= 0)
			talk.cue_used[result[i].cue] = true;
		/* the same mention names the same person as before */
		result[i].person = result[i].mention == talk.prev_mention ? talk.prev_person
			: nt_mention_person(text, result[i].mention, talk.prev_person);
		if (result[i].person >= 0)
		{
			if (talk.prev_person >= 0 && talk.prev_person != result[i].person)
				talk.prev2_person = talk.prev_person;
			talk.spoke[result[i].person] = true;
		}
		talk.prev_person = result[i].person;
		talk.prev_mention = result[i].mention;
	}
	pfree(candidates);
	pfree(talk.spoke);
	pfree(talk.used);
	pfree(talk.cue_used);
	return result;
}
