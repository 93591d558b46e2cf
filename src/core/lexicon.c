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

/* Is the word of this text written as in the entry, which is as long?  Without branches for nearly all. */
static inline bool
same_bytes(const NtLexicon *lexicon, const NtLexEntry *entry, const char *word, const char *text_end)
{
	static const uint8 masks[2 * NT_LEXICON_HEAD] = {
		0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF
	};
	const uint8 *mask = masks + NT_LEXICON_HEAD - entry->len;
	uint64		a8;
	uint64		b8;
	uint64		mask8;
	uint32		a4;
	uint32		b4;
	uint32		mask4;

	StaticAssertStmt(NT_LEXICON_HEAD == sizeof(a8) + sizeof(a4), "heads are compared in two pieces");
	if (entry->len > NT_LEXICON_HEAD || text_end - word < NT_LEXICON_HEAD)
		return memcmp(word, nt_lexicon_text(lexicon, entry), entry->len) == 0;
	memcpy(&a8, word, sizeof(a8));
	memcpy(&b8, entry->head, sizeof(b8));
	memcpy(&mask8, mask, sizeof(mask8));
	memcpy(&a4, word + sizeof(a8), sizeof(a4));
	memcpy(&b4, entry->head + sizeof(a8), sizeof(b4));
	memcpy(&mask4, mask + sizeof(a8), sizeof(mask4));
	return (((a8 ^ b8) & mask8) | ((a4 ^ b4) & mask4)) == 0;
}

/* Does the entry, which has the hash of the token, match the tokens from there on? */
static inline bool
entry_matches(const NtLexicon *lexicon, const NtLexEntry *entry, const NtDocument *doc, int32 token)
{
	const NtToken *first = &doc->tokens[token];
	const char *text;
	const char *end;

	/* most words are written as in the list */
	if (entry->tokens == 1)
		return (first->len == entry->len && same_bytes(lexicon, entry, doc->text + first->start, doc->text + doc->nbytes)) ||
			nt_token_equals(doc, token, nt_lexicon_text(lexicon, entry), entry->len);
	text = nt_lexicon_text(lexicon, entry);
	end = text + entry->len;
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
