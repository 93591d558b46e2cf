/*-------------------------------------------------------------------------
 *
 * source.c
 *	  Who says a number: the speaker of the quotation or reported clause
 *	  that holds it, as the quote room found it, else who puts the figure
 *	  on something (reporter.c), by the fullest name of the article.
 *
 *-------------------------------------------------------------------------
 */
#include "number/source.h"

#include "number/tags.h"

/*
 * Who speaks here: the innermost quotation or reported clause with a speaker; NULL for none.  A verb of saying that
 * has the figure as its object ("claimed her 12th title") says nothing, unless it puts the figure on something, and
 * leaves the word to "according to" behind it.
 */
static const NtQuote *
speaker_of(const NtNumberScan *scan, const NtClaim *claim, const NtSpeech *speech)
{
	const NtNumber *number = &claim->number;

	for (const NtQuote *quote = nt_speech_at(speech, number->content); quote != NULL;)
	{
		int32		outer = speech->outer[quote - speech->quotes];

		if (!nt_span_empty(quote->speaker) &&
			(nt_span_empty(quote->cue) || quote->cue.start != number->action.start ||
			 (!claim->attributed &&
			  (nt_tags_look_up(scan, nt_document_token_at(scan->doc, quote->cue.start)) & NT_TAG_GAUGE) != 0)))
			return quote;
		while (outer >= 0 && speech->quotes[outer].content.end < number->content.end)
			outer = speech->outer[outer];
		quote = outer < 0 ? NULL : &speech->quotes[outer];
	}
	return NULL;
}

/* Sets the source of each claim, which holds what reporter.c found. */
void
nt_claims_source(const NtNumberScan *scan, NtClaims *claims, const NtSpeech *speech)
{
	for (int32 i = 0; i < claims->count; i++)
	{
		NtNumber   *number = &claims->items[i].number;
		const NtQuote *quote = speaker_of(scan, &claims->items[i], speech);

		NT_CHECK_INTERRUPTS();
		if (quote != NULL &&
			/* the whole of a name that the quotation knows the head of stays: "rebel officials" */
			!(number->source.start <= quote->speaker.start && quote->speaker.end <= number->source.end))
			number->source = quote->speaker;
		else if (!nt_span_empty(number->source))
		{
			NtSpan		name = nt_speech_name(speech, number->source);

			if (nt_tags_look_up(scan, nt_document_token_at(scan->doc, number->source.start)) & NT_TAG_PRON)
				number->source = name;
			else if (!nt_span_empty(name) && !(number->source.start <= name.start && name.end <= number->source.end))
				number->source = name;
		}
	}
}
