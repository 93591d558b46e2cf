/*-------------------------------------------------------------------------
 *
 * quote.h
 *	  The quote room's door: who said what in a document.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_QUOTE_H
#define NT_QUOTE_H

#include "core/document.h"

typedef enum NtQuoteKind
{
	NT_QUOTE_DIRECT,			/* the words between a pair of marks */
	NT_QUOTE_MIXED,				/* a clause with quoted words in it, which have rows of their own as well */
	NT_QUOTE_INDIRECT			/* reported speech without marks */
} NtQuoteKind;

/* All spans are bytes of doc->text; an empty span means "none". */
typedef struct NtQuote
{
	NtQuoteKind kind;
	NtSpan		content;		/* without marks for a direct quote; the extent of the clause for the others */
	NtSpan		speaker;		/* the fullest name the article gives, wherever it stands */
	NtSpan		mention;		/* the words that name the speaker here */
	NtSpan		cue;			/* the reporting verb or phrase */
} NtQuote;

/* Quotations in text order (by content.start); palloc'ed array.  Linear in the document. */
extern NtQuote *nt_quote_find(const NtDocument *doc, int32 *count);

#endif							/* NT_QUOTE_H */
