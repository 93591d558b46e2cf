/*-------------------------------------------------------------------------
 *
 * backfill_fn.c
 *	  SQL: CALL news_backfill: fills a new column of a large table in small
 *	  transactions.
 *
 * Each batch takes the next rows in key order whose target is null, updates
 * them and commits: no row lock outlives a batch, and after a cancel or a
 * crash a second call goes on where the first one stopped.  Everything runs with
 * the caller's rights, through SPI.
 *
 *-------------------------------------------------------------------------
 */
#include "pg/border.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "access/xact.h"
#include "catalog/pg_am.h"
#include "catalog/pg_class.h"
#include "catalog/pg_index.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "nodes/parsenodes.h"
#include "parser/parser.h"
#include "pgstat.h"
#include "storage/latch.h"
#include "storage/lmgr.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/relcache.h"
#include "utils/syscache.h"
#include "utils/timestamp.h"
#include "utils/wait_event.h"

PG_FUNCTION_INFO_V1(news_backfill);

#define BATCH_MAX 1000000
/*
 * Without a size from the caller a batch aims at half a second: long enough that commits cost little beside the
 * expression, short enough that no row lock and no work lost to a cancel is.  The first batch is small, since nothing is
 * known of the expression yet, and sizes grow at most tenfold from one to the next.
 */
#define BATCH_SECONDS 0.5
#define BATCH_FIRST 100
#define BATCH_GROWTH 10
/* Seconds between two notices; pg_stat_activity shows every batch. */
#define NOTICE_SECONDS 2.0

typedef struct Backfill
{
	Oid			rel;
	char	   *rel_name;		/* quoted, with schema */
	char	   *target;			/* quoted */
	char	   *key;			/* quoted */
	Oid			key_type;
	int16		key_length;
	bool		key_by_value;
	int64		batch;			/* rows the next batch takes */
	bool		adapts;			/* batch follows the time batches take */
	double		pause;			/* seconds after each batch */
	SPIPlanPtr	first_end;		/* the key a batch ends with, from the first on and behind a key */
	SPIPlanPtr	next_end;
	SPIPlanPtr	first_update;	/* updates up to a key, the same two forms */
	SPIPlanPtr	next_update;
	int64		total;			/* rows to fill when it began */
	int64		done;
	TimestampTz began;
	TimestampTz noticed;
} Backfill;

/* The number of a column that exists and is no system column; reports another. */
static AttrNumber
column_number(Oid rel, const char *name)
{
	AttrNumber	number = get_attnum(rel, name);

	if (number <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("column \"%s\" of relation \"%s\" does not exist", name, get_rel_name(rel)),
				 errhint("Add it first: ALTER TABLE ... ADD COLUMN %s ...", quote_identifier(name))));
	return number;
}

/* What the catalogue says of a column. */
static FormData_pg_attribute
column_of(Oid rel, AttrNumber number)
{
	HeapTuple	tuple = SearchSysCache2(ATTNUM, ObjectIdGetDatum(rel), Int16GetDatum(number));
	FormData_pg_attribute column;

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for attribute %d of relation %u", number, rel);
	memcpy(&column, GETSTRUCT(tuple), ATTRIBUTE_FIXED_PART_SIZE);
	ReleaseSysCache(tuple);
	return column;
}

static void
check_relation(Oid rel)
{
	char		kind = get_rel_relkind(rel);

	if (kind == '\0')
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE), errmsg("relation with OID %u does not exist", rel)));
	if (kind != RELKIND_RELATION && kind != RELKIND_PARTITIONED_TABLE)
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("\"%s\" is not a table", get_rel_name(rel)),
				 errhint("Call news_backfill on the table that holds the rows.")));
}

/* The target must be able to be null and to be set, and the caller must be allowed to. */
static void
check_target(Oid rel, AttrNumber number, const char *name)
{
	FormData_pg_attribute column = column_of(rel, number);

	if (column.attgenerated != '\0' || column.attidentity != '\0')
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("column \"%s\" is generated", name),
				 errhint("A generated column is filled by the server; use a plain column and a trigger to fill it in steps.")));
	if (column.attnotnull)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("column \"%s\" is declared NOT NULL", name),
				 errdetail("Rows to fill are those whose target is null."),
				 errhint("Drop the NOT NULL constraint and set it again when the column is full.")));
	if (pg_class_aclcheck(rel, GetUserId(), ACL_UPDATE) != ACLCHECK_OK &&
		pg_attribute_aclcheck(rel, number, GetUserId(), ACL_UPDATE) != ACLCHECK_OK)
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("permission denied for column \"%s\" of relation \"%s\"", name, get_rel_name(rel)),
				 errhint("The caller needs the UPDATE privilege on it.")));
}

/* Does a usable B-tree begin with the column? */
static bool
has_index_on(Oid rel, AttrNumber number)
{
	Relation	relation = table_open(rel, AccessShareLock);
	List	   *indexes = RelationGetIndexList(relation);
	ListCell   *cell;
	bool		found = false;

	foreach(cell, indexes)
	{
		Relation	index = index_open(lfirst_oid(cell), AccessShareLock);

		found = found || (index->rd_index->indisvalid && index->rd_index->indkey.values[0] == number &&
						  heap_attisnull(index->rd_indextuple, Anum_pg_index_indpred, NULL) &&
						  index->rd_rel->relam == BTREE_AM_OID);
		index_close(index, AccessShareLock);
	}
	list_free(indexes);
	table_close(relation, AccessShareLock);
	return found;
}

/* The column that batches go by: the one named, else the primary key, which must have one column. */
static char *
choose_key(Oid rel, const char *named)
{
	Relation	relation;
	Bitmapset  *columns;
	char	   *key;
	AttrNumber	number;

	if (named == NULL)
	{
		relation = table_open(rel, AccessShareLock);
		columns = RelationGetIndexAttrBitmap(relation, INDEX_ATTR_BITMAP_PRIMARY_KEY);
		table_close(relation, AccessShareLock);
		if (bms_num_members(columns) != 1)
			ereport(ERROR,
					(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
					 errmsg("relation \"%s\" has no primary key of one column", get_rel_name(rel)),
					 errhint("Name an indexed NOT NULL column to go by: CALL news_backfill(..., key => 'column').")));
		number = bms_singleton_member(columns) + FirstLowInvalidHeapAttributeNumber;
		return get_attname(rel, number, false);
	}
	key = pstrdup(named);
	number = column_number(rel, key);
	if (!column_of(rel, number).attnotnull || !has_index_on(rel, number))
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("column \"%s\" cannot be the key of a backfill", key),
				 errdetail("The key must be NOT NULL and the first column of a B-tree index."),
				 errhint("ALTER TABLE ... ALTER COLUMN %s SET NOT NULL; CREATE INDEX CONCURRENTLY ON ... (%s).",
						 quote_identifier(key), quote_identifier(key))));
	return key;
}

/* One value expression and nothing else: what is not cannot break out of the statement it is put into. */
static void
check_expression(const char *expression)
{
	List	   *statements = raw_parser(expression, RAW_PARSE_PLPGSQL_EXPR);
	SelectStmt *select;
	ResTarget  *target;

	if (list_length(statements) == 1 && IsA(linitial_node(RawStmt, statements)->stmt, SelectStmt))
	{
		select = (SelectStmt *) linitial_node(RawStmt, statements)->stmt;
		if (list_length(select->targetList) == 1 && select->op == SETOP_NONE && select->distinctClause == NIL &&
			select->intoClause == NULL && select->fromClause == NIL && select->whereClause == NULL &&
			select->groupClause == NIL && select->havingClause == NULL && select->windowClause == NIL &&
			select->valuesLists == NIL && select->sortClause == NIL && select->limitOffset == NULL &&
			select->limitCount == NULL && select->lockingClause == NIL && select->withClause == NULL)
		{
			target = linitial_node(ResTarget, select->targetList);
			if (target->name == NULL && target->indirection == NIL)
				return;
		}
	}
	ereport(ERROR,
			(errcode(ERRCODE_SYNTAX_ERROR),
			 errmsg("\"%s\" is not one value expression", expression),
			 errhint("Give what would stand behind \"=\" in UPDATE ... SET, such as news_fingerprint(body).")));
}

/* Plans are made anew for every batch, with its bounds: a batch is long against that, and statistics change meanwhile. */
static SPIPlanPtr
prepare(const char *sql, int nargs, Oid *types)
{
	SPIPlanPtr	plan = SPI_prepare_cursor(sql, nargs, types, CURSOR_OPT_CUSTOM_PLAN);

	if (plan == NULL)
		elog(ERROR, "SPI_prepare_cursor failed: %s", SPI_result_code_string(SPI_result));
	if (SPI_keepplan(plan) != 0)
		elog(ERROR, "SPI_keepplan failed");
	return plan;
}

static void
prepare_plans(Backfill *fill, const char *expression)
{
	Oid			end_types[2] = {INT8OID, fill->key_type};
	Oid			update_types[2] = {fill->key_type, fill->key_type};
	const char *end = "SELECT k FROM (SELECT %s AS k FROM %s WHERE %s IS NULL%s ORDER BY 1 LIMIT $1) AS batch ORDER BY k DESC LIMIT 1";
	/* the line break ends a comment at the end of the expression */
	const char *update = "UPDATE %s SET %s = (%s\n) WHERE %s IS NULL AND %s <= $1%s";
	char	   *behind = psprintf(" AND %s > $2", fill->key);

	fill->first_end = prepare(psprintf(end, fill->key, fill->rel_name, fill->target, ""), 1, end_types);
	fill->next_end = prepare(psprintf(end, fill->key, fill->rel_name, fill->target, behind), 2, end_types);
	fill->first_update = prepare(psprintf(update, fill->rel_name, fill->target, expression, fill->target, fill->key, ""),
								 1, update_types);
	fill->next_update = prepare(psprintf(update, fill->rel_name, fill->target, expression, fill->target, fill->key, behind),
								2, update_types);
}

static void
execute(SPIPlanPtr plan, Datum *values, int expected)
{
	int			result = SPI_execute_plan(plan, values, NULL, false, 0);

	if (result != expected)
		elog(ERROR, "SPI_execute_plan failed: %s", SPI_result_code_string(result));
}

static int64
count_open(const Backfill *fill)
{
	bool		isnull;

	if (SPI_execute(psprintf("SELECT pg_catalog.count(*) FROM %s WHERE %s IS NULL", fill->rel_name, fill->target),
					false, 0) != SPI_OK_SELECT)
		elog(ERROR, "counting rows failed");
	return DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull));
}

/*
 * Fills the next batch.  *last is the key it ended with, valid when *started; both are moved on.  False when no row
 * is left.
 */
static bool
fill_batch(Backfill *fill, Datum *last, bool *started, MemoryContext keep)
{
	MemoryContext before;
	Datum		values[2] = {Int64GetDatum(fill->batch), *last};
	Datum		end;
	bool		isnull;

	execute(*started ? fill->next_end : fill->first_end, values, SPI_OK_SELECT);
	if (SPI_processed == 0)
		return false;
	end = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull);
	before = MemoryContextSwitchTo(keep);
	if (fill->key_length == -1)
		end = PointerGetDatum(PG_DETOAST_DATUM_COPY(end));
	else
		end = datumCopy(end, fill->key_by_value, fill->key_length);
	MemoryContextSwitchTo(before);
	SPI_freetuptable(SPI_tuptable);

	values[0] = end;
	execute(*started ? fill->next_update : fill->first_update, values, SPI_OK_UPDATE);
	fill->done += SPI_processed;
	if (*started && !fill->key_by_value)
		pfree(DatumGetPointer(*last));
	*last = end;
	*started = true;
	return true;
}

/* Sets the size of the next batch after one of as many rows took that long. */
static void
adapt_batch(Backfill *fill, int64 rows, double seconds)
{
	double		fit = rows * (BATCH_SECONDS / Max(seconds, 0.001));

	fill->batch = (int64) Max(1, Min(Min(fit, (double) rows * BATCH_GROWTH), BATCH_MAX));
}

/* Tells how far it is: to pg_stat_activity always, to the caller every few seconds and at the end. */
static void
tell_progress(Backfill *fill, bool ended)
{
	TimestampTz now = GetCurrentTimestamp();
	double		seconds = Max((now - fill->began) / 1000000.0, 0.001);
	double		rate = fill->done / seconds;
	/* rows that came meanwhile may make it more than all */
	int64		left = Max(fill->total - fill->done, 0);
	int			share = fill->total == 0 ? 100 : (int) (100 * Min(fill->done, fill->total) / fill->total);

	if (ended)
	{
		ereport(NOTICE,
				(errmsg("news_backfill: " INT64_FORMAT " rows filled in %.1f s, %.0f rows/s",
						fill->done, seconds, rate)));
		return;
	}
	pgstat_report_appname(psprintf("news_backfill %s %d%% %.0f rows/s %.0f s left", fill->target, share, rate,
								   rate > 0 ? left / rate : 0));
	if ((now - fill->noticed) / 1000000.0 < NOTICE_SECONDS)
		return;
	fill->noticed = now;
	ereport(NOTICE,
			(errmsg("news_backfill: " INT64_FORMAT " of " INT64_FORMAT " rows (%d %%), %.0f rows/s, %.0f s left",
					fill->done, fill->total, share, rate, rate > 0 ? left / rate : 0)));
}

/* Waits, and answers a cancel at once. */
static void
rest(double seconds)
{
	TimestampTz end = GetCurrentTimestamp() + (TimestampTz) (seconds * 1000000.0);

	for (;;)
	{
		long		left = TimestampDifferenceMilliseconds(GetCurrentTimestamp(), end);

		CHECK_FOR_INTERRUPTS();
		if (left <= 0)
			return;
		(void) WaitLatch(MyLatch, WL_LATCH_SET | WL_TIMEOUT | WL_EXIT_ON_PM_DEATH, left, PG_WAIT_EXTENSION);
		ResetLatch(MyLatch);
	}
}

static void
require_argument(FunctionCallInfo fcinfo, int number, const char *name)
{
	if (PG_ARGISNULL(number))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("argument \"%s\" must not be null", name)));
}

Datum
news_backfill(PG_FUNCTION_ARGS)
{
	Backfill	fill = {0};
	MemoryContext keep = CurrentMemoryContext;	/* of the CALL: outlives its transactions */
	AttrNumber	target;
	char	   *target_name;
	char	   *key_name;
	char	   *expression;
	Datum		last = (Datum) 0;
	bool		started = false;

	if (fcinfo->context == NULL || !IsA(fcinfo->context, CallContext) || castNode(CallContext, fcinfo->context)->atomic)
		ereport(ERROR,
				(errcode(ERRCODE_ACTIVE_SQL_TRANSACTION),
				 errmsg("news_backfill cannot run inside a transaction block"),
				 errdetail("It commits after each batch."),
				 errhint("CALL it on its own, with autocommit on.")));
	require_argument(fcinfo, 0, "rel");
	require_argument(fcinfo, 1, "target");
	require_argument(fcinfo, 2, "expression");
	require_argument(fcinfo, 5, "pause");
	fill.rel = PG_GETARG_OID(0);
	target_name = pstrdup(NameStr(*PG_GETARG_NAME(1)));
	expression = text_to_cstring(PG_GETARG_TEXT_PP(2));
	fill.adapts = PG_ARGISNULL(3);
	fill.batch = fill.adapts ? BATCH_FIRST : PG_GETARG_INT32(3);
	fill.pause = PG_GETARG_FLOAT4(5);
	if (fill.batch < 1 || fill.batch > BATCH_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("batch must be between 1 and %d rows", BATCH_MAX)));
	if (!(fill.pause >= 0 && fill.pause <= 3600))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("pause must be between 0 and 3600 seconds")));
	/* until the first commit, so that what is checked here stays as it is */
	LockRelationOid(fill.rel, AccessShareLock);
	check_relation(fill.rel);
	target = column_number(fill.rel, target_name);
	check_target(fill.rel, target, target_name);
	key_name = choose_key(fill.rel, PG_ARGISNULL(4) ? NULL : NameStr(*PG_GETARG_NAME(4)));
	if (strcmp(key_name, target_name) == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("column \"%s\" is both target and key", key_name)));
	check_expression(expression);
	fill.rel_name = pstrdup(quote_qualified_identifier(get_namespace_name(get_rel_namespace(fill.rel)),
													   get_rel_name(fill.rel)));
	fill.target = pstrdup(quote_identifier(target_name));
	fill.key = pstrdup(quote_identifier(key_name));
	fill.key_type = get_atttype(fill.rel, get_attnum(fill.rel, key_name));
	get_typlenbyval(fill.key_type, &fill.key_length, &fill.key_by_value);

	if (SPI_connect_ext(SPI_OPT_NONATOMIC) != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	PG_TRY();
	{
		prepare_plans(&fill, expression);
		fill.total = count_open(&fill);
		SPI_commit();
		fill.began = GetCurrentTimestamp();
		fill.noticed = fill.began;
		for (;;)
		{
			TimestampTz start = GetCurrentTimestamp();
			int64		before = fill.done;

			if (!fill_batch(&fill, &last, &started, keep))
				break;
			SPI_commit();
			if (fill.adapts)
				adapt_batch(&fill, Max(fill.done - before, 1), (GetCurrentTimestamp() - start) / 1000000.0);
			tell_progress(&fill, false);
			if (fill.pause > 0)
				rest(fill.pause);
		}
		tell_progress(&fill, true);
	}
	PG_FINALLY();
	{
		pgstat_report_appname(application_name);
	}
	PG_END_TRY();
	SPI_finish();
	PG_RETURN_VOID();
}
