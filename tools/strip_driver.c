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
#include "strip/furniture.h"
#include "strip/score.h"

/* A page of the training data. */
typedef struct Driven
{
	NtBlock    *blocks;
	NtPage	   *page;
	const char *text;			/* what the spans of blocks point into */
	int32		count;
	bool		html;
	bool		furniture;
} Driven;

static int
begin_page(Driven *d, int *spans)
{
	for (int32 i = 0; i < d->count; i++)
	{
		spans[2 * i] = d->blocks[i].span.start;
		spans[2 * i + 1] = d->blocks[i].span.end;
	}
	nt_blocks_complete(d->blocks, d->count, d->text);
	d->page = nt_page_begin(d->blocks, d->count, d->html);
	return d->count;
}

/* Blocks of a plain text, which must stay; returns their number.  spans: start and end of each. */
int
driver_text(Driven **driven, const char *text, int len, int *spans, int max)
{
	Driven	   *d = *driven = palloc0(sizeof(Driven));
	NtSpan	   *paragraphs = nt_paragraphs(text, len, &d->count);

	d->furniture = nt_has_furniture(text, paragraphs, d->count, NULL);
	d->count = Min(d->count, max);
	d->text = text;
	d->blocks = palloc0((d->count + 1) * sizeof(NtBlock));
	for (int32 i = 0; i < d->count; i++)
	{
		d->blocks[i].span = paragraphs[i];
		nt_block_measure(&d->blocks[i], text);
	}
	pfree(paragraphs);
	return begin_page(d, spans);
}

/* The same of a raw page; *out: the text that the spans point into. */
int
driver_html(Driven **driven, const char *html, int len, int *spans, int max, const char **out)
{
	Driven	   *d = *driven = palloc0(sizeof(Driven));
	NtBlock    *blocks = palloc0((max + 1) * sizeof(NtBlock));
	NtReader   *reader = nt_reader_begin(html, len);

	d->furniture = true;
	d->html = true;
	d->count = nt_reader_next(reader, blocks, max);
	d->blocks = palloc((d->count + 1) * sizeof(NtBlock));
	memcpy(d->blocks, blocks, d->count * sizeof(NtBlock));
	pfree(blocks);
	*out = d->text = nt_reader_text(reader);
	return begin_page(d, spans);
}

/* The element that holds most words of blocks[from, to): their parent, grandparent or <article>. */
static int32
main_element(const NtBlock *blocks, int from, int to, size_t field)
{
	int32		best = 0;
	int64		most = 0;

#define ELEMENT(block) (*(const int32 *) ((const char *) &(block)->place + field))
	for (int i = from; i < to; i++)
	{
		int64		words = 0;

		for (int k = from; k < to; k++)
			if (ELEMENT(&blocks[k]) == ELEMENT(&blocks[i]))
				words += blocks[k].words;
		if (words > most)
		{
			most = words;
			best = ELEMENT(&blocks[i]);
		}
	}
	return best;
}

/* Elements of the second page of a splice are numbered from here on. */
#define SECOND_PAGE (1 << 24)

/* Page a with blocks[b_from, b_to) of page b in place of its own blocks[from, to), its article. */
int
driver_splice(Driven **driven, const Driven *a, int from, int to, const Driven *b, int b_from, int b_to, int *spans)
{
	static const size_t fields[] = {offsetof(NtPlace, parent), offsetof(NtPlace, grandparent), offsetof(NtPlace, article)};
	Driven	   *d = *driven = palloc0(sizeof(Driven));
	int32		a_len = a->blocks[a->count - 1].span.end;
	int32		b_len = b->blocks[b->count - 1].span.end;
	char	   *text = palloc(a_len + b_len);
	NtBlock    *middle;

	memcpy(text, a->text, a_len);
	memcpy(text + a_len, b->text, b_len);
	d->text = text;
	d->html = a->html;
	d->furniture = true;
	d->count = a->count - (to - from) + (b_to - b_from);
	d->blocks = palloc((d->count + 1) * sizeof(NtBlock));
	middle = d->blocks + from;
	memcpy(d->blocks, a->blocks, from * sizeof(NtBlock));
	memcpy(middle, b->blocks + b_from, (b_to - b_from) * sizeof(NtBlock));
	memcpy(middle + (b_to - b_from), a->blocks + to, (a->count - to) * sizeof(NtBlock));
	for (int k = 0; k < lengthof(fields); k++)
	{
		int32		a_main = main_element(a->blocks, from, to, fields[k]);
		int32		b_main = main_element(b->blocks, b_from, b_to, fields[k]);

		for (int i = 0; i < b_to - b_from; i++)
		{
			int32	   *element = (int32 *) ((char *) &middle[i].place + fields[k]);

			if (*element == b_main)
				*element = a_main;
			else if (*element != 0)
				*element += SECOND_PAGE;
		}
	}
	for (int i = 0; i < b_to - b_from; i++)
	{
		middle[i].span.start += a_len;
		middle[i].span.end += a_len;
	}
	return begin_page(d, spans);
}

/* Page a without the blocks whose keep is 0. */
int
driver_thin(Driven **driven, const Driven *a, const unsigned char *keep, int *spans)
{
	Driven	   *d = *driven = palloc(sizeof(Driven));

	*d = *a;
	d->furniture = true;
	d->count = 0;
	d->blocks = palloc((a->count + 1) * sizeof(NtBlock));
	for (int i = 0; i < a->count; i++)
		if (keep[i])
			d->blocks[d->count++] = a->blocks[i];
	return begin_page(d, spans);
}

void
driver_features(Driven *d, int width, int16 *rows)
{
	for (int i = 0; i < d->count; i++)
		nt_page_features(d->page, i, rows + (Size) i * width);
}

void
driver_context(Driven *d, int width, int16 *scores, int16 *rows)
{
	nt_page_end(d->page);
	d->page = nt_page_begin(d->blocks, d->count, d->html);
	nt_page_look_around(d->page, scores);
	for (int i = 0; i < d->count; i++)
	{
		nt_page_features(d->page, i, rows + (Size) i * width);
		nt_page_context_features(d->page, i, rows + (Size) i * width);
	}
}

/* Blocks that the scorer passes over; returns whether the page holds furniture at all. */
int
driver_menu(const Driven *d, unsigned char *menu)
{
	for (int i = 0; i < d->count; i++)
		menu[i] = d->blocks[i].menu;
	return d->furniture;
}

/* What becomes of the blocks' scores when their neighbours' are looked at. */
void
driver_lone(const Driven *d, int16 *scores)
{
	nt_score_lone(d->blocks, scores, d->count, d->html ? NT_DOOR_HTML : NT_DOOR_TEXT);
}
