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
#include "strip/furniture.h"
#include "strip/kind.h"
#include "strip/score.h"

/* Blocks looked at together: more than any page has, few enough to bound the memory of a text of line feeds. */
#define WINDOW_BLOCKS 65536

/* The score of every block where there is nothing to strip. */
#define CLEAN_SCORE (4 * 64)

/* Scores the paragraphs spans[0, count), at most WINDOW_BLOCKS of them; measures them in blocks. */
static int16 *
score_window(const char *text, const NtSpan *spans, int32 count, NtBlock *blocks, const NtTemplate *template)
{
	int16	   *scores;

	for (int32 i = 0; i < count; i++)
	{
		blocks[i].span = spans[i];
		nt_block_measure(&blocks[i], text);
		if (i % 1024 == 1023)
			NT_CHECK_INTERRUPTS();
	}
	nt_blocks_complete(blocks, count, text);
	scores = nt_score_blocks(blocks, count, NT_DOOR_TEXT, text, template);
	nt_score_lone(blocks, scores, count, NT_DOOR_TEXT);
	return scores;
}

NtSpan *
nt_strip_article(const char *text, int32 len, const NtTemplate *template, int32 *count)
{
	int32		all;
	int32		kept = 0;
	NtSpan	   *spans = nt_paragraphs(text, len, &all);
	NtBlock    *blocks;

	if (!nt_has_furniture(text, spans, all, template))
	{
		*count = nt_drop_notices(text, spans, all);
		return spans;
	}
	blocks = palloc0((Size) Min(all, WINDOW_BLOCKS) * sizeof(NtBlock));
	for (int32 from = 0; from < all; from += WINDOW_BLOCKS)
	{
		int32		n = Min(all - from, WINDOW_BLOCKS);
		int16	   *scores = score_window(text, spans + from, n, blocks, template);

		if (from + n == all)
			nt_score_notices(text, blocks, scores, n);
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
	bool		clean = !nt_has_furniture(text, spans, *count, template);

	for (int32 from = 0; from < *count; from += WINDOW_BLOCKS)
	{
		int32		n = Min(*count - from, WINDOW_BLOCKS);
		int16	   *scores = score_window(text, spans + from, n, blocks, template);

		for (int32 i = 0; i < n; i++)
		{
			if (clean)
				scores[i] = CLEAN_SCORE;
			else if (blocks[i].menu)
				nt_block_find_cues(&blocks[i], text);
		}
		if (from + n == *count)
			nt_score_notices(text, blocks, scores, n);
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
