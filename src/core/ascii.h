/*-------------------------------------------------------------------------
 *
 * ascii.h
 *	  Words of ASCII, as most are, sixteen bytes at a time.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_ASCII_H
#define NT_ASCII_H

#include "core/hash.h"

#include "port/pg_bitutils.h"

#if defined(__SSE2__) && defined(__x86_64__)
#define NT_ASCII_SSE2
#include <emmintrin.h>
#endif

typedef enum NtAsciiKind
{
	NT_ASCII_LETTERS,
	NT_ASCII_DIGITS,
	NT_ASCII_BOTH
} NtAsciiKind;

/* What nothing but ASCII letters or digits make, fewer than a block of the key has bytes. */
typedef struct NtAsciiWord
{
	int32		len;			/* 0: none stands here; NT_WORDKEY_BLOCK: it may go on */
	uint32		capitals;		/* of letters: a bit for each that is a capital, the first lowest */
	uint64		low;			/* the word folded, as nt_wordkey_load reads it, zeros behind it */
	uint64		high;
} NtAsciiWord;

#ifdef NT_ASCII_SSE2

/* Which bytes lie in a range of ASCII?  Only signed bytes are compared: the first is moved to the lowest. */
static inline __m128i
nt_ascii_between(__m128i bytes, uint8 first, uint8 last)
{
	return _mm_cmplt_epi8(_mm_sub_epi8(bytes, _mm_set1_epi8((char) (first + 128))), _mm_set1_epi8((char) (last - first + 1 - 128)));
}

/* The word that s begins with, where NT_WORDKEY_BLOCK bytes can be read.  kind: a constant. */
static pg_attribute_always_inline NtAsciiWord
nt_ascii_word(const char *s, NtAsciiKind kind)
{
	/* the bytes of a word of n bytes stand before masks + NT_WORDKEY_BLOCK */
	static const uint8 masks[2 * NT_WORDKEY_BLOCK] = {
		0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF
	};
	__m128i		bytes = _mm_loadu_si128((const __m128i *) s);
	/* digits have the bit of small letters, too */
	__m128i		small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
	__m128i		inside = kind == NT_ASCII_DIGITS ? nt_ascii_between(bytes, '0', '9') : nt_ascii_between(small, 'a', 'z');
	NtAsciiWord word;

	if (kind == NT_ASCII_BOTH)
		inside = _mm_or_si128(inside, nt_ascii_between(bytes, '0', '9'));
	word.len = pg_rightmost_one_pos32(~(uint32) _mm_movemask_epi8(inside));
	/* the bit by which small letters differ is moved to the top */
	word.capitals = ~(uint32) _mm_movemask_epi8(_mm_slli_epi16(bytes, 2)) & ((UINT32_C(1) << word.len) - 1);
	small = _mm_and_si128(small, _mm_loadu_si128((const __m128i *) (masks + NT_WORDKEY_BLOCK - word.len)));
	word.low = _mm_cvtsi128_si64(small);
	word.high = _mm_cvtsi128_si64(_mm_unpackhi_epi64(small, small));
	return word;
}

#else

#define NT_EVERY_BYTE(b)	(UINT64_C(0x0101010101010101) * (b))

/* The high bit of each of the eight bytes that lies in a range of ASCII. */
static inline uint64
nt_ascii_between(uint64 bytes, uint8 first, uint8 last)
{
	uint64		low = bytes & NT_EVERY_BYTE(0x7F);

	/* x + (0x80 - c) has the high bit when x >= c; nothing is carried into the next byte */
	return (low + NT_EVERY_BYTE(0x80 - first)) & ~(low + NT_EVERY_BYTE(0x80 - last - 1)) & ~bytes & NT_EVERY_BYTE(0x80);
}

/* The high bit of each of the eight bytes that is none of the kind. */
static inline uint64
nt_ascii_others(uint64 bytes, NtAsciiKind kind)
{
	uint64		inside = kind == NT_ASCII_DIGITS ? nt_ascii_between(bytes, '0', '9')
		: nt_ascii_between(bytes | NT_EVERY_BYTE(0x20), 'a', 'z');

	if (kind == NT_ASCII_BOTH)
		inside |= nt_ascii_between(bytes, '0', '9');
	return ~inside & NT_EVERY_BYTE(0x80);
}

/* A bit for each of the eight bytes that lacks that of small letters. */
static inline uint32
nt_ascii_capitals(uint64 bytes)
{
	return (uint32) ((((~(bytes << 2) & NT_EVERY_BYTE(0x80)) >> 7) * UINT64_C(0x0102040810204080)) >> 56);
}

static pg_attribute_always_inline NtAsciiWord
nt_ascii_word(const char *s, NtAsciiKind kind)
{
	uint64		low = nt_wordkey_load(s);
	uint64		high = nt_wordkey_load(s + 8);
	uint64		low_others = nt_ascii_others(low, kind);
	uint64		high_others = nt_ascii_others(high, kind);
	NtAsciiWord word;

	word.len = low_others != 0 ? pg_rightmost_one_pos64(low_others) / 8
		: high_others != 0 ? 8 + pg_rightmost_one_pos64(high_others) / 8 : NT_WORDKEY_BLOCK;
	word.capitals = (nt_ascii_capitals(low) | nt_ascii_capitals(high) << 8) & ((UINT32_C(1) << word.len) - 1);
	word.low = low | NT_EVERY_BYTE(0x20);
	word.high = high | NT_EVERY_BYTE(0x20);
	if (word.len < 8)
		word.low &= (UINT64_C(1) << (8 * word.len)) - 1;
	if (word.len <= 8)
		word.high = 0;
	else if (word.len < NT_WORDKEY_BLOCK)
		word.high &= (UINT64_C(1) << (8 * (word.len - 8))) - 1;
	return word;
}

#endif							/* NT_ASCII_SSE2 */

static inline uint64
nt_ascii_key(NtAsciiWord word)
{
	return nt_wordkey_end(nt_wordkey_block(0, word.low, word.high));
}

/* Writes the word, folded, with zeros up to NT_WORDKEY_BLOCK bytes. */
static inline void
nt_ascii_put(char *out, NtAsciiWord word)
{
#ifdef WORDS_BIGENDIAN
	word.low = pg_bswap64(word.low);
	word.high = pg_bswap64(word.high);
#endif
	memcpy(out, &word.low, sizeof(word.low));
	memcpy(out + sizeof(word.low), &word.high, sizeof(word.high));
}

#endif							/* NT_ASCII_H */
