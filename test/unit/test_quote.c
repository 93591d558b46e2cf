/*
 * test_quote.c - the quote room by its parts: marks, mentions, people, clauses, and what other rooms ask of it.
 */
#include "unit.h"

#include "quote/attribute.h"
#include "quote/quote.h"
#include "quote/words.h"

static NtDocument
read_document(const char *text)
{
	NtDocument	doc;
	int32		count;
	NtSpan	   *spans = nt_paragraphs(text, strlen(text), &count);

	CHECK(nt_document_parse(&doc, text, strlen(text), spans, count, NULL) == NT_OK, text);
	return doc;
}

/* The bytes of the first place where the words stand in the text. */
static NtSpan
find_words(const NtDocument *doc, const char *words)
{
	const char *at = strstr(doc->text, words);
	NtSpan		span = {0, 0};

	if (at != NULL)
	{
		span.start = (int32) (at - doc->text);
		span.end = span.start + strlen(words);
	}
	return span;
}

static bool
span_is(const NtDocument *doc, NtSpan span, const char *words)
{
	return span.end - span.start == (int32) strlen(words) && memcmp(doc->text + span.start, words, strlen(words)) == 0;
}

static void
test_speech(void)
{
	NtDocument	doc = read_document("Harbour Office director Anna Berg said that \xE2\x80\x9C" "all 12 gates\xE2\x80\x9D hold "
									"and 40 farms are dry. Its mayor, Bo Lund, put the cost at 9 million. "
									"Nine farms were lost. Berg\xE2\x80\x99s lawyer met Holm. Ida Holm met Peter Holm.");
	NtSpeech   *speech = nt_speech_read(&doc);
	const NtQuote *inner = nt_speech_at(speech, find_words(&doc, "12"));
	const NtQuote *clause = nt_speech_at(speech, find_words(&doc, "40 farms"));

	CHECK(inner != NULL && inner->kind == NT_QUOTE_DIRECT && span_is(&doc, inner->content, "all 12 gates"), "innermost");
	CHECK(clause != NULL && clause->kind == NT_QUOTE_MIXED && span_is(&doc, clause->speaker, "Anna Berg"),
		  "behind the quoted words, in the clause");
	CHECK(nt_speech_at(speech, find_words(&doc, "gates\xE2\x80\x9D hold")) == clause, "across the end of quoted words");
	CHECK(nt_speech_at(speech, find_words(&doc, "Nine")) == NULL, "nobody says it");
	CHECK(nt_speech_at(speech, find_words(&doc, "Harbour")) == NULL, "before the first");
	CHECK(span_is(&doc, nt_speech_name(speech, find_words(&doc, "Harbour Office director Anna Berg")), "Anna Berg"),
		  "a person's name beside an organisation's");
	CHECK(span_is(&doc, nt_speech_name(speech, find_words(&doc, "Its mayor, Bo Lund")), "Bo Lund"), "apposed");
	CHECK(span_is(&doc, nt_speech_name(speech, find_words(&doc, "mayor")), "Bo Lund"), "a title");
	CHECK(span_is(&doc, nt_speech_name(speech, find_words(&doc, "Berg\xE2\x80\x99s lawyer")), "Berg\xE2\x80\x99s lawyer"),
		  "not his lawyer's client");
	CHECK(nt_span_empty(nt_speech_name(speech, find_words(&doc, "Holm"))), "one of two");
	CHECK(nt_span_empty(nt_speech_name(speech, find_words(&doc, "cost"))), "nobody");
}

void
test_quote(void)
{
	test_speech();
}
