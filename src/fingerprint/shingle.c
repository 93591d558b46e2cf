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
 * A shingle that ends in a number is followed by NT_NUMBER_WEIGHT hashes of
 * the last NT_NUMBER_WORDS words: two fillings of one form (market, weather
 * and earnings reports) share most of their words and differ in the figures,
 * while a copy keeps them.
 *
 * The class of a hash (fingerprint/sketch.h) follows from its reach, the
 * number of hashes around it that are not below it (it is the least of some
 * window of w when its reach is w or more), and from its value.  A stack of the hashes that are
 * still without a smaller one behind them gives the reach of all in one
 * pass.  Most never come so far: the least of the last five is found without
 * a branch, and only when it changes is there something for the stack.
 *
 *-------------------------------------------------------------------------
 */
#include "fingerprint/shingle.h"

#include "core/hash.h"
#include "core/ascii.h"
#include "core/unicode.h"
#include "core/utf8.h"

/* Of a text with no more hashes all are kept. */
#define NT_SHORT_TEXT		64

/* Measured: with fewer, or over fewer words, more pairs of one form are taken for copies. */
#define NT_NUMBER_WEIGHT	5
#define NT_NUMBER_WORDS		6	/* at most RING */

#define ROLL_BITS	11
#define RING		8			/* a power of two, at least NT_SHINGLE_MAX */
#define BLOCK		1024		/* hashes that are made before any is selected */
#define WIDTH		5			/* nt_class_window[NT_ARTICLE_CLASS] */
#define DEPTH		4096		/* of the stack; texts reach a few dozen */

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

/* A hash that has no smaller one behind it so far. */
typedef struct Candidate
{
	uint64		hash;
	int64		place;			/* among the hashes of the text */
} Candidate;

/* The words read and what is selected so far.  Hashes are compared whole; their lower bits become the keys. */
typedef struct Selector
{
	int			shingle;
	uint64		words;
	uint64		ring[RING];		/* hashes of the last words */
	uint64		rolling;		/* cyclic polynomial of the last "shingle" of them */

	int64		taken;			/* hashes before this block */
	int			filled;			/* of the block, the last hashes of the block before included */
	int			carried;		/* those */
	uint64		block[WIDTH - 1 + BLOCK + 1 + NT_NUMBER_WEIGHT];
	uint64		least;			/* of the last WIDTH hashes */

	int			depth;
	Candidate	stack[DEPTH];	/* ascending by hash and place */
	NtSketch	sketch;			/* keys unsorted, with repetitions */
	uint32		keys[2 * NT_SKETCH_MAX_KEYS];
} Selector;

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

/* Drops the keys of lower classes. */
static void
raise_base(NtSketch *sketch)
{
	int			kept = 0;

	sketch->base++;
	for (int i = 0; i < sketch->count; i++)
		if (nt_key_class(sketch->keys[i]) >= sketch->base)
			sketch->keys[kept++] = sketch->keys[i];
	sketch->count = kept;
}

/* Sorted and without repetitions, and if there are too many nevertheless, of a higher class. */
static void
compact(NtSketch *sketch)
{
	nt_sketch_sort(sketch);
	while (sketch->count > NT_SKETCH_MAX_KEYS && sketch->base < NT_CLASSES - 1)
		raise_base(sketch);
	sketch->count = Min(sketch->count, NT_SKETCH_MAX_KEYS);
}

/* "reach" hashes in a row, this one among them, are not below it. */
static void
select_hash(NtSketch *sketch, uint64 hash, int64 reach)
{
	int			class = 0;

	while (class < NT_ANCHOR_CLASS && reach >= nt_class_window[class + 1])
		class++;
	/* windows of w choose two in w + 1 */
	if (class == NT_ANCHOR_CLASS)
		while (class < NT_CLASSES - 1 && hash < PG_UINT64_MAX / (nt_class_window[class + 1] + 1) * 2)
			class++;
	if (class < sketch->base)
		return;
	if (sketch->count >= 2 * NT_SKETCH_MAX_KEYS)
		compact(sketch);
	sketch->keys[sketch->count++] = nt_key_make(hash & ((1 << NT_ANCHOR_BITS) - 1), class);
}

/* All candidates down to the one below "hash" have found their smaller neighbour, at "place". */
static inline void
pop_above(Selector *selector, uint64 hash, int64 place)
{
	while (selector->depth > 0 && selector->stack[selector->depth - 1].hash > hash)
	{
		Candidate  *top = &selector->stack[--selector->depth];
		int64		before = selector->depth > 0 ? top[-1].place : -1;

		select_hash(&selector->sketch, top->hash, place - before - 1);
	}
}

static void
push(Selector *selector, uint64 hash, int64 place)
{
	pop_above(selector, hash, place);
	/* of equal hashes, the same shingle again, the first stands for all */
	if (selector->depth > 0 && selector->stack[selector->depth - 1].hash == hash)
		return;
	/* never in a text that was not made for it; then what waits is selected as if the text ended here */
	if (selector->depth == DEPTH)
		pop_above(selector, 0, place);
	selector->stack[selector->depth].hash = hash;
	selector->stack[selector->depth++].place = place;
}

/* Takes the least of each WIDTH hashes of the block to the stack, and carries the last hashes over. */
static void
select_block(Selector *selector)
{
	const uint64 *block = selector->block;
	int64		start = selector->taken - selector->carried;	/* place of block[0] */
	int			changes[lengthof(selector->block)];
	int			nchanges = 0;
	uint64		least = selector->least;
	int64		limit;

	NT_CHECK_INTERRUPTS();
	/* no branch on whether the least has changed: it cannot be predicted */
	for (int i = WIDTH - 1; i < selector->filled; i++)
	{
		uint64		a = Min(block[i - 4], block[i - 3]);
		uint64		b = Min(block[i - 2], block[i - 1]);
		uint64		c = Min(Min(a, b), block[i]);

		changes[nchanges] = i;
		nchanges += c != least;
		least = c;
	}
	for (int n = 0; n < nchanges; n++)
	{
		int			at = changes[n];

		for (int i = at - 1; i > changes[n] - WIDTH; i--)
			if (block[i] < block[at])
				at = i;
		push(selector, block[at], start + at);
	}
	selector->least = least;
	selector->taken = start + selector->filled;
	selector->carried = Min(selector->filled, WIDTH - 1);
	memmove(selector->block, block + selector->filled - selector->carried, selector->carried * sizeof(uint64));
	selector->filled = selector->carried;

	/* a class for each 512 windows' length, that is 1,024 keys */
	for (;;)
	{
		limit = 512 * (nt_class_window[selector->sketch.base] + 1);
		if (selector->taken <= limit || selector->sketch.base == NT_CLASSES - 1)
			break;
		raise_base(&selector->sketch);
	}
}

/* What is left on the stack reaches to the end, and the least hash of the text further than any window. */
static void
select_rest(Selector *selector)
{
	if (selector->taken + selector->filled - selector->carried <= NT_SHORT_TEXT)
	{
		selector->sketch.base = 0;
		for (int i = 0; i < selector->filled; i++)
			push(selector, selector->block[i], i);
		selector->taken = selector->filled;
	}
	else
		select_block(selector);
	if (selector->depth > 0)
	{
		pop_above(selector, selector->stack[0].hash, selector->taken);
		select_hash(&selector->sketch, selector->stack[0].hash, PG_INT64_MAX);
		/* a very long text that says the same over and over has at least this key */
		if (selector->sketch.count == 0)
			selector->sketch.keys[selector->sketch.count++] =
				nt_key_make(selector->stack[0].hash & ((1 << NT_ANCHOR_BITS) - 1), NT_CLASSES - 1);
	}
}

static inline void
take_word(Selector *selector, uint64 hash, bool number)
{
	uint64		leaving = selector->ring[(selector->words - selector->shingle) & (RING - 1)];

	selector->rolling = rotate(selector->rolling, ROLL_BITS) ^ hash ^
		rotate(leaving, (ROLL_BITS * selector->shingle) & 63);
	selector->ring[selector->words & (RING - 1)] = hash;
	selector->words++;
	if (selector->words < selector->shingle)
		return;
	selector->block[selector->filled++] = nt_hash64_mix(selector->rolling);
	/* not over the beginning of a text, where the words before would differ in one of which it is a part */
	if (unlikely(number) && selector->words >= NT_NUMBER_WORDS)
	{
		uint64		hashes = 0;

		for (int i = NT_NUMBER_WORDS; i > 0; i--)
			hashes = rotate(hashes, ROLL_BITS) ^ selector->ring[(selector->words - i) & (RING - 1)];
		for (int i = 1; i <= NT_NUMBER_WEIGHT; i++)
			selector->block[selector->filled++] = nt_hash64_mix(hashes + i);
	}
	if (unlikely(selector->filled >= WIDTH - 1 + BLOCK))
		select_block(selector);
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
read_word(Selector *selector, const char *text, int32 at, int32 end)
{
	WordHash	word = {NT_HASH64_START, 0, 0};
	bool		letters = false;
	bool		any = false;
	bool		number = false;
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
			number = number || !any;
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
		take_word(selector, word.filled > 0 ? word_step(word.hash, word.chunk) : word.hash, number);
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

/* Hashes the ASCII letters and digits from p on; returns where they end. */
static inline const uint8 *
read_ascii_word(const uint8 *p, const uint8 *end, const uint8 *text_end, uint64 *hash)
{
	const uint8 *start = p;

	if (likely(end - p > NT_WORDKEY_BLOCK))
	{
		NtAsciiWord word = nt_ascii_word((const char *) p, NT_ASCII_BOTH);

		/* as ascii_word_hash, without a jump that cannot be predicted */
		if (likely(word.len < NT_WORDKEY_BLOCK))
		{
			uint64		first = word_step(NT_HASH64_START, word.low);
			uint64		both = word_step(first, word.high);

			*hash = word.len > 8 ? both : first;
			return p + word.len;
		}
		p += NT_WORDKEY_BLOCK;
	}
	while (p < end && (byte_kind[*p] & KIND_WORD))
		p++;
	*hash = ascii_word_hash(start, p - start, text_end);
	return p;
}

static void
read_span(Selector *selector, const char *text, int32 len, NtSpan span)
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
			bool		number = (kind & KIND_DIGIT) != 0;
			uint64		hash;

			p = read_ascii_word(p, end, text_end, &hash);
			kind = p < end ? byte_kind[*p] : 0;
			if (likely(kind == 0 || !word_goes_on(p, end, kind)))
			{
				take_word(selector, hash, number);
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
		p = (const uint8 *) text + read_word(selector, text, p - (const uint8 *) text, span.end);
	}
}

void
nt_shingle_text(NtSketch *sketch, const char *text, int32 len, const NtSpan *spans, int32 count, int shingle)
{
	Selector	selector;

	selector.shingle = shingle;
	selector.words = 0;
	memset(selector.ring, 0, sizeof(selector.ring));
	selector.rolling = 0;
	selector.taken = 0;
	selector.filled = 0;
	selector.carried = 0;
	selector.least = 0;
	selector.depth = 0;
	selector.sketch.shingle = shingle;
	selector.sketch.base = NT_ARTICLE_CLASS;
	selector.sketch.count = 0;
	selector.sketch.keys = selector.keys;
	for (int32 i = 0; i < count; i++)
		read_span(&selector, text, len, spans[i]);
	select_rest(&selector);
	compact(&selector.sketch);
	nt_sketch_settle(&selector.sketch);
	*sketch = selector.sketch;
	sketch->keys = palloc(Max(sketch->count, 1) * sizeof(uint32));
	memcpy(sketch->keys, selector.keys, sketch->count * sizeof(uint32));
}
