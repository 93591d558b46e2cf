/*-------------------------------------------------------------------------
 *
 * markup.c
 *	  Quotations, numbers and page junk as marked HTML.
 *
 * Whatever the text holds, what comes out is well-formed and has no element
 * or attribute but ours: text and attribute values are escaped character by
 * character, and of two marks that overlap the one that is open longer is
 * closed and opened again, so that elements nest.
 *
 *-------------------------------------------------------------------------
 */
#include "markup/markup.h"

#include "core/unicode.h"
#include "core/utf8.h"
#include "number/decimal.h"
#include "strip/kind.h"

/* Marks that can be open at once; what would be deeper is not shown, which keeps the output linear. */
#define OPEN_MAX 8

/* A check for interrupts each so many characters or marks. */
#define CHECK_STEP 65536

/* A stretch to mark: it becomes <mark class="name" ...>; one of the pointers says what it is. */
typedef struct Mark
{
	NtSpan		span;			/* bytes */
	const char *name;
	const NtQuote *quote;
	const NtNumber *number;
	const NtJudgedBlock *block;
} Mark;

/* What is being written. */
typedef struct Writer
{
	StringInfo	out;
	const char *text;
	const NtMarks *marks;
	int32		quote;			/* the next of each */
	int32		number;
	int32		block;
	const Mark *next;			/* the first of them in the text, NULL behind the last */
	Mark		mark;
	Mark		open[OPEN_MAX];
	int			depth;
} Writer;

/* Is text[i] the first byte of U+FFFE or U+FFFF?  They are no characters, and neither HTML nor XML has them. */
static inline bool
is_noncharacter(const char *text, int32 i)
{
	return (unsigned char) text[i] == 0xEF && (unsigned char) text[i + 1] == 0xBF && (unsigned char) text[i + 2] >= 0xBE;
}

/* The five characters that mean something to HTML, and controls, which are no HTML at all. */
static void
put_escaped(StringInfo out, const char *text, int32 start, int32 end)
{
	for (int32 i = start; i < end; i++)
	{
		unsigned char c = (unsigned char) text[i];

		if (i % CHECK_STEP == 0)
			NT_CHECK_INTERRUPTS();
		switch (c)
		{
			case '&':
				appendStringInfoString(out, "&amp;");
				break;
			case '<':
				appendStringInfoString(out, "&lt;");
				break;
			case '>':
				appendStringInfoString(out, "&gt;");
				break;
			case '"':
				appendStringInfoString(out, "&quot;");
				break;
			case '\'':
				appendStringInfoString(out, "&#39;");
				break;
			default:
				if (c == 0xEF && is_noncharacter(text, i))
					i += 2;
				else if (c >= ' ' || c == '\n' || c == '\t')
					appendStringInfoCharMacro(out, (char) c);
		}
	}
}

static void
put_attribute(StringInfo out, const char *name, const char *text, NtSpan span)
{
	if (nt_span_empty(span))
		return;
	appendStringInfo(out, " data-%s=\"", name);
	put_escaped(out, text, span.start, span.end);
	appendStringInfoCharMacro(out, '"');
}

static void
put_decimal(StringInfo out, const NtBound *bound)
{
	char		digits[NT_DECIMAL_BUFFER];

	if (!bound->finite)
		return;
	(void) nt_decimal_print(bound->value, digits);
	appendStringInfoString(out, digits);
}

static void
put_attribute_text(StringInfo out, const char *name, const char *value)
{
	NtSpan		span = {0, value == NULL ? 0 : (int32) strlen(value)};

	put_attribute(out, name, value, span);
}

static void
put_quote(StringInfo out, const char *text, const NtQuote *quote)
{
	static const char *const kinds[] = {"direct", "mixed", "indirect"};

	put_attribute_text(out, "kind", kinds[quote->kind]);
	put_attribute(out, "speaker", text, quote->speaker);
	put_attribute(out, "cue", text, quote->cue);
}

static void
put_number(StringInfo out, const char *text, const NtNumber *number)
{
	put_attribute_text(out, "kind", nt_number_kind_name((NtNumberKind) number->kind));
	if (number->has_value)
	{
		char		digits[NT_DECIMAL_BUFFER];

		(void) nt_decimal_print(number->value, digits);
		put_attribute_text(out, "value", digits);
	}
	if (number->lower.finite || number->upper.finite)
	{
		appendStringInfo(out, " data-bounds=\"%c", number->lower.finite && number->lower.inclusive ? '[' : '(');
		put_decimal(out, &number->lower);
		appendStringInfoCharMacro(out, ',');
		put_decimal(out, &number->upper);
		appendStringInfo(out, "%c\"", number->upper.finite && number->upper.inclusive ? ']' : ')');
	}
	put_attribute_text(out, "unit", number->unit);
	put_attribute(out, "item", text, number->item);
	put_attribute_text(out, "topic", number->topic);
	put_attribute(out, "source", text, number->source);
}

static void
put_junk(StringInfo out, const NtJudgedBlock *block)
{
	char		score[16];

	snprintf(score, sizeof(score), "%.2f", block->score);
	put_attribute_text(out, "kind", nt_block_kind_name((NtBlockKind) block->kind));
	put_attribute_text(out, "score", score);
}

static void
open_mark(const Writer *writer, const Mark *mark)
{
	appendStringInfo(writer->out, "<mark class=\"%s\"", mark->name);
	if (mark->quote != NULL)
		put_quote(writer->out, writer->text, mark->quote);
	else if (mark->number != NULL)
		put_number(writer->out, writer->text, mark->number);
	else
		put_junk(writer->out, mark->block);
	appendStringInfoCharMacro(writer->out, '>');
}

/* By beginning, the longer first, so that what holds another is opened before it. */
static bool
stands_before(const Mark *a, const Mark *b)
{
	if (a->span.start != b->span.start)
		return a->span.start < b->span.start;
	return a->span.end > b->span.end;
}

/* On to the next mark of the three lists: of equal ones a block comes first, then a number. */
static void
advance(Writer *writer)
{
	const NtMarks *marks = writer->marks;
	Mark		candidates[3];
	int			count = 0;
	int			best = 0;

	while (writer->block < marks->nblocks &&
		   (marks->blocks[writer->block].score >= 0.5f || nt_span_empty(marks->blocks[writer->block].span)))
		if (++writer->block % CHECK_STEP == 0)
			NT_CHECK_INTERRUPTS();
	while (writer->number < marks->nnumbers && nt_span_empty(marks->numbers[writer->number].content))
		writer->number++;
	while (writer->quote < marks->nquotes && nt_span_empty(marks->quotes[writer->quote].content))
		writer->quote++;
	if (writer->block < marks->nblocks)
		candidates[count++] = (Mark) {marks->blocks[writer->block].span, "boilerplate", NULL, NULL,
									  &marks->blocks[writer->block]};
	if (writer->number < marks->nnumbers)
		candidates[count++] = (Mark) {marks->numbers[writer->number].content, "number", NULL,
									  &marks->numbers[writer->number], NULL};
	if (writer->quote < marks->nquotes)
		candidates[count++] = (Mark) {marks->quotes[writer->quote].content, "quote", &marks->quotes[writer->quote],
									  NULL, NULL};
	writer->next = count == 0 ? NULL : &writer->mark;
	if (count == 0)
		return;
	for (int i = 1; i < count; i++)
		if (stands_before(&candidates[i], &candidates[best]))
			best = i;
	writer->mark = candidates[best];
	writer->block += writer->mark.block != NULL;
	writer->number += writer->mark.number != NULL;
	writer->quote += writer->mark.quote != NULL;
}

/* Closes the marks that end at "at"; those above them on the stack are opened again. */
static void
close_marks(Writer *writer, int32 at)
{
	int			lowest = writer->depth;
	int			kept;

	for (int i = writer->depth - 1; i >= 0; i--)
		if (writer->open[i].span.end <= at)
			lowest = i;
	for (int i = writer->depth; i > lowest; i--)
		appendStringInfoString(writer->out, "</mark>");
	kept = lowest;
	for (int i = lowest; i < writer->depth; i++)
		if (writer->open[i].span.end > at)
		{
			open_mark(writer, &writer->open[i]);
			writer->open[kept++] = writer->open[i];
		}
	writer->depth = kept;
}

static void
write_paragraph(Writer *writer, NtSpan paragraph)
{
	int32		at = paragraph.start;

	for (int i = 0; i < writer->depth; i++)
		open_mark(writer, &writer->open[i]);
	while (at < paragraph.end)
	{
		int32		stop = paragraph.end;

		NT_CHECK_INTERRUPTS();
		for (; writer->next != NULL && writer->next->span.start <= at; advance(writer))
		{
			if (writer->next->span.end <= at || writer->depth == OPEN_MAX)
				continue;
			open_mark(writer, writer->next);
			writer->open[writer->depth++] = *writer->next;
		}
		if (writer->next != NULL)
			stop = Min(stop, writer->next->span.start);
		for (int i = 0; i < writer->depth; i++)
			stop = Min(stop, writer->open[i].span.end);
		put_escaped(writer->out, writer->text, at, stop);
		at = stop;
		close_marks(writer, at);
	}
	for (int i = 0; i < writer->depth; i++)
		appendStringInfoString(writer->out, "</mark>");
}

/*
 * Appends text[0, len) as HTML: paragraphs in <p>, the marks in them (a mark that goes over several paragraphs is
 * closed and opened again at each).  Marks have the classes quote (data-kind, -speaker, -cue), number (data-kind,
 * -value, -bounds, -unit, -item, -topic, -source) and boilerplate (data-kind, -score).
 */
void
nt_markup_write(StringInfo out, const char *text, int32 len, const NtMarks *marks)
{
	int32		count;
	NtSpan	   *paragraphs = nt_paragraphs(text, len, &count);
	Writer		writer = {0};

	writer.out = out;
	writer.text = text;
	writer.marks = marks;
	advance(&writer);
	for (int32 p = 0; p < count; p++)
	{
		int			depth;

		appendStringInfoString(out, p > 0 ? "\n<p>" : "<p>");
		write_paragraph(&writer, paragraphs[p]);
		appendStringInfoString(out, "</p>");
		/* the elements are closed: only what goes on in the next paragraph stays */
		depth = writer.depth;
		writer.depth = 0;
		for (int i = 0; i < depth; i++)
			if (p + 1 < count && writer.open[i].span.end > paragraphs[p + 1].start)
				writer.open[writer.depth++] = writer.open[i];
	}
}
