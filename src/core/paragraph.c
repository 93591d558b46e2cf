/*-------------------------------------------------------------------------
 *
 * paragraph.c
 *	  Lines to paragraphs.
 *
 * Scraped text has one block a line.  Agency and mail text is wrapped at a
 * fixed width instead; there the lines of a paragraph belong together.  Its
 * paragraphs are apart by blank lines or indentation, or else by nothing: then
 * a line that had room for the next word ends one.
 *
 *-------------------------------------------------------------------------
 */
#include "core/document.h"

#include "port/pg_bitutils.h"

#include "core/unicode.h"
#include "core/utf8.h"

/* Longest line, in bytes, that is still taken for one that was wrapped by hand or by a mail program. */
#define WRAP_MAX_BYTES 100
#define WRAP_MIN_BYTES 45
/* So many lines that end within a sentence tell the width at which they were wrapped, give or take a word's half. */
#define WIDTH_MIN_LINES 4
#define WIDTH_SLACK 6
/* The lines of a paragraph, at most, where blank lines or indentation part them. */
#define PARTED_MAX_LINES 12

/* Lines told apart: arrays of 16 bytes a line stay below MaxAllocSize. */
#define MAX_LINES (1 << 25)

/* A check for interrupts each so many lines, or bytes that may begin a line break. */
#define CHECK_STEP 65536

typedef struct Line
{
	NtSpan		span;			/* trimmed, never empty */
	bool		blank_before;
	bool		indented;
} Line;

/* Length of the line break at text[i], 0 if there is none. */
static inline int32
break_length(const char *text, int32 i, int32 len)
{
	unsigned char c = text[i];

	if (c == '\r')
		return i + 1 < len && text[i + 1] == '\n' ? 2 : 1;
	if (c >= '\n' && c <= '\f')
		return 1;
	if (c == 0xE2 && i + 2 < len && (unsigned char) text[i + 1] == 0x80 &&
		((unsigned char) text[i + 2] == 0xA8 || (unsigned char) text[i + 2] == 0xA9))
		return 3;
	if (c == 0xC2 && i + 1 < len && (unsigned char) text[i + 1] == 0x85)
		return 2;
	return 0;
}

/* Bytes that may begin a line break: most do not, and splitting runs over them. */
static const bool may_break[256] = {
	['\n'] = true, ['\v'] = true, ['\f'] = true, ['\r'] = true, [0xC2] = true, [0xE2] = true
};

#define EVERY_BYTE(b)	(UINT64_C(0x0101010101010101) * (b))

/* The first byte at or behind "i" that may begin a line break, "len" when none does; eight bytes at a time. */
static inline int32
next_break(const char *text, int32 i, int32 len)
{
#ifndef WORDS_BIGENDIAN
	for (; i + 8 <= len; i += 8)
	{
		uint64		bytes;
		uint64		lead;
		uint64		found;

		memcpy(&bytes, text + i, sizeof(bytes));
		/* 0xC2 and 0xE2 differ by 0x20 */
		lead = (bytes & EVERY_BYTE(0xDF)) ^ EVERY_BYTE(0xC2);
		/* the high bit of each byte that is a control up to carriage return, or one of those two, and of no other */
		found = ~(((bytes & EVERY_BYTE(0x7F)) + EVERY_BYTE(0x7F - '\r')) | bytes);
		found |= ~(((lead & EVERY_BYTE(0x7F)) + EVERY_BYTE(0x7F)) | lead);
		found &= EVERY_BYTE(0x80);
		if (found != 0)
			return i + pg_rightmost_one_pos64(found) / 8;
	}
#endif
	while (i < len && !may_break[(unsigned char) text[i]])
		i++;
	return i;
}

static inline bool
is_blank(uint32 cp)
{
	NtClass		class = nt_class(cp);

	return class == NT_CLASS_SPACE || class == NT_CLASS_BREAK || class == NT_CLASS_IGNORE;
}

static inline bool
is_printed_ascii(char c)
{
	return c > ' ' && (unsigned char) c < 0x7F;
}

static NtSpan
trim(const char *text, NtSpan span)
{
	if (span.start < span.end && is_printed_ascii(text[span.start]) && is_printed_ascii(text[span.end - 1]))
		return span;
	while (span.start < span.end)
	{
		int32		next = span.start;

		if (!is_blank(nt_utf8_next(text, &next)))
			break;
		span.start = next;
	}
	while (span.end > span.start)
	{
		int32		before = span.end;

		if (!is_blank(nt_utf8_prev(text, &before)))
			break;
		span.end = before;
	}
	return span;
}

/* The lines that are not blank; the last of MAX_LINES holds all the rest. */
static Line *
split_lines(const char *text, int32 len, int32 *count)
{
	Line	   *lines = NULL;
	int32		n = 0;
	int32		capacity = 0;
	int32		start = 0;
	int32		breaks = 2;
	uint32		steps = 0;

	for (int32 i = 0; i <= len;)
	{
		int32		skip;

		if (++steps % CHECK_STEP == 0)
			NT_CHECK_INTERRUPTS();
		i = n < MAX_LINES - 1 ? next_break(text, i, len) : len;
		skip = i < len ? break_length(text, i, len) : 1;
		if (skip == 0)
		{
			i++;
			continue;
		}
		else
		{
			NtSpan		span = {start, i};

			span = trim(text, span);
			if (!nt_span_empty(span))
			{
				NT_ARRAY_RESERVE(lines, n, capacity);
				lines[n].span = span;
				lines[n].blank_before = breaks > 1;
				lines[n].indented = span.start - start >= 2;
				n++;
				breaks = 0;
			}
			breaks++;
			i += skip;
			start = i;
		}
	}
	*count = n;
	return lines;
}

/*
 * Were the lines cut at a fixed width?  Then most that are followed by another of their paragraph nearly fill it.
 * *parted: paragraphs are apart by blank lines or indentation, more than a heading or two are.
 */
static bool
is_wrapped(const Line *lines, int32 n, bool *parted)
{
	int32		longest = 0;
	int32		full = 0;
	int32		inner = 0;

	*parted = true;
	for (int32 i = 0; i < n; i++)
	{
		if (i % CHECK_STEP == 0)
			NT_CHECK_INTERRUPTS();
		longest = Max(longest, lines[i].span.end - lines[i].span.start);
		if (longest > WRAP_MAX_BYTES)
			return false;
	}
	if (n < 3 || longest < WRAP_MIN_BYTES)
		return false;
	for (int32 i = 0; i + 1 < n; i++)
	{
		if (i % CHECK_STEP == 0)
			NT_CHECK_INTERRUPTS();
		if (!lines[i + 1].blank_before && !lines[i + 1].indented)
		{
			inner++;
			full += lines[i].span.end - lines[i].span.start >= longest * 3 / 4;
		}
	}
	*parted = (n - 1 - inner) * PARTED_MAX_LINES >= n;
	return inner >= 2 && full * 10 >= inner * 7;
}

static inline int32
line_chars(const char *text, const Line *line)
{
	return nt_utf8_count(text + line->span.start, line->span.end - line->span.start);
}

/* May the two lines be one that was wrapped?  Neither is longer than such lines are, and nothing parts them. */
static inline bool
may_be_wrapped(const Line *line, const Line *next)
{
	return !next->blank_before && !next->indented && line->span.end - line->span.start <= WRAP_MAX_BYTES &&
		next->span.end - next->span.start <= WRAP_MAX_BYTES;
}

/* Does the sentence plainly go on in the next line: a letter or comma at the end, a small letter at the beginning? */
static bool
goes_on(const char *text, const Line *line, const Line *next)
{
	unsigned char first = text[next->span.start];
	int32		end = line->span.end;
	uint32		last;

	if (first < 'a' || !may_be_wrapped(line, next) || nt_class(nt_utf8_at(text, next->span.start)) != NT_CLASS_LOWER)
		return false;
	last = nt_utf8_prev(text, &end);
	return last == ',' || nt_class_is_letter(nt_class(last));
}

/* Had the line room for the first word of the next one, when lines are so many characters wide? */
static bool
had_room(const char *text, const Line *line, const Line *next, int32 width)
{
	int32		at = next->span.start;

	while (at < next->span.end && !is_blank(nt_utf8_at(text, at)))
		(void) nt_utf8_next(text, &at);
	return line_chars(text, line) + 1 + nt_utf8_count(text + next->span.start, at - next->span.start) <= width;
}

/*
 * The width in characters at which the lines were wrapped, 0 if they were not: of the lines that end within a sentence,
 * nearly none had room for another word.
 */
static int32
wrap_width(const char *text, const Line *lines, int32 n)
{
	int32		width = 0;
	int32		within = 0;
	int32		full = 0;

	for (int32 i = 0; i + 1 < n; i++)
	{
		if (i % CHECK_STEP == 0)
			NT_CHECK_INTERRUPTS();
		if (goes_on(text, &lines[i], &lines[i + 1]))
		{
			within++;
			width = Max(width, line_chars(text, &lines[i]));
		}
	}
	if (within < WIDTH_MIN_LINES || width < WRAP_MIN_BYTES)
		return 0;
	for (int32 i = 0; i + 1 < n; i++)
	{
		if (i % CHECK_STEP == 0)
			NT_CHECK_INTERRUPTS();
		full += goes_on(text, &lines[i], &lines[i + 1]) && !had_room(text, &lines[i], &lines[i + 1], width);
	}
	return full * 5 >= within * 4 ? width : 0;
}

/* Among lines wrapped at that width: does the next one belong to the line's paragraph? */
static bool
continues(const char *text, const Line *line, const Line *next, int32 width)
{
	return goes_on(text, line, next) ||
		(may_be_wrapped(line, next) && line_chars(text, line) <= width + WIDTH_SLACK && !had_room(text, line, next, width));
}

/*
 * The paragraphs of text[0, len) as byte spans without white space around, in order.  Linear; palloc'ed.
 */
NtSpan *
nt_paragraphs(const char *text, int32 len, int32 *count)
{
	int32		nlines;
	Line	   *lines = split_lines(text, len, &nlines);
	bool		parted;
	bool		wrapped = is_wrapped(lines, nlines, &parted);
	int32		width = wrapped && parted ? 0 : wrap_width(text, lines, nlines);
	NtSpan	   *spans = palloc(Max(nlines, 1) * sizeof(NtSpan));
	int32		n = 0;

	for (int32 i = 0; i < nlines; i++)
	{
		if (i % CHECK_STEP == 0)
			NT_CHECK_INTERRUPTS();
		if (i > 0 && (width > 0 ? continues(text, &lines[i - 1], &lines[i], width)
					  : wrapped && !lines[i].blank_before && !lines[i].indented))
			spans[n - 1].end = lines[i].span.end;
		else
			spans[n++] = lines[i].span;
	}
	if (lines != NULL)
		pfree(lines);
	*count = n;
	return spans;
}
