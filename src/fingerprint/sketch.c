/*-------------------------------------------------------------------------
 *
 * sketch.c
 *	  Making a sketch of keys, and comparing sketches.
 *
 *-------------------------------------------------------------------------
 */
#include "fingerprint/sketch.h"

#define SORT_BITS	7

/*
 * Measured: 5 keeps the error of a resemblance low in some 200 bytes, 32 is the widest window whose anchors still find
 * a brief of 60 words.
 */
const int64 nt_class_window[NT_CLASSES] = {1, 5, 16, 32, 256, 2048, 16384, 131072};

/*
 * Sorts, and leaves of keys with one hash the last, which has the highest class among those with the highest fine
 * bits.  Hashes are uniform, so one pass by their leading bits leaves next to nothing for the insertion sort.
 */
void
nt_sketch_sort(NtSketch *sketch)
{
	const int	shift = NT_ANCHOR_BITS + NT_CLASS_BITS - SORT_BITS;
	int			start[(1 << SORT_BITS) + 1] = {0};
	uint32	   *keys = sketch->keys;
	uint32	   *sorted = palloc(Max(sketch->count, 1) * sizeof(uint32));
	int			kept = 0;

	for (int i = 0; i < sketch->count; i++)
		start[(keys[i] >> shift) + 1]++;
	for (int b = 0; b < 1 << SORT_BITS; b++)
		start[b + 1] += start[b];
	for (int i = 0; i < sketch->count; i++)
		sorted[start[keys[i] >> shift]++] = keys[i];
	for (int i = 0; i < sketch->count; i++)
	{
		uint32		key = sorted[i];
		int			at = kept;

		while (at > 0 && keys[at - 1] > key)
			at--;
		if (at < kept)
			memmove(keys + at + 1, keys + at, (kept - at) * sizeof(uint32));
		/* the same hash before or behind: only one stays */
		keys[at] = key;
		if (at < kept && nt_key_hash(keys[at + 1]) == nt_key_hash(key))
		{
			memmove(keys + at, keys + at + 1, (kept - at) * sizeof(uint32));
			continue;
		}
		if (at > 0 && nt_key_hash(keys[at - 1]) == nt_key_hash(key))
		{
			memmove(keys + at - 1, keys + at, (kept - at + 1) * sizeof(uint32));
			continue;
		}
		kept++;
	}
	sketch->count = kept;
	pfree(sorted);
}

/* With twelve of each, a copy's anchors seldom agree so much less than its keys do; finer classes waver less. */
int
nt_anchors_least(int class)
{
	return class >= NT_ANCHOR_CLASS ? 12 : class == 2 ? 8 : 6;
}

int
nt_sketch_anchor_class(const NtSketch *sketch)
{
	int			class = Max(sketch->base, NT_ANCHOR_CLASS);

	while (class > sketch->base && sketch->count_at[class] < nt_anchors_least(class))
		class--;
	return class;
}

/* The keys are sorted and distinct. */
void
nt_sketch_settle(NtSketch *sketch)
{
	uint32	   *rest = palloc(Max(sketch->count, 1) * sizeof(uint32));
	int			nrest = 0;

	memset(sketch->count_at, 0, sizeof(sketch->count_at));
	for (int i = 0; i < sketch->count; i++)
		sketch->count_at[nt_key_class(sketch->keys[i])]++;
	for (int class = NT_CLASSES - 2; class >= 0; class--)
		sketch->count_at[class] += sketch->count_at[class + 1];
	sketch->anchors = nt_sketch_anchor_class(sketch);
	sketch->nanchors = 0;
	for (int i = 0; i < sketch->count; i++)
	{
		uint32		key = sketch->keys[i];
		int			class = nt_key_class(key);

		if (class >= sketch->anchors)
			sketch->keys[sketch->nanchors++] = key;
		else
			rest[nrest++] = nt_key_make(nt_key_hash(key) << NT_FINE_BITS, class);
	}
	memcpy(sketch->keys + sketch->nanchors, rest, nrest * sizeof(uint32));
	pfree(rest);
}

/* Similarities are rounded to real before they are compared: an error of 2^-24 m, far below this. */
static int
round_up(double least)
{
	return Max(1, (int) (least + 1 - 1e-3));
}

/* s / m >= t / slack, and so too s / (m + n - s), since n >= s */
int
nt_least_shared(int m, float threshold)
{
	return round_up(m * (double) threshold / NT_ANCHOR_SLACK);
}

/* s / (m + n - s) >= t / slack */
int
nt_least_shared_of(int m, int n, float threshold)
{
	double		t = (double) threshold / NT_ANCHOR_SLACK;

	return Max(nt_least_shared(m, threshold), round_up((m + n) * t / (1 + t)));
}

/* Sets the bits of the keys of a class and above. */
static void
fill_set(NtMatcher *matcher, int class)
{
	memset(matcher->set, 0, sizeof(matcher->set));
	for (int i = 0; i < matcher->sketch.count; i++)
	{
		uint32		hash = nt_key_hash(matcher->keys[i]);

		if (nt_key_class(matcher->keys[i]) >= class)
			matcher->set[hash / 64] |= UINT64_C(1) << hash % 64;
	}
	matcher->set_class = class;
}

const char *
nt_matcher_make(NtMatcher *matcher, const uint8 *data, int len)
{
	const char *problem = nt_sketch_decode(&matcher->sketch, matcher->keys, data, len);

	if (problem == NULL)
		fill_set(matcher, matcher->sketch.base);
	return problem;
}

static int
shared_anchors(const NtSketch *first, const NtSketch *second, int class)
{
	const uint32 *a = first->keys;
	const uint32 *b = second->keys;
	int			i = 0;
	int			j = 0;
	int			shared = 0;

	/* no branch on the order of two keys: it cannot be predicted */
	while (i < first->nanchors && j < second->nanchors)
	{
		uint32		x = nt_key_anchor(a[i]);
		uint32		y = nt_key_anchor(b[j]);

		shared += (x == y) & (nt_key_class(a[i]) >= class) & (nt_key_class(b[j]) >= class);
		i += x <= y;
		j += y <= x;
	}
	return shared;
}

/* How much of it all "shared" of "first" and "second" are. */
static double
share(NtMeasure measure, int shared, int first, int second)
{
	switch (measure)
	{
		case NT_CONTAINS:
			return (double) shared / second;
		case NT_CONTAINED:
			return (double) shared / first;
		default:
			return (double) shared / (first + second - shared);
	}
}

/*
 * Resemblance is the Jaccard coefficient of the keys, at most NT_ANCHOR_SLACK times that of the anchors; containment
 * the share of one side's keys that the other has too, bounded alike.  The anchors are compared first: most
 * candidates of an index that are not similar need no more.
 */
const char *
nt_match(NtMatcher *matcher, const uint8 *data, int len, NtMeasure measure, float least, float *similarity)
{
	const NtSketch *own = &matcher->sketch;
	NtSketch	other;
	uint32		keys[NT_SKETCH_MAX_KEYS];
	int			class;
	int			shared;
	double		bound;
	NtSketchReader reader;
	const char *problem = nt_sketch_read_anchors(&reader, &other, keys, data, len);

	*similarity = 0;
	if (problem != NULL || own->count == 0 || other.count == 0 || own->shingle != other.shingle)
		return problem;

	class = Max(own->anchors, other.anchors);
	shared = shared_anchors(own, &other, class);
	if (shared == 0)
		return NULL;
	bound = NT_ANCHOR_SLACK * share(measure, shared, own->count_at[class], other.count_at[class]);
	if ((float) bound < least)
		return NULL;

	problem = nt_sketch_read_rest(&reader, &other);
	if (problem != NULL)
		return problem;
	class = Max(own->base, other.base);
	if (matcher->set_class != class)
		fill_set(matcher, class);
	shared = 0;
	for (int i = 0; i < other.count; i++)
	{
		uint32		hash = nt_key_hash(keys[i]);

		shared += (matcher->set[hash / 64] >> hash % 64 & 1) & (nt_key_class(keys[i]) >= class);
	}
	*similarity = (float) Min(bound, share(measure, shared, own->count_at[class], other.count_at[class]));
	if (*similarity < least)
		*similarity = 0;
	return NULL;
}
