/*-------------------------------------------------------------------------
 *
 * nt.h
 *	  Ground floor of newstext: what every room of the core may use.
 *
 * The core knows no fmgr, catalog or setting.  It compiles inside the server
 * and, with -DFRONTEND, against libpgcommon alone (unit tests, fuzzing).
 * Memory is palloc'ed in the current context; the core may leak within a
 * call, because its callers run it in a context that is reset for each row.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_H
#define NT_H

#ifdef FRONTEND
#include "postgres_fe.h"
#include "common/fe_memutils.h"
#ifndef NT_CHECK_INTERRUPTS			/* test/interrupts takes the time between them */
#define NT_CHECK_INTERRUPTS() ((void) 0)
#endif
#else
#include "postgres.h"
#include "miscadmin.h"
#define NT_CHECK_INTERRUPTS() CHECK_FOR_INTERRUPTS()
#endif

/* Short work on every token asks for interrupts each so many tokens. */
#define NT_CHECK_TOKENS 65536

/* A stretch of text in bytes, half-open; start == end means "none". */
typedef struct NtSpan
{
	int32		start;
	int32		end;
} NtSpan;

/* How a core function can fail; src/pg words it (nt_report). */
typedef enum NtStatus
{
	NT_OK,
	NT_INVALID_UTF8,			/* position: the first bad byte */
	NT_TOO_LARGE				/* position: the size that was refused */
} NtStatus;

/*
 * Analysis functions build arrays of 16 bytes a token; 16 MB of text, about a
 * thousand times a long article, keeps every array below MaxAllocSize and
 * every offset inside an int32.
 */
#define NT_MAX_ANALYSIS_BYTES	(16 * 1024 * 1024)

static inline bool
nt_span_empty(NtSpan span)
{
	return span.end <= span.start;
}

/* So many bytes are set, or copied, between two checks for interrupts: a few milliseconds where the pages are new. */
#define NT_CHECK_BYTES	(4 * 1024 * 1024)

/* memset for arrays of a text's tokens. */
static inline void
nt_fill(void *array, int byte, Size size)
{
	for (Size at = 0; at < size; at += NT_CHECK_BYTES)
	{
		NT_CHECK_INTERRUPTS();
		memset((char *) array + at, byte, Min(size - at, NT_CHECK_BYTES));
	}
}

/* memcpy for texts. */
static inline void
nt_copy(char *to, const char *from, Size size)
{
	for (Size at = 0; at < size; at += NT_CHECK_BYTES)
	{
		NT_CHECK_INTERRUPTS();
		memcpy(to + at, from + at, Min(size - at, NT_CHECK_BYTES));
	}
}

/* A growing array: "array", its element count and its room, doubled at need. */
#define NT_ARRAY_RESERVE(array, count, capacity) \
	do { \
		if ((count) >= (capacity)) \
		{ \
			(capacity) = (capacity) == 0 ? 16 : (capacity) * 2; \
			(array) = (array) == NULL ? palloc((Size) (capacity) * sizeof(*(array))) \
				: repalloc((array), (Size) (capacity) * sizeof(*(array))); \
		} \
	} while (0)

#endif							/* NT_H */
