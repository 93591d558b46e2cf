/*-------------------------------------------------------------------------
 *
 * score.c
 *	  Scores of a page's blocks: a first look at each block and its
 *	  neighbours, a second that knows the first scores of all others.
 *
 *-------------------------------------------------------------------------
 */
#include "strip/score.h"

#include "strip/template.h"

/* A text of so few blocks and words is one passage that somebody chose: nothing of it is junk. */
#define PASSAGE_BLOCKS 2
/* The score of what need not be scored: a chance of about 1 in 1,000. */
#define MENU_SCORE (-7 * 64)
/* From here down a second look changes nothing: 1 in 100 of a block's chances. */
#define SURE_SCORE (-9 * 64 / 2)

int16 *
nt_score_blocks(const NtBlock *blocks, int32 count, NtDoor door, const char *text, const NtTemplate *template)
{
	int16		row[NT_FEATURES_HTML + NT_FEATURES_CONTEXT];
	int16	   *first = palloc((Size) Max(count, 1) * sizeof(int16));
	int16	   *scores = palloc((Size) Max(count, 1) * sizeof(int16));
	int16	   *penalties = NULL;
	NtPage	   *page;

	if (count <= PASSAGE_BLOCKS)
	{
		for (int32 i = 0; i < count; i++)
			scores[i] = 64;
		return scores;
	}
	if (template != NULL)
	{
		penalties = palloc((Size) count * sizeof(int16));
		for (int32 i = 0; i < count; i++)
			penalties[i] = nt_template_penalty(template, &blocks[i], text);
	}
	page = nt_page_begin(blocks, count, door == NT_DOOR_HTML);
	for (int32 i = 0; i < count; i++)
	{
		if (blocks[i].menu)
			first[i] = MENU_SCORE;
		else
		{
			nt_page_features(page, i, row);
			first[i] = nt_model_score(nt_model_first(door), row);
		}
		if (penalties != NULL)
			first[i] -= penalties[i];
		if (i % 1024 == 1023)
			NT_CHECK_INTERRUPTS();
	}
	nt_page_look_around(page, first);
	for (int32 i = 0; i < count; i++)
	{
		if (first[i] <= SURE_SCORE)
			scores[i] = first[i];
		else
		{
			nt_page_context_features(page, i, row);
			scores[i] = nt_model_score(nt_model_second(door), row);
		}
		if (penalties != NULL && first[i] > SURE_SCORE)
			scores[i] -= penalties[i];
		if (i % 1024 == 1023)
			NT_CHECK_INTERRUPTS();
	}
	nt_page_end(page);
	pfree(first);
	if (penalties != NULL)
		pfree(penalties);
	return scores;
}
