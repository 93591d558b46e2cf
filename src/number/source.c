/*-------------------------------------------------------------------------
 *
 * source.c
 *	  Who says a number: the speaker of the quotation or reported clause
 *	  that holds it, as the quote room found it.
 *
 *-------------------------------------------------------------------------
 */
#include "number/source.h"

#include "number/tags.h"

/* At most so many last names of an article are looked up, which keeps the search linear. */
#define MAX_NAMES 16

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

static bool
is_name(const NtDocument *doc, int32 token)
{
	return doc->tokens[token].kind == NT_TOKEN_WORD && (doc->tokens[token].flags & NT_TOKEN_CAP) != 0;
}

/* The first place where the name stands behind another one, as "Helen Vance"; where there is none, the name itself. */
static NtSpan
full_name(const NtNumberScan *scan, int32 token)
{
	const NtDocument *doc = scan->doc;
	const NtToken *name = &doc->tokens[token];

	for (int32 i = 1; i < token; i++)
	{
		const NtToken *t = &doc->tokens[i];

		if (t->hash == name->hash && t->len == name->len && is_name(doc, i) && is_name(doc, i - 1) &&
			t->start == t[-1].start + t[-1].len + 1 && memcmp(doc->text + t->start, doc->text + name->start, t->len) == 0 &&
			(t->flags & (NT_TOKEN_FIRST | NT_TOKEN_CLITIC)) == 0 && (t[-1].flags & (NT_TOKEN_CLITIC | NT_TOKEN_ALLCAPS)) == 0 &&
			/* not the "Lorn Council" of "the Isle of Lorn Council" */
			!(i > 1 && nt_token_is(doc, i - 2, "of")) &&
			(nt_tags_look_up(scan, i - 1) & (NT_TAGS_FUNCTION | NT_TAG_ADVERB | NT_TAG_NUMBER)) == 0)
			return nt_tokens_span(doc, i - 1, i + 1);
	}
	return nt_tokens_span(doc, token, token + 1);
}

/* "Vance put the cost at 12 million": a source of one name becomes the full name, where the article gave it before. */
void
nt_claims_full_names(const NtNumberScan *scan, NtClaims *claims)
{
	NtSpan		seen[MAX_NAMES];
	NtSpan		full[MAX_NAMES];
	int			count = 0;

	for (int32 i = 0; i < claims->count; i++)
	{
		NtSpan	   *source = &claims->items[i].number.source;
		int32		token;
		int			at = 0;

		NT_CHECK_INTERRUPTS();
		if (nt_span_empty(*source) || (token = nt_document_token_at(scan->doc, source->start)) < 0 || !is_name(scan->doc, token) ||
			scan->doc->tokens[token].start != source->start || scan->doc->tokens[token].len != source->end - source->start)
			continue;
		while (at < count && !(seen[at].end - seen[at].start == source->end - source->start &&
							   memcmp(scan->doc->text + seen[at].start, scan->doc->text + source->start, source->end - source->start) == 0))
			at++;
		if (at == MAX_NAMES)
			continue;
		if (at == count)
		{
			seen[at] = *source;
			full[at] = full_name(scan, token);
			count++;
		}
		*source = full[at];
	}
}
