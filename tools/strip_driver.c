/*-------------------------------------------------------------------------
 *
 * strip_driver.c
 *	  The strip room as a shared library for tools/train_strip.py, so that
 *	  training and serving see the same features.
 *
 *-------------------------------------------------------------------------
 */
#include "strip/feature.h"

#include "core/document.h"
#include "html/html.h"

static NtBlock *blocks;
static NtPage *page;

/* Blocks of a plain text; returns their number.  spans: start and end of each. */
int
driver_text(const char *text, int len, int *spans, int max)
{
	int32		count;
	NtSpan	   *paragraphs = nt_paragraphs(text, len, &count);

	count = Min(count, max);
	blocks = palloc0((count + 1) * sizeof(NtBlock));
	for (int32 i = 0; i < count; i++)
	{
		blocks[i].span = paragraphs[i];
		nt_block_measure(&blocks[i], text);
		spans[2 * i] = paragraphs[i].start;
		spans[2 * i + 1] = paragraphs[i].end;
	}
	nt_blocks_complete(blocks, count, text);
	page = nt_page_begin(blocks, count, false);
	return count;
}

/* The same of a raw page; *out: the text that the spans point into, gone with the next call. */
int
driver_html(const char *html, int len, int *spans, int max, const char **out)
{
	static NtReader *reader;
	int32		count;

	if (reader != NULL)
		nt_reader_end(reader);
	reader = nt_reader_begin(html, len);
	blocks = palloc0((max + 1) * sizeof(NtBlock));
	count = nt_reader_next(reader, blocks, max);
	*out = nt_reader_text(reader);
	for (int32 i = 0; i < count; i++)
	{
		spans[2 * i] = blocks[i].span.start;
		spans[2 * i + 1] = blocks[i].span.end;
	}
	nt_blocks_complete(blocks, count, *out);
	page = nt_page_begin(blocks, count, true);
	return count;
}

void
driver_features(int count, int width, int16 *rows)
{
	for (int i = 0; i < count; i++)
		nt_page_features(page, i, rows + (Size) i * width);
}

void
driver_context(int count, int width, int16 *scores, int16 *rows)
{
	nt_page_look_around(page, scores);
	for (int i = 0; i < count; i++)
	{
		nt_page_features(page, i, rows + (Size) i * width);
		nt_page_context_features(page, i, rows + (Size) i * width);
	}
}

/* Blocks that the scorer passes over. */
void
driver_menu(int count, unsigned char *menu)
{
	for (int i = 0; i < count; i++)
		menu[i] = blocks[i].menu;
}

void
driver_end(void)
{
	nt_page_end(page);
	pfree(blocks);
	page = NULL;
	blocks = NULL;
}
