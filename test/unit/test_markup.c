/*
 * test_markup.c - HTML from marks that overlap, repeat, cross paragraphs, are too many; text that looks like HTML; snippets.
 */
#include "unit.h"

#include "markup/markup.h"
#include "markup/snippet.h"

#define MARKS 1000

/* Room for marks of each kind; all else of them is empty. */
typedef struct Lists
{
	NtQuote		quotes[MARKS];
	NtNumber	numbers[MARKS];
	NtJudgedBlock blocks[MARKS];
	NtMarks		marks;
} Lists;

static Lists *
no_marks(void)
{
	Lists	   *lists = palloc0(sizeof(Lists));

	lists->marks.quotes = lists->quotes;
	lists->marks.numbers = lists->numbers;
	lists->marks.blocks = lists->blocks;
	return lists;
}

static void
mark_quote(Lists *lists, int32 start, int32 end)
{
	NtSpan		span = {start, end};

	lists->quotes[lists->marks.nquotes++].content = span;
}

static void
mark_number(Lists *lists, int32 start, int32 end)
{
	NtSpan		span = {start, end};

	lists->numbers[lists->marks.nnumbers++].content = span;
}

static void
mark_block(Lists *lists, int32 start, int32 end, float score)
{
	NtSpan		span = {start, end};

	lists->blocks[lists->marks.nblocks].score = score;
	lists->blocks[lists->marks.nblocks++].span = span;
}

/* Is this the HTML, when <q ...>, <n ...>, <b ...> stand for the marks and </> for their ends? */
static bool
html_is(const char *text, const Lists *lists, const char *expected)
{
	StringInfoData html;
	StringInfoData brief;

	initStringInfo(&html);
	initStringInfo(&brief);
	nt_markup_write(&html, text, strlen(text), &lists->marks);
	for (const char *at = html.data; *at != '\0'; at++)
	{
		if (strncmp(at, "</mark>", 7) == 0)
		{
			appendStringInfoString(&brief, "</>");
			at += 6;
		}
		else if (strncmp(at, "<mark class=\"", 13) == 0)
		{
			appendStringInfo(&brief, "<%c>", at[13]);
			at = strchr(at, '>');
		}
		else
			appendStringInfoCharMacro(&brief, *at);
	}
	return strcmp(brief.data, expected) == 0;
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
	Lists	   *none = no_marks();
	Lists	   *nested = no_marks();
	Lists	   *overlapping = no_marks();
	Lists	   *same = no_marks();
	Lists	   *crossing = no_marks();
	Lists	   *blocks = no_marks();

	CHECK(html_is("", none, ""), "no text");
	CHECK(html_is("a <b> & \"c\" 'd'\x01", none, "<p>a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</p>"), "escaped");
	mark_quote(nested, 0, 5);
	mark_number(nested, 2, 3);
	CHECK(html_is("abcde", nested, "<p><q>ab<n>c</>de</></p>"), "nested");
	mark_quote(overlapping, 0, 3);
	mark_number(overlapping, 2, 5);
	CHECK(html_is("abcde", overlapping, "<p><q>ab<n>c</></><n>de</></p>"), "overlapping");
	mark_quote(same, 1, 2);
	mark_number(same, 1, 2);
	CHECK(html_is("abc", same, "<p>a<n><q>b</></>c</p>"), "the same stretch twice");
	mark_quote(crossing, 1, 8);
	CHECK(html_is("abc\n\ndef", crossing, "<p>a<q>bc</></p>\n<p><q>def</></p>"), "over two paragraphs");
	mark_block(blocks, 0, 3, 0.1f);
	mark_block(blocks, 5, 8, 0.9f);
	mark_quote(blocks, 5, 5);
	CHECK(html_is("abc\n\ndef", blocks, "<p><b>abc</></p>\n<p>def</p>"), "what is kept is no junk, what is empty no mark");
}

static void
test_attributes(void)
{
	static const char text[] = "\"<Ada> & 41\"";
	Lists	   *lists = no_marks();
	StringInfoData html;
	NtSpan		ada = {1, 6};

	mark_quote(lists, 1, 11);
	lists->quotes[0].speaker = lists->quotes[0].cue = ada;
	mark_number(lists, 9, 11);
	lists->numbers[0].item = lists->numbers[0].source = ada;
	lists->numbers[0].unit = "\"'";
	lists->numbers[0].topic = "killed";
	initStringInfo(&html);
	nt_markup_write(&html, text, strlen(text), &lists->marks);
	CHECK(strstr(html.data, "data-speaker=\"&lt;Ada&gt;\" data-cue=\"&lt;Ada&gt;\">") != NULL, "attributes of a quotation");
	CHECK(strstr(html.data, "data-unit=\"&quot;&#39;\" data-item=\"&lt;Ada&gt;\" data-topic=\"killed\" data-source=\"&lt;Ada&gt;\">41") != NULL,
		  "attributes of a number");
	CHECK(is_well_formed(html.data), "no element of the text's own");
}

static void
test_many(void)
{
	Lists	   *lists = no_marks();
	StringInfoData text;
	StringInfoData html;

	/* each one overlaps its neighbours, far more are open at once than are shown */
	initStringInfo(&text);
	for (int i = 0; i < 2000; i++)
		appendStringInfoString(&text, i % 100 == 99 ? "\n\n" : "ab");
	for (int i = 0; i < MARKS; i++)
	{
		mark_quote(lists, i * 3, i * 3 + 200 + i % 7);
		mark_number(lists, i * 3 + 1, i * 3 + 2 + i % 50);
	}
	initStringInfo(&html);
	nt_markup_write(&html, text.data, text.len, &lists->marks);
	CHECK(is_well_formed(html.data), "two thousand overlapping marks nest");
	CHECK(html.len < 500 * text.len, "and do not multiply the text");
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
	test_attributes();
	test_many();
	test_snippet();
}
