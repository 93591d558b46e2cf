/*-------------------------------------------------------------------------
 *
 * utf8.c
 *	  Counting and checking UTF-8 at memory speed.
 *
 *-------------------------------------------------------------------------
 */
#include "core/utf8.h"

#define HIGH_BITS UINT64_C(0x8080808080808080)
#define LOW_BITS UINT64_C(0x0101010101010101)

/* One in the low bit of each of eight bytes that continues a character. */
static inline uint64
continuations(uint64 word)
{
	return ((word >> 7) & ~(word >> 6)) & LOW_BITS;
}

/* Code points in text[0, len): bytes that are no continuation byte, eight at a time. */
int32
nt_utf8_count(const char *text, int32 len)
{
	int32		i = 0;
	int32		continuation = 0;

	while (i + 8 <= len)
	{
		/* the product adds the eight counters in its highest byte: none may be above 31 */
		int32		stop = Min(len - 8, i + 30 * 8);
		uint64		sum = 0;

		for (; i <= stop; i += 8)
		{
			uint64		word;

			memcpy(&word, text + i, 8);
			sum += continuations(word);
		}
		continuation += (int32) ((sum * LOW_BITS) >> 56);
	}
	for (; i < len; i++)
		continuation += ((unsigned char) text[i] & 0xC0) == 0x80;
	return len - continuation;
}

/* Is text[0, len) well-formed UTF-8 (no surrogates, no overlong form)?  Sets *position to the first bad byte. */
NtStatus
nt_utf8_validate(const char *text, int32 len, int32 *position)
{
	const uint8_t *s = (const uint8_t *) text;
	int32		i = 0;

	while (i < len)
	{
		int32		start = i;
		UChar32		c;

		if (i + 8 <= len)
		{
			uint64		word;

			memcpy(&word, text + i, 8);
			if ((word & HIGH_BITS) == 0)
			{
				i += 8;
				continue;
			}
		}
		U8_NEXT(s, i, len, c);
		if (c < 0)
		{
			*position = start;
			return NT_INVALID_UTF8;
		}
	}
	return NT_OK;
}
