/*-------------------------------------------------------------------------
 *
 * quantity.h
 *	  Numbers as they stand in a sentence.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_QUANTITY_H
#define NT_QUANTITY_H

#include "number/unit.h"


/* A number as it stands: sign, currency, numeral, unit. */
typedef struct NtQuantity
{
	NtNumeral	numeral;
	NtUnit		unit;
	int32		first;			/* tokens [first, end) with sign, currency, unit */
	int32		end;
	bool		currency;		/* stands before the number */
	bool		negative;
	bool		plus;
} NtQuantity;

extern bool nt_quantity_read(const NtNumberScan *scan, int32 token, int32 floor, NtQuantity *q);
extern bool nt_quantity_range(const NtNumberScan *scan, const NtQuantity *q, NtQuantity *high);
extern NtDecimal nt_quantity_low(const NtQuantity *q, const NtQuantity *high);
extern bool nt_quantity_age(const NtNumberScan *scan, NtQuantity *q);
extern void nt_quantity_long(const NtNumberScan *scan, NtQuantity *q);
extern bool nt_quantity_bare_age(const NtNumberScan *scan, const NtQuantity *q);
extern bool nt_quantity_article(const NtNumberScan *scan, int32 token, NtQuantity *q);
extern void nt_quantity_complete(const NtNumberScan *scan, NtQuantity *q);

#endif							/* NT_QUANTITY_H */
