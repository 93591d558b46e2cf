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

/* The score of what need not be scored: a chance of about 1 in 1,000. */
#define MENU_SCORE (-7 * 64)
/* From here down a second look changes next to nothing: a chance of 1 in 8 or less. */
#define SURE_SCORE (-2 * 64)
/* And so does it from here up: a chance of 19 in 20. */
#define SURE_ARTICLE_SCORE (3 * 64)
/* Rows of features that are kept from the first look to the second; the rest are made again. */
#define KEPT_ROWS 2048

/* The n-th row; all beyond KEPT_ROWS are one, to be filled again at need. */
static inline int16 *
row_of(int16 *rows, int32 width, int32 n)
{
	return rows + (Size) Min(n, KEPT_ROWS) * width;
}

int16 *
nt_score_blocks(const NtBlock *blocks, int32 count, NtDoor door, const char *text, const NtTemplate *template)
{
	int32		width = (door == NT_DOOR_HTML ? NT_FEATURES_HTML : NT_FEATURES_TEXT) + NT_FEATURES_CONTEXT;
	int16	   *rows;
	int32		kept = 0;		/* blocks that have a row */
	int16	   *first;
	int16	   *scores = palloc((Size) Max(count, 1) * sizeof(int16));
	int16	   *penalties = NULL;
	NtPage	   *page;

	if (count <= NT_PASSAGE_BLOCKS)
	{
		for (int32 i = 0; i < count; i++)
			scores[i] = 64;
		return scores;
	}
	first = palloc((Size) count * sizeof(int16));
	if (template != NULL)
	{
		penalties = palloc((Size) count * sizeof(int16));
		for (int32 i = 0; i < count; i++)
			penalties[i] = nt_template_penalty(template, &blocks[i], text);
	}
	rows = palloc((Size) (Min(count, KEPT_ROWS) + 1) * width * sizeof(int16));
	page = nt_page_begin(blocks, count, door == NT_DOOR_HTML);
	for (int32 i = 0; i < count; i++)
	{
		if (blocks[i].menu)
			first[i] = MENU_SCORE;
		else
		{
			int16	   *row = row_of(rows, width, kept);

			nt_page_features(page, i, row);
			first[i] = nt_model_score(nt_model_first(door), row);
			kept++;
		}
		if (penalties != NULL)
			first[i] -= penalties[i];
		if (i % 1024 == 1023)
			NT_CHECK_INTERRUPTS();
	}
	nt_page_look_around(page, first);
	kept = 0;
	for (int32 i = 0; i < count; i++)
	{
		int16	   *row = row_of(rows, width, kept);

		kept += !blocks[i].menu;
		if (first[i] <= SURE_SCORE || first[i] >= SURE_ARTICLE_SCORE)
			scores[i] = first[i];
		else
		{
			if (kept > KEPT_ROWS)
				nt_page_features(page, i, row);
			nt_page_context_features(page, i, row);
			scores[i] = nt_model_score(nt_model_second(door), row);
			if (penalties != NULL)
				scores[i] -= penalties[i];
		}
		if (i % 1024 == 1023)
			NT_CHECK_INTERRUPTS();
	}
	pfree(rows);
	nt_page_end(page);
	pfree(first);
	if (penalties != NULL)
		pfree(penalties);
	return scores;
}
