/*-------------------------------------------------------------------------
 *
 * kind.c
 *	  What a block is, once it is known whether it is kept.
 *
 * Kinds explain; they decide nothing.  Kept blocks are told apart by their
 * shape, the others by their cue phrases, or else by the heading they stand
 * under ("Related stories", "Comments").
 *
 *-------------------------------------------------------------------------
 */
#include "strip/kind.h"

#include "strip/cue.h"

/* A block of so few words can be a heading, a byline, a button. */
#define SHORT_WORDS 14
/* Picture credits begin like one and name a person or an agency; captions say more. */
#define CREDIT_WORDS 8
/* Menu items have no more words than this, teasers have more. */
#define MENU_WORDS 4

#define SIGNUP_CUES (NT_CUE_SIGNUP | NT_CUE_SHARE | NT_CUE_PROMO | NT_CUE_AD | NT_CUE_PAYWALL | \
					 NT_CUE_MEDIA)

const char *
nt_block_kind_name(NtBlockKind kind)
{
	static const char *const names[NT_KIND_COUNT] = {
#define X(name, word) word,
		NT_BLOCK_KINDS(X)
#undef X
	};

	return names[kind];
}

static inline bool
is_short(const NtBlock *block)
{
	return block->words <= SHORT_WORDS;
}

/* Do the cue phrases make up enough of the block to say what it is? */
static bool
cues_tell(const NtBlock *block)
{
	return block->cue_words > 0 && (block->cue_words * 4 >= block->words || block->words <= 6);
}

static NtBlockKind
kept_kind(const NtBlock *block, const NtBlock *next, bool first)
{
	if (block->start == NT_START_SYMBOL && block->words > 1)
		return NT_KIND_LIST;
	if (is_short(block) && block->end != NT_END_SENTENCE && next != NULL && next->words > block->words)
		return NT_KIND_HEADING;
	if (is_short(block) && block->start == NT_START_DIGIT && block->end != NT_END_SENTENCE)
		return NT_KIND_LIST;
	return first ? NT_KIND_LEAD : NT_KIND_PARAGRAPH;
}

/* By its own phrases: the kinds that are least often mistaken come first. */
static NtBlockKind
cue_kind(const NtBlock *block)
{
	uint32		cues = block->cues;

	if ((cues & NT_CUE_LEGAL) != 0 && (cues & NT_CUE_BYLINE) == 0)
		return NT_KIND_LEGAL;
	if ((cues & NT_CUE_PHOTO) != 0)
		return (block->first_cues & NT_CUE_PHOTO) != 0 && block->words <= CREDIT_WORDS ? NT_KIND_CREDIT : NT_KIND_CAPTION;
	if ((cues & NT_CUE_COMMENT) != 0)
		return NT_KIND_COMMENT;
	if ((cues & NT_CUE_RELATED) != 0)
		return NT_KIND_RELATED;
	if ((cues & NT_CUE_LEGAL) != 0)
		return NT_KIND_LEGAL;
	if ((cues & SIGNUP_CUES) != 0)
		return NT_KIND_PROMO;
	if ((cues & (NT_CUE_BYLINE | NT_CUE_BIO)) != 0)
		return NT_KIND_BYLINE;
	if ((cues & NT_CUE_DATE) != 0)
		return NT_KIND_DATELINE;
	if ((cues & NT_CUE_AGENCY) != 0)
		return block->digits > 0 ? NT_KIND_DATELINE : NT_KIND_CREDIT;
	if ((cues & (NT_CUE_NAV | NT_CUE_TAG)) != 0)
		return NT_KIND_NAV;
	return NT_KIND_OTHER;
}

static NtBlockKind
dropped_kind(const NtBlock *block, NtBlockKind section, bool before_article)
{
	NtBlockKind kind = cues_tell(block) ? cue_kind(block) : NT_KIND_OTHER;

	if (block->pointer)
		return NT_KIND_RELATED;
	if (kind != NT_KIND_OTHER)
		return kind;
	if (section != NT_KIND_OTHER && block->words > 1)
		return section;
	if ((block->cues & NT_CUE_LEGAL) != 0)
		return NT_KIND_LEGAL;
	if ((block->cues & NT_CUE_PHOTO) != 0)
		return NT_KIND_CAPTION;
	if ((block->cues & SIGNUP_CUES) != 0)
		return NT_KIND_PROMO;
	if ((block->first_cues & NT_CUE_BYLINE) != 0)
		return NT_KIND_BYLINE;
	if (block->digits * 3 >= block->chars && block->digits >= 4)
		return NT_KIND_DATELINE;
	if (block->words <= MENU_WORDS && block->end != NT_END_SENTENCE)
		return NT_KIND_NAV;
	if (is_short(block) && block->end != NT_END_SENTENCE)
		return before_article ? NT_KIND_HEADING : NT_KIND_RELATED;
	return NT_KIND_OTHER;
}

void
nt_blocks_name_kinds(const NtBlock *blocks, const int16 *scores, int32 count, uint8 *kinds)
{
	NtBlockKind section = NT_KIND_OTHER;
	bool		lead_seen = false;

	for (int32 i = 0; i < count; i++)
	{
		if (scores[i] >= 0)
		{
			kinds[i] = kept_kind(&blocks[i], i + 1 < count && scores[i + 1] >= 0 ? &blocks[i + 1] : NULL, !lead_seen);
			lead_seen |= kinds[i] == NT_KIND_LEAD;
			section = NT_KIND_OTHER;
		}
		else
		{
			kinds[i] = dropped_kind(&blocks[i], section, !lead_seen);
			/* a heading of its own says what follows */
			if (is_short(&blocks[i]) && cues_tell(&blocks[i]))
				section = kinds[i] == NT_KIND_RELATED || kinds[i] == NT_KIND_COMMENT ? kinds[i]
					: kinds[i] == NT_KIND_LEGAL ? NT_KIND_OTHER : section;
		}
	}
}
