/*-------------------------------------------------------------------------
 *
 * claim.h
 *	  Claims of one sentence while they are put together.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_CLAIM_H
#define NT_CLAIM_H

#include "number/number.h"
#include "number/unit.h"

typedef struct NtClaim
{
	NtNumber	number;
	int32		first;			/* tokens of the number with unit and sign: number.content */
	int32		end;
	int32		before;			/* first token of the modifiers before it, else "first" */
	int32		after;			/* token after the modifiers behind it, else "end" */
	int16		scale;			/* power of ten of the scale word, of the last number of a range; else 0 */
	uint8		form;			/* NtNumeralForm */
	uint8		family;			/* NtUnitFamily */
	uint8		movement;		/* NtMovement */
	bool		range;
	bool		joined;			/* a hyphen joins it to its noun: a 49-percent stake */
	bool		rate;			/* its unit is a rate */
	bool		signed_up;		/* a plus or minus sign stood before it */
	bool		signed_down;
	bool		falling;
	bool		attributed;		/* "according to" behind it names the source */
	bool		article;		/* begins with "a", as "a third" */
	bool		couple;			/* "a couple": about two */
} NtClaim;

typedef enum NtMovement
{
	NT_MOVEMENT_NONE,
	NT_MOVEMENT_FROM,
	NT_MOVEMENT_TO,
	NT_MOVEMENT_BY
} NtMovement;

typedef struct NtClaims
{
	NtClaim    *items;
	int32		count;
	int32		capacity;
} NtClaims;

/*
 * Appends the claims of the sentence, with value, bounds, unit, kind and modifier.  places: its tokens where a numeral may
 * begin (nt_numeral_places).
 */
extern void nt_claims_read(const NtNumberScan *scan, const int32 *places, int32 nplaces, NtClaims *claims);

#endif							/* NT_CLAIM_H */
