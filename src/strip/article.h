/*-------------------------------------------------------------------------
 *
 * article.h
 *	  The strip room's door: which parts of a text are the article.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_ARTICLE_H
#define NT_ARTICLE_H

#include "core/nt.h"

/* A site's repeated lines; NULL where none is known. */
typedef struct NtTemplate NtTemplate;

/*
 * The blocks of text[0, len) that are article text, in order, as byte spans without white space around.  A block is
 * a paragraph of nt_paragraphs().  Linear; palloc'ed; no limit on len.
 */
extern NtSpan *nt_strip_article(const char *text, int32 len, const NtTemplate *template, int32 *count);

/* All blocks of the text, with what was decided of each. */
typedef struct NtJudgedBlock
{
	NtSpan		span;
	float		score;			/* 0..1; from 0.5 on it is kept */
	uint8		kind;			/* NtBlockKind of strip/kind.h */
} NtJudgedBlock;

extern NtJudgedBlock *nt_strip_blocks(const char *text, int32 len, const NtTemplate *template, int32 *count);

#endif							/* NT_ARTICLE_H */
