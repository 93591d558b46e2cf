/*-------------------------------------------------------------------------
 *
 * lone.c
 *	  Blocks that stand alone: doubtful ones within the article stay, doubtful
 *	  ones amid junk go.
 *
 * A subhead looks like a button, but junk within an article has cue phrases, is
 * repeated, or comes in several blocks.  A teaser looks like a paragraph, but
 * few articles leave one sentence among the junk.
 *
 *-------------------------------------------------------------------------
 */
#include "strip/score.h"

#include "strip/place.h"

/* Words of a line of plain text that may be a subhead although its score says no. */
#define LINE_WORDS 5
/* Scores down to these are doubts, not certainties: chances of .3 between paragraphs of prose, of .4 elsewhere. */
#define DOUBT_IN_PROSE (-54)
#define DOUBT (-26)
/* More doubt where all letters are capitals: .2 and .3. */
#define CAPITALS_DOUBT_IN_PROSE (-88)
#define CAPITALS_DOUBT (-54)
/* On a raw page markup tells more: the words of a block, and a chance of .12. */
#define MARKED_WORDS 12
#define MARKED_DOUBT (-128)

/* Blocks in a row and their words, all of scores below this, that go when junk is on both sides. */
typedef struct Island
{
	int32		blocks;
	int32		words;
	int16		score;
} Island;

static const Island text_island = {2, 28, 32};	/* chances below .62 */
static const Island html_island = {1, 14, 64};	/* below .73 */

static bool
is_line(const NtBlock *block, int16 score, bool in_prose)
{
	bool		capitals = block->upper * 4 >= block->chars * 3;
	int			doubt = capitals ? (in_prose ? CAPITALS_DOUBT_IN_PROSE : CAPITALS_DOUBT) : (in_prose ? DOUBT_IN_PROSE : DOUBT);

	return score >= doubt && block->words <= LINE_WORDS;
}

static bool
is_marked(const NtBlock *block, int16 score)
{
	return score >= MARKED_DOUBT && block->words <= MARKED_WORDS &&
		(block->place.own & (NT_PLACE_P | NT_PLACE_H1 | NT_PLACE_H2 | NT_PLACE_H3)) != 0;
}

/* Sets the scores of doubtful short blocks that stand alone in the article. */
static void
keep_subheads(const NtBlock *blocks, int16 *scores, int32 count, NtDoor door)
{
	bool		before = count > 0 && scores[0] >= 0;	/* by its own score */

	for (int32 i = 1; i + 1 < count; i++)
	{
		const NtBlock *block = &blocks[i];
		bool		kept = scores[i] >= 0;

		if (!kept && before && scores[i + 1] >= 0 && block->cue_words == 0 && !block->repeats && !block->repeated &&
			!block->menu &&
			(door == NT_DOOR_HTML ? is_marked(block, scores[i])
			 : is_line(block, scores[i], nt_block_is_prose(block - 1) && nt_block_is_prose(block + 1))))
			scores[i] = 0;
		before = kept;
	}
}

/* Sets the scores of doubtful blocks amid junk, unless nothing else would be kept. */
static void
drop_islands(const NtBlock *blocks, int16 *scores, int32 count, const Island *most)
{
	bool		others = false;

	for (int pass = 0; pass < 2; pass++)
	{
		for (int32 i = 0; i < count;)
		{
			int32		first = i;
			int32		words = 0;
			int16		best = 0;

			for (; i < count && scores[i] >= 0; i++)
			{
				words = Min(words + blocks[i].words, most->words + 1);
				best = Max(best, scores[i]);
			}
			if (i == first)
				i++;
			else if (i - first > most->blocks || words > most->words || best >= most->score)
				others = true;
			else if (pass > 0)
				for (int32 k = first; k < i; k++)
					scores[k] = -1;
		}
		if (!others)
			break;
	}
}

/* Scores of a page, looked at together with those of their neighbours. */
void
nt_score_lone(const NtBlock *blocks, int16 *scores, int32 count, NtDoor door)
{
	if (count <= NT_PASSAGE_BLOCKS)
		return;
	drop_islands(blocks, scores, count, door == NT_DOOR_HTML ? &html_island : &text_island);
	keep_subheads(blocks, scores, count, door);
}
