/*-------------------------------------------------------------------------
 *
 * subhead.c
 *	  Short lines within an article: subheads, which look like buttons.
 *
 * What the scorer is in two minds about stays when it stands alone between
 * two blocks that stay: junk within an article has cue phrases, is
 * repeated, or comes in several lines.
 *
 *-------------------------------------------------------------------------
 */
#include "strip/score.h"

/* Words of a line that may be a subhead although its score says no. */
#define SUBHEAD_WORDS 5
/* Scores down to these are doubts, not certainties: chances of .3 between paragraphs of prose, of .4 elsewhere. */
#define DOUBT_IN_PROSE (-54)
#define DOUBT (-26)
/* More doubt where all letters are capitals: .2 and .3. */
#define CAPITALS_DOUBT_IN_PROSE (-88)
#define CAPITALS_DOUBT (-54)

static bool
is_subhead(const NtBlock *block, int16 score, bool in_prose)
{
	bool		capitals = block->upper * 4 >= block->chars * 3;
	int			doubt = capitals ? (in_prose ? CAPITALS_DOUBT_IN_PROSE : CAPITALS_DOUBT) : (in_prose ? DOUBT_IN_PROSE : DOUBT);

	return score >= doubt && block->words <= SUBHEAD_WORDS && block->cue_words == 0 && !block->repeats && !block->repeated &&
		!block->menu;
}

/* Raises the scores of doubtful short lines that stand alone in the article. */
void
nt_score_subheads(const NtBlock *blocks, int16 *scores, int32 count)
{
	for (int32 i = 1; i + 1 < count; i++)
		if (scores[i] < 0 && scores[i - 1] >= 0 && scores[i + 1] >= 0 &&
			is_subhead(&blocks[i], scores[i], nt_block_is_prose(&blocks[i - 1]) && nt_block_is_prose(&blocks[i + 1])))
			scores[i] = 0;
}
