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

#include "number/negative.h"
#include "number/relation.h"
#include "number/tags.h"
#include "number/unit.h"

/* Helen Vance, but not "officials" of "rebel officials" */
static bool
is_full_name(const NtDocument *doc, NtSpan name)
{
	int32		first = nt_document_token_at(doc, name.start);

	return (doc->tokens[first].flags & NT_TOKEN_CAP) != 0 && (doc->tokens[first].flags & NT_TOKEN_FIRST) == 0 &&
		nt_token_end(doc, first) < name.end;
}

static inline bool
meet(NtSpan a, NtSpan b)
{
	return a.start < b.end && b.start < a.end;
}

/* Nobody, a day, an amount and what is counted do not speak. */
static bool
may_speak(const NtNumberScan *scan, const NtNumber *number, NtSpan speaker)
{
	int32		head;
	int32		first;

	if (nt_span_empty(speaker) || meet(speaker, number->content) || meet(speaker, number->item))
		return false;
	head = nt_document_token_at(scan->doc, speaker.end - 1);
	/* nor do "beating the 190 million euros" and "percent of voters" */
	first = head;
	while (first > 0 && scan->doc->tokens[first].start > speaker.start)
	{
		if (scan->doc->tokens[first].kind == NT_TOKEN_NUMBER && nt_scan_space(scan, first))
			return false;
		first--;
	}
	if (nt_unit_is_percent(scan, first) || (first < head && nt_unit_is_percent(scan, first + 1)))
		return false;
	return !nt_negative_period(scan, head) && !nt_has(scan, head, NT_TAG_NUMBER | NT_TAG_ADV | NT_TAG_STOP);
}

/* Is the figure, or what befell the people counted, the object of the verb of saying? */
static bool
is_object(const NtNumberScan *scan, const NtNumber *number, const NtQuote *quote)
{
	if (nt_span_empty(number->action))
		return false;
	return quote->cue.start == number->action.start ||
		(quote->kind == NT_QUOTE_INDIRECT && quote->cue.start < number->action.start &&
		 nt_has(scan, nt_document_token_at(scan->doc, number->action.start), NT_TAG_EVENT));
}

/* Is another figure before this one its object: "will recall 280,000 cars because of nine accidents"? */
static bool
has_object(const NtNumberScan *scan, const NtClaims *claims, const NtClaim *claim, const NtQuote *quote)
{
	const NtClaim *stop = claim - claims->items > NT_CLAIM_REACH ? claim - NT_CLAIM_REACH : claims->items;

	for (const NtClaim *other = claim - 1; other >= stop && other->number.content.start >= quote->cue.start; other--)
		if (other->number.action.start == quote->cue.start && !nt_span_empty(other->number.action) && other->before > 0 &&
			scan->doc->tokens[other->before - 1].start < quote->cue.end)
			/* "said the bid of $70 is": what is said is a clause */
			return !nt_has(scan, nt_document_token_at(scan->doc, quote->cue.start), NT_TAG_REPORT);
	return false;
}

/*
 * Who speaks here: the innermost quotation or reported clause with a speaker; NULL for none.  A verb of saying that
 * has the figure as its object ("claimed her 12th title") says nothing, unless it puts the figure on something, and
 * leaves the word to "according to" behind it.
 */
static const NtQuote *
speaker_of(const NtNumberScan *scan, const NtClaims *claims, const NtClaim *claim, const NtSpeech *speech)
{
	const NtNumber *number = &claim->number;

	for (const NtQuote *quote = nt_speech_at(speech, number->content); quote != NULL;)
	{
		int32		outer = speech->outer[quote - speech->quotes];

		if (may_speak(scan, number, quote->speaker) &&
			(nt_span_empty(quote->cue) || !(is_object(scan, number, quote) || has_object(scan, claims, claim, quote)) ||
			 (!claim->attributed &&
			  nt_has(scan, nt_document_token_at(scan->doc, quote->cue.start), NT_TAG_GAUGE))))
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
	NtNumberScan whole = *scan;

	whole.first = 0;
	whole.end = scan->doc->ntokens;
	for (int32 i = 0; i < claims->count; i++)
	{
		NtNumber   *number = &claims->items[i].number;
		const NtQuote *quote = speaker_of(&whole, claims, &claims->items[i], speech);

		NT_CHECK_INTERRUPTS();
		if (quote != NULL &&
			/* the whole of a name that the quotation knows the head of stays: "rebel officials" */
			!((scan->doc->tokens[nt_document_token_at(scan->doc, quote->speaker.start)].flags & NT_TOKEN_CAP) == 0 &&
			  number->source.start <= quote->speaker.start && quote->speaker.end <= number->source.end) &&
			/* and so does "a Kantor poll" */
			!(number->source.start < quote->speaker.start && quote->speaker.end < number->source.end &&
			  nt_negative_poll(&whole, nt_document_token_at(scan->doc, number->source.end - 1))))
			number->source = quote->speaker;
		else if (!nt_span_empty(number->source))
		{
			NtSpan		name = nt_speech_name(speech, number->source);

			if (nt_has(&whole, nt_document_token_at(scan->doc, number->source.start), NT_TAG_PRON))
				number->source = name;
			else if (!may_speak(&whole, number, number->source))
				memset(&number->source, 0, sizeof(NtSpan));
			else if (!nt_span_empty(name) &&
					 (!(number->source.start <= name.start && name.end <= number->source.end) || is_full_name(scan->doc, name)))
				number->source = name;
		}
	}
}
