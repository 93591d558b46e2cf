/*-------------------------------------------------------------------------
 *
 * postings.c
 *	  An inverted index of sketches in memory, for joining many with many.
 *
 * Two sketches that are similar share some of their beacons (sketch.h), so
 * the beacons alone are indexed.  The lists of all beacons stand one behind
 * the other in one array, ordered by a hash of the beacon; two beacons with
 * one hash share a list, which makes some candidates too many, none too few.
 *
 * A search counts how often each number occurs in the lists of the sketch's
 * beacons (ScanCount), but leaves out lists so long that it is cheaper to
 * take for granted that a candidate is in them (DivideSkip; both Li, Lu, Lu,
 * Efficient Merging and Filtering Algorithms for Approximate String Searches,
 * ICDE 2008): a notice under half of all articles costs nothing.
 *
 *-------------------------------------------------------------------------
 */
#include "fingerprint/postings.h"

/* So that no array exceeds MaxAllocSize, though they grow by doubling. */
#define MAX_POSTINGS	(1 << 27)

/* Comparing two sketches takes as long as counting about so many postings. */
#define COMPARISON		100

typedef struct Beacons
{
	uint16		count;
	uint8		class;
} Beacons;

struct NtPostings
{
	int			count;			/* sketches */
	Beacons    *beacons;		/* of each */
	int			beacons_size;

	/* while adding: the keys of all sketches, each sketch's up to its end */
	int			nkeys;
	uint32	   *keys;
	int			keys_size;
	int		   *ends;
	int			ends_size;

	/* while searching: the list of hash h is lists[starts[h]] up to lists[starts[h + 1]], not included */
	int			hash_bits;
	int		   *starts;
	int32	   *lists;
	uint8	   *found;			/* occurrences of each number, PG_UINT8_MAX if more; 0 between searches */
	int32	   *numbers;		/* those that occur, and room for one more */
};

/* A stretch of "lists". */
typedef struct List
{
	int			start;
	int			end;
} List;

NtPostings *
nt_postings_make(void)
{
	return palloc0(sizeof(NtPostings));
}

const char *
nt_postings_add(NtPostings *postings, const uint8 *data, int len)
{
	NtSketch	sketch;
	NtStoredKeys others;
	uint32		keys[NT_SKETCH_MAX_KEYS];
	const char *problem = nt_sketch_read_beacons(&others, &sketch, keys, data, len);

	if (problem != NULL)
		return problem;
	for (int i = 0; i < sketch.nbeacons; i++)
	{
		NT_ARRAY_RESERVE(postings->keys, postings->nkeys, postings->keys_size);
		postings->keys[postings->nkeys++] = nt_key_anchor(keys[i]);
	}
	NT_ARRAY_RESERVE(postings->ends, postings->count, postings->ends_size);
	NT_ARRAY_RESERVE(postings->beacons, postings->count, postings->beacons_size);
	postings->ends[postings->count] = postings->nkeys;
	postings->beacons[postings->count++] = (Beacons) {sketch.nbeacons, sketch.beacons};
	return NULL;
}

bool
nt_postings_full(const NtPostings *postings)
{
	return postings->nkeys > MAX_POSTINGS - NT_SKETCH_MAX_KEYS || postings->count == MAX_POSTINGS;
}

/* About one hash for each key. */
static int
hash_bits(const NtPostings *postings)
{
	int			bits = 1;

	while (bits < NT_ANCHOR_BITS && 1 << bits < postings->nkeys)
		bits++;
	return bits;
}

Size
nt_postings_to_come(const NtPostings *postings)
{
	return (((Size) 1 << hash_bits(postings)) + 1 + postings->nkeys + postings->count) * sizeof(int) + postings->count;
}

/* Multiplicative (Fibonacci) hashing: Knuth, The Art of Computer Programming 3, 6.4. */
static inline uint32
list_of(const NtPostings *postings, uint32 anchor)
{
	return anchor * UINT32_C(2654435769) >> (32 - postings->hash_bits);
}

void
nt_postings_finish(NtPostings *postings)
{
	int			nlists;
	int		   *starts;
	int			key = 0;

	postings->hash_bits = hash_bits(postings);
	nlists = 1 << postings->hash_bits;
	starts = postings->starts = palloc0((nlists + 1) * sizeof(int));
	postings->lists = palloc(Max(postings->nkeys, 1) * sizeof(int32));
	postings->found = palloc0(Max(postings->count, 1));
	postings->numbers = palloc((postings->count + 1) * sizeof(int32));

	/* a counting sort; starts[h] is the end of list h until that is filled, from its end */
	for (int i = 0; i < postings->nkeys; i++)
		starts[list_of(postings, postings->keys[i])]++;
	for (int h = 1; h <= nlists; h++)
		starts[h] += starts[h - 1];
	for (int number = 0; number < postings->count; number++)
	{
		NT_CHECK_INTERRUPTS();
		for (; key < postings->ends[number]; key++)
			postings->lists[--starts[list_of(postings, postings->keys[key])]] = number;
	}
	if (postings->keys != NULL)
		pfree(postings->keys);
	if (postings->ends != NULL)
		pfree(postings->ends);
}

/*
 * Moves the lists not worth counting behind the others, at most "most"; returns how many.  Each is many times longer
 * than all that remain together, so they are a handful at most.
 */
static int
set_aside_long(List *lists, int nlists, int most)
{
	int64		total = 0;
	int			aside = 0;

	for (int i = 0; i < nlists; i++)
		total += lists[i].end - lists[i].start;
	while (aside < Min(most, nlists))
	{
		int			longest = 0;
		int			last = nlists - aside - 1;
		int			length;
		List		swap;

		for (int i = 1; i <= last; i++)
			if (lists[i].end - lists[i].start > lists[longest].end - lists[longest].start)
				longest = i;
		length = lists[longest].end - lists[longest].start;
		if (length <= COMPARISON * (total - length))
			break;
		swap = lists[last];
		lists[last] = lists[longest];
		lists[longest] = swap;
		total -= length;
		aside++;
	}
	return aside;
}

/* Is resemblance possible, with so many keys in common? */
static inline bool
is_candidate(const NtSketch *sketch, const int *need, const Beacons *other, int shared, float threshold)
{
	return shared >= need[other->class] &&
		(other->class != sketch->beacons || shared >= PG_UINT8_MAX ||
		 shared >= nt_least_beacons_both(sketch->nbeacons, other->count, threshold));
}

int
nt_postings_search(NtPostings *postings, const NtSketch *sketch, float threshold, const int32 **numbers)
{
	List		lists[NT_SKETCH_MAX_KEYS];
	int			need[NT_CLASSES];	/* keys in common at least, by the class of the other's beacons */
	int			least = PG_INT32_MAX;
	int			aside;
	int			count = 0;
	int			kept = 0;

	for (int class = 0; class < NT_CLASSES; class++)
	{
		need[class] = Min(nt_least_beacons(sketch, Max(class, sketch->beacons), threshold), PG_UINT8_MAX);
		least = Min(least, need[class]);
	}
	for (int i = 0; i < sketch->nbeacons; i++)
	{
		uint32		list = list_of(postings, nt_key_anchor(sketch->keys[i]));

		lists[i] = (List) {postings->starts[list], postings->starts[list + 1]};
	}
	aside = set_aside_long(lists, sketch->nbeacons, least - 1);
	for (int i = 0; i < sketch->nbeacons - aside; i++)
	{
		NT_CHECK_INTERRUPTS();
		for (int p = lists[i].start; p < lists[i].end; p++)
		{
			int32		number = postings->lists[p];

			/* branches here would be guessed wrong half of the time */
			postings->numbers[count] = number;
			count += postings->found[number] == 0;
			postings->found[number] += postings->found[number] < PG_UINT8_MAX;
		}
	}
	for (int i = 0; i < count; i++)
	{
		int32		number = postings->numbers[i];
		int			shared = postings->found[number] + aside;

		postings->found[number] = 0;
		if (shared >= least && is_candidate(sketch, need, &postings->beacons[number], shared, threshold))
			postings->numbers[kept++] = number;
	}
	*numbers = postings->numbers;
	return kept;
}
