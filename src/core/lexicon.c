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

/*
 * Is the word at the token plainly that of the entry, whose hash it has?  What is written as in the list, but for a
 * capital in front, is compared in two pieces without a branch, and that is nearly all.
 */
static inline bool
word_is_plain(const NtLexEntry *entry, const NtDocument *doc, const NtToken *t)
{
	static const uint8 masks[2 * NT_LEXICON_HEAD] = {
		0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF
	};
	static const uint8 case_bit[8] = {0x20};
	const char *word = doc->text + t->start;
	const uint8 *mask;
	uint64		a8;
	uint64		b8;
	uint64		bits8;
	uint32		a4;
	uint32		b4;
	uint32		bits4;

	StaticAssertStmt(NT_LEXICON_HEAD == sizeof(uint64) + sizeof(uint32), "heads are compared in two pieces");
	if (t->len != entry->len || t->len > NT_LEXICON_HEAD || t->start + NT_LEXICON_HEAD > doc->nbytes)
		return false;
	mask = masks + NT_LEXICON_HEAD - entry->len;
	memcpy(&a8, word, sizeof(a8));
	memcpy(&b8, case_bit, sizeof(b8));
	if (word[0] >= 'A' && word[0] <= 'Z')
		a8 |= b8;
	memcpy(&b8, entry->head, sizeof(b8));
	memcpy(&bits8, mask, sizeof(bits8));
	memcpy(&a4, word + sizeof(a8), sizeof(a4));
	memcpy(&b4, entry->head + sizeof(a8), sizeof(b4));
	memcpy(&bits4, mask + sizeof(a8), sizeof(bits4));
	return (((a8 ^ b8) & bits8) | ((a4 ^ b4) & bits4)) == 0;
}

static inline bool
word_matches(const NtLexicon *lexicon, const NtLexEntry *entry, const NtDocument *doc, int32 token)
{
	return word_is_plain(entry, doc, &doc->tokens[token]) ||
		nt_token_equals(doc, token, nt_lexicon_text(lexicon, entry), entry->len);
}

/* Does the phrase match the tokens from this one on? */
static bool
phrase_matches(const NtLexicon *lexicon, const NtLexEntry *entry, const NtDocument *doc, int32 token)
{
	const char *text = nt_lexicon_text(lexicon, entry);
	const char *end = text + entry->len;

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

/* The longest entry that begins at the token. */
static pg_noinline const NtLexEntry *
search_bucket(const NtLexicon *lexicon, const NtDocument *doc, int32 token, int32 end, uint32 languages)
{
	uint32		hash = doc->tokens[token].hash;
	uint32		second = token + 1 < end ? doc->tokens[token + 1].hash : 0;
	uint32		bucket = hash & lexicon->mask;
	const NtLexEntry *stop = lexicon->entries + lexicon->buckets[bucket + 1];

	/* common words begin many phrases */
	for (const NtLexEntry *entry = lexicon->entries + lexicon->buckets[bucket]; entry < stop; entry++)
		if (entry->hash == hash && (entry->second == second || entry->second == 0) &&
			(entry->languages & languages) != 0 && token + entry->tokens <= end &&
			(entry->tokens == 1 ? word_matches(lexicon, entry, doc, token) : phrase_matches(lexicon, entry, doc, token)))
			return entry;
	return NULL;
}

/* nt_lexicon_find behind its filter */
const NtLexEntry *
nt_lexicon_search(const NtLexicon *lexicon, const NtDocument *doc, int32 token, int32 end, uint32 languages)
{
	const NtToken *t = &doc->tokens[token];
	const uint16 *bucket = &lexicon->buckets[t->hash & lexicon->mask];
	const NtLexEntry *entry = lexicon->entries + bucket[0];

	/* mostly the first of its bucket, and a word that begins no phrase, since phrases stand before it */
	if (bucket[0] < bucket[1] && entry->hash == t->hash && entry->tokens == 1 && (entry->languages & languages) != 0 &&
		token < end && word_is_plain(entry, doc, t))
		return entry;
	return search_bucket(lexicon, doc, token, end, languages);
}

/* nt_lexicon_classes behind its filter */
uint32
nt_lexicon_search_classes(const NtLexicon *lexicon, const NtDocument *doc, int32 token, uint32 languages)
{
	uint32		hash = doc->tokens[token].hash;
	const uint16 *bucket = &lexicon->buckets[hash & lexicon->mask];
	const NtLexEntry *stop = lexicon->entries + bucket[1];
	uint32		classes = 0;

	for (const NtLexEntry *entry = lexicon->entries + bucket[0]; entry < stop; entry++)
		if (entry->hash == hash && entry->tokens == 1 && (entry->languages & languages) != 0 &&
			word_matches(lexicon, entry, doc, token))
			classes |= entry->classes;
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
