/*
 * test_fingerprint.c - words, selection and the stored form of fingerprints.
 */
#include "unit.h"

#include <math.h>

#include "core/document.h"
#include "core/hash.h"
#include "fingerprint/bands.h"
#include "fingerprint/closing.h"
#include "fingerprint/postings.h"
#include "fingerprint/shingle.h"

static NtSketch
sketch_of(const char *text, int shingle)
{
	NtSpan		whole = {0, strlen(text)};
	NtSketch	sketch;

	nt_shingle_text(&sketch, text, whole.end, &whole, 1, shingle);
	return sketch;
}

static bool
same(const char *a, const char *b)
{
	NtSketch	x = sketch_of(a, 2);
	NtSketch	y = sketch_of(b, 2);

	return x.count > 0 && x.count == y.count && memcmp(x.keys, y.keys, x.count * sizeof(uint32)) == 0;
}

/* "w1 w2 ..." */
static char *
numbered(int first, int last)
{
	char	   *text = palloc((last - first + 1) * 12 + 1);
	char	   *p = text;

	for (int i = first; i <= last; i++)
		p += sprintf(p, "w%d ", i);
	*p = '\0';
	return text;
}

static void
test_words(void)
{
	CHECK(same("Don't stop", "DON\xE2\x80\x99T  stop"), "apostrophes and case");
	CHECK(same("caf\xC3\xA9 noir", "cafe\xCC\x81 noir"), "composed and decomposed");
	CHECK(same("so 1,250,000 people", "so 1 250 000 people"), "groups of digits");
	CHECK(!same("1 250 people", "1 251 people"), "figures count");
	CHECK(!same("from 2012 300 people", "from 2012300 people"), "a year is no group");
	CHECK(same("long\xE2\x80\x94" "awaited end", "long-awaited\nend"), "dashes, hyphens, line breaks");
	CHECK(same("an extraordinarily long wordwordwordword", "AN EXTRAORDINARILY \"LONG\" WORDWORDWORDWORD."),
		  "words of more than eight bytes");
	CHECK(sketch_of("three words here", 5).count == 0, "too short");
	CHECK(sketch_of("three words here", 3).count == 1, "one shingle");
}

static void
test_levels(void)
{
	NtSketch	small = sketch_of(numbered(1, 60), 5);
	NtSketch	article = sketch_of(numbered(1, 1000), 5);
	NtSketch	book = sketch_of(numbered(1, 30000), 5);

	CHECK(small.base == 0 && small.count == 56, "every shingle of a short text");
	CHECK(article.base == 1 && article.count > 300 && article.count < 370, "one in three of an article");
	CHECK(book.base >= 2 && book.count <= NT_SKETCH_MAX_KEYS, "fewer of a book");
	CHECK(article.count_at[article.anchors] > 45 && article.count_at[article.anchors] < 75, "one anchor in sixteen words");
}

/* The similarity; and the answer at thresholds around it has to agree. */
static float
match(const NtSketch *a, const NtSketch *b, NtMeasure measure)
{
	NtMatcher  *matcher = palloc(sizeof(NtMatcher));
	uint8	   *first = palloc(nt_sketch_bound(a->count));
	uint8	   *second = palloc(nt_sketch_bound(b->count));
	int			len = nt_sketch_encode(b, second);
	float		similarity = -1;
	int			wrong = 0;

	CHECK(nt_matcher_make(matcher, first, nt_sketch_encode(a, first)) == NULL, "reading what was written");
	CHECK(nt_match(matcher, second, len, measure, &similarity) == NULL, "reading what was written");
	for (int i = -4; i <= 4; i++)
	{
		float		threshold = i == 0 ? similarity : similarity * (1 + i / 10.0f);
		bool		reaches;

		if (threshold > 1)
			break;
		wrong += nt_match_reaches(matcher, second, len, measure, threshold, &reaches) != NULL ||
			reaches != (similarity > 0 && similarity >= threshold);
	}
	CHECK(wrong == 0, "thresholds");
	return similarity;
}

static void
test_match(void)
{
	NtSketch	whole = sketch_of(numbered(1, 400), 5);
	NtSketch	half = sketch_of(numbered(51, 250), 5);
	NtSketch	brief = sketch_of(numbered(101, 160), 5);
	NtSketch	other = sketch_of(numbered(5000, 5400), 5);

	CHECK(match(&whole, &whole, NT_RESEMBLANCE) == 1, "itself");
	CHECK(fabs(match(&whole, &half, NT_RESEMBLANCE) - 0.5) < 0.06, "half of it");
	CHECK(match(&whole, &half, NT_RESEMBLANCE) == match(&half, &whole, NT_RESEMBLANCE), "symmetry");
	CHECK(match(&whole, &half, NT_CONTAINS) > 0.98, "a part is contained");
	CHECK(match(&brief, &whole, NT_CONTAINED) > 0.95, "a short part too, across classes");
	CHECK(match(&whole, &other, NT_RESEMBLANCE) == 0, "nothing in common");
}

/* Every text is read back as it was; damaged bytes are refused or are the one form of another sketch. */
static void
test_form(void)
{
	uint64		random = 1;
	int			wrong = 0;
	int			accepted = 0;

	for (int words = 0; words < 3000; words += 1 + words / 4)
	{
		NtSketch	sketch = sketch_of(numbered(words, 2 * words), 3);
		NtSketch	back;
		uint32		keys[NT_SKETCH_MAX_KEYS];
		uint8	   *bytes = palloc(nt_sketch_bound(sketch.count));
		uint8	   *again = palloc(nt_sketch_bound(NT_SKETCH_MAX_KEYS));
		int			len = nt_sketch_encode(&sketch, bytes);

		wrong += len > nt_sketch_bound(sketch.count) || nt_sketch_check(bytes, len) != NULL ||
			nt_sketch_decode(&back, keys, bytes, len) != NULL || back.count != sketch.count ||
			memcmp(keys, sketch.keys, sketch.count * sizeof(uint32)) != 0;
		for (int i = 0; i < 500; i++)
		{
			int			cut;

			random = nt_hash64_mix(random + i);
			bytes[random % len] ^= 1 << (random >> 32) % 8;
			cut = len - (int) ((random >> 40) % 4 == 0);
			if (nt_sketch_check(bytes, cut) == NULL)
			{
				accepted++;
				wrong += nt_sketch_decode(&back, keys, bytes, cut) != NULL ||
					nt_sketch_encode(&back, again) != cut || memcmp(bytes, again, cut) != 0;
			}
			nt_sketch_encode(&sketch, bytes);
		}
	}
	CHECK(wrong == 0, "written, read and written again");
	CHECK(accepted > 0, "some damaged values are valid");
}

static void
test_bands(void)
{
	NtSketch	a = sketch_of(numbered(1, 300), 5);
	NtSketch	b = sketch_of(numbered(20, 300), 5);
	NtSketch	empty = sketch_of("few words", 5);
	int64		x[NT_BANDS];
	int64		y[NT_BANDS];
	int			shared = 0;

	CHECK(!nt_bands(&empty, x), "no bands of nothing");
	CHECK(nt_bands(&a, x) && nt_bands(&b, y), "bands");
	for (int i = 0; i < NT_BANDS; i++)
		shared += x[i] == y[i];
	CHECK(shared > NT_BANDS / 2 && shared < NT_BANDS, "most bands of a copy");
}

/* No similar text is missed, few others are found, each once; whatever the lengths, with one notice under most. */
static void
test_postings(void)
{
	enum
	{
		STORIES = 60, COPIES = 4, TEXTS = STORIES * COPIES
	};
	NtSketch	sketches[TEXTS];
	NtPostings *postings = nt_postings_make();
	NtMatcher  *matcher = palloc(sizeof(NtMatcher));
	NtSketch	notice = sketch_of(numbered(900000, 900060), 4);
	uint8	   *bytes[TEXTS];
	int			lens[TEXTS];
	const int32 *numbers;
	int			refused = 0;
	int			missed = 0;
	int			twice = 0;
	int			similar = 0;
	int			found = 0;

	CHECK(nt_postings_search((nt_postings_finish(postings), postings), &notice, 0.3, &numbers) == 0, "an empty index");
	postings = nt_postings_make();
	for (int i = 0; i < TEXTS; i++)
	{
		int			words = 4 + i / COPIES * i / COPIES;
		int			from = i / COPIES * 10000;

		/* copies begin later; all but the first of a story end with the notice */
		sketches[i] = sketch_of(psprintf("%s %s", numbered(from + i % COPIES * words / 8, from + words),
										 i % COPIES > 0 ? numbered(900000, 900060) : ""), 4);
		bytes[i] = palloc(nt_sketch_bound(sketches[i].count));
		lens[i] = nt_sketch_encode(&sketches[i], bytes[i]);
		refused += nt_postings_add(postings, bytes[i], lens[i]) != NULL;
	}
	CHECK(refused == 0, "reading what was written");
	CHECK(nt_postings_to_come(postings) > TEXTS * sizeof(int), "memory is foreseen");
	nt_postings_finish(postings);
	for (float threshold = 0; threshold <= 1; threshold += 0.125f)
		for (int i = 0; i < TEXTS; i++)
		{
			bool		candidate[TEXTS] = {false};
			int			n = nt_postings_search(postings, &sketches[i], threshold, &numbers);

			for (int c = 0; c < n; c++)
			{
				twice += candidate[numbers[c]];
				candidate[numbers[c]] = true;
				found++;
			}
			nt_matcher_make(matcher, bytes[i], lens[i]);
			for (int other = 0; other < TEXTS; other++)
			{
				bool		reaches;

				nt_match_reaches(matcher, bytes[other], lens[other], NT_RESEMBLANCE, threshold, &reaches);
				similar += reaches;
				missed += reaches && !candidate[other];
			}
		}
	CHECK(missed == 0, "no similar text is missed");
	CHECK(twice == 0, "each once");
	CHECK(similar > TEXTS * 9 && found < 3 * similar, "few that are not similar");
	CHECK(nt_postings_add(nt_postings_make(), bytes[0], 1) != NULL, "damaged bytes");
}

/* Adds "count" keys of a class, no two of which are alike for different values of "from" upwards. */
static void
add_keys(NtSketch *sketch, int from, int count, int class)
{
	for (int i = from; i < from + count; i++)
		sketch->keys[sketch->count++] = nt_key_make((uint32) i << NT_FINE_BITS, class);
}

/* Eleven beacons of which "shared" are those of others made so, and thirty other keys of which nearly all are. */
static NtSketch
sketch_sharing(int shared, int own)
{
	NtSketch	sketch = {.shingle = 4, .base = 1, .keys = palloc(NT_SKETCH_MAX_KEYS * sizeof(uint32))};

	add_keys(&sketch, 100, shared, 3);
	add_keys(&sketch, own, NT_BEACONS_LEAST - shared, 3);
	add_keys(&sketch, 200, 30, 1);
	add_keys(&sketch, own + 50, 2, 1);
	nt_sketch_sort(&sketch);
	nt_sketch_settle(&sketch);
	return sketch;
}

/* Where just enough beacons are shared, and one of them stands in so many texts that it is not counted. */
static void
test_long_list(void)
{
	NtSketch	a = sketch_sharing(4, 1000);
	NtSketch	b = sketch_sharing(4, 2000);
	NtPostings *postings = nt_postings_make();
	uint8	   *bytes = palloc(nt_sketch_bound(NT_SKETCH_MAX_KEYS));
	const int32 *numbers;
	int			n;

	CHECK(match(&a, &b, NT_RESEMBLANCE) > 0.31f, "similar");
	nt_postings_add(postings, bytes, nt_sketch_encode(&b, bytes));
	for (int i = 0; i < 20000; i++)
	{
		NtSketch	other = sketch_sharing(1, 3000);

		nt_postings_add(postings, bytes, nt_sketch_encode(&other, bytes));
	}
	nt_postings_finish(postings);
	n = nt_postings_search(postings, &a, 0.31f, &numbers);
	CHECK(n == 1 && numbers[0] == 0, "found in the other lists");
}

/* How many paragraphs stand before the closing notices. */
static int
before_closing(const char *text)
{
	int32		count;
	NtSpan	   *spans = nt_paragraphs(text, strlen(text), &count);

	return nt_before_closing(text, spans, count);
}

static void
test_closing(void)
{
	static const char prose[] = "Ferries will sail again from Port Alder on Monday, the line said.\n\n"
		"The storm had kept them in harbour for four days. Nobody was hurt.";
	static const char notices[] = "Follow us on every network. Share this article with your friends.\n\n"
		"Copyright Alder Courier. All rights reserved. It is free. Sign up for our newsletter!";
	char		text[512];

	snprintf(text, sizeof(text), "%s\n\n%s", prose, notices);
	CHECK(before_closing(text) == 2, "notices");
	CHECK(before_closing(prose) == 2, "none");
	snprintf(text, sizeof(text), "%s\n\n%s\n\n%s", notices, notices, prose);
	CHECK(before_closing(text) == 6, "not at the end");
	CHECK(before_closing(notices) == 1, "something is left");
	snprintf(text, sizeof(text), "%s\n\nSign up for our newsletter.", prose);
	CHECK(before_closing(text) == 3, "one sentence may be chance");
	snprintf(text, sizeof(text), "%s\n\nThe line carries 40,000 people. It has six ships. Read more about it. All rights reserved.", prose);
	CHECK(before_closing(text) == 2, "half of the sentences");
	snprintf(text, sizeof(text), "%s\n\nIt has six ships. It carries 40,000 people. All of them got home. Read more. All rights reserved.", prose);
	CHECK(before_closing(text) == 3, "fewer than half");
	snprintf(text, sizeof(text), "%s\n\nShare this article with your friends, %0300d. All rights reserved.", prose, 0);
	CHECK(before_closing(text) == 2, "a long sentence");
	snprintf(text, sizeof(text), "%s\n\nAll rights reserved. Follow us on \xC3\xBC\xC3\xBC\xC3\xBC.", prose);
	CHECK(before_closing(text) == 2, "beyond ASCII");
	CHECK(before_closing("") == 0, "nothing");
}

void
test_fingerprint(void)
{
	CHECK(nt_hash64_mix(NT_HASH64_START) == UINT64_C(0xE220A8397B1DCDAF), "splitmix64, first value of seed 0");
	test_words();
	test_levels();
	test_match();
	test_form();
	test_bands();
	test_postings();
	test_long_list();
	test_closing();
}
