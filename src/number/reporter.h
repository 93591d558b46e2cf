/*-------------------------------------------------------------------------
 *
 * reporter.h
 *	  Who puts a figure on something, by the clause it stands in.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_REPORTER_H
#define NT_REPORTER_H

#include "number/claim.h"
#include "number/clause.h"

extern NtSpan nt_reporter(const NtNumberScan *scan, const NtVerbs *verbs, NtClaim *claim, int32 verb, int32 before);

#endif							/* NT_REPORTER_H */
