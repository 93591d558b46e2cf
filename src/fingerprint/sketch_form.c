/*-------------------------------------------------------------------------
 *
 * sketch_form.c
 *	  The stored form of a sketch.
 *
 * Byte by byte:
 *	  0		version of the format (NT_SKETCH_VERSION): hash, word rules, pinned Unicode tables, layout
 *	  1		words a shingle - 1 (upper four bits), base class (lower four)
 *	  2		class of the anchors - base (upper four bits), class of the beacons - that of the anchors (lower four)
 *	  3..	number of beacons and number of other keys: one byte below 128, else its lower seven bits with the top bit
 *			set, and the rest in a second byte
 *	  ..	the beacons.  Each is
 *			- its distance to the one before - 1 (the first: to -1) in a Golomb-Rice code (Rice and Plaunt, 1971): the
 *			  quotient by 2^r as that many one bits and a zero bit, then r lower bits; r follows from the number of
 *			  keys (rice_bits);
 *			- its class less that of the beacons, as that many one bits and a zero bit
 *	  ..	the other keys, if there are any, so that a text can be compared without writing them down:
 *			- by Elias and Fano (Elias, 1974), for each of NT_KEY_BUCKETS values that the upper bits of a hash can have
 *			  a one bit a key that has it, and a zero bit; then a byte a key with the lower bits;
 *			- the class of each less the base, as that many one bits and a zero bit, but none behind the highest it
 *			  can have, and of anchors the finer bits
 *
 * Bits fill a byte from the lowest up; the last byte of a list is filled with zeros.  There is one stored form of a
 * sketch, so that equal sketches have equal bytes.
 *
 *-------------------------------------------------------------------------
 */
#include "fingerprint/sketch.h"

#include "port/pg_bitutils.h"

#define HEADER_BYTES_MAX	7

typedef struct BitWriter
{
	uint8	   *at;
	uint64		bits;			/* not yet written, lowest first */
	int			filled;
} BitWriter;

typedef struct BitReader
{
	const uint8 *at;
	const uint8 *end;
	uint64		bits;			/* the next ones, lowest first; zero behind the end */
	int			filled;			/* that many of them count, those above will be read again */
} BitReader;

/* The Rice parameter: distances are geometric, and log2(mean * ln 2) bits are best for them; 11/16 stands for ln 2. */
static int
rice_bits(int count)
{
	uint32		mean = (UINT32_C(1) << NT_ANCHOR_BITS) / 16 * 11 / Max(count, 1);

	return mean > 1 ? pg_leftmost_one_pos32(mean) : 0;
}

/* All quotients of the beacons together are at most 2^(bits - r), which is below 4 a key. */
int
nt_sketch_bound(int count)
{
	return HEADER_BYTES_MAX + ((NT_ANCHOR_BITS + 5 + NT_CLASSES) * count + 7) / 8 + NT_KEY_BUCKETS / 8 + 3;
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

/* Ends a list. */
static void
put_end(BitWriter *writer)
{
	if (writer->filled > 0)
		*writer->at++ = (uint8) writer->bits;
	writer->bits = 0;
	writer->filled = 0;
}

static void
put_beacons(BitWriter *writer, const NtSketch *sketch)
{
	int			r = rice_bits(sketch->nbeacons);
	uint32		expected = 0;	/* the lowest hash the next key can have */

	for (int i = 0; i < sketch->nbeacons; i++)
	{
		uint32		hash = nt_key_anchor(sketch->keys[i]);

		put_unary(writer, (hash - expected) >> r);
		put_bits(writer, (hash - expected) & ((UINT32_C(1) << r) - 1), r);
		put_unary(writer, nt_key_class(sketch->keys[i]) - sketch->beacons);
		expected = hash + 1;
	}
	put_end(writer);
}

static void
put_others(BitWriter *writer, const NtSketch *sketch)
{
	const uint32 *keys = sketch->keys + sketch->nbeacons;
	int			count = sketch->count - sketch->nbeacons;
	int			bytes = (NT_KEY_BUCKETS + count + 7) / 8;
	uint8	   *buckets = writer->at;
	uint8	   *low = buckets + bytes;

	if (count == 0)
		return;
	memset(buckets, 0, bytes);
	for (int i = 0; i < count; i++)
	{
		uint32		hash = nt_key_hash(keys[i]);
		int			place = (hash >> 8) + i;

		buckets[place / 8] |= 1 << place % 8;
		low[i] = (uint8) hash;
	}
	writer->at = low + count;
	for (int i = 0; i < count; i++)
	{
		int			class = nt_key_class(keys[i]);
		uint32		details = (UINT32_C(1) << (class - sketch->base)) - 1;
		int			bits = class - sketch->base + (class < sketch->beacons - 1);

		if (class >= sketch->anchors)
		{
			details |= (nt_key_anchor(keys[i]) & ((1 << NT_FINE_BITS) - 1)) << bits;
			bits += NT_FINE_BITS;
		}
		put_bits(writer, details, bits);
	}
	put_end(writer);
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

	out[0] = NT_SKETCH_VERSION;
	out[1] = (sketch->shingle - 1) << 4 | sketch->base;
	out[2] = (sketch->anchors - sketch->base) << 4 | (sketch->beacons - sketch->anchors);
	writer.at = put_count(put_count(out + 3, sketch->nbeacons), sketch->count - sketch->nbeacons);
	put_beacons(&writer, sketch);
	put_others(&writer, sketch);
	return writer.at - out;
}

/* At least 56 bits, if there are so many; at most 63. */
static inline void
fill(BitReader *reader)
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
read_unary(BitReader *reader, int most)
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

/* Counts their classes, too. */
static const char *
read_beacons(BitReader *reader, NtSketch *sketch)
{
	int			r = rice_bits(sketch->nbeacons);
	uint32		mask = (UINT32_C(1) << r) - 1;
	uint32		limit = UINT32_C(1) << NT_ANCHOR_BITS;
	uint32		expected = 0;

	for (int i = 0; i < sketch->nbeacons; i++)
	{
		int			quotient;
		int			above;
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
		above = read_unary(reader, NT_CLASSES - 1 - sketch->beacons);
		if (above < 0)
			return "A class is out of range.";
		sketch->count_at[sketch->beacons + above]++;
		sketch->keys[i] = nt_key_make(hash, sketch->beacons + above);
	}
	return NULL;
}

/* Where the list ends that was read to its last bit; NULL if something follows its last bit in that byte. */
static const uint8 *
list_end(const BitReader *reader)
{
	int			rest = reader->filled & 7;

	if ((reader->bits & ((1 << rest) - 1)) != 0)
		return NULL;
	return reader->at - reader->filled / 8;
}

const char *
nt_sketch_read_beacons(NtStoredKeys *others, NtSketch *sketch, uint32 *keys, const uint8 *data, int len)
{
	BitReader	reader = {NULL, data + len, 0, 0};
	const char *problem;

	if (len < 3)
		return "The value is too short.";
	if (data[0] != NT_SKETCH_VERSION)
		return "The format version is not known.";
	sketch->shingle = (data[1] >> 4) + 1;
	sketch->base = data[1] & 15;
	sketch->anchors = sketch->base + (data[2] >> 4);
	sketch->beacons = sketch->anchors + (data[2] & 15);
	reader.at = get_count(get_count(data + 3, reader.end, &sketch->nbeacons), reader.end, &others->count);
	if (reader.at == NULL)
		return "The number of keys is missing.";
	sketch->count = sketch->nbeacons;
	sketch->keys = keys;
	memset(sketch->count_at, 0, sizeof(sketch->count_at));
	if (sketch->shingle > NT_SHINGLE_MAX)
		return "The number of words a shingle is out of range.";
	if (sketch->anchors > Max(sketch->base, NT_ANCHOR_CLASS) || sketch->beacons >= NT_CLASSES)
		return "A class is out of range.";
	if (sketch->nbeacons + others->count > NT_SKETCH_MAX_KEYS ||
		(others->count > 0 && sketch->beacons == sketch->base))
		return "The number of keys is out of range.";

	problem = read_beacons(&reader, sketch);
	if (problem != NULL)
		return problem;
	for (int class = NT_CLASSES - 2; class >= 0; class--)
		sketch->count_at[class] += sketch->count_at[class + 1];
	others->end = data + len;
	others->buckets = list_end(&reader);
	if (others->buckets == NULL)
		return "A list has bits behind its end.";
	others->low = others->buckets + (NT_KEY_BUCKETS + others->count + 7) / 8;
	others->details = others->low + others->count;
	if (others->count > 0 && others->details > others->end)
		return "The keys end early.";
	return NULL;
}

const char *
nt_sketch_read_others(const NtStoredKeys *others, NtSketch *sketch)
{
	BitReader	reader = {others->details, others->end, 0, 0};
	int			count_at[NT_CLASSES] = {0};
	int			total = 0;
	uint32	   *keys = sketch->keys + sketch->nbeacons;
	int			bits = NT_KEY_BUCKETS + others->count;
	int			i = 0;

	if (others->count == 0)
		return NULL;
	for (int at = 0; at < bits; at += 64)
	{
		uint64		word = nt_stored_bits(others, at);

		for (; word != 0 && i < others->count; i++, word &= word - 1)
		{
			uint32		hash = nt_stored_hash(others, i, at + pg_rightmost_one_pos64(word)) << NT_FINE_BITS;
			int			class;

			fill(&reader);
			for (class = sketch->base; class < sketch->beacons - 1 && (reader.bits & 1) != 0; class++)
			{
				reader.bits >>= 1;
				reader.filled--;
			}
			if (class < sketch->beacons - 1)
			{
				reader.bits >>= 1;
				reader.filled--;
			}
			if (class >= sketch->anchors)
			{
				hash |= reader.bits & ((1 << NT_FINE_BITS) - 1);
				reader.bits >>= NT_FINE_BITS;
				reader.filled -= NT_FINE_BITS;
			}
			if (reader.filled < 0)
				return "The keys end early.";
			count_at[class]++;
			keys[i] = nt_key_make(hash, class);
		}
	}
	if (i < others->count)
		return "The number of keys is wrong.";
	sketch->count += others->count;
	for (int class = NT_CLASSES - 1; class >= 0; class--)
	{
		total += count_at[class];
		sketch->count_at[class] += total;
	}
	return NULL;
}

const char *
nt_sketch_decode(NtSketch *sketch, uint32 *keys, const uint8 *data, int len)
{
	NtStoredKeys others;
	const char *problem = nt_sketch_read_beacons(&others, sketch, keys, data, len);

	return problem != NULL ? problem : nt_sketch_read_others(&others, sketch);
}

/* What reading does not notice shows when the sketch is written again. */
const char *
nt_sketch_check(const uint8 *data, int len)
{
	NtSketch	sketch;
	uint32		keys[NT_SKETCH_MAX_KEYS];
	const char *problem = nt_sketch_decode(&sketch, keys, data, len);
	int			j;
	uint8	   *again;
	int			same;

	if (problem != NULL)
		return problem;
	if (sketch.anchors != nt_sketch_anchor_class(&sketch) || sketch.beacons != nt_sketch_beacon_class(&sketch))
		return "The class of the anchors does not fit the keys.";
	for (int i = sketch.nbeacons + 1; i < sketch.count; i++)
		if (nt_key_hash(keys[i - 1]) >= nt_key_hash(keys[i]))
			return "The keys are not in order.";
	/* no hash twice, neither among the beacons nor in both lists */
	j = sketch.nbeacons;
	for (int i = 0; i < sketch.nbeacons; i++)
	{
		uint32		hash = nt_key_hash(keys[i]);

		if (i > 0 && nt_key_hash(keys[i - 1]) == hash)
			return "A key is there twice.";
		while (j < sketch.count && nt_key_hash(keys[j]) < hash)
			j++;
		if (j < sketch.count && nt_key_hash(keys[j]) == hash)
			return "A key is there twice.";
	}
	again = palloc(nt_sketch_bound(sketch.count));
	same = nt_sketch_encode(&sketch, again) == len && memcmp(again, data, len) == 0;
	pfree(again);
	return same ? NULL : "Bytes are left over.";
}
