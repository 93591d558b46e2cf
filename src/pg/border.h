/*-------------------------------------------------------------------------
 *
 * border.h
 *	  What every SQL wrapper needs: text in, text and rows out, errors.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_BORDER_H
#define NT_BORDER_H

#include "pg/compat.h"

#include "funcapi.h"

#include "core/document.h"

#define NEWSTEXT_VERSION "1.0"

/* A text argument as UTF-8. */
typedef struct NtText
{
	const char *utf8;			/* not terminated; points into the argument unless it had to be converted */
	int32		len;
	bool		bytes_are_chars;	/* SQL_ASCII: substring() counts bytes, and so do our spans */
} NtText;

extern NtText nt_text_arg(text *argument);
extern text *nt_text_result(const char *utf8, int32 len);
pg_noreturn extern void nt_report(NtStatus status, int32 position);
extern const NtSegmenter *nt_segmenter(void);

/*
 * The article as the analysis rooms read it: with strip only the blocks that news_strip would keep, else every
 * paragraph.  Reports what cannot be read.
 */
extern void nt_read_article(NtDocument *doc, const NtText *text, bool strip);

/* Rows of a set-returning function, and the memory they are made in. */
typedef struct NtRows
{
	ReturnSetInfo *rsinfo;
	MemoryContext work;			/* current until nt_rows_end; holds all of one call; NULL where no rows are made */
	MemoryContext row;			/* spans and contents of the last rows; nt_rows_put empties it now and then */
	MemoryContext before;
	int64		count;			/* of rows put out */
	TypeCacheEntry *int4range;
	const NtText *text;
	int32		byte;			/* a byte offset and the characters before it: where counting goes on */
	int32		chars;
	int32	   *marks;			/* by block of the text: characters before it; as far as has been asked for */
	int32		nmarks;
	int32		marks_room;
} NtRows;

extern void nt_rows_begin(NtRows *rows, FunctionCallInfo fcinfo, const NtText *text);
extern void nt_rows_second(NtRows *second, const NtRows *rows, const NtText *text);
extern void nt_rows_put(NtRows *rows, Datum *values, bool *nulls);
extern Datum nt_rows_end(NtRows *rows);

/* 1-based, in characters of the database, half-open */
extern int32 nt_rows_char(NtRows *rows, int32 byte);
extern Datum nt_rows_span(NtRows *rows, NtSpan span);
extern Datum nt_rows_content(NtRows *rows, NtSpan span);

#endif							/* NT_BORDER_H */
