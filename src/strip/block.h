/*-------------------------------------------------------------------------
 *
 * block.h
 *	  A block of a page, as both doors (plain text, HTML) hand it to the
 *	  scorer: a stretch of text and what was counted in it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_BLOCK_H
#define NT_BLOCK_H

#include "core/nt.h"

/* What a block's last character says. */
typedef enum NtBlockEnd
{
	NT_END_OTHER,
	NT_END_SENTENCE,			/* . ! ? and their kin, closing quotation marks and brackets after them allowed */
	NT_END_COLON,
	NT_END_DOTS				/* an ellipsis: cut off, or a link to more */
} NtBlockEnd;

/* And its first. */
typedef enum NtBlockStart
{
	NT_START_OTHER,
	NT_START_UPPER,
	NT_START_LOWER,
	NT_START_DIGIT,
	NT_START_QUOTE,				/* quotation mark or dash: speech */
	NT_START_SYMBOL				/* bullets, arrows, bars, hash signs */
} NtBlockStart;

/* Where an HTML block stood; all zero for plain text. */
typedef struct NtPlace
{
	uint32		own;			/* NT_PLACE_* of the block's own element */
	uint32		near_cues;		/* class and id words of the element and its next ancestors (src/data/htmlcue.txt) */
	uint32		far_cues;		/* those of all other ancestors */
	uint32		around;			/* NT_PLACE_* of all its ancestors */
	int32		link_bytes;		/* text inside <a> */
	int32		bold_bytes;		/* text inside <b>, <strong> */
	int32		parent;			/* number of the element around the block's own, and of the one around that */
	int32		grandparent;
	int32		article;		/* number of the nearest <article>, 0 if there is none */
	int32		titles;			/* <h1> before and around it */
	int32		depth;
	uint32		path;			/* hash of the last elements' names and classes */
	int8		anchor;			/* how much of its beginning the page's JSON-LD articleBody has: 0..64, -1 unknown */
	int8		summary;		/* the same of the page's description */
} NtPlace;

typedef struct NtBlock
{
	NtSpan		span;			/* bytes, trimmed, never empty */
	int32		chars;			/* code points */
	int32		words;			/* as separated by space; two ideographs count as one word */
	int32		capitals;		/* words that begin with A-Z */
	int32		upper;			/* letters A-Z */
	int32		digits;
	int32		commas;
	int32		sentence_ends;	/* full stops and the like before white space or at the end */
	int32		bars;			/* | / > # @ and other signs that set menu items and tags apart */
	int32		quotes;
	int32		brackets;
	int32		colons;
	int32		wide;			/* characters of scripts without spaces */
	int32		foreign;		/* bytes that begin a non-ASCII character */
	uint32		hash;			/* of its bytes */
	uint32		cues;			/* NT_CUE_* found */
	uint32		first_cues;		/* those of the phrase it begins with */
	int32		cue_words;		/* how many of its words cue phrases cover */
	uint8		start;			/* NtBlockStart */
	uint8		end;			/* NtBlockEnd */
	bool		repeats;		/* an earlier block has the same bytes */
	bool		repeated;		/* a later one has */
	bool		wordless;		/* neither letter nor digit where cues were looked for */
	bool		pointer;		/* points to another page: "See Harbour Daily: Ferries Stay in Port" */
	bool		menu;			/* short and far from any long block, or a button: needs no scoring */
	NtPlace		place;
} NtBlock;

/* measure.c */
extern void nt_block_measure(NtBlock *block, const char *text);
/* Of measured blocks, everything else that the scorer wants to know. */
extern void nt_blocks_complete(NtBlock *blocks, int32 count, const char *text);

/* The cue phrases in a stretch of text. */
typedef struct NtCuesFound
{
	uint32		all;			/* classes of all */
	uint32		first;			/* of the one that it begins with */
	int			most_words;		/* words of the longest of those that are to be measured, */
	int			first_words;	/* and of that one if it begins with it */
} NtCuesFound;

/* cue.c */
extern void nt_block_find_cues(NtBlock *block, const char *text);
extern NtCuesFound nt_cues_find(const char *s, int32 len, uint32 classes);

/* notice.c */
extern int32 nt_drop_notices(const char *text, NtSpan *spans, int32 count);
extern void nt_score_notices(const char *text, const NtBlock *blocks, int16 *scores, int32 count);

/* feature.c */
extern void nt_blocks_mark_menus(NtBlock *blocks, int32 count);

/* A text of so few blocks and words is one passage that somebody chose: nothing of it is junk. */
#define NT_PASSAGE_BLOCKS 2

/* Longer blocks are never made up of cue phrases; of these only the beginning and the end are looked at. */
#define NT_CUE_WHOLE_BYTES 96

/* A block that reads like a paragraph of prose: long and ending like a sentence. */
static inline bool
nt_block_is_prose(const NtBlock *block)
{
	return block->words >= 12 && block->end == NT_END_SENTENCE;
}

#endif							/* NT_BLOCK_H */
