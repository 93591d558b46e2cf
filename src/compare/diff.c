/*-------------------------------------------------------------------------
 *
 * diff.c
 *	  Two versions of an article: what was added, removed, changed, moved.
 *
 * Sentences are the units.  Those that occur once in either version and read
 * alike are anchors; the heaviest sequence of anchors in the same order stays
 * put, the others have moved (patience diff, after Bram Cohen).  Between anchors,
 * sentences that are alike enough are versions of each other and are compared
 * word by word, those that were joined to them included; the rest was removed
 * or added.
 *
 *-------------------------------------------------------------------------
 */
#include "compare/compare.h"

#include "compare/edits.h"
#include "compare/words.h"
#include "core/lexicon.h"
#include "strip/article.h"

#include "data/updateline.inc"

/* A shorter sentence that turns up elsewhere was written again, not moved. */
#define MOVED_MIN_WORDS 4
/* Versions of one sentence have at least this share of their words in common, in percent (Dice). */
#define VERSION_MIN_SHARE 45
/* With a smaller share in common it is told as a whole, not word by word. */
#define WORDWISE_MIN_SHARE 60
/* Gaps up to this many pairs are aligned at best; in longer ones a sentence is looked for this far ahead. */
#define GAP_MAX_CELLS 1024
#define GAP_WINDOW 16
/* So many sentences may have been joined to one, or parted from it. */
#define JOINED_MAX 8
/* Words of a sentence that its likeness is measured on. */
#define LIKENESS_MAX_WORDS 200

typedef struct Unit
{
	NtSpan		span;
	uint64		hash;			/* of its words */
	int32		first_word;
	int32		end_word;
	int32		paragraph;
	int32		match;			/* unit of the other version, or -1 */
	bool		moved;			/* its match stands elsewhere */
	bool		minor;			/* page junk, an update line, no words */
	bool		sorted;			/* its sorted hashes have been made */
} Unit;

typedef struct Version
{
	NtDocument	doc;
	NtWords		words;
	uint64	   *sorted;			/* words' hashes, sorted within a unit as far as likeness looks */
	Unit	   *units;
	int32		count;
} Version;

typedef struct Rows
{
	NtDiff	   *rows;
	int32		count;
	int32		capacity;
} Rows;

/* A line that says when the article was written or changed: nothing but such words and numbers. */
static bool
is_update_line(const NtDocument *doc, int32 first, int32 end)
{
	bool		tells = false;

	for (int32 i = first; i < end; i++)
	{
		uint32		classes;

		if (doc->tokens[i].kind != NT_TOKEN_WORD)
			continue;
		classes = nt_lexicon_classes(&nt_updateline_lexicon, doc, i, NT_LANG_ANY);
		if (classes == 0)
			return false;
		tells = tells || (classes & (NT_UPDATELINE_LEAD | NT_UPDATELINE_DATE)) != 0;
	}
	return tells;
}

static NtStatus
read_version(Version *version, const char *text, int32 len)
{
	int32		count;
	int32		kept;
	int32		block = 0;
	NtSpan	   *paragraphs;
	NtSpan	   *blocks;
	NtStatus	status;

	memset(version, 0, sizeof(*version));
	if (len > NT_MAX_ANALYSIS_BYTES)
		return NT_TOO_LARGE;
	paragraphs = nt_paragraphs(text, len, &count);
	blocks = nt_strip_article(text, len, NULL, &kept);
	status = nt_document_parse(&version->doc, text, len, paragraphs, count, NULL);
	if (status != NT_OK)
		return status;
	version->count = version->doc.nsentences;
	version->units = palloc(Max(version->count, 1) * sizeof(Unit));
	for (int32 i = 0; i < version->count; i++)
	{
		const NtSentence *sentence = &version->doc.sentences[i];
		Unit	   *unit = &version->units[i];

		if (i % 1024 == 0)
			NT_CHECK_INTERRUPTS();
		memset(unit, 0, sizeof(*unit));
		unit->span = nt_tokens_span(&version->doc, sentence->first, sentence->end);
		unit->paragraph = sentence->paragraph;
		unit->match = -1;
		unit->first_word = version->words.count;
		nt_words_append(&version->words, text, unit->span);
		unit->end_word = version->words.count;
		unit->hash = NT_HASH64_START;
		for (int32 w = unit->first_word; w < unit->end_word; w++)
			unit->hash = nt_words_step(unit->hash, &version->words.words[w]);
		while (block < kept && blocks[block].end <= unit->span.start)
			block++;
		unit->minor = block == kept || blocks[block].start > unit->span.start ||
			unit->first_word == unit->end_word ||
			is_update_line(&version->doc, sentence->first, sentence->end);
	}
	version->sorted = palloc(Max(version->words.count, 1) * sizeof(uint64));
	return NT_OK;
}

static int
compare_hashes(const void *a, const void *b)
{
	uint64		x = *(const uint64 *) a;
	uint64		y = *(const uint64 *) b;

	return x < y ? -1 : x > y;
}

/* A unit of one version by its hash. */
typedef struct Key
{
	uint64		hash;
	int32		unit;
} Key;

static int
compare_keys(const void *a, const void *b)
{
	const Key  *x = a;
	const Key  *y = b;

	/* there may be millions of sentences, and qsort makes no checks of its own */
	NT_CHECK_INTERRUPTS();
	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->unit < y->unit ? -1 : x->unit > y->unit;
}

static Key *
sorted_keys(const Version *version)
{
	Key		   *keys = palloc(Max(version->count, 1) * sizeof(Key));

	for (int32 i = 0; i < version->count; i++)
	{
		if (i % NT_CHECK_TOKENS == 0)
			NT_CHECK_INTERRUPTS();
		keys[i].hash = version->units[i].hash;
		keys[i].unit = i;
	}
	qsort(keys, version->count, sizeof(Key), compare_keys);
	return keys;
}

/* twin[i]: the new unit that reads like old unit i when either occurs once, else -1. */
static int32 *
find_twins(const Version *old, const Version *new)
{
	int32	   *twins = palloc(Max(old->count, 1) * sizeof(int32));
	Key		   *a = sorted_keys(old);
	Key		   *b = sorted_keys(new);
	int32		i = 0;
	int32		j = 0;

	nt_fill(twins, 0xFF, Max(old->count, 1) * sizeof(int32));
	while (i < old->count && j < new->count)
	{
		int32		i_end = i + 1;
		int32		j_end = j + 1;

		NT_CHECK_INTERRUPTS();
		if (a[i].hash != b[j].hash)
		{
			if (a[i].hash < b[j].hash)
				i++;
			else
				j++;
			continue;
		}
		while (i_end < old->count && a[i_end].hash == a[i].hash)
			i_end++;
		while (j_end < new->count && b[j_end].hash == b[j].hash)
			j_end++;
		if (i_end == i + 1 && j_end == j + 1)
			twins[a[i].unit] = b[j].unit;
		i = i_end;
		j = j_end;
	}
	pfree(a);
	pfree(b);
	return twins;
}

static void
match_units(Version *old, Version *new, int32 i, int32 j)
{
	old->units[i].match = j;
	new->units[j].match = i;
}

/*
 * Matches the sequence of twins that keeps its order and has most words; the others are left.  best[j] holds the
 * heaviest sequence that ends among the new units a Fenwick tree keeps at j.
 */
static void
match_in_order(Version *old, Version *new, const int32 *twins)
{
	int32	   *best = palloc((new->count + 1) * sizeof(int32));	/* old unit at the end, or -1 */
	int64	   *weight = palloc(Max(old->count, 1) * sizeof(int64));	/* words of the sequence that ends there */
	int32	   *before = palloc(Max(old->count, 1) * sizeof(int32));
	int32		last = -1;

	nt_fill(best, 0xFF, (new->count + 1) * sizeof(int32));
	for (int32 i = 0; i < old->count; i++)
	{
		int32		heaviest = -1;

		NT_CHECK_INTERRUPTS();
		if (twins[i] < 0)
			continue;
		for (int32 j = twins[i]; j > 0; j -= j & -j)
			if (best[j] >= 0 && (heaviest < 0 || weight[best[j]] > weight[heaviest]))
				heaviest = best[j];
		before[i] = heaviest;
		weight[i] = (heaviest >= 0 ? weight[heaviest] : 0) + 1 + old->units[i].end_word - old->units[i].first_word;
		for (int32 j = twins[i] + 1; j <= new->count; j += j & -j)
			if (best[j] < 0 || weight[i] > weight[best[j]])
				best[j] = i;
		if (last < 0 || weight[i] > weight[last])
			last = i;
	}
	for (int32 i = last, steps = 0; i >= 0; i = before[i])
	{
		if (++steps % NT_CHECK_TOKENS == 0)
			NT_CHECK_INTERRUPTS();
		match_units(old, new, i, twins[i]);
	}
	pfree(best);
	pfree(weight);
	pfree(before);
}

/* Repeated sentences: those next to a match that read alike are matched too, downwards and upwards. */
static void
match_neighbours(Version *old, Version *new)
{
	for (int32 i = 0; i + 1 < old->count; i++)
	{
		int32		j = old->units[i].match + 1;

		NT_CHECK_INTERRUPTS();
		if (j > 0 && j < new->count && old->units[i + 1].match < 0 && new->units[j].match < 0 &&
			old->units[i + 1].hash == new->units[j].hash)
			match_units(old, new, i + 1, j);
	}
	for (int32 i = old->count - 1; i > 0; i--)
	{
		int32		j = old->units[i].match - 1;

		NT_CHECK_INTERRUPTS();
		if (j >= 0 && old->units[i - 1].match < 0 && new->units[j].match < 0 &&
			old->units[i - 1].hash == new->units[j].hash)
			match_units(old, new, i - 1, j);
	}
}

/* Twins that are still unmatched stand elsewhere: moved. */
static void
match_moved(Version *old, Version *new, const int32 *twins)
{
	for (int32 i = 0; i < old->count; i++)
	{
		if (i % NT_CHECK_TOKENS == 0)
			NT_CHECK_INTERRUPTS();
		if (twins[i] >= 0 && old->units[i].match < 0 && new->units[twins[i]].match < 0 &&
			old->units[i].end_word - old->units[i].first_word >= MOVED_MIN_WORDS)
		{
			match_units(old, new, i, twins[i]);
			old->units[i].moved = new->units[twins[i]].moved = true;
		}
	}
}

static const uint64 *
sorted_hashes(Version *version, Unit *unit, int32 *count)
{
	*count = Min(unit->end_word - unit->first_word, LIKENESS_MAX_WORDS);
	if (!unit->sorted)
	{
		for (int32 i = 0; i < *count; i++)
			version->sorted[unit->first_word + i] = version->words.words[unit->first_word + i].hash;
		qsort(version->sorted + unit->first_word, *count, sizeof(uint64), compare_hashes);
		unit->sorted = true;
	}
	return version->sorted + unit->first_word;
}

/* Share of the words that two sentences have in common, in percent. */
static int
likeness(Version *old, int32 i, Version *new, int32 j)
{
	int32		n;
	int32		m;
	const uint64 *a = sorted_hashes(old, &old->units[i], &n);
	const uint64 *b = sorted_hashes(new, &new->units[j], &m);
	int32		common = 0;
	int32		total = n + m;

	while (n > 0 && m > 0)
	{
		if (*a == *b)
		{
			common++;
			a++;
			n--;
			b++;
			m--;
		}
		else if (*a < *b)
		{
			a++;
			n--;
		}
		else
		{
			b++;
			m--;
		}
	}
	return total == 0 ? 0 : 200 * common / total;
}

/* Sentences next to a moved one that moved with it and were edited. */
static void
match_moved_neighbours(Version *old, Version *new)
{
	for (int32 i = 0; i + 1 < old->count; i++)
	{
		int32		j = old->units[i].match + 1;

		if (old->units[i].moved && j < new->count && old->units[i + 1].match < 0 && new->units[j].match < 0 &&
			likeness(old, i + 1, new, j) >= VERSION_MIN_SHARE)
		{
			match_units(old, new, i + 1, j);
			old->units[i + 1].moved = new->units[j].moved = true;
		}
	}
	for (int32 i = old->count - 1; i > 0; i--)
	{
		int32		j = old->units[i].match - 1;

		if (old->units[i].moved && j >= 0 && old->units[i - 1].match < 0 && new->units[j].match < 0 &&
			likeness(old, i - 1, new, j) >= VERSION_MIN_SHARE)
		{
			match_units(old, new, i - 1, j);
			old->units[i - 1].moved = new->units[j].moved = true;
		}
	}
}

/* Unmatched units of a gap. */
static int32 *
open_units(const Version *version, int32 first, int32 end, int32 *count)
{
	int32	   *open = palloc(Max(end - first, 1) * sizeof(int32));

	*count = 0;
	for (int32 i = first; i < end; i++)
		if (version->units[i].match < 0)
			open[(*count)++] = i;
	return open;
}

/* The pairing of a small gap's sentences, in order, that has most in common. */
static void
match_gap_best(Version *old, const int32 *a, int32 n, Version *new, const int32 *b, int32 m)
{
	int		   *sum = palloc0(sizeof(int) * (n + 1) * (m + 1));
	int		   *like = palloc(sizeof(int) * n * m);

	for (int32 i = n - 1; i >= 0; i--)
	{
		NT_CHECK_INTERRUPTS();
		for (int32 j = m - 1; j >= 0; j--)
		{
			int			share = likeness(old, a[i], new, b[j]);
			int			best = Max(sum[(i + 1) * (m + 1) + j], sum[i * (m + 1) + j + 1]);

			like[i * m + j] = share;
			if (share >= VERSION_MIN_SHARE)
				best = Max(best, share + sum[(i + 1) * (m + 1) + j + 1]);
			sum[i * (m + 1) + j] = best;
		}
	}
	for (int32 i = 0, j = 0; i < n && j < m;)
	{
		int			share = like[i * m + j];

		if (share >= VERSION_MIN_SHARE &&
			sum[i * (m + 1) + j] == share + sum[(i + 1) * (m + 1) + j + 1])
			match_units(old, new, a[i++], b[j++]);
		else if (sum[i * (m + 1) + j] == sum[(i + 1) * (m + 1) + j])
			i++;
		else
			j++;
	}
	pfree(sum);
	pfree(like);
}

/* A large gap: every old sentence takes the first one alike that is not far ahead. */
static void
match_gap_ahead(Version *old, const int32 *a, int32 n, Version *new, const int32 *b, int32 m)
{
	int32		next = 0;

	for (int32 i = 0; i < n; i++)
	{
		NT_CHECK_INTERRUPTS();
		for (int32 j = next; j < Min(m, next + GAP_WINDOW); j++)
			if (likeness(old, a[i], new, b[j]) >= VERSION_MIN_SHARE)
			{
				match_units(old, new, a[i], b[j]);
				next = j + 1;
				break;
			}
	}
}

static void
match_gap(Version *old, int32 first, int32 end, Version *new, int32 new_first, int32 new_end)
{
	int32		n;
	int32		m;
	int32	   *a = open_units(old, first, end, &n);
	int32	   *b = open_units(new, new_first, new_end, &m);

	if (n > 0 && m > 0)
	{
		if ((int64) n * m <= GAP_MAX_CELLS)
			match_gap_best(old, a, n, new, b, m);
		else
			match_gap_ahead(old, a, n, new, b, m);
	}
	pfree(a);
	pfree(b);
}

/* Index of the next unit from "from" on that is matched in its place, or the count. */
static int32
next_anchor(const Version *version, int32 from)
{
	while (from < version->count && (version->units[from].match < 0 || version->units[from].moved))
		from++;
	return from;
}

static void
match_gaps(Version *old, Version *new)
{
	for (int32 i = 0, j = 0; i < old->count || j < new->count;)
	{
		int32		i_end = next_anchor(old, i);
		int32		j_end = i_end < old->count ? old->units[i_end].match : new->count;

		NT_CHECK_INTERRUPTS();
		match_gap(old, i, i_end, new, j, j_end);
		i = i_end + 1;
		j = j_end + 1;
	}
}

static void
add_row(Rows *rows, NtDiffKind kind, NtSpan before, NtSpan after, bool trivial)
{
	NtDiff	   *row;

	NT_ARRAY_RESERVE(rows->rows, rows->count, rows->capacity);
	row = &rows->rows[rows->count++];
	row->kind = kind;
	row->before = before;
	row->after = after;
	row->trivial = trivial;
}

/*
 * Units [i, end) that were removed (kind REMOVED) or added, told as one row as long as they stand in one paragraph
 * and matter alike.  Returns the first unit behind the row.
 */
static int32
add_units_row(Rows *rows, NtDiffKind kind, const Version *version, int32 i, int32 end)
{
	const Unit *first = &version->units[i];
	NtSpan		span = first->span;
	NtSpan		none = {0, 0};

	for (i++; i < end && version->units[i].match < 0 && version->units[i].paragraph == first->paragraph &&
		 version->units[i].minor == first->minor; i++)
		span.end = version->units[i].span.end;
	if (kind == NT_DIFF_REMOVED)
		add_row(rows, kind, span, none, first->minor);
	else
		add_row(rows, kind, none, span, first->minor);
	return i;
}

/* Are these words of the one version, n of them, those of the other? */
static bool
same_words(const Version *version, int32 first, const Version *other, int32 other_first, int32 n)
{
	for (int32 i = 0; i < n; i++)
	{
		if (i % NT_CHECK_TOKENS == 0)
			NT_CHECK_INTERRUPTS();
		if (version->words.words[first + i].hash != other->words.words[other_first + i].hash)
			return false;
	}
	return true;
}

/*
 * Is the other version's unit "whole" made of unmatched units, from "first" on, and of its match behind them?  They were
 * joined; *match gets the match then.
 */
static bool
joined_before(const Version *version, int32 first, const Version *other, int32 whole, int32 *match)
{
	const Unit *unit;
	int32		n;

	if (whole == other->count)
		return false;
	unit = &other->units[whole];
	if (unit->match <= first || unit->match - first > JOINED_MAX || unit->moved)
		return false;
	for (int32 i = first; i < unit->match; i++)
		if (version->units[i].match >= 0)
			return false;
	n = version->units[unit->match - 1].end_word - version->units[first].first_word;
	if (n >= unit->end_word - unit->first_word ||
		!same_words(version, version->units[first].first_word, other, unit->first_word, n))
		return false;
	*match = unit->match;
	return true;
}

/* The first unit behind the match and behind the unmatched units that were joined to it in the other's unit "whole". */
static int32
joined_behind(const Version *version, int32 match, const Version *other, int32 whole)
{
	const Unit *unit = &other->units[whole];
	int32		first = match + 1;
	int32		end = first;

	while (end < version->count && end - first < JOINED_MAX && version->units[end].match < 0)
		end++;
	for (; end > first; end--)
	{
		int32		n = version->units[end - 1].end_word - version->units[first].first_word;

		if (n < unit->end_word - unit->first_word &&
			same_words(version, version->units[first].first_word, other, unit->end_word - n, n))
			break;
	}
	return end;
}

static bool
is_minor(const Version *version, int32 first, int32 end)
{
	for (int32 i = first; i < end; i++)
		if (!version->units[i].minor)
			return false;
	return true;
}

/* Rows of the edits between two versions of one sentence, or of sentences that were joined or parted. */
static void
add_edit_rows(Rows *rows, Version *old, int32 i, int32 end, Version *new, int32 j, int32 new_end)
{
	bool		minor = is_minor(old, i, end) && is_minor(new, j, new_end);
	bool		trivial = true;
	int32		count;
	NtEdit	   *edits = nt_edits_find(&old->doc, old->doc.sentences[i].first, old->doc.sentences[end - 1].end,
									  &new->doc, new->doc.sentences[j].first, new->doc.sentences[new_end - 1].end, &count);

	/* nothing but a dateline came or went */
	if (count > 0 && edits[0].first == old->doc.sentences[i].first && edits[0].new_first == new->doc.sentences[j].first)
	{
		if (edits[0].new_end == edits[0].new_first)
			edits[0].trivial |= nt_dateline_end(&old->doc, edits[0].first, edits[0].end) == edits[0].end;
		else if (edits[0].end == edits[0].first)
			edits[0].trivial |= nt_dateline_end(&new->doc, edits[0].new_first, edits[0].new_end) == edits[0].new_end;
	}
	for (int32 e = 0; e < count; e++)
		trivial = trivial && edits[e].trivial;
	if (!trivial && end - i == 1 && new_end - j == 1 && likeness(old, i, new, j) < WORDWISE_MIN_SHARE)
	{
		add_row(rows, NT_DIFF_CHANGED, old->units[i].span, new->units[j].span, minor);
		pfree(edits);
		return;
	}
	for (int32 e = 0; e < count; e++)
	{
		NtSpan		before = {0, 0};
		NtSpan		after = {0, 0};
		NtDiffKind	kind = NT_DIFF_CHANGED;

		if (edits[e].end > edits[e].first)
			before = nt_tokens_span(&old->doc, edits[e].first, edits[e].end);
		else
			kind = NT_DIFF_ADDED;
		if (edits[e].new_end > edits[e].new_first)
			after = nt_tokens_span(&new->doc, edits[e].new_first, edits[e].new_end);
		else
			kind = NT_DIFF_REMOVED;
		add_row(rows, kind, before, after, minor || edits[e].trivial);
	}
	if (edits != NULL)
		pfree(edits);
}

/* New unit j and its followers that came with it from elsewhere, then what was edited in them.  Returns the first unit behind the row. */
static int32
add_moved_row(Rows *rows, Version *old, Version *new, int32 j)
{
	const Unit *first = &new->units[j];
	int32		begin = j;
	int32		i = first->match;
	NtSpan		before = old->units[i].span;
	NtSpan		after = first->span;
	bool		minor = first->minor && old->units[i].minor;

	for (i++, j++; i < old->count && j < new->count && new->units[j].moved && new->units[j].match == i &&
		 new->units[j].paragraph == first->paragraph; i++, j++)
	{
		before.end = old->units[i].span.end;
		after.end = new->units[j].span.end;
		minor = minor && new->units[j].minor;
	}
	add_row(rows, NT_DIFF_MOVED, before, after, minor);
	for (; begin < j; begin++)
	{
		int32		match = new->units[begin].match;

		add_edit_rows(rows, old, match, match + 1, new, begin, begin + 1);
	}
	return j;
}

/*
 * The differences between two versions of an article, page junk of both included (its changes are trivial), in the
 * order of the new version, what was removed where it stood; palloc'ed.  Near-linear: n log n in the sentences.
 */
NtStatus
nt_compare_diff(const char *old_text, int32 old_len, const char *new_text, int32 new_len, NtDiff **diffs, int32 *count)
{
	Version		old;
	Version		new;
	Rows		rows = {0};
	int32	   *twins;
	NtStatus	status;

	*diffs = NULL;
	*count = 0;
	status = read_version(&old, old_text, old_len);
	if (status == NT_OK)
		status = read_version(&new, new_text, new_len);
	if (status != NT_OK)
		return status;
	twins = find_twins(&old, &new);
	match_in_order(&old, &new, twins);
	match_neighbours(&old, &new);
	match_moved(&old, &new, twins);
	match_gaps(&old, &new);
	match_moved_neighbours(&old, &new);
	for (int32 i = 0, j = 0; i < old.count || j < new.count;)
	{
		/* the next pair of matches, where they follow now or behind what was joined to them */
		int32		m = i;
		int32		n = j;
		bool		removed = i < old.count && old.units[i].match < 0 && !joined_before(&old, i, &new, j, &m);
		bool		added = j < new.count && new.units[j].match < 0 && !joined_before(&new, j, &old, i, &n);

		NT_CHECK_INTERRUPTS();
		if (removed)
			i = add_units_row(&rows, NT_DIFF_REMOVED, &old, i, old.count);
		else if (i < old.count && old.units[i].moved)
			i++;				/* told where it stands now */
		else if (added)
			j = add_units_row(&rows, NT_DIFF_ADDED, &new, j, new.count);
		else if (j < new.count && new.units[j].moved)
			j = add_moved_row(&rows, &old, &new, j);
		else
		{
			int32		end = n == j ? joined_behind(&old, m, &new, n) : m + 1;
			int32		new_end = m == i && end == m + 1 ? joined_behind(&new, n, &old, m) : n + 1;

			add_edit_rows(&rows, &old, i, end, &new, j, new_end);
			i = end;
			j = new_end;
		}
	}
	*diffs = rows.rows;
	*count = rows.count;
	return NT_OK;
}
