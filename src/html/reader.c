/*-------------------------------------------------------------------------
 *
 * reader.c
 *	  A page to blocks: a light stack of open elements over the tokenizer.
 *
 * No tree is built.  What the HTML standard's tree builder would do is
 * followed where it moves text from one block to another: implied ends of
 * paragraphs, list items and cells, ignored end tags, elements whose text is
 * never shown.  Searches of the stack are bounded, so that no nesting makes
 * reading more than linear.
 *
 *-------------------------------------------------------------------------
 */
#include "html/html.h"

#include "core/document.h"
#include "core/hash.h"
#include "core/utf8.h"
#include "strip/place.h"

/* Deeper elements are read, but not remembered. */
#define MAX_DEPTH 512
/* How far up the stack an end tag, or an implied end, may look. */
#define END_REACH 128
#define INLINE_REACH 32
/* Elements whose class and id words count as near the block. */
#define NEAR_ELEMENTS 4
/* A check for interrupts each so many words of text without a tag, or "<" in a script. */
#define CHECK_STEP 16384

typedef struct Open
{
	uint32		name;
	uint32		classes;
	uint32		cues;			/* its own */
	uint32		all_cues;		/* and those of all above it */
	uint32		around;			/* NT_PLACE_* of it and all above */
	uint32		signature;
	int32		number;
	int32		article;		/* number of the nearest <article> */
	int32		block_above;	/* index of the next element above that is not inline, or -1 */
	bool		dropped;
} Open;

struct NtReader
{
	const char *html;
	int32		len;
	int32		at;
	char	   *out;
	int32		out_len;
	Open		stack[MAX_DEPTH];
	int			depth;
	int32		overflow;		/* elements open beyond MAX_DEPTH */
	int32		numbers;
	int			links;			/* open <a> */
	int			bolds;
	int32		titles;			/* <h1> seen */
	NtBlock		block;			/* the one being filled */
	bool		in_block;
	bool		space;			/* white space is due before the next character */
	int			breaks;			/* <br> since the last character */
	NtAnchor   *anchor;
	NtAnchor   *summary;
	NtTagCache	cache;
};

/* Bytes at which copying text stops: white space, references, tags, controls, the first byte of a no-break space. */
static const bool stops_copy[256] = {
	[0] = true, [1] = true, [2] = true, [3] = true, [4] = true, [5] = true, [6] = true, [7] = true, [8] = true,
	['\t'] = true, ['\n'] = true, ['\v'] = true, ['\f'] = true, ['\r'] = true, [' '] = true, ['&'] = true,
	['<'] = true, [0xC2] = true
};

NtReader *
nt_reader_begin(const char *html, int32 len)
{
	NtReader   *reader = palloc0(sizeof(NtReader));

	reader->html = html;
	reader->len = len;
	reader->at = nt_utf8_mark(html, len);
	/* a reference may grow by a quarter, and every block but the last took a tag */
	reader->out = palloc_extended((Size) len + len / 4 + 16, MCXT_ALLOC_HUGE);
	return reader;
}

const char *
nt_reader_text(const NtReader *reader)
{
	return reader->out;
}

void
nt_reader_end(NtReader *reader)
{
	nt_anchor_end(reader->anchor);
	nt_anchor_end(reader->summary);
	pfree(reader->out);
	pfree(reader);
}

static bool
is_container(uint32 classes)
{
	return (classes & (NT_PLACE_DIV | NT_PLACE_ARTICLE | NT_PLACE_MAIN | NT_PLACE_SECTION | NT_PLACE_CELL |
					   NT_PLACE_ASIDE | NT_PLACE_NAV | NT_PLACE_HEADER | NT_PLACE_FOOTER | NT_PLACE_FORM)) != 0;
}

/* Where the block that begins now stands. */
static void
set_place(NtReader *reader)
{
	NtPlace    *place = &reader->block.place;
	int			top = reader->depth - 1;
	int			own;
	int			parent;
	int			grandparent;

	memset(place, 0, sizeof(NtPlace));
	place->anchor = -1;
	place->summary = -1;
	if (top < 0)
		return;
	own = (reader->stack[top].classes & NT_PLACE_INLINE) != 0 ? reader->stack[top].block_above : top;
	place->around = reader->stack[top].around;
	for (int i = top; i > top - NEAR_ELEMENTS && i >= 0; i--)
		place->near_cues |= reader->stack[i].cues;
	if (top - NEAR_ELEMENTS >= 0)
		place->far_cues = reader->stack[top - NEAR_ELEMENTS].all_cues;
	if (own < 0)
		return;
	place->own = reader->stack[own].classes;
	parent = is_container(place->own) ? own : reader->stack[own].block_above;
	grandparent = parent < 0 ? -1 : reader->stack[parent].block_above;
	place->path = reader->stack[own].signature;
	if (parent >= 0)
	{
		place->parent = reader->stack[parent].number;
		place->path = place->path * UINT32_C(0x9E3779B1) ^ reader->stack[parent].signature;
	}
	if (grandparent >= 0)
		place->grandparent = reader->stack[grandparent].number;
	place->depth = reader->depth;
	place->article = reader->stack[top].article;
	place->titles = reader->titles;
}

static inline void
begin_text(NtReader *reader)
{
	if (!reader->in_block)
	{
		reader->in_block = true;
		reader->block.span.start = reader->out_len;
		set_place(reader);
	}
	else if (reader->space)
		reader->out[reader->out_len++] = ' ';
	reader->space = false;
	reader->breaks = 0;
}

static inline void
end_text(NtReader *reader, int32 start)
{
	int32		bytes = reader->out_len - start;

	if (reader->links > 0)
		reader->block.place.link_bytes += bytes;
	if (reader->bolds > 0)
		reader->block.place.bold_bytes += bytes;
}

/* Ends the block being filled; true if there was one, which then is *block. */
static bool
end_block(NtReader *reader, NtBlock *block)
{
	if (!reader->in_block)
		return false;
	reader->in_block = false;
	reader->space = false;
	reader->breaks = 0;
	reader->block.span.end = reader->out_len;
	reader->out[reader->out_len++] = '\n';
	*block = reader->block;
	nt_block_measure(block, reader->out);
	return true;
}

/* The text html[at, end), which holds no tag. */
static void
read_text(NtReader *reader, int32 end)
{
	const char *html = reader->html;
	int32		i = reader->at;
	uint32		steps = 0;

	while (i < end)
	{
		unsigned char c = html[i];
		int32		start;
		int32		run = i;

		if (++steps % CHECK_STEP == 0)
			NT_CHECK_INTERRUPTS();
		while (run < end && !stops_copy[(unsigned char) html[run]])
			run++;
		if (run > i)
		{
			if (run - i > CHECK_STEP)
				NT_CHECK_INTERRUPTS();
			begin_text(reader);
			start = reader->out_len;
			memcpy(reader->out + start, html + i, run - i);
			reader->out_len += run - i;
			end_text(reader, start);
			i = run;
			continue;
		}
		if (c == '&')
		{
			char		decoded[8];
			int			decoded_len = 1;
			int32		taken = nt_entity_decode(html + i, end - i, decoded, &decoded_len);

			if (taken == 0)
			{
				decoded[0] = '&';
				taken = 1;
			}
			i += taken;
			if (decoded_len == 1 && (unsigned char) decoded[0] <= ' ')
				reader->space = true;
			else if (decoded_len == 2 && (unsigned char) decoded[0] == 0xC2 && (unsigned char) decoded[1] == 0xA0)
				reader->space = true;
			else
			{
				begin_text(reader);
				start = reader->out_len;
				memcpy(reader->out + start, decoded, decoded_len);
				reader->out_len += decoded_len;
				end_text(reader, start);
			}
		}
		else if (c == 0xC2 && i + 1 < end)
		{
			if ((unsigned char) html[i + 1] == 0xA0)
				reader->space = true;
			else
			{
				begin_text(reader);
				reader->out[reader->out_len++] = html[i];
				reader->out[reader->out_len++] = html[i + 1];
			}
			i += 2;
		}
		else if (c <= ' ')
		{
			reader->space = true;
			i++;
		}
		else
		{
			/* a '<' that begins no tag */
			begin_text(reader);
			reader->out[reader->out_len++] = html[i++];
		}
	}
	reader->at = end;
}

static void
push(NtReader *reader, const NtTag *tag)
{
	Open	   *above = reader->depth > 0 ? &reader->stack[reader->depth - 1] : NULL;
	Open	   *open;

	if (reader->depth == MAX_DEPTH)
	{
		if ((tag->classes & NT_PLACE_INLINE) == 0)
			reader->overflow++;
		return;
	}
	open = &reader->stack[reader->depth];
	open->name = tag->name;
	open->classes = tag->classes;
	/* what stands on <body> is said of the page */
	open->cues = (tag->classes & NT_PLACE_ROOT) != 0 ? 0 : tag->cues;
	open->all_cues = open->cues | (above != NULL ? above->all_cues : 0);
	open->around = (tag->classes & NT_PLACE_KINDS) | (above != NULL ? above->around : 0);
	if (tag->hidden)
		open->around |= NT_PLACE_HIDDEN;
	if (tag->article_body)
		open->around |= NT_PLACE_ARTICLE_BODY;
	open->signature = tag->signature;
	open->number = ++reader->numbers;
	open->article = (tag->classes & NT_PLACE_ARTICLE) != 0 ? open->number : above != NULL ? above->article : 0;
	reader->titles += (tag->classes & NT_PLACE_H1) != 0;
	open->block_above = above == NULL ? -1
		: (above->classes & NT_PLACE_INLINE) != 0 ? above->block_above : reader->depth - 1;
	open->dropped = (tag->classes & NT_PLACE_DROP) != 0 || (above != NULL && above->dropped);
	reader->links += (tag->classes & NT_PLACE_LINK) != 0;
	reader->bolds += (tag->classes & NT_PLACE_BOLD) != 0;
	reader->depth++;
}

/* Closes all elements from index "to" up. */
static void
pop(NtReader *reader, int to)
{
	while (reader->depth > to)
	{
		uint32		classes = reader->stack[--reader->depth].classes;

		reader->links -= (classes & NT_PLACE_LINK) != 0;
		reader->bolds -= (classes & NT_PLACE_BOLD) != 0;
	}
}

/* Closes the nearest open element of these classes, unless one of "barrier" stands before it. */
static void
pop_implied(NtReader *reader, uint32 classes, uint32 barrier)
{
	int			last = Max(0, reader->depth - INLINE_REACH);

	for (int i = reader->depth - 1; i >= last; i--)
	{
		if ((reader->stack[i].classes & classes) != 0)
		{
			pop(reader, i);
			return;
		}
		if ((reader->stack[i].classes & barrier) != 0)
			return;
	}
}

static void
close_tag(NtReader *reader, const NtTag *tag)
{
	bool		inline_tag = (tag->classes & NT_PLACE_INLINE) != 0;
	int			last = Max(0, reader->depth - (inline_tag ? INLINE_REACH : END_REACH));

	if (!inline_tag && reader->overflow > 0)
	{
		reader->overflow--;
		return;
	}
	for (int i = reader->depth - 1; i >= last; i--)
	{
		if (reader->stack[i].name == tag->name)
		{
			pop(reader, i);
			return;
		}
		if (inline_tag && (reader->stack[i].classes & NT_PLACE_INLINE) == 0)
			return;
	}
}

/* Skips to the end tag of an element whose text is no markup; reads JSON-LD on the way. */
static void
skip_raw(NtReader *reader, const NtTag *tag)
{
	const char *html = reader->html;
	int32		start = reader->at;
	int32		i = start;
	int32		end = reader->len;
	uint32		steps = 0;

	while (i < reader->len)
	{
		const char *p = memchr(html + i, '<', reader->len - i);

		if (p == NULL)
			break;
		if (++steps % CHECK_STEP == 0)
			NT_CHECK_INTERRUPTS();
		i = (int32) (p - html);
		if (i + 2 < reader->len && html[i + 1] == '/')
		{
			int32		name = i + 2;
			int32		stop = name;

			while (stop < reader->len && ((html[stop] | 32) >= 'a' && (html[stop] | 32) <= 'z') && stop - name < 16)
				stop++;
			if (stop > name && (nt_wordkey_hash(nt_wordkey_of_text(html + name, stop - name)) | 1) == tag->name)
			{
				end = i;
				break;
			}
		}
		i++;
	}
	reader->at = end;
	if (tag->json)
		reader->anchor = nt_anchor_read(reader->anchor, html + start, end - start);
}

/* A start tag; true if it ended a block, which one in an element that is not shown does not. */
static bool
open_tag(NtReader *reader, const NtTag *tag, bool dropped, NtBlock *block)
{
	bool		ended = false;

	if ((tag->classes & NT_PLACE_BR) != 0)
	{
		if (dropped)
			return false;
		reader->space = true;
		return ++reader->breaks >= 2 && end_block(reader, block);
	}
	if (!dropped && (tag->classes & (NT_PLACE_INLINE | NT_PLACE_DROP)) == 0)
		ended = end_block(reader, block);
	if ((tag->classes & NT_PLACE_CLOSES_P) != 0)
		pop_implied(reader, NT_PLACE_P, ~(uint32) (NT_PLACE_INLINE | NT_PLACE_P | NT_PLACE_LINK | NT_PLACE_BOLD));
	if ((tag->classes & NT_PLACE_LI) != 0)
		pop_implied(reader, NT_PLACE_LI, NT_PLACE_LIST);
	if ((tag->classes & NT_PLACE_DEF) != 0)
		pop_implied(reader, NT_PLACE_DEF, NT_PLACE_LIST);
	if ((tag->classes & NT_PLACE_CELL) != 0)
		pop_implied(reader, NT_PLACE_CELL, NT_PLACE_TABLE);
	if ((tag->classes & NT_PLACE_VOID) != 0)
	{
		if (tag->description && !nt_span_empty(tag->content))
			reader->summary = nt_anchor_read_text(reader->summary, reader->html + tag->content.start,
												  tag->content.end - tag->content.start);
		return ended;
	}
	if ((tag->classes & NT_PLACE_RAW) != 0)
		skip_raw(reader, tag);
	else if (!(tag->self_closing && (tag->classes & NT_PLACE_DROP) != 0))
		push(reader, tag);
	return ended;
}

static bool
read_tag(NtReader *reader, NtBlock *block)
{
	NtTag		tag;
	int32		after = nt_tag_read(&tag, &reader->cache, reader->html, reader->at, reader->len);
	bool		dropped = reader->depth > 0 && reader->stack[reader->depth - 1].dropped;

	if (after == reader->at + 1)
	{
		if (!dropped)
			read_text(reader, after);
		reader->at = after;
		return false;
	}
	reader->at = after;
	if (tag.name == 0)
		return false;
	if (!tag.closing)
		return open_tag(reader, &tag, dropped, block);
	close_tag(reader, &tag);
	return !dropped && (tag.classes & (NT_PLACE_INLINE | NT_PLACE_DROP | NT_PLACE_BR)) == 0 && end_block(reader, block);
}

static void
set_anchors(const NtReader *reader, NtBlock *blocks, int32 count)
{
	for (int32 i = 0; i < count; i++)
	{
		const char *text = reader->out + blocks[i].span.start;
		int32		len = blocks[i].span.end - blocks[i].span.start;

		if (reader->anchor != NULL)
			blocks[i].place.anchor = nt_anchor_share(reader->anchor, text, len);
		if (reader->summary != NULL)
			blocks[i].place.summary = nt_anchor_share(reader->summary, text, len);
	}
}

int32
nt_reader_next(NtReader *reader, NtBlock *blocks, int32 max)
{
	int32		count = 0;
	int32		tags = 0;

	while (reader->at < reader->len && count < max)
	{
		const char *tag = memchr(reader->html + reader->at, '<', reader->len - reader->at);
		int32		end = tag == NULL ? reader->len : (int32) (tag - reader->html);

		if (end > reader->at)
		{
			if (reader->depth > 0 && reader->stack[reader->depth - 1].dropped)
				reader->at = end;
			else
				read_text(reader, end);
		}
		if (tag != NULL)
			count += read_tag(reader, &blocks[count]);
		if (++tags % 1024 == 0)
			NT_CHECK_INTERRUPTS();
	}
	if (reader->at >= reader->len && count < max)
		count += end_block(reader, &blocks[count]);
	if (reader->anchor != NULL || reader->summary != NULL)
		set_anchors(reader, blocks, count);
	return count;
}
