/*-------------------------------------------------------------------------
 *
 * newsfp_join.c
 *	  Joining two relations on the resemblance of their fingerprints:
 *	  execution.
 *
 * The inner relation is read into an inverted index in memory
 * (fingerprint/postings.h), and each row of the outer is looked up there.
 * What does not fit into hash_mem is joined in batches: the outer relation is
 * kept in a tuplestore and passed by each of them.
 *
 * For EXISTS an outer row goes out with the first that is similar, for NOT
 * EXISTS after the last batch if none was; which rows have met theirs is kept
 * from one batch to the next, a bit each.
 *
 * The tuples joined have the columns of the outer plan and behind them those
 * of the inner.
 *
 *-------------------------------------------------------------------------
 */
#include "pg/newsfp_join.h"

#include "commands/explain.h"
#if PG_VERSION_NUM >= 180000
#include "commands/explain_format.h"
#endif
#include "executor/executor.h"
#include "nodes/extensible.h"
#include "nodes/makefuncs.h"
#include "utils/ruleutils.h"
#include "utils/tuplestore.h"

#include "pg/newsfp.h"

#include "fingerprint/postings.h"

/* Memory comes in pieces of so many bytes: doubling ever on, as usual, would overshoot hash_mem by a half. */
#define BATCH_BLOCK		(64 * 1024)

/* Bits of the first 32,768 rows that have met their like. */
#define MATCHED_BYTES	4096

/* How far ahead rows are fetched, and what is needed of most: a key and the fingerprint of an article. */
#define ROWS_AHEAD		3
#define BYTES_AHEAD		256

typedef struct InnerRow
{
	MinimalTuple tuple;
	bytea	   *newsfp;			/* in the tuple where it stands there as it is */
} InnerRow;

typedef struct SimilarityJoin
{
	CustomScanState css;
	PlanState  *outer;
	PlanState  *inner;
	ExprState  *outer_key;
	ExprState  *inner_key;
	ExprState  *threshold_expr;
	float		threshold;
	JoinType	type;			/* JOIN_INNER, JOIN_SEMI or JOIN_ANTI */
	bool		ended;			/* there are no more pairs */
	bool		unmatched;		/* the current outer row goes out unless it meets its like */
	ExprState  *filter;
	bool		filter_first;	/* it costs less than comparing fingerprints */

	/* the batch: what fits of the inner relation */
	int			batches;		/* read so far */
	bool		inner_ended;	/* it is the last */
	MemoryContext batch_context;
	NtPostings *postings;
	InnerRow   *rows;
	int			nrows;
	int			rows_size;
	TupleTableSlot *inner_slot;

	/* what passes by it: the plan for the first batch, its tuples for the others */
	Tuplestorestate *outer_store;
	TupleTableSlot *outer_stored;
	TupleTableSlot *outer_slot; /* the current row */
	int64		outer_number;	/* its number; that of the first is 1 */
	uint8	   *matched;		/* bits: rows that need not pass by the next batch */
	int			matched_size;	/* in bytes */
	NtMatcher	matcher;		/* made of it */
	const int32 *candidates;
	int			ncandidates;
	int			next;

	/* for EXPLAIN */
	Size		peak;
	int			most_batches;
	uint64		unlike;			/* candidates that are not similar, */
	uint64		filtered;		/* or kept out by the filter */
} SimilarityJoin;

static Node *create_join_state(CustomScan *plan);
static void begin_join(CustomScanState *node, EState *estate, int eflags);
static TupleTableSlot *exec_join(CustomScanState *node);
static void end_join(CustomScanState *node);
static void rescan_join(CustomScanState *node);
static void explain_join(CustomScanState *node, List *ancestors, ExplainState *es);

const CustomScanMethods nt_join_scan_methods = {
	.CustomName = NT_JOIN_NAME,
	.CreateCustomScanState = create_join_state
};

static const CustomExecMethods exec_methods = {
	.CustomName = NT_JOIN_NAME,
	.BeginCustomScan = begin_join,
	.ExecCustomScan = exec_join,
	.EndCustomScan = end_join,
	.ReScanCustomScan = rescan_join,
	.ExplainCustomScan = explain_join
};

static Node *
create_join_state(CustomScan *plan)
{
	SimilarityJoin *join = palloc0(sizeof(SimilarityJoin));

	NodeSetTag(join, T_CustomScanState);
	join->css.methods = &exec_methods;
	return (Node *) join;
}

static ExprState *
init_expr(SimilarityJoin *join, int n)
{
	CustomScan *plan = (CustomScan *) join->css.ss.ps.plan;

	return ExecInitExpr(list_nth(plan->custom_exprs, n), &join->css.ss.ps);
}

static void
begin_join(CustomScanState *node, EState *estate, int eflags)
{
	SimilarityJoin *join = (SimilarityJoin *) node;
	CustomScan *plan = (CustomScan *) node->ss.ps.plan;

	join->outer = ExecInitNode(linitial(plan->custom_plans), estate, eflags);
	join->inner = ExecInitNode(lsecond(plan->custom_plans), estate, eflags);
	node->custom_ps = list_make2(join->outer, join->inner);
	join->outer_stored = ExecInitExtraTupleSlot(estate, ExecGetResultType(join->outer), &TTSOpsMinimalTuple);
	join->inner_slot = ExecInitExtraTupleSlot(estate, ExecGetResultType(join->inner), &TTSOpsMinimalTuple);
	/* the clause is not called, but whether it may be is found out */
	init_expr(join, NT_JOIN_CLAUSE);
	join->outer_key = init_expr(join, NT_JOIN_OUTER);
	join->inner_key = init_expr(join, NT_JOIN_INNER);
	join->threshold_expr = init_expr(join, NT_JOIN_THRESHOLD);
	join->filter = ExecInitQual(list_nth(plan->custom_exprs, NT_JOIN_FILTER), &node->ss.ps);
	join->filter_first = boolVal(linitial(plan->custom_private));
	join->type = intVal(lsecond(plan->custom_private));
	join->batch_context = AllocSetContextCreate(estate->es_query_cxt, "similarity join batch", ALLOCSET_DEFAULT_MINSIZE,
												ALLOCSET_DEFAULT_INITSIZE, BATCH_BLOCK);
}

/* Puts the columns of one side into the scan tuple, from column number "first" on. */
static void
set_columns(SimilarityJoin *join, TupleTableSlot *side, int first)
{
	TupleTableSlot *slot = join->css.ss.ss_ScanTupleSlot;
	int			n = side->tts_tupleDescriptor->natts;

	slot_getallattrs(side);
	memcpy(slot->tts_values + first, side->tts_values, n * sizeof(Datum));
	memcpy(slot->tts_isnull + first, side->tts_isnull, n * sizeof(bool));
}

static int
inner_column(const SimilarityJoin *join)
{
	return join->outer_stored->tts_tupleDescriptor->natts;
}

/* The fingerprint of a side whose columns have been set, the other side's being whatever they are; NULL if it is NULL. */
static bytea *
key_of(SimilarityJoin *join, ExprState *expr)
{
	TupleTableSlot *slot = join->css.ss.ss_ScanTupleSlot;
	ExprContext *econtext = join->css.ss.ps.ps_ExprContext;
	bool		isnull;
	Datum		key;

	ExecClearTuple(slot);
	ExecStoreVirtualTuple(slot);
	econtext->ecxt_scantuple = slot;
	key = ExecEvalExprSwitchContext(expr, econtext, &isnull);
	if (isnull)
		return NULL;
	{
		MemoryContext before = MemoryContextSwitchTo(econtext->ecxt_per_tuple_memory);
		bytea	   *newsfp = DatumGetByteaPP(key);

		MemoryContextSwitchTo(before);
		return newsfp;
	}
}

/* In the memory context of the batch, as opposed to what the plan of the inner relation needs. */
static void
add_inner_row(SimilarityJoin *join, TupleTableSlot *row)
{
	InnerRow	entry;
	bytea	   *newsfp;

	entry.tuple = ExecCopySlotMinimalTuple(row);
	ExecStoreMinimalTuple(entry.tuple, join->inner_slot, false);
	set_columns(join, join->inner_slot, inner_column(join));
	newsfp = key_of(join, join->inner_key);
	if (newsfp == NULL)
	{
		pfree(entry.tuple);
		return;
	}
	if ((char *) newsfp >= (char *) entry.tuple && (char *) newsfp < (char *) entry.tuple + entry.tuple->t_len)
		entry.newsfp = newsfp;
	else
	{
		entry.newsfp = palloc(VARSIZE_ANY(newsfp));
		memcpy(entry.newsfp, newsfp, VARSIZE_ANY(newsfp));
	}
	nt_newsfp_expect(nt_postings_add(join->postings, (uint8 *) VARDATA_ANY(newsfp), VARSIZE_ANY_EXHDR(newsfp)));
	NT_ARRAY_RESERVE(join->rows, join->nrows, join->rows_size);
	join->rows[join->nrows++] = entry;
}

/* Reads what fits of the inner relation; returns whether there was anything. */
static bool
read_batch(SimilarityJoin *join)
{
	MemoryContext before = CurrentMemoryContext;
	Size		limit = get_hash_memory_limit();
	Size		size = 0;

	MemoryContextReset(join->batch_context);
	MemoryContextSwitchTo(join->batch_context);
	join->postings = nt_postings_make();
	MemoryContextSwitchTo(before);
	join->rows = NULL;
	join->nrows = join->rows_size = 0;
	while (!join->inner_ended)
	{
		TupleTableSlot *row = ExecProcNode(join->inner);

		if (TupIsNull(row))
		{
			join->inner_ended = true;
			break;
		}
		ResetExprContext(join->css.ss.ps.ps_ExprContext);
		MemoryContextSwitchTo(join->batch_context);
		add_inner_row(join, row);
		MemoryContextSwitchTo(before);
		size = MemoryContextMemAllocated(join->batch_context, true) + nt_postings_to_come(join->postings);
		if (join->nrows > 0 && (size >= limit || nt_postings_full(join->postings) ||
								join->rows_size >= MaxAllocSize / sizeof(InnerRow) / 2))
			break;
	}
	if (join->nrows > 0)
	{
		MemoryContextSwitchTo(join->batch_context);
		nt_postings_finish(join->postings);
		MemoryContextSwitchTo(before);
	}
	join->peak = Max(join->peak, size);
	join->batches++;
	join->most_batches = Max(join->most_batches, join->batches);
	return join->nrows > 0;
}

/* The next row to pass by the batch, or NULL. */
static TupleTableSlot *
next_outer(SimilarityJoin *join)
{
	TupleTableSlot *row;

	join->outer_number++;
	if (join->batches > 1)
		return tuplestore_gettupleslot(join->outer_store, true, false, join->outer_stored) ? join->outer_stored : NULL;
	row = ExecProcNode(join->outer);
	if (TupIsNull(row))
		return NULL;
	if (join->outer_store != NULL)
		tuplestore_puttupleslot(join->outer_store, row);
	return row;
}

/* The outer row is done with, in the batches to come as well. */
static void
set_matched(SimilarityJoin *join)
{
	int			at = join->outer_number / 8;

	join->next = join->ncandidates;
	join->unmatched = false;
	/* one batch */
	if (join->outer_store == NULL)
		return;
	if (at >= join->matched_size)
	{
		int			size = Max(2 * at, MATCHED_BYTES);
		MemoryContext context = join->css.ss.ps.state->es_query_cxt;

		join->matched = join->matched == NULL ? MemoryContextAlloc(context, size) : repalloc(join->matched, size);
		memset(join->matched + join->matched_size, 0, size - join->matched_size);
		join->matched_size = size;
	}
	join->matched[at] |= 1 << join->outer_number % 8;
}

static bool
is_matched(const SimilarityJoin *join)
{
	int			at = join->outer_number / 8;

	return at < join->matched_size && (join->matched[at] >> join->outer_number % 8 & 1) != 0;
}

/* Goes on to an outer row that has candidates, or goes out without; false at the end of them all. */
static bool
search_next(SimilarityJoin *join)
{
	for (;;)
	{
		bytea	   *newsfp;
		NtStoredKeys others;
		NtSketch	sketch;
		uint32		keys[NT_SKETCH_MAX_KEYS];

		CHECK_FOR_INTERRUPTS();
		join->outer_slot = next_outer(join);
		if (join->outer_slot == NULL)
		{
			/* without similar rows, too, an anti join has yet to send its rows out */
			if (join->inner_ended || (!read_batch(join) && join->type != JOIN_ANTI))
				return false;
			tuplestore_rescan(join->outer_store);
			join->outer_number = 0;
			continue;
		}
		if (is_matched(join))
			continue;
		ResetExprContext(join->css.ss.ps.ps_ExprContext);
		set_columns(join, join->outer_slot, 0);
		newsfp = key_of(join, join->outer_key);
		join->unmatched = join->type == JOIN_ANTI && join->inner_ended;
		join->next = join->ncandidates = 0;
		if (newsfp != NULL && join->nrows > 0)
		{
			nt_newsfp_expect(nt_sketch_read_beacons(&others, &sketch, keys, (uint8 *) VARDATA_ANY(newsfp),
													VARSIZE_ANY_EXHDR(newsfp)));
			join->ncandidates = nt_postings_search(join->postings, &sketch, join->threshold, &join->candidates);
		}
		if (join->ncandidates == 0)
		{
			if (join->unmatched)
				return true;
			continue;
		}
		nt_newsfp_expect(nt_matcher_make(&join->matcher, (uint8 *) VARDATA_ANY(newsfp), VARSIZE_ANY_EXHDR(newsfp)));
		return true;
	}
}

/* Starts or starts again; false if there is nothing to join. */
static bool
start(SimilarityJoin *join)
{
	join->threshold = (float) nt_similarity_threshold;
	if (join->threshold_expr != NULL)
	{
		bool		isnull;
		Datum		threshold = ExecEvalExprSwitchContext(join->threshold_expr, join->css.ss.ps.ps_ExprContext, &isnull);

		if (isnull)
		{
			/* nothing is similar, so that the inner rows need not be read */
			join->inner_ended = true;
			join->batches = 1;
			return join->type == JOIN_ANTI;
		}
		join->threshold = nt_threshold(DatumGetFloat4(threshold));
	}
	if (!read_batch(join) && join->type != JOIN_ANTI)
		return false;
	if (!join->inner_ended)
	{
		MemoryContext before = MemoryContextSwitchTo(join->css.ss.ps.state->es_query_cxt);

		join->outer_store = tuplestore_begin_heap(false, false, work_mem);
		MemoryContextSwitchTo(before);
	}
	return true;
}

/* Makes the pair of the outer row and this one the scan tuple; is it one that the other clauses let pass? */
static bool
passes_filter(SimilarityJoin *join, const InnerRow *row)
{
	ExprContext *econtext = join->css.ss.ps.ps_ExprContext;
	TupleTableSlot *slot = join->css.ss.ss_ScanTupleSlot;

	ExecClearTuple(slot);
	ExecStoreMinimalTuple(row->tuple, join->inner_slot, false);
	set_columns(join, join->outer_slot, 0);
	set_columns(join, join->inner_slot, inner_column(join));
	econtext->ecxt_scantuple = ExecStoreVirtualTuple(slot);
	if (join->filter == NULL)
		return true;
	ResetExprContext(econtext);
	if (ExecQual(join->filter, econtext))
		return true;
	join->filtered++;
	return false;
}

static bool
is_similar(SimilarityJoin *join, const InnerRow *row)
{
	bool		reaches;

	nt_newsfp_expect(nt_match_reaches(&join->matcher, (uint8 *) VARDATA_ANY(row->newsfp),
									  VARSIZE_ANY_EXHDR(row->newsfp), NT_RESEMBLANCE, join->threshold, &reaches));
	join->unlike += !reaches;
	return reaches;
}

/* The outer row as the scan tuple, with nothing of the inner relation. */
static TupleTableSlot *
outer_alone(SimilarityJoin *join)
{
	TupleTableSlot *slot = join->css.ss.ss_ScanTupleSlot;
	int			first = inner_column(join);

	ExecClearTuple(slot);
	set_columns(join, join->outer_slot, 0);
	memset(slot->tts_isnull + first, true, (slot->tts_tupleDescriptor->natts - first) * sizeof(bool));
	return ExecStoreVirtualTuple(slot);
}

/* Candidates lie anywhere in memory, and waiting for them was a fifth of the time. */
static void
fetch_ahead(const SimilarityJoin *join)
{
#ifdef __GNUC__
	if (join->next + ROWS_AHEAD < join->ncandidates)
	{
		const char *tuple = (const char *) join->rows[join->candidates[join->next + ROWS_AHEAD]].tuple;

		for (int at = 0; at < BYTES_AHEAD; at += PG_CACHE_LINE_SIZE / 2)
			__builtin_prefetch(tuple + at);
	}
#endif
}

/* The next pair of similar rows, as one tuple; or the next outer row, with whatever is similar or with nothing. */
static TupleTableSlot *
next_pair(SimilarityJoin *join)
{
	TupleTableSlot *slot = join->css.ss.ss_ScanTupleSlot;

	if (join->batches == 0 && !start(join))
		join->ended = true;
	while (!join->ended)
	{
		while (join->next < join->ncandidates)
		{
			const InnerRow *row = &join->rows[join->candidates[join->next++]];

			CHECK_FOR_INTERRUPTS();
			fetch_ahead(join);
			if (!(join->filter_first ? passes_filter(join, row) && is_similar(join, row) :
				  is_similar(join, row) && passes_filter(join, row)))
				continue;
			if (join->type != JOIN_INNER)
				set_matched(join);
			if (join->type != JOIN_ANTI)
				return slot;
		}
		if (join->unmatched)
		{
			join->unmatched = false;
			return outer_alone(join);
		}
		join->ended = !search_next(join);
	}
	return ExecClearTuple(slot);
}

/* As ExecScan does, but for EvalPlanQual: a subquery of an UPDATE is executed again there, as it is, not rechecked. */
static TupleTableSlot *
exec_join(CustomScanState *node)
{
	ProjectionInfo *projection = node->ss.ps.ps_ProjInfo;
	TupleTableSlot *slot = next_pair((SimilarityJoin *) node);

	if (projection == NULL)
		return slot;
	if (TupIsNull(slot))
		return ExecClearTuple(projection->pi_state.resultslot);
	ResetExprContext(node->ss.ps.ps_ExprContext);
	node->ss.ps.ps_ExprContext->ecxt_scantuple = slot;
	return ExecProject(projection);
}

/* Back to the state before the first row. */
static void
forget(SimilarityJoin *join)
{
	if (join->outer_store != NULL)
		tuplestore_end(join->outer_store);
	join->outer_store = NULL;
	ExecClearTuple(join->css.ss.ss_ScanTupleSlot);
	ExecClearTuple(join->inner_slot);
	ExecClearTuple(join->outer_stored);
	MemoryContextReset(join->batch_context);
	join->nrows = 0;
	join->batches = 0;
	join->inner_ended = join->ended = false;
	join->next = join->ncandidates = 0;
	join->outer_number = 0;
	join->unmatched = false;
	if (join->matched != NULL)
		memset(join->matched, 0, join->matched_size);
}

static void
end_join(CustomScanState *node)
{
	SimilarityJoin *join = (SimilarityJoin *) node;

	forget(join);
	ExecEndNode(join->outer);
	ExecEndNode(join->inner);
}

static void
rescan_join(CustomScanState *node)
{
	SimilarityJoin *join = (SimilarityJoin *) node;
	ListCell   *lc;

	forget(join);
	foreach(lc, node->custom_ps)
	{
		PlanState  *child = lfirst(lc);

		if (node->ss.ps.chgParam != NULL)
			UpdateChangedParamSet(child, node->ss.ps.chgParam);
		/* else it rescans itself when it is asked for a row */
		if (child->chgParam == NULL)
			ExecReScan(child);
	}
}

/* Rows a loop, as the server's own nodes tell them. */
static void
explain_removed(const char *by, uint64 rows, const SimilarityJoin *join, ExplainState *es)
{
	double		loops = Max(join->css.ss.ps.instrument->nloops, 1);

	if (rows > 0 || es->format != EXPLAIN_FORMAT_TEXT)
		ExplainPropertyFloat(psprintf("Rows Removed by %s", by), NULL, rows / loops, 0, es);
}

static void
explain_join(CustomScanState *node, List *ancestors, ExplainState *es)
{
	SimilarityJoin *join = (SimilarityJoin *) node;
	CustomScan *plan = (CustomScan *) node->ss.ps.plan;
	List	   *context = set_deparse_context_plan(es->deparse_cxt, &plan->scan.plan, ancestors);
	List	   *filter = list_nth(plan->custom_exprs, NT_JOIN_FILTER);

	if (join->type != JOIN_INNER || es->format != EXPLAIN_FORMAT_TEXT)
		ExplainPropertyText("Join Type", join->type == JOIN_SEMI ? "Semi" : join->type == JOIN_ANTI ? "Anti" : "Inner", es);
	ExplainPropertyText("Similarity Cond",
						deparse_expression(list_nth(plan->custom_exprs, NT_JOIN_CLAUSE), context, true, false), es);
	if (es->analyze)
		explain_removed("Similarity Cond", join->unlike, join, es);
	if (filter != NIL)
	{
		ExplainPropertyText("Join Filter",
							deparse_expression((Node *) make_ands_explicit(filter), context, true, false), es);
		if (es->analyze)
			explain_removed("Join Filter", join->filtered, join, es);
	}
	if (es->analyze)
	{
		ExplainPropertyInteger("Batches", NULL, join->most_batches, es);
		ExplainPropertyInteger("Memory Usage", "kB", (join->peak + 1023) / 1024, es);
	}
}
