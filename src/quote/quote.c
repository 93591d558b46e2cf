/*-------------------------------------------------------------------------
 *
 * quote.c
 *	  Who said what: the way of a document through the quote room.
 *
 *-------------------------------------------------------------------------
 */
#include "quote/quote.h"

#include "quote/attribute.h"

/* Stretches, word classes, mentions and people of the document; palloc'ed. */
NtQuoteText *
nt_quote_text(const NtDocument *doc)
{
	NtQuoteText *text = palloc0(sizeof(NtQuoteText));

	text->doc = doc;
	text->language = nt_language_guess(doc);
	text->stretches = nt_marks_find(doc, &text->nstretches);
	text->stretch_of = palloc(Max(doc->ntokens, 1) * sizeof(int32));
	memset(text->stretch_of, -1, doc->ntokens * sizeof(int32));
	for (int32 i = 0; i < text->nstretches; i++)
		for (int32 token = text->stretches[i].open; token < text->stretches[i].after; token++)
			text->stretch_of[token] = i;
	nt_words_read(text);
	nt_mentions_find(text);
	nt_mentions_link(text);
	nt_persons_find(text);
	return text;
}

static NtSpan
mention_name(const NtQuoteText *text, int32 mention, int32 person)
{
	const NtMention *m = &text->mentions[mention];
	NtSpan		none = {0, 0};

	if (person >= 0)
		return nt_person_name(text, person);
	switch (m->type)
	{
		case NT_MENTION_ORG:
		case NT_MENTION_PERSON:
		case NT_MENTION_GROUP:
		case NT_MENTION_DOCUMENT:
		case NT_MENTION_OTHER:
			return nt_tokens_span(text->doc, m->first, m->end);
		default:
			return none;
	}
}

NtQuote *
nt_quote_find(const NtDocument *doc, int32 *count)
{
	NtQuoteText *text = nt_quote_text(doc);
	NtAttribution *attributions = nt_attribute(text, NULL, NULL);
	NtQuote    *quotes = palloc0(Max(text->nstretches, 1) * sizeof(NtQuote));
	int32		n = 0;

	for (int32 i = 0; i < text->nstretches; i++)
	{
		const NtAttribution *a = &attributions[i];
		NtQuote    *quote = &quotes[n];

		if (!a->speech)
			continue;
		quote->kind = NT_QUOTE_DIRECT;
		quote->content = text->stretches[i].content;
		if (a->mention >= 0)
		{
			quote->mention = nt_tokens_span(doc, text->mentions[a->mention].first, text->mentions[a->mention].end);
			quote->speaker = mention_name(text, a->mention, a->person);
		}
		if (a->cue >= 0)
			quote->cue = nt_tokens_span(doc, a->cue, a->cue + 1);
		n++;
	}
	*count = n;
	return quotes;
}
