/*-------------------------------------------------------------------------
 *
 * template.c
 *	  Counting on how many pages of a site each line stands.
 *
 * Lines are known by a 64-bit hash of our own.  The table is bounded by
 * lossy counting (Manku and Motwani, VLDB 2002): when it is full, the lines
 * seen on the fewest pages are forgotten.  A line on more than a small share
 * of the pages survives, and only those are furniture.
 *
 *-------------------------------------------------------------------------
 */
#include "strip/template.h"

#include "core/hash.h"

/* Slots of the table, and how many may be taken: 16 MB. */
#define TABLE_SLOTS (1 << 20)
#define TABLE_MAX_LINES (TABLE_SLOTS * 3 / 4)
#define FIRST_SLOTS 1024
/* Forgetting frees at least this share of the lines, so that it is rare. */
#define KEEP_SHARE_MAX 2

/* Below this many pages, nothing can be said. */
#define MIN_PAGES 3
/*
 * What a shared line loses, by kind and by the share of pages that have it.  A short line or one without a sentence's
 * end is furniture if a second page has it; a sentence may be quoted by another article, so it must stand on a large
 * share of the pages, and on more than a handful.
 */
#define SURE_PENALTY (12 * 64)
#define LIKELY_PENALTY (3 * 64)
#define SENTENCE_MIN_PAGES 4
#define SENTENCE_SHARE_MIN 4		/* a quarter of the pages */
#define LINE_SHARE_MIN 8			/* an eighth */
/* A long line that none of this many other pages has is the page's own: one and a half logits for it. */
#define OWN_MIN_PAGES 8
#define OWN_MIN_WORDS 8
#define OWN_BONUS 96

struct NtTemplateCount
{
	NtTemplateLine *slots;		/* hash 0: free */
	uint32		mask;
	int32		count;
	int64		pages;
	uint64	   *page_lines;		/* of one page */
};

static uint64
line_hash(const char *s, int32 len)
{
	uint64		hash = NT_HASH64_START;

	for (int32 i = 0; i < len; i += 8)
	{
		uint64		value = 0;

		/* little-endian on every machine: templates travel */
		for (int32 k = Min(len - i, 8) - 1; k >= 0; k--)
			value = value << 8 | (unsigned char) s[i + k];
		hash = nt_hash64_step(hash, value);
		hash ^= hash >> 29;
	}
	hash = nt_hash64_mix(hash ^ (uint64) len);
	return hash == 0 ? 1 : hash;
}

NtTemplateCount *
nt_template_begin(void)
{
	NtTemplateCount *counting = palloc0(sizeof(NtTemplateCount));

	counting->slots = palloc0(FIRST_SLOTS * sizeof(NtTemplateLine));
	counting->mask = FIRST_SLOTS - 1;
	counting->page_lines = palloc(NT_TEMPLATE_PAGE_LINES * sizeof(uint64));
	return counting;
}

void
nt_template_end(NtTemplateCount *counting)
{
	pfree(counting->slots);
	pfree(counting->page_lines);
	pfree(counting);
}

static NtTemplateLine *
slot_of(NtTemplateLine *slots, uint32 mask, uint64 hash)
{
	uint32		at = (uint32) hash & mask;

	while (slots[at].hash != 0 && slots[at].hash != hash)
		at = (at + 1) & mask;
	return &slots[at];
}

/* Moves the lines on at least "least" pages to a table of "size" slots. */
static void
rebuild(NtTemplateCount *counting, uint32 size, int64 least)
{
	NtTemplateLine *slots = palloc0((Size) size * sizeof(NtTemplateLine));

	counting->count = 0;
	for (uint32 i = 0; i <= counting->mask; i++)
		if (counting->slots[i].hash != 0 && counting->slots[i].pages >= least)
		{
			*slot_of(slots, size - 1, counting->slots[i].hash) = counting->slots[i];
			counting->count++;
		}
	pfree(counting->slots);
	counting->slots = slots;
	counting->mask = size - 1;
}

/* The smallest number of pages such that at most "most" lines are on as many or more. */
static int64
least_pages(const NtTemplateCount *counting, int32 most)
{
	int64		least = 1;
	int32		left;

	do
	{
		least *= 2;
		left = 0;
		for (uint32 i = 0; i <= counting->mask; i++)
			left += counting->slots[i].hash != 0 && counting->slots[i].pages >= least;
	} while (left > most);
	return least;
}

static void
add_line(NtTemplateCount *counting, uint64 hash, int64 pages)
{
	NtTemplateLine *slot = slot_of(counting->slots, counting->mask, hash);

	if (slot->hash == 0)
	{
		if (counting->count >= TABLE_MAX_LINES)
		{
			rebuild(counting, TABLE_SLOTS, least_pages(counting, TABLE_MAX_LINES / KEEP_SHARE_MAX));
			slot = slot_of(counting->slots, counting->mask, hash);
		}
		else if ((uint32) counting->count * 4 >= counting->mask * 3)
		{
			rebuild(counting, (counting->mask + 1) * 2, 1);
			slot = slot_of(counting->slots, counting->mask, hash);
		}
		slot->hash = hash;
		counting->count++;
	}
	slot->pages = Min(slot->pages + pages, NT_TEMPLATE_MAX_PAGES);
}

static int
compare_hashes(const void *a, const void *b)
{
	uint64		x = *(const uint64 *) a;
	uint64		y = *(const uint64 *) b;

	return x < y ? -1 : x > y;
}

/* One more page; a line that it has twice counts once. */
void
nt_template_add_page(NtTemplateCount *counting, const char *text, const NtSpan *lines, int32 count)
{
	count = Min(count, NT_TEMPLATE_PAGE_LINES);
	for (int32 i = 0; i < count; i++)
		counting->page_lines[i] = line_hash(text + lines[i].start, lines[i].end - lines[i].start);
	qsort(counting->page_lines, count, sizeof(uint64), compare_hashes);
	for (int32 i = 0; i < count; i++)
		if (i == 0 || counting->page_lines[i] != counting->page_lines[i - 1])
			add_line(counting, counting->page_lines[i], 1);
	counting->pages++;
}

void
nt_template_add_template(NtTemplateCount *counting, const NtTemplate *other)
{
	for (int32 i = 0; i < other->count; i++)
		add_line(counting, other->lines[i].hash, other->lines[i].pages);
	counting->pages = Min(counting->pages + other->pages, NT_TEMPLATE_MAX_PAGES);
}

static int
compare_lines(const void *a, const void *b)
{
	return compare_hashes(&((const NtTemplateLine *) a)->hash, &((const NtTemplateLine *) b)->hash);
}

/*
 * Writes the lines that are worth storing, in order of their hashes, to lines (room for NT_TEMPLATE_MAX_LINES; NULL to
 * be told their number only).
 */
int32
nt_template_lines(NtTemplateCount *counting, NtTemplateLine *lines, int64 *pages)
{
	int64		least = counting->count <= NT_TEMPLATE_MAX_LINES ? 1 : least_pages(counting, NT_TEMPLATE_MAX_LINES);
	int32		count = 0;

	for (uint32 i = 0; i <= counting->mask; i++)
		if (counting->slots[i].hash != 0 && counting->slots[i].pages >= least)
		{
			if (lines != NULL)
				lines[count] = counting->slots[i];
			count++;
		}
	if (lines != NULL)
		qsort(lines, count, sizeof(NtTemplateLine), compare_lines);
	*pages = counting->pages;
	return count;
}

int64
nt_template_find(const NtTemplate *template, const NtBlock *block, const char *text)
{
	uint64		hash = line_hash(text + block->span.start, block->span.end - block->span.start);
	int32		low = 0;
	int32		high = template->count - 1;

	while (low <= high)
	{
		int32		middle = low + (high - low) / 2;

		if (template->lines[middle].hash == hash)
			return template->lines[middle].pages;
		if (template->lines[middle].hash < hash)
			low = middle + 1;
		else
			high = middle - 1;
	}
	return 0;
}

int
nt_template_penalty(const NtTemplate *template, const NtBlock *block, const char *text)
{
	int64		pages;

	if (template->pages < MIN_PAGES)
		return 0;
	pages = nt_template_find(template, block, text);
	if (pages < 2)
		return template->pages >= OWN_MIN_PAGES && block->words >= OWN_MIN_WORDS ? -OWN_BONUS : 0;
	if (block->end == NT_END_SENTENCE && block->words >= 8)
	{
		if (pages < SENTENCE_MIN_PAGES || pages * SENTENCE_SHARE_MIN < template->pages)
			return 0;
		return SURE_PENALTY;
	}
	return pages * LINE_SHARE_MIN >= template->pages && pages >= MIN_PAGES ? SURE_PENALTY : LIKELY_PENALTY;
}
