/*-------------------------------------------------------------------------
 *
 * html.h
 *	  The html room: a raw page read into blocks of text.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_HTML_H
#define NT_HTML_H

#include "strip/article.h"
#include "strip/block.h"

typedef struct NtReader NtReader;

/*
 * Reads html[0, len) block by block.  nt_reader_next fills at most max blocks and returns their number, 0 at the end
 * of the page; their spans point into nt_reader_text(), which holds one block a line, entities decoded, white space
 * folded.  Linear in len whatever the page holds; palloc'ed.
 */
extern NtReader *nt_reader_begin(const char *html, int32 len);
extern int32 nt_reader_next(NtReader *reader, NtBlock *blocks, int32 max);
extern const char *nt_reader_text(const NtReader *reader);
extern void nt_reader_end(NtReader *reader);

/* The article text of a page, paragraphs apart by a blank line; palloc'ed, *result_len bytes, not terminated. */
extern char *nt_html_article(const char *html, int32 len, const NtTemplate *template, int32 *result_len);

/* entity.c */
extern int32 nt_entity_decode(const char *s, int32 len, char *out, int *out_len);

/* tag.c */
typedef struct NtTag
{
	uint32		name;			/* the hash of its key; 0: no tag after all */
	uint32		classes;		/* NT_HTMLTAG_* */
	uint32		cues;			/* NT_HTMLCUE_* of its attributes */
	uint32		signature;		/* hash of name and class attribute */
	bool		closing;
	bool		self_closing;
	bool		hidden;
	bool		article_body;	/* itemprop="articleBody" */
	bool		json;			/* type="application/ld+json" */
	bool		description;	/* name="description" or property="og:description" */
	NtSpan		content;		/* value of the content attribute, in the page */
} NtTag;

/* Class attributes repeat: the cues of the last ones seen, by their hash. */
#define NT_TAG_CACHE 256

typedef struct NtTagCache
{
	uint32		hash[NT_TAG_CACHE];
	uint32		cues[NT_TAG_CACHE];
} NtTagCache;

/* Does the text begin as a raw page does, and not as an article's text? */
extern bool nt_html_is_page(const char *text, int32 len);

extern int32 nt_tag_read(NtTag *tag, NtTagCache *cache, const char *html, int32 at, int32 len);

/* anchor.c: the word sequences of the page's JSON-LD articleBody, or of its description */
typedef struct NtAnchor NtAnchor;

extern NtAnchor *nt_anchor_read(NtAnchor *anchor, const char *json, int32 len);
extern NtAnchor *nt_anchor_read_text(NtAnchor *anchor, const char *html, int32 len);
extern int	nt_anchor_share(const NtAnchor *anchor, const char *text, int32 len);
extern void nt_anchor_end(NtAnchor *anchor);

#endif							/* NT_HTML_H */
