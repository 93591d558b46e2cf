/*-------------------------------------------------------------------------
 *
 * shared.c
 *	  What two articles have word for word, small edits bridged.
 *
 * The k-grams of the other text go into a hash table; the text is read from
 * left to right, and where one of its k-grams is found the longest common
 * run of words is followed, over gaps of a few words when as much is common
 * behind the gap.  A k-gram that the other text repeats is remembered a few
 * times only, which bounds the work: linear in both texts.  (Greedy string
 * tiling as in Wise 1993, with one pass in place of many.)
 *
 *-------------------------------------------------------------------------
 */
#include "compare/compare.h"

#include "compare/plain.h"
#include "compare/words.h"
#include "core/utf8.h"
#include "strip/article.h"

/* Articles: a run begins with this many words, and one that has fewer in all is a turn of phrase. */
#define SEED_WORDS 5
#define RUN_MIN_WORDS 8
/* Statements, tweets: shorter ones count. */
#define SHORT_TEXT_WORDS 40
#define SHORT_SEED_WORDS 3
#define SHORT_RUN_MIN_WORDS 4
/* A repeated k-gram is looked up at this many places, among this many of its bucket. */
#define SEED_PLACES 8
#define BUCKET_MAX 64
/* An edit: at most this many words on either side, and no more than are common behind it. */
#define EDIT_MAX_WORDS 8
#define EDIT_MIN_MATCH 3
#define SHORT_EDIT_MIN_MATCH 1
/* This many words of a sentence beyond the ones that are whole are common by chance ("The ..."). */
#define RAGGED_MAX_WORDS 3
/* Marks in a row that a stretch takes in at its ends ('?"', '..."'). */
#define MARKS_MAX 6

/* Words [start, end) of the text and [other, other_end) of the other, of which "words" are common. */
typedef struct Run
{
	int32		start;
	int32		end;
	int32		other;
	int32		other_end;
	int32		words;
} Run;

typedef struct Matcher
{
	const char *text;			/* of a */
	NtWords		a;
	NtWords		b;
	int32		seed;			/* k */
	int32		min_words;
	int32		edit_match;		/* words that must be common behind an edit */
	int32	   *buckets;		/* first place in b, or -1 */
	int32	   *chain;			/* next place of the bucket */
	uint64	   *grams;			/* hash of the k-gram at each place of b */
	uint32		mask;
} Matcher;

/* The words of an article, with a break wherever page junk was left out between two blocks. */
static NtWords
article_words(const char *text, int32 len, uint64 side)
{
	NtWords		words = {0};
	int32		all;
	int32		blocks;
	NtSpan	   *kept = nt_strip_article(text, len, NULL, &blocks);
	NtSpan	   *paragraphs = nt_paragraphs(text, len, &all);
	int32		p = 0;

	words.capacity = 64 + len / 5;
	words.words = palloc((Size) words.capacity * sizeof(NtWord));
	for (int32 i = 0; i < blocks; i++)
	{
		int32		skipped = 0;

		for (; p < all && paragraphs[p].start < kept[i].start; p++)
			skipped += paragraphs[p].end <= kept[i].start && (i == 0 || paragraphs[p].start >= kept[i - 1].end);
		if (skipped > 0 && i > 0)
			nt_words_break(&words, kept[i].start, side);
		nt_words_append(&words, text, kept[i]);
	}
	pfree(kept);
	pfree(paragraphs);
	return words;
}

/* Hash of the k words at "at"; 0 if there are not as many. */
static inline uint64
gram_hash(const NtWords *words, int32 at, int32 k)
{
	uint64		hash = NT_HASH64_START;

	if (at + k > words->count)
		return 0;
	for (int32 i = 0; i < k; i++)
		hash = nt_words_step(hash, &words->words[at + i]);
	return nt_hash64_mix(hash);
}

static void
index_other(Matcher *m)
{
	int32		n = m->b.count;
	uint32		size = 16;

	while (size < (uint32) n)
		size *= 2;
	m->mask = size - 1;
	m->buckets = palloc(size * sizeof(int32));
	m->chain = palloc(Max(n, 1) * sizeof(int32));
	m->grams = palloc(Max(n, 1) * sizeof(uint64));
	nt_fill(m->buckets, 0xFF, size * sizeof(int32));
	/* from the end, so that the first places of a repeated k-gram stand first */
	for (int32 i = n - 1; i >= 0; i--)
	{
		uint64		gram = gram_hash(&m->b, i, m->seed);

		if (i % 4096 == 0)
			NT_CHECK_INTERRUPTS();
		m->grams[i] = gram;
		if (gram == 0)
			continue;
		m->chain[i] = m->buckets[gram & m->mask];
		m->buckets[gram & m->mask] = i;
	}
}

static inline bool
same_word(const Matcher *m, int32 i, int32 j)
{
	return m->a.words[i].hash == m->b.words[j].hash;
}

/* Number of equal words from a[i] and b[j] on, before the ends. */
static int32
common_after(const Matcher *m, int32 i, int32 j, int32 end, int32 other_end, int32 most)
{
	int32		n = 0;

	while (n < most && i + n < end && j + n < other_end && same_word(m, i + n, j + n))
		if (++n % NT_CHECK_TOKENS == 0)
			NT_CHECK_INTERRUPTS();
	return n;
}

/* Number of equal words before a[i] and b[j], behind the starts. */
static int32
common_before(const Matcher *m, int32 i, int32 j, int32 start, int32 other_start, int32 most)
{
	int32		n = 0;

	while (n < most && i - n > start && j - n > other_start && same_word(m, i - n - 1, j - n - 1))
		if (++n % NT_CHECK_TOKENS == 0)
			NT_CHECK_INTERRUPTS();
	return n;
}

/* Is there a break among the n words from the one at "at" on, forwards or (step -1) backwards? */
static bool
crosses_break(const NtWords *words, int32 at, int32 n, int step)
{
	for (int32 i = 0; i < n; i++)
		if (nt_word_is_break(&words->words[at + i * step]))
			return true;
	return false;
}

/*
 * Where a run goes on behind an edit: the smallest gaps (di, dj) with enough equal words behind them.  step 1 looks
 * from a[i], b[j] forwards, -1 from a[i - 1], b[j - 1] backwards, both before the limits.  False if there is none.
 */
static bool
bridge(const Matcher *m, int32 i, int32 j, int32 limit, int32 other_limit, int step, int32 *di, int32 *dj)
{
	for (int32 sum = 1; sum <= 2 * EDIT_MAX_WORDS; sum++)
		for (int32 gap = Max(0, sum - EDIT_MAX_WORDS); gap <= Min(sum, EDIT_MAX_WORDS); gap++)
		{
			int32		other_gap = sum - gap;
			int32		need = Max(m->edit_match, Max(gap, other_gap));
			int32		found;

			if (step > 0)
			{
				if (i + gap >= limit || j + other_gap >= other_limit)
					continue;
				found = common_after(m, i + gap, j + other_gap, limit, other_limit, need);
			}
			else
			{
				if (i - gap <= limit || j - other_gap <= other_limit)
					continue;
				found = common_before(m, i - gap, j - other_gap, limit, other_limit, need);
			}
			if (found < need)
				continue;
			if (crosses_break(&m->a, step > 0 ? i : i - 1, gap, step) ||
				crosses_break(&m->b, step > 0 ? j : j - 1, other_gap, step))
				continue;
			*di = gap;
			*dj = other_gap;
			return true;
		}
	return false;
}

/* Follows a run over edits to both sides; in the text it may grow back to word "floor". */
static void
grow(const Matcher *m, Run *run, int32 floor)
{
	int32		di;
	int32		dj;
	int32		n;

	for (;;)
	{
		n = common_after(m, run->end, run->other_end, m->a.count, m->b.count, PG_INT32_MAX);
		run->end += n;
		run->other_end += n;
		run->words += n;
		if (!bridge(m, run->end, run->other_end, m->a.count, m->b.count, 1, &di, &dj))
			break;
		run->end += di;
		run->other_end += dj;
		NT_CHECK_INTERRUPTS();
	}
	for (;;)
	{
		n = common_before(m, run->start, run->other, floor, 0, PG_INT32_MAX);
		run->start -= n;
		run->other -= n;
		run->words += n;
		if (!bridge(m, run->start, run->other, floor, 0, -1, &di, &dj))
			break;
		run->start -= di;
		run->other -= dj;
		NT_CHECK_INTERRUPTS();
	}
}

/*
 * The place of the other text whose words equal those at a[i] the longest; -1 if the k-gram is not there.  Of equally
 * long ones the one behind "after", where the run before ended, else the first.
 */
static int32
best_place(const Matcher *m, int32 i, int32 after)
{
	uint64		gram = gram_hash(&m->a, i, m->seed);
	int32		best = -1;
	int32		best_length = 0;
	int			places = 0;
	int			steps = 0;

	if (gram == 0)
		return -1;
	for (int32 j = m->buckets[gram & m->mask]; j >= 0 && places < SEED_PLACES && steps < BUCKET_MAX; j = m->chain[j], steps++)
	{
		int32		length;

		if (m->grams[j] != gram)
			continue;
		places++;
		length = common_after(m, i, j, m->a.count, m->b.count, PG_INT32_MAX);
		if (length > best_length || (length == best_length && best < after && j >= after))
		{
			best = j;
			best_length = length;
		}
	}
	return best_length >= m->seed ? best : -1;
}

/* Does a sentence, line or paragraph end between word i and the one before it? */
static bool
is_sentence_start(const Matcher *m, int32 i)
{
	for (int32 at = m->a.words[i - 1].end; at < m->a.words[i].start;)
		switch (nt_utf8_next(m->text, &at))
		{
			case '.': case '!': case '?': case '\n': case '\r': case 0x2026: case 0x3002: case 0xFF01: case 0xFF1F: case 0x2029:
				return true;
			default:
				break;
		}
	return false;
}

/* Cuts the first and last few words off a run when they belong to a sentence that it does not go on with. */
static void
trim_run(const Matcher *m, Run *run)
{
	for (int32 cut = 1; cut <= RAGGED_MAX_WORDS && run->end - cut > run->start; cut++)
		if (is_sentence_start(m, run->end - cut))
		{
			/* whole sentences of that length stay */
			if (run->end < m->a.count && !is_sentence_start(m, run->end))
			{
				run->end -= cut;
				run->other_end -= cut;
				run->words -= cut;
			}
			break;
		}
	for (int32 cut = 1; cut <= RAGGED_MAX_WORDS && run->start + cut < run->end; cut++)
		if (is_sentence_start(m, run->start + cut))
		{
			if (run->start > 0 && !is_sentence_start(m, run->start))
			{
				run->start += cut;
				run->other += cut;
				run->words -= cut;
			}
			break;
		}
}

static inline bool
is_sentence_mark(uint32 cp)
{
	return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 || cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F;
}

/* Behind the marks that close a sentence, a quotation or a bracket at byte "end" of text[0, len). */
static int32
closing_end(const char *text, int32 len, int32 end)
{
	bool		ended = false;	/* a sentence */
	int32		at = end;
	NtClass		next_class;

	for (int i = 0; i < MARKS_MAX && at < len; i++)
	{
		int32		next = at;
		uint32		cp = nt_utf8_next(text, &next);

		if (is_sentence_mark(cp))
			ended = true;
		else if (!(cp == '"' || cp == 0x201D || cp == 0xBB || cp == ')' || cp == ']' || (ended && nt_is_apostrophe(cp))))
			break;
		at = next;
	}
	/* "3.5", "example.com" */
	next_class = at < len ? nt_class(nt_utf8_at(text, at)) : NT_CLASS_SPACE;
	return nt_class_is_letter(next_class) || next_class == NT_CLASS_DIGIT ? end : at;
}

/* Before the marks that open a quotation or a bracket before byte "start". */
static int32
opening_start(const char *text, int32 start)
{
	for (int i = 0; i < MARKS_MAX && start > 0; i++)
	{
		int32		before = start;
		uint32		cp = nt_utf8_prev(text, &before);
		bool		opens = cp == 0x201C || cp == 0x201E || cp == 0x2018 || cp == 0x201A || cp == 0xAB || cp == '(' || cp == '[';

		if (cp == '"' || cp == '\'')
		{
			int32		far = before;

			opens = before == 0 || nt_is_space(nt_utf8_prev(text, &far));
		}
		if (!opens)
			break;
		start = before;
	}
	return start;
}

/* Takes the marks at the ends of a stretch in where both texts have some. */
static void
take_marks(NtShared *row, const char *text, int32 len, const char *other, int32 other_len)
{
	int32		start = opening_start(text, row->span.start);
	int32		other_start = opening_start(other, row->other.start);
	int32		end = closing_end(text, len, row->span.end);
	int32		other_end = closing_end(other, other_len, row->other.end);

	if (start < row->span.start && other_start < row->other.start)
	{
		row->span.start = start;
		row->other.start = other_start;
	}
	if (end > row->span.end && other_end > row->other.end)
	{
		row->span.end = end;
		row->other.end = other_end;
	}
}

static NtSpan
words_span(const NtWords *words, int32 start, int32 end)
{
	NtSpan		span = {words->words[start].start, words->words[end - 1].end};

	return span;
}

/*
 * The stretches of text[0, len) that the other text has too, page junk of both left out: in the order of the text,
 * disjoint in it (a stretch that the text repeats is reported each time); palloc'ed.
 */
NtStatus
nt_compare_shared(const char *text, int32 len, const char *other, int32 other_len, NtShared **shared, int32 *count)
{
	Matcher		m = {0};
	int32		capacity = 0;
	int32		floor = 0;		/* words before it belong to the run before */
	int32		after = 0;

	*shared = NULL;
	*count = 0;
	if (len > NT_MAX_ANALYSIS_BYTES || other_len > NT_MAX_ANALYSIS_BYTES)
		return NT_TOO_LARGE;
	m.text = text;
	m.a = article_words(text, len, 0);
	m.b = article_words(other, other_len, 1);
	if (Min(m.a.count, m.b.count) < SHORT_TEXT_WORDS)
	{
		m.seed = SHORT_SEED_WORDS;
		m.min_words = SHORT_RUN_MIN_WORDS;
		m.edit_match = SHORT_EDIT_MIN_MATCH;
	}
	else
	{
		m.seed = SEED_WORDS;
		m.min_words = RUN_MIN_WORDS;
		m.edit_match = EDIT_MIN_MATCH;
	}
	index_other(&m);
	for (int32 i = 0; i < m.a.count; i++)
	{
		int32		place = best_place(&m, i, after);
		Run			run;

		if (i % 1024 == 0)
			NT_CHECK_INTERRUPTS();
		if (place < 0)
			continue;
		run.start = run.end = i;
		run.other = run.other_end = place;
		run.words = 0;
		grow(&m, &run, floor);
		i = Max(i, run.end - 1);
		trim_run(&m, &run);
		if (run.words >= m.min_words)
		{
			NtShared   *row;

			NT_ARRAY_RESERVE(*shared, *count, capacity);
			row = &(*shared)[(*count)++];
			row->span = words_span(&m.a, run.start, run.end);
			row->other = words_span(&m.b, run.other, run.other_end);
			row->words = run.words;
			take_marks(row, text, len, other, other_len);
			floor = run.end;
			after = run.other_end;
		}
	}
	return NT_OK;
}
