/*-------------------------------------------------------------------------
 *
 * utf8.h
 *	  Stepping through UTF-8, over ICU's header-only macros.
 *
 * The border validates (nt_utf8_validate); behind it text is trusted.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_UTF8_H
#define NT_UTF8_H

#include <unicode/utf8.h>

#include "core/nt.h"

/* The code point at text[*i]; *i moves past it. */
static inline uint32
nt_utf8_next(const char *text, int32 *i)
{
	uint32		cp = (unsigned char) text[*i];

	if (cp < 0x80)
	{
		(*i)++;
		return cp;
	}
	else
	{
		const uint8_t *s = (const uint8_t *) text;
		int32		at = *i;

		U8_NEXT_UNSAFE(s, at, cp);
		*i = at;
		return cp;
	}
}

/* The code point before text[*i]; *i moves to its first byte.  *i must be > 0. */
static inline uint32
nt_utf8_prev(const char *text, int32 *i)
{
	const uint8_t *s = (const uint8_t *) text;
	uint32		cp;
	int32		at = *i;

	U8_PREV_UNSAFE(s, at, cp);
	*i = at;
	return cp;
}

static inline uint32
nt_utf8_at(const char *text, int32 i)
{
	return nt_utf8_next(text, &i);
}

/* Appends cp to out (room for four bytes); returns the number of bytes. */
static inline int
nt_utf8_put(char *out, uint32 cp)
{
	uint8_t    *s = (uint8_t *) out;
	int			n = 0;

	U8_APPEND_UNSAFE(s, n, cp);
	return n;
}

/* Is it a byte within a character? */
static inline bool
nt_utf8_continues(char c)
{
	return ((unsigned char) c & 0xC0) == 0x80;
}

/* Has text[0, len) no byte outside ASCII?  Without a loop for what is no longer than a word. */
static inline bool
nt_utf8_is_ascii(const char *text, int32 len)
{
	const uint64 high = UINT64_C(0x8080808080808080);
	uint64		first = 0;
	uint64		last = 0;
	char		bits = 0;

	if (len >= 8 && len <= 16)
	{
		memcpy(&first, text, 8);
		memcpy(&last, text + len - 8, 8);
		return ((first | last) & high) == 0;
	}
	if (len >= 4 && len < 8)
	{
		memcpy(&first, text, 4);
		memcpy(&last, text + len - 4, 4);
		return ((first | last) & high) == 0;
	}
	for (int32 i = 0; i < len; i++)
		bits |= text[i];
	return (bits & 0x80) == 0;
}

/* Bytes of the byte order mark that text[0, len) begins with, 0 if there is none. */
static inline int32
nt_utf8_mark(const char *text, int32 len)
{
	static const char mark[] = {'\xEF', '\xBB', '\xBF'};

	return len >= (int32) sizeof(mark) && memcmp(text, mark, sizeof(mark)) == 0 ? (int32) sizeof(mark) : 0;
}

extern int32 nt_utf8_count(const char *text, int32 len);
extern NtStatus nt_utf8_validate(const char *text, int32 len, int32 *position);

#endif							/* NT_UTF8_H */
