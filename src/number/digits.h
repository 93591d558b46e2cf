/*-------------------------------------------------------------------------
 *
 * digits.h
 *	  Numbers in digits: grouping styles, decimals, fractions, powers.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_DIGITS_H
#define NT_DIGITS_H

#include "number/numeral.h"

extern bool nt_digits_parse(const NtNumberScan *scan, int32 token, NtNumeral *numeral);
extern bool nt_digits_is_fraction(uint32 code_point);
extern bool nt_digits_superscript(uint32 code_point, int *digit);

#endif							/* NT_DIGITS_H */
