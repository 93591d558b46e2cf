/*-------------------------------------------------------------------------
 *
 * closing.c
 *	  The notices that a text closes with.
 *
 * "Follow us", "all rights reserved", "sign up for our newsletter" under a
 * short article are as long as the article, and make it like every other that
 * has them.  Strip keeps them where a text has no line of furniture, because
 * it is better to show too much; but what a fingerprint leaves out is shown to
 * nobody, and left out of every copy.
 *
 * A paragraph is a notice if its last sentence is one and half of all; a
 * sentence is if it begins with a phrase of furniture, or has a long one.  One
 * such sentence at the end may be chance, and stays.
 *
 *-------------------------------------------------------------------------
 */
#include "fingerprint/closing.h"

#include "core/utf8.h"
#include "strip/block.h"
#include "strip/cue.h"

/* Phrases that address readers; others, as of credits and dates, are in articles as well. */
#define NOTICE_CUES (NT_CUE_RELATED | NT_CUE_SHARE | NT_CUE_SIGNUP | NT_CUE_COMMENT | NT_CUE_LEGAL | NT_CUE_NAV | \
					 NT_CUE_AD | NT_CUE_PROMO | NT_CUE_PAYWALL)

/* Words of a phrase that tells anywhere in the first line of a sentence, and at its beginning; of rights ("Copyright") one does there. */
#define WORDS_ANYWHERE	3
#define WORDS_FIRST		2

/* Longer paragraphs are no notices. */
#define PARAGRAPH_BYTES 1000

#define LEAST_SENTENCES 2

static bool
is_notice(const char *text, NtSpan sentence)
{
	int32		len = Min(sentence.end - sentence.start, NT_CUE_WHOLE_BYTES);
	NtCuesFound found;

	while (len > 0 && sentence.start + len < sentence.end && nt_utf8_continues(text[sentence.start + len]))
		len--;
	found = nt_cues_find(text + sentence.start, len, NOTICE_CUES);
	return found.most_words >= WORDS_ANYWHERE || found.first_words >= WORDS_FIRST ||
		(found.first_words > 0 && (found.first & NT_CUE_LEGAL) != 0);
}

/* Where the last sentence of text[start, end) begins. */
static int32
last_sentence(const char *text, int32 start, int32 end)
{
	for (int32 i = end - 2; i > start; i--)
		if ((text[i] == ' ' || text[i] == '\n') && (text[i - 1] == '.' || text[i - 1] == '?' || text[i - 1] == '!'))
			return i + 1;
	return start;
}

/* The sentences of a paragraph that are notices, 0 if the paragraph as a whole is none. */
static int
notices_in(const char *text, NtSpan paragraph)
{
	int			sentences = 0;
	int			notices = 0;
	int32		start;

	if (paragraph.end - paragraph.start > PARAGRAPH_BYTES)
		return 0;
	for (int32 end = paragraph.end; end > paragraph.start; end = start)
	{
		start = last_sentence(text, paragraph.start, end);
		sentences++;
		notices += is_notice(text, (NtSpan) {start, end});
		if (notices == 0)
			return 0;
	}
	return notices * 2 >= sentences ? notices : 0;
}

int32
nt_before_closing(const char *text, const NtSpan *spans, int32 count)
{
	int32		before = count;
	int64		notices = 0;

	/* whatever it is, something must be left */
	while (before > 1)
	{
		int			found = notices_in(text, spans[before - 1]);

		NT_CHECK_INTERRUPTS();
		if (found == 0)
			break;
		notices += found;
		before--;
	}
	return notices >= LEAST_SENTENCES ? before : count;
}
