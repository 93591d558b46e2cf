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

/* The five characters that mean something to HTML, and controls, which are no HTML at all. */
static void
put_escaped(StringInfo out, const char *text, int32 start, int32 end)
{
	for (int32 i = start; i < end; i++)
	{
		unsigned char c = (unsigned char) text[i];

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
				if (c >= ' ' || c == '\n' || c == '\t')
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
add_mark(NtMarks *marks, NtSpan span, const char *name, const char *attributes)
{
	NtMark	   *mark;

	if (nt_span_empty(span))
		return;
	NT_ARRAY_RESERVE(marks->marks, marks->count, marks->capacity);
	mark = &marks->marks[marks->count++];
	mark->span = span;
	mark->name = name;
	mark->attributes = attributes;
}

/* Marks "quote" with data-kind, data-speaker, data-cue. */
void
nt_markup_quotes(NtMarks *marks, const NtDocument *doc, const NtQuote *quotes, int32 count)
{
	static const char *const kinds[] = {"direct", "mixed", "indirect"};

	for (int32 i = 0; i < count; i++)
	{
		StringInfoData attributes;

		initStringInfo(&attributes);
		put_attribute_text(&attributes, "kind", kinds[quotes[i].kind]);
		put_attribute(&attributes, "speaker", doc->text, quotes[i].speaker);
		put_attribute(&attributes, "cue", doc->text, quotes[i].cue);
		add_mark(marks, quotes[i].content, "quote", attributes.data);
	}
}

/* Marks "number" with data-kind, data-value, data-unit, data-item, data-topic, data-source. */
void
nt_markup_numbers(NtMarks *marks, const NtDocument *doc, const NtNumber *numbers, int32 count)
{
	for (int32 i = 0; i < count; i++)
	{
		const NtNumber *number = &numbers[i];
		StringInfoData attributes;

		initStringInfo(&attributes);
		put_attribute_text(&attributes, "kind", nt_number_kind_name((NtNumberKind) number->kind));
		if (number->has_value)
		{
			char		digits[NT_DECIMAL_BUFFER];

			(void) nt_decimal_print(number->value, digits);
			put_attribute_text(&attributes, "value", digits);
		}
		if (number->lower.finite || number->upper.finite)
		{
			appendStringInfo(&attributes, " data-bounds=\"%c", number->lower.finite && number->lower.inclusive ? '[' : '(');
			put_decimal(&attributes, &number->lower);
			appendStringInfoCharMacro(&attributes, ',');
			put_decimal(&attributes, &number->upper);
			appendStringInfo(&attributes, "%c\"", number->upper.finite && number->upper.inclusive ? ']' : ')');
		}
		put_attribute_text(&attributes, "unit", number->unit);
		put_attribute(&attributes, "item", doc->text, number->item);
		put_attribute_text(&attributes, "topic", number->topic);
		put_attribute(&attributes, "source", doc->text, number->source);
		add_mark(marks, number->content, "number", attributes.data);
	}
}

/* Marks "boilerplate" with data-kind and data-score: the blocks that news_strip leaves out. */
void
nt_markup_junk(NtMarks *marks, const NtJudgedBlock *blocks, int32 count)
{
#define X(name, word) word,
	static const char *const kinds[] = {NT_BLOCK_KINDS(X)};
#undef X

	for (int32 i = 0; i < count; i++)
	{
		StringInfoData attributes;

		if (blocks[i].score >= 0.5f)
			continue;
		initStringInfo(&attributes);
		put_attribute_text(&attributes, "kind", kinds[blocks[i].kind]);
		put_attribute_text(&attributes, "score", psprintf("%.2f", blocks[i].score));
		add_mark(marks, blocks[i].span, "boilerplate", attributes.data);
	}
}

/* By beginning, the longer first, so that what holds another is opened before it. */
static int
compare_marks(const void *a, const void *b)
{
	const NtMark *x = a;
	const NtMark *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	if (x->span.end != y->span.end)
		return x->span.end > y->span.end ? -1 : 1;
	return strcmp(x->name, y->name);
}

static void
open_mark(StringInfo out, const NtMark *mark)
{
	appendStringInfo(out, "<mark class=\"%s\"", mark->name);
	appendStringInfoString(out, mark->attributes);
	appendStringInfoCharMacro(out, '>');
}

/* Closes the marks that end at "at"; those above them on the stack are opened again. */
static void
close_marks(StringInfo out, const NtMark **open, int *depth, int32 at)
{
	int			lowest = *depth;
	int			kept;

	for (int i = *depth - 1; i >= 0; i--)
		if (open[i]->span.end <= at)
			lowest = i;
	for (int i = *depth; i > lowest; i--)
		appendStringInfoString(out, "</mark>");
	kept = lowest;
	for (int i = lowest; i < *depth; i++)
		if (open[i]->span.end > at)
		{
			open_mark(out, open[i]);
			open[kept++] = open[i];
		}
	*depth = kept;
}

/*
 * Appends text[0, len) as HTML: paragraphs in <p>, the marks in them (a mark that goes over several paragraphs is
 * closed and opened again at each).  Sorts the marks.
 */
void
nt_markup_write(StringInfo out, const char *text, int32 len, NtMarks *marks)
{
	int32		count;
	NtSpan	   *paragraphs = nt_paragraphs(text, len, &count);
	const NtMark *open[OPEN_MAX];
	int			depth = 0;
	int32		next = 0;

	if (marks->count > 1)
		qsort(marks->marks, marks->count, sizeof(NtMark), compare_marks);
	for (int32 p = 0; p < count; p++)
	{
		int32		at = paragraphs[p].start;

		NT_CHECK_INTERRUPTS();
		appendStringInfoString(out, p > 0 ? "\n<p>" : "<p>");
		for (int i = 0; i < depth; i++)
			open_mark(out, open[i]);
		while (at < paragraphs[p].end)
		{
			int32		stop = paragraphs[p].end;

			while (next < marks->count && marks->marks[next].span.start <= at)
			{
				const NtMark *mark = &marks->marks[next++];

				if (mark->span.end <= at || depth == OPEN_MAX)
					continue;
				open_mark(out, mark);
				open[depth++] = mark;
			}
			if (next < marks->count)
				stop = Min(stop, marks->marks[next].span.start);
			for (int i = 0; i < depth; i++)
				stop = Min(stop, open[i]->span.end);
			put_escaped(out, text, at, stop);
			at = stop;
			close_marks(out, open, &depth, at);
		}
		for (int i = 0; i < depth; i++)
			appendStringInfoString(out, "</mark>");
		appendStringInfoString(out, "</p>");
		/* the elements are closed: only what goes on in the next paragraph stays */
		for (int i = 0, all = depth; i < all; i++)
		{
			if (i == 0)
				depth = 0;
			if (p + 1 < count && open[i]->span.end > paragraphs[p + 1].start)
				open[depth++] = open[i];
		}
	}
}
