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

extern void nt_claims_source(const NtNumberScan *scan, NtClaims *claims, const NtSpeech *speech);

#endif							/* NT_SOURCE_H */
