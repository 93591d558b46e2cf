/*-------------------------------------------------------------------------
 *
 * quote_features.c
 *	  Prints what the quote room's ranker sees, for tools/train_quotes.py:
 *	  the training reads the very features that the extension computes.
 *
 * Input: texts, each as a line with its length in bytes and then that many
 * bytes.  Output, all offsets in bytes:
 *	  D									a new text
 *	  S start end chosen features...	a stretch, which candidate won
 *	  C start end features...			its candidates; -1 -1: no speech, or a speaker not named
 *
 *-------------------------------------------------------------------------
 */
#include "quote/attribute.h"

#include <stdio.h>

static void
print_features(const NtFeatureList *list)
{
	for (int i = 0; i < list->count; i++)
		printf(" %d", list->active[i]);
	printf("\n");
}

static void
trace(void *state, const NtQuoteText *text, int32 stretch, const NtFeatureList *features,
	  const NtCandidate *candidates, int count, int chosen)
{
	const NtStretch *s = &text->stretches[stretch];

	printf("S %d %d %d", s->content.start, s->content.end, chosen);
	print_features(features);
	for (int i = 0; i < count; i++)
	{
		NtSpan		span = {-1, -1};

		if (candidates[i].mention >= 0)
			span = nt_tokens_span(text->doc, text->mentions[candidates[i].mention].first,
								  text->mentions[candidates[i].mention].end);
		printf("C %d %d", span.start, span.end);
		print_features(&candidates[i].features);
	}
}

int
main(int argc, char **argv)
{
	int			len;

	for (int i = 0; i < NT_F_COUNT; i++)
		printf("F %s\n", nt_feature_name(i));
	while (scanf("%d%*c", &len) == 1)
	{
		char	   *body = palloc(len + 1);
		NtDocument	doc;
		int32		count;
		NtSpan	   *paragraphs;

		if (fread(body, 1, len, stdin) != (size_t) len)
			return 1;
		printf("D\n");
		paragraphs = nt_paragraphs(body, len, &count);
		if (nt_document_parse(&doc, body, len, paragraphs, count, NULL) == NT_OK)
			nt_attribute(nt_quote_text(&doc), trace, NULL);
		pfree(body);
	}
	return 0;
}
