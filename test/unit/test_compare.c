/*
 * test_compare.c - keys and hashes that users store: pinned values; respellings; edits; what holds of any two texts.
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
	CHECK(key_is(normalize, "office \xCC\x81 said \xCC\x81", "office said"), "an accent without a letter leaves no space");
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

/* Our own numbers, the same on every machine (Lehmer's generator). */
static uint32 lehmer = 1;

static uint32
pick(uint32 n)
{
	lehmer = (uint32) ((uint64) lehmer * 48271 % 2147483647);
	return lehmer % n;
}

/* Sentences of words from a small vocabulary, so that much repeats; a paragraph now and then. */
static void
make_sentence(StringInfo out)
{
	static const char *const words[] = {"harbour", "the", "wall", "12", "mayor", "of", "said", "Tidewell", "boats", "a", "ran", "3.5"};
	int			n = 2 + pick(14);

	for (int i = 0; i < n; i++)
		appendStringInfo(out, "%s%s", i > 0 ? " " : "", words[pick(lengthof(words))]);
	appendStringInfoString(out, pick(6) == 0 ? ".\n\n" : ". ");
}

#define TEXT_SENTENCES 60

/* Two versions of a text: sentences kept, dropped, put in, moved, edited. */
static void
make_versions(StringInfo old, StringInfo new)
{
	StringInfoData sentences[TEXT_SENTENCES];
	int			n = 1 + pick(TEXT_SENTENCES);
	int			calm = 2 + pick(12);	/* one sentence in so many is touched */

	for (int i = 0; i < n; i++)
	{
		initStringInfo(&sentences[i]);
		make_sentence(&sentences[i]);
		appendBinaryStringInfo(old, sentences[i].data, sentences[i].len);
	}
	for (int i = 0; i < n; i++)
	{
		StringInfo	sentence = &sentences[i];

		switch (pick(calm))
		{
			case 0:				/* dropped, or written again */
				if (pick(2) == 0)
					make_sentence(new);
				break;
			case 1:				/* another one before it, or another stands here */
				if (pick(2) == 0)
					make_sentence(new);
				else
					sentence = &sentences[pick(n)];
				appendBinaryStringInfo(new, sentence->data, sentence->len);
				break;
			case 2:				/* words at its head */
				appendStringInfo(new, "however, %s", sentence->data);
				break;
			default:
				appendBinaryStringInfo(new, sentence->data, sentence->len);
		}
	}
}

static int32
count_words(const char *text, NtSpan span)
{
	NtWords		words = {0};

	nt_words_append(&words, text, span);
	return words.count;
}

static bool
is_inside(NtSpan span, int32 len)
{
	return 0 <= span.start && span.start <= span.end && span.end <= len;
}

/* What a diff tells adds up: the words of the new version are those of the old, less what went, and what came. */
static bool
diff_adds_up(const StringInfo old, const StringInfo new)
{
	NtSpan		all_old = {0, old->len};
	NtSpan		all_new = {0, new->len};
	int32		words = count_words(old->data, all_old);
	NtDiff	   *diffs;
	int32		count;

	if (nt_compare_diff(old->data, old->len, new->data, new->len, &diffs, &count) != NT_OK)
		return false;
	for (int32 i = 0; i < count; i++)
	{
		if (!is_inside(diffs[i].before, old->len) || !is_inside(diffs[i].after, new->len) ||
			nt_span_empty(diffs[i].before) != (diffs[i].kind == NT_DIFF_ADDED) ||
			nt_span_empty(diffs[i].after) != (diffs[i].kind == NT_DIFF_REMOVED))
			return false;
		if (diffs[i].kind != NT_DIFF_MOVED)
			words += count_words(new->data, diffs[i].after) - count_words(old->data, diffs[i].before);
	}
	return words == count_words(new->data, all_new);
}

/* Stretches are in the order of the text and disjoint in it, and have as many words as they say on both sides. */
static bool
shared_is_sound(const StringInfo text, const StringInfo other)
{
	NtShared   *shared;
	int32		count;
	int32		end = 0;

	if (nt_compare_shared(text->data, text->len, other->data, other->len, &shared, &count) != NT_OK)
		return false;
	for (int32 i = 0; i < count; i++)
	{
		if (!is_inside(shared[i].span, text->len) || !is_inside(shared[i].other, other->len) || shared[i].span.start < end ||
			shared[i].words < 4 ||
			shared[i].words > Min(count_words(text->data, shared[i].span), count_words(other->data, shared[i].other)))
			return false;
		end = shared[i].span.end;
	}
	return true;
}

static void
test_any_texts(void)
{
	int			wrong_diffs = 0;
	int			wrong_shared = 0;

	for (int i = 0; i < 400; i++)
	{
		StringInfoData old;
		StringInfoData new;

		initStringInfo(&old);
		initStringInfo(&new);
		make_versions(&old, &new);
		wrong_diffs += !diff_adds_up(&old, &new);
		wrong_shared += !shared_is_sound(&old, &new) || !shared_is_sound(&new, &old);
	}
	CHECK(wrong_diffs == 0, "words of 400 pairs of versions add up");
	CHECK(wrong_shared == 0, "stretches of 400 pairs are disjoint and count their words");
}

/* Every sentence rewritten in part, more of them than are aligned at best: still matched one by one. */
static void
test_rewritten(void)
{
	StringInfoData old;
	StringInfoData new;
	NtDiff	   *diffs;
	int32		count;
	int			changed = 0;

	initStringInfo(&old);
	initStringInfo(&new);
	for (int i = 0; i < 60; i++)
	{
		char		x = 'a' + i % 26;
		char		y = 'a' + i / 26;

		appendStringInfo(&old, "Boat%c%c left harbour%c%c with nets%c%c and fish%c%c on board. ", x, y, x, y, x, y, x, y);
		appendStringInfo(&new, "Boat%c%c left harbour%c%c with ropes%c%c and fish%c%c on deck. ", x, y, x, y, x, y, x, y);
	}
	CHECK(nt_compare_diff(old.data, old.len, new.data, new.len, &diffs, &count) == NT_OK, "a long rewritten text");
	for (int32 i = 0; i < count; i++)
		changed += diffs[i].kind == NT_DIFF_CHANGED;
	CHECK(changed == count && count >= 60, "sentences of a long gap find their versions");
}

static void
test_limits(void)
{
	NtDiff	   *diffs;
	NtShared   *shared;
	NtPassage  *passages;
	int32		count;
	StringInfoData out;

	/* what is too long is refused before it is read */
	CHECK(nt_compare_diff("", NT_MAX_ANALYSIS_BYTES + 1, "", 0, &diffs, &count) == NT_TOO_LARGE, "old version too large");
	CHECK(nt_compare_diff("", 0, "", NT_MAX_ANALYSIS_BYTES + 1, &diffs, &count) == NT_TOO_LARGE, "new version too large");
	CHECK(nt_compare_shared("", 0, "", NT_MAX_ANALYSIS_BYTES + 1, &shared, &count) == NT_TOO_LARGE, "other text too large");
	CHECK(nt_compare_passages("", NT_MAX_ANALYSIS_BYTES + 1, &passages, &count) == NT_TOO_LARGE, "article too large");
	/* a name is cut between characters */
	initStringInfo(&out);
	for (int i = 0; i < 600; i++)
		appendStringInfoString(&out, "a\xC3\xA9");
	CHECK(key_is(nt_compare_name_key, out.data, "") == false, "a long name has a key");
}

/* The number of words that a string has, and whether two have the same. */
static bool
same_words(const char *a, const char *b)
{
	NtWords		x = {0};
	NtWords		y = {0};
	NtSpan		span_a = {0, strlen(a)};
	NtSpan		span_b = {0, strlen(b)};
	bool		same;

	nt_words_append(&x, a, span_a);
	nt_words_append(&y, b, span_b);
	same = x.count == y.count;
	for (int32 i = 0; same && i < x.count; i++)
		same = x.words[i].hash == y.words[i].hash;
	return same;
}

static void
test_words(void)
{
	CHECK(same_words("the covid-19 ward", "The COVID\xE2\x80\x91" "19 ward"), "hyphen before digits");
	CHECK(!same_words("covid-19", "covid 19"), "a word with digits is one");
	CHECK(same_words("37\xE2\x80\xAF" "500 people", "37,500 people"), "narrow space between digits");
	CHECK(!same_words("2,10 and", "210 and"), "two digits are no group");
	CHECK(same_words("\xD9\xA4\xD9\xA1 boats", "41 boats"), "Arabic digits");
	CHECK(same_words("Mai\xE5\xAE\x89\xE7\x94\xB0", "Mai \xE5\xAE\x89 \xE7\x94\xB0"), "a letter without spaces is a word");
	CHECK(same_words("don\xE2\x80\x99t", "don't"), "apostrophes");
	CHECK(same_words("it's -- so", "it\xE2\x80\x99s \xE2\x80\x94 so"), "dashes");
	CHECK(same_words("re\xC2\xADopened", "reopened"), "soft hyphen");
}

static void
test_names(void)
{
	CHECK(key_is(nt_compare_name_key, "Ann [Nan] Moll", "an mol"), "a remark in brackets");
	CHECK(key_is(nt_compare_name_key, "Ann \xE2\x80\x9CNan\xE2\x80\x9D Moll", "an mol"), "a nickname");
	CHECK(key_is(nt_compare_name_key, "Ann \xC2\xABNan\xC2\xBB Moll", "an mol"), "a nickname in French marks");
	CHECK(key_is(nt_compare_name_key, "Ann (Nan Moll", "an nan mol"), "a bracket that is never closed");
	CHECK(key_is(nt_compare_name_key, "Moll A.", "a mol"), "last name and initial");
	CHECK(key_is(nt_compare_name_key, "ex-minister Moll", "mol"), "a title with a prefix");
	CHECK(key_is(nt_compare_name_key, "two men of the island", "two men of the island"), "a description");
	CHECK(key_is(nt_compare_name_key, "Moll and Vance", "moll and vance"), "a group");
	CHECK(key_is(nt_compare_name_key, "The Mayor, nobody yet", "mayor nobody yet"), "a title and no name");
}

void
test_compare(void)
{
	test_words();
	test_names();
	test_any_texts();
	test_rewritten();
	test_limits();
	test_pinned();
	test_respelling();
	test_diff();
}
