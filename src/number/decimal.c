/*-------------------------------------------------------------------------
 *
 * decimal.c
 *	  Arithmetic on exact decimals.  Functions that return bool say whether
 *	  the result fits; where it does not, *result is left as it was.
 *
 *-------------------------------------------------------------------------
 */
#include "number/decimal.h"

/* 10 ^ NT_DECIMAL_DIGITS */
#define COEFFICIENT_LIMIT INT64CONST(100000000000000000)

/* Digits a division is carried to: "a third" is 0.3333333. */
#define DIVISION_DIGITS 7

static NtDecimal
normal(NtDecimal a)
{
	if (a.coefficient == 0)
		return nt_decimal(0, 0);
	while (a.coefficient % 10 == 0)
	{
		a.coefficient /= 10;
		a.exponent++;
	}
	return a;
}

static bool
fits(NtDecimal a)
{
	return a.coefficient < COEFFICIENT_LIMIT && a.coefficient > -COEFFICIENT_LIMIT &&
		a.exponent <= NT_DECIMAL_MAX_EXPONENT && a.exponent >= -NT_DECIMAL_MAX_EXPONENT;
}

static bool
give(NtDecimal a, NtDecimal *result)
{
	if (!fits(a))
		return false;
	*result = a;
	return true;
}

/* Writes a with the lower exponent given; false when the coefficient would not fit. */
static bool
lower_exponent(NtDecimal *a, int32 exponent)
{
	while (a->exponent > exponent)
	{
		if (a->coefficient >= COEFFICIENT_LIMIT || a->coefficient <= -COEFFICIENT_LIMIT)
			return false;
		a->coefficient *= 10;
		a->exponent--;
	}
	return true;
}

bool
nt_decimal_add(NtDecimal a, NtDecimal b, NtDecimal *result)
{
	a = normal(a);
	b = normal(b);
	if (a.coefficient == 0 || b.coefficient == 0)
	{
		*result = a.coefficient == 0 ? b : a;
		return true;
	}
	if (!lower_exponent(&a, b.exponent) || !lower_exponent(&b, a.exponent))
		return false;
	a.coefficient += b.coefficient;
	return give(normal(a), result);
}

bool
nt_decimal_multiply(NtDecimal a, NtDecimal b, NtDecimal *result)
{
	int64		limit;

	a = normal(a);
	b = normal(b);
	if (a.coefficient == 0 || b.coefficient == 0)
	{
		*result = nt_decimal(0, 0);
		return true;
	}
	limit = COEFFICIENT_LIMIT / (b.coefficient < 0 ? -b.coefficient : b.coefficient);
	if (a.coefficient > limit || a.coefficient < -limit)
		return false;
	return give(normal(nt_decimal(a.coefficient * b.coefficient, a.exponent + b.exponent)), result);
}

/* a / b, exact where that takes few digits, else rounded half up to DIVISION_DIGITS digits; b must not be 0. */
bool
nt_decimal_divide(NtDecimal a, NtDecimal b, NtDecimal *result)
{
	bool		negative = (a.coefficient < 0) != (b.coefficient < 0);
	int64		rest;
	int64		divisor;
	NtDecimal	quotient;
	int			digits = 0;

	a = normal(a);
	b = normal(b);
	if (b.coefficient == 0 || !fits(a) || !fits(b))
		return false;
	rest = a.coefficient < 0 ? -a.coefficient : a.coefficient;
	divisor = b.coefficient < 0 ? -b.coefficient : b.coefficient;
	if (divisor >= COEFFICIENT_LIMIT / 10)
		return false;
	quotient = nt_decimal(rest / divisor, a.exponent - b.exponent);
	rest %= divisor;
	for (int64 q = quotient.coefficient; q > 0; q /= 10)
		digits++;
	while (rest != 0 && digits < DIVISION_DIGITS && quotient.exponent > -NT_DECIMAL_MAX_EXPONENT)
	{
		rest *= 10;
		quotient.coefficient = quotient.coefficient * 10 + rest / divisor;
		quotient.exponent--;
		rest %= divisor;
		if (quotient.coefficient != 0)
			digits++;
	}
	if (rest * 2 >= divisor)
		quotient.coefficient++;
	if (negative)
		quotient.coefficient = -quotient.coefficient;
	return give(normal(quotient), result);
}

int
nt_decimal_compare(NtDecimal a, NtDecimal b)
{
	int			sign_a = a.coefficient > 0 ? 1 : a.coefficient < 0 ? -1 : 0;
	int			sign_b = b.coefficient > 0 ? 1 : b.coefficient < 0 ? -1 : 0;

	if (sign_a != sign_b)
		return sign_a < sign_b ? -1 : 1;
	if (a.exponent == b.exponent)
		return a.coefficient < b.coefficient ? -1 : a.coefficient > b.coefficient ? 1 : 0;
	a = normal(a);
	b = normal(b);
	/* what does not fit at the other's exponent is larger by far */
	if (!lower_exponent(&a, b.exponent))
		return sign_a;
	if (!lower_exponent(&b, a.exponent))
		return -sign_a;
	return a.coefficient < b.coefficient ? -1 : a.coefficient > b.coefficient ? 1 : 0;
}

/* a * 10 ^ power */
bool
nt_decimal_shift(NtDecimal a, int32 power, NtDecimal *result)
{
	a = normal(a);
	if (a.coefficient != 0)
		a.exponent += power;
	return give(a, result);
}

/* a * tenths / 10, for the small factors of the bounds. */
static NtDecimal
multiply_tenths(NtDecimal a, int tenths)
{
	a = normal(a);
	return normal(nt_decimal(a.coefficient * tenths, a.exponent - 1));
}

/* a less a tenth of its size, whatever its sign; a has NT_DECIMAL_DIGITS digits at most. */
NtDecimal
nt_decimal_tenth_below(NtDecimal a)
{
	return multiply_tenths(a, a.coefficient < 0 ? 11 : 9);
}

/* a and a tenth of its size more; a has NT_DECIMAL_DIGITS digits at most. */
NtDecimal
nt_decimal_tenth_above(NtDecimal a)
{
	return multiply_tenths(a, a.coefficient < 0 ? 9 : 11);
}

bool
nt_decimal_is_integer(NtDecimal a)
{
	return normal(a).exponent >= 0;
}

/*
 * Writes a in plain notation, trailing zeros as they were printed ($83.10), ends it with '\0', returns its length;
 * buffer has NT_DECIMAL_BUFFER bytes.
 */
int
nt_decimal_print(NtDecimal a, char *buffer)
{
	char		digits[24];
	int			count;
	int			len = 0;
	uint64		coefficient;

	if (a.exponent > 0 || a.exponent < -NT_DECIMAL_MAX_EXPONENT)
		a = normal(a);
	coefficient = a.coefficient < 0 ? -(uint64) a.coefficient : (uint64) a.coefficient;
	count = snprintf(digits, sizeof(digits), UINT64_FORMAT, coefficient);
	if (a.coefficient < 0)
		buffer[len++] = '-';
	if (a.exponent >= 0)
	{
		memcpy(buffer + len, digits, count);
		len += count;
		memset(buffer + len, '0', a.exponent);
		len += a.exponent;
	}
	else
	{
		int			whole = count + a.exponent;

		if (whole <= 0)
			buffer[len++] = '0';
		else
		{
			memcpy(buffer + len, digits, whole);
			len += whole;
		}
		buffer[len++] = '.';
		for (int i = whole; i < 0; i++)
			buffer[len++] = '0';
		memcpy(buffer + len, digits + Max(whole, 0), count - Max(whole, 0));
		len += count - Max(whole, 0);
	}
	buffer[len] = '\0';
	return len;
}
