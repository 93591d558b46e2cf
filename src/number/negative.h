/*-------------------------------------------------------------------------
 *
 * negative.h
 *	  Numbers that claim nothing: dates, names, identifiers, idioms.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_NEGATIVE_H
#define NT_NEGATIVE_H

#include "number/unit.h"

extern bool nt_negative(const NtNumberScan *scan, const NtNumeral *numeral, const NtUnit *unit, bool currency,
						int32 last_negative);
extern bool nt_negative_year(const NtNumberScan *scan, const NtNumeral *numeral);
extern bool nt_negative_period(const NtNumberScan *scan, int32 token);
extern bool nt_negative_poll(const NtNumberScan *scan, int32 token);
extern bool nt_negative_lasting(const NtNumberScan *scan, int32 token);
extern bool nt_negative_multiplied(const NtNumberScan *scan, int32 token);
extern bool nt_negative_payment(const NtNumberScan *scan, int32 token);
extern bool nt_negative_aged(const NtNumberScan *scan, int32 token);
extern bool nt_negative_person(const NtNumberScan *scan, int32 token);
extern bool nt_negative_rank(const NtNumberScan *scan, int32 token);
extern bool nt_negative_number_word(const NtNumberScan *scan, int32 token, int32 *first);

#endif							/* NT_NEGATIVE_H */
