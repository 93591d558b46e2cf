/*-------------------------------------------------------------------------
 *
 * passages.c
 *	  The passages of an article, each with a hash that it has wherever it
 *	  is printed.
 *
 * A passage is a sentence, short ones before it included.  Its ends depend
 * on nothing outside, so a copied paragraph falls into the same passages in
 * every article, whatever stands around it and however it was joined with
 * others.
 *
 *-------------------------------------------------------------------------
 */
#include "compare/compare.h"

#include "compare/words.h"
#include "strip/article.h"

/* What has fewer words is printed twice by chance: no passage alone. */
#define PASSAGE_MIN_WORDS 8

/* Words [first, words->count) as a passage from byte "start" to "end", if there are enough. */
static void
end_passage(NtPassage **passages, int32 *count, int32 *capacity, const NtWords *words, int32 first, NtSpan span)
{
	uint64		hash = NT_HASH64_START;
	NtPassage  *passage;

	if (words->count - first < PASSAGE_MIN_WORDS)
		return;
	for (int32 i = first; i < words->count; i++)
		hash = nt_words_step(hash, &words->words[i]);
	NT_ARRAY_RESERVE(*passages, *count, *capacity);
	passage = &(*passages)[(*count)++];
	passage->span = span;
	passage->hash = nt_hash64_mix(hash);
}

/*
 * The passages of text[0, len), page junk left out, in order; palloc'ed.  Linear.
 */
NtStatus
nt_compare_passages(const char *text, int32 len, NtPassage **passages, int32 *count)
{
	NtDocument	doc;
	NtWords		words = {0};
	int32		capacity = 0;
	int32		blocks;
	NtSpan	   *spans;
	NtStatus	status;

	*passages = NULL;
	*count = 0;
	if (len > NT_MAX_ANALYSIS_BYTES)
		return NT_TOO_LARGE;
	spans = nt_strip_article(text, len, NULL, &blocks);
	status = nt_document_parse(&doc, text, len, spans, blocks, NULL);
	if (status != NT_OK)
		return status;
	for (int32 p = 0; p < doc.nparagraphs; p++)
	{
		NtSpan		passage = {-1, -1};

		words.count = 0;
		for (int32 s = doc.paragraphs[p].first_sentence; s < doc.paragraphs[p].end_sentence; s++)
		{
			NtSpan		sentence = nt_tokens_span(&doc, doc.sentences[s].first, doc.sentences[s].end);
			int32		held = words.count;

			NT_CHECK_INTERRUPTS();
			if (passage.start < 0)
				passage.start = sentence.start;
			passage.end = sentence.end;
			nt_words_append(&words, text, sentence);
			if (words.count - held >= PASSAGE_MIN_WORDS)
			{
				end_passage(passages, count, &capacity, &words, 0, passage);
				words.count = 0;
				passage.start = -1;
			}
		}
		/* short sentences at the end of a paragraph, if they are long enough together */
		if (passage.start >= 0)
			end_passage(passages, count, &capacity, &words, 0, passage);
	}
	return NT_OK;
}
