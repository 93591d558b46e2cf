/*-------------------------------------------------------------------------
 *
 * relate.h
 *	  What a claim is about: item, subject, action, change, topic.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_RELATE_H
#define NT_RELATE_H

#include "number/claim.h"
#include "number/clause.h"

/* Relates claims [from, claims->count), all of the sentence in scan. */
extern void nt_claims_relate(const NtNumberScan *scan, NtClaims *claims, int32 from, NtVerbs *verbs);

#endif							/* NT_RELATE_H */
