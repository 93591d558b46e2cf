/*-------------------------------------------------------------------------
 *
 * relate.h
 *	  What a claim is about: item, subject, action, change, topic, source.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_RELATE_H
#define NT_RELATE_H

#include "number/claim.h"
#include "number/clause.h"

/* Relates the claims of the sentence in scan.  verbs: its own, of which those that are parts of numbers are dropped. */
extern void nt_claims_relate(const NtNumberScan *scan, NtClaims *claims, NtVerbs *verbs);

#endif							/* NT_RELATE_H */
