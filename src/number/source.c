/*-------------------------------------------------------------------------
 *
 * source.c
 *	  Who says a number: the speaker of the quotation or reported clause
 *	  that holds it, as the quote room found it.
 *
 *-------------------------------------------------------------------------
 */
#include "number/source.h"

/*
 * Sets the source of each claim inside a quotation.  Both stand in text order; the innermost quotation, which begins
 * last, wins.
 */
void
nt_claims_source(NtClaims *claims, const NtQuote *quotes, int32 nquotes)
{
	int32		next = 0;		/* first quotation that begins after the claim */
	int32		open = -1;		/* the last one with a speaker that began before it */

	for (int32 i = 0; i < claims->count; i++)
	{
		NtNumber   *number = &claims->items[i].number;

		while (next < nquotes && quotes[next].content.start <= number->content.start)
		{
			if (!nt_span_empty(quotes[next].speaker) && (open < 0 || quotes[next].content.end >= quotes[open].content.end ||
														  quotes[open].content.end <= number->content.start ||
														  quotes[next].content.end > number->content.start))
				open = next;
			next++;
		}
		/* the whole of a name that the quotation knows the head of stays: "rebel officials" */
		if (open >= 0 && number->content.end <= quotes[open].content.end &&
			!(claims->items[i].attributed && quotes[open].mention.end <= number->content.start) &&
			!(number->source.start <= quotes[open].speaker.start && quotes[open].speaker.end <= number->source.end))
			number->source = quotes[open].speaker;
	}
}
