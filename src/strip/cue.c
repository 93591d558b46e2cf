/*-------------------------------------------------------------------------
 *
 * cue.c
 *	  Cue phrases of page furniture ("read more", "all rights reserved") in
 *	  short blocks and at the start of long ones.
 *
 *-------------------------------------------------------------------------
 */
#include "strip/block.h"

#include "core/hash.h"
#include "core/lexicon.h"
#include "core/unicode.h"
#include "core/utf8.h"
#include "strip/cue.h"

#include "data/stripcue.inc"

StaticAssertDecl(NT_STRIPCUE_COMMENT == NT_CUE_COMMENT && NT_STRIPCUE_BIO == NT_CUE_BIO,
				 "cue.h and stripcue.txt differ");

/* Furniture is short: blocks up to this many bytes are looked at whole, of longer ones the beginning and the end. */
#define WHOLE_MAX_BYTES 128
#define HEAD_BYTES 48
#define TAIL_BYTES 40
#define MAX_WORDS 40
/* Folding may lengthen a character, but to no more than four bytes, and none here is shorter than one. */
#define FOLDED_BYTES (WHOLE_MAX_BYTES * 4)

/* The words of a block, folded as lexicon entries are: one space apart. */
typedef struct Words
{
	char		text[FOLDED_BYTES + 8];
	int32		len;
	int32		start[MAX_WORDS + 1];	/* start[count] = len + 1 */
	uint32		hash[MAX_WORDS];
	int			count;
} Words;

static void
fold_words(Words *words, const char *s, int32 len)
{
	uint32		hash = NT_HASH32_START;
	bool		inside = false;

	words->len = 0;
	words->count = 0;
	for (int32 i = 0; i < len;)
	{
		uint32		cp = nt_utf8_next(s, &i);
		bool		letter;

		if (cp < 0x80)
		{
			if (cp >= 'A' && cp <= 'Z')
				cp += 'a' - 'A';
			letter = (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9');
		}
		else
		{
			NtClass		class = nt_class(cp);

			letter = nt_class_is_letter(class) || class == NT_CLASS_DIGIT || cp == 0xA9;	/* copyright sign */
			cp = nt_fold(cp);
		}
		/* an apostrophe between letters belongs to the word */
		if (!letter && inside && (cp == '\'' || cp == 0x2019) && i < len)
		{
			int32		next = i;

			letter = nt_class_is_letter(nt_class(nt_utf8_next(s, &next)));
			cp = '\'';
		}
		if (letter)
		{
			if (!inside)
			{
				if (words->count == MAX_WORDS)
					break;
				if (words->count > 0)
					words->text[words->len++] = ' ';
				words->start[words->count] = words->len;
				hash = NT_HASH32_START;
				inside = true;
			}
			hash = nt_hash32_step(hash, cp);
			words->len += nt_utf8_put(words->text + words->len, cp);
		}
		else if (inside)
		{
			words->hash[words->count++] = hash;
			inside = false;
		}
	}
	if (inside)
		words->hash[words->count++] = hash;
	words->start[words->count] = words->len + 1;
	words->text[words->len] = '\0';
}

/* Words of the longest phrase that begins at this word, 0 if there is none; its classes in all languages. */
static int
find_at(const NtLexicon *lexicon, const Words *words, int at, uint32 *classes)
{
	uint32		hash = words->hash[at];
	uint32		bucket = hash & lexicon->mask;
	int			found = 0;

	for (uint32 i = lexicon->buckets[bucket]; i < lexicon->buckets[bucket + 1]; i++)
	{
		const NtLexEntry *entry = &lexicon->entries[i];

		if (entry->tokens < found)
			break;
		if (entry->hash == hash && at + entry->tokens <= words->count)
		{
			int32		start = words->start[at];
			int32		len = words->start[at + entry->tokens] - 1 - start;

			if (strncmp(entry->text, words->text + start, len) == 0 && entry->text[len] == '\0')
			{
				found = entry->tokens;
				*classes |= entry->classes;
			}
		}
	}
	return found;
}

static void
find_in(NtBlock *block, const char *s, int32 len)
{
	Words		words;

	fold_words(&words, s, len);
	for (int at = 0; at < words.count;)
	{
		int			found = find_at(&nt_stripcue_lexicon, &words, at, &block->cues);

		block->cue_words += found;
		at += Max(found, 1);
	}
}

static inline bool
is_continuation(char c)
{
	return ((unsigned char) c & 0xC0) == 0x80;
}

/* Sets cues and cue_words. */
void
nt_block_find_cues(NtBlock *block, const char *text)
{
	const char *s = text + block->span.start;
	int32		len = block->span.end - block->span.start;

	block->cues = 0;
	block->cue_words = 0;
	if (len <= WHOLE_MAX_BYTES)
		find_in(block, s, len);
	else
	{
		int32		head = HEAD_BYTES;
		int32		tail = len - TAIL_BYTES;

		while (is_continuation(s[head]))
			head--;
		while (is_continuation(s[tail]))
			tail++;
		find_in(block, s, head);
		find_in(block, s + tail, len - tail);
	}
}
