/*-------------------------------------------------------------------------
 *
 * compat.h
 *	  Differences between server versions 15 and later, all in one place.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_COMPAT_H
#define NT_COMPAT_H

#include "postgres.h"

#include "fmgr.h"
#include "utils/rangetypes.h"
#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

/* our bounds are canonical ([ and ), never empty), so that make_range's calls of the canonical function are saved */
#if PG_VERSION_NUM >= 160000
#define nt_make_range(typcache, lower, upper) range_serialize(typcache, lower, upper, false, NULL)
#else
#define nt_make_range(typcache, lower, upper) range_serialize(typcache, lower, upper, false)
#endif

/* 18 has pg_noreturn, to stand first */
#ifndef pg_noreturn
#define pg_noreturn pg_attribute_noreturn()
#endif

#if PG_VERSION_NUM >= 160000
#define nt_soft_error(context, rest) ereturn(context, (Datum) 0, rest)
#else
#define nt_soft_error(context, rest) ereport(ERROR, rest)
#endif

#endif							/* NT_COMPAT_H */
