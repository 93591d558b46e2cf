/*-------------------------------------------------------------------------
 *
 * tag.c
 *	  One tag: its name, and what its attributes say of the content.
 *
 *-------------------------------------------------------------------------
 */
#include "html/html.h"

#include "core/hash.h"
#include "core/lexicon.h"
#include "core/utf8.h"
#include "strip/place.h"

#include "data/htmlcue.inc"
#include "data/htmltag.inc"

StaticAssertDecl(NT_HTMLTAG_P == NT_PLACE_P && NT_HTMLTAG_ROOT == NT_PLACE_ROOT, "place.h and htmltag.txt differ");
StaticAssertDecl(NT_HTMLCUE_PHOTO == NT_NEAR_PHOTO && NT_HTMLCUE_PARA == NT_NEAR_PARA, "place.h and htmlcue.txt differ");

#define NAME_MAX_BYTES 20
/* A class attribute says what it says in its first words. */
#define VALUE_MAX_BYTES 240
#define WORD_MAX_BYTES 24
/* A check for interrupts each so many attributes, or ">" in a comment. */
#define CHECK_STEP 65536

/* Names and cues that no list has are 0. */
static uint32
lexicon_classes(const NtLexicon *lexicon, const char *word, int32 len)
{
	const NtLexEntry *entry = nt_lexicon_find_text(lexicon, word, len);

	return entry == NULL ? 0 : entry->classes;
}

static const NtLexEntry *
find_element(const char *name, int32 len)
{
	static const char *const headings[] = {"headingone", "headingtwo", "headingthree"};

	if (len == 2 && (name[0] | 32) == 'h' && name[1] >= '1' && name[1] <= '6')
	{
		name = headings[Min(name[1] - '1', 2)];
		len = strlen(name);
	}
	return nt_lexicon_find_text(&nt_htmltag_lexicon, name, len);
}

static inline bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool
is_letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static inline bool
equals(const char *s, int32 len, const char *word)
{
	return (int32) strlen(word) == len && pg_strncasecmp(s, word, len) == 0;
}

static uint32
hash_bytes(const char *s, int32 len)
{
	uint32		hash = len * UINT32_C(0x9E3779B1) + 1;

	for (; len >= 4; s += 4, len -= 4)
	{
		uint32		word;

		memcpy(&word, s, 4);
		hash = (hash ^ word) * UINT32_C(0x85EBCA6B);
		hash ^= hash >> 13;
	}
	for (; len > 0; s++, len--)
		hash = (hash ^ (unsigned char) *s) * UINT32_C(0x01000193);
	return hash ^ hash >> 16;
}

/* The cues of all words of an attribute's value: runs of letters, cut before a capital that follows a small letter. */
static uint32
value_cues(NtTagCache *cache, const char *s, int32 len, uint32 hash)
{
	uint32		slot = hash % NT_TAG_CACHE;
	uint32		cues = 0;
	int32		start = 0;

	if (cache->hash[slot] == hash)
		return cache->cues[slot];
	len = Min(len, VALUE_MAX_BYTES);
	for (int32 i = 0; i <= len; i++)
	{
		bool		letter = i < len && is_letter(s[i]);

		if (letter && i > start && s[i] <= 'Z' && s[i - 1] >= 'a')
		{
			if (i - start > 1 && i - start <= WORD_MAX_BYTES)
				cues |= lexicon_classes(&nt_htmlcue_lexicon, s + start, i - start);
			start = i;
		}
		else if (!letter)
		{
			if (i - start > 1 && i - start <= WORD_MAX_BYTES)
				cues |= lexicon_classes(&nt_htmlcue_lexicon, s + start, i - start);
			start = i + 1;
		}
	}
	cache->hash[slot] = hash;
	cache->cues[slot] = cues;
	return cues;
}

static void
use_attribute(NtTag *tag, NtTagCache *cache, const char *html, const char *name, int32 name_len, const char *value,
			  int32 len)
{
	switch (name[0] | 32)
	{
		case 'c':
			if (equals(name, name_len, "class") && len > 0)
			{
				uint32		hash = hash_bytes(value, len);

				tag->signature ^= hash;
				tag->cues |= value_cues(cache, value, len, hash);
			}
			else if (equals(name, name_len, "content"))
			{
				tag->content.start = (int32) (value - html);
				tag->content.end = tag->content.start + len;
			}
			break;
		case 'n':
			tag->description |= equals(name, name_len, "name") && equals(value, len, "description");
			break;
		case 'p':
			tag->description |= equals(name, name_len, "property") && equals(value, len, "og:description");
			break;
		case 'i':
			if (equals(name, name_len, "id") && len > 0)
				tag->cues |= value_cues(cache, value, len, hash_bytes(value, len));
			else if (equals(name, name_len, "itemprop"))
				tag->article_body |= equals(value, len, "articleBody");
			break;
		case 'r':
			if (equals(name, name_len, "role") && len > 0)
				tag->cues |= value_cues(cache, value, len, hash_bytes(value, len));
			break;
		case 'h':
			tag->hidden |= equals(name, name_len, "hidden");
			break;
		case 'a':
			tag->hidden |= equals(name, name_len, "aria-hidden") && equals(value, len, "true");
			break;
		case 's':
			if (equals(name, name_len, "style"))
			{
				for (int32 i = 0; i + 12 <= Min(len, VALUE_MAX_BYTES); i++)
					if ((value[i] | 32) == 'd' && pg_strncasecmp(value + i, "display:", 8) == 0)
					{
						i += 8;
						while (i < len && value[i] == ' ')
							i++;
						tag->hidden |= len - i >= 4 && pg_strncasecmp(value + i, "none", 4) == 0;
					}
			}
			break;
		case 't':
			tag->json |= equals(name, name_len, "type") && equals(value, len, "application/ld+json");
			break;
		default:
			break;
	}
}

/*
 * Reads the tag at html[at] == '<' and returns the offset after its '>', or len if the page ends before.  A '<' that
 * begins no tag leaves tag->name 0 and returns at + 1; comments, doctypes, CDATA and the like leave it 0 too.
 */
int32
nt_tag_read(NtTag *tag, NtTagCache *cache, const char *html, int32 at, int32 len)
{
	int32		i = at + 1;
	int32		start;
	const char *end;
	uint32		steps = 0;

	memset(tag, 0, sizeof(NtTag));
	if (i < len && html[i] == '/')
	{
		tag->closing = true;
		i++;
	}
	if (i >= len || !is_letter(html[i]))
	{
		if (i >= len || (html[i] != '!' && html[i] != '?' && !tag->closing))
			return at + 1;
		if (len - i >= 3 && memcmp(html + i, "!--", 3) == 0)
		{
			/* "<!-->" and "<!--->" are whole comments too */
			for (i += 1; i < len; i = (int32) (end - html) + 1)
			{
				end = memchr(html + i, '>', len - i);
				if (end == NULL)
					return len;
				if (++steps % CHECK_STEP == 0)
					NT_CHECK_INTERRUPTS();
				if (end - html >= i + 1 && end[-1] == '-' && end[-2] == '-')
					return (int32) (end - html) + 1;
			}
			return len;
		}
		end = memchr(html + i, '>', len - i);
		return end == NULL ? len : (int32) (end - html) + 1;
	}
	start = i;
	while (i < len && html[i] != '>' && html[i] != '/' && !is_space(html[i]))
		i++;
	if (i - start <= NAME_MAX_BYTES)
	{
		const NtLexEntry *entry = find_element(html + start, i - start);

		tag->classes = entry == NULL ? NT_HTMLTAG_INLINE : entry->classes;
		tag->name = entry == NULL ? nt_wordkey_hash(nt_wordkey_of_text(html + start, i - start)) | 1 : entry->hash | 1;
	}
	else
	{
		tag->name = 1;
		tag->classes = NT_HTMLTAG_INLINE;
	}
	tag->signature = tag->name;
	for (;;)
	{
		const char *name;
		int32		name_len;
		const char *value = html;	/* none */
		int32		value_len = 0;

		if (++steps % CHECK_STEP == 0)
			NT_CHECK_INTERRUPTS();
		while (i < len && (is_space(html[i]) || html[i] == '/'))
			i++;
		if (i >= len)
			return len;
		if (html[i] == '>')
		{
			tag->self_closing = html[i - 1] == '/';
			return i + 1;
		}
		name = html + i;
		/* a name may begin with "=" */
		i++;
		while (i < len && html[i] != '=' && html[i] != '>' && html[i] != '/' && !is_space(html[i]))
			i++;
		name_len = (int32) (html + i - name);
		while (i < len && is_space(html[i]))
			i++;
		if (i < len && html[i] == '=')
		{
			i++;
			while (i < len && is_space(html[i]))
				i++;
			if (i < len && (html[i] == '"' || html[i] == '\''))
			{
				value = html + i + 1;
				end = memchr(value, html[i], len - i - 1);
				if (end == NULL)
					return len;
				value_len = (int32) (end - value);
				i = (int32) (end - html) + 1;
			}
			else
			{
				value = html + i;
				while (i < len && html[i] != '>' && !is_space(html[i]))
					i++;
				value_len = (int32) (html + i - value);
			}
		}
		if (!tag->closing)
			use_attribute(tag, cache, html, name, name_len, value, value_len);
	}
}

/*
 * A page begins with a doctype or with the element around it, its head or its body; a byte order mark, an XML
 * declaration and comments may stand before them.
 */
bool
nt_html_is_page(const char *text, int32 len)
{
	static const char doctype[] = "<!doctype";
	int32		doctype_len = (int32) strlen(doctype);
	int32		at = nt_utf8_mark(text, len);
	NtTagCache	cache = {{0}};
	NtTag		tag;

	for (;;)
	{
		int32		start;

		while (at < len && is_space(text[at]))
			at++;
		if (at >= len || text[at] != '<')
			return false;
		if (len - at >= doctype_len && pg_strncasecmp(text + at, doctype, doctype_len) == 0)
			return true;
		start = at;
		at = nt_tag_read(&tag, &cache, text, start, len);
		/* a tag, or a bracket that begins none */
		if (tag.name != 0 || at == start + 1)
			return !tag.closing && (tag.classes & NT_HTMLTAG_ROOT) != 0;
	}
}
