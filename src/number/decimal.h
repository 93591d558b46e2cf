/*-------------------------------------------------------------------------
 *
 * decimal.h
 *	  Exact decimal numbers of the size that news prints.
 *
 * A number is coefficient * 10 ^ exponent.  The coefficient has at most
 * NT_DECIMAL_DIGITS digits, so that a tenth more or less of it still fits;
 * longer numerals are identifiers, not quantities.  No float anywhere.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_DECIMAL_H
#define NT_DECIMAL_H

#include "core/nt.h"

#define NT_DECIMAL_DIGITS 17

/* Exponents outside are refused: no quantity in print needs them, and numeric_in need not build long zeros. */
#define NT_DECIMAL_MAX_EXPONENT 60

typedef struct NtDecimal
{
	int64		coefficient;
	int32		exponent;
} NtDecimal;

/* Room for the text of any NtDecimal: sign, digits, zeros, point, end. */
#define NT_DECIMAL_BUFFER (NT_DECIMAL_MAX_EXPONENT + NT_DECIMAL_DIGITS + 8)

static inline NtDecimal
nt_decimal(int64 coefficient, int32 exponent)
{
	NtDecimal	result = {coefficient, exponent};

	return result;
}

extern bool nt_decimal_add(NtDecimal a, NtDecimal b, NtDecimal *result);
extern bool nt_decimal_multiply(NtDecimal a, NtDecimal b, NtDecimal *result);
extern bool nt_decimal_divide(NtDecimal a, NtDecimal b, NtDecimal *result);
extern int	nt_decimal_compare(NtDecimal a, NtDecimal b);
extern bool nt_decimal_shift(NtDecimal a, int32 power, NtDecimal *result);
extern NtDecimal nt_decimal_tenth_below(NtDecimal a);
extern NtDecimal nt_decimal_tenth_above(NtDecimal a);
extern bool nt_decimal_is_integer(NtDecimal a);
extern int	nt_decimal_print(NtDecimal a, char *buffer);

#endif							/* NT_DECIMAL_H */
