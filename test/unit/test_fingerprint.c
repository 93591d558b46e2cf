/*
 * test_fingerprint.c - words, selection and the stored form of fingerprints.
 */
#include "unit.h"

#include <math.h>

#include "core/hash.h"
#include "fingerprint/bands.h"
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

void
test_fingerprint(void)
{
	CHECK(nt_hash64_mix(NT_HASH64_START) == UINT64_C(0xE220A8397B1DCDAF), "splitmix64, first value of seed 0");
	test_words();
	test_levels();
	test_match();
	test_form();
	test_bands();
}
