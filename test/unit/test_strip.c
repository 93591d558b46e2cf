/*
 * test_strip.c - blocks, cues, templates, HTML: the parts that SQL cannot reach one by one.
 */
#include "unit.h"

#include "core/document.h"
#include "html/html.h"
#include "strip/cue.h"
#include "strip/feature.h"
#include "strip/furniture.h"
#include "strip/kind.h"
#include "strip/place.h"
#include "strip/score.h"
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
	CHECK(measured("橋は、閉鎖される。船は？はい！、").sentence_ends == 3 && measured("橋は、閉鎖，終").commas == 2, "East Asian signs");
	CHECK(measured("See also:").end == NT_END_COLON && measured("See also：").end == NT_END_COLON &&
		  measured("and so on…").end == NT_END_DOTS, "colons and dots");
	CHECK(measured("یہ خبر ہے۔").end == NT_END_SENTENCE && measured("यह खबर है।").end == NT_END_SENTENCE &&
		  measured("ما هذا؟").end == NT_END_SENTENCE, "stops of other scripts");
	CHECK(measured("no (brackets))))))))))))))").end == NT_END_OTHER, "so many closing marks close no sentence");
	CHECK(measured("eins").start == NT_START_LOWER && measured("4 Uhr").start == NT_START_DIGIT &&
		  measured("“Yes”").start == NT_START_QUOTE && measured("#tag").start == NT_START_SYMBOL &&
		  measured("記事").start == NT_START_OTHER && measured("→ more").start == NT_START_SYMBOL, "more first characters");
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

/* Sums and shares of a block of a gigabyte stay in range: no feature of it is below 0. */
static void
test_features_large(void)
{
	enum
	{
		COUNT = 3, LARGE = 500 * 1000 * 1000
	};
	NtBlock		blocks[COUNT];
	int16		scores[COUNT] = {300, 300, 300};
	int16		row[NT_FEATURES_HTML + NT_FEATURES_CONTEXT];
	int			below = 0;
	NtPage	   *page;

	for (int i = 0; i < COUNT; i++)
	{
		NtBlock    *block = &blocks[i];

		*block = measured("A line of six words here.");
		block->place.parent = block->place.grandparent = block->place.path = block->place.article = 1;
	}
	blocks[1].span.end = blocks[1].chars = 2 * LARGE;
	blocks[1].words = blocks[1].capitals = blocks[1].upper = blocks[1].digits = LARGE;
	blocks[1].commas = blocks[1].sentence_ends = blocks[1].bars = blocks[1].quotes = LARGE;
	blocks[1].brackets = blocks[1].colons = blocks[1].wide = blocks[1].foreign = LARGE;
	page = nt_page_begin(blocks, COUNT, true);
	nt_page_look_around(page, scores);
	for (int i = 0; i < COUNT; i++)
	{
		nt_page_features(page, i, row);
		nt_page_context_features(page, i, row);
		for (int k = 0; k < lengthof(row); k++)
			below += row[k] < 0;
	}
	nt_page_end(page);
	CHECK(below == 0, "no feature overflows");
}

static void
test_cues(void)
{
	CHECK((measured("READ MORE: the bridge").first_cues & NT_CUE_RELATED) != 0, "case does not matter");
	CHECK(measured("All rights reserved").cue_words == 3, "phrases count their words");
	CHECK((measured("Mehr zum Thema").cues & NT_CUE_RELATED) != 0, "German");
	CHECK((measured("Читайте также").cues & NT_CUE_RELATED) != 0, "Russian");
	CHECK(measured("The ferry sank").cue_words == 0, "prose has none");
	CHECK(measured("See Harbour Daily:").cue_words == 3 && (measured("Siehe Hafenzeitung:").first_cues & NT_CUE_RELATED) != 0,
		  "a pointer ends in a colon");
	CHECK(measured("See the harbour at night").cue_words == 0 &&
		  measured("See what the engineers of the county roads office have to say of it:").cue_words == 0, "others are prose");
	CHECK(measured("* * *").wordless && measured("(#)").wordless && measured("---").wordless && !measured("- 1 -").wordless,
		  "signs alone");
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

/* Of a page of prose around it, is the line passed over? */
static bool
passed_over(const char *line)
{
	static const char prose[] = "Divers found cracks in two of the piers of the bridge, the county roads office said on Thursday.";
	char		text[400];
	NtBlock		blocks[3];

	sprintf(text, "%s\n%s\n%s", prose, line, prose);
	memset(blocks, 0, sizeof(blocks));
	blocks[0].span.end = strlen(prose);
	blocks[1].span.start = blocks[0].span.end + 1;
	blocks[1].span.end = blocks[1].span.start + strlen(line);
	blocks[2].span.start = blocks[1].span.end + 1;
	blocks[2].span.end = strlen(text);
	for (int i = 0; i < 3; i++)
		nt_block_measure(&blocks[i], text);
	nt_blocks_complete(blocks, 3, text);
	return blocks[1].menu;
}

static void
test_passed_over(void)
{
	CHECK(passed_over("* * *") && passed_over("Read more"), "dividers and buttons");
	CHECK(passed_over("harbour-bridge-2-14-03-24") && passed_over("img_0042_final.jpg"), "names of files");
	CHECK(!passed_over("COVID-19-Impfung") && !passed_over("twenty-twenty-vision") && !passed_over("3-2-1"), "words with hyphens");
	CHECK(!passed_over("What happened next"), "subheads");
}

#define FIRST "The harbour bridge will be closed to all traffic for nine weeks from Monday, the county roads office said on " \
	"Thursday, after divers found cracks in two of its piers."
#define SECOND "Engineers had inspected the bridge in January and found nothing out of the ordinary, according to the office, " \
	"but drivers complained of a dip in the roadway."
#define CLEAN "Bridge to close\n" FIRST "\n" SECOND "\nTwo boats will carry sixty people each.\n"
#define PAGE "Home\nNews\nSign up for our newsletter\n" CLEAN "Related stories\nFerry crews vote\n© 2024 Ostrava Point Courier. " \
	"All rights reserved."

static bool
has_furniture(const char *text)
{
	int32		count;
	NtSpan	   *spans = nt_paragraphs(text, strlen(text), &count);
	bool		has = nt_has_furniture(text, spans, count, NULL);

	pfree(spans);
	return has;
}

static void
test_articles(void)
{
	int32		count;
	NtSpan	   *spans = nt_strip_article(CLEAN, strlen(CLEAN), NULL, &count);
	NtJudgedBlock *judged;

	CHECK(!has_furniture(CLEAN) && count == 4, "a clean article is whole");
	pfree(spans);
	judged = nt_strip_blocks(CLEAN, strlen(CLEAN), NULL, &count);
	CHECK(count == 4 && judged[0].kind == NT_KIND_HEADING && judged[0].score > 0.9, "and says so");
	pfree(judged);
	spans = nt_strip_article(PAGE, strlen(PAGE), NULL, &count);
	CHECK(has_furniture(PAGE) && count >= 3 && count <= 4, "a page is not");
	CHECK(strncmp(PAGE + spans[count - 1].start, "Two boats", 9) == 0, "the article's last line is the last");
	pfree(spans);
	judged = nt_strip_blocks(PAGE, strlen(PAGE), NULL, &count);
	CHECK(count == 10 && judged[2].kind == NT_KIND_PROMO && judged[2].score < 0.5 && judged[9].kind == NT_KIND_LEGAL,
		  "every block of it is explained");
	pfree(judged);
	spans = nt_strip_article("", 0, NULL, &count);
	CHECK(count == 0, "nothing of nothing");
	pfree(spans);
	judged = nt_strip_blocks("", 0, NULL, &count);
	CHECK(count == 0, "nor any blocks");
	pfree(judged);
}

/* Dropped blocks are named by their own phrases, or by the heading they stand under. */
static void
test_kinds(void)
{
	static const struct
	{
		const char *text;
		NtBlockKind kind;
	}			dropped[] = {
		{"© 2024 Ostrava Point Courier. All rights reserved.", NT_KIND_LEGAL}, {"Photo: Harbour archive", NT_KIND_CREDIT},
		{"Sign up for our newsletter", NT_KIND_PROMO}, {"By Petra Lindqvist", NT_KIND_BYLINE},
		{"Published 14 March 2024", NT_KIND_DATELINE}, {"14.03.2024 09:12", NT_KIND_DATELINE}, {"Reuters", NT_KIND_CREDIT},
		{"Home", NT_KIND_NAV}, {"Bridge closes for nine weeks on Monday", NT_KIND_HEADING}, {"Related stories", NT_KIND_RELATED}, 
		{"Ferry crews vote on a new rota today", NT_KIND_RELATED}, {"Leave a comment", NT_KIND_COMMENT},
		{"I take that ferry every single day and it is never on time.", NT_KIND_COMMENT}
	};
	NtBlock		blocks[lengthof(dropped)];
	int16		scores[lengthof(dropped)];
	uint8		kinds[lengthof(dropped)];

	for (int i = 0; i < lengthof(dropped); i++)
	{
		blocks[i] = measured(dropped[i].text);
		scores[i] = -64;
	}
	nt_blocks_name_kinds(blocks, scores, lengthof(dropped), kinds);
	for (int i = 0; i < lengthof(dropped); i++)
		CHECK(kinds[i] == dropped[i].kind, dropped[i].text);
	for (int i = 0; i < lengthof(dropped); i++)
		scores[i] = 64;
	nt_blocks_name_kinds(blocks, scores, lengthof(dropped), kinds);
	CHECK(kinds[8] == NT_KIND_PARAGRAPH && kinds[9] == NT_KIND_HEADING && kinds[5] == NT_KIND_LIST, "kept blocks by their shape");
}

/* A text longer than is scored at once: the end is looked at as the beginning is. */
static void
test_long_text(void)
{
	enum
	{
		LINES = 70000
	};
	char	   *text = palloc(LINES * 5 + 2000);
	int			len = sprintf(text, "%s\n", PAGE);
	int32		count;
	NtSpan	   *spans;

	for (int i = 0; i < LINES; i++)
		len += sprintf(text + len, "News\n");
	len += sprintf(text + len, "%s\n%s\n", SECOND, FIRST);
	spans = nt_strip_article(text, len, NULL, &count);
	CHECK(count > 3 && count < LINES && strncmp(text + spans[count - 1].start, "The harbour", 11) == 0, "to the end");
	pfree(spans);
	pfree(text);
}

/* A line that the site's other pages have is furniture, one that none has speaks for itself. */
static void
test_template_words(void)
{
	NtTemplateCount *counting = nt_template_begin();
	NtTemplateLine lines[64];
	NtTemplate	template;
	NtBlock		shared = measured("Harbour and market news");
	NtBlock		own = measured(FIRST);
	int64		pages;

	for (int page = 0; page < 10; page++)
	{
		char		text[100];
		NtSpan		spans[2] = {{0, 23}, {24, 0}};

		spans[1].end = sprintf(text, "Harbour and market news\nItem %d", page);
		nt_template_add_page(counting, text, spans, 2);
	}
	template.count = nt_template_lines(counting, lines, &pages);
	template.pages = pages;
	template.lines = lines;
	CHECK(nt_template_find(&template, &shared, "Harbour and market news") == 10, "on ten pages");
	CHECK(nt_template_find(&template, &own, FIRST) == 0, "on none");
	{
		static const char page[] = "Harbour and market news\n" FIRST "\n" SECOND "\nHarbour and market news";
		int32		count;
		NtJudgedBlock *judged = nt_strip_blocks(page, strlen(page), &template, &count);

		CHECK(count == 4 && judged[0].score < 0.5 && judged[1].score > 0.5 && judged[2].score > 0.5 && judged[3].score < 0.5,
			  "dropped wherever it stands");
		pfree(judged);
	}
	CHECK(nt_template_penalty(&template, &shared, "Harbour and market news") > 64 &&
		  nt_template_penalty(&template, &own, FIRST) < 0, "one loses, one gains");
	{
		NtTemplateCount *twice = nt_template_begin();
		NtTemplateLine merged[64];

		nt_template_add_template(twice, &template);
		nt_template_add_template(twice, &template);
		template.count = nt_template_lines(twice, merged, &pages);
		template.lines = merged;
		CHECK(pages == 20 && nt_template_find(&template, &shared, "Harbour and market news") == 20, "merged");
		nt_template_end(twice);
	}
	nt_template_end(counting);
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

/* Scores of five blocks, the middle one this; what it is scored among blocks that stay, or that go. */
static int16
lone_score(const char *text, int16 score, bool among_kept, uint32 own, NtDoor door)
{
	NtBlock		blocks[5];
	int16		scores[5] = {256, 256, score, 256, 256};

	for (int i = 0; i < 5; i++)
		blocks[i] = measured("The ferry to Sellick stays in port for nine days, said the harbour office of Tidewell.");
	blocks[2] = measured(text);
	blocks[2].place.own = own;
	if (!among_kept)
		scores[1] = scores[3] = -256;
	nt_score_lone(blocks, scores, 5, door);
	return scores[2];
}

static void
test_lone(void)
{
	int16		scores[3] = {-256, 10, -256};
	NtBlock		blocks[3] = {measured("Home"), measured("Ferry in port"), measured("News")};

	CHECK(lone_score("Nine days", -50, true, 0, NT_DOOR_TEXT) >= 0, "a line alone between paragraphs");
	CHECK(lone_score("Nine days", -60, true, 0, NT_DOOR_TEXT) < 0, "a line that is surely none");
	CHECK(lone_score("NINE DAYS", -60, true, 0, NT_DOOR_TEXT) >= 0, "capitals");
	CHECK(lone_score("Read more", -50, true, 0, NT_DOOR_TEXT) < 0, "a cue phrase");
	CHECK(lone_score("Nine days in the port of Tidewell", -50, true, 0, NT_DOOR_TEXT) < 0, "too long for a line");
	CHECK(lone_score("Nine days in the port of Tidewell", -120, true, NT_PLACE_P, NT_DOOR_HTML) >= 0, "a short paragraph");
	CHECK(lone_score("Nine days in the port of Tidewell", -120, true, NT_PLACE_DIV, NT_DOOR_HTML) < 0, "no paragraph by its markup");
	CHECK(lone_score("Nine days in port, says the owner.", 20, false, 0, NT_DOOR_TEXT) < 0, "doubtful, amid junk");
	CHECK(lone_score("Nine days in port, says the owner.", 40, false, 0, NT_DOOR_TEXT) >= 0, "likely, amid junk");
	CHECK(lone_score("Nine days in port, says the owner.", 40, false, NT_PLACE_P, NT_DOOR_HTML) < 0, "doubtful on a raw page");
	nt_score_lone(blocks, scores, 3, NT_DOOR_TEXT);
	CHECK(scores[1] == 10, "what else would be nothing stays");
	nt_score_lone(blocks, scores, 0, NT_DOOR_TEXT);
}

void
test_strip(void)
{
	test_lone();
	test_measure();
	test_measure_long();
	test_features_large();
	test_cues();
	test_entities();
	test_reader();
	test_passed_over();
	test_articles();
	test_kinds();
	test_long_text();
	test_template_words();
	test_template_bound();
	test_template_form();
}
