/*-------------------------------------------------------------------------
 *
 * feature.c
 *	  Features of a block, of its neighbours and of its place on the page.
 *
 * The order of the features is the order of the weights; docs/MODELS.md
 * says how to train anew after a change.
 *
 *-------------------------------------------------------------------------
 */
#include "strip/feature.h"

#include "port/pg_bitutils.h"
#include "strip/cue.h"
#include "strip/place.h"

/* Blocks of the page's furniture that head a list: what follows them is not the article. */
#define HEADING_CUES (NT_CUE_RELATED | NT_CUE_SHARE | NT_CUE_SIGNUP | NT_CUE_COMMENT | NT_CUE_AD | NT_CUE_PROMO | NT_CUE_TAG)
/* How many blocks a decayed sum forgets half of: none of these is critical. */
#define FAR_BLOCKS 16
/* Far from any block of LONG_WORDS, one of MENU_WORDS or fewer is a menu's; so far that is, if it ends like a sentence. */
#define LONG_WORDS 12
#define MENU_WORDS 6
#define MENU_REACH 6
#define MENU_SENTENCE_REACH 12

/* Sums over the blocks before each. */
typedef struct Sums
{
	int32		prose;			/* blocks of prose */
	int32		prose_words;
	int32		words;
	int32		logs;			/* of words, nt_log16 */
	int32		cued;			/* short blocks made of cue phrases */
	int32		last_prose;		/* index, -1 if there is none; of this block or one before */
	int32		last_heading;	/* the same of a block like "Related stories" */
	int32		last_comment;	/* the same of a block like "Comments" */
} Sums;

/* What surrounds a block, by the first scores. */
typedef struct Around
{
	int16		left_near;		/* mean chance of the blocks before, words weighed, soon forgotten: 0..64 */
	int16		left_far;
	int16		right_near;
	int16		right_far;
	int32		mass_before;	/* words times chance / 64 */
	int32		last_good;		/* index of a likely block, -1: none */
	int32		next_good;
	int32		cued_since;		/* blocks of furniture since last_good */
	int32		cued_until;
} Around;

/* The blocks inside one element, or of one path. */
typedef struct Group
{
	uint32		key;			/* 0: free slot */
	int32		prose_words;
	int32		words;
	int32		prose_before;	/* words of prose on the page before its first block */
	int32		mass;			/* words times chance / 64, from the first scores */
} Group;

typedef enum GroupKind
{
	GROUP_PARENT,
	GROUP_GRANDPARENT,
	GROUP_PATH,
	GROUP_ARTICLE
} GroupKind;

#define GROUP_KINDS 4

struct NtPage
{
	const NtBlock *blocks;
	int32		count;
	bool		html;
	Sums	   *sums;			/* count + 1 */
	int32	   *next_prose;		/* index of this block or one after, count if none */
	const int16 *scores;
	int16	   *chance;			/* 0..64 */
	Around	   *around;
	int32		mass;
	int32		good;
	Group	   *groups;			/* HTML: blocks of one element, by its number; groups_mask + 1 slots */
	uint32		groups_mask;
	int32		anchored_words;
	int32		summary;		/* index of the first block that is the page's description, count if there is none */
};

/* 16 * log2(1 + x), between powers of two a straight line */
static inline int
log16(int32 x)
{
	uint32		v = (uint32) Max(x, 0) + 1;
	int			e = pg_leftmost_one_pos32(v);

	return e * 16 + (int) (((uint64) v << 4 >> e) - 16);
}

static inline void
put(int16 **row, int32 value)
{
	*(*row)++ = (int16) (value > NT_FEATURE_MAX ? NT_FEATURE_MAX : value < -NT_FEATURE_MAX ? -NT_FEATURE_MAX : value);
}

static inline bool
is_cued(const NtBlock *block)
{
	return block->cue_words * 2 >= block->words && block->cue_words > 0;
}

static inline int
cue_share(const NtBlock *block)
{
	return Min(64, block->cue_words * 64 / block->words);
}

static inline int
capital_share(const NtBlock *block)
{
	return (int) Min(64, (int64) block->capitals * 64 / block->words);
}

static Group *
group_of(const NtPage *page, const NtBlock *block, GroupKind kind)
{
	uint32		keys[GROUP_KINDS] = {
		[GROUP_PARENT] = block->place.parent, [GROUP_GRANDPARENT] = block->place.grandparent,
		[GROUP_PATH] = block->place.path, [GROUP_ARTICLE] = block->place.article
	};
	uint32		key = keys[kind];
	uint32		at;

	key = (key * GROUP_KINDS + kind) * UINT32_C(0x9E3779B1) + 1;
	key += key == 0;
	at = (key ^ key >> 15) & page->groups_mask;
	while (page->groups[at].key != 0 && page->groups[at].key != key)
		at = (at + 1) & page->groups_mask;
	page->groups[at].key = key;
	return &page->groups[at];
}

static void
begin_groups(NtPage *page)
{
	uint32		size = 64;

	while (size < (uint32) page->count * GROUP_KINDS * 2)
		size *= 2;
	page->summary = page->count;
	page->groups = palloc0(size * sizeof(Group));
	page->groups_mask = size - 1;
	for (int32 i = 0; i < page->count; i++)
	{
		const NtBlock *block = &page->blocks[i];
		bool		prose = nt_block_is_prose(block);

		for (int kind = 0; kind < GROUP_KINDS; kind++)
		{
			Group	   *group = group_of(page, block, kind);

			if (group->words == 0)
				group->prose_before = page->sums[i].prose_words;
			group->words += block->words;
			group->prose_words += prose ? block->words : 0;
		}
		if (block->place.anchor > 32)
			page->anchored_words += block->words;
		if (block->place.summary > 32 && page->summary == page->count)
			page->summary = i;
	}
}

NtPage *
nt_page_begin(const NtBlock *blocks, int32 count, bool html)
{
	NtPage	   *page = palloc0(sizeof(NtPage));
	Sums	   *sums = palloc0((Size) (count + 1) * sizeof(Sums));
	int32		next = count;

	page->blocks = blocks;
	page->count = count;
	page->html = html;
	page->sums = sums;
	page->next_prose = palloc((Size) (count + 1) * sizeof(int32));
	sums[0].last_prose = -1;
	sums[0].last_heading = -1;
	sums[0].last_comment = -1;
	for (int32 i = 0; i < count; i++)
	{
		const NtBlock *block = &blocks[i];
		bool		prose = nt_block_is_prose(block);
		bool		cued = is_cued(block);

		sums[i + 1].prose = sums[i].prose + prose;
		sums[i + 1].prose_words = sums[i].prose_words + (prose ? block->words : 0);
		sums[i + 1].words = sums[i].words + block->words;
		sums[i + 1].logs = sums[i].logs + log16(block->words);
		sums[i + 1].cued = sums[i].cued + cued;
		sums[i + 1].last_prose = prose ? i : sums[i].last_prose;
		sums[i + 1].last_heading = cued && (block->cues & HEADING_CUES) != 0 ? i : sums[i].last_heading;
		sums[i + 1].last_comment = cued && (block->cues & NT_CUE_COMMENT) != 0 ? i : sums[i].last_comment;
	}
	page->next_prose[count] = count;
	for (int32 i = count - 1; i >= 0; i--)
	{
		if (nt_block_is_prose(&blocks[i]))
			next = i;
		page->next_prose[i] = next;
	}
	if (html)
		begin_groups(page);
	return page;
}

/*
 * Sets menu of all blocks: is it, plainly, an item of a long menu?  Most blocks of a page are.  They need no scoring, nor
 * a search for cues.
 */
void
nt_blocks_mark_menus(NtBlock *blocks, int32 count)
{
	int32		before = -1;	/* the last long block seen, and the next one to come */
	int32		after = -1;

	for (int32 i = 0; i < count; i++)
	{
		int32		reach;

		if (blocks[i].words >= LONG_WORDS)
			before = i;
		if (after <= i)
			for (after = i + 1; after < count && blocks[after].words < LONG_WORDS;)
				after++;
		reach = blocks[i].end == NT_END_SENTENCE || blocks[i].end == NT_END_COLON ? MENU_SENTENCE_REACH : MENU_REACH;
		/* a page without a long block has no article to be far from */
		blocks[i].menu = blocks[i].words <= MENU_WORDS && (before >= 0 || after < count) &&
			(before < 0 || i - before > reach) && (after == count || after - i > reach);
	}
}

static void
own_features(const NtBlock *block, int16 **row)
{
	static const uint32 first_cues[] = {
		NT_CUE_RELATED, NT_CUE_SIGNUP | NT_CUE_PROMO | NT_CUE_SHARE, NT_CUE_COMMENT, NT_CUE_PHOTO, NT_CUE_BYLINE, NT_CUE_MEDIA,
		NT_CUE_DATE, NT_CUE_READER
	};
	int			share = cue_share(block);

	put(row, log16(block->chars));
	put(row, log16(block->words));
	put(row, (int32) Min(256, (int64) block->chars * 8 / block->words));
	put(row, capital_share(block));
	put(row, (int32) ((int64) block->digits * 128 / block->chars));
	put(row, (int32) ((int64) block->upper * 128 / block->chars));
	put(row, Min(6, block->commas) * 16);
	put(row, Min(8, block->sentence_ends) * 16);
	put(row, block->end == NT_END_SENTENCE ? 64 : 0);
	put(row, block->end == NT_END_COLON ? 64 : 0);
	put(row, block->end == NT_END_DOTS ? 64 : 0);
	put(row, block->start == NT_START_UPPER ? 64 : 0);
	put(row, block->start == NT_START_LOWER ? 64 : 0);
	put(row, block->start == NT_START_DIGIT ? 64 : 0);
	put(row, block->start == NT_START_QUOTE ? 64 : 0);
	put(row, block->start == NT_START_SYMBOL ? 64 : 0);
	put(row, Min(4, block->bars) * 32);
	put(row, Min(6, block->quotes) * 16);
	put(row, Min(6, block->brackets) * 16);
	put(row, Min(6, block->colons) * 16);
	put(row, (int32) ((int64) block->wide * 64 / block->chars));
	put(row, (int32) ((int64) block->foreign * 64 / block->chars));
	put(row, share);
	for (int c = 0; c < NT_CUE_COUNT; c++)
		put(row, (block->cues >> c & 1) != 0 ? 32 + share : 0);
	for (int c = 0; c < lengthof(first_cues); c++)
		put(row, (block->first_cues & first_cues[c]) != 0 ? 64 : 0);
	put(row, block->repeats ? 64 : 0);
	put(row, block->repeated ? 64 : 0);
	put(row, nt_block_is_prose(block) ? log16(block->words) : 0);
}

static void
neighbour_features(const NtPage *page, int32 i, int16 **row)
{
	static const int32 steps[] = {-2, -1, 1, 2};

	for (int k = 0; k < lengthof(steps); k++)
	{
		int32		at = i + steps[k];

		if (at >= 0 && at < page->count)
		{
			const NtBlock *block = &page->blocks[at];

			put(row, log16(block->words));
			put(row, block->end == NT_END_SENTENCE ? 64 : 0);
			put(row, capital_share(block));
			put(row, cue_share(block));
		}
		else
			for (int j = 0; j < 4; j++)
				put(row, 0);
	}
}

static void
window_features(const NtPage *page, int32 i, int32 reach, int16 **row)
{
	const Sums *from = &page->sums[Max(0, i - reach)];
	const Sums *at = &page->sums[i];
	const Sums *after = &page->sums[i + 1];
	const Sums *to = &page->sums[Min(page->count, i + 1 + reach)];

	put(row, (at->prose - from->prose) * 96 / reach);
	put(row, (to->prose - after->prose) * 96 / reach);
	put(row, (at->cued - from->cued) * 96 / reach);
	put(row, (to->cued - after->cued) * 96 / reach);
	put(row, (at->logs - from->logs) / reach);
	put(row, (to->logs - after->logs) / reach);
}

static void
page_features(const NtPage *page, int32 i, int16 **row)
{
	const NtBlock *block = &page->blocks[i];
	const Sums *at = &page->sums[i];
	const Sums *all = &page->sums[page->count];
	int32		after = page->next_prose[i + 1];
	int32		since = at->last_heading;
	int32		mean;

	put(row, at->last_prose < 0 ? 128 : log16(i - at->last_prose));
	put(row, after == page->count ? 128 : log16(after - i));
	put(row, log16(i));
	put(row, log16(page->count - 1 - i));
	put(row, (int32) ((int64) i * 64 / page->count));
	put(row, (int32) ((int64) at->prose_words * 128 / Max(1, all->prose_words)));
	put(row, (int32) ((int64) (all->prose_words - page->sums[i + 1].prose_words) * 128 / Max(1, all->prose_words)));
	put(row, log16(all->prose_words));
	put(row, log16(page->count));
	put(row, (int32) ((int64) all->prose_words * 128 / Max(1, all->words)));
	put(row, (int32) ((int64) all->prose * 128 / page->count));
	put(row, since < 0 ? 0 : Max(0, FAR_BLOCKS - (i - since)) * 8);
	put(row, since < 0 ? 128 : Min(8, at->prose - page->sums[since].prose) * 16);
	mean = all->prose == 0 ? 40 : all->prose_words / all->prose;
	put(row, Min(256, (int32) ((int64) block->words * 64 / Max(1, mean))));
	put(row, at->last_comment < 0 ? 0 : Max(0, 64 - (i - at->last_comment)));
	put(row, at->last_comment < 0 ? 0 : Min(8, at->prose - page->sums[at->last_comment].prose + 1) * 16);
	put(row, Min(8, at->prose) * 16);
	put(row, Min(8, all->prose - page->sums[i + 1].prose) * 16);
}

static inline int
link_share(const NtBlock *block)
{
	return (int) ((int64) block->place.link_bytes * 64 / (block->span.end - block->span.start));
}

static void
place_features(const NtPage *page, int32 i, int16 **row)
{
	static const uint32 own[] = {
		NT_PLACE_P, NT_PLACE_H1, NT_PLACE_H2, NT_PLACE_H3, NT_PLACE_LI, NT_PLACE_CELL, NT_PLACE_DIV, NT_PLACE_CAPTION,
		NT_PLACE_QUOTE, NT_PLACE_DEF
	};
	static const uint32 around[] = {
		NT_PLACE_ARTICLE, NT_PLACE_MAIN, NT_PLACE_ASIDE, NT_PLACE_NAV, NT_PLACE_HEADER, NT_PLACE_FOOTER, NT_PLACE_SECTION,
		NT_PLACE_FORM, NT_PLACE_FIGURE, NT_PLACE_TABLE, NT_PLACE_LIST, NT_PLACE_QUOTE, NT_PLACE_BUTTON, NT_PLACE_LINK,
		NT_PLACE_HIDDEN, NT_PLACE_ARTICLE_BODY
	};
	const NtBlock *block = &page->blocks[i];
	const NtPlace *place = &block->place;
	const NtBlock *before = i > 0 ? block - 1 : NULL;
	const NtBlock *after = i + 1 < page->count ? block + 1 : NULL;
	int32		prose_words = Max(1, page->sums[page->count].prose_words);

	for (int k = 0; k < lengthof(own); k++)
		put(row, (place->own & own[k]) != 0 ? 64 : 0);
	for (int k = 0; k < lengthof(around); k++)
		put(row, (place->around & around[k]) != 0 ? 64 : 0);
	for (int k = 0; k < NT_NEAR_COUNT; k++)
		put(row, (place->near_cues >> k & 1) != 0 ? 64 : 0);
	for (int k = 0; k < NT_NEAR_COUNT; k++)
		put(row, (place->far_cues >> k & 1) != 0 ? 64 : 0);
	for (int kind = 0; kind < GROUP_KINDS; kind++)
	{
		const Group *group = group_of(page, block, kind);

		put(row, (int32) ((int64) group->prose_words * 128 / prose_words));
	}
	put(row, log16(group_of(page, block, GROUP_PARENT)->words));
	put(row, Min(4, place->titles) * 32);
	put(row, (int32) ((int64) group_of(page, block, GROUP_ARTICLE)->prose_before * 128 / prose_words));
	put(row, place->article == 0 ? 64 : 0);
	put(row, link_share(block));
	put(row, (int32) ((int64) place->bold_bytes * 64 / (block->span.end - block->span.start)));
	put(row, log16(place->depth));
	put(row, place->anchor);
	put(row, page->anchored_words > 0 ? 64 : 0);
	put(row, (int32) ((int64) page->anchored_words * 64 / prose_words));
	put(row, before != NULL ? link_share(before) : 0);
	put(row, after != NULL ? link_share(after) : 0);
	put(row, before != NULL && before->place.parent == place->parent ? 64 : 0);
	put(row, after != NULL && after->place.parent == place->parent ? 64 : 0);
	put(row, after != NULL && (after->place.own & NT_PLACE_P) != 0 ? 64 : 0);
	put(row, place->summary);
	put(row, page->summary == page->count ? 32 : i < page->summary ? 0 : 64);
}

/* row: NT_FEATURES_TEXT or NT_FEATURES_HTML wide */
void
nt_page_features(const NtPage *page, int32 i, int16 *row)
{
	int16	   *at = row;
	int16	   *end = row + (page->html ? NT_FEATURES_HTML : NT_FEATURES_TEXT);

	own_features(&page->blocks[i], &at);
	neighbour_features(page, i, &at);
	window_features(page, i, 4, &at);
	window_features(page, i, 12, &at);
	page_features(page, i, &at);
	if (page->html)
		place_features(page, i, &at);
	Assert(at <= end);
	while (at < end)
		*at++ = 0;
}

/* Chance in 1/64 of a score in 1/64 logit: the logistic function as five straight lines, within .01 of it. */
static inline int
chance_of(int16 score)
{
	int			x = score < 0 ? -score : score;
	int			y;

	if (x < 64)
		y = 32 + x * 15 / 64;
	else if (x < 128)
		y = 47 + (x - 64) * 9 / 64;
	else if (x < 192)
		y = 56 + (x - 128) * 5 / 64;
	else if (x < 320)
		y = 61 + (x - 192) * 3 / 128;
	else
		y = 64;
	return score < 0 ? 64 - y : y;
}

/* A mean that forgets: sum and weight shrink by 1/2^shift a block. */
typedef struct Fading
{
	int32		sum;
	int32		weight;
} Fading;

static inline void
fade_in(Fading *fading, int shift, int chance, int32 words)
{
	int32		w = Min(words, 60) * 16;

	fading->sum += chance * w - (fading->sum >> shift);
	fading->weight += w - (fading->weight >> shift);
}

static inline int16
faded(const Fading *fading)
{
	return fading->weight == 0 ? 0 : (int16) (fading->sum / fading->weight);
}

void
nt_page_look_around(NtPage *page, const int16 *scores)
{
	Fading		near = {0, 0};
	Fading		far = {0, 0};
	int32		last = -1;
	int32		cued = 0;

	page->scores = scores;
	page->chance = palloc((Size) Max(page->count, 1) * sizeof(int16));
	page->around = palloc((Size) Max(page->count, 1) * sizeof(Around));
	page->mass = 0;
	page->good = 0;
	for (int32 i = 0; i < page->count; i++)
	{
		const NtBlock *block = &page->blocks[i];
		Around	   *around = &page->around[i];
		int			chance = chance_of(scores[i]);
		int32		mass = (int32) ((int64) block->words * chance / 64);

		page->chance[i] = chance;
		around->left_near = faded(&near);
		around->left_far = faded(&far);
		around->mass_before = page->mass;
		around->last_good = last;
		around->cued_since = cued;
		fade_in(&near, 1, chance, block->words);
		fade_in(&far, 3, chance, block->words);
		page->mass += mass;
		if (page->html)
			for (int kind = 0; kind < GROUP_KINDS; kind++)
				group_of(page, block, kind)->mass += mass;
		if (chance >= 32 && block->words >= 8)
		{
			last = i;
			cued = 0;
			page->good++;
		}
		else if (is_cued(block))
			cued++;
	}
	near.sum = near.weight = far.sum = far.weight = 0;
	last = page->count;
	cued = 0;
	for (int32 i = page->count - 1; i >= 0; i--)
	{
		const NtBlock *block = &page->blocks[i];
		Around	   *around = &page->around[i];

		around->right_near = faded(&near);
		around->right_far = faded(&far);
		around->next_good = last;
		around->cued_until = cued;
		fade_in(&near, 1, page->chance[i], block->words);
		fade_in(&far, 3, page->chance[i], block->words);
		if (page->chance[i] >= 32 && block->words >= 8)
		{
			last = i;
			cued = 0;
		}
		else if (is_cued(block))
			cued++;
	}
}

/* Adds NT_FEATURES_CONTEXT features to the row that nt_page_features wrote. */
void
nt_page_context_features(const NtPage *page, int32 i, int16 *row)
{
	static const int32 steps[] = {-3, -2, -1, 1, 2, 3};
	int16	   *at = row + (page->html ? NT_FEATURES_HTML : NT_FEATURES_TEXT);
	int16	   *end = at + NT_FEATURES_CONTEXT;
	const NtBlock *block = &page->blocks[i];
	const Around *around = &page->around[i];
	int32		best_before = 0;
	int32		best_after = 0;

	put(&at, Max(-320, Min(320, page->scores[i])));
	put(&at, page->chance[i]);
	for (int k = 0; k < lengthof(steps); k++)
	{
		int32		other = i + steps[k];

		put(&at, other >= 0 && other < page->count ? page->chance[other] : 0);
	}
	put(&at, around->left_near);
	put(&at, around->left_far);
	put(&at, around->right_near);
	put(&at, around->right_far);
	for (int32 k = 1; k <= 6; k++)
	{
		if (i - k >= 0)
			best_before = Max(best_before, page->chance[i - k]);
		if (i + k < page->count)
			best_after = Max(best_after, page->chance[i + k]);
	}
	put(&at, best_before);
	put(&at, best_after);
	put(&at, (int32) ((int64) around->mass_before * 128 / Max(1, page->mass)));
	put(&at, (int32) ((int64) block->words * page->chance[i] * 2 / Max(1, page->mass)));
	put(&at, log16(around->mass_before));
	put(&at, log16(page->mass - around->mass_before));
	put(&at, log16(page->mass));
	put(&at, around->last_good < 0 ? 128 : log16(i - around->last_good));
	put(&at, around->next_good == page->count ? 128 : log16(around->next_good - i));
	put(&at, Min(8, around->cued_since) * 16);
	put(&at, Min(8, around->cued_until) * 16);
	put(&at, around->last_good < 0 ? 0 : log16(page->blocks[around->last_good].words));
	put(&at, around->next_good == page->count ? 0 : log16(page->blocks[around->next_good].words));
	put(&at, (int32) ((int64) page->good * 128 / page->count));
	if (page->html)
	{
		for (int kind = 0; kind < GROUP_KINDS; kind++)
		{
			const Group *group = group_of(page, block, kind);

			put(&at, (int32) ((int64) group->mass * 64 / group->words));
			put(&at, (int32) ((int64) group->mass * 128 / Max(1, page->mass)));
		}
	}
	Assert(at <= end);
	while (at < end)
		*at++ = 0;
}

void
nt_page_end(NtPage *page)
{
	pfree(page->sums);
	pfree(page->next_prose);
	if (page->groups != NULL)
		pfree(page->groups);
	if (page->chance != NULL)
		pfree(page->chance);
	if (page->around != NULL)
		pfree(page->around);
	pfree(page);
}
