/*-------------------------------------------------------------------------
 *
 * sketch.c
 *	  Making a sketch of keys, and comparing sketches.
 *
 *-------------------------------------------------------------------------
 */
#include "fingerprint/sketch.h"

#include "port/pg_bitutils.h"

#define SORT_BITS	7

/*
 * Measured: 5 keeps the error of a resemblance low in some 200 bytes, 32 is the widest window whose keys still find a
 * brief of 60 words.  Above it the steps are narrow, so that texts of any length have about as many beacons.
 */
const int64 nt_class_window[NT_CLASSES] = {
	1, 5, 16, 32, 48, 64, 96, 128, 192, 256, 384, 512, 1024, 4096, 16384, 65536
};

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

int
nt_sketch_anchor_class(const NtSketch *sketch)
{
	int			class = Max(sketch->base, NT_ANCHOR_CLASS);

	while (class > sketch->base && sketch->count_at[class] < NT_BEACONS_LEAST)
		class--;
	return class;
}

/* The index knows no classes of its own for short texts, so theirs are all beacons. */
int
nt_sketch_beacon_class(const NtSketch *sketch)
{
	int			class = sketch->anchors;

	if (class >= NT_ANCHOR_CLASS)
		while (class + 1 < NT_CLASSES && sketch->count_at[class + 1] >= NT_BEACONS_LEAST)
			class++;
	return class;
}

/* The keys are sorted and distinct. */
void
nt_sketch_settle(NtSketch *sketch)
{
	uint32	   *others = palloc(Max(sketch->count, 1) * sizeof(uint32));
	int			nothers = 0;

	memset(sketch->count_at, 0, sizeof(sketch->count_at));
	for (int i = 0; i < sketch->count; i++)
		sketch->count_at[nt_key_class(sketch->keys[i])]++;
	for (int class = NT_CLASSES - 2; class >= 0; class--)
		sketch->count_at[class] += sketch->count_at[class + 1];
	sketch->anchors = nt_sketch_anchor_class(sketch);
	sketch->beacons = nt_sketch_beacon_class(sketch);
	sketch->nbeacons = 0;
	for (int i = 0; i < sketch->count; i++)
	{
		uint32		key = sketch->keys[i];
		int			class = nt_key_class(key);

		if (class >= sketch->beacons)
			sketch->keys[sketch->nbeacons++] = key;
		else if (class >= sketch->anchors)
			others[nothers++] = key;
		else
			others[nothers++] = nt_key_make(nt_key_hash(key) << NT_FINE_BITS, class);
	}
	memcpy(sketch->keys + sketch->nbeacons, others, nothers * sizeof(uint32));
	pfree(others);
}

/* Similarities are rounded to real before they are compared: an error of 2^-24 m, far below this. */
static int
round_up(double least)
{
	return Max(1, (int) (least + 1 - 1e-3));
}

/* s / m >= t / slack */
int
nt_least_anchors(int m, float threshold)
{
	return round_up(m * (double) threshold / NT_ANCHOR_SLACK);
}

/* s / (m + n - s) >= t / slack */
int
nt_least_beacons_both(int m, int n, float threshold)
{
	double		t = (double) threshold / NT_BEACON_SLACK;

	return round_up((m + n) * t / (1 + t));
}

/*
 * The same where s <= n, and n is not known; but both count as "least" at least, as in resemblance_bound: against texts
 * of another class that is NT_BEACONS_LEAST, and against one of the same class no less than min(m, NT_BEACONS_LEAST).
 */
int
nt_least_beacons(const NtSketch *sketch, int class, float threshold)
{
	int			m = sketch->count_at[class];
	int			least = class > sketch->beacons ? NT_BEACONS_LEAST : Min(m, NT_BEACONS_LEAST);

	m = Max(m, least);
	return Max(round_up(m * (double) threshold / NT_BEACON_SLACK), nt_least_beacons_both(m, least, threshold));
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

static inline int
in_set(const NtMatcher *matcher, uint32 hash)
{
	return matcher->set[hash / 64] >> hash % 64 & 1;
}

/* Keys of a class and above whose hashes the matcher's set has. */
static int
shared_keys(const NtMatcher *matcher, const uint32 *keys, int count, int class)
{
	int			shared = 0;

	for (int i = 0; i < count; i++)
		shared += in_set(matcher, nt_key_hash(keys[i])) & (nt_key_class(keys[i]) >= class);
	return shared;
}

/*
 * The same for stored keys of any class, added to those found before.  It ends as soon as it is clear that there are
 * fewer than "needed", or when there are "enough".
 */
static int
shared_stored(const NtMatcher *matcher, const NtStoredKeys *stored, int found, int needed, int enough)
{
	int			bits = NT_KEY_BUCKETS + stored->count;
	int			i = 0;

	for (int at = 0; at < bits && found < enough && found + stored->count - i >= needed; at += 64)
	{
		uint64		word = nt_stored_bits(stored, at);

		for (; word != 0 && i < stored->count; i++, word &= word - 1)
			found += in_set(matcher, nt_stored_hash(stored, i, at + pg_rightmost_one_pos64(word)));
	}
	return found;
}

/* Anchors of a class and above that two ascending lists have in common. */
static int
shared_anchors(const uint32 *a, int na, const uint32 *b, int nb, int class)
{
	int			i = 0;
	int			j = 0;
	int			shared = 0;

	/* no branch on the order of two keys: it cannot be predicted */
	while (i < na && j < nb)
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
 * By the beacons.  Either side counts as having NT_BEACONS_LEAST: a text whose own class is lower, because it is
 * shorter, may have fewer, and the fewer they were the more a notice would weigh that both end with.
 */
static double
resemblance_bound(const NtSketch *first, const NtSketch *second)
{
	int			class = Max(first->beacons, second->beacons);
	int			shared = shared_anchors(first->keys, first->nbeacons, second->keys, second->nbeacons, class);
	int			m = first->count_at[class];
	int			n = second->count_at[class];
	int			least = NT_BEACONS_LEAST;

	if (shared == 0)
		return 0;
	/* where neither has so many, as in very short texts, a text is like itself nevertheless */
	if (first->beacons == second->beacons)
		least = Min(least, Max(m, n));
	return NT_BEACON_SLACK * share(NT_RESEMBLANCE, shared, Max(m, least), Max(n, least));
}

static double
containment_bound(const NtSketch *first, const NtSketch *second, NtMeasure measure)
{
	int			class = Max(first->anchors, second->anchors);
	const uint32 *a = first->keys + first->nbeacons;
	const uint32 *b = second->keys + second->nbeacons;
	int			na = first->count - first->nbeacons;
	int			nb = second->count - second->nbeacons;
	int			shared = shared_anchors(first->keys, first->nbeacons, second->keys, second->nbeacons, class) +
		shared_anchors(a, na, second->keys, second->nbeacons, class) +
		shared_anchors(first->keys, first->nbeacons, b, nb, class) +
		shared_anchors(a, na, b, nb, class);

	return shared == 0 ? 0 : NT_ANCHOR_SLACK * share(measure, shared, first->count_at[class], second->count_at[class]);
}

/* The least number of shared keys of which the share, as a real, reaches the threshold. */
static int
least_reaching(NtMeasure measure, int first, int second, float threshold)
{
	double		t = threshold;
	double		about = measure == NT_CONTAINS ? t * second : measure == NT_CONTAINED ? t * first :
		t * (first + second) / (1 + t);
	int			shared = Max(1, (int) about - 1);

	while ((float) share(measure, shared, first, second) < threshold)
		shared++;
	return shared;
}

/*
 * Resemblance is the Jaccard coefficient of the keys, at most NT_BEACON_SLACK times that of the beacons;
 * containment the
 * share of one side's keys that the other has too, at most NT_ANCHOR_SLACK times that of the anchors.
 *
 * The beacons are compared first: most candidates of an index that are not similar need no more, and of the rest most
 * are decided by some of their keys.  With threshold NULL the similarity is found out, else it is 0 or, in place of
 * whatever reaches the threshold, 1.
 */
static const char *
match(NtMatcher *matcher, const uint8 *data, int len, NtMeasure measure, const float *threshold, float *similarity)
{
	const NtSketch *own = &matcher->sketch;
	NtSketch	other;
	uint32		keys[NT_SKETCH_MAX_KEYS];
	NtStoredKeys stored;
	double		bound = 1;
	int			count;
	int			needed = 1;
	int			enough = PG_INT32_MAX;
	int			class;
	int			shared;
	const char *problem = nt_sketch_read_beacons(&stored, &other, keys, data, len);

	*similarity = 0;
	if (problem != NULL || own->count == 0 || other.nbeacons == 0 || own->shingle != other.shingle)
		return problem;
	if (measure == NT_RESEMBLANCE)
	{
		bound = resemblance_bound(own, &other);
		if (bound == 0 || (threshold != NULL && (float) bound < *threshold))
			return NULL;
	}

	class = Max(own->base, other.base);
	if (matcher->set_class != class)
		fill_set(matcher, class);
	count = other.nbeacons + stored.count;
	if (class > other.base || measure != NT_RESEMBLANCE)
	{
		problem = nt_sketch_read_others(&stored, &other);
		if (problem != NULL)
			return problem;
		count = other.count_at[class];
	}
	if (own->count_at[class] == 0 || count == 0)
		return NULL;
	if (threshold != NULL)
		needed = enough = least_reaching(measure, own->count_at[class], count, *threshold);
	shared = shared_keys(matcher, keys, other.count, class);
	if (other.count < count)
		shared = shared_stored(matcher, &stored, shared, needed, enough);
	if (shared < needed)
		return NULL;

	if (measure != NT_RESEMBLANCE)
	{
		bound = containment_bound(own, &other, measure);
		if (bound == 0 || (threshold != NULL && (float) bound < *threshold))
			return NULL;
	}
	*similarity = threshold != NULL ? 1 : (float) Min(bound, share(measure, shared, own->count_at[class], count));
	return NULL;
}

const char *
nt_match(NtMatcher *matcher, const uint8 *data, int len, NtMeasure measure, float *similarity)
{
	return match(matcher, data, len, measure, NULL, similarity);
}

const char *
nt_match_reaches(NtMatcher *matcher, const uint8 *data, int len, NtMeasure measure, float threshold, bool *reaches)
{
	float		similarity;
	const char *problem = match(matcher, data, len, measure, &threshold, &similarity);

	*reaches = similarity > 0;
	return problem;
}
