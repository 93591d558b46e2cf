/*-------------------------------------------------------------------------
 *
 * newsfp_join.h
 *	  What the planning of a join on resemblance leaves to its execution.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_NEWSFP_JOIN_H
#define NT_NEWSFP_JOIN_H

#include "postgres.h"

#include "nodes/extensible.h"

/* as EXPLAIN shows it */
#define NT_JOIN_NAME	"Similarity Join"

/* The expressions of a plan (custom_exprs).  custom_private is whether the filter is cheaper than the clause,
 * and the type of the join. */
enum
{
	NT_JOIN_CLAUSE,				/* for EXPLAIN */
	NT_JOIN_OUTER,				/* its sides */
	NT_JOIN_INNER,
	NT_JOIN_THRESHOLD,			/* NULL: that of the setting */
	NT_JOIN_FILTER				/* the other clauses, a list */
};

extern const CustomScanMethods nt_join_scan_methods;

#endif							/* NT_NEWSFP_JOIN_H */
