/*-------------------------------------------------------------------------
 *
 * phrase.h
 *	  Noun phrases around a number.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_PHRASE_H
#define NT_PHRASE_H

#include "number/tags.h"

/* Tokens [first, end); the head noun is the last. */
typedef struct NtPhrase
{
	int32		first;
	int32		end;
	bool		plural;
} NtPhrase;

extern bool nt_phrase_counts(const NtNumberScan *scan, int32 token);
extern bool nt_phrase_after(const NtNumberScan *scan, int32 token, bool plural, NtPhrase *phrase);
extern bool nt_phrase_before(const NtNumberScan *scan, int32 token, int32 floor, NtPhrase *phrase);
extern int32 nt_phrase_skip(const NtNumberScan *scan, int32 token);
extern bool nt_phrase_noun(const NtNumberScan *scan, int32 token);

#endif							/* NT_PHRASE_H */
