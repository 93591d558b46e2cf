/*
 * test_core.c - hashes, UTF-8, Unicode tables, paragraphs, tokens, sentences.
 */
#include "unit.h"

#include "core/hash.h"
#include "core/lexicon.h"
#include "core/unicode.h"
#include "core/utf8.h"

static NtDocument
parse(const char *text)
{
	NtDocument	doc;
	int32		count;
	int32		len = strlen(text);
	NtSpan	   *spans = nt_paragraphs(text, len, &count);

	CHECK(nt_document_parse(&doc, text, len, spans, count, NULL) == NT_OK, text);
	return doc;
}

/* The tokens, one space apart. */
static char *
tokens(const char *text)
{
	NtDocument	doc = parse(text);
	char	   *out = palloc0(2 * strlen(text) + 2);

	for (int32 i = 0; i < doc.ntokens; i++)
	{
		if (i > 0)
			strcat(out, " ");
		strncat(out, text + doc.tokens[i].start, doc.tokens[i].len);
	}
	return out;
}

static void
test_hash(void)
{
	/* FNV-1a's published vector; ours for words, as tools/mklexicon.pl has them, and for the 64-bit one, which stored values rest on */
	uint32		fnv = NT_HASH32_START;

	for (const char *p = "foobar"; *p != '\0'; p++)
		fnv = nt_hash32_step(fnv, (unsigned char) *p);
	CHECK(fnv == UINT32_C(0xBF9CF968), "FNV-1a foobar");
	CHECK(nt_wordkey_of_text("a", 1) == UINT64_C(0x357DE529A094EFDC), "a");
	CHECK(nt_wordkey_of_text("internationalization", 20) == UINT64_C(0x2C00D3DD4298033C), "two blocks");
	CHECK(nt_wordkey_of_text("FooBar", 6) == nt_wordkey_of_text("foobar", 6), "folded");
	CHECK(nt_hash64_mix(0) == 0, "zero stays zero");
	CHECK(nt_hash64_mix(UINT64_C(0x9E3779B97F4A7C15)) == UINT64_C(0xE220A8397B1DCDAF), "splitmix64, first output of seed 0");
}

static void
test_utf8(void)
{
	static const char *const bad[] = {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "abcdefgh\xE2\x82", "\x80"};
	char		long_text[3001];
	int32		at = 0;

	CHECK(nt_utf8_count("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", 10) == 4, "four widths");
	for (int i = 0; i < 3000; i += 3)
		memcpy(long_text + i, "\xE2\x82\xAC", 3);
	CHECK(nt_utf8_count(long_text, 3000) == 1000, "past the byte counters' range");
	for (int i = 0; i < (int) lengthof(bad); i++)
		CHECK(nt_utf8_validate(bad[i], strlen(bad[i]), &at) == NT_INVALID_UTF8, "malformed");
	CHECK(at == 0, "position of the first bad byte");
	CHECK(nt_utf8_validate("gr\xC3\xBC\xC3\x9F \xF0\x9F\x98\x80", 11, &at) == NT_OK, "well formed");
}

static void
test_unicode(void)
{
	CHECK(nt_base(0xC9) == 'e' && nt_base(0x130) == 'i' && nt_base(0x142) == 'l', "accents and strokes dropped");
	CHECK(nt_base(0x301) == 0 && nt_base(0xAD) == 0 && nt_base(0xFEFF) == 0, "what plain text lacks");
	CHECK(nt_base(0xFF21) == 'a' && nt_fold(0x416) == 0x436, "full width, Cyrillic");
	CHECK(nt_digit(0x0665) == 5 && nt_digit('7') == 7 && nt_digit('x') == -1, "digits of other scripts");
	CHECK(nt_class(0xA0) == NT_CLASS_SPACE && nt_class(0x2029) == NT_CLASS_BREAK, "spaces");
	CHECK(nt_class(0x4E2D) == NT_CLASS_IDEO && nt_class(0x0E01) == NT_CLASS_IDEO, "scripts without spaces");
	CHECK(nt_class(0x10FFFF) == NT_CLASS_OTHER, "the last code point");
}

static void
test_tokens(void)
{
	CHECK(strcmp(tokens("The mayor's cease-fire, isn't it?"), "The mayor 's cease - fire , isn't it ?") == 0, "words");
	CHECK(strcmp(tokens("MOLL\xE2\x80\x99S 34-year-old"), "MOLL \xE2\x80\x99S 34 - year - old") == 0, "curly possessive");
	CHECK(strcmp(tokens("1,234.5m, 3. 4"), "1,234.5 m , 3 . 4") == 0, "numbers");
	CHECK(strcmp(tokens("'quoted' workers'"), "' quoted ' workers '") == 0, "single marks");
	{
		NtDocument	doc = parse("\xC3\x89mile Zo\n\nUSA is");

		CHECK(doc.nparagraphs == 2 && doc.ntokens == 4, "two paragraphs");
		CHECK((doc.tokens[0].flags & NT_TOKEN_CAP) != 0, "capital with accent");
		CHECK(doc.tokens[2].start == 11, "bytes");
		CHECK((doc.tokens[2].flags & NT_TOKEN_ALLCAPS) != 0, "all capitals");
		CHECK(nt_token_is(&doc, 0, "\xC3\xA9mile"), "folded comparison");
		CHECK(nt_document_token_at(&doc, 0) == 0 && nt_document_token_at(&doc, 14) == 2, "token at a byte");
	}
}

static void
test_sentences(void)
{
	CHECK(parse("Mr. Venn left. He said no. 5 was late.").nsentences == 2, "titles, No. 5");
	CHECK(parse("It fell 4.5 pct. in the U.S. on Monday. The U.S. The end.").nsentences == 3, "dotted letters");
	CHECK(parse("\"Stop!\" she said. \"Why?\" Moll asked.").nsentences == 3, "marks after the stop");
	CHECK(parse("Well ... he said. ...... Gone.").nsentences == 2, "runs of stops");
	CHECK(parse("\"It is late,\" she said, \"but not lost.\"").nsentences == 1, "a mark ends the text");
	CHECK(parse("Am 14. Juli kam er. Dann ging er.").nsentences == 2, "German ordinals");
	CHECK(parse("\xE5\xAE\x8C\xE3\x80\x82\xE4\xB8\x8B\xE3\x80\x82").nsentences == 2, "ideographic full stop");
}

static void
test_paragraphs(void)
{
	int32		count;
	const char *wrapped = "The council of the harbour town met on Monday evening and talked\n"
		"for five hours about the price of mooring and the state of the old\n"
		"pier, which nobody has painted since the spring of the last flood.\n\n"
		"It will meet again in two weeks, when the harbour master is back in\n"
		"town and the books are open to all.\n";
	const char *close = "FERRY TO SELLICK STAYS IN PORT\n"
		"SELLICK, May 4 - The ferry to Sellick stays in port for nine days\n"
		"after divers found cracks in the hull below the car deck, the\n"
		"harbour office of Tidewell said on Monday.\n"
		"\"We count 41 cracks, more than in any year since the ship was\n"
		"built,\" said Ada Moll, the harbour master.\n"
		"The repair will cost about 3.5 million crowns, of which the\n"
		"district pays a third and the shipping line pays the rest.\n"
		"Nobody was hurt.\n"
		"More than 300 passengers were brought to Sellick by bus, according\n"
		"to the police, who had closed the road along the shore.\n";
	const char *poem = "The boats go out at half past four\nand no one waits upon the shore,\nbut all the gulls of Tidewell know\n"
		"what way the boats of morning go,\nand sit\nin rows along the market wall,\nand call, and call, and\ncall.\n";
	const char *lines = "One line.\r\nAnother\rA third\xE2\x80\xA8" "A fourth";

	nt_paragraphs(wrapped, strlen(wrapped), &count);
	CHECK(count == 2, "wrapped lines are joined");
	nt_paragraphs(close, strlen(close), &count);
	CHECK(count == 6, "a line with room for the next word ends a paragraph, where nothing else parts them");
	nt_paragraphs(close + strlen("FERRY TO SELLICK STAYS IN PORT\n"), strlen(close) - strlen("FERRY TO SELLICK STAYS IN PORT\n"), &count);
	CHECK(count == 5, "whether a heading precedes them or not");
	nt_paragraphs(poem, strlen(poem), &count);
	CHECK(count == 8, "a poem's lines are no wrapped paragraph");
	nt_paragraphs(lines, strlen(lines), &count);
	CHECK(count == 4, "every kind of line break");
	nt_paragraphs(" \n\xC2\xA0\n", 5, &count);
	CHECK(count == 0, "blank text");
}

static void
test_language(void)
{
	NtDocument	german = parse("Die Stadt hat mit dem Bau des Hafens noch nicht begonnen, sagte er.");
	NtDocument	nothing = parse("12 34");

	CHECK(nt_language_guess(&german) == NT_LANG_DE, "German");
	CHECK(nt_language_guess(&nothing) == NT_LANG_EN, "no words");
}

void
test_core(void)
{
	test_hash();
	test_utf8();
	test_unicode();
	test_tokens();
	test_sentences();
	test_paragraphs();
	test_language();
}
