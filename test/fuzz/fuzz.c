/*
 * fuzz.c - libFuzzer targets of the core; FUZZ_TARGET names the function that gets the input.
 *
 * Text targets get valid UTF-8, as behind the border: bad bytes are made "?".
 */
#include "core/nt.h"

#include "common/base64.h"

#include "arena.h"
#include "core/document.h"
#include "core/utf8.h"
#include "compare/compare.h"
#include "fingerprint/closing.h"
#include "fingerprint/shingle.h"
#include "html/html.h"
#include "number/number.h"
#include "markup/markup.h"
#include "quote/quote.h"
#include "strip/article.h"
#include "strip/template.h"

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition) \
	do { \
		if (!(condition)) \
		{ \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
			abort(); \
		} \
	} while (0)

static inline void
require_span(NtSpan span, int32 len)
{
	REQUIRE(span.start >= 0 && span.start <= span.end && span.end <= len);
}

/* Any bytes: validation itself, and counting on whatever they are. */
static inline void
fuzz_utf8(const char *data, int32 len)
{
	int32		position = -1;

	if (nt_utf8_validate(data, len, &position) != NT_OK)
		REQUIRE(position >= 0 && position < len);
	else
		REQUIRE(nt_utf8_count(data, len) <= len);
}

static inline void
fuzz_document(const char *text, int32 len)
{
	NtDocument	doc;
	int32		count;
	NtSpan	   *spans = nt_paragraphs(text, len, &count);
	int32		at = 0;

	for (int32 i = 0; i < count; i++)
	{
		require_span(spans[i], len);
		REQUIRE(spans[i].start >= at && !nt_span_empty(spans[i]));
		at = spans[i].end;
	}
	REQUIRE(nt_document_parse(&doc, text, len, spans, count, NULL) == NT_OK);
	at = 0;
	for (int32 i = 0; i < doc.ntokens; i++)
	{
		REQUIRE(doc.tokens[i].start >= at && doc.tokens[i].len > 0);
		at = nt_token_end(&doc, i);
	}
	REQUIRE(at <= len);
	at = 0;
	for (int32 i = 0; i < doc.nsentences; i++)
	{
		REQUIRE(doc.sentences[i].first == at && doc.sentences[i].end > at);
		at = doc.sentences[i].end;
	}
	REQUIRE(at == doc.ntokens);
}

static inline void
fuzz_strip(const char *text, int32 len)
{
	int32		count;
	NtSpan	   *spans = nt_strip_article(text, len, NULL, &count);
	int32		at = 0;

	for (int32 i = 0; i < count; i++)
	{
		require_span(spans[i], len);
		REQUIRE(spans[i].start >= at);
		at = spans[i].end;
	}
}

/* The document as the analysis rooms get it. */
static inline NtDocument
read_document(const char *text, int32 len)
{
	NtDocument	doc;
	int32		count;
	NtSpan	   *spans = nt_paragraphs(text, len, &count);

	REQUIRE(nt_document_parse(&doc, text, len, spans, count, NULL) == NT_OK);
	return doc;
}

static inline void
fuzz_quote(const char *text, int32 len)
{
	NtDocument	doc = read_document(text, len);
	int32		count;
	NtQuote    *quotes = nt_quote_find(&doc, &count);
	int32		at = 0;

	for (int32 i = 0; i < count; i++)
	{
		require_span(quotes[i].content, len);
		require_span(quotes[i].speaker, len);
		require_span(quotes[i].mention, len);
		require_span(quotes[i].cue, len);
		REQUIRE(quotes[i].content.start >= at && !nt_span_empty(quotes[i].content));
		at = quotes[i].content.start;
	}
}

/* A decimal that numeric_in will read, in the room it has. */
static inline void
require_decimal(NtDecimal value)
{
	char	   *text = palloc(NT_DECIMAL_BUFFER);

	REQUIRE(nt_decimal_print(value, text) < NT_DECIMAL_BUFFER);
}

/* Bounds that make a range, which holds something; and the value, if there is one, at one of its ends or inside. */
static inline void
require_bounds(const NtNumber *number)
{
	if (number->has_value)
		require_decimal(number->value);
	if (number->lower.finite)
		require_decimal(number->lower.value);
	if (number->upper.finite)
		require_decimal(number->upper.value);
	if (number->lower.finite && number->upper.finite)
	{
		int			order = nt_decimal_compare(number->lower.value, number->upper.value);

		REQUIRE(order < 0 || (order == 0 && number->lower.inclusive && number->upper.inclusive));
	}
	REQUIRE(!number->has_value || !number->lower.finite || nt_decimal_compare(number->lower.value, number->value) <= 0);
	REQUIRE(!number->has_value || !number->upper.finite || nt_decimal_compare(number->value, number->upper.value) <= 0);
}

static inline void
fuzz_number(const char *text, int32 len)
{
	NtDocument	doc = read_document(text, len);
	int32		count;
	int32		whole_count;
	NtNumber   *numbers = nt_number_find(&doc, NULL, &count);
	NtNumber   *whole = nt_number_find(&doc, nt_speech_read(&doc), &whole_count);
	int32		at = 0;

	REQUIRE(count == whole_count);

	for (int32 i = 0; i < count; i++)
	{
		require_span(numbers[i].content, len);
		require_span(numbers[i].item, len);
		require_span(numbers[i].subject, len);
		require_span(numbers[i].modifier, len);
		require_span(numbers[i].action, len);
		require_span(numbers[i].source, len);
		/* what claims do not ask of speech makes no difference */
		REQUIRE(numbers[i].source.start == whole[i].source.start && numbers[i].source.end == whole[i].source.end);
		REQUIRE(numbers[i].content.start >= at && !nt_span_empty(numbers[i].content));
		at = numbers[i].content.start;
		require_bounds(&numbers[i]);
	}
}

static inline void
fuzz_html(const char *text, int32 len)
{
	int32		n;
	int32		position;
	char	   *article = nt_html_article(text, len, NULL, &n);

	REQUIRE(n >= 0 && nt_utf8_validate(article, n, &position) == NT_OK);
}

static inline void
fuzz_blocks(const char *text, int32 len)
{
	int32		count;
	NtJudgedBlock *blocks = nt_strip_blocks(text, len, NULL, &count);
	int32		at = 0;

	for (int32 i = 0; i < count; i++)
	{
		require_span(blocks[i].span, len);
		REQUIRE(blocks[i].span.start >= at && !nt_span_empty(blocks[i].span));
		at = blocks[i].span.end;
	}
}

/* What is made can be read back, and is like itself. */
static inline void
fuzz_fingerprint(const char *text, int32 len)
{
	NtSpan		all = {0, len};
	NtSketch	sketch;
	NtMatcher  *matcher = palloc(sizeof(NtMatcher));
	NtSpan	   *paragraphs;
	int32		count;
	int32		before;
	float		similarity = -1;
	uint8	   *bytes;
	int			n;

	paragraphs = nt_paragraphs(text, len, &count);
	before = nt_before_closing(text, paragraphs, count);
	REQUIRE(before <= count && before >= Min(count, 1));
	nt_shingle_text(&sketch, text, len, &all, 1, NT_SHINGLE_DEFAULT);
	bytes = palloc(nt_sketch_bound(sketch.count));
	n = nt_sketch_encode(&sketch, bytes);
	REQUIRE(n <= nt_sketch_bound(sketch.count));
	bytes = repalloc(bytes, n);
	REQUIRE(nt_sketch_check(bytes, n) == NULL);
	REQUIRE(nt_matcher_make(matcher, bytes, n) == NULL);
	REQUIRE(nt_match(matcher, bytes, n, NT_RESEMBLANCE, &similarity) == NULL);
	REQUIRE(similarity == (sketch.count == 0 ? 0 : 1));
}

/* The first half of the input against the second: passages, shared stretches, differences. */
static inline void
fuzz_compare(const char *text, int32 len)
{
	int32		half = len / 2;
	NtPassage  *passages;
	NtShared   *shared;
	NtDiff	   *diffs;
	int32		count;
	int32		at = 0;

	while (half > 0 && ((unsigned char) text[half] & 0xC0) == 0x80)
		half--;
	REQUIRE(nt_compare_passages(text, len, &passages, &count) == NT_OK);
	for (int32 i = 0; i < count; i++)
	{
		require_span(passages[i].span, len);
		REQUIRE(passages[i].span.start >= at && !nt_span_empty(passages[i].span));
		at = passages[i].span.end;
	}
	REQUIRE(nt_compare_shared(text, half, text + half, len - half, &shared, &count) == NT_OK);
	at = 0;
	for (int32 i = 0; i < count; i++)
	{
		require_span(shared[i].span, half);
		require_span(shared[i].other, len - half);
		REQUIRE(shared[i].span.start >= at && !nt_span_empty(shared[i].span) && !nt_span_empty(shared[i].other));
		REQUIRE(shared[i].words > 0);
		at = shared[i].span.end;
	}
	REQUIRE(nt_compare_diff(text, half, text + half, len - half, &diffs, &count) == NT_OK);
	for (int32 i = 0; i < count; i++)
	{
		require_span(diffs[i].before, half);
		require_span(diffs[i].after, len - half);
		REQUIRE(nt_span_empty(diffs[i].before) == (diffs[i].kind == NT_DIFF_ADDED));
		REQUIRE(nt_span_empty(diffs[i].after) == (diffs[i].kind == NT_DIFF_REMOVED));
	}
	REQUIRE(nt_compare_diff(text, len, text, len, &diffs, &count) == NT_OK && count == 0);
}

/* Elements nest, whatever the text holds. */
static inline void
fuzz_markup(const char *text, int32 len)
{
	NtDocument	doc = read_document(text, len);
	NtMarks		marks = {0};
	NtSpeech   *speech = nt_speech_read(&doc);
	StringInfoData out;
	int			depth = 0;
	bool		paragraph = false;

	marks.quotes = speech->quotes;
	marks.nquotes = speech->count;
	marks.numbers = nt_number_find(&doc, speech, &marks.nnumbers);
	marks.blocks = nt_strip_blocks(text, len, NULL, &marks.nblocks);
	initStringInfo(&out);
	nt_markup_write(&out, text, len, &marks);
	for (const char *s = strchr(out.data, '<'); s != NULL; s = strchr(s + 1, '<'))
	{
		if (strncmp(s, "<p>", 3) == 0)
		{
			REQUIRE(!paragraph && depth == 0);
			paragraph = true;
		}
		else if (strncmp(s, "</p>", 4) == 0)
		{
			REQUIRE(paragraph && depth == 0);
			paragraph = false;
		}
		else if (strncmp(s, "<mark class=", 12) == 0)
			depth++;
		else
		{
			REQUIRE(strncmp(s, "</mark>", 7) == 0 && depth > 0);
			depth--;
		}
	}
	REQUIRE(!paragraph && depth == 0);
}

/* Any bytes: what is accepted is what would have been written. */
static inline void
fuzz_sketch_recv(const char *data, int32 len)
{
	NtSketch	sketch;
	uint32	   *keys = palloc(NT_SKETCH_MAX_KEYS * sizeof(uint32));
	uint8	   *bytes;

	if (nt_sketch_check((const uint8 *) data, len) != NULL)
		return;
	REQUIRE(nt_sketch_decode(&sketch, keys, (const uint8 *) data, len) == NULL);
	bytes = palloc(nt_sketch_bound(sketch.count));
	REQUIRE(nt_sketch_encode(&sketch, bytes) == len && memcmp(bytes, data, len) == 0);
}

/* Any bytes as the text form of a fingerprint: base64 of what sketch_recv reads. */
static inline void
fuzz_sketch_in(const char *data, int32 len)
{
	int			room = nt_sketch_bound(NT_SKETCH_MAX_KEYS);
	char	   *bytes = palloc(room);
	int			n = len > pg_b64_enc_len(room) ? -1 : pg_b64_decode(data, len, (void *) bytes, room);

	if (n >= 0)
		fuzz_sketch_recv(bytes, n);
}

/* What is read is in order and in range, and two of them merge into one that is. */
static inline void
require_template(const NtTemplate *template)
{
	NtTemplateCount *counting = nt_template_begin();
	NtTemplateLine *lines = palloc(NT_TEMPLATE_MAX_LINES * sizeof(NtTemplateLine));
	int64		pages;
	int32		count;

	REQUIRE(template->count >= 0 && template->count <= NT_TEMPLATE_MAX_LINES);
	for (int i = 0; i < 2; i++)
		nt_template_add_template(counting, template);
	count = nt_template_lines(counting, lines, &pages);
	REQUIRE(count == template->count && pages >= template->pages && pages <= NT_TEMPLATE_MAX_PAGES);
	for (int32 i = 0; i < count; i++)
		REQUIRE(lines[i].hash == template->lines[i].hash && lines[i].pages >= template->lines[i].pages &&
				lines[i].pages <= pages);
	nt_template_end(counting);
}

static inline void
fuzz_template_recv(const char *data, int32 len)
{
	NtTemplate	template;

	if (nt_template_read((const uint8 *) data, len, &template) == NULL)
		require_template(&template);
}

static inline void
fuzz_template_in(const char *data, int32 len)
{
	NtTemplate	template;
	char	   *s = palloc(len + 1);

	memcpy(s, data, len);
	s[len] = '\0';
	if (nt_template_parse(s, &template) == NULL)
		require_template(&template);
}

static inline void
fuzz_key(const char *text, int32 len)
{
	StringInfoData out;

	initStringInfo(&out);
	nt_compare_normalize(&out, text, len);
	REQUIRE(nt_utf8_validate(out.data, out.len, &(int32) {0}) == NT_OK);
	resetStringInfo(&out);
	REQUIRE(nt_compare_name_key(&out, text, len) == NT_OK);
	REQUIRE(nt_utf8_validate(out.data, out.len, &(int32) {0}) == NT_OK);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* a copy of the exact size, so that a read past the end is seen */
	char	   *text = palloc(size + 1);
	int32		len = (int32) size;

	memcpy(text, data, size);
#ifndef FUZZ_ANY_BYTES
	{
		int32		position;

		while (nt_utf8_validate(text, len, &position) != NT_OK)
			text[position] = '?';
	}
#endif
	text = repalloc(text, Max(size, 1));
	FUZZ_TARGET(text, len);
	arena_reset();
	return 0;
}
