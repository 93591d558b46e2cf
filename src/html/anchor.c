/*-------------------------------------------------------------------------
 *
 * anchor.c
 *	  The articleBody of a page's JSON-LD, and the page's description, as
 *	  sets of word sequences.
 *
 * Many pages carry their article a second time for search engines.  It is
 * never output (it holds captions and teasers, and some is cut short), but a
 * block that shares its words is likely to be the article.  The description
 * is the standfirst on most pages, or the beginning of the article.
 *
 *-------------------------------------------------------------------------
 */
#include "html/html.h"

#include "core/hash.h"
#include "core/utf8.h"

#define KEY "\"articleBody\""
#define SEQUENCE_WORDS 4
/* Of a block only this many bytes are looked up. */
#define LOOK_BYTES 400
/* An article of 100,000 words is enough for an anchor. */
#define MAX_SEQUENCES 100000
/* A check for interrupts each so many characters, or strings of a script. */
#define CHECK_STEP 65536

struct NtAnchor
{
	uint32	   *slots;			/* 0: free */
	uint32		mask;
	int32		count;
};

/* Hashes of the last words: the next sequence hash is made of them. */
typedef struct Words
{
	uint32		last[SEQUENCE_WORDS];
	uint32		word;
	uint32		chars;
	int			count;
	bool		inside;
} Words;

static void
insert(NtAnchor *anchor, uint32 hash)
{
	uint32		at = hash & anchor->mask;

	while (anchor->slots[at] != 0 && anchor->slots[at] != hash)
		at = (at + 1) & anchor->mask;
	if (anchor->slots[at] == 0 && anchor->count < MAX_SEQUENCES)
	{
		anchor->slots[at] = hash;
		anchor->count++;
	}
}

static bool
contains(const NtAnchor *anchor, uint32 hash)
{
	uint32		at = hash & anchor->mask;

	while (anchor->slots[at] != 0 && anchor->slots[at] != hash)
		at = (at + 1) & anchor->mask;
	return anchor->slots[at] == hash;
}

/* One more code point; returns the hash of a sequence that it completes, or 0. */
static uint32
next_char(Words *words, uint32 cp)
{
	uint32		hash = NT_HASH32_START;

	if (++words->chars % CHECK_STEP == 0)
		NT_CHECK_INTERRUPTS();
	if (cp >= 'A' && cp <= 'Z')
		cp += 32;
	if ((cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9') || (cp >= 0xC0 && (cp < 0x2000 || cp >= 0x3040)))
	{
		words->word = nt_hash32_step(words->inside ? words->word : NT_HASH32_START, cp);
		words->inside = true;
		/* scripts without spaces: every character is a word */
		if (cp < 0x3040)
			return 0;
	}
	if (!words->inside)
		return 0;
	words->inside = false;
	for (int i = 0; i + 1 < SEQUENCE_WORDS; i++)
		words->last[i] = words->last[i + 1];
	words->last[SEQUENCE_WORDS - 1] = words->word;
	if (++words->count < SEQUENCE_WORDS)
		return 0;
	for (int i = 0; i < SEQUENCE_WORDS; i++)
		hash = nt_hash32_step(hash, words->last[i]);
	hash ^= hash >> 15;
	return hash == 0 ? 1 : hash;
}

static NtAnchor *
make_anchor(int32 len)
{
	NtAnchor   *anchor = palloc(sizeof(NtAnchor));
	uint32		size = 1024;

	while (size < (uint32) Min(len / 3, MAX_SEQUENCES * 2))
		size *= 2;
	anchor->slots = palloc0(size * sizeof(uint32));
	anchor->mask = size - 1;
	anchor->count = 0;
	return anchor;
}

static void
add_char(NtAnchor *anchor, Words *words, uint32 cp)
{
	uint32		hash = next_char(words, cp);

	if (hash != 0 && (uint32) anchor->count < anchor->mask / 2)
		insert(anchor, hash);
}

static int32
hex_digits(const char *s, uint32 *value)
{
	*value = 0;
	for (int i = 0; i < 4; i++)
	{
		unsigned char c = s[i] | 32;

		if (c >= '0' && c <= '9')
			*value = *value * 16 + (c - '0');
		else if (c >= 'a' && c <= 'f')
			*value = *value * 16 + (c - 'a' + 10);
		else
			return 0;
	}
	return 4;
}

/* Adds the articleBody strings of a JSON-LD script to the set; anchor may be NULL, and so may the result. */
NtAnchor *
nt_anchor_read(NtAnchor *anchor, const char *json, int32 len)
{
	int32		key_len = strlen(KEY);
	uint32		steps = 0;

	for (int32 i = 0; i + key_len < len; i++)
	{
		Words		words = {{0}};
		const char *quote = memchr(json + i, '"', len - i - key_len);

		if (quote == NULL)
			break;
		if (++steps % CHECK_STEP == 0)
			NT_CHECK_INTERRUPTS();
		i = (int32) (quote - json);
		if (memcmp(quote, KEY, key_len) != 0)
			continue;
		i += key_len;
		while (i < len && (json[i] == ' ' || json[i] == ':' || json[i] == '\n' || json[i] == '\t' || json[i] == '\r'))
			i++;
		if (i >= len || json[i] != '"')
			continue;
		if (anchor == NULL)
			anchor = make_anchor(len);
		for (i++; i < len && json[i] != '"';)
		{
			uint32		cp = nt_utf8_next(json, &i);

			if (cp == '\\' && i < len)
			{
				cp = (unsigned char) json[i++];
				if (cp == 'u' && i + 4 <= len)
					i += hex_digits(json + i, &cp);
				else if (cp == 'n' || cp == 't' || cp == 'r')
					cp = ' ';
			}
			add_char(anchor, &words, cp);
		}
	}
	return anchor;
}

/* Adds the value of an attribute to the set; anchor may be NULL. */
NtAnchor *
nt_anchor_read_text(NtAnchor *anchor, const char *html, int32 len)
{
	Words		words = {{0}};

	if (anchor == NULL)
		anchor = make_anchor(len);
	for (int32 i = 0; i < len;)
	{
		char		decoded[8];
		int			decoded_len = 0;
		int32		taken = html[i] == '&' ? nt_entity_decode(html + i, len - i, decoded, &decoded_len) : 0;

		if (taken == 0)
			add_char(anchor, &words, nt_utf8_next(html, &i));
		for (int32 k = 0; k < decoded_len;)
			add_char(anchor, &words, nt_utf8_next(decoded, &k));
		i += taken;
	}
	add_char(anchor, &words, ' ');
	return anchor;
}

/* How much of the block's beginning is in the set: 0..64, -1 if it is too short to say. */
int
nt_anchor_share(const NtAnchor *anchor, const char *text, int32 len)
{
	Words		words = {{0}};
	int			found = 0;
	int			all = 0;
	int32		end = Min(len, LOOK_BYTES);

	for (int32 i = 0; i <= end;)
	{
		uint32		hash = next_char(&words, i < end ? nt_utf8_next(text, &i) : (i++, ' '));

		if (hash != 0)
		{
			all++;
			found += contains(anchor, hash);
		}
	}
	return all == 0 ? -1 : found * 64 / all;
}

void
nt_anchor_end(NtAnchor *anchor)
{
	if (anchor != NULL)
	{
		pfree(anchor->slots);
		pfree(anchor);
	}
}
