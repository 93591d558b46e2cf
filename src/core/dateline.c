/*-------------------------------------------------------------------------
 *
 * dateline.c
 *	  Place and date before an article's first sentence.
 *
 *-------------------------------------------------------------------------
 */
#include "core/document.h"

/* The longest dateline, in tokens: "PORT SAID, Egypt, Nov. 21 (Agency) -". */
#define MAX_DATELINE_TOKENS	20

/*
 * The token after the dateline that tokens [first, end) begin with, "first" if there is none.  A dateline begins with a place
 * in capitals, goes on without a small word, and ends in a dash between spaces.
 */
int32
nt_dateline_end(const NtDocument *doc, int32 first, int32 end)
{
	int32		stop = Min(end, first + MAX_DATELINE_TOKENS);

	if (first >= end || (doc->tokens[first].flags & NT_TOKEN_ALLCAPS) == 0)
		return first;
	for (int32 i = first + 1; i < stop; i++)
	{
		const NtToken *token = &doc->tokens[i];

		if (token->kind == NT_TOKEN_WORD && (token->flags & NT_TOKEN_CAP) == 0)
			break;
		if ((token->flags & NT_TOKEN_SPACE) == 0 ||
			!(nt_token_is_punct(doc, i, '-') || nt_token_is_punct(doc, i, 0x2013) || nt_token_is_punct(doc, i, 0x2014)))
			continue;
		/* typed as two hyphens */
		while (i + 1 < stop && nt_token_is_punct(doc, i + 1, '-'))
			i++;
		if (i + 1 < doc->ntokens && (doc->tokens[i + 1].flags & NT_TOKEN_SPACE) != 0)
			return i + 1;
	}
	return first;
}
