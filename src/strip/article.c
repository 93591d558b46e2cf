/*-------------------------------------------------------------------------
 *
 * article.c
 *	  Which blocks of a text are the article.
 *
 *-------------------------------------------------------------------------
 */
#include "strip/article.h"

#include <math.h>

#include "core/document.h"
#include "strip/cue.h"
#include "strip/kind.h"
#include "strip/score.h"
#include "strip/template.h"

/* Blocks looked at together: more than any page has, few enough to bound the memory of a text of line feeds. */
#define WINDOW_BLOCKS 65536

/* The score of every block where there is nothing to strip. */
#define CLEAN_SCORE (4 * 64)

static inline bool
is_short(NtSpan span)
{
	return span.end - span.start <= NT_CUE_WHOLE_BYTES;
}

/*
 * Fills in the short blocks of a window and tells whether any of them is furniture.  Do no harm: a text without any is
 * an article already, whatever its lines look like (a cast list, a poem, results), and stays whole.  It also costs
 * nothing more.
 */
static bool
find_furniture(const char *text, const NtSpan *spans, int32 count, NtBlock *blocks, const NtTemplate *template)
{
	bool		found = false;

	for (int32 i = 0; i < count; i++)
	{
		NtBlock    *block = &blocks[i];

		block->span = spans[i];
		if (is_short(spans[i]))
		{
			nt_block_find_cues(block, text);
			if (block->cues != 0)
			{
				nt_block_measure(block, text);
				found |= (block->cues & NT_CUE_FURNITURE) != 0 && block->cue_words * 2 >= block->words;
			}
			else
				block->words = 0;
		}
		if (template != NULL && !found)
		{
			nt_block_measure(block, text);
			found = nt_template_penalty(template, block, text) > 0;
		}
		if (i % 1024 == 1023)
			NT_CHECK_INTERRUPTS();
	}
	return found;
}

/* Scores the paragraphs spans[0, count), at most WINDOW_BLOCKS of them. */
static int16 *
score_window(const char *text, const NtSpan *spans, int32 count, NtBlock *blocks, const NtTemplate *template)
{
	bool		furniture = find_furniture(text, spans, count, blocks, template);

	if (!furniture)
	{
		int16	   *scores = palloc((Size) count * sizeof(int16));

		for (int32 i = 0; i < count; i++)
			scores[i] = CLEAN_SCORE;
		return scores;
	}
	for (int32 i = 0; i < count; i++)
	{
		if (!is_short(spans[i]))
			nt_block_find_cues(&blocks[i], text);
		if (!is_short(spans[i]) || blocks[i].words == 0)
			nt_block_measure(&blocks[i], text);
		if (i % 1024 == 1023)
			NT_CHECK_INTERRUPTS();
	}
	nt_blocks_mark_repeats(blocks, count);
	return nt_score_blocks(blocks, count, NT_DOOR_TEXT, text, template);
}

NtSpan *
nt_strip_article(const char *text, int32 len, const NtTemplate *template, int32 *count)
{
	int32		all;
	int32		kept = 0;
	NtSpan	   *spans = nt_paragraphs(text, len, &all);
	NtBlock    *blocks = palloc0((Size) Max(1, Min(all, WINDOW_BLOCKS)) * sizeof(NtBlock));

	for (int32 from = 0; from < all; from += WINDOW_BLOCKS)
	{
		int32		n = Min(all - from, WINDOW_BLOCKS);
		int16	   *scores = score_window(text, spans + from, n, blocks, template);

		for (int32 i = 0; i < n; i++)
			if (scores[i] >= 0)
				spans[kept++] = blocks[i].span;
		pfree(scores);
	}
	pfree(blocks);
	*count = kept;
	return spans;
}

NtJudgedBlock *
nt_strip_blocks(const char *text, int32 len, const NtTemplate *template, int32 *count)
{
	NtSpan	   *spans = nt_paragraphs(text, len, count);
	NtBlock    *blocks = palloc0((Size) Max(1, Min(*count, WINDOW_BLOCKS)) * sizeof(NtBlock));
	NtJudgedBlock *judged = palloc((Size) Max(1, *count) * sizeof(NtJudgedBlock));
	uint8	   *kinds = palloc(WINDOW_BLOCKS);

	for (int32 from = 0; from < *count; from += WINDOW_BLOCKS)
	{
		int32		n = Min(*count - from, WINDOW_BLOCKS);
		int16	   *scores = score_window(text, spans + from, n, blocks, template);

		/* a text that needed no scoring was not measured */
		for (int32 i = 0; i < n; i++)
			nt_block_measure(&blocks[i], text);
		nt_blocks_name_kinds(blocks, scores, n, kinds);
		for (int32 i = 0; i < n; i++)
		{
			judged[from + i].span = spans[from + i];
			/* two digits are honest; the rounding must not lift a dropped block to 0.5 */
			judged[from + i].score = rint(100.0 / (1.0 + exp(-scores[i] / 64.0))) / 100.0;
			if (scores[i] < 0)
				judged[from + i].score = Min(judged[from + i].score, 0.49f);
			judged[from + i].kind = kinds[i];
		}
		pfree(scores);
	}
	pfree(kinds);
	pfree(blocks);
	pfree(spans);
	return judged;
}
