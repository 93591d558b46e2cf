/*-------------------------------------------------------------------------
 *
 * modifier.h
 *	  Wordings that shift the bounds: more than, nearly, up to, or so.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_MODIFIER_H
#define NT_MODIFIER_H

#include "number/claim.h"

extern bool nt_modifier_ends(const NtNumberScan *scan, int32 token);
extern int32 nt_modifier_below_zero(const NtNumberScan *scan, int32 token);
extern void nt_modifiers_read(const NtNumberScan *scan, NtClaim *claim, int32 floor);
extern int32 nt_modifiers_behind(const NtNumberScan *scan, NtClaim *claim, int32 token);
extern bool nt_modifier_between(const NtNumberScan *scan, int32 token);

#endif							/* NT_MODIFIER_H */
