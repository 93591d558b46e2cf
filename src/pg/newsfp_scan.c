/*-------------------------------------------------------------------------
 *
 * newsfp_scan.c
 *	  Fetching the rows that the index of fingerprints found.
 *
 * What the index finds is spread over the table, nearly every row on a page
 * of its own, and where hundreds of rows are found most of the time goes by
 * waiting for memory: for the page, then the line pointer, then the tuple,
 * page by page.  This plan does what a Bitmap Heap Scan does, in the same
 * order and with the same rows, but for a batch of pages at a time, and asks
 * for the memory of all of them before it reads the first.  It takes the
 * place of each Bitmap Heap Scan over such an index, at the same cost, where
 * rows are not to be locked or changed (which may mean rechecking a row alone,
 * by EvalPlanQual).
 *
 *-------------------------------------------------------------------------
 */
#include "pg/newsfp.h"

#include "access/heapam.h"
#include "access/sysattr.h"
#include "access/table.h"
#include "commands/explain.h"
#if PG_VERSION_NUM >= 180000
#include "commands/explain_format.h"
#endif
#include "executor/executor.h"
#include "miscadmin.h"
#include "nodes/extensible.h"
#include "nodes/makefuncs.h"
#include "nodes/tidbitmap.h"
#include "optimizer/optimizer.h"
#include "optimizer/pathnode.h"
#include "optimizer/paths.h"
#include "pgstat.h"
#include "storage/bufmgr.h"
#include "storage/predicate.h"
#include "utils/guc.h"
#include "utils/rel.h"
#include "utils/ruleutils.h"
#include "utils/spccache.h"

/* as EXPLAIN shows it */
#define SCAN_NAME		"Similarity Scan"

/*
 * A batch.  The first is small, as LIMIT or EXISTS may want no more; each is twice the one before.  More pages than the
 * largest make no difference, and where there are few buffers a scan pins no more than its share.  So many rows as may
 * be on one page must fit.
 */
#define FIRST_PAGES		2
#define BATCH_PAGES		16
/* of temporary tables that go at once */
#define LOCAL_SCANS		64
#define BATCH_ROWS		(MaxHeapTuplesPerPage + 8 * BATCH_PAGES)

/* What is needed of most rows: a key and the fingerprint of an article. */
#define BYTES_AHEAD		256

#if PG_VERSION_NUM >= 180000
typedef TBMPrivateIterator BitmapIterator;
#define begin_iterate(bitmap)	tbm_begin_private_iterate(bitmap)
#define end_iterate(iterator)	tbm_end_private_iterate(iterator)
#else
typedef TBMIterator BitmapIterator;
#define begin_iterate(bitmap)	tbm_begin_iterate(bitmap)
#define end_iterate(iterator)	tbm_end_iterate(iterator)
#endif
#if PG_VERSION_NUM >= 160000
#define locator_of(rel)			((rel)->rd_locator)
#else
#define locator_of(rel)			((rel)->rd_node)
#endif

typedef struct BatchPage
{
	BlockNumber block;
	Buffer		buffer;			/* pinned until its last row is done with */
	bool		lossy;			/* any row of the page may be meant */
	bool		recheck;
	int			first;			/* its rows in the batch */
	int			count;
} BatchPage;

/* While the batch is filled, what the index found; then the visible tuple there. */
typedef struct BatchRow
{
	OffsetNumber offset;		/* line pointer */
	uint16		at;				/* the tuple in the page */
	uint16		len;
} BatchRow;

typedef struct SimilarityScan
{
	CustomScanState css;
	ExprState  *recheck;		/* the index condition */
	TupleTableSlot *heap_slot;
	HeapTupleData tuple;		/* in it */
	int			columns;		/* the first so many are copied to the scan tuple, which is a virtual one */
	bool		prefetch;		/* pages may be asked of the disk ahead */
	bool		recent;			/* where they are in the buffers is told then */
	int			most_pages;		/* in a batch */

	TIDBitmap  *bitmap;			/* NULL: not started */
	BitmapIterator *iterator;
	bool		ended;			/* there are no more pages */
	int			batch_pages;	/* so many are fetched next */
	int			page;			/* the current one of the batch, */
	int			npages;
	int			row;			/* and the next row of that page */
	BatchPage	pages[BATCH_PAGES];
	BatchRow	rows[BATCH_ROWS];

	/* for EXPLAIN */
	uint64		exact_pages;
	uint64		lossy_pages;
} SimilarityScan;

static bool enable_similarityscan = true;
static set_rel_pathlist_hook_type prev_rel_pathlist_hook = NULL;

static Plan *plan_scan(PlannerInfo *root, RelOptInfo *rel, CustomPath *path, List *tlist, List *clauses,
					   List *custom_plans);
static Node *create_scan_state(CustomScan *plan);
static void begin_scan(CustomScanState *node, EState *estate, int eflags);
static TupleTableSlot *exec_scan(CustomScanState *node);
static void end_scan(CustomScanState *node);
static void rescan_scan(CustomScanState *node);
static void explain_scan(CustomScanState *node, List *ancestors, ExplainState *es);

static const CustomPathMethods path_methods = {
	.CustomName = SCAN_NAME,
	.PlanCustomPath = plan_scan
};

static const CustomScanMethods scan_methods = {
	.CustomName = SCAN_NAME,
	.CreateCustomScanState = create_scan_state
};

static const CustomExecMethods exec_methods = {
	.CustomName = SCAN_NAME,
	.BeginCustomScan = begin_scan,
	.ExecCustomScan = exec_scan,
	.EndCustomScan = end_scan,
	.ReScanCustomScan = rescan_scan,
	.ExplainCustomScan = explain_scan
};

static bool
is_heap(Oid relid)
{
	/* locked by the planner */
	Relation	rel = table_open(relid, NoLock);
	bool		result = rel->rd_tableam == GetHeapamTableAmRoutine();

	table_close(rel, NoLock);
	return result;
}

/* The columns that expressions of the plan can need, as pull_varattnos numbers them. */
static Bitmapset *
needed_columns(const RelOptInfo *rel, const Path *path)
{
	Bitmapset  *columns = NULL;
	List	   *clauses = list_copy(rel->baserestrictinfo);
	ListCell   *lc;

	if (path->param_info != NULL)
		clauses = list_concat(clauses, path->param_info->ppi_clauses);
	pull_varattnos((Node *) rel->reltarget->exprs, rel->relid, &columns);
	foreach(lc, clauses)
	{
		RestrictInfo *info = lfirst_node(RestrictInfo, lc);

		pull_varattnos((Node *) info->clause, rel->relid, &columns);
	}
	return columns;
}

/* The highest of them, MaxHeapAttributeNumber for a whole row; -1 if some cannot be had of a virtual tuple. */
static int
last_column(const Bitmapset *columns)
{
	int			column = -1;
	AttrNumber	last = 0;

	while ((column = bms_next_member(columns, column)) >= 0)
	{
		last = column + FirstLowInvalidHeapAttributeNumber;
		if (last == InvalidAttrNumber)
			return MaxHeapAttributeNumber;
		/* it knows where it is from, and no more */
		if (last < 0 && last != SelfItemPointerAttributeNumber && last != TableOidAttributeNumber)
			return -1;
	}
	return Max(last, 0);
}

/* By an index of fingerprints alone?  Other indexes find fewer rows, or rows that lie together. */
static bool
is_by_similarity(const Path *path)
{
	const Path *by = path->parallel_workers == 0 && IsA(path, BitmapHeapPath) ?
		((const BitmapHeapPath *) path)->bitmapqual : NULL;
	ListCell   *lc;

	if (by == NULL || !IsA(by, IndexPath))
		return false;
	foreach(lc, ((const IndexPath *) by)->indexclauses)
	{
		RestrictInfo *info = linitial_node(RestrictInfo, lfirst_node(IndexClause, lc)->indexquals);

		if (IsA(info->clause, OpExpr) && nt_is_similarity((OpExpr *) info->clause))
			return true;
	}
	return false;
}

static void
take_bitmap_paths(PlannerInfo *root, RelOptInfo *rel, Index rti, RangeTblEntry *rte)
{
	ListCell   *lc;

	if (prev_rel_pathlist_hook != NULL)
		prev_rel_pathlist_hook(root, rel, rti, rte);
	if (!enable_similarityscan || rte->rtekind != RTE_RELATION || root->rowMarks != NIL ||
		(root->parse->commandType != CMD_SELECT && root->parse->commandType != CMD_INSERT))
		return;
	foreach(lc, rel->pathlist)
	{
		Path	   *path = lfirst(lc);
		CustomPath *scan;
		int			columns;

		if (!is_by_similarity(path) || !is_heap(rte->relid))
			continue;
		columns = last_column(needed_columns(rel, path));
		if (columns < 0)
			continue;
		scan = makeNode(CustomPath);
		scan->path = *path;
		scan->path.type = T_CustomPath;
		scan->path.pathtype = T_CustomScan;
		scan->flags = CUSTOMPATH_SUPPORT_PROJECTION;
		scan->custom_paths = list_make1(path);
		scan->custom_private = list_make1_int(columns);
#if PG_VERSION_NUM >= 170000
		scan->custom_restrictinfo = rel->baserestrictinfo;
#endif
		scan->methods = &path_methods;
		lfirst(lc) = scan;
	}
}

/* Of the Bitmap Heap Scan, all but itself. */
static Plan *
plan_scan(PlannerInfo *root, RelOptInfo *rel, CustomPath *path, List *tlist, List *clauses, List *custom_plans)
{
	CustomScan *plan = makeNode(CustomScan);
	Plan	   *gated = linitial(custom_plans);
	BitmapHeapScan *replaced;

	/* clauses without variables are a gate before either scan; one is enough */
	if (IsA(gated, Result))
		gated = outerPlan(gated);
	replaced = castNode(BitmapHeapScan, gated);
	plan->scan.plan.targetlist = tlist;
	plan->scan.plan.qual = replaced->scan.plan.qual;
	outerPlan(plan) = outerPlan(replaced);
	plan->scan.scanrelid = replaced->scan.scanrelid;
	plan->flags = path->flags;
	plan->custom_exprs = replaced->bitmapqualorig;
	plan->custom_private = path->custom_private;
	plan->methods = &scan_methods;
	return &plan->scan.plan;
}

static Node *
create_scan_state(CustomScan *plan)
{
	SimilarityScan *scan = palloc0(sizeof(SimilarityScan));

	NodeSetTag(scan, T_CustomScanState);
	scan->css.methods = &exec_methods;
	return (Node *) scan;
}

/* So many that each backend could have a scan going; the buffers of temporary tables are for the scans of one. */
static int
pages_of_batch(Relation rel)
{
	int			share = RelationUsesLocalBuffers(rel) ? num_temp_buffers / LOCAL_SCANS : NBuffers / MaxBackends;

	return Max(1, Min(share, BATCH_PAGES));
}

static void
begin_scan(CustomScanState *node, EState *estate, int eflags)
{
	SimilarityScan *scan = (SimilarityScan *) node;
	CustomScan *plan = (CustomScan *) node->ss.ps.plan;
	Relation	rel = node->ss.ss_currentRelation;
	const TupleTableSlotOps *slot_ops = node->ss.ps.scanops;

	outerPlanState(node) = ExecInitNode(outerPlan(plan), estate, eflags);
	scan->columns = Min(linitial_int(plan->custom_private), RelationGetNumberOfAttributes(rel));
	scan->prefetch = get_tablespace_io_concurrency(rel->rd_rel->reltablespace) > 0;
	/* ReadRecentBuffer looked for local buffers among the shared ones before 15.4 */
	scan->recent = !RelationUsesLocalBuffers(rel);
	scan->most_pages = pages_of_batch(rel);
	scan->heap_slot = ExecInitExtraTupleSlot(estate, RelationGetDescr(rel), &TTSOpsHeapTuple);
	/* most rows are rechecked as they are, before anything of them is copied */
	node->ss.ps.scanops = &TTSOpsHeapTuple;
	scan->recheck = ExecInitQual(plan->custom_exprs, &node->ss.ps);
	node->ss.ps.scanops = slot_ops;
	/* columns that are not copied stay NULL */
	ExecStoreAllNullTuple(node->ss.ss_ScanTupleSlot);
}

static inline void
ask_memory(const char *at)
{
#ifdef __GNUC__
	__builtin_prefetch(at);
#endif
}

/* The next page that the index found rows on; the rows' line pointers go to "rows".  False: there is none. */
static bool
next_found(SimilarityScan *scan, BatchPage *page, BatchRow *rows)
{
	OffsetNumber *offsets;
#if PG_VERSION_NUM >= 180000
	TBMIterateResult result;
	TBMIterateResult *found = tbm_private_iterate(scan->iterator, &result) ? &result : NULL;
	OffsetNumber extracted[MaxHeapTuplesPerPage];
#else
	TBMIterateResult *found = tbm_iterate(scan->iterator);
#endif

	if (found == NULL)
		return false;
	page->block = found->blockno;
	page->recheck = found->recheck;
#if PG_VERSION_NUM >= 180000
	page->lossy = found->lossy;
	page->count = found->lossy ? 0 : tbm_extract_page_tuple(found, extracted, MaxHeapTuplesPerPage);
	offsets = extracted;
#else
	page->lossy = found->ntuples < 0;
	page->count = Max(found->ntuples, 0);
	offsets = found->offsets;
#endif
	for (int i = 0; i < page->count; i++)
		rows[i].offset = offsets[i];
	return true;
}

static void
set_row(BatchRow *row, const HeapTupleData *tuple, Page page)
{
	row->offset = ItemPointerGetOffsetNumber(&tuple->t_self);
	row->at = (char *) tuple->t_data - (char *) page;
	row->len = tuple->t_len;
}

/* Of a page as a whole, all rows that are visible. */
static void
find_lossy(SimilarityScan *scan, BatchPage *page, Relation rel, Snapshot snapshot)
{
	Page		bytes = BufferGetPage(page->buffer);
	OffsetNumber last = PageGetMaxOffsetNumber(bytes);

	for (OffsetNumber offset = FirstOffsetNumber; offset <= last; offset++)
	{
		ItemId		item = PageGetItemId(bytes, offset);
		HeapTupleData tuple;
		bool		visible;

		if (!ItemIdIsNormal(item))
			continue;
		tuple.t_data = (HeapTupleHeader) PageGetItem(bytes, item);
		tuple.t_len = ItemIdGetLength(item);
		tuple.t_tableOid = RelationGetRelid(rel);
		ItemPointerSet(&tuple.t_self, page->block, offset);
		visible = HeapTupleSatisfiesVisibility(&tuple, snapshot, page->buffer);
		if (visible)
		{
			PredicateLockTID(rel, &tuple.t_self, snapshot, HeapTupleHeaderGetXmin(tuple.t_data));
			set_row(&scan->rows[page->first + page->count++], &tuple, bytes);
		}
		HeapCheckForSerializableConflictOut(visible, rel, &tuple, page->buffer, snapshot);
	}
}

/* Of each row that was found the version that is visible, if one is. */
static void
find_exact(SimilarityScan *scan, BatchPage *page, Relation rel, Snapshot snapshot)
{
	Page		bytes = BufferGetPage(page->buffer);
	BatchRow   *rows = scan->rows + page->first;
	int			visible = 0;

	for (int i = 0; i < page->count; i++)
	{
		ItemPointerData tid;
		HeapTupleData tuple;

		ItemPointerSet(&tid, page->block, rows[i].offset);
		if (heap_hot_search_buffer(&tid, rel, page->buffer, snapshot, &tuple, NULL, true))
		{
			tuple.t_self = tid;
			set_row(&rows[visible++], &tuple, bytes);
		}
	}
	page->count = visible;
}

/* Fetches the next pages; false at the end. */
static bool
fill_batch(SimilarityScan *scan)
{
	Relation	rel = scan->css.ss.ss_currentRelation;
	Snapshot	snapshot = scan->css.ss.ps.state->es_snapshot;
	int			nrows = 0;
	int			npages = 0;

	/* which pages, and where in the buffers they are */
	while (npages < scan->batch_pages && nrows + MaxHeapTuplesPerPage <= BATCH_ROWS)
	{
		BatchPage  *page = &scan->pages[npages];

		page->first = nrows;
		if (!next_found(scan, page, scan->rows + nrows))
		{
			scan->ended = true;
			break;
		}
		/* of a lossy page all rows may be there */
		nrows += page->lossy ? MaxHeapTuplesPerPage : page->count;
		/* not pinned yet */
		page->buffer = scan->prefetch ? PrefetchBuffer(rel, MAIN_FORKNUM, page->block).recent_buffer : InvalidBuffer;
		if (!scan->recent)
			page->buffer = InvalidBuffer;
		if (page->buffer != InvalidBuffer)
		{
			Page		bytes = BufferGetPage(page->buffer);

			ask_memory(bytes);
			ask_memory((char *) PageGetItemId(bytes, scan->rows[page->first].offset));
		}
		npages++;
	}
	/* where in the pages the rows are: a guess while they are not locked */
	for (; scan->npages < npages; scan->npages++)
	{
		BatchPage  *page = &scan->pages[scan->npages];
		Page		bytes;

		if (page->buffer != InvalidBuffer &&
			ReadRecentBuffer(locator_of(rel), MAIN_FORKNUM, page->block, page->buffer))
		{
			/* as ReadBuffer counts them */
			pgstat_count_buffer_read(rel);
			pgstat_count_buffer_hit(rel);
		}
		else
			page->buffer = ReadBuffer(rel, page->block);
		bytes = BufferGetPage(page->buffer);
		for (int i = 0; i < page->count; i++)
		{
			const char *tuple = bytes + ItemIdGetOffset(PageGetItemId(bytes, scan->rows[page->first + i].offset));

			for (int at = 0; at < BYTES_AHEAD; at += PG_CACHE_LINE_SIZE / 2)
				ask_memory(tuple + at);
		}
	}
	for (int i = 0; i < npages; i++)
	{
		BatchPage  *page = &scan->pages[i];

		heap_page_prune_opt(rel, page->buffer);
		LockBuffer(page->buffer, BUFFER_LOCK_SHARE);
		if (page->lossy)
			find_lossy(scan, page, rel, snapshot);
		else
			find_exact(scan, page, rel, snapshot);
		LockBuffer(page->buffer, BUFFER_LOCK_UNLOCK);
		scan->exact_pages += !page->lossy;
		scan->lossy_pages += page->lossy;
	}
	scan->batch_pages = Min(2 * scan->batch_pages, scan->most_pages);
	return npages > 0;
}

/* Goes on to the next page, which there may be none of. */
static void
leave_page(SimilarityScan *scan)
{
	ReleaseBuffer(scan->pages[scan->page++].buffer);
	scan->row = 0;
}

static void
start(SimilarityScan *scan)
{
	scan->bitmap = (TIDBitmap *) MultiExecProcNode(outerPlanState(scan));
	if (scan->bitmap == NULL || !IsA(scan->bitmap, TIDBitmap))
		elog(ERROR, "unrecognized result from subplan");
	scan->iterator = begin_iterate(scan->bitmap);
	scan->batch_pages = Min(FIRST_PAGES, scan->most_pages);
}

/* Puts the next row of the page into the heap slot. */
static void
store_row(SimilarityScan *scan, const BatchPage *page)
{
	const BatchRow *row = &scan->rows[page->first + scan->row++];
	Relation	rel = scan->css.ss.ss_currentRelation;

	pgstat_count_heap_fetch(rel);
	scan->tuple.t_data = (HeapTupleHeader) ((char *) BufferGetPage(page->buffer) + row->at);
	scan->tuple.t_len = row->len;
	scan->tuple.t_tableOid = RelationGetRelid(rel);
	ItemPointerSet(&scan->tuple.t_self, page->block, row->offset);
	ExecStoreHeapTuple(&scan->tuple, scan->heap_slot, false);
}

/* Copies to the scan tuple what of the row is needed; it is good until the page is left. */
static TupleTableSlot *
scan_tuple(SimilarityScan *scan)
{
	TupleTableSlot *slot = scan->css.ss.ss_ScanTupleSlot;
	TupleTableSlot *row = scan->heap_slot;

	slot_getsomeattrs(row, scan->columns);
	ExecClearTuple(slot);
	memcpy(slot->tts_values, row->tts_values, scan->columns * sizeof(Datum));
	memcpy(slot->tts_isnull, row->tts_isnull, scan->columns * sizeof(bool));
	ExecStoreVirtualTuple(slot);
	slot->tts_tid = scan->tuple.t_self;
	slot->tts_tableOid = scan->tuple.t_tableOid;
	return slot;
}

static TupleTableSlot *
next_row(ScanState *node)
{
	SimilarityScan *scan = (SimilarityScan *) node;
	ExprContext *econtext = node->ps.ps_ExprContext;

	if (scan->bitmap == NULL)
		start(scan);
	for (;;)
	{
		BatchPage  *page;

		CHECK_FOR_INTERRUPTS();
		if (scan->page == scan->npages)
		{
			scan->page = scan->npages = 0;
			if (scan->ended || !fill_batch(scan))
				return ExecClearTuple(node->ss_ScanTupleSlot);
		}
		page = &scan->pages[scan->page];
		if (scan->row == page->count)
		{
			leave_page(scan);
			continue;
		}
		store_row(scan, page);
		if (page->recheck)
		{
			econtext->ecxt_scantuple = scan->heap_slot;
			if (!ExecQualAndReset(scan->recheck, econtext))
			{
				InstrCountFiltered2(node, 1);
				continue;
			}
		}
		return scan_tuple(scan);
	}
}

/* For EvalPlanQual, which never has a row for this scan. */
static bool
recheck_row(ScanState *node, TupleTableSlot *slot)
{
	return true;
}

static TupleTableSlot *
exec_scan(CustomScanState *node)
{
	return ExecScan(&node->ss, next_row, recheck_row);
}

/* Back to the state before the first row. */
static void
forget(SimilarityScan *scan)
{
	while (scan->page < scan->npages)
		leave_page(scan);
	if (scan->iterator != NULL)
		end_iterate(scan->iterator);
	if (scan->bitmap != NULL)
		tbm_free(scan->bitmap);
	scan->iterator = NULL;
	scan->bitmap = NULL;
	scan->page = scan->npages = scan->row = 0;
	scan->ended = false;
}

static void
end_scan(CustomScanState *node)
{
	forget((SimilarityScan *) node);
	ExecEndNode(outerPlanState(node));
}

static void
rescan_scan(CustomScanState *node)
{
	ExecClearTuple(node->ss.ss_ScanTupleSlot);
	forget((SimilarityScan *) node);
	ExecScanReScan(&node->ss);
	/* else it rescans itself when it is asked for the bitmap */
	if (outerPlanState(node)->chgParam == NULL)
		ExecReScan(outerPlanState(node));
}

/* What a Bitmap Heap Scan tells. */
static void
explain_scan(CustomScanState *node, List *ancestors, ExplainState *es)
{
	SimilarityScan *scan = (SimilarityScan *) node;
	CustomScan *plan = (CustomScan *) node->ss.ps.plan;
	Instrumentation *instrument = node->ss.ps.instrument;
	bool		text = es->format == EXPLAIN_FORMAT_TEXT;

	/* none where the filter is the function call that the index condition was made of */
	if (plan->custom_exprs != NIL)
	{
		List	   *context = set_deparse_context_plan(es->deparse_cxt, &plan->scan.plan, ancestors);

		ExplainPropertyText("Recheck Cond", deparse_expression((Node *) make_ands_explicit(plan->custom_exprs), context,
															   es->verbose, false), es);
	}
	if (!es->analyze)
		return;
	if (instrument->nfiltered2 > 0 || !text)
		ExplainPropertyFloat("Rows Removed by Index Recheck", NULL,
							 instrument->nfiltered2 / Max(instrument->nloops, 1), 0, es);
	/* those of workers are not counted */
	if (scan->exact_pages > 0 || !text)
		ExplainPropertyInteger("Exact Heap Blocks", NULL, scan->exact_pages, es);
	if (scan->lossy_pages > 0 || !text)
		ExplainPropertyInteger("Lossy Heap Blocks", NULL, scan->lossy_pages, es);
}

void
nt_similarity_scan_init(void)
{
	DefineCustomBoolVariable("newstext.enable_similarityscan",
							 "Enables the planner's use of similarity scan plans.",
							 NULL,
							 &enable_similarityscan,
							 true,
							 PGC_USERSET, GUC_EXPLAIN, NULL, NULL, NULL);
	RegisterCustomScanMethods(&scan_methods);
	prev_rel_pathlist_hook = set_rel_pathlist_hook;
	set_rel_pathlist_hook = take_bitmap_paths;
}
