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

/* memcmp(a, b, len) == 0 without a call, for what is short */
static inline bool
same_bytes(const char *a, const char *b, int32 len)
{
	uint64		a8[2];
	uint64		b8[2];
	uint32		a4[2];
	uint32		b4[2];

	if (len > 16)
		return memcmp(a, b, len) == 0;
	/* the first eight bytes and the last eight, which may overlap; or four */
	if (len >= 8)
	{
		memcpy(&a8[0], a, 8);
		memcpy(&a8[1], a + len - 8, 8);
		memcpy(&b8[0], b, 8);
		memcpy(&b8[1], b + len - 8, 8);
		return a8[0] == b8[0] && a8[1] == b8[1];
	}
	if (len >= 4)
	{
		memcpy(&a4[0], a, 4);
		memcpy(&a4[1], a + len - 4, 4);
		memcpy(&b4[0], b, 4);
		memcpy(&b4[1], b + len - 4, 4);
		return a4[0] == b4[0] && a4[1] == b4[1];
	}
	for (int32 i = 0; i < len; i++)
		if (a[i] != b[i])
			return false;
	return true;
}

/* Does the entry, which has the hash of the token, match the tokens from there on? */
static inline bool
entry_matches(const NtLexicon *lexicon, const NtLexEntry *entry, const NtDocument *doc, int32 token)
{
	const char *text = nt_lexicon_text(lexicon, entry);
	const char *end = text + entry->len;
	const NtToken *first = &doc->tokens[token];

	/* most words are written as in the list */
	if (entry->tokens == 1)
		return (first->len == entry->len && same_bytes(doc->text + first->start, text, entry->len)) ||
			nt_token_equals(doc, token, text, entry->len);
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

/* nt_lexicon_find behind its filter */
const NtLexEntry *
nt_lexicon_search(const NtLexicon *lexicon, const NtDocument *doc, int32 token, int32 end, uint32 languages)
{
	uint32		hash = doc->tokens[token].hash;
	uint32		second = token + 1 < end ? doc->tokens[token + 1].hash : 0;
	uint32		bucket = hash & lexicon->mask;
	const NtLexEntry *stop = lexicon->entries + lexicon->buckets[bucket + 1];

	/* common words begin many phrases */
	for (const NtLexEntry *entry = lexicon->entries + lexicon->buckets[bucket]; entry < stop; entry++)
		if (entry->hash == hash && (entry->second == second || entry->second == 0) &&
			(entry->languages & languages) != 0 && token + entry->tokens <= end && entry_matches(lexicon, entry, doc, token))
			return entry;
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

		if (entry->hash == hash && entry->tokens == 1 && (entry->languages & languages) != 0 &&
			entry_matches(lexicon, entry, doc, token))
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

		if (entry->hash == hash && entry->tokens == 1 && nt_word_equals(word, len, nt_lexicon_text(lexicon, entry), entry->len))
			return entry;
	}
	return NULL;
}
