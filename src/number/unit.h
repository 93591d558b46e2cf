/*-------------------------------------------------------------------------
 *
 * unit.h
 *	  Units of measure, time and money beside a numeral.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_UNIT_H
#define NT_UNIT_H

#include "number/numeral.h"

typedef enum NtUnitFamily
{
	NT_FAMILY_NONE,
	NT_FAMILY_MONEY,
	NT_FAMILY_PERCENT,
	NT_FAMILY_TIME,
	NT_FAMILY_MEASURE
} NtUnitFamily;

typedef struct NtUnit
{
	const char *code;			/* constant; NULL without unit */
	int32		first;			/* tokens [first, end) */
	int32		end;
	int16		power;			/* MUSD: a scale inside the unit */
	uint8		family;			/* NtUnitFamily */
	bool		small;			/* cents, pence: a part of a larger unit */
	bool		article;		/* "a dollar" is one of it */
	bool		age;			/* of an age: "34-jährige" */
} NtUnit;

extern bool nt_unit_after(const NtNumberScan *scan, int32 token, const NtNumeral *numeral, NtUnit *unit);
extern bool nt_unit_before(const NtNumberScan *scan, int32 token, int32 floor, NtUnit *unit);
extern const char *nt_unit_rate(const NtNumberScan *scan, int32 token, bool rated, int32 *end);
extern const char *nt_unit_noun_rate(const NtNumberScan *scan, int32 token);
extern bool nt_unit_is_time(const NtNumberScan *scan, int32 token);
extern bool nt_unit_is_percent(const NtNumberScan *scan, int32 token);
extern bool nt_unit_is_measure(const NtNumberScan *scan, int32 token);
extern bool nt_unit_is_currency(const NtNumberScan *scan, int32 token);

#endif							/* NT_UNIT_H */
