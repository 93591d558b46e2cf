/*-------------------------------------------------------------------------
 *
 * source.h
 *	  Who says a number.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_SOURCE_H
#define NT_SOURCE_H

#include "number/claim.h"

extern void nt_claims_source(NtClaims *claims, const NtQuote *quotes, int32 nquotes);
extern void nt_claims_full_names(const NtNumberScan *scan, NtClaims *claims);

#endif							/* NT_SOURCE_H */
