/*-------------------------------------------------------------------------
 *
 * segmenter.c
 *	  Word boundaries of Chinese, Japanese, Thai and their like, from ICU's
 *	  dictionaries.  For functions that return rows only: nothing that is
 *	  stored or indexed may rest on it (docs/STABILITY.md).
 *
 *-------------------------------------------------------------------------
 */
#include "pg/border.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* Opened at the first need and kept for the backend's life: opening costs a millisecond. */
static UBreakIterator *word_iterator = NULL;

static int
icu_words(void *state, const char *s, int32 len, int32 *ends, int32 max)
{
	UErrorCode	status = U_ZERO_ERROR;
	UText		utext = UTEXT_INITIALIZER;
	int			n = 0;
	int32		end;

	if (word_iterator == NULL)
		word_iterator = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
	if (U_FAILURE(status))
	{
		word_iterator = NULL;
		return 0;
	}
	utext_openUTF8(&utext, s, len, &status);
	ubrk_setUText(word_iterator, &utext, &status);
	if (U_SUCCESS(status))
	{
		while (n < max && (end = ubrk_next(word_iterator)) != UBRK_DONE)
			ends[n++] = end;
		if (n > 0 && ends[n - 1] != len)
			n = 0;
	}
	utext_close(&utext);
	return n;
}

const NtSegmenter *
nt_segmenter(void)
{
	static const NtSegmenter segmenter = {icu_words, NULL};

	return &segmenter;
}
