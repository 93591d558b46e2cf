/*-------------------------------------------------------------------------
 *
 * newsfp_join_path.c
 *	  Joining two relations on the resemblance of their fingerprints:
 *	  planning.
 *
 * A nested loop over an index serves a few fingerprints well.  Where many
 * meet many, reading the smaller relation into an inverted index in memory
 * and passing the larger by it takes a fraction of the time, as a hash join
 * does beside a nested loop.  The planner is offered such a join for the
 * clauses
 *		a.fp % b.fp
 *		news_similar(a.fp, b.fp, threshold)
 * wherever it may be used, and compares the costs.  The hook that does so is
 * set when the library is loaded, at the latest when the planner asks for the
 * selectivity of such a clause, which is before it looks for paths.
 *
 *-------------------------------------------------------------------------
 */
#include "pg/newsfp_join.h"

#include <math.h>

#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "optimizer/cost.h"
#include "optimizer/optimizer.h"
#include "optimizer/pathnode.h"
#include "optimizer/paths.h"
#include "optimizer/restrictinfo.h"
#include "utils/guc.h"

#include "pg/newsfp.h"

/*
 * Costs in units of cpu_operator_cost: to enter a row into the index; to search it for one; of each candidate it finds
 * (bench/run.sh --cost says what a unit is worth).
 */
#define COST_OF_ENTRY		40
#define COST_OF_SEARCH		60
#define COST_OF_CANDIDATE	5

/* Candidates a row that is similar: half of them end with the same notice and are not similar otherwise. */
#define CANDIDATES_A_ROW	2

/* Memory a row of the index takes besides its tuple: ten or so beacons, twice, and what stands once for each sketch. */
#define ENTRY_BYTES			160

/* The sides of a clause. */
typedef struct SimilarityClause
{
	RestrictInfo *info;
	Node	   *outer;
	Node	   *inner;
	Node	   *threshold;
} SimilarityClause;

static bool enable_similarityjoin = true;
static set_join_pathlist_hook_type prev_join_pathlist_hook = NULL;

static Plan *plan_join(PlannerInfo *root, RelOptInfo *rel, CustomPath *path, List *tlist, List *clauses,
					   List *custom_plans);

static const CustomPathMethods path_methods = {
	.CustomName = NT_JOIN_NAME,
	.PlanCustomPath = plan_join
};

/* Is it this function, whatever it is called in the catalog?  Functions over types of the server's own are not. */
static bool
is_function(Oid funcid, List *args, int nargs, PGFunction function)
{
	FmgrInfo	info;

	if (list_length(args) != nargs || exprType(linitial(args)) < FirstNormalObjectId)
		return false;
	fmgr_info(funcid, &info);
	return info.fn_addr == function;
}

/* If the join can go by this clause, one side being of the outer relation and the other of the inner, sets *clause. */
static void
find_similarity(PlannerInfo *root, RestrictInfo *info, const RelOptInfo *outer, const RelOptInfo *inner,
				SimilarityClause *clause)
{
	List	   *args;
	Node	   *threshold = NULL;
	Relids		left;
	Relids		right;
	bool		swapped;

	if (IsA(info->clause, OpExpr))
	{
		OpExpr	   *op = (OpExpr *) info->clause;

		set_opfuncid(op);
		args = op->args;
		if (!is_function(op->opfuncid, args, 2, newsfp_similar_op))
			return;
	}
	else if (IsA(info->clause, FuncExpr))
	{
		args = ((FuncExpr *) info->clause)->args;
		if (!is_function(((FuncExpr *) info->clause)->funcid, args, 3, news_similar))
			return;
		threshold = lthird(args);
		if (contain_var_clause(threshold))
			return;
	}
	else
		return;
	if (contain_volatile_functions((Node *) info->clause))
		return;

	left = pull_varnos(root, linitial(args));
	right = pull_varnos(root, lsecond(args));
	if (bms_is_empty(left) || bms_is_empty(right))
		return;
	swapped = bms_is_subset(left, inner->relids) && bms_is_subset(right, outer->relids);
	if (!swapped && !(bms_is_subset(left, outer->relids) && bms_is_subset(right, inner->relids)))
		return;
	clause->info = info;
	clause->outer = swapped ? lsecond(args) : linitial(args);
	clause->inner = swapped ? linitial(args) : lsecond(args);
	clause->threshold = threshold;
}

/* As RestrictInfos. */
static List *
other_clauses(List *restrictlist, const RestrictInfo *similarity)
{
	return list_delete_ptr(list_copy(restrictlist), (void *) similarity);
}

static void
cost_join(PlannerInfo *root, Path *path, const Path *outer, const Path *inner, const SimilarityClause *clause,
		  JoinPathExtraData *extra)
{
	double		outer_rows = clamp_row_est(outer->rows);
	double		inner_rows = clamp_row_est(inner->rows);
	double		candidates = CANDIDATES_A_ROW * outer_rows * inner_rows *
		clause_selectivity(root, (Node *) clause->info, 0, JOIN_INNER, extra->sjinfo);
	double		batches = ceil(inner_rows * (inner->pathtarget->width + ENTRY_BYTES) / get_hash_memory_limit());
	QualCost	filter;
	Cost		run;

	path->startup_cost = outer->startup_cost + inner->total_cost +
		inner_rows * COST_OF_ENTRY * cpu_operator_cost;
	run = outer->total_cost - outer->startup_cost;
	run += outer_rows * batches * COST_OF_SEARCH * cpu_operator_cost;
	/* written once, read for each batch but the first */
	if (batches > 1)
		run += batches * seq_page_cost * ceil(outer_rows * outer->pathtarget->width / BLCKSZ);
	cost_qual_eval(&filter, other_clauses(extra->restrictlist, clause->info), root);
	path->startup_cost += filter.startup + path->pathtarget->cost.startup;
	run += candidates * (COST_OF_CANDIDATE * cpu_operator_cost + filter.per_tuple);
	run += path->rows * (cpu_tuple_cost + path->pathtarget->cost.per_tuple);
	path->total_cost = path->startup_cost + run;
#if PG_VERSION_NUM >= 180000
	path->disabled_nodes = outer->disabled_nodes + inner->disabled_nodes;
#endif
}

static Path *
make_path(PlannerInfo *root, RelOptInfo *joinrel, Path *outer, Path *inner, JoinType jointype,
		  const SimilarityClause *clause, JoinPathExtraData *extra)
{
	CustomPath *path = makeNode(CustomPath);

	path->path.pathtype = T_CustomScan;
	path->path.parent = joinrel;
	path->path.pathtarget = joinrel->reltarget;
	path->path.parallel_safe = joinrel->consider_parallel && outer->parallel_safe && inner->parallel_safe;
	path->path.parallel_workers = outer->parallel_workers;
	/* of a partial path these are the rows of one worker */
	path->path.rows = clamp_row_est(joinrel->rows * outer->rows / clamp_row_est(outer->parent->rows));
	path->flags = CUSTOMPATH_SUPPORT_PROJECTION;
	path->custom_paths = list_make2(outer, inner);
	path->custom_private = lappend(list_make5(clause->info, clause->outer, clause->inner, clause->threshold,
											  extra->restrictlist), makeInteger(jointype));
#if PG_VERSION_NUM >= 170000
	path->custom_restrictinfo = extra->restrictlist;
#endif
	path->methods = &path_methods;
	cost_join(root, &path->path, outer, inner, clause, extra);
	return &path->path;
}

static void
add_join_paths(PlannerInfo *root, RelOptInfo *joinrel, RelOptInfo *outerrel, RelOptInfo *innerrel,
			   JoinType jointype, JoinPathExtraData *extra)
{
	SimilarityClause clause = {NULL};
	bool		one_match = jointype == JOIN_SEMI || jointype == JOIN_ANTI;
	Path	   *outer = outerrel->cheapest_total_path;
	Path	   *inner = innerrel->cheapest_total_path;
	ListCell   *lc;

	if (prev_join_pathlist_hook != NULL)
		prev_join_pathlist_hook(root, joinrel, outerrel, innerrel, jointype, extra);

	/*
	 * Rows that are to be locked or changed may have to be joined again, alone (EvalPlanQual), which this join cannot;
	 * and clauses of different security levels must be called in their order.
	 */
	if (!enable_similarityjoin || (jointype != JOIN_INNER && !one_match) || root->rowMarks != NIL ||
		(root->parse->commandType != CMD_SELECT && root->parse->commandType != CMD_INSERT) ||
		root->qual_security_level > 0 || !bms_is_empty(joinrel->lateral_relids) ||
		!bms_is_empty(PATH_REQ_OUTER(outer)) || !bms_is_empty(PATH_REQ_OUTER(inner)))
		return;
	/* LEFT JOIN ... WHERE inner IS NULL is an anti join that may still show the inner columns */
	if (one_match && bms_overlap(pull_varnos(root, (Node *) joinrel->reltarget->exprs), innerrel->relids))
		return;
	foreach(lc, extra->restrictlist)
	{
		RestrictInfo *info = lfirst_node(RestrictInfo, lc);

		/* a clause without variables is a gate before the plan, which join nodes of the server's own have */
		if (info->pseudoconstant)
			return;
		/* one from above an anti join is not for the rows that are compared */
		if (jointype == JOIN_ANTI && RINFO_IS_PUSHED_DOWN(info, joinrel->relids))
			return;
		if (clause.info == NULL)
			find_similarity(root, info, outerrel, innerrel, &clause);
	}
	if (clause.info == NULL)
		return;
	add_path(joinrel, make_path(root, joinrel, outer, inner, jointype, &clause, extra));

	inner = get_cheapest_parallel_safe_total_inner(innerrel->pathlist);
	if (joinrel->consider_parallel && outerrel->partial_pathlist != NIL && inner != NULL)
		add_partial_path(joinrel, make_path(root, joinrel, linitial(outerrel->partial_pathlist), inner, jointype,
											&clause, extra));
}

/* The tuples joined have the columns of the outer plan and behind them those of the inner. */
static Plan *
plan_join(PlannerInfo *root, RelOptInfo *rel, CustomPath *path, List *tlist, List *clauses, List *custom_plans)
{
	CustomScan *plan = makeNode(CustomScan);
	RestrictInfo *similarity = list_nth(path->custom_private, 0);
	List	   *filter = extract_actual_clauses(other_clauses(list_nth(path->custom_private, 4), similarity), false);
	QualCost	similarity_cost;
	QualCost	filter_cost;
	ListCell   *lc;

	foreach(lc, custom_plans)
	{
		ListCell   *column;

		foreach(column, ((Plan *) lfirst(lc))->targetlist)
		{
			TargetEntry *entry = lfirst_node(TargetEntry, column);

			plan->custom_scan_tlist = lappend(plan->custom_scan_tlist,
											  makeTargetEntry(copyObject(entry->expr),
															  list_length(plan->custom_scan_tlist) + 1, NULL, false));
		}
	}
	plan->scan.plan.targetlist = tlist;
	plan->flags = path->flags;
	plan->custom_plans = custom_plans;
	plan->custom_exprs = list_make5(copyObject(similarity->clause), copyObject(list_nth(path->custom_private, 1)),
									copyObject(list_nth(path->custom_private, 2)),
									copyObject(list_nth(path->custom_private, 3)), copyObject(filter));
	cost_qual_eval_node(&similarity_cost, (Node *) similarity->clause, root);
	cost_qual_eval(&filter_cost, filter, root);
	plan->custom_private = list_make2(makeBoolean(filter_cost.per_tuple < similarity_cost.per_tuple),
									  list_nth(path->custom_private, 5));
	plan->methods = &nt_join_scan_methods;
	return &plan->scan.plan;
}

void
nt_similarity_join_init(void)
{
	DefineCustomBoolVariable("newstext.enable_similarityjoin",
							 "Enables the planner's use of similarity join plans.",
							 NULL,
							 &enable_similarityjoin,
							 true,
							 PGC_USERSET, GUC_EXPLAIN, NULL, NULL, NULL);
	RegisterCustomScanMethods(&nt_join_scan_methods);
	prev_join_pathlist_hook = set_join_pathlist_hook;
	set_join_pathlist_hook = add_join_paths;
}
