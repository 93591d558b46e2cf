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

/* Does the entry's text match the tokens from "token" on? */
static bool
entry_matches(const NtLexEntry *entry, const NtDocument *doc, int32 token)
{
	const char *piece = entry->text;
	const NtToken *first = &doc->tokens[token];

	/* most words are written as in the list */
	if (entry->tokens == 1)
		return (first->len == entry->len && memcmp(doc->text + first->start, piece, entry->len) == 0) ||
			nt_token_equals(doc, token, piece, entry->len);
	for (int32 i = 0; i < entry->tokens; i++)
	{
		const char *space = strchr(piece, ' ');
		int32		len = space != NULL ? (int32) (space - piece) : (int32) strlen(piece);

		if (!nt_token_equals(doc, token + i, piece, len))
			return false;
		piece += len + 1;
	}
	return true;
}

/* nt_lexicon_find behind its filter */
const NtLexEntry *
nt_lexicon_search(const NtLexicon *lexicon, const NtDocument *doc, int32 token, int32 end, uint32 languages)
{
	uint32		hash = doc->tokens[token].hash;
	uint32		bucket = hash & lexicon->mask;

	for (uint32 i = lexicon->buckets[bucket]; i < lexicon->buckets[bucket + 1]; i++)
	{
		const NtLexEntry *entry = &lexicon->entries[i];

		if (lexicon->hashes[i] == hash && (entry->languages & languages) != 0 &&
			token + entry->tokens <= end && entry_matches(entry, doc, token))
			return entry;
	}
	return NULL;
}

/* nt_lexicon_classes behind its filter */
uint32
nt_lexicon_search_classes(const NtLexicon *lexicon, const NtDocument *doc, int32 token, uint32 languages)
{
	uint32		hash = doc->tokens[token].hash;
	uint32		bucket = hash & lexicon->mask;
	uint32		classes = 0;

	for (uint32 i = lexicon->buckets[bucket]; i < lexicon->buckets[bucket + 1]; i++)
	{
		const NtLexEntry *entry = &lexicon->entries[i];

		if (lexicon->hashes[i] == hash && entry->tokens == 1 && (entry->languages & languages) != 0 &&
			entry_matches(entry, doc, token))
			classes |= entry->classes;
	}
	return classes;
}

/* The entry of one whole word given as text, any language; NULL if there is none. */
const NtLexEntry *
nt_lexicon_find_text(const NtLexicon *lexicon, const char *word, int32 len)
{
	uint32		hash = nt_word_hash(word, len);
	uint32		bucket = hash & lexicon->mask;

	for (uint32 i = lexicon->buckets[bucket]; i < lexicon->buckets[bucket + 1]; i++)
	{
		const NtLexEntry *entry = &lexicon->entries[i];

		if (lexicon->hashes[i] == hash && entry->tokens == 1 && nt_word_equals(word, len, entry->text, entry->len))
			return entry;
	}
	return NULL;
}
