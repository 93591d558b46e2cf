/*-------------------------------------------------------------------------
 *
 * unicode.c
 *	  The pinned Unicode tables: two stages, 128 code points a block.
 *
 *-------------------------------------------------------------------------
 */
#include "core/unicode.h"

#include "data/unicode.inc"

/* cp past U+10FFFF cannot come out of valid UTF-8. */
const NtUnicodeRecord *
nt_unicode_record(uint32 cp)
{
	return &nt_unicode_records[nt_unicode_stage2[nt_unicode_stage1[cp >> 7] * 128 + (cp & 127)]];
}
