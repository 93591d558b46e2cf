/*
 * test_markup.c - HTML from marks that overlap, repeat, cross paragraphs, are too many; text that looks like HTML; snippets.
 */
#include "unit.h"

#include "markup/markup.h"
#include "markup/snippet.h"

static void
mark(NtMarks *marks, int32 start, int32 end, const char *name)
{
	NtMark	   *added;

	NT_ARRAY_RESERVE(marks->marks, marks->count, marks->capacity);
	added = &marks->marks[marks->count++];
	added->span.start = start;
	added->span.end = end;
	added->name = name;
	added->attributes = "";
}

static bool
html_is(const char *text, NtMarks *marks, const char *expected)
{
	StringInfoData out;

	initStringInfo(&out);
	nt_markup_write(&out, text, strlen(text), marks);
	if (strcmp(out.data, expected) != 0)
		fprintf(stderr, "%s\n", out.data);
	return strcmp(out.data, expected) == 0;
}

/* Does every element that is opened close, in order, and is nothing else there? */
static bool
is_well_formed(const char *html)
{
	int			depth = 0;

	for (const char *at = strchr(html, '<'); at != NULL; at = strchr(at + 1, '<'))
	{
		if (strncmp(at, "<p>", 3) == 0 || strncmp(at, "</p>", 4) == 0)
		{
			if (depth != 0)
				return false;
		}
		else if (strncmp(at, "<mark class=\"", 13) == 0)
			depth++;
		else if (strncmp(at, "</mark>", 7) == 0)
		{
			if (--depth < 0)
				return false;
		}
		else
			return false;
	}
	return depth == 0;
}

static void
test_nesting(void)
{
	NtMarks		none = {0};
	NtMarks		nested = {0};
	NtMarks		overlapping = {0};
	NtMarks		same = {0};
	NtMarks		crossing = {0};

	CHECK(html_is("", &none, ""), "no text");
	CHECK(html_is("a <b> & \"c\" 'd'\x01", &none, "<p>a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</p>"), "escaped");
	mark(&nested, 2, 3, "in");
	mark(&nested, 0, 5, "out");
	CHECK(html_is("abcde", &nested, "<p><mark class=\"out\">ab<mark class=\"in\">c</mark>de</mark></p>"), "nested");
	mark(&overlapping, 0, 3, "x");
	mark(&overlapping, 2, 5, "y");
	CHECK(html_is("abcde", &overlapping,
				  "<p><mark class=\"x\">ab<mark class=\"y\">c</mark></mark><mark class=\"y\">de</mark></p>"), "overlapping");
	mark(&same, 1, 2, "y");
	mark(&same, 1, 2, "x");
	CHECK(html_is("abc", &same, "<p>a<mark class=\"x\"><mark class=\"y\">b</mark></mark>c</p>"), "the same stretch twice");
	mark(&crossing, 1, 8, "x");
	CHECK(html_is("abc\n\ndef", &crossing,
				  "<p>a<mark class=\"x\">bc</mark></p>\n<p><mark class=\"x\">def</mark></p>"), "over two paragraphs");
}

static void
test_many(void)
{
	NtMarks		marks = {0};
	StringInfoData text;
	StringInfoData out;

	/* each one overlaps its neighbours, far more are open at once than are shown */
	initStringInfo(&text);
	for (int i = 0; i < 2000; i++)
		appendStringInfoString(&text, i % 100 == 99 ? "\n\n" : "ab");
	for (int i = 0; i < 1000; i++)
		mark(&marks, i * 3, i * 3 + 200 + i % 7, i % 2 ? "x" : "y");
	initStringInfo(&out);
	nt_markup_write(&out, text.data, text.len, &marks);
	CHECK(is_well_formed(out.data), "a thousand overlapping marks nest");
	CHECK(out.len < 100 * text.len, "and do not multiply the text");
}

static void
test_snippet(void)
{
	const char *text = "The ferry left  late.\nNobody knew why, the captain said at the harbour.";
	NtSpan		why = {34, 37};
	NtSpan		all = {0, strlen(text)};
	StringInfoData out;

	initStringInfo(&out);
	nt_markup_snippet(&out, text, strlen(text), why, 12);
	CHECK(strcmp(out.data, "... Nobody knew why, the ...") == 0, "12 characters, both ends of words");
	resetStringInfo(&out);
	nt_markup_snippet(&out, text, strlen(text), why, 13);
	CHECK(strcmp(out.data, "... Nobody knew why, the captain ...") == 0, "one more");
	resetStringInfo(&out);
	nt_markup_snippet(&out, text, strlen(text), all, 5);
	CHECK(strcmp(out.data, "The ferry left late. Nobody knew why, the captain said at the harbour.") == 0, "white space becomes one space");
}

void
test_markup(void)
{
	test_nesting();
	test_many();
	test_snippet();
}
