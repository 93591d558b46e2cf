/*-------------------------------------------------------------------------
 *
 * relation.h
 *	  One claim while it is related to the words around it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_RELATION_H
#define NT_RELATION_H

#include "number/claim.h"
#include "number/clause.h"

/* Verbs further away than this, in tokens, and claims further away than this, in claims, are not related to it. */
#define NT_VERB_REACH 80
#define NT_CLAIM_REACH 12

/* What is known about one claim while it is related. */
typedef struct NtRelation
{
	const NtNumberScan *scan;
	NtClaims   *claims;			/* of this sentence */
	int32		index;			/* of the claim */
	NtClaim    *claim;
	const NtVerbs *verbs;
	int32		left;			/* verb before, or -1 */
	int32		right;			/* verb after, or -1 */
	int32		verb;			/* the chosen one, or -1 */
	NtPhrase	after;			/* noun phrase right after the number */
	bool		has_after;
	bool		of;				/* it stands after "of" */
	int32		next;			/* token after the number, its modifiers and that phrase */
	NtPhrase	subject;		/* of the verb "subject_of"; kept, since it is asked for more than once */
	int32		subject_of;		/* index + 1 of the verb that was asked for, or 0 */
	bool		has_subject;
} NtRelation;

/* relate.c */
extern void nt_relation_after(NtRelation *r);

/* change.c */
extern void nt_relation_change(NtRelation *r);

/* measure.c */
extern bool nt_relation_aside(const NtRelation *r);
extern void nt_relation_unit(NtRelation *r);

/* item.c */
extern bool nt_relation_meets(const NtRelation *r, const NtPhrase *phrase);
extern bool nt_relation_is_verb(const NtRelation *r, int32 token);
extern bool nt_relation_object(const NtRelation *r, NtPhrase *phrase);
extern bool nt_relation_subject(NtRelation *r, NtPhrase *phrase);
extern bool nt_relation_antecedent(const NtRelation *r, NtPhrase *phrase);
extern bool nt_relation_bracketed(const NtRelation *r, NtPhrase *phrase);
extern void nt_relation_item(NtRelation *r);

#endif							/* NT_RELATION_H */
