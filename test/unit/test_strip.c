/*
 * test_strip.c - blocks, cues, templates, HTML: the parts that SQL cannot reach one by one.
 */
#include "unit.h"

#include "html/html.h"
#include "strip/cue.h"
#include "strip/template.h"

static NtBlock
measured(const char *text)
{
	NtBlock		block;

	memset(&block, 0, sizeof(block));
	block.span.end = strlen(text);
	nt_block_measure(&block, text);
	nt_block_find_cues(&block, text);
	return block;
}

static void
test_measure(void)
{
	NtBlock		block = measured("The council, which met in Room 12, said: \"No.\"");

	CHECK(block.words == 9, "words are what space sets apart");
	CHECK(block.capitals == 2 && block.upper == 3, "capitals begin words, upper counts all");
	CHECK(block.digits == 2 && block.commas == 2 && block.colons == 1 && block.quotes == 2, "signs are counted");
	CHECK(block.end == NT_END_SENTENCE, "a closing mark may follow the full stop");
	CHECK(measured("Read more...").end == NT_END_DOTS, "three stops are no sentence end");
	CHECK(measured("記事を書きました。").end == NT_END_SENTENCE, "ideographic full stop");
	CHECK(measured("Ärzte").start == NT_START_UPPER && measured("• one").start == NT_START_SYMBOL, "first characters");
	CHECK(measured("日本語の記事").words == 3, "two ideographs are one word");
}

/* Counters of one byte each must not run over: 1,000 of everything. */
static void
test_measure_long(void)
{
	char		text[4001];

	for (int i = 0; i < 1000; i++)
		memcpy(text + 4 * i, "A1, ", 4);
	text[3999] = '\0';
	CHECK(measured(text).words == 1000 && measured(text).upper == 1000 && measured(text).commas == 1000,
		  "counts go on past 255");
}

static void
test_cues(void)
{
	CHECK((measured("READ MORE: the bridge").first_cues & NT_CUE_RELATED) != 0, "case does not matter");
	CHECK(measured("All rights reserved").cue_words == 3, "phrases count their words");
	CHECK((measured("Mehr zum Thema").cues & NT_CUE_RELATED) != 0, "German");
	CHECK((measured("Читайте также").cues & NT_CUE_RELATED) != 0, "Russian");
	CHECK(measured("The ferry sank").cue_words == 0, "prose has none");
	CHECK((measured("The boats in the harbour on the morning of the day on which the bridge was closed to all traffic "
				   "because of cracks that divers had found. Photo: Harbour archive").cues & NT_CUE_PHOTO) != 0,
		  "the end of a long block is looked at");
}

static bool
decodes(const char *reference, const char *to, int taken)
{
	char		out[8];
	int			out_len = 0;
	int32		bytes = nt_entity_decode(reference, strlen(reference), out, &out_len);

	return bytes == taken && (taken == 0 || ((int) strlen(to) == out_len && memcmp(out, to, out_len) == 0));
}

static void
test_entities(void)
{
	CHECK(decodes("&amp;", "&", 5) && decodes("&eacute;", "é", 8), "names");
	CHECK(decodes("&eacutex", "é", 7) && decodes("&notit;", "¬", 4), "old names need no semicolon");
	CHECK(decodes("&hellip ", "", 0) && decodes("&nosuch;", "", 0) && decodes("& b", "", 0), "new names do");
	CHECK(decodes("&#233;", "é", 6) && decodes("&#xe9", "é", 5) && decodes("&#146;", "’", 6), "numbers");
	CHECK(decodes("&#0;", "\xEF\xBF\xBD", 4) && decodes("&#xD800;", "\xEF\xBF\xBD", 8) &&
		  decodes("&#99999999;", "\xEF\xBF\xBD", 11), "no character");
	CHECK(decodes("&NotEqualTilde;", "\xE2\x89\x82\xCC\xB8", 15), "two characters");
	CHECK(decodes("&#", "", 0) && decodes("&#x;", "", 0) && decodes("&", "", 0), "cut off");
}

static void
test_reader(void)
{
	const char *html = "<div class='story'><p>One<p>Two <b>bold</b> <a href='x'>link</a></div><ul><li>a<li>b</ul>";
	NtReader   *reader = nt_reader_begin(html, strlen(html));
	NtBlock		blocks[8];

	CHECK(nt_reader_next(reader, blocks, 8) == 4, "implied ends of p and li");
	CHECK(blocks[0].place.parent == blocks[1].place.parent && blocks[1].place.parent != blocks[2].place.parent, "parents");
	CHECK(blocks[1].place.link_bytes == 4 && blocks[1].place.bold_bytes == 4, "linked and bold bytes");
	nt_reader_end(reader);
}

/* A million lines of their own do not grow the table past its bound, and a line on every page survives them. */
static void
test_template_bound(void)
{
	NtTemplateCount *counting = nt_template_begin();
	NtTemplateLine *lines = palloc(NT_TEMPLATE_MAX_LINES * sizeof(NtTemplateLine));
	int64		pages;
	int32		count;
	int64		most = 0;

	for (int page = 0; page < 5000; page++)
	{
		char		text[200 * 20];
		NtSpan		spans[201];
		int			len = 0;

		for (int line = 0; line <= 200 - 1; line++)
		{
			spans[line].start = len;
			len += sprintf(text + len, line == 0 ? "the same" : "%d of %d", line, page);
			spans[line].end = len;
		}
		nt_template_add_page(counting, text, spans, 200);
	}
	count = nt_template_lines(counting, lines, &pages);
	for (int i = 0; i < count; i++)
		most = Max(most, lines[i].pages);
	CHECK(pages == 5000 && count <= NT_TEMPLATE_MAX_LINES, "bounded");
	CHECK(most == 5000, "a line of every page is never forgotten");
	nt_template_end(counting);
}

/* The stored form: what is written by others, up to the largest numbers, does not make a merge overflow or go on for ever. */
static void
test_template_form(void)
{
	NtTemplate	template;
	NtTemplate	other;
	NtTemplateCount *counting = nt_template_begin();
	NtTemplateLine *lines = palloc(2 * NT_TEMPLATE_MAX_LINES * sizeof(NtTemplateLine));
	static const uint8 bytes[] = {0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1,
	0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 1};
	int64		pages;

	CHECK(nt_template_parse("1:2:a=1", &template) == NULL && template.pages == 2 && template.count == 1 &&
		  template.lines[0].hash == 10 && template.lines[0].pages == 1, "text form");
	CHECK(nt_template_read(bytes, sizeof(bytes), &other) == NULL && other.pages == 2 && other.count == 1 &&
		  other.lines[0].hash == 10 && other.lines[0].pages == 1, "bytes");
	for (int len = 0; len < (int) sizeof(bytes); len++)
		CHECK(nt_template_read(bytes, len, &other) != NULL, "bytes cut off");
	CHECK(nt_template_parse("1:1099511627777:", &template) != NULL &&
		  nt_template_parse("1:9223372036854775808:", &template) != NULL, "too many pages");
	CHECK(nt_template_parse("1:2:10000000000000000=1", &template) != NULL, "a hash of 65 bits");

	template.pages = other.pages = NT_TEMPLATE_MAX_PAGES;
	template.count = other.count = NT_TEMPLATE_MAX_LINES;
	template.lines = lines;
	other.lines = lines + NT_TEMPLATE_MAX_LINES;
	for (int i = 0; i < 2 * NT_TEMPLATE_MAX_LINES; i++)
		lines[i] = (NtTemplateLine) {i + 1, NT_TEMPLATE_MAX_PAGES};
	nt_template_add_template(counting, &template);
	nt_template_add_template(counting, &template);
	nt_template_add_template(counting, &other);
	CHECK(nt_template_lines(counting, NULL, &pages) <= NT_TEMPLATE_MAX_LINES && pages == NT_TEMPLATE_MAX_PAGES,
		  "sums stay in range");
	nt_template_end(counting);
}

void
test_strip(void)
{
	test_measure();
	test_measure_long();
	test_cues();
	test_entities();
	test_reader();
	test_template_bound();
	test_template_form();
}
