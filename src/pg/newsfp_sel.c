/*-------------------------------------------------------------------------
 *
 * newsfp_sel.c
 *	  What the planner is told about similarity: selectivity, and how a
 *	  function call becomes an index condition.
 *
 *-------------------------------------------------------------------------
 */
#include "pg/newsfp.h"

#include "catalog/namespace.h"
#include "catalog/pg_statistic.h"
#include "catalog/pg_type.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/supportnodes.h"
#include "optimizer/optimizer.h"
#include "optimizer/plancat.h"
#include "parser/parse_func.h"
#include "utils/lsyscache.h"
#include "utils/selfuncs.h"

/*
 * Similar rows that a fingerprint meets where statistics say nothing.  It meets itself, and in a corpus of news with
 * copies one to eight more: this is at most three times off from one to nine.
 */
#define SIMILAR_ROWS	3

/* With fewer fingerprints in the histogram than this, its share of similar ones says too little. */
#define MIN_HISTOGRAM	100

PG_FUNCTION_INFO_V1(newsfp_sel);
PG_FUNCTION_INFO_V1(newsfp_joinsel);
PG_FUNCTION_INFO_V1(news_similar_support);
PG_FUNCTION_INFO_V1(news_contained_support);

/* A few of the fingerprints, which is how many are similar whatever the size of the relation. */
static double
few_of(double fingerprints)
{
	return SIMILAR_ROWS / Max(fingerprints, SIMILAR_ROWS);
}

/* How many there are; a relation of keys may have each many times. */
static double
distinct_fingerprints(VariableStatData *vardata)
{
	bool		isdefault;
	double		distinct;

	if (vardata->rel == NULL)
		return 0;
	distinct = get_variable_numdistinct(vardata, &isdefault);
	return isdefault ? vardata->rel->tuples : distinct;
}

/*
 * Selectivity of "column OPERATOR something".  The histogram of the column is a sample of its values: where it can
 * be had, the operator itself is tried on it and on the most common values.
 */
Datum
newsfp_sel(PG_FUNCTION_ARGS)
{
	PlannerInfo *root = (PlannerInfo *) PG_GETARG_POINTER(0);
	Oid			operator = PG_GETARG_OID(1);
	List	   *args = (List *) PG_GETARG_POINTER(2);
	int			var_relid = PG_GETARG_INT32(3);
	VariableStatData vardata;
	Node	   *other;
	bool		var_on_left;
	double		few;
	double		selectivity;

	if (!get_restriction_variable(root, args, var_relid, &vardata, &other, &var_on_left))
		PG_RETURN_FLOAT8(DEFAULT_MATCHING_SEL);
	selectivity = few = few_of(distinct_fingerprints(&vardata));
	if (IsA(other, Const) && ((Const *) other)->constisnull)
		selectivity = 0;
	else if (IsA(other, Const) && HeapTupleIsValid(vardata.statsTuple) &&
			 statistic_proc_security_check(&vardata, get_opcode(operator)))
	{
		Datum		value = ((Const *) other)->constvalue;
		double		null_share = ((Form_pg_statistic) GETSTRUCT(vardata.statsTuple))->stanullfrac;
		double		common_share = 0;
		double		common;
		double		rest;
		int			histogram_size;
		FmgrInfo	function;

		fmgr_info(get_opcode(operator), &function);
		common = mcv_selectivity(&vardata, &function, InvalidOid, value, var_on_left, &common_share);
		rest = histogram_selectivity(&vardata, &function, InvalidOid, value, var_on_left,
									 MIN_HISTOGRAM, 0, &histogram_size);
		/* a single hit among a hundred may be the query itself */
		if (rest * histogram_size < 1.5)
			rest = few;
		selectivity = common + Max(rest, few) * Max(1 - null_share - common_share, 0);
	}
	ReleaseVariableStats(vardata);
	CLAMP_PROBABILITY(selectivity);
	PG_RETURN_FLOAT8(selectivity);
}

/*
 * Each row of the smaller side meets a few of the larger.  Of the rows for which EXISTS asks whether they meet one,
 * half do, as the server takes it where it knows no better, but not more than there are pairs.
 */
Datum
newsfp_joinsel(PG_FUNCTION_ARGS)
{
	PlannerInfo *root = (PlannerInfo *) PG_GETARG_POINTER(0);
	List	   *args = (List *) PG_GETARG_POINTER(2);
	SpecialJoinInfo *sjinfo = (SpecialJoinInfo *) PG_GETARG_POINTER(4);
	VariableStatData first;
	VariableStatData second;
	JoinType	type = (JoinType) PG_GETARG_INT16(3);
	const RelOptInfo *inner;
	bool		reversed;
	double		selectivity;

	get_join_variables(root, args, sjinfo, &first, &second, &reversed);
	selectivity = few_of(Max(distinct_fingerprints(&first), distinct_fingerprints(&second)));
	inner = reversed ? first.rel : second.rel;
	if ((type == JOIN_SEMI || type == JOIN_ANTI) && inner != NULL)
		selectivity = Min(selectivity * inner->rows, 0.5);
	ReleaseVariableStats(first);
	ReleaseVariableStats(second);
	CLAMP_PROBABILITY(selectivity);
	PG_RETURN_FLOAT8(selectivity);
}

/*
 * "column OPERATOR news_probe(value, threshold)" for the call of a function over (newsfp, newsfp, threshold), where
 * the column is argument number "column" of the call; NULL when the extension's objects are not found.
 */
static OpExpr *
probe_clause(PlannerInfo *root, const FuncExpr *call, int column, const char *operator_name)
{
	Node	   *indexed = linitial(call->args);
	Node	   *value = lsecond(call->args);
	Oid			newsfp = exprType(indexed);
	char	   *schema = get_namespace_name(get_func_namespace(call->funcid));
	Oid			argument_types[2];
	List	   *name;
	Oid			probe_function;
	Oid			probe;
	Oid			operator;
	Node	   *right;

	if (schema == NULL || list_length(call->args) != 3)
		return NULL;
	if (column == 1)
	{
		Node	   *swap = indexed;

		indexed = value;
		value = swap;
	}
	argument_types[0] = newsfp;
	argument_types[1] = FLOAT4OID;
	name = list_make2(makeString(schema), makeString("news_probe"));
	probe_function = LookupFuncName(name, 2, argument_types, true);
	if (!OidIsValid(probe_function))
		return NULL;
	probe = get_func_rettype(probe_function);
	name = list_make2(makeString(schema), makeString(pstrdup(operator_name)));
	operator = OpernameGetOprid(name, newsfp, probe);
	if (!OidIsValid(operator))
		return NULL;
	right = (Node *) makeFuncExpr(probe_function, probe, list_make2(value, lthird(call->args)),
								  InvalidOid, InvalidOid, COERCE_EXPLICIT_CALL);
	right = eval_const_expressions(root, right);
	return (OpExpr *) make_opclause(operator, BOOLOID, false, (Expr *) indexed, (Expr *) right,
									InvalidOid, InvalidOid);
}

/* Answers both requests; operators[i] is the one for which argument i of the call is the column. */
static Node *
support(Node *request, const char *const operators[2])
{
	if (IsA(request, SupportRequestIndexCondition))
	{
		SupportRequestIndexCondition *req = (SupportRequestIndexCondition *) request;
		FuncExpr   *call = (FuncExpr *) req->node;
		OpExpr	   *clause;

		if (!IsA(call, FuncExpr) || req->indexarg > 1 || list_length(call->args) != 3)
			return NULL;
		if (!is_pseudo_constant_for_index(req->root, list_nth(call->args, 1 - req->indexarg), req->index) ||
			!is_pseudo_constant_for_index(req->root, lthird(call->args), req->index))
			return NULL;
		clause = probe_clause(req->root, call, req->indexarg, operators[req->indexarg]);
		if (clause == NULL || !op_in_opfamily(clause->opno, req->opfamily))
			return NULL;
		/* the operator says exactly what the call said */
		req->lossy = false;
		return (Node *) list_make1(clause);
	}
	if (IsA(request, SupportRequestSelectivity))
	{
		SupportRequestSelectivity *req = (SupportRequestSelectivity *) request;
		FuncExpr	call;
		OpExpr	   *clause;
		int			column;

		if (list_length(req->args) != 3)
			return NULL;
		MemSet(&call, 0, sizeof(call));
		NodeSetTag(&call, T_FuncExpr);
		call.funcid = req->funcid;
		call.args = req->args;
		/* the side that is no constant is the column */
		column = IsA(linitial(req->args), Const) ? 1 : 0;
		clause = probe_clause(req->root, &call, column, operators[column]);
		if (clause == NULL)
			return NULL;
		if (req->is_join)
			req->selectivity = join_selectivity(req->root, clause->opno, clause->args, InvalidOid,
												req->jointype, req->sjinfo);
		else
			req->selectivity = restriction_selectivity(req->root, clause->opno, clause->args, InvalidOid,
													   req->varRelid);
		return (Node *) req;
	}
	return NULL;
}

Datum
news_similar_support(PG_FUNCTION_ARGS)
{
	static const char *const operators[2] = {"%", "%"};

	PG_RETURN_POINTER(support((Node *) PG_GETARG_POINTER(0), operators));
}

Datum
news_contained_support(PG_FUNCTION_ARGS)
{
	static const char *const operators[2] = {"<%", "%>"};

	PG_RETURN_POINTER(support((Node *) PG_GETARG_POINTER(0), operators));
}
