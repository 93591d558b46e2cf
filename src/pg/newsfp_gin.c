/*-------------------------------------------------------------------------
 *
 * newsfp_gin.c
 *	  GIN operator class newsfp_gin_ops.
 *
 * The index holds the anchors of each fingerprint (fingerprint/sketch.h),
 * about one for sixteen words, cut to key_bits bits and marked with a class.
 * A row can be similar to a query only when enough of the query's keys are
 * found: resemblance >= t demands that the resemblance of the beacons is
 * t / slack or more, which m beacons reach only with enough of them shared
 * (nt_least_beacons); and so containment of the anchors.
 *
 * Beacons, and anchors, are compared at the higher of the two sketches'
 * classes, which a query does not know of the row.  A text too short for
 * anchors of NT_ANCHOR_CLASS enters its keys of each lower class from that
 * of its anchors up, marked with the class, and a row qualifies by any of
 * them.  It also qualifies by its beacons of each higher class.  Rows
 * with anchors above NT_ANCHOR_CLASS, because the text is very long or says
 * the same over and over, carry ODD_ROW, a key that is no anchor: only they
 * can contain a text by anchors of such a class.
 *
 * No resemblance rests on anchors that are not the row's beacons.  They have
 * a mark of their own, and only containment looks them up: half of what is
 * in the index, and most of what a short text would meet in long ones.
 *
 * Cut keys may coincide, so the count of found keys is an upper bound; the
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

/* Bits of an anchor's hash in an index key; its mark stands above them. */
#define KEY_BITS_MIN		8
#define KEY_BITS_MAX		NT_ANCHOR_BITS
#define KEY_BITS_DEFAULT	KEY_BITS_MAX

typedef struct GinOptions
{
	int32		vl_len_;
	int			key_bits;
} GinOptions;

/* The mark of anchors that are not beacons; the others are classes. */
#define NO_BEACON	(NT_ANCHOR_CLASS + 1)

/* Stands behind the last anchor of the rows described above. */
#define ODD_ROW		(-1)

/* No row qualifies here. */
#define NEVER		PG_INT32_MAX

/*
 * What the consistent functions need, made once a scan.  The keys of a mark stand together, by class from the highest
 * down, and the highest mark last.  Counting found keys along, a row qualifies where need[i] are found, the count
 * starting again behind the last key of a mark.
 */
typedef struct GinStep
{
	int			need;
	int			need_odd;		/* the same for a row with ODD_ROW */
	bool		last;			/* key of its mark */
} GinStep;

typedef struct GinQuery
{
	int			count;
	bool		odd;			/* the key after the last is ODD_ROW */
	GinStep		steps[FLEXIBLE_ARRAY_MEMBER];
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

static Datum
index_key(uint32 key, int mark, int key_bits)
{
	return Int32GetDatum(mark << NT_ANCHOR_BITS | nt_key_anchor(key) >> (NT_ANCHOR_BITS - key_bits));
}

/* One key an anchor, for each mark, and ODD_ROW. */
static int
index_keys_bound(int anchors)
{
	return anchors * (NO_BEACON + 1) + 1;
}

Datum
newsfp_gin_extract_value(PG_FUNCTION_ARGS)
{
	int32	   *nkeys = (int32 *) PG_GETARG_POINTER(1);
	int			key_bits = key_bits_option(fcinfo);
	NtNewsfp	newsfp;
	const NtSketch *sketch = &newsfp.sketch;
	Datum	   *keys;
	int			n = 0;

	nt_newsfp_read(&newsfp, PG_GETARG_DATUM(0));
	keys = palloc(index_keys_bound(sketch->count_at[sketch->anchors]) * sizeof(Datum));
	for (int mark = Min(sketch->anchors, NT_ANCHOR_CLASS); mark <= NT_ANCHOR_CLASS; mark++)
		for (int i = 0; i < sketch->count; i++)
		{
			int			class = nt_key_class(sketch->keys[i]);

			if (class >= Max(mark, sketch->anchors))
				keys[n++] = index_key(sketch->keys[i], class < sketch->beacons ? NO_BEACON : mark, key_bits);
		}
	if (sketch->anchors > NT_ANCHOR_CLASS)
		keys[n++] = Int32GetDatum(ODD_ROW);
	*nkeys = n;
	PG_RETURN_POINTER(keys);
}

/* How many keys of a class, out of those of a mark, make a row similar to the query? */
static GinStep
step_at(const NtSketch *sketch, int class, int mark, StrategyNumber strategy, float threshold)
{
	int			m = sketch->count_at[class];
	GinStep		step = {NEVER, NEVER, false};

	switch (strategy)
	{
		case STRATEGY_PROBE_CONTAINS:
			step.need_odd = nt_least_anchors(m, threshold);
			break;
		case STRATEGY_PROBE_CONTAINED:
			/* of a row within the query any single anchor may be all there is */
			step.need_odd = 1;
			break;
		default:
			step.need = nt_least_beacons(sketch, class, threshold);
			return step;
	}
	/* anchors of an ordinary row are compared at the mark's class, or the query's own */
	if (class == Max(mark, sketch->anchors))
		step.need = step.need_odd;
	return step;
}

/* Reads what is looked for: all keys, or the beacons alone. */
static void
read_searched(NtNewsfp *newsfp, Datum value, bool all)
{
	bytea	   *bytes = DatumGetByteaPP(value);
	NtStoredKeys others;

	if (all)
		nt_newsfp_read(newsfp, value);
	else
		nt_newsfp_expect(nt_sketch_read_beacons(&others, &newsfp->sketch, newsfp->keys,
												(uint8 *) VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes)));
}

Datum
newsfp_gin_extract_query(PG_FUNCTION_ARGS)
{
	Datum		value = PG_GETARG_DATUM(0);
	int32	   *nkeys = (int32 *) PG_GETARG_POINTER(1);
	StrategyNumber strategy = PG_GETARG_UINT16(2);
	Pointer   **extra_data = (Pointer **) PG_GETARG_POINTER(4);
	int			key_bits = key_bits_option(fcinfo);
	NtNewsfp	newsfp;
	const NtSketch *sketch = &newsfp.sketch;
	float		threshold = (float) nt_similarity_threshold;
	bool		containment = strategy == STRATEGY_PROBE_CONTAINS || strategy == STRATEGY_PROBE_CONTAINED;
	int			lowest;			/* class of the keys looked for */
	Datum	   *keys;
	GinQuery   *query;
	int			bound;
	int			n = 0;

	if (strategy != STRATEGY_SIMILAR)
		value = PointerGetDatum(nt_probe_newsfp(value, &threshold));
	read_searched(&newsfp, value, containment);
	*nkeys = 0;
	/* nothing is similar to an empty fingerprint; without keys GIN does not look */
	if (sketch->count == 0)
		PG_RETURN_POINTER(NULL);

	lowest = containment ? sketch->anchors : sketch->beacons;
	bound = index_keys_bound(sketch->count_at[lowest]);
	keys = palloc(bound * sizeof(Datum));
	query = palloc(offsetof(GinQuery, steps) + bound * sizeof(GinStep));
	for (int mark = Min(lowest, NT_ANCHOR_CLASS); mark <= NT_ANCHOR_CLASS; mark++)
	{
		int			first = n;

		for (int class = NT_CLASSES - 1; class >= Max(mark, lowest); class--)
		{
			int			before = n;

			for (int i = 0; i < sketch->count; i++)
				if (nt_key_class(sketch->keys[i]) == class)
				{
					keys[n] = index_key(sketch->keys[i], mark, key_bits);
					query->steps[n++] = (GinStep) {NEVER, NEVER, false};
					if (containment && mark == NT_ANCHOR_CLASS)
					{
						keys[n] = index_key(sketch->keys[i], NO_BEACON, key_bits);
						query->steps[n++] = (GinStep) {NEVER, NEVER, false};
					}
				}
			/* a lower mark stands for one class alone, the highest for all from there up */
			if (n > before && mark == NT_ANCHOR_CLASS)
				query->steps[n - 1] = step_at(sketch, class, mark, strategy, threshold);
		}
		if (n > first)
		{
			query->steps[n - 1] = step_at(sketch, Max(mark, lowest), mark, strategy, threshold);
			query->steps[n - 1].last = true;
		}
	}
	query->count = n;
	query->odd = containment;
	if (query->odd)
		keys[n++] = Int32GetDatum(ODD_ROW);
	*nkeys = n;
	*extra_data = palloc(n * sizeof(Pointer));
	for (int i = 0; i < n; i++)
		(*extra_data)[i] = (Pointer) query;
	PG_RETURN_POINTER(keys);
}

/* Can a row be similar that has the keys for which found[i] is not 0? */
static bool
may_be_similar(const GinQuery *query, const char *found)
{
	bool		odd = query->odd && found[query->count] != 0;
	int			total = 0;

	for (int i = 0; i < query->count; i++)
	{
		const GinStep *step = &query->steps[i];

		total += found[i] != 0;
		if (total >= (odd ? step->need_odd : step->need))
			return true;
		if (step->last)
			total = 0;
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
