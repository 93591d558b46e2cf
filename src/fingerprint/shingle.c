/*-------------------------------------------------------------------------
 *
 * shingle.c
 *	  From text to sketch: words, their hashes, shingles, the sample.
 *
 * A word is a run of letters, marks, digits and numerals, read in its plain
 * form (nt_base: case, accents and compatibility forms folded away), so that
 * a text in NFC, NFD, capitals or full-width forms has the same words.
 * Apostrophes inside a word are dropped, all other marks only separate; a
 * number's digit groups are joined (10,000 = 10 000 = 10000).  Characters of
 * scripts without spaces are words of their own.
 *
 * A word's hash runs over its plain form in UTF-8, eight bytes at a time, so
 * that ASCII words, nearly all there are in many languages, are read by
 * table and hashed by the chunk.  The hash of a shingle is a cyclic
 * polynomial over its words' hashes (Cohen, "Recursive hashing functions for
 * n-grams", 1997), mixed once more.
 *
 * Which level a sketch has depends on the number of shingles read alone:
 * all keys of a text up to NT_FULL_SHINGLES, every second one up to twice as
 * many, every fourth in an ordinary article, and from
 * NT_LONG_SHINGLES on one level up for each doubling.
 *
 *-------------------------------------------------------------------------
 */
#include "fingerprint/shingle.h"

#include "port/pg_bswap.h"

#include "core/hash.h"
#include "core/unicode.h"
#include "core/utf8.h"

#define NT_FULL_SHINGLES	64
#define NT_LONG_SHINGLES	2048

#define ROLL_BITS	11
#define SORT_BITS	9
#define RING		8			/* a power of two, at least NT_SHINGLE_MAX */

/* What an ASCII byte, or the first byte of anything else, is to the reader. */
#define KIND_WORD		1
#define KIND_DIGIT		2
#define KIND_APOSTROPHE	4
#define KIND_GROUP		8		/* may stand between groups of digits */
#define KIND_HIGH		16		/* not ASCII */

#define W KIND_WORD
#define D (KIND_WORD | KIND_DIGIT)
#define A KIND_APOSTROPHE
#define G KIND_GROUP
#define H KIND_HIGH
static const uint8 byte_kind[256] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	G, 0, 0, 0, 0, 0, 0, A, 0, 0, 0, 0, G, 0, G, 0,
	D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0,
	0, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, W, W, W, W, W, W, W, W, W, 0, 0, 0, 0, 0,
	A, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, W, W, W, W, W, W, W, W, W, 0, 0, 0, 0, 0,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H
};
#undef W
#undef D
#undef A
#undef G
#undef H

/* The sample so far; its hashes are unsorted, with repetitions, until compacted. */
typedef struct Sampler
{
	int			shingle;
	int			level;
	uint64		limit;			/* hashes at or above it are not kept */
	int			count;
	uint64		rolling;		/* cyclic polynomial of the last "shingle" words */
	uint64		ring[RING];		/* their hashes, to take them out again */
	uint64		words;
	uint64		next_level;		/* number of words at which the level changes */
	uint32		hashes[2 * NT_SKETCH_MAX_KEYS];
} Sampler;

/* A word under way: the hash of full chunks, and the bytes of the one that is filling, first byte lowest. */
typedef struct WordHash
{
	uint64		hash;
	uint64		chunk;
	int			filled;			/* bits */
} WordHash;

static inline uint64
rotate(uint64 value, int bits)
{
	return (value << bits) | (value >> ((64 - bits) & 63));
}

static inline uint64
word_step(uint64 hash, uint64 chunk)
{
	hash = (hash ^ chunk) * UINT64_C(0x9FB21C651E98DF25);
	return hash ^ (hash >> 32);
}

static inline uint64
hash_limit(int level)
{
	return UINT64_C(1) << (NT_HASH_BITS - level);
}

/*
 * Sorts the hashes and drops repetitions.  They are uniform below the limit, so one pass by their leading bits leaves
 * next to nothing for the insertion sort.
 */
static void
sort_hashes(Sampler *sampler)
{
	uint16		start[(1 << SORT_BITS) + 1] = {0};
	uint32		sorted[lengthof(sampler->hashes)];
	uint32	   *hashes = sampler->hashes;
	int			count = sampler->count;
	int			shift = NT_HASH_BITS - sampler->level - SORT_BITS;
	int			distinct = 0;

	for (int i = 0; i < count; i++)
		start[(hashes[i] >> shift) + 1]++;
	for (int b = 0; b < 1 << SORT_BITS; b++)
		start[b + 1] += start[b];
	for (int i = 0; i < count; i++)
		sorted[start[hashes[i] >> shift]++] = hashes[i];
	for (int i = 0; i < count; i++)
	{
		uint32		hash = sorted[i];
		int			at = distinct;

		while (at > 0 && hashes[at - 1] > hash)
			at--;
		if (at > 0 && hashes[at - 1] == hash)
			continue;
		if (at < distinct)
			memmove(hashes + at + 1, hashes + at, (distinct - at) * sizeof(uint32));
		hashes[at] = hash;
		distinct++;
	}
	sampler->count = distinct;
}

static void
raise_level(Sampler *sampler)
{
	int			kept = 0;

	sampler->level++;
	sampler->limit = hash_limit(sampler->level);
	for (int i = 0; i < sampler->count; i++)
		if (sampler->hashes[i] < sampler->limit)
			sampler->hashes[kept++] = sampler->hashes[i];
	sampler->count = kept;
}

/* Too many for a fingerprint even without repetitions? */
static void
compact(Sampler *sampler)
{
	sort_hashes(sampler);
	while (sampler->count > NT_SKETCH_MAX_KEYS && sampler->level < NT_MAX_LEVEL)
		raise_level(sampler);
	/* 2^15 hashes are left at the highest level; of more than 1 GB of words the lowest stand for all */
	sampler->count = Min(sampler->count, NT_SKETCH_MAX_KEYS);
}

static uint64
next_level_at(const Sampler *sampler)
{
	uint64		shingles;

	if (sampler->level < NT_BASE_LEVEL)
		shingles = (uint64) NT_FULL_SHINGLES << sampler->level;
	else
		shingles = (uint64) NT_LONG_SHINGLES << (sampler->level - NT_BASE_LEVEL);
	if (sampler->level >= NT_MAX_LEVEL)
		return PG_UINT64_MAX;
	return shingles + sampler->shingle;
}

/* The rare part of taking a word in: the text has become longer than its level is for, or the buffer is full. */
static void
make_room(Sampler *sampler)
{
	NT_CHECK_INTERRUPTS();
	if (sampler->words >= sampler->next_level)
	{
		raise_level(sampler);
		sampler->next_level = next_level_at(sampler);
	}
	if (sampler->count >= lengthof(sampler->hashes))
		compact(sampler);
}

static inline void
take_word(Sampler *sampler, uint64 hash)
{
	uint64	   *slot = &sampler->ring[sampler->words & (RING - 1)];
	uint64		leaving = sampler->ring[(sampler->words - sampler->shingle) & (RING - 1)];

	sampler->rolling = rotate(sampler->rolling, ROLL_BITS) ^ hash ^
		rotate(leaving, (ROLL_BITS * sampler->shingle) & 63);
	*slot = hash;
	sampler->words++;
	if (sampler->words >= sampler->shingle)
	{
		uint32		shingle = nt_hash64_mix(sampler->rolling) >> (64 - NT_HASH_BITS);

		/* no branch on whether it is kept: it cannot be predicted */
		sampler->hashes[sampler->count] = shingle;
		sampler->count += shingle < sampler->limit;
		if (unlikely(sampler->words >= sampler->next_level || sampler->count >= lengthof(sampler->hashes)))
			make_room(sampler);
	}
}

static inline uint64
load_chunk(const uint8 *p, int n, const uint8 *text_end)
{
	uint64		chunk = 0;

	if (likely(text_end - p >= 8))
		memcpy(&chunk, p, 8);
	else
		memcpy(&chunk, p, n);
#ifdef WORDS_BIGENDIAN
	chunk = pg_bswap64(chunk);
#endif
	return n == 8 ? chunk : chunk & ((UINT64_C(1) << (8 * n)) - 1);
}

/* The hash of the ASCII letters and digits p[0, n), n > 0. */
static inline uint64
ascii_word_hash(const uint8 *p, int64 n, const uint8 *text_end)
{
	const uint64 lower = UINT64_C(0x2020202020202020);	/* makes capitals small and leaves digits alone */
	uint64		hash = NT_HASH64_START;

	for (; n >= 8; n -= 8, p += 8)
		hash = word_step(hash, load_chunk(p, 8, text_end) | lower);
	if (n > 0)
		hash = word_step(hash, load_chunk(p, (int) n, text_end) | (lower & ((UINT64_C(1) << (8 * n)) - 1)));
	return hash;
}

static inline void
word_add(WordHash *word, uint32 cp)
{
	char		utf8[4];
	int			n = nt_utf8_put(utf8, cp);

	for (int i = 0; i < n; i++)
	{
		word->chunk |= (uint64) (unsigned char) utf8[i] << word->filled;
		word->filled += 8;
		if (word->filled == 64)
		{
			word->hash = word_step(word->hash, word->chunk);
			word->chunk = 0;
			word->filled = 0;
		}
	}
}

/* Apostrophes as they are typed: also primes, accents standing alone, and the quotation marks used for them. */
static bool
is_apostrophe(uint32 cp)
{
	return cp == '\'' || cp == '`' || cp == 0xB4 || cp == 0x2BC || cp == 0x2018 || cp == 0x2019 || cp == 0x201B ||
		cp == 0x2032 || cp == 0xFF07;
}

static bool
is_word(uint32 cp)
{
	NtClass		class = nt_class(cp);

	return class == NT_CLASS_DIGIT || class == NT_CLASS_NUMERAL || nt_class_is_letter(class);
}

/*
 * May the separator cp before text[next, end) stand inside a number?  A comma or point before any digit; a space
 * only before a full group of three, and after at most three digits ("10 000", but not "in 2012 300 people").
 */
static bool
joins_digits(uint32 cp, const char *text, int32 next, int32 end, int digits_before)
{
	int			digits = 0;

	if (cp == ',' || cp == '.' || cp == 0x66C)	/* 0x66C: Arabic thousands separator */
		return next < end && nt_digit(nt_utf8_at(text, next)) >= 0;
	if (cp != ' ' && cp != 0xA0 && cp != 0x2009 && cp != 0x202F)
		return false;
	if (digits_before > 3)
		return false;
	while (next < end && digits <= 3 && nt_digit(nt_utf8_next(text, &next)) >= 0)
		digits++;
	return digits == 3;
}

/*
 * Reads one word, or nothing, from text[at, end) by code points; returns where reading goes on.
 */
static int32
read_word(Sampler *sampler, const char *text, int32 at, int32 end)
{
	WordHash	word = {NT_HASH64_START, 0, 0};
	bool		letters = false;
	bool		any = false;
	int			digits = 0;		/* in the group under way */

	while (at < end)
	{
		int32		next = at;
		uint32		cp = nt_utf8_next(text, &next);
		NtClass		class = nt_class(cp);

		if (class == NT_CLASS_IDEO)
		{
			if (!any)
			{
				word_add(&word, nt_base(cp));
				any = true;
				at = next;
			}
			break;
		}
		if (class == NT_CLASS_DIGIT)
		{
			word_add(&word, '0' + nt_digit(cp));
			any = true;
			digits++;
		}
		else if (class == NT_CLASS_IGNORE || class == NT_CLASS_NUMERAL || nt_class_is_letter(class))
		{
			uint32		base = nt_base(cp);

			if (base != 0)
			{
				word_add(&word, base);
				any = true;
				letters = true;
			}
		}
		else if (!any)
			return next;
		else if (is_apostrophe(cp) && next < end && is_word(nt_utf8_at(text, next)))
			;
		else if (digits > 0 && !letters && joins_digits(cp, text, next, end, digits))
			digits = 0;
		else
			break;
		at = next;
	}
	if (any)
		take_word(sampler, word.filled > 0 ? word_step(word.hash, word.chunk) : word.hash);
	return at;
}

/* Does the ASCII word that ends before p go on behind the byte there, or need reading by code points? */
static inline bool
word_goes_on(const uint8 *p, const uint8 *end, int kind)
{
	if (kind & KIND_HIGH)
		return true;
	if (p + 1 >= end)
		return false;
	if (kind & KIND_APOSTROPHE)
		return (byte_kind[p[1]] & (KIND_WORD | KIND_HIGH)) != 0;
	/* groups: between digits */
	return (byte_kind[p[-1]] & KIND_DIGIT) != 0 && (byte_kind[p[1]] & (KIND_DIGIT | KIND_HIGH)) != 0;
}

static void
read_span(Sampler *sampler, const char *text, int32 len, NtSpan span)
{
	const uint8 *p = (const uint8 *) text + span.start;
	const uint8 *end = (const uint8 *) text + span.end;
	const uint8 *text_end = (const uint8 *) text + len;

	while (p < end)
	{
		int			kind = byte_kind[*p];

		if (kind & KIND_WORD)
		{
			const uint8 *start = p;

			do
				p++;
			while (p < end && (byte_kind[*p] & KIND_WORD));
			kind = p < end ? byte_kind[*p] : 0;
			if (likely(kind == 0 || !word_goes_on(p, end, kind)))
			{
				take_word(sampler, ascii_word_hash(start, p - start, text_end));
				p++;			/* the separator, or past the end */
				continue;
			}
			p = start;
		}
		else if (!(kind & KIND_HIGH))
		{
			p++;
			continue;
		}
		p = (const uint8 *) text + read_word(sampler, text, p - (const uint8 *) text, span.end);
	}
}

void
nt_shingle_text(NtSketch *sketch, const char *text, int32 len, const NtSpan *spans, int32 count, int shingle)
{
	Sampler		sampler;
	int			shift;

	sampler.shingle = shingle;
	sampler.level = 0;
	sampler.limit = hash_limit(0);
	sampler.count = 0;
	sampler.rolling = 0;
	memset(sampler.ring, 0, sizeof(sampler.ring));
	sampler.words = 0;
	sampler.next_level = next_level_at(&sampler);
	for (int32 i = 0; i < count; i++)
		read_span(&sampler, text, len, spans[i]);
	compact(&sampler);
	sketch->shingle = shingle;
	sketch->level = sampler.level;
	sketch->count = 0;
	sketch->keys = palloc(Max(sampler.count, 1) * sizeof(uint32));
	shift = NT_HASH_BITS - nt_key_bits(sampler.level);
	for (int i = 0; i < sampler.count; i++)
	{
		uint32		key = sampler.hashes[i] >> shift;

		if (sketch->count == 0 || sketch->keys[sketch->count - 1] != key)
			sketch->keys[sketch->count++] = key;
	}
}
