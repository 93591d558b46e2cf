/*-------------------------------------------------------------------------
 *
 * article.c
 *	  Which blocks of a text are the article.
 *
 *-------------------------------------------------------------------------
 */
#include "strip/article.h"

#include "core/document.h"
#include "strip/score.h"

/* Blocks looked at together: more than any page has, few enough to bound the memory of a text of line feeds. */
#define WINDOW_BLOCKS 65536

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
		int16	   *scores;

		for (int32 i = 0; i < n; i++)
		{
			blocks[i].span = spans[from + i];
			nt_block_measure(&blocks[i], text);
			nt_block_find_cues(&blocks[i], text);
			if (i % 1024 == 1023)
				NT_CHECK_INTERRUPTS();
		}
		nt_blocks_mark_repeats(blocks, n);
		scores = nt_score_blocks(blocks, n, NT_DOOR_TEXT);
		for (int32 i = 0; i < n; i++)
			if (scores[i] >= 0)
				spans[kept++] = blocks[i].span;
		pfree(scores);
	}
	pfree(blocks);
	*count = kept;
	return spans;
}
