/*-------------------------------------------------------------------------
 *
 * lexicon.c
 *	  Looking words and phrases up in generated tables.
 *
 *-------------------------------------------------------------------------
 */
#include "core/lexicon.h"

#include "core/hash.h"
#include "core/unicode.h"
#include "core/utf8.h"

/* Is the word of this key, in one of the languages, that of the entry?  Without a jump for each condition. */
static inline bool
word_matches(const NtLexEntry *entry, uint32 hash, uint32 check, uint32 languages)
{
	return ((entry->hash ^ hash) | (entry->check ^ check)) == 0 && (entry->languages & languages) != 0;
}

/* Does the phrase, whose first words have the hashes of the tokens from this one on, match them? */
static bool
phrase_matches(const NtLexicon *lexicon, const NtLexEntry *entry, const NtDocument *doc, int32 token)
{
	const char *text = nt_lexicon_text(lexicon, entry);
	const char *end = text + entry->len;

	/* nearly all: two words, told as single words are, if by half a key */
	if (entry->tokens == 2 && entry->second != 0)
		return entry->check == doc->tokens[token].check;
	for (int32 i = 0; i < entry->tokens; i++)
	{
		const char *space = memchr(text, ' ', end - text);
		int32		len = (space != NULL ? space : end) - text;

		if (!nt_token_equals(doc, token + i, text, len))
			return false;
		text += len + 1;
	}
	return true;
}

/* The longest phrase that begins at the token, which another follows, NULL if there is none: behind nt_lexicon_may_join. */
const NtLexEntry *
nt_lexicon_search_phrases(const NtLexicon *lexicon, const NtDocument *doc, int32 token, int32 end, uint32 languages)
{
	uint32		hash = doc->tokens[token].hash;
	uint32		second = doc->tokens[token + 1].hash;
	const uint16 *bucket = &lexicon->phrase_buckets[hash & lexicon->phrase_mask];
	const NtLexEntry *stop = lexicon->entries + bucket[1];

	for (const NtLexEntry *entry = lexicon->entries + bucket[0]; entry < stop; entry++)
		if (entry->hash == hash && (entry->second == second || entry->second == 0) &&
			(entry->languages & languages) != 0 && token + entry->tokens <= end &&
			phrase_matches(lexicon, entry, doc, token))
			return entry;
	return NULL;
}

/* nt_lexicon_find behind its filter */
const NtLexEntry *
nt_lexicon_search(const NtLexicon *lexicon, const NtDocument *doc, int32 token, int32 end, uint32 languages)
{
	const NtToken *t = &doc->tokens[token];
	const uint16 *bucket = &lexicon->buckets[t->hash & lexicon->mask];
	const NtLexEntry *stop = lexicon->entries + bucket[1];

	if (token + 1 < end && nt_lexicon_may_join(lexicon, t->hash, t[1].hash))
	{
		const NtLexEntry *phrase = nt_lexicon_search_phrases(lexicon, doc, token, end, languages);

		if (phrase != NULL)
			return phrase;
	}
	if (token >= end)
		return NULL;
	for (const NtLexEntry *entry = lexicon->entries + bucket[0]; entry < stop; entry++)
		if (word_matches(entry, t->hash, t->check, languages))
			return entry;
	return NULL;
}

/* nt_lexicon_classes behind its filter */
uint32
nt_lexicon_search_classes(const NtLexicon *lexicon, const NtDocument *doc, int32 token, uint32 languages)
{
	const NtToken *t = &doc->tokens[token];
	const uint16 *bucket = &lexicon->buckets[t->hash & lexicon->mask];
	const NtLexEntry *stop = lexicon->entries + bucket[1];
	uint32		classes = 0;

	for (const NtLexEntry *entry = lexicon->entries + bucket[0]; entry < stop; entry++)
		if (word_matches(entry, t->hash, t->check, languages))
			classes |= entry->classes;
	return classes;
}

/* The entry of one whole word given as text, any language; NULL if there is none. */
const NtLexEntry *
nt_lexicon_find_text(const NtLexicon *lexicon, const char *word, int32 len)
{
	uint64		key = nt_wordkey_of_text(word, len);
	const uint16 *bucket = &lexicon->buckets[nt_wordkey_hash(key) & lexicon->mask];
	const NtLexEntry *stop = lexicon->entries + bucket[1];

	for (const NtLexEntry *entry = lexicon->entries + bucket[0]; entry < stop; entry++)
		if (word_matches(entry, nt_wordkey_hash(key), nt_wordkey_check(key), NT_LANG_ANY))
			return entry;
	return NULL;
}
