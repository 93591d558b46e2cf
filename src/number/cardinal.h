/*-------------------------------------------------------------------------
 *
 * cardinal.h
 *	  Number words, and cardinals in words.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_CARDINAL_H
#define NT_CARDINAL_H

#include "number/numeral.h"

extern const NtLexEntry *nt_numword(const NtNumberScan *scan, int32 token);
extern NtDecimal nt_numword_value(const NtLexEntry *entry);
extern bool nt_cardinal_compound(const NtNumberScan *scan, int32 token, NtDecimal *value);
extern int32 nt_numword_hyphen(const NtNumberScan *scan, int32 token, bool spaced);
extern int32 nt_cardinal_parse(const NtNumberScan *scan, int32 token, const NtDecimal *start, NtDecimal *value, int16 *scale);

static inline bool
nt_numword_is(const NtLexEntry *entry, uint32 classes)
{
	return entry != NULL && (entry->classes & classes) != 0;
}

static inline int64
nt_numword_int(const NtLexEntry *entry)
{
	return nt_numword_value(entry).coefficient;
}

#endif							/* NT_CARDINAL_H */
