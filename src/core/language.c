/*-------------------------------------------------------------------------
 *
 * language.c
 *	  Which language an article is written in: the language whose function
 *	  words (src/data/language.txt) cover most of its first words.
 *
 *-------------------------------------------------------------------------
 */
#include "core/lexicon.h"

#include "port/pg_bitutils.h"

#include "data/language.inc"

/* Enough words to tell, few enough to cost nothing. */
#define LANGUAGE_SAMPLE_TOKENS 400

/* So often it is asked whether the rest could still change the answer. */
#define LANGUAGE_STEP 64

/* Words by which a language must lead English: short words are shared ("a", "no", "as"), and a sentence has few. */
#define LANGUAGE_LEAD 2

/* Can no language lead English any more, whatever the tokens left are? */
static bool
english_stays(const int32 *hits, int32 left)
{
	for (int language = 0; language < NT_LANG_COUNT; language++)
		if (language != NT_LANG_EN && hits[language] + left >= hits[NT_LANG_EN] + LANGUAGE_LEAD)
			return false;
	return true;
}

/* Is the token one of the words that tell the language: an article, preposition, auxiliary? */
bool
nt_language_function_word(const NtDocument *doc, int32 token, NtLanguage language)
{
	return nt_lexicon_find(&nt_language_lexicon, doc, token, token + 1, NT_LANG_BIT(language)) != NULL;
}

NtLanguage
nt_language_guess(const NtDocument *doc)
{
	int32		hits[NT_LANG_COUNT] = {0};
	int32		end = Min(doc->ntokens, LANGUAGE_SAMPLE_TOKENS);
	NtLanguage	best = NT_LANG_EN;

	for (int32 i = 0; i < end; i++)
	{
		const NtLexEntry *entry;

		if (i % LANGUAGE_STEP == LANGUAGE_STEP - 1 && english_stays(hits, end - i))
			return NT_LANG_EN;
		if (doc->tokens[i].kind != NT_TOKEN_WORD)
			continue;
		entry = nt_lexicon_find(&nt_language_lexicon, doc, i, i + 1, NT_LANG_ANY);
		if (entry == NULL)
			continue;
		for (uint32 left = entry->languages; left != 0; left &= left - 1)
			hits[pg_rightmost_one_pos32(left)]++;
	}
	for (int language = 0; language < NT_LANG_COUNT; language++)
		if (hits[language] > hits[best] && hits[language] >= hits[NT_LANG_EN] + LANGUAGE_LEAD)
			best = (NtLanguage) language;
	return best;
}
