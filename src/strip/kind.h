/*-------------------------------------------------------------------------
 *
 * kind.h
 *	  Kinds of blocks: how news_blocks explains a decision.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_KIND_H
#define NT_KIND_H

#include "strip/block.h"

#define NT_BLOCK_KINDS(X) \
	X(PARAGRAPH, "paragraph") X(LEAD, "lead") X(HEADING, "heading") X(LIST, "list") X(CAPTION, "caption") \
	X(BYLINE, "byline") X(DATELINE, "dateline") X(CREDIT, "credit") X(RELATED, "related") X(PROMO, "promo") \
	X(NAV, "nav") X(COMMENT, "comment") X(LEGAL, "legal") X(OTHER, "other")

typedef enum NtBlockKind
{
#define X(name, word) NT_KIND_##name,
	NT_BLOCK_KINDS(X)
#undef X
	NT_KIND_COUNT
} NtBlockKind;

/* The kind's word in SQL. */
extern const char *nt_block_kind_name(NtBlockKind kind);

/* kinds[i] of every block, from its score (at or above 0: kept), its cues and its neighbours. */
extern void nt_blocks_name_kinds(const NtBlock *blocks, const int16 *scores, int32 count, uint8 *kinds);

#endif							/* NT_KIND_H */
