/*-------------------------------------------------------------------------
 *
 * plain.h
 *	  Letters without what typing and printing add to them, from pinned
 *	  tables: the alphabet that keys and hashes of this room are made of.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_PLAIN_H
#define NT_PLAIN_H

#include "core/unicode.h"

#include "lib/stringinfo.h"

/* A letter and its spelling in a-z, from ICU's transliteration rules (src/data/translit.inc); may be empty. */
typedef struct NtSpelling
{
	uint32		letter;
	char		ascii[8];
} NtSpelling;

extern const char *nt_plain_latin(uint32 folded);
extern const char *nt_plain_any(uint32 folded);
extern void nt_plain_put(StringInfo out, uint32 cp);
extern bool nt_is_apostrophe(uint32 cp);
extern bool nt_is_hyphen(uint32 cp);

#endif							/* NT_PLAIN_H */
