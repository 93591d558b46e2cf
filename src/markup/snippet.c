/*-------------------------------------------------------------------------
 *
 * snippet.c
 *	  A piece of text with some of what stands around it, on one line.
 *
 *-------------------------------------------------------------------------
 */
#include "markup/snippet.h"

#include "core/unicode.h"
#include "core/utf8.h"

/* At most "chars" characters from "at" back, begun at a word; all of it if the text begins there. */
static int32
context_start(const char *text, int32 at, int32 chars)
{
	int32		word = at;

	for (int32 i = at; i > 0 && chars > 0; chars--)
	{
		(void) nt_utf8_prev(text, &i);
		if (i == 0)
			return 0;
		if (nt_is_space(nt_utf8_at(text, i)))
		{
			int32		after = i;

			(void) nt_utf8_next(text, &after);
			word = after;
		}
		else if (chars == 1)
		{
			int32		before = i;

			if (nt_is_space(nt_utf8_prev(text, &before)))
				return i;
		}
	}
	return word;
}

static int32
context_end(const char *text, int32 len, int32 at, int32 chars)
{
	int32		word = at;

	for (int32 i = at; i < len && chars > 0; chars--)
	{
		if (nt_is_space(nt_utf8_at(text, i)))
			word = i;
		(void) nt_utf8_next(text, &i);
		if (i == len || (chars == 1 && nt_is_space(nt_utf8_at(text, i))))
			return i;
	}
	return word;
}

/*
 * Appends text[span] with at most "chars" characters of whole words on either side, runs of white space made one
 * space, "..." where text was left out.
 */
void
nt_markup_snippet(StringInfo out, const char *text, int32 len, NtSpan span, int32 chars)
{
	int32		start = context_start(text, span.start, chars);
	int32		end = context_end(text, len, span.end, chars);
	bool		gap = false;
	int			begin;

	if (start > 0)
		appendStringInfoString(out, "... ");
	begin = out->len;
	for (int32 i = start; i < end;)
	{
		int32		at = i;

		if (nt_is_space(nt_utf8_next(text, &i)))
		{
			gap = true;
			continue;
		}
		if (gap && out->len > begin)
			appendStringInfoCharMacro(out, ' ');
		gap = false;
		appendBinaryStringInfo(out, text + at, i - at);
	}
	if (end < len)
		appendStringInfoString(out, " ...");
}
