/*-------------------------------------------------------------------------
 *
 * notice.c
 *	  Notices under an article: who holds the rights, who worked on it.
 *
 * They read like prose, so that shape does not tell them; phrases do that stand
 * in nothing else ("all rights reserved", "contributed to this report"),
 * or at the beginning of nothing else that is full of names ("Reporting by").
 *
 *-------------------------------------------------------------------------
 */
#include "strip/block.h"

#include "core/utf8.h"
#include "strip/cue.h"

/* Of the other blocks that are kept, not so many stand behind one. */
#define LAST_BLOCKS 2
/* What such phrases count as in the lexicon. */
#define NOTICE_CUES (NT_CUE_LEGAL | NT_CUE_BIO | NT_CUE_BYLINE)
/* A chance of 2 %. */
#define NOTICE_SCORE (-4 * 64)
/* A credit stands in the last bytes. */
#define CREDIT_BYTES 64
/* No longer in words and bytes; a paragraph of the article that has such a phrase says more. */
#define MAX_WORDS 60
#define MAX_BYTES 480
/* Bytes at either end of a block that are read: enough for every such phrase. */
#define END_BYTES 32
/* A phrase is looked for in stretches that overlap by half: none is longer. */
#define STEP_BYTES (NT_CUE_WHOLE_BYTES / 2)

/* The classes of all phrases in s[from, end), cut to whole characters; *first: of what it begins with. */
static uint32
phrases(const char *s, int32 from, int32 end, int32 len, uint32 *first)
{
	NtCuesFound found;

	while (from < end && nt_utf8_continues(s[from]))
		from++;
	while (end < len && nt_utf8_continues(s[end]))
		end--;
	found = nt_cues_find(s + from, end - from, 0);
	*first = found.first;
	return found.all;
}

/* Reads the block, which need not be measured; most paragraphs are told by a few words at their ends. */
static bool
is_notice(const char *text, NtSpan span)
{
	const char *s = text + span.start;
	int32		len = span.end - span.start;
	uint32		first;
	uint32		other;
	uint32		all;
	NtBlock		block;

	if (len > MAX_BYTES)
		return false;
	all = phrases(s, 0, Min(len, END_BYTES), len, &first);
	if (len > END_BYTES)
		all |= phrases(s, len - END_BYTES, len, len, &other);
	if ((all & NT_CUE_NOTICE) == 0 && (first & NT_CUE_LEGAL) != 0)
		for (int32 at = STEP_BYTES; at < len; at += STEP_BYTES)
			all |= phrases(s, at, Min(len, at + NT_CUE_WHOLE_BYTES), len, &other);
	if ((all & NT_CUE_NOTICE) == 0 && (first & NT_CUE_CREDITS) == 0)
		return false;
	block.span = span;
	nt_block_measure(&block, text);
	if (block.words > MAX_WORDS)
		return false;
	return (all & NT_CUE_NOTICE) != 0 || block.capitals * 5 >= block.words * 2;
}

/* A caption that ends in its picture's credit, and not like a sentence: "The quay on Monday. (Photo by Ada Moll)" */
static bool
is_caption(const char *text, NtSpan span)
{
	const char *s = text + span.start;
	int32		len = span.end - span.start;
	int32		from = Max(0, len - CREDIT_BYTES);
	unsigned char last = s[len - 1];
	uint32		first;
	NtBlock		block;

	if (!(last == ')' || (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z')) || len > MAX_BYTES ||
		(phrases(s, from, len, len, &first) & NT_CUE_PICTURE) == 0)
		return false;
	block.span = span;
	nt_block_measure(&block, text);
	return block.words <= MAX_WORDS && block.end != NT_END_SENTENCE;
}

/* Takes the notices out of spans[0, count), kept blocks of a text.  Returns how many stay. */
int32
nt_drop_notices(const char *text, NtSpan *spans, int32 count)
{
	int32		end = count;
	int32		kept = 0;
	int			seen = 0;

	if (count <= NT_PASSAGE_BLOCKS)
		return count;
	for (int32 i = count - 1; i >= 0 && seen < LAST_BLOCKS; i--)
	{
		if (i % 1024 == 1023)
			NT_CHECK_INTERRUPTS();
		if (!is_notice(text, spans[i]))
		{
			seen++;
			continue;
		}
		memmove(&spans[i], &spans[i + 1], (end - i - 1) * sizeof(NtSpan));
		end--;
	}
	for (int32 i = 0; i < end; i++)
	{
		if (i % 1024 == 1023)
			NT_CHECK_INTERRUPTS();
		if (!is_caption(text, spans[i]))
			spans[kept++] = spans[i];
	}
	/* nothing else: somebody chose to store it */
	return kept > 0 ? kept : end > 0 ? end : count;
}

/*
 * "Ada Moll, AFP | Ferries in the port of Sellick": a picture's credit set apart from its caption.  A credit's words are
 * few.
 */
static bool
is_credited_caption(const char *text, const NtBlock *block)
{
	const char *s = text + block->span.start;
	int32		len = Min(block->span.end - block->span.start, NT_CUE_WHOLE_BYTES / 2);
	const char *bar = block->bars > 0 ? memchr(s, '|', len) : NULL;

	return bar != NULL && bar > s && bar[-1] == ' ' &&
		(nt_cues_find(s, bar - s, 0).all & (NT_CUE_AGENCY | NT_CUE_PHOTO)) != 0;
}

/* The same for scored blocks: sets the scores of those that were to be kept; so for two other kinds that shape does not tell. */
void
nt_score_notices(const char *text, const NtBlock *blocks, int16 *scores, int32 count)
{
	int			seen = 0;

	if (count <= NT_PASSAGE_BLOCKS)
		return;
	for (int32 i = count - 1; i >= 0; i--)
	{
		if (i % 1024 == 1023)
			NT_CHECK_INTERRUPTS();
		if (scores[i] < 0)
			continue;
		if ((seen < LAST_BLOCKS && (blocks[i].cues & NOTICE_CUES) != 0 && is_notice(text, blocks[i].span)) ||
			blocks[i].pointer || is_credited_caption(text, &blocks[i]) || is_caption(text, blocks[i].span))
			scores[i] = NOTICE_SCORE;
		else
			seen++;
	}
}
