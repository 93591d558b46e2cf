/*-------------------------------------------------------------------------
 *
 * cue.c
 *	  Cue phrases of page furniture ("read more", "all rights reserved") in
 *	  short blocks and at the start of long ones.
 *
 *-------------------------------------------------------------------------
 */
#include "strip/block.h"

#include "core/lexicon.h"
#include "core/ascii.h"
#include "core/unicode.h"
#include "core/utf8.h"
#include "strip/cue.h"

#include "data/stripcue.inc"

StaticAssertDecl(NT_STRIPCUE_COMMENT == NT_CUE_COMMENT && NT_STRIPCUE_POINTER == NT_CUE_POINTER &&
				 NT_STRIPCUE_PICTURE == NT_CUE_PICTURE,
				 "cue.h and stripcue.txt differ");

/* Of blocks over NT_CUE_WHOLE_BYTES. */
#define HEAD_BYTES 48
#define TAIL_BYTES 32
#define MAX_WORDS 40
/* Folding may lengthen a character, but to no more than four bytes, and none here is shorter than one. */
#define FOLDED_BYTES (NT_CUE_WHOLE_BYTES * 4)

/* The words of a block, folded as lexicon entries are: one space apart. */
typedef struct Words
{
	char		text[FOLDED_BYTES + NT_WORDKEY_BLOCK];	/* with room for a block behind the last word */
	int32		start[MAX_WORDS + 1];	/* start[count]: where another would begin */
	uint32		hash[MAX_WORDS];
	int			count;
} Words;

/* Letters and digits of ASCII, folded; 0 for the rest, and for all bytes of other characters. */
static const uint8 folded_ascii[256] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0, 0, 0, 0, 0, 0,
	0, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F,
	0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7A, 0, 0, 0, 0, 0,
	0, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F,
	0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7A, 0, 0, 0, 0, 0
};

#define COPYRIGHT_SIGN 0xA9

/* Moves *i past one character; returns it folded if it belongs to a word, else 0. */
static inline uint32
next_letter(const char *s, int32 len, int32 *i, bool inside)
{
	uint32		cp = (unsigned char) s[*i];

	if (cp < 0x80)
	{
		(*i)++;
		if (folded_ascii[cp] != 0 || cp != '\'' || !inside)
			return folded_ascii[cp];
	}
	else
	{
		NtClass		class;

		cp = nt_utf8_next(s, i);
		class = nt_class(cp);
		if (nt_class_is_letter(class) || class == NT_CLASS_DIGIT || cp == COPYRIGHT_SIGN)
			return nt_fold(cp);
		if (cp != 0x2019 || !inside)
			return 0;
	}
	/* an apostrophe between letters belongs to the word */
	return *i < len && nt_class_is_letter(nt_class(nt_utf8_at(s, *i))) ? '\'' : 0;
}

static void
fold_words(Words *words, const char *s, int32 len)
{
	/* cppcheck-suppress ctuuninitvar ; an array, which is filled here */
	char	   *out = words->text;
	int			count = 0;

	for (int32 i = 0; i < len && count < MAX_WORDS;)
	{
		uint32		cp;

		words->start[count] = (int32) (out - words->text);
		/* nearly all */
		if (i + NT_WORDKEY_BLOCK <= len)
		{
			NtAsciiWord word = nt_ascii_word(s + i, NT_ASCII_BOTH);

			if (word.len < NT_WORDKEY_BLOCK && (unsigned char) s[i + word.len] < 0x80 && s[i + word.len] != '\'')
			{
				if (word.len > 0)
				{
					words->hash[count++] = nt_wordkey_hash(nt_ascii_key(word));
					nt_ascii_put(out, word);
					out += word.len;
					*out++ = ' ';
				}
				/* neither does what stands behind it begin a word */
				i += word.len + 1;
				continue;
			}
		}
		cp = next_letter(s, len, &i, false);
		if (cp == 0)
			continue;
		while (cp != 0)
		{
			if (cp < 0x80)
				*out++ = (char) cp;
			else
				out += nt_utf8_put(out, cp);
			for (; i < len && folded_ascii[(unsigned char) s[i]] != 0; i++)
				*out++ = (char) folded_ascii[(unsigned char) s[i]];
			cp = i < len ? next_letter(s, len, &i, true) : 0;
		}
		words->hash[count] = nt_wordkey_hash(nt_wordkey(words->text + words->start[count], (int32) (out - words->text) - words->start[count]));
		*out++ = ' ';
		count++;
	}
	words->start[count] = (int32) (out - words->text);
	words->count = count;
}

/*
 * Words of the longest of the entries [from, to) that begins at this word, 0 if none does; adds its classes in all
 * languages.  The longest stand first.
 */
static int
find_among(const NtLexicon *lexicon, uint32 from, uint32 to, const Words *words, int at, uint32 *classes)
{
	int			found = 0;

	for (uint32 i = from; i < to; i++)
	{
		const NtLexEntry *entry = &lexicon->entries[i];

		if (entry->tokens < found)
			break;
		if (entry->hash == words->hash[at] && at + entry->tokens <= words->count &&
			/* NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult): who has a second word has two tokens */
			(entry->second == 0 || entry->second == words->hash[at + 1]))
		{
			int32		start = words->start[at];
			int32		len = words->start[at + entry->tokens] - 1 - start;

			if (len == entry->len && memcmp(nt_lexicon_text(lexicon, entry), words->text + start, len) == 0)
			{
				found = entry->tokens;
				*classes |= entry->classes;
			}
		}
	}
	return found;
}

/* Words of the longest phrase that begins at this word, 0 if there is none; its classes in all languages. */
static int
find_at(const NtLexicon *lexicon, const Words *words, int at, uint32 *classes)
{
	uint32		hash = words->hash[at];
	const uint16 *bucket = &lexicon->buckets[hash & lexicon->mask];
	int			found = 0;

	if (!nt_lexicon_may_hold(lexicon, hash))
		return 0;
	if (at + 1 < words->count && nt_lexicon_may_join(lexicon, hash, words->hash[at + 1]))
	{
		const uint16 *phrases = &lexicon->phrase_buckets[hash & lexicon->phrase_mask];

		found = find_among(lexicon, phrases[0], phrases[1], words, at, classes);
	}
	return found > 0 ? found : find_among(lexicon, bucket[0], bucket[1], words, at, classes);
}

/* Adds the cues of s[0, len) to the block; returns those it begins with. */
static uint32
find_in(NtBlock *block, const char *s, int32 len)
{
	Words		words;
	uint32		first = 0;

	fold_words(&words, s, len);
	block->wordless &= words.count == 0;
	for (int at = 0; at < words.count;)
	{
		uint32		cues = 0;
		int			found = find_at(&nt_stripcue_lexicon, &words, at, &cues);

		if (at == 0)
			first = cues;
		block->cues |= cues & ~NT_CUE_NO_FEATURES;
		/* "you" is in furniture and in prose: a hint, no phrase */
		if ((cues & ~(NT_CUE_READER | NT_CUE_POINTER)) != 0)
			block->cue_words += found;
		at += Max(found, 1);
	}
	return first;
}

/* The phrases in s[0, len), which is no longer than NT_CUE_WHOLE_BYTES; classes: of those that are to be measured. */
NtCuesFound
nt_cues_find(const char *s, int32 len, uint32 classes)
{
	Words		words;
	NtCuesFound result = {0};

	fold_words(&words, s, len);
	for (int at = 0; at < words.count;)
	{
		uint32		cues = 0;
		int			found = find_at(&nt_stripcue_lexicon, &words, at, &cues);
		int			measured = (cues & classes) != 0 ? found : 0;

		if (at == 0)
		{
			result.first = cues;
			result.first_words = measured;
		}
		result.all |= cues;
		result.most_words = Max(result.most_words, measured);
		at += Max(found, 1);
	}
	return result;
}

/* "See Harbour Daily:" has no more words than this. */
#define POINTER_MAX_WORDS 6
/* And a title has no more than this. */
#define TITLE_MAX_WORDS 20

/* "See Harbour Daily: Ferries Stay in Port": words with capitals, as in a title. */
static bool
is_titled_pointer(const NtBlock *block)
{
	return block->end == NT_END_OTHER && block->colons == 1 && block->words <= TITLE_MAX_WORDS &&
		block->capitals * 4 >= block->words * 3;
}

/* Sets cues, first_cues, cue_words and wordless of a block that was measured. */
void
nt_block_find_cues(NtBlock *block, const char *text)
{
	const char *s = text + block->span.start;
	int32		len = block->span.end - block->span.start;
	bool		pointer;

	block->pointer = false;
	block->cues = 0;
	block->cue_words = 0;
	block->wordless = true;
	if (len <= NT_CUE_WHOLE_BYTES)
		block->first_cues = find_in(block, s, len);
	else
	{
		int32		head = HEAD_BYTES;
		int32		tail = len - TAIL_BYTES;

		while (nt_utf8_continues(s[head]))
			head--;
		while (nt_utf8_continues(s[tail]))
			tail++;
		block->first_cues = find_in(block, s, head);
		find_in(block, s + tail, len - tail);
	}
	pointer = (block->first_cues & NT_CUE_POINTER) != 0;
	block->first_cues &= ~NT_CUE_NO_FEATURES;
	if (pointer)
	{
		block->pointer = is_titled_pointer(block);
		if (block->end == NT_END_COLON && block->words <= POINTER_MAX_WORDS)
		{
			block->first_cues |= NT_CUE_RELATED;
			block->cues |= NT_CUE_RELATED;
			block->cue_words = block->words;
		}
	}
}
