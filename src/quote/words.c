/*-------------------------------------------------------------------------
 *
 * words.c
 *	  The class of each word (src/data/qword.txt), looked up once, and the
 *	  nearest reporting verb ahead of it.
 *
 *-------------------------------------------------------------------------
 */
#include "quote/text.h"
#include "quote/words.h"

#include "data/qword.inc"

#include "data/firstname.inc"

/* Function words that a noun follows; a verb's form after one of them is a noun ("his claim", "the report"). */
#define NOUN_FOLLOWS	(NT_QWORD_DET | NT_QWORD_POSS)

bool
nt_word_is_cue(uint32 classes)
{
	return (classes & NT_WORD_CUES) != 0;
}

uint8
nt_first_name_gender(const NtDocument *doc, int32 token)
{
	uint32		classes = nt_lexicon_classes(&nt_firstname_lexicon, doc, token, NT_LANG_ANY);

	return ((classes & NT_FIRSTNAME_MALE) ? NT_MALE : 0) | ((classes & NT_FIRSTNAME_FEMALE) ? NT_FEMALE : 0);
}

static void
read_classes(NtQuoteText *text)
{
	const NtDocument *doc = text->doc;
	uint32		language = NT_LANG_BIT(text->language);

	for (int32 i = 0; i < doc->ntokens; i++)
	{
		const NtToken *token = &doc->tokens[i];
		const NtLexEntry *entry;
		uint32		classes;

		if (i % 1024 == 0)
			NT_CHECK_INTERRUPTS();
		if (token->kind != NT_TOKEN_WORD)
			continue;
		entry = nt_lexicon_find(&nt_qword_lexicon, doc, i, doc->ntokens, language);
		if (entry == NULL)
			continue;
		classes = entry->classes;
		if (classes & NT_WORD_CUES)
		{
			if ((token->flags & (NT_TOKEN_CAP | NT_TOKEN_FIRST)) == NT_TOKEN_CAP)
				classes &= ~NT_WORD_CUES;
			else if (i > 0 && (text->classes[i - 1] & NOUN_FOLLOWS) != 0 && (token->flags & NT_TOKEN_FIRST) == 0)
				classes &= ~NT_WORD_CUES;
		}
		text->classes[i] = classes;
		/* a phrase bears its class on every word of it */
		for (int k = 1; k < entry->tokens; k++)
			text->classes[++i] = classes;
	}
}

/* Fills in classes and next_cue; the stretches are known. */
void
nt_words_read(NtQuoteText *text)
{
	const NtDocument *doc = text->doc;

	text->classes = palloc0(Max(doc->ntokens, 1) * sizeof(uint32));
	text->next_cue = palloc(Max(doc->ntokens, 1) * sizeof(int32));
	read_classes(text);
	for (int32 s = 0; s < doc->nsentences; s++)
	{
		int32		cue = -1;

		for (int32 i = doc->sentences[s].end - 1; i >= doc->sentences[s].first; i--)
		{
			if ((text->classes[i] & NT_WORD_CUES) != 0 && text->stretch_of[i] < 0)
				cue = i;
			text->next_cue[i] = cue;
		}
	}
}
