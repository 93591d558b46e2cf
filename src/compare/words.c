/*-------------------------------------------------------------------------
 *
 * words.c
 *	  Text to word hashes.
 *
 *-------------------------------------------------------------------------
 */
#include "compare/words.h"

#include "compare/plain.h"
#include "core/utf8.h"

/* Bytes that are read between two checks for interrupts. */
#define CHECK_BYTES 65536

/* One more letter or digit, plain: as nt_plain_put writes it, without writing. */
static inline uint64
hash_plain(uint64 hash, uint32 cp)
{
	const char *ascii;

	if (cp < 128)
		return nt_hash64_step(hash, nt_fold(cp));
	if (nt_class(cp) == NT_CLASS_DIGIT)
		return nt_hash64_step(hash, '0' + nt_digit(cp));
	ascii = nt_plain_latin(nt_fold(cp));
	if (ascii != NULL)
	{
		for (; *ascii != '\0'; ascii++)
			hash = nt_hash64_step(hash, (unsigned char) *ascii);
		return hash;
	}
	cp = nt_base(cp);
	return cp == 0 ? hash : nt_hash64_step(hash, cp);
}

static void
add_word(NtWords *words, int32 start, int32 end, uint64 hash)
{
	NtWord	   *word;

	NT_ARRAY_RESERVE(words->words, words->count, words->capacity);
	word = &words->words[words->count++];
	word->hash = nt_hash64_mix(hash);
	word->start = start;
	word->end = end;
	if (words->count % 4096 == 0)
		NT_CHECK_INTERRUPTS();
}

/* Three digits and no fourth at text[i]. */
static bool
is_digit_group(const char *text, int32 i, int32 end)
{
	int			digits = 0;

	while (i < end && digits <= 3 && nt_digit(nt_utf8_next(text, &i)) >= 0)
		digits++;
	return digits == 3;
}

/*
 * Appends the words of text[span].  What joins letters to a word: apostrophes, hyphens; digits: "." and, before groups
 * of three, ",".  Letters of scripts without spaces are words of their own, so that no dictionary decides.
 */
void
nt_words_append(NtWords *words, const char *text, NtSpan span)
{
	uint64		hash = NT_HASH64_START;
	int32		start = -1;		/* of the word that is being read */
	int32		last = span.start;	/* behind its last letter */
	bool		digits = false; /* its last character is a digit */
	int32		check = span.start + CHECK_BYTES;

	for (int32 i = span.start; i < span.end;)
	{
		int32		at = i;
		uint32		cp = nt_utf8_next(text, &i);
		NtClass		class = nt_class(cp);
		bool		digit = class == NT_CLASS_DIGIT;

		if (at >= check)
		{
			NT_CHECK_INTERRUPTS();
			check = at + CHECK_BYTES;
		}
		if (class == NT_CLASS_IDEO)
		{
			if (start >= 0)
				add_word(words, start, last, hash);
			start = -1;
			add_word(words, at, i, hash_plain(NT_HASH64_START, cp));
			continue;
		}
		/* an accent without a letter */
		if (class == NT_CLASS_MARK && start < 0)
			continue;
		if (digit || class == NT_CLASS_NUMERAL || nt_class_is_letter(class))
		{
			if (start < 0)
			{
				start = at;
				hash = NT_HASH64_START;
			}
			hash = hash_plain(hash, cp);
			last = i;
			digits = digit;
			continue;
		}
		if (class == NT_CLASS_IGNORE || start < 0)
			continue;
		if (i < span.end && last == at)
		{
			uint32		next = nt_utf8_at(text, i);
			NtClass		next_class = nt_class(next);

			if (nt_class_is_letter(next_class) && next_class != NT_CLASS_IDEO && (nt_is_hyphen(cp) || nt_is_apostrophe(cp)))
			{
				last = i;
				continue;
			}
			if (next_class == NT_CLASS_DIGIT)
			{
				if (!digits && nt_is_hyphen(cp))
				{
					last = i;
					continue;
				}
				if (digits && cp == '.')
				{
					hash = nt_hash64_step(hash, '.');
					last = i;
					continue;
				}
				if (digits && (cp == ',' || cp == 0xA0 || cp == 0x2009 || cp == 0x202F) && is_digit_group(text, i, span.end))
				{
					last = i;
					continue;
				}
			}
		}
		add_word(words, start, last, hash);
		start = -1;
	}
	if (start >= 0)
		add_word(words, start, last, hash);
}

/* Marks that text was left out at a byte offset; "side" keeps the breaks of two texts apart. */
void
nt_words_break(NtWords *words, int32 at, uint64 side)
{
	add_word(words, at, at, nt_hash64_step(nt_hash64_step(~NT_HASH64_START, side), (uint64) at));
}
