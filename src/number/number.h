/*-------------------------------------------------------------------------
 *
 * number.h
 *	  The number room's door: the quantities that an article claims.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_NUMBER_H
#define NT_NUMBER_H

#include "core/document.h"
#include "number/decimal.h"
#include "quote/quote.h"

typedef enum NtNumberKind
{
	NT_NUMBER_COUNT,
	NT_NUMBER_MONEY,
	NT_NUMBER_PERCENT,			/* percent, percentage points, basis points */
	NT_NUMBER_MEASURE,
	NT_NUMBER_DURATION,
	NT_NUMBER_AGE,
	NT_NUMBER_RATIO,			/* shares and multiples */
	NT_NUMBER_ORDINAL			/* ranks and running counts */
} NtNumberKind;

typedef enum NtChange
{
	NT_CHANGE_NONE,
	NT_CHANGE_UP,
	NT_CHANGE_DOWN
} NtChange;

typedef struct NtBound
{
	NtDecimal	value;
	bool		finite;
	bool		inclusive;
} NtBound;

/* All spans are bytes of doc->text; an empty span means "none". */
typedef struct NtNumber
{
	NtSpan		content;		/* the number as printed, with scale and unit */
	NtDecimal	value;			/* when has_value */
	NtBound		lower;
	NtBound		upper;
	NtSpan		item;			/* what is counted or measured, up to its head noun */
	NtSpan		subject;		/* who has or does it */
	NtSpan		modifier;
	NtSpan		action;			/* one verb */
	NtSpan		source;			/* who says so; the fullest name in the article */
	const char *unit;			/* code, or NULL; palloc'ed or constant */
	const char *topic;			/* constant, or NULL */
	uint8		kind;			/* NtNumberKind */
	uint8		change;			/* NtChange */
	bool		has_value;
} NtNumber;

/*
 * The claims of a document in text order; palloc'ed.  Linear in the document.  "speech" tells who says what; NULL: it
 * is read as far as the claims need it.
 */
extern NtNumber *nt_number_find(const NtDocument *doc, const NtSpeech *speech, int32 *count);

extern const char *nt_number_kind_name(NtNumberKind kind);
extern const char *nt_number_change_name(NtChange change);

#endif							/* NT_NUMBER_H */
