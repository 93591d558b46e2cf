/*
 * test_html.c - the HTML reader: tags, text, JSON-LD, and whole pages.
 */
#include "unit.h"

#include "html/html.h"
#include "strip/place.h"

#define MAX_BLOCKS 16

/* A page that was read: its blocks, and their text a line each. */
typedef struct Read
{
	NtReader   *reader;
	NtBlock		blocks[MAX_BLOCKS];
	int32		count;
} Read;

static Read *
read_page(const char *html)
{
	Read	   *page = palloc0(sizeof(Read));

	page->reader = nt_reader_begin(html, strlen(html));
	page->count = nt_reader_next(page->reader, page->blocks, MAX_BLOCKS);
	return page;
}

static void
end_page(Read *page)
{
	nt_reader_end(page->reader);
	pfree(page);
}

/* Are the blocks' texts, a bar between them, these? */
static bool
reads(const char *html, const char *blocks)
{
	Read	   *page = read_page(html);
	bool		same = true;
	const char *expected = blocks;

	for (int i = 0; i < page->count && same; i++)
	{
		NtSpan		span = page->blocks[i].span;
		int32		len = span.end - span.start;

		same = (i == 0 || *expected++ == '|') &&
			strncmp(expected, nt_reader_text(page->reader) + span.start, len) == 0;
		expected += len;
	}
	same = same && *expected == '\0';
	if (!same)
		fprintf(stderr, "read: %.*s\n", page->count == 0 ? 0 : page->blocks[page->count - 1].span.end,
				nt_reader_text(page->reader));
	end_page(page);
	return same;
}

static void
test_text(void)
{
	CHECK(reads("<p>a \n\t b&nbsp;&#9;c\xC2\xA0" "d</p>", "a b c d"), "white space of all kinds is folded");
	CHECK(reads("<p>&pound;5 \xC2\xA3" "6 &nosuch; &", "£5 £6 &nosuch; &"), "what is no reference stays");
	CHECK(reads("\xEF\xBB\xBF<p>a", "a") && reads("\xEF\xBB\xBF", ""), "a byte order mark is no text");
	CHECK(reads("<p>3 < 4 and a<b>c</b>", "3 < 4 and ac"), "a bracket that begins no tag is text");
	CHECK(reads("one<br>two<br><br>three<br/> <br/>four", "one two|three|four"), "two breaks part paragraphs");
	CHECK(reads("<p>a<!-- <p>b --><p>c<!--><p>d<!--->e<!-- f", "a|c|de"), "comments");
	CHECK(reads("<!DOCTYPE html><?xml x?><![CDATA[a]]><p>b</><p>c<!d", "b|c"), "declarations");
	CHECK(reads("<p>a<script>if (a </p> b) '</scripty>'</script>b<style>p{}</style><p>c<script>d", "ab|c"), "raw text");
	CHECK(reads("<title>t</title><p>a<noscript>b</noscript><template><p>c</template>d", "ad"), "what is never shown");
	CHECK(reads("<svg/><p>a", "a"), "an element that closes itself drops nothing behind it");
}

static bool
is_page(const char *text)
{
	return nt_html_is_page(text, strlen(text));
}

static void
test_is_page(void)
{
	CHECK(is_page("<!DOCTYPE html><p>a") && is_page(" \n<html lang=en>") && is_page("<HEAD><title>") && is_page("<body>a"),
		  "what pages begin with");
	CHECK(is_page("\xEF\xBB\xBF<html>") && is_page("<?xml version='1.0'?>\n<!doctype html>") && is_page("<!-- a --> <html>"),
		  "what may stand before it");
	CHECK(!is_page("") && !is_page("\xEF\xBB\xBF") && !is_page("<") && !is_page("<!-- a --> text") && !is_page("3 < 4 <html>") &&
		  !is_page("<p>a <html>") && !is_page("</html><html>") && !is_page("<?xml version='1.0'?><rss>") && !is_page("<<html>"),
		  "what is no page");
}

static void
test_structure(void)
{
	CHECK(reads("<dl><dt>a<dd>b<dt>c</dl>", "a|b|c") && reads("<table><tr><td>a<td>b<tr><td>c</table>d", "a|b|c|d"),
		  "implied ends of terms and cells");
	CHECK(reads("<ul><li>a<ul><li>b</ul>c<li>d</ul>", "a|b|c|d"), "a list within a list");
	CHECK(reads("<p>a</b></em>b</span><h2>c</h2></h2>", "ab|c"), "end tags of nothing");
	CHECK(reads("<p>a<b>b<p>c</b>d", "ab|cd"), "an inline element does not end a paragraph's text");
	CHECK(reads("<p a='>' b=\"<p>\" c=> d<img src=x>e<unknown-element-of-a-very-long-name-that-nobody-has>f", "def"), "attributes");
	CHECK(reads("<p>a<p class='b", "a") && reads("<p>a<p class=b ", "a") && reads("<p>a</", "a</") && reads("<p>a<", "a<"),
		  "cut off in a tag");
}

/* Elements nested deeper than the stack holds are read on, and closing them all comes back to the top. */
static void
test_depth(void)
{
	enum
	{
		DEPTH = 2000
	};
	char	   *html = palloc(DEPTH * 11 + 100);
	int			len = 0;
	Read	   *page;

	for (int i = 0; i < DEPTH; i++)
		len += sprintf(html + len, "<div>");
	len += sprintf(html + len, "deep<b>er</b>");
	for (int i = 0; i < DEPTH; i++)
		len += sprintf(html + len, "</div>");
	sprintf(html + len, "<p>top");
	page = read_page(html);
	CHECK(page->count == 2 && page->blocks[0].span.end == 6, "read");
	CHECK(page->blocks[1].place.depth == 1, "all closed");
	end_page(page);
	pfree(html);
}

static void
test_place(void)
{
	Read	   *page = read_page("<body class=sidebar><h1>t</h1><article class='story-body' id=x role=main>"
								 "<div style='color:red; display: none'><p>a</div><div aria-hidden=true><p>b</div>"
								 "<div hidden><p>c</div><div itemprop=articleBody><p class=relatedLinks>d <i>e</i></div></article>"
								 "<div class=relatedLinks><p>f</div>");

	CHECK(page->count == 6, "six blocks");
	CHECK((page->blocks[0].place.own & NT_PLACE_H1) != 0 && page->blocks[1].place.titles == 1, "headings of the page");
	for (int i = 1; i <= 3; i++)
		CHECK((page->blocks[i].place.around & NT_PLACE_HIDDEN) != 0, "hidden in three ways");
	CHECK((page->blocks[4].place.around & (NT_PLACE_ARTICLE_BODY | NT_PLACE_ARTICLE | NT_PLACE_HIDDEN)) ==
		  (NT_PLACE_ARTICLE_BODY | NT_PLACE_ARTICLE), "microdata");
	CHECK((page->blocks[4].place.near_cues & NT_NEAR_RELATED) != 0 && (page->blocks[4].place.near_cues & NT_NEAR_BODY) != 0,
		  "class words, cut before capitals and at signs");
	CHECK((page->blocks[4].place.near_cues & NT_NEAR_SIDEBAR) == 0, "what <body> says is said of the page");
	CHECK(page->blocks[4].place.article == page->blocks[1].place.article && page->blocks[4].place.article != 0 &&
		  page->blocks[5].place.article == 0, "the article a block is in");
	CHECK((page->blocks[5].place.near_cues & NT_NEAR_RELATED) != 0, "equal attributes have equal cues");
	end_page(page);
}

static int
share(const NtAnchor *anchor, const char *text)
{
	return nt_anchor_share(anchor, text, strlen(text));
}

static NtAnchor *
read_anchor(NtAnchor *anchor, const char *json)
{
	return nt_anchor_read(anchor, json, strlen(json));
}

static void
test_anchor(void)
{
	NtAnchor   *anchor = read_anchor(NULL, "{\"@type\": \"NewsArticle\", \"articleBody\" :\n\"The caf\\u00e9 at the quay\\nclosed \\\"for good\\\" on \\u004Donday.\"}");

	CHECK(anchor != NULL && share(anchor, "The café at the quay closed “for good” on Monday.") == 64,
		  "escapes are read, marks and case do not count");
	CHECK(share(anchor, "Divers found cracks in two of the piers") == 0, "other words");
	CHECK(share(anchor, "The café at the quay opened again on Monday in the rain") > 0 &&
		  share(anchor, "The café at the quay opened again on Monday in the rain") < 32, "partly");
	CHECK(share(anchor, "The quay") == -1, "too short to say");
	anchor = read_anchor(anchor, "{\"headline\": \"x\", \"articleBody\": \"Divers found cracks in two of the piers");
	CHECK(share(anchor, "Divers found cracks in two of the") == 64 && share(anchor, "The café at the quay closed") == 64,
		  "a second script adds to the first, even cut off");
	nt_anchor_end(anchor);
	CHECK(read_anchor(NULL, "{\"articleBody\": [1], \"text\": \"a b c d e\"}") == NULL && read_anchor(NULL, "{}") == NULL &&
		  read_anchor(NULL, "{\"articleBody\":") == NULL && read_anchor(NULL, "{\"articleBody\": ") == NULL, "no body");
	anchor = read_anchor(NULL, "{\"articleBody\":\"港の橋は九週間閉鎖される \\u00zz one two three four\\\"}");
	CHECK(share(anchor, "港の橋は九週間") == 64 && share(anchor, "one two three four") == 64,
		  "characters are words where there are no spaces; a wrong escape is text");
	nt_anchor_end(anchor);
	nt_anchor_end(NULL);
}

/* More sequences than the table may hold: the beginning is known, and reading ends. */
static void
test_anchor_bound(void)
{
	enum
	{
		WORDS = 40000
	};
	char	   *json = palloc(WORDS * 2 + 100);
	int			len = sprintf(json, "{\"articleBody\":\"");
	uint32		random = 1;

	for (int i = 0; i < WORDS; i++)
	{
		random = random * UINT32_C(1664525) + UINT32_C(1013904223);
		json[len++] = 'a' + (random >> 24) % 26;
		json[len++] = ' ';
	}
	sprintf(json + len, "\"}");
	{
		NtAnchor   *anchor = nt_anchor_read(NULL, json, strlen(json));

		CHECK(nt_anchor_share(anchor, json + strlen("{\"articleBody\":\""), 200) == 64, "the first words are known");
		nt_anchor_end(anchor);
	}
	pfree(json);
}

static void
test_anchored_page(void)
{
	Read	   *page = read_page("<script type=application/ld+json>{\"articleBody\":\"The ferry was late again today.\"}</script>"
								 "<p>The ferry was late again today.<p>Sign up for all our daily letters<p>Late");

	CHECK(page->count == 3 && page->blocks[0].place.anchor == 64 && page->blocks[1].place.anchor == 0 &&
		  page->blocks[2].place.anchor == -1, "each block knows its share");
	end_page(page);
}

static void
test_description(void)
{
	Read	   *page = read_page("<meta name=description content='Ferries to run &quot;all night&quot; from &Eacute;vora quay'>"
								 "<meta property='og:description' content=\"Nobody knows who will pay for it\"><meta name=robots content=all>"
								 "<p>Ferries to run “all night” from Évora quay<p>Divers found cracks in two of the piers"
								 "<p>Nobody knows who will pay for it<p>Late");

	CHECK(page->count == 4 && page->blocks[0].place.summary == 64 && page->blocks[1].place.summary == 0 &&
		  page->blocks[2].place.summary == 64 && page->blocks[3].place.summary == -1, "each block knows its share of the description");
	end_page(page);
	page = read_page("<meta name=description><meta content=x><meta name=description content=''><p>Nobody knows who will pay");
	CHECK(page->count == 1 && page->blocks[0].place.summary == -1, "no description");
	end_page(page);
}

static bool
article_is(const char *html, int32 len, const char *article)
{
	int32		article_len;
	char	   *got = nt_html_article(html, len, NULL, &article_len);
	bool		same = article_len == (int32) strlen(article) && memcmp(got, article, article_len) == 0;

	if (!same)
		fprintf(stderr, "article: %.*s\n", article_len, got);
	pfree(got);
	return same;
}

#define FIRST "The harbour bridge will be closed to all traffic for nine weeks from Monday, the county roads office said on " \
	"Thursday, after divers found cracks in two of its piers."
#define SECOND "Engineers had inspected the bridge in January and found nothing out of the ordinary, according to the office, " \
	"but drivers complained of a dip in the roadway."
#define THIRD "Two boats will carry sixty people each and run every twenty minutes from six in the morning until midnight, " \
	"and the passage will cost nothing for as long as the works last."

static void
test_article(void)
{
	static const char page[] = "<html><body><nav><ul><li><a href=/>Home</a><li><a href=/n>News</a></ul></nav><article><h1>Bridge closes</h1>"
		"<div class=body><p>" FIRST "<p>" SECOND "<p>" THIRD "</div></article>"
		"<aside class=related><h3>Related stories</h3><ul><li><a href=1>Ferry crews vote</a></ul></aside>"
		"<footer><p>© 2024 Ostrava Point Courier. All rights reserved.</footer>";

	CHECK(article_is(page, sizeof(page) - 1, FIRST "\n\n" SECOND "\n\n" THIRD), "the body, paragraphs apart by a blank line");
	CHECK(article_is("", 0, ""), "no page");
	CHECK(article_is("<nav></nav>", 11, ""), "no text");
}

/* More blocks than are scored at once: all of them are looked at. */
static void
test_many_blocks(void)
{
	enum
	{
		BLOCKS = 70000
	};
	char	   *html = palloc(BLOCKS * 8 + 2000);
	int			len = sprintf(html, "<p>" FIRST "<p>" SECOND);
	int32		article_len;
	char	   *article;

	for (int i = 0; i < BLOCKS; i++)
		len += sprintf(html + len, "<li>x");
	len += sprintf(html + len, "</ul><article><p>" SECOND "<p>" FIRST "<p>" THIRD "</article>");
	article = nt_html_article(html, len, NULL, &article_len);
	CHECK(article_len > 300 && memcmp(article, FIRST, strlen(FIRST)) == 0, "from the beginning");
	CHECK(memcmp(article + article_len - strlen(THIRD), THIRD, strlen(THIRD)) == 0, "to the end");
	pfree(article);
	pfree(html);
}

void
test_html(void)
{
	test_text();
	test_is_page();
	test_structure();
	test_depth();
	test_place();
	test_anchor();
	test_anchor_bound();
	test_anchored_page();
	test_description();
	test_article();
	test_many_blocks();
}
