/*-------------------------------------------------------------------------
 *
 * quote.c
 *	  Who said what: the way of a document through the quote room.
 *
 *-------------------------------------------------------------------------
 */
#include "quote/quote.h"

#include "quote/attribute.h"
#include "quote/words.h"

/* Words taken along with a noun phrase. */
#define MAX_TIED_WORDS	5

/* May anything be said in a sentence that is asked for: is there a stretch, or what reports a clause? */
static bool
may_hold_speech(const NtQuoteText *text)
{
	if (text->nasked > 0)
		return true;
	for (int32 s = 0; s < text->doc->nsentences; s++)
		if (text->asked[s] && (text->sentence_classes[s] & NT_WORD_REPORTS) != 0)
			return true;
	return false;
}

/* Stretches, word classes, mentions and people of the document, as far as they are asked for; palloc'ed. */
static NtQuoteText *
read_text(const NtDocument *doc, NtLanguage language, const NtSpeechAsked *asked)
{
	NtQuoteText *text = palloc0(sizeof(NtQuoteText));

	text->doc = doc;
	text->language = language;
	text->asked = asked != NULL ? asked->sentences : NULL;
	text->stretches = nt_marks_find(doc, text->language, &text->nstretches);
	text->stretch_of = palloc(Max(doc->ntokens, 1) * sizeof(int32));
	nt_fill(text->stretch_of, -1, doc->ntokens * sizeof(int32));
	for (int32 i = 0; i < text->nstretches; i++)
	{
		NtStretch  *stretch = &text->stretches[i];

		stretch->sentence = nt_document_sentence_of(doc, stretch->open);
		stretch->last_sentence = nt_document_sentence_of(doc, Max(stretch->after - 1, stretch->open));
		for (int32 token = text->stretches[i].open; token < text->stretches[i].after; token++)
			text->stretch_of[token] = i;
		for (int32 s = stretch->sentence; s <= stretch->last_sentence && text->nasked <= i; s++)
			if (text->asked == NULL || text->asked[s])
				text->nasked = i + 1;
	}
	nt_words_read(text);
	if (asked != NULL && !asked->names && !may_hold_speech(text))
		return text;
	nt_mentions_find(text);
	nt_persons_find(text);
	nt_mentions_link(text);
	nt_clauses_find(text);
	return text;
}

NtQuoteText *
nt_quote_text(const NtDocument *doc)
{
	return read_text(doc, nt_language_guess(doc), NULL);
}

/* The end of a noun phrase with what is tied to it: "a spokesman" + "for the yard". */
static int32
phrase_end(const NtQuoteText *text, int32 mention)
{
	const NtMention *m = &text->mentions[mention];
	int32		sentence_end = text->doc->sentences[m->sentence].end;
	int32		start = m->end + 1;
	int32		end;

	if (start >= sentence_end || text->stretch_of[m->end] >= 0 || (nt_word_roles(text, m->end) & NT_ROLEWORD_TIE) == 0)
		return m->end;
	if (mention + 1 < text->nmentions && text->mentions[mention + 1].first == start)
		return text->mentions[mention + 1].end;
	end = start;
	while (end < sentence_end && end < start + MAX_TIED_WORDS && (text->classes[end] & (NT_QWORD_DET | NT_QWORD_POSS)) != 0)
		end++;
	while (end < sentence_end && end < start + MAX_TIED_WORDS && text->stretch_of[end] < 0 &&
		   text->doc->tokens[end].kind == NT_TOKEN_WORD &&
		   (text->classes[end] & (NT_WORD_FUNCTION | NT_WORD_CUES)) == 0)
		end++;
	return text->doc->tokens[end - 1].kind == NT_TOKEN_WORD && (text->classes[end - 1] & NT_WORD_FUNCTION) == 0 ? end
		: m->end;
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
			return nt_tokens_span(text->doc, m->first, phrase_end(text, mention));
		default:
			return none;
	}
}

static void
set_speaker(NtQuote *quote, const NtQuoteText *text, int32 mention, int32 person)
{
	quote->mention = nt_tokens_span(text->doc, text->mentions[mention].first, text->mentions[mention].end);
	quote->speaker = mention_name(text, mention, person);
}

static void
set_source(NtQuote *quote, const NtQuoteText *text, const NtAttribution *attribution)
{
	int32		first;
	int32		last;

	if (attribution->mention >= 0 && nt_phrase_around(text, attribution->mention, attribution->cue, &first, &last))
		quote->mention = quote->speaker = nt_tokens_span(text->doc, first, last);
	else if (attribution->mention >= 0)
		set_speaker(quote, text, attribution->mention, attribution->person);
	if (attribution->cue >= 0)
	{
		int32		end = attribution->cue + 1;

		/* "according to" is one phrase */
		while (end < text->doc->ntokens && (text->classes[end - 1] & NT_QWORD_ACCORDING) != 0 &&
			   (text->classes[end] & NT_QWORD_ACCORDING) != 0)
			end++;
		quote->cue = nt_tokens_span(text->doc, attribution->cue, end);
	}
}

/* Text order; a clause before the quoted words that it begins with. */
static int
compare_quotes(const void *a, const void *b)
{
	const NtQuote *qa = a;
	const NtQuote *qb = b;

	NT_CHECK_INTERRUPTS();
	if (qa->content.start != qb->content.start)
		return qa->content.start < qb->content.start ? -1 : 1;
	return (int) qb->kind - (int) qa->kind;
}

/* Has the clause words of its own, beside those in quotation marks?  A bullet or an emoji is none. */
static bool
has_own_words(const NtQuoteText *text, const NtClause *clause)
{
	for (int32 i = clause->first; i < clause->end; i++)
		if (text->stretch_of[i] < 0 && text->doc->tokens[i].kind < NT_TOKEN_PUNCT)
			return true;
	return false;
}

/* The rows of a document that has been read. */
static NtQuote *
make_quotes(const NtQuoteText *text, int32 *count)
{
	const NtDocument *doc = text->doc;
	NtAttribution *attributions = nt_attribute(text, NULL, NULL);
	NtQuote    *quotes = palloc0(Max(text->nasked + text->nclauses, 1) * sizeof(NtQuote));
	int32	   *quoted = palloc(Max(text->nclauses, 1) * sizeof(int32));	/* by clause: its first quotation, -1 */
	int32		n = 0;

	memset(quoted, -1, text->nclauses * sizeof(int32));
	for (int32 i = 0; i < text->nasked; i++)
	{
		const NtStretch *stretch = &text->stretches[i];

		if (!attributions[i].speech)
			continue;
		if (stretch->clause >= 0 && quoted[stretch->clause] < 0)
			quoted[stretch->clause] = i;
		quotes[n].kind = NT_QUOTE_DIRECT;
		quotes[n].content = stretch->content;
		set_source(&quotes[n++], text, &attributions[i]);
	}
	for (int32 i = 0; i < text->nclauses; i++)
	{
		const NtClause *clause = &text->clauses[i];
		NtQuote    *quote;

		if (quoted[i] >= 0 && !has_own_words(text, clause))
			continue;
		quote = &quotes[n++];
		quote->content = nt_tokens_span(doc, clause->first, clause->end);
		if (quoted[i] >= 0)
		{
			quote->kind = NT_QUOTE_MIXED;
			set_source(quote, text, &attributions[quoted[i]]);
		}
		else
		{
			quote->kind = NT_QUOTE_INDIRECT;
			if (!clause->unnamed && clause->phrase < clause->phrase_end)
				quote->mention = quote->speaker = nt_tokens_span(doc, clause->phrase, clause->phrase_end);
			else if (!clause->unnamed)
				set_speaker(quote, text, clause->mention, nt_mention_person(text, clause->mention, -1));
			quote->cue = nt_tokens_span(doc, clause->cue, clause->cue_end);
		}
	}
	qsort(quotes, n, sizeof(NtQuote), compare_quotes);
	*count = n;
	return quotes;
}

NtQuote *
nt_quote_find(const NtDocument *doc, int32 *count)
{
	return make_quotes(nt_quote_text(doc), count);
}

NtSpeech *
nt_speech_read(const NtDocument *doc)
{
	return nt_speech_read_asked(doc, nt_language_guess(doc), NULL);
}

NtSpeech *
nt_speech_read_asked(const NtDocument *doc, NtLanguage language, const NtSpeechAsked *asked)
{
	NtSpeech   *speech = palloc(sizeof(NtSpeech));
	NtQuoteText *text = read_text(doc, language, asked);
	int32		open = -1;

	speech->text = text;
	speech->language = text->language;
	speech->quotes = make_quotes(text, &speech->count);
	speech->outer = palloc(Max(speech->count, 1) * sizeof(int32));
	for (int32 i = 0; i < speech->count; i++)
	{
		while (open >= 0 && speech->quotes[open].content.end <= speech->quotes[i].content.start)
			open = speech->outer[open];
		speech->outer[i] = open;
		open = i;
	}
	return speech;
}

const NtQuote *
nt_speech_at(const NtSpeech *speech, NtSpan bytes)
{
	int32		low = 0;
	int32		high = speech->count;
	int32		at;

	/* quotations that begin at or before the bytes are [0, low) */
	while (low < high)
	{
		int32		middle = low + (high - low) / 2;

		if (speech->quotes[middle].content.start <= bytes.start)
			low = middle + 1;
		else
			high = middle;
	}
	/* neither quotations nor clauses overlap their like, so that few lie around one place */
	for (at = low - 1; at >= 0; at = speech->outer[at])
		if (bytes.end <= speech->quotes[at].content.end)
			return &speech->quotes[at];
	return NULL;
}

/* How well a mention tells who is meant, beside others in one phrase: the lower the better. */
static int
naming_rank(const NtMention *mention)
{
	switch (mention->type)
	{
		case NT_MENTION_FULL:
			return 0;
		case NT_MENTION_TITLED:
			return 1;
		case NT_MENTION_LAST:
			return 2;
		case NT_MENTION_ORG:
			return 3;
		default:
			return 4;
	}
}

NtSpan
nt_speech_name(const NtSpeech *speech, NtSpan bytes)
{
	const NtQuoteText *text = speech->text;
	NtSpan		none = {0, 0};
	int32		low = 0;
	int32		high = text->nmentions;
	int32		best = -1;

	/* mentions that end before the bytes are [0, low) */
	while (low < high)
	{
		int32		middle = low + (high - low) / 2;

		if (nt_token_end(text->doc, text->mentions[middle].end - 1) <= bytes.start)
			low = middle + 1;
		else
			high = middle;
	}
	for (int32 m = low; m < text->nmentions && text->doc->tokens[text->mentions[m].first].start < bytes.end; m++)
	{
		/* of "Berg's lawyer" the lawyer is meant */
		if (m + 1 < text->nmentions && text->mentions[m + 1].first == text->mentions[m].first &&
			text->doc->tokens[text->mentions[m + 1].name].start < bytes.end)
			continue;
		if (best < 0 || naming_rank(&text->mentions[m]) < naming_rank(&text->mentions[best]))
			best = m;
	}
	return best < 0 ? none : mention_name(text, best, nt_mention_person(text, best, -1));
}
