/*
 * test_compare.c - keys and hashes that users store: pinned values; respellings; edits.
 */
#include "unit.h"

#include "compare/compare.h"
#include "compare/edits.h"
#include "compare/words.h"

static bool
key_is(NtStatus (*make) (StringInfo, const char *, int32), const char *text, const char *expected)
{
	StringInfoData key;

	initStringInfo(&key);
	return make(&key, text, strlen(text)) == NT_OK && strcmp(key.data, expected) == 0;
}

static NtStatus
normalize(StringInfo out, const char *text, int32 len)
{
	nt_compare_normalize(out, text, len);
	return NT_OK;
}

static uint64
word_hash(const char *word)
{
	NtWords		words = {0};
	NtSpan		span = {0, strlen(word)};

	nt_words_append(&words, word, span);
	return words.count == 1 ? words.words[0].hash : 0;
}

static bool
respelled(const char *a, const char *b)
{
	return nt_is_respelling(a, strlen(a), b, strlen(b)) && nt_is_respelling(b, strlen(b), a, strlen(a));
}

static void
test_pinned(void)
{
	NtPassage  *passages;
	int32		count;
	const char *text = "The bridge over the Ister was closed on Monday.";

	/* these stand in users' indexes: another value is another format */
	CHECK(nt_compare_passages(text, strlen(text), &passages, &count) == NT_OK && count == 1, "one passage");
	CHECK(passages[0].hash == (uint64) INT64CONST(-989198035968558177), "passage hash");
	CHECK(word_hash("cease-fire") == word_hash("CeaseFire") && word_hash("cease-fire") != 0, "hyphens and case");
	CHECK(word_hash("37,500") == word_hash("37500"), "grouped digits");
	CHECK(word_hash("3.5") != word_hash("35"), "a decimal point counts");
	CHECK(word_hash("stra\xC3\x9F" "e") == word_hash("strasse"), "ligatures");
	CHECK(key_is(normalize, "[T]he \"cease-fire\" (sic) is 5% off", "the ceasefire is 5 percent off"), "statement key");
	CHECK(key_is(nt_compare_name_key, "Tarasov, Sergey", "sergei tarasov"), "name key");
	CHECK(key_is(nt_compare_name_key, "", ""), "no name");
}

static void
test_respelling(void)
{
	CHECK(respelled("recieve", "receive"), "exchanged letters");
	CHECK(respelled("goverment", "government"), "a letter left out");
	CHECK(respelled("organise", "organize"), "s and z");
	CHECK(respelled("Sergei", "Sergey"), "one name");
	CHECK(!respelled("could", "would"), "another word");
	CHECK(!respelled("minister", "ministers"), "another form");
	CHECK(!respelled("woman", "women"), "another number");
	CHECK(!respelled("form", "from"), "too short to tell");
	CHECK(!respelled("12000", "21000"), "numbers are never respelled");
}

static void
test_diff(void)
{
	const char *old = "One two three four five. Six seven eight nine ten.";
	const char *new = "Six seven eight nine ten. One two three four five.";
	NtDiff	   *diffs;
	int32		count;

	CHECK(nt_compare_diff(old, strlen(old), new, strlen(new), &diffs, &count) == NT_OK && count == 1 &&
		  diffs[0].kind == NT_DIFF_MOVED, "one sentence moved");
	CHECK(nt_compare_diff(old, strlen(old), old, strlen(old), &diffs, &count) == NT_OK && count == 0, "nothing changed");
}

void
test_compare(void)
{
	test_pinned();
	test_respelling();
	test_diff();
}
