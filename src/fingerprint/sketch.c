/*-------------------------------------------------------------------------
 *
 * sketch.c
 *	  Comparing sketches, and their stored form.
 *
 * Stored form, byte by byte:
 *	  0		version of the format (NT_SKETCH_VERSION): hash, word rules, pinned Unicode tables, layout
 *	  1		words a shingle - 1 (upper three bits), level (lower five bits)
 *	  2..3	number of keys, lower byte first
 *	  4..	the gaps between the sorted keys in a Golomb-Rice code (Rice and Plaunt, 1971), filled up with zero bits:
 *			a gap is (key - key before - 1), its quotient by 2^r as that many one bits and a zero bit, then its r
 *			lower bits; bits fill a byte from the lowest up; r follows from number and level (rice_bits)
 *
 * There is one stored form of a sketch, so that equal sketches have equal bytes.
 *
 *-------------------------------------------------------------------------
 */
#include "fingerprint/sketch.h"

#include "port/pg_bitutils.h"

#define HEADER_BYTES	4

/* Keys below the limit of a level are a prefix of the sorted list; this is its length. */
int
nt_sketch_count_at(const NtSketch *sketch, int level)
{
	int			low = 0;
	int			high = sketch->count;
	uint32		limit;

	if (level <= sketch->level)
		return sketch->count;
	limit = nt_level_limit(sketch->level, level);
	while (low < high)
	{
		int			middle = (low + high) / 2;

		if (sketch->keys[middle] < limit)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

int
nt_sketch_anchor_level(const NtSketch *sketch)
{
	int			level = Max(sketch->level, NT_ANCHOR_LEVEL);

	while (level > sketch->level && nt_sketch_count_at(sketch, level) < NT_ANCHOR_MIN)
		level--;
	return level;
}

void
nt_sketch_overlap(const NtSketch *first, const NtSketch *second, NtOverlap *overlap)
{
	int			level = Max(first->level, second->level);
	int			anchor_level = Max(nt_sketch_anchor_level(first), nt_sketch_anchor_level(second));
	const uint32 *a = first->keys;
	const uint32 *b = second->keys;
	int			bits = Min(nt_key_bits(first->level), nt_key_bits(second->level));
	int			drop_a = nt_key_bits(first->level) - bits;
	int			drop_b = nt_key_bits(second->level) - bits;
	int			i = 0;
	int			j = 0;
	int			shared = 0;

	overlap->first = nt_sketch_count_at(first, level);
	overlap->second = nt_sketch_count_at(second, level);
	overlap->first_anchors = nt_sketch_count_at(first, anchor_level);
	overlap->second_anchors = nt_sketch_count_at(second, anchor_level);
	if (first->shingle != second->shingle)
	{
		overlap->shared = overlap->shared_anchors = 0;
		return;
	}
	/* no branch on the order of two keys: it cannot be predicted */
	while (i < overlap->first_anchors && j < overlap->second_anchors)
	{
		uint32		x = a[i] >> drop_a;
		uint32		y = b[j] >> drop_b;

		shared += x == y;
		i += x <= y;
		j += y <= x;
	}
	overlap->shared_anchors = shared;
	if (shared > 0)
	{
		while (i < overlap->first && j < overlap->second)
		{
			uint32		x = a[i] >> drop_a;
			uint32		y = b[j] >> drop_b;

			shared += x == y;
			i += x <= y;
			j += y <= x;
		}
	}
	overlap->shared = shared;
}

/* Jaccard coefficient of the keys, at most NT_ANCHOR_SLACK times that of the anchors. */
float
nt_sketch_resemblance(const NtSketch *first, const NtSketch *second)
{
	NtOverlap	o;
	double		keys;
	double		anchors;

	nt_sketch_overlap(first, second, &o);
	if (o.shared_anchors == 0)
		return 0;
	keys = (double) o.shared / (o.first + o.second - o.shared);
	anchors = (double) o.shared_anchors / (o.first_anchors + o.second_anchors - o.shared_anchors);
	return (float) Min(keys, NT_ANCHOR_SLACK * anchors);
}

/* The share of the first sketch that the second has too, bounded in the same way. */
float
nt_sketch_containment(const NtSketch *first, const NtSketch *second)
{
	NtOverlap	o;
	double		keys;
	double		anchors;

	nt_sketch_overlap(first, second, &o);
	if (o.shared_anchors == 0)
		return 0;
	keys = (double) o.shared / o.first;
	anchors = (double) o.shared_anchors / o.first_anchors;
	return (float) Min(keys, NT_ANCHOR_SLACK * anchors);
}

/* The Rice parameter: gaps are geometric, and log2(mean * ln 2) bits are best for them; 11/16 stands for ln 2. */
static int
rice_bits(int level, int count)
{
	uint64		mean = nt_level_limit(level, level) * UINT64_C(11) / 16 / count;

	return mean > 1 ? pg_leftmost_one_pos64(mean) : 0;
}

int
nt_sketch_bound(const NtSketch *sketch)
{
	if (sketch->count == 0)
		return HEADER_BYTES;
	/* the quotients of all gaps together are at most the highest key over 2^r, which is below 4 a key */
	return HEADER_BYTES + ((rice_bits(sketch->level, sketch->count) + 5) * sketch->count + 7) / 8 + 8;
}

int
nt_sketch_encode(const NtSketch *sketch, uint8 *out)
{
	uint8	   *p = out + HEADER_BYTES;
	int			bits = sketch->count > 0 ? rice_bits(sketch->level, sketch->count) : 0;
	uint64		pending = 0;
	int			filled = 0;
	uint32		expected = 0;	/* the lowest value the next key can have */

	out[0] = NT_SKETCH_VERSION;
	out[1] = (sketch->shingle - 1) << 5 | sketch->level;
	out[2] = sketch->count & 0xFF;
	out[3] = sketch->count >> 8;
	for (int i = 0; i < sketch->count; i++)
	{
		uint32		gap = sketch->keys[i] - expected;
		uint32		quotient = gap >> bits;

		expected = sketch->keys[i] + 1;
		for (; quotient > 24; quotient -= 24)
		{
			pending |= UINT64_C(0xFFFFFF) << filled;
			for (filled += 24; filled >= 8; filled -= 8, pending >>= 8)
				*p++ = (uint8) pending;
		}
		pending |= ((UINT64_C(1) << quotient) - 1) << filled;
		filled += quotient + 1;
		pending |= (uint64) (gap & ((UINT32_C(1) << bits) - 1)) << filled;
		for (filled += bits; filled >= 8; filled -= 8, pending >>= 8)
			*p++ = (uint8) pending;
	}
	if (filled > 0)
		*p++ = (uint8) pending;
	return p - out;
}

const char *
nt_sketch_decode(NtSketch *sketch, uint32 *keys, const uint8 *data, int len)
{
	const uint8 *p = data + HEADER_BYTES;
	const uint8 *end = data + len;
	int			bits;
	uint32		mask;
	uint64		pending = 0;
	int			filled = 0;
	uint32		limit;
	uint32		expected = 0;

	if (len < HEADER_BYTES)
		return "The value is too short.";
	if (data[0] != NT_SKETCH_VERSION)
		return "The format version is not known.";
	sketch->shingle = (data[1] >> 5) + 1;
	sketch->level = data[1] & 31;
	sketch->count = data[2] | data[3] << 8;
	sketch->keys = keys;
	if (sketch->level > NT_MAX_LEVEL)
		return "The level is out of range.";
	if (sketch->count > NT_SKETCH_MAX_KEYS)
		return "The number of keys is out of range.";
	if (sketch->count == 0)
		return end == p ? NULL : "Bytes are left over.";

	bits = rice_bits(sketch->level, sketch->count);
	mask = (UINT32_C(1) << bits) - 1;
	limit = nt_level_limit(sketch->level, sketch->level);
	for (int i = 0; i < sketch->count; i++)
	{
		uint32		quotient = 0;
		uint32		key;

		for (;;)
		{
			int			ones;

			/* keep 32 bits or more at hand: enough for a remainder, and for most quotients */
			while (filled <= 56 && p < end)
			{
				pending |= (uint64) *p++ << filled;
				filled += 8;
			}
			ones = ~pending == 0 ? 64 : pg_rightmost_one_pos64(~pending);
			if (ones < filled)
			{
				quotient += ones;
				pending >>= ones;
				pending >>= 1;
				filled -= ones + 1;
				break;
			}
			quotient += filled;
			pending = 0;
			filled = 0;
			if (p >= end)
				return "The keys end early.";
			if (quotient > limit)
				return "A key is out of range.";
		}
		if (filled < bits)
		{
			while (filled <= 56 && p < end)
			{
				pending |= (uint64) *p++ << filled;
				filled += 8;
			}
			if (filled < bits)
				return "The keys end early.";
		}
		/* in 64 bits: a forged quotient must not wrap around */
		if (((uint64) quotient << bits) + (pending & mask) >= (uint64) limit - Min(expected, limit))
			return "A key is out of range.";
		key = expected + (quotient << bits) + (uint32) (pending & mask);
		pending >>= bits;
		filled -= bits;
		keys[i] = key;
		expected = key + 1;
	}
	if (p < end || filled >= 8 || pending != 0)
		return "Bytes are left over.";
	return NULL;
}
