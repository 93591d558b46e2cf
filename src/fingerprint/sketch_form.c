/*-------------------------------------------------------------------------
 *
 * sketch_form.c
 *	  The stored form of a sketch.
 *
 * Byte by byte:
 *	  0		version of the format (NT_SKETCH_VERSION): hash, word rules, pinned Unicode tables, layout
 *	  1		words a shingle - 1 (upper three bits), base class (three bits), class of the anchors - base (two bits)
 *	  2..	number of anchors and number of other keys: one byte below 128, else its lower seven bits with the top bit
 *			set, and the rest in a second byte
 *	  ..	the anchors, then the others; bits fill a byte from the lowest up, the last byte with zeros.  A key is
 *			- its distance to the key before - 1 (the first: to -1), of NT_ANCHOR_BITS or NT_KEY_BITS, in a Golomb-Rice
 *			  code (Rice and Plaunt, 1971): the quotient by 2^r as that many one bits and a zero bit, then r lower
 *			  bits; r follows from the number of keys (rice_bits);
 *			- its class less the lowest it can have, as that many one bits and a zero bit; nothing where there is but
 *			  one class it can have.
 *
 * There is one stored form of a sketch, so that equal sketches have equal bytes.
 *
 *-------------------------------------------------------------------------
 */
#include "fingerprint/sketch.h"

#include "port/pg_bitutils.h"
#include "port/pg_bswap.h"

#define HEADER_BYTES_MAX	6

typedef struct BitWriter
{
	uint8	   *at;
	uint64		bits;			/* not yet written, lowest first */
	int			filled;
} BitWriter;

/* One of the two lists of keys. */
typedef struct KeyList
{
	int			bits;			/* of a hash */
	int			lowest;			/* class */
	int			highest;
} KeyList;

static KeyList
anchor_list(const NtSketch *sketch)
{
	return (KeyList) {NT_ANCHOR_BITS, sketch->anchors, NT_CLASSES - 1};
}

static KeyList
rest_list(const NtSketch *sketch)
{
	return (KeyList) {NT_KEY_BITS, sketch->base, sketch->anchors - 1};
}

/* The Rice parameter: distances are geometric, and log2(mean * ln 2) bits are best for them; 11/16 stands for ln 2. */
static int
rice_bits(int bits, int count)
{
	uint32		mean = (UINT32_C(1) << bits) / 16 * 11 / Max(count, 1);

	return mean > 1 ? pg_leftmost_one_pos32(mean) : 0;
}

/* All quotients of a list together are at most 2^(bits - r), which is below 4 a key. */
int
nt_sketch_bound(int count)
{
	return HEADER_BYTES_MAX + ((NT_ANCHOR_BITS + 5 + NT_CLASSES) * count + 7) / 8;
}

static void
put_bits(BitWriter *writer, uint32 value, int count)
{
	writer->bits |= (uint64) value << writer->filled;
	writer->filled += count;
	for (; writer->filled >= 8; writer->filled -= 8, writer->bits >>= 8)
		*writer->at++ = (uint8) writer->bits;
}

static void
put_unary(BitWriter *writer, uint32 value)
{
	for (; value >= 16; value -= 16)
		put_bits(writer, 0xFFFF, 16);
	put_bits(writer, (UINT32_C(1) << value) - 1, value + 1);
}

static void
put_keys(BitWriter *writer, KeyList list, const uint32 *keys, int count)
{
	int			r = rice_bits(list.bits, count);
	uint32		expected = 0;	/* the lowest hash the next key can have */

	for (int i = 0; i < count; i++)
	{
		uint32		hash = nt_key_anchor(keys[i]) >> (NT_ANCHOR_BITS - list.bits);

		put_unary(writer, (hash - expected) >> r);
		put_bits(writer, (hash - expected) & ((UINT32_C(1) << r) - 1), r);
		if (list.highest > list.lowest)
			put_unary(writer, nt_key_class(keys[i]) - list.lowest);
		expected = hash + 1;
	}
}

static uint8 *
put_count(uint8 *out, int count)
{
	if (count < 128)
		*out++ = count;
	else
	{
		*out++ = 128 | (count & 127);
		*out++ = count >> 7;
	}
	return out;
}

/* Returns what stands behind the count, NULL where there is none as put_count writes it. */
static const uint8 *
get_count(const uint8 *at, const uint8 *end, int *count)
{
	if (at == NULL || at >= end)
		return NULL;
	*count = *at++;
	if (*count < 128)
		return at;
	if (at >= end || *at == 0)
		return NULL;
	*count = (*count & 127) | *at++ << 7;
	return at;
}

int
nt_sketch_encode(const NtSketch *sketch, uint8 *out)
{
	BitWriter	writer = {NULL, 0, 0};
	int			rest = sketch->count - sketch->nanchors;

	out[0] = NT_SKETCH_VERSION;
	out[1] = (sketch->shingle - 1) << 5 | sketch->base << 2 | (sketch->anchors - sketch->base);
	writer.at = put_count(put_count(out + 2, sketch->nanchors), rest);
	put_keys(&writer, anchor_list(sketch), sketch->keys, sketch->nanchors);
	put_keys(&writer, rest_list(sketch), sketch->keys + sketch->nanchors, rest);
	if (writer.filled > 0)
		*writer.at++ = (uint8) writer.bits;
	return writer.at - out;
}

/* At least 56 bits, if there are so many; at most 63. */
static inline void
fill(NtSketchReader *reader)
{
	if (likely(reader->end - reader->at >= 8))
	{
		uint64		next;

		memcpy(&next, reader->at, 8);
#ifdef WORDS_BIGENDIAN
		next = pg_bswap64(next);
#endif
		reader->bits |= next << reader->filled;
		reader->at += (63 - reader->filled) >> 3;
		reader->filled |= 56;
		return;
	}
	while (reader->filled < 56 && reader->at < reader->end)
	{
		reader->bits |= (uint64) *reader->at++ << reader->filled;
		reader->filled += 8;
	}
}

/* The number of one bits before a zero bit, at most "most"; -1 when there are more, or the bytes end. */
static inline int
read_unary(NtSketchReader *reader, int most)
{
	int			total = 0;

	for (;;)
	{
		int			ones = pg_rightmost_one_pos64(~reader->bits | UINT64_C(1) << 63);

		if (ones < reader->filled)
		{
			reader->bits = reader->bits >> ones >> 1;
			reader->filled -= ones + 1;
			total += ones;
			return total <= most ? total : -1;
		}
		total += reader->filled;
		reader->bits = 0;
		reader->filled = 0;
		fill(reader);
		if (reader->filled == 0 || total > most)
			return -1;
	}
}

/* Reads a list of "count" keys, and counts their classes. */
static const char *
read_keys(NtSketchReader *reader, KeyList list, uint32 *keys, int count, int *count_at)
{
	int			r = rice_bits(list.bits, count);
	uint32		mask = (UINT32_C(1) << r) - 1;
	uint32		limit = UINT32_C(1) << list.bits;
	uint32		expected = 0;

	for (int i = 0; i < count; i++)
	{
		int			quotient;
		int			class = list.lowest;
		uint32		hash;

		fill(reader);
		quotient = read_unary(reader, limit >> r);
		if (quotient < 0)
			return "A key is out of range.";
		if (reader->filled < r)
		{
			fill(reader);
			if (reader->filled < r)
				return "The keys end early.";
		}
		hash = expected + ((uint32) quotient << r | (uint32) (reader->bits & mask));
		reader->bits >>= r;
		reader->filled -= r;
		if (hash >= limit)
			return "A key is out of range.";
		expected = hash + 1;
		if (list.highest > list.lowest)
		{
			int			above = read_unary(reader, list.highest - list.lowest);

			if (above < 0)
				return "A class is out of range.";
			class += above;
		}
		count_at[class]++;
		keys[i] = nt_key_make(hash << (NT_ANCHOR_BITS - list.bits), class);
	}
	return NULL;
}

const char *
nt_sketch_read_anchors(NtSketchReader *reader, NtSketch *sketch, uint32 *keys, const uint8 *data, int len)
{
	const char *problem;

	if (len < 2)
		return "The value is too short.";
	if (data[0] != NT_SKETCH_VERSION)
		return "The format version is not known.";
	sketch->shingle = (data[1] >> 5) + 1;
	sketch->base = data[1] >> 2 & 7;
	sketch->anchors = sketch->base + (data[1] & 3);
	reader->end = data + len;
	reader->at = get_count(get_count(data + 2, reader->end, &sketch->nanchors), reader->end, &reader->rest);
	if (reader->at == NULL)
		return "The number of keys is missing.";
	sketch->count = sketch->nanchors;
	sketch->keys = keys;
	memset(sketch->count_at, 0, sizeof(sketch->count_at));
	if (sketch->anchors > Max(sketch->base, NT_ANCHOR_CLASS))
		return "The class of the anchors is out of range.";
	if (sketch->nanchors + reader->rest > NT_SKETCH_MAX_KEYS ||
		(reader->rest > 0 && sketch->anchors == sketch->base))
		return "The number of keys is out of range.";

	reader->bits = 0;
	reader->filled = 0;
	problem = read_keys(reader, anchor_list(sketch), keys, sketch->nanchors, sketch->count_at);
	for (int class = NT_CLASSES - 2; class >= 0; class--)
		sketch->count_at[class] += sketch->count_at[class + 1];
	return problem;
}

const char *
nt_sketch_read_rest(NtSketchReader *reader, NtSketch *sketch)
{
	int			count_at[NT_CLASSES] = {0};
	int			total = 0;
	const char *problem = read_keys(reader, rest_list(sketch), sketch->keys + sketch->nanchors, reader->rest,
									count_at);

	sketch->count += reader->rest;
	for (int class = NT_CLASSES - 1; class >= 0; class--)
	{
		total += count_at[class];
		sketch->count_at[class] += total;
	}
	return problem;
}

static const char *
read_all(NtSketchReader *reader, NtSketch *sketch, uint32 *keys, const uint8 *data, int len)
{
	const char *problem = nt_sketch_read_anchors(reader, sketch, keys, data, len);

	if (problem == NULL)
		problem = nt_sketch_read_rest(reader, sketch);
	return problem;
}

const char *
nt_sketch_decode(NtSketch *sketch, uint32 *keys, const uint8 *data, int len)
{
	NtSketchReader reader;

	return read_all(&reader, sketch, keys, data, len);
}

const char *
nt_sketch_check(const uint8 *data, int len)
{
	NtSketchReader reader;
	NtSketch	sketch;
	uint32		keys[NT_SKETCH_MAX_KEYS];
	const char *problem = read_all(&reader, &sketch, keys, data, len);
	int			j;

	if (problem != NULL)
		return problem;
	if (reader.at < reader.end || reader.filled >= 8 || reader.bits != 0)
		return "Bytes are left over.";
	if (sketch.anchors != nt_sketch_anchor_class(&sketch))
		return "The class of the anchors does not fit the keys.";
	/* no hash twice, neither among the anchors nor in both lists */
	j = sketch.nanchors;
	for (int i = 0; i < sketch.nanchors; i++)
	{
		uint32		hash = nt_key_hash(keys[i]);

		if (i > 0 && nt_key_hash(keys[i - 1]) == hash)
			return "A key is there twice.";
		while (j < sketch.count && nt_key_hash(keys[j]) < hash)
			j++;
		if (j < sketch.count && nt_key_hash(keys[j]) == hash)
			return "A key is there twice.";
	}
	return NULL;
}
