/*-------------------------------------------------------------------------
 *
 * extract.c
 *	  The article text of a raw page.
 *
 *-------------------------------------------------------------------------
 */
#include "html/html.h"

#include "strip/score.h"

/* As in strip/article.c: more blocks than any page has, few enough to bound memory. */
#define WINDOW_BLOCKS 65536
/* No block takes less: a character and a tag. */
#define BLOCK_MIN_BYTES 4

char *
nt_html_article(const char *html, int32 len, const NtTemplate *template, int32 *result_len)
{
	NtReader   *reader = nt_reader_begin(html, len);
	int32		max = Min(WINDOW_BLOCKS, len / BLOCK_MIN_BYTES + 2);
	NtBlock    *blocks = palloc((Size) max * sizeof(NtBlock));
	char	   *result = palloc(1);
	int32		capacity = 0;
	int32		n;
	int32		count;

	*result_len = 0;
	while ((count = nt_reader_next(reader, blocks, max)) > 0)
	{
		int16	   *scores;
		int32		bytes = 0;

		nt_blocks_complete(blocks, count, nt_reader_text(reader));
		scores = nt_score_blocks(blocks, count, NT_DOOR_HTML, nt_reader_text(reader), template);
		nt_score_lone(blocks, scores, count, NT_DOOR_HTML);
		nt_score_notices(nt_reader_text(reader), blocks, scores, count);
		for (int32 i = 0; i < count; i++)
			if (scores[i] >= 0)
				bytes += blocks[i].span.end - blocks[i].span.start + 2;
		if (*result_len + bytes > capacity)
		{
			capacity = *result_len + bytes;
			result = repalloc(result, capacity);
		}
		for (int32 i = 0; i < count; i++)
		{
			if (scores[i] < 0)
				continue;
			if (*result_len > 0)
			{
				result[(*result_len)++] = '\n';
				result[(*result_len)++] = '\n';
			}
			n = blocks[i].span.end - blocks[i].span.start;
			nt_copy(result + *result_len, nt_reader_text(reader) + blocks[i].span.start, n);
			*result_len += n;
		}
		pfree(scores);
	}
	nt_reader_end(reader);
	pfree(blocks);
	return result;
}
