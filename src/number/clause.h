/*-------------------------------------------------------------------------
 *
 * clause.h
 *	  Verbs of a sentence and what stands before them.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_CLAUSE_H
#define NT_CLAUSE_H

#include "number/phrase.h"

typedef struct NtVerb
{
	int32		first;			/* its first auxiliary, or itself */
	int32		main;			/* the verb of meaning */
	int32		end;
	bool		be;				/* nothing but a form of "be" */
	bool		passive;
	bool		participle;		/* no finite verb: "killing 12", "damage put at" */
	bool		infinitive;
} NtVerb;

typedef struct NtVerbs
{
	NtVerb	   *items;			/* in text order; reused from sentence to sentence */
	int32		count;
	int32		capacity;
	bool		according;		/* the sentence holds this word */
	int32	   *places;			/* its tokens that can be verbs */
	int32		places_capacity;
} NtVerbs;

extern void nt_verbs_read(const NtNumberScan *scan, NtVerbs *verbs);
extern bool nt_verb_reduced(const NtNumberScan *scan, const NtVerbs *verbs, int32 index);
extern bool nt_verb_subject(const NtNumberScan *scan, const NtVerbs *verbs, int32 verb, NtPhrase *subject);

#endif							/* NT_CLAUSE_H */
