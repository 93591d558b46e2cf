/*-------------------------------------------------------------------------
 *
 * newsfp_gin.c
 *	  GIN operator class newsfp_gin_ops.
 *
 * The index holds the anchors of each fingerprint (fingerprint/sketch.h),
 * about one for sixteen words, cut to key_bits bits and marked with their
 * class.  A row can be similar to a query only when enough of the query's
 * anchors are found: similarity >= t demands that the anchors' similarity is
 * t / slack or more, and both the Jaccard coefficient and the containment of
 * m anchors reach that only with ceil(m * t / slack) of them shared.
 *
 * Anchors are compared at the higher of the two anchor classes, which a
 * query does not know of the row.  A text too short for anchors of
 * NT_ANCHOR_CLASS enters its keys of each lower class from that of its
 * anchors up, marked with the class, and a row qualifies by any of them.  Of
 * a row with anchors of a higher class than the query's it is known that it
 * has nt_anchors_least() of them.  Rows of which that does not hold, or with
 * anchors above NT_ANCHOR_CLASS, because the text is very long or says the
 * same over and over, carry ODD_ROW, a key that is no anchor.
 *
 * Cut keys may coincide: one index key then stands for several anchors of
 * the query and counts as all of them.  The count is an upper bound and the
 * row itself decides (recheck), so no similar row is lost and none is added.
 *
 *-------------------------------------------------------------------------
 */
#include "pg/newsfp.h"

#include "access/gin.h"
#include "access/reloptions.h"
#include "access/stratnum.h"

/* Strategies, as newstext--1.0.sql numbers them. */
#define STRATEGY_SIMILAR		1	/* newsfp % newsfp, threshold from the setting */
#define STRATEGY_PROBE_SIMILAR	2
#define STRATEGY_PROBE_CONTAINS 3	/* the row contains the probe */
#define STRATEGY_PROBE_CONTAINED 4	/* the row is contained in the probe */

/* Bits of an anchor's hash in an index key; its class stands above them. */
#define KEY_BITS_MIN		8
#define KEY_BITS_MAX		NT_ANCHOR_BITS
#define KEY_BITS_DEFAULT	KEY_BITS_MAX

typedef struct GinOptions
{
	int32		vl_len_;
	int			key_bits;
} GinOptions;

/* Stands behind the last anchor of the rows described above. */
#define ODD_ROW		(-1)

/* An index key of a query. */
typedef struct GinKey
{
	int			mark;			/* class that is marked on the key, at most NT_ANCHOR_CLASS */
	int			class;			/* highest class of the anchors behind it, at least mark */
	int			weight;			/* number of the anchors behind it */
} GinKey;

/* What the consistent functions need, made once a scan. */
typedef struct GinQuery
{
	int			lowest;			/* class of the anchors */
	int			need[NT_CLASSES];	/* how many anchors of a class a similar row shares at least, */
	int			need_odd[NT_CLASSES];	/* and an odd one */
	int			count;			/* the key after the last is ODD_ROW */
	GinKey		keys[FLEXIBLE_ARRAY_MEMBER];
} GinQuery;

PG_FUNCTION_INFO_V1(newsfp_gin_options);
PG_FUNCTION_INFO_V1(newsfp_gin_extract_value);
PG_FUNCTION_INFO_V1(newsfp_gin_extract_query);
PG_FUNCTION_INFO_V1(newsfp_gin_consistent);
PG_FUNCTION_INFO_V1(newsfp_gin_triconsistent);

Datum
newsfp_gin_options(PG_FUNCTION_ARGS)
{
	local_relopts *relopts = (local_relopts *) PG_GETARG_POINTER(0);

	init_local_reloptions(relopts, sizeof(GinOptions));
	add_local_int_reloption(relopts, "key_bits", "width of an index key in bits",
							KEY_BITS_DEFAULT, KEY_BITS_MIN, KEY_BITS_MAX, offsetof(GinOptions, key_bits));
	PG_RETURN_VOID();
}

static int
key_bits_option(FunctionCallInfo fcinfo)
{
	if (PG_HAS_OPCLASS_OPTIONS())
		return ((GinOptions *) PG_GET_OPCLASS_OPTIONS())->key_bits;
	return KEY_BITS_DEFAULT;
}

/*
 * The index keys of a sketch: for each mark the anchors of its class and above, ascending and distinct.  details, if
 * not NULL, tells about each.  There are at most index_keys_bound() keys; returns how many.
 */
static int
index_keys(const NtSketch *sketch, int key_bits, Datum *keys, GinKey *details)
{
	int			n = 0;

	for (int mark = Min(sketch->anchors, NT_ANCHOR_CLASS); mark <= NT_ANCHOR_CLASS; mark++)
	{
		int			begin = n;

		for (int i = 0; i < sketch->nanchors; i++)
		{
			int			class = nt_key_class(sketch->keys[i]);
			uint32		hash = nt_key_anchor(sketch->keys[i]) >> (NT_ANCHOR_BITS - key_bits);
			Datum		key = Int32GetDatum(mark << NT_ANCHOR_BITS | hash);

			if (class < mark)
				continue;
			if (n > begin && keys[n - 1] == key)
			{
				if (details != NULL)
				{
					details[n - 1].weight++;
					details[n - 1].class = Max(details[n - 1].class, class);
				}
				continue;
			}
			if (details != NULL)
				details[n] = (GinKey) {mark, class, 1};
			keys[n++] = key;
		}
	}
	return n;
}

/* One key an anchor, for each mark, and ODD_ROW. */
static int
index_keys_bound(const NtSketch *sketch)
{
	return sketch->nanchors * (NT_ANCHOR_CLASS + 1) + 1;
}

/* The anchors of a stored fingerprint. */
static void
read_anchors(NtNewsfp *newsfp, const bytea *bytes)
{
	NtSketchReader reader;

	nt_newsfp_expect(nt_sketch_read_anchors(&reader, &newsfp->sketch, newsfp->keys,
											(uint8 *) VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes)));
}

Datum
newsfp_gin_extract_value(PG_FUNCTION_ARGS)
{
	int32	   *nkeys = (int32 *) PG_GETARG_POINTER(1);
	NtNewsfp	newsfp;
	int			class;
	Datum	   *keys;

	read_anchors(&newsfp, PG_GETARG_BYTEA_PP(0));
	keys = palloc(index_keys_bound(&newsfp.sketch) * sizeof(Datum));
	*nkeys = index_keys(&newsfp.sketch, key_bits_option(fcinfo), keys, NULL);
	class = newsfp.sketch.anchors;
	if (class > NT_ANCHOR_CLASS || newsfp.sketch.count_at[class] < nt_anchors_least(class))
		keys[(*nkeys)++] = Int32GetDatum(ODD_ROW);
	PG_RETURN_POINTER(keys);
}

Datum
newsfp_gin_extract_query(PG_FUNCTION_ARGS)
{
	Datum		value = PG_GETARG_DATUM(0);
	int32	   *nkeys = (int32 *) PG_GETARG_POINTER(1);
	StrategyNumber strategy = PG_GETARG_UINT16(2);
	Pointer   **extra_data = (Pointer **) PG_GETARG_POINTER(4);
	NtNewsfp	newsfp;
	const NtSketch *sketch = &newsfp.sketch;
	float		threshold = (float) nt_similarity_threshold;
	Datum	   *keys;
	GinQuery   *query;
	int			bound;

	if (strategy == STRATEGY_SIMILAR)
		read_anchors(&newsfp, DatumGetByteaPP(value));
	else
		read_anchors(&newsfp, nt_probe_newsfp(value, &threshold));

	*nkeys = 0;
	/* nothing is similar to an empty fingerprint; without keys GIN does not look */
	if (sketch->count == 0)
		PG_RETURN_POINTER(NULL);

	bound = index_keys_bound(sketch);
	keys = palloc(bound * sizeof(Datum));
	query = palloc(offsetof(GinQuery, keys) + bound * sizeof(GinKey));
	query->lowest = sketch->anchors;
	query->count = index_keys(sketch, key_bits_option(fcinfo), keys, query->keys);
	for (int class = query->lowest; class < NT_CLASSES; class++)
	{
		int			m = sketch->count_at[class];

		query->need[class] = query->need_odd[class] = nt_least_shared(m, threshold);
		if (strategy == STRATEGY_PROBE_CONTAINED)
		{
			/* of a row within the query any single anchor may be all there is */
			query->need[class] = query->need_odd[class] = 1;
		}
		else if (strategy != STRATEGY_PROBE_CONTAINS && class > query->lowest)
			query->need[class] = nt_least_shared_of(m, nt_anchors_least(class), threshold);
	}
	keys[query->count] = Int32GetDatum(ODD_ROW);
	*nkeys = query->count + 1;
	*extra_data = palloc(*nkeys * sizeof(Pointer));
	for (int i = 0; i < *nkeys; i++)
		(*extra_data)[i] = (Pointer) query;
	PG_RETURN_POINTER(keys);
}

/* Can a row be similar that has the keys for which found[i] is not 0? */
static bool
may_be_similar(const GinQuery *query, const char *found)
{
	int			marked[NT_ANCHOR_CLASS] = {0};	/* shared keys by mark, */
	int			shared[NT_CLASSES] = {0};	/* and those of the highest mark by class */
	int			total = 0;
	bool		odd = found[query->count] != 0;
	const int  *need = odd ? query->need_odd : query->need;
	int			ordinary = Max(query->lowest, NT_ANCHOR_CLASS);

	for (int i = 0; i < query->count; i++)
	{
		const GinKey *key = &query->keys[i];

		if (found[i] == 0)
			continue;
		if (key->mark < NT_ANCHOR_CLASS)
			marked[key->mark] += key->weight;
		else
			shared[key->class] += key->weight;
	}
	for (int mark = query->lowest; mark < NT_ANCHOR_CLASS; mark++)
		if (marked[mark] >= need[mark])
			return true;
	for (int class = NT_CLASSES - 1; class >= ordinary; class--)
	{
		total += shared[class];
		if (total >= need[class] && (class == ordinary || odd))
			return true;
	}
	return false;
}

Datum
newsfp_gin_consistent(PG_FUNCTION_ARGS)
{
	bool	   *check = (bool *) PG_GETARG_POINTER(0);
	Pointer    *extra_data = (Pointer *) PG_GETARG_POINTER(4);
	bool	   *recheck = (bool *) PG_GETARG_POINTER(5);

	*recheck = true;
	StaticAssertStmt(sizeof(bool) == sizeof(char), "bool is a byte");
	PG_RETURN_BOOL(may_be_similar((GinQuery *) extra_data[0], (char *) check));
}

Datum
newsfp_gin_triconsistent(PG_FUNCTION_ARGS)
{
	GinTernaryValue *check = (GinTernaryValue *) PG_GETARG_POINTER(0);
	Pointer    *extra_data = (Pointer *) PG_GETARG_POINTER(4);

	PG_RETURN_GIN_TERNARY_VALUE(may_be_similar((GinQuery *) extra_data[0], (char *) check) ? GIN_MAYBE : GIN_FALSE);
}
