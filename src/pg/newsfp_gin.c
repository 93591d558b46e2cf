/*-------------------------------------------------------------------------
 *
 * newsfp_gin.c
 *	  GIN operator class newsfp_gin_ops.
 *
 * The index holds the anchors of each fingerprint (fingerprint/sketch.h), cut
 * to key_bits bits, about one in eight of a text's words.  A row can be
 * similar to a query only when enough of the query's anchors are found:
 * similarity >= t demands that the anchors' similarity is t / NT_ANCHOR_SLACK
 * or more, and both the Jaccard coefficient and the containment of m anchors
 * reach that only with ceil(m * t / NT_ANCHOR_SLACK) of them shared.
 *
 * The comparison happens at the coarser of the two anchor levels, which for
 * a query finer than the row the query does not know.  So a row may qualify
 * at any level from the query's own up to NT_ANCHOR_LEVEL; with the marker
 * LONG_ROW, the one key that is no anchor, also above.
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

/* Width of the keys of ordinary texts.  Their anchors have NT_KEY_BITS - NT_ANCHOR_LEVEL bits to give. */
#define KEY_BITS_MIN		8
#define KEY_BITS_MAX		(NT_KEY_BITS - NT_ANCHOR_LEVEL)
#define KEY_BITS_DEFAULT	18

/* Present in rows whose anchors are coarser than NT_ANCHOR_LEVEL. */
#define LONG_ROW	(-1)

typedef struct GinOptions
{
	int32		vl_len_;
	int			key_bits;
} GinOptions;

/* What the consistent functions need, made once a scan.  Arrays run parallel to the index keys of the query. */
typedef struct GinQuery
{
	int			count;			/* of anchor keys; LONG_ROW is the key after them */
	int		   *weight;			/* anchors of the query behind the key */
	int		   *need;			/* shared anchors that make a row a candidate, were this the last key found: rows of
								 * ordinary length ... */
	int		   *need_long;		/* ... and rows that carry LONG_ROW */
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

/* The bits to drop from a sketch's keys to make index keys of them. */
static int
index_key_shift(const NtSketch *sketch, int key_bits)
{
	return nt_key_bits(sketch->level) - NT_KEY_BITS + KEY_BITS_MAX - key_bits;
}

Datum
newsfp_gin_extract_value(PG_FUNCTION_ARGS)
{
	int32	   *nkeys = (int32 *) PG_GETARG_POINTER(1);
	NtNewsfp	newsfp;
	int			level;
	int			anchors;
	int			shift;
	Datum	   *keys;

	nt_newsfp_read(&newsfp, PG_GETARG_DATUM(0));
	level = nt_sketch_anchor_level(&newsfp.sketch);
	anchors = nt_sketch_count_at(&newsfp.sketch, level);
	shift = index_key_shift(&newsfp.sketch, key_bits_option(fcinfo));
	keys = palloc((anchors + 1) * sizeof(Datum));
	*nkeys = 0;
	for (int i = 0; i < anchors; i++)
	{
		Datum		key = Int32GetDatum(newsfp.keys[i] >> shift);

		if (*nkeys == 0 || keys[*nkeys - 1] != key)
			keys[(*nkeys)++] = key;
	}
	if (level > NT_ANCHOR_LEVEL)
		keys[(*nkeys)++] = Int32GetDatum(LONG_ROW);
	PG_RETURN_POINTER(keys);
}

/* How many of m anchors a similar row shares at least. */
static int
least_shared(int m, float threshold, StrategyNumber strategy)
{
	double		least = (double) m * threshold / NT_ANCHOR_SLACK;

	/* of a row within the query any single anchor may be all there is */
	if (strategy == STRATEGY_PROBE_CONTAINED)
		return 1;
	/* similarities are rounded to real before they are compared; 1e-4 is far above that and below 1 / m */
	return Max(1, (int) (least + 1 - 1e-4));
}

Datum
newsfp_gin_extract_query(PG_FUNCTION_ARGS)
{
	Datum		value = PG_GETARG_DATUM(0);
	int32	   *nkeys = (int32 *) PG_GETARG_POINTER(1);
	StrategyNumber strategy = PG_GETARG_UINT16(2);
	Pointer   **extra_data = (Pointer **) PG_GETARG_POINTER(4);
	NtProbe		probe;
	const NtSketch *sketch = &probe.newsfp.sketch;
	int			own_level;
	int			ordinary_level;
	int			anchors;
	int			shift;
	int			n = 0;
	Datum	   *keys;
	GinQuery   *query;

	if (strategy == STRATEGY_SIMILAR)
	{
		nt_newsfp_read(&probe.newsfp, value);
		probe.threshold = (float) nt_similarity_threshold;
	}
	else
		nt_probe_read(&probe, value);

	/* no anchors, no similar row: no keys, and GIN need not look */
	own_level = nt_sketch_anchor_level(sketch);
	ordinary_level = Max(own_level, NT_ANCHOR_LEVEL);
	anchors = nt_sketch_count_at(sketch, own_level);
	*nkeys = 0;
	if (anchors == 0)
		PG_RETURN_POINTER(NULL);

	shift = index_key_shift(sketch, key_bits_option(fcinfo));
	keys = palloc((anchors + 1) * sizeof(Datum));
	query = palloc(sizeof(GinQuery));
	query->weight = palloc(3 * anchors * sizeof(int));
	query->need = query->weight + anchors;
	query->need_long = query->need + anchors;
	/* ascending keys have descending levels: all keys up to this one are the anchors of its level */
	for (int i = 0; i < anchors; i++)
	{
		Datum		key = Int32GetDatum(sketch->keys[i] >> shift);
		int			level = own_level;

		if (n > 0 && keys[n - 1] == key)
			query->weight[n - 1]++;
		else
		{
			keys[n] = key;
			query->weight[n++] = 1;
		}
		while (level < NT_MAX_LEVEL && sketch->keys[i] < nt_level_limit(sketch->level, level + 1))
			level++;
		query->need_long[n - 1] = least_shared(nt_sketch_count_at(sketch, level), probe.threshold, strategy);
		query->need[n - 1] = least_shared(nt_sketch_count_at(sketch, Min(level, ordinary_level)),
										  probe.threshold, strategy);
	}
	query->count = n;
	keys[n] = Int32GetDatum(LONG_ROW);
	*nkeys = n + 1;
	*extra_data = palloc(*nkeys * sizeof(Pointer));
	for (int i = 0; i < *nkeys; i++)
		(*extra_data)[i] = (Pointer) query;
	PG_RETURN_POINTER(keys);
}

/*
 * Can a row be similar that has the keys for which found[i] is not 0?  Goes from the coarsest level to the finest, and
 * counts on.
 */
static bool
may_be_similar(const GinQuery *query, const char *found)
{
	int			shared = 0;
	bool		long_row = found[query->count] != 0;

	for (int i = 0; i < query->count; i++)
	{
		if (found[i] == 0)
			continue;
		shared += query->weight[i];
		if (shared >= query->need[i] || (long_row && shared >= query->need_long[i]))
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
