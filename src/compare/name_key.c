/*-------------------------------------------------------------------------
 *
 * name_key.c
 *	  The grouping key of a person's name.
 *
 * Titles, places before titles, middle initials, accents and the spellings
 * that transliteration leaves open are folded; "Last, First" is turned
 * round.  Which words and spellings: src/data/nametitle.txt, namefold.txt.
 * Made of pinned tables alone, so that stored keys keep.
 *
 *-------------------------------------------------------------------------
 */
#include "compare/compare.h"

#include "compare/plain.h"
#include "core/lexicon.h"
#include "core/utf8.h"

#include "data/namefold.inc"
#include "data/nametitle.inc"

/* What is longer than this is no name: the rest is not read. */
#define NAME_MAX_BYTES 1000
#define NAME_MAX_WORDS 48
/* A name has at most this many words; what is longer is a description. */
#define NAME_MAX_LENGTH 7
/* Longest entry of namefold.txt in characters. */
#define FOLD_MAX_CHARS 16
/* Stands for the ends of a word in namefold.txt (ǀ). */
#define WORD_EDGE "\xC7\x80"
/* A longer word in German may end in a title (Verkehrsministerin). */
#define TAIL_MIN_BYTES 9
/* Longest title or honour in characters that is written to a name in scripts without spaces. */
#define ATTACHED_MAX_CHARS 4

/* One word of the name: letters, with the hyphens and apostrophes between them. */
typedef struct Word
{
	int32		first;			/* tokens */
	int32		end;
	uint32		classes;		/* of nametitle.txt */
	bool		cap;			/* begins with a capital, or its script has none */
	bool		allcaps;
	bool		initials;		/* "J", "J.K." */
	bool		comma;			/* a comma follows */
	bool		dropped;
} Word;

typedef struct PersonName
{
	NtDocument	doc;
	Word		words[NAME_MAX_WORDS];
	int			count;
	bool		lower;			/* no capital anywhere: case tells nothing */
} PersonName;

static inline bool
is_joiner(const NtToken *token)
{
	return token->kind >= NT_TOKEN_PUNCT && (nt_is_hyphen(token->hash) || nt_is_apostrophe(token->hash));
}

static inline bool
follows_closely(const NtDocument *doc, int32 token)
{
	return token < doc->ntokens && (doc->tokens[token].flags & NT_TOKEN_SPACE) == 0;
}

/* The mark that closes what "open" opens inside a name: a nickname or a remark; 0 if it opens nothing. */
static uint32
closing_mark(uint32 open)
{
	switch (open)
	{
		case '(':
			return ')';
		case '[':
			return ']';
		case '"':
			return '"';
		case 0x201C:
			return 0x201D;
		case 0xAB:
			return 0xBB;
		default:
			return 0;
	}
}

static bool
is_lone_letter(const NtDocument *doc, int32 token)
{
	const NtToken *t = &doc->tokens[token];

	return t->kind == NT_TOKEN_WORD && nt_utf8_count(doc->text + t->start, t->len) == 1 &&
		(t->flags & (NT_TOKEN_CAP | NT_TOKEN_IDEO)) == NT_TOKEN_CAP;
}

/* Reads one word that begins at the token; returns the token behind it. */
static int32
read_word(PersonName *name, int32 token)
{
	const NtDocument *doc = &name->doc;
	const NtToken *t = &doc->tokens[token];
	Word	   *word = &name->words[name->count++];
	int32		end = token + 1;

	memset(word, 0, sizeof(*word));
	word->first = token;
	word->cap = (t->flags & NT_TOKEN_CAP) != 0 || nt_class(nt_utf8_at(doc->text, t->start)) != NT_CLASS_LOWER;
	word->allcaps = (t->flags & NT_TOKEN_ALLCAPS) != 0;
	word->initials = is_lone_letter(doc, token);
	if (word->initials)
		while (follows_closely(doc, end) && nt_token_is_punct(doc, end, '.') &&
			   follows_closely(doc, end + 1) && is_lone_letter(doc, end + 1))
			end += 2;
	else if ((t->flags & NT_TOKEN_IDEO) != 0)
		while (follows_closely(doc, end) && (doc->tokens[end].flags & NT_TOKEN_IDEO) != 0)
			end++;
	else
		while (follows_closely(doc, end) && is_joiner(&doc->tokens[end]) &&
			   follows_closely(doc, end + 1) && doc->tokens[end + 1].kind == NT_TOKEN_WORD)
		{
			end += 2;
			word->initials = false;
			word->cap |= (doc->tokens[end - 1].flags & NT_TOKEN_CAP) != 0;
		}
	name->lower = name->lower && !word->cap;
	word->end = end;
	if (follows_closely(doc, end) && nt_token_is_punct(doc, end, '.'))
		end++;
	return end;
}

/* The words of the text; nicknames and remarks in marks are left out when a name stands before them. */
static void
read_words(PersonName *name)
{
	const NtDocument *doc = &name->doc;

	for (int32 i = 0; i < doc->ntokens && name->count < NAME_MAX_WORDS;)
	{
		const NtToken *t = &doc->tokens[i];
		uint32		close;

		if ((t->kind == NT_TOKEN_WORD || t->kind == NT_TOKEN_NUMBER) && (t->flags & NT_TOKEN_CLITIC) == 0)
		{
			i = read_word(name, i);
			continue;
		}
		if (name->count > 0 && nt_token_is_punct(doc, i, ','))
			name->words[name->count - 1].comma = true;
		close = name->count > 0 && t->kind >= NT_TOKEN_PUNCT ? closing_mark(t->hash) : 0;
		i++;
		for (int32 j = i; close != 0 && j < doc->ntokens; j++)
			if (nt_token_is_punct(doc, j, close))
			{
				i = j + 1;
				close = 0;
			}
	}
}

/*
 * Cuts a title before the name and an honour behind it off a word of a script without spaces, where a character is a
 * token; two characters at least are left to the name.
 */
static void
cut_attached(const PersonName *name, Word *word)
{
	const NtDocument *doc = &name->doc;
	const NtLexEntry *entry = nt_lexicon_find(&nt_nametitle_lexicon, doc, word->first, word->end, NT_LANG_ANY);

	if (entry != NULL && (entry->classes & NT_NAMETITLE_TITLE) != 0 && word->end - word->first >= entry->tokens + 2)
		word->first += entry->tokens;
	for (int32 chars = Min(ATTACHED_MAX_CHARS, word->end - word->first - 2); chars > 0; chars--)
	{
		entry = nt_lexicon_find(&nt_nametitle_lexicon, doc, word->end - chars, word->end, NT_LANG_ANY);
		if (entry != NULL && entry->tokens == chars && (entry->classes & NT_NAMETITLE_AFTER) != 0)
		{
			word->end -= chars;
			return;
		}
	}
}

/* What a word's ending tells of it: the classes tail and patronym. */
static uint32
ending_classes(const PersonName *name, const Word *word)
{
	const NtToken *token = &name->doc.tokens[word->end - 1];
	const char *text = name->doc.text + token->start;
	uint32		classes = 0;
	int32		at = 0;

	while (at < token->len)
	{
		const NtLexEntry *entry;

		(void) nt_utf8_next(text, &at);
		entry = nt_lexicon_find_text(&nt_nametitle_lexicon, text + at, token->len - at);
		if (entry != NULL)
			classes |= entry->classes;
	}
	return classes & (NT_NAMETITLE_PATRONYM | (token->len >= TAIL_MIN_BYTES ? NT_NAMETITLE_TAIL : 0));
}

/* Puts the classes of the lexicon's words and phrases on the words. */
static void
classify_words(PersonName *name)
{
	const NtDocument *doc = &name->doc;

	for (int i = 0; i < name->count; i++)
	{
		Word	   *word = &name->words[i];
		const NtLexEntry *entry;

		if ((doc->tokens[word->first].flags & NT_TOKEN_IDEO) != 0)
			cut_attached(name, word);
		entry = nt_lexicon_find(&nt_nametitle_lexicon, doc, word->first, doc->ntokens, NT_LANG_ANY);
		if (entry != NULL)
		{
			int32		end = word->first + entry->tokens;

			/* must end where a word does, the full stop behind it counted or not */
			for (int j = i; j < name->count && name->words[j].first < end; j++)
				if (end == name->words[j].end ||
					(end == name->words[j].end + 1 && nt_token_is_punct(doc, end - 1, '.')))
				{
					for (int k = i; k <= j; k++)
						name->words[k].classes |= entry->classes;
					i = j;
					break;
				}
		}
		if (word->classes == 0 && word->end - word->first >= 3 && !word->initials &&
			(nt_lexicon_classes(&nt_nametitle_lexicon, doc, word->end - 1, NT_LANG_ANY) & NT_NAMETITLE_TITLE) != 0)
			word->classes = NT_NAMETITLE_TITLE;		/* ex-minister */
		if (word->classes == 0 && i + 1 < name->count)
			word->classes = ending_classes(name, word);
	}
}

static bool
in_class(const PersonName *name, int first, int end, uint32 classes)
{
	for (int i = first; i < end; i++)
		if ((name->words[i].classes & classes) == 0)
			return false;
	return true;
}

/* Can the words be a name?  Capitals, or small words that stand in names; anything where nothing has capitals. */
static bool
is_name(const PersonName *name, int first, int end)
{
	bool		found = false;

	if (end <= first || end - first > NAME_MAX_LENGTH)
		return false;
	for (int i = first; i < end; i++)
	{
		const Word *word = &name->words[i];

		if (word->cap || (name->lower && (word->classes & (NT_NAMETITLE_OF | NT_NAMETITLE_ARTICLE)) == 0))
			found = true;
		else if ((word->classes & (NT_NAMETITLE_PARTICLE | NT_NAMETITLE_ARABIC | NT_NAMETITLE_JOIN)) == 0)
			return false;
	}
	return found;
}

/* Where the name begins among words [first, end): behind its titles and their places; "end" if there is no name. */
static int
skip_titles(const PersonName *name, int first, int end)
{
	const uint32 leading = NT_NAMETITLE_TITLE | NT_NAMETITLE_TAIL | NT_NAMETITLE_RANK | NT_NAMETITLE_PLACE | NT_NAMETITLE_OF |
		NT_NAMETITLE_ARTICLE;
	int			begin = first;
	int			last = -1;
	bool		led = true;		/* nothing but titles and places so far */

	if (begin < end && (name->words[begin].classes & NT_NAMETITLE_ARTICLE) != 0)
		begin++;
	if (begin < end && (name->words[begin].classes & NT_NAMETITLE_WHOLE) != 0)
		return first;
	for (int i = begin; i < end; i++)
	{
		uint32		classes = name->words[i].classes;

		if ((classes & (NT_NAMETITLE_TITLE | NT_NAMETITLE_TAIL)) != 0 || ((classes & NT_NAMETITLE_RANK) != 0 && led && i + 1 < end))
			last = i;
		led = led && (classes & leading) != 0;
	}
	if (last < 0)
		return begin;
	begin = last + 1;
	/* "president of Arland": the place goes too */
	while (begin < end && (name->words[begin].classes & NT_NAMETITLE_OF) != 0)
	{
		int			place = begin + 1;

		while (place < end && (name->words[place].classes & (NT_NAMETITLE_OF | NT_NAMETITLE_ARTICLE)) != 0)
			place++;
		if (place >= end || (name->words[place].classes & NT_NAMETITLE_PLACE) == 0)
			return end;
		while (place < end && (name->words[place].classes & NT_NAMETITLE_PLACE) != 0)
			place++;
		begin = place;
	}
	return is_name(name, begin, end) ? begin : end;
}

/*
 * Two Greek letters that are one sound and would not be read so letter by letter; NULL for others.  "initial": at the
 * beginning of a word.
 */
static const char *
greek_pair(uint32 first, uint32 second, bool initial)
{
	static const struct
	{
		uint16		first;
		uint16		second;
		bool		initial;
		const char *ascii;
	}			pairs[] = {
		{0x3BF, 0x3C5, false, "ou"}, {0x3B1, 0x3C5, false, "av"}, {0x3B5, 0x3C5, false, "ev"},
		{0x3BC, 0x3C0, true, "b"}, {0x3BD, 0x3C4, true, "d"}, {0x3B3, 0x3BA, true, "g"},
	};

	for (int i = 0; i < lengthof(pairs); i++)
		if (pairs[i].first == first && pairs[i].second == second && (initial || !pairs[i].initial))
			return pairs[i].ascii;
	return NULL;
}

/* The word in plain letters, without joiners and full stops. */
static void
put_plain(StringInfo out, const PersonName *name, int32 first, int32 end)
{
	const NtDocument *doc = &name->doc;
	int32		start = doc->tokens[first].start;
	int32		stop = nt_token_end(doc, end - 1);

	for (int32 at = start; at < stop;)
	{
		int32		letter = at;
		uint32		cp = nt_utf8_next(doc->text, &at);
		NtClass		class = nt_class(cp);
		const char *ascii;

		if (nt_is_apostrophe(cp) || !(nt_class_is_letter(class) || class == NT_CLASS_DIGIT))
			continue;
		if (cp >= 0x370 && cp < 0x400 && at < stop)
		{
			ascii = greek_pair(nt_base(nt_fold(cp)), nt_base(nt_fold(nt_utf8_at(doc->text, at))), letter == start);
			if (ascii != NULL)
			{
				(void) nt_utf8_next(doc->text, &at);
				appendStringInfoString(out, ascii);
				continue;
			}
		}
		ascii = cp < 128 ? NULL : nt_plain_any(nt_fold(cp));
		if (ascii != NULL)
			appendStringInfoString(out, ascii);
		else
			nt_plain_put(out, cp);
	}
}

/* The word's spelling by the rules of namefold.txt, doubled letters made one; appended to out. */
static void
put_folded(StringInfo out, const char *plain, int len)
{
	StringInfoData edged;
	StringInfoData folded;

	initStringInfo(&edged);
	initStringInfo(&folded);
	appendStringInfoString(&edged, WORD_EDGE);
	appendBinaryStringInfo(&edged, plain, len);
	appendStringInfoString(&edged, WORD_EDGE);
	for (int at = 0; at < edged.len;)
	{
		const NtLexEntry *entry = NULL;
		int			fits = 0;	/* characters tried, the longest first */
		int			ends[FOLD_MAX_CHARS];
		int32		next = at;

		do
		{
			(void) nt_utf8_next(edged.data, &next);
			ends[fits++] = next;
		} while (next < edged.len && fits < FOLD_MAX_CHARS);
		while (fits > 0 && entry == NULL)
			entry = nt_lexicon_find_text(&nt_namefold_lexicon, edged.data + at, ends[--fits] - at);
		if (entry != NULL)
			appendStringInfoString(&folded, nt_lexicon_arg(&nt_namefold_lexicon, entry));
		else if (memcmp(edged.data + at, WORD_EDGE, 2) != 0)
			appendBinaryStringInfo(&folded, edged.data + at, ends[0] - at);
		at = ends[fits];
	}
	for (int i = 0; i < folded.len; i++)
		if (i == 0 || folded.data[i] != folded.data[i - 1] || !(folded.data[i] >= 'a' && folded.data[i] <= 'z'))
			appendStringInfoCharMacro(out, folded.data[i]);
	pfree(edged.data);
	pfree(folded.data);
}

/* A description that names nobody, or a group: its words, plain, one space apart. */
static void
put_description(StringInfo out, const PersonName *name)
{
	int			begin = out->len;

	for (int i = 0; i < name->count; i++)
	{
		if (i == 0 && name->count > 1 && (name->words[i].classes & NT_NAMETITLE_ARTICLE) != 0)
			continue;
		if (out->len > begin)
			appendStringInfoCharMacro(out, ' ');
		put_plain(out, name, name->words[i].first, name->words[i].end);
	}
}

/* Is the word a family name in capitals, and not initials without their full stops ("JK")? */
static bool
is_shouted(const PersonName *name, int word)
{
	const NtToken *token = &name->doc.tokens[name->words[word].first];

	if (!name->words[word].allcaps || name->words[word].initials)
		return false;
	return token->len > 2 || strchr("AEIOUY", name->doc.text[token->start + 1]) != NULL;
}

/*
 * Chooses the words of the name itself, in the order first name, last name: *order gets their indexes.  Returns their
 * number, 0 if the words are a description.
 */
static int
choose_words(PersonName *name, int *order)
{
	int			end = name->count;
	int			comma = -1;
	int			begin;
	int			n = 0;

	for (int i = 1; i < name->count; i++)
	{
		if ((name->words[i].classes & NT_NAMETITLE_AND) != 0)
			return 0;
		if ((name->words[i].classes & NT_NAMETITLE_SUFFIX) != 0)
			name->words[i - 1].comma = false;	/* "Last, Jr." */
	}
	for (int i = 0; i + 1 < name->count && comma < 0; i++)
		if (name->words[i].comma)
			comma = i + 1;
	while (comma < 0 && end > 1 && (name->words[end - 1].classes & NT_NAMETITLE_AFTER) != 0)
		end--;
	if (in_class(name, 0, end, NT_NAMETITLE_TITLE | NT_NAMETITLE_PLACE | NT_NAMETITLE_ARTICLE | NT_NAMETITLE_OF))
		return 0;
	if (comma > 0)
	{
		int			after = comma;
		int			lasts = 0;

		while (after < name->count && (after == comma || !name->words[after - 1].comma))
			after++;
		for (int i = 0; i < comma; i++)
			lasts += (name->words[i].classes & (NT_NAMETITLE_PARTICLE | NT_NAMETITLE_ARABIC | NT_NAMETITLE_SUFFIX)) == 0;
		if (in_class(name, 0, comma, NT_NAMETITLE_TITLE | NT_NAMETITLE_PLACE | NT_NAMETITLE_ARTICLE | NT_NAMETITLE_OF))
		{
			/* "The foreign minister, First Last" */
			if (!is_name(name, comma, after))
				return 0;
			for (int i = comma; i < after; i++)
				order[n++] = i;
			return n;
		}
		begin = skip_titles(name, comma, after);
		if (lasts == 1 && after - begin <= 3 && is_name(name, begin, after))
		{
			/* "Last, First", a suffix stands last wherever it stood */
			for (int i = begin; i < after; i++)
				if ((name->words[i].classes & NT_NAMETITLE_SUFFIX) == 0)
					order[n++] = i;
			for (int i = 0; i < comma; i++)
				if ((name->words[i].classes & NT_NAMETITLE_SUFFIX) == 0)
					order[n++] = i;
			for (int i = 0; i < after; i++)
				if ((name->words[i].classes & NT_NAMETITLE_SUFFIX) != 0)
					order[n++] = i;
			return n;
		}
		end = comma;			/* what follows tells who it is */
	}
	for (int i = 2; i + 1 < end && (name->words[0].classes & NT_NAMETITLE_NOBLE) != 0; i++)
		if (!name->words[i].cap && (name->words[i].classes & NT_NAMETITLE_OF) != 0 && name->words[i + 1].cap)
			end = i;			/* Lady Marlow of Tidewell */
	begin = skip_titles(name, 0, end);
	if (end - begin > NAME_MAX_LENGTH)
		return 0;
	for (int i = begin + 1; i < end; i++)
		if (!name->words[i].cap && (name->words[i].classes & (NT_NAMETITLE_OF | NT_NAMETITLE_ARTICLE)) != 0)
			return 0;			/* "two residents of the valley" */
	if (end - begin > 1 && name->words[end - 1].initials && !name->words[begin].initials)
		order[n++] = --end;		/* "Last F." */
	else if (end - begin > 1 && is_shouted(name, begin))
	{
		bool		others = false;

		for (int i = begin + 1; i < end; i++)
			others = others || name->words[i].allcaps || name->words[i].initials;
		if (!others)
		{
			/* "LAST First" */
			for (int i = begin + 1; i < end; i++)
				order[n++] = i;
			order[n++] = begin;
			return n;
		}
	}
	for (int i = begin; i < end; i++)
		order[n++] = i;
	return n;
}

/* Appends a word in plain letters, folded unless it is a number (III), and empties it. */
static void
put_key_word(StringInfo out, int begin, StringInfo plain, bool number)
{
	if (plain->len == 0)
		return;
	if (out->len > begin)
		appendStringInfoCharMacro(out, ' ');
	if (number)
		appendBinaryStringInfo(out, plain->data, plain->len);
	else
		put_folded(out, plain->data, plain->len);
	resetStringInfo(plain);
}

/*
 * Appends one word of the name.  Hyphens part words (Kim Jong-un is Kim Jong Un), but not initials (J.-P.) nor the first
 * half of a name that is written apart or together; the Arabic article before one goes.  "joined": what stands in
 * "plain" at the end is to be gone on with by the next word.
 */
static void
put_name_word(StringInfo out, int begin, StringInfo plain, const PersonName *name, const Word *word, bool joined)
{
	const NtDocument *doc = &name->doc;
	bool		number = (word->classes & NT_NAMETITLE_SUFFIX) != 0 && word->allcaps;
	int32		part = word->first;

	for (int32 t = word->first; t <= word->end; t++)
	{
		uint32		classes;

		if (t < word->end && !(doc->tokens[t].kind >= NT_TOKEN_PUNCT && nt_is_hyphen(doc->tokens[t].hash)))
			continue;
		classes = t == part + 1 && t < word->end
			? nt_lexicon_classes(&nt_nametitle_lexicon, doc, part, NT_LANG_ANY) : 0;
		if ((classes & NT_NAMETITLE_ARABIC) == 0)
		{
			bool		letter = t == part + 1 && nt_utf8_count(doc->text + doc->tokens[part].start, doc->tokens[part].len) == 1;

			if (t > part)
				put_plain(plain, name, part, t);
			if (t < word->end ? !letter && (classes & NT_NAMETITLE_JOIN) == 0 : !joined)
				put_key_word(out, begin, plain, number);
		}
		part = t + 1;
	}
}

/*
 * Appends the key of the name in text[0, len) to out.  At most NAME_MAX_BYTES of it are read.
 */
NtStatus
nt_compare_name_key(StringInfo out, const char *text, int32 len)
{
	PersonName	name;
	NtSpan		span = {0, len};
	NtStatus	status;
	int			order[NAME_MAX_WORDS];
	int			count;
	int			begin = out->len;
	StringInfoData plain;
	bool		initials_before = false;

	name.count = 0;
	name.lower = true;
	if (len > NAME_MAX_BYTES)
	{
		span.end = NAME_MAX_BYTES;
		while (span.end > 0 && ((unsigned char) text[span.end] & 0xC0) == 0x80)
			span.end--;
	}
	status = nt_document_parse(&name.doc, text, span.end, &span, 1, NULL);
	if (status != NT_OK)
		return status;
	read_words(&name);
	classify_words(&name);
	count = choose_words(&name, order);
	if (count == 0)
	{
		put_description(out, &name);
		nt_document_end(&name.doc);
		return NT_OK;
	}
	initStringInfo(&plain);
	for (int i = 0; i < count; i++)
	{
		const Word *word = &name.words[order[i]];
		const Word *next = i + 1 < count ? &name.words[order[i + 1]] : NULL;
		bool		middle = i > 0 && next != NULL;

		/* what stands between first and last name and is no name goes, but never all there is */
		if (middle && ((word->initials && !initials_before) || (word->classes & NT_NAMETITLE_ARABIC) != 0 ||
					   ((word->classes & NT_NAMETITLE_PATRONYM) != 0 && (next->classes & NT_NAMETITLE_SUFFIX) == 0)))
			continue;
		/* initials in a row are one word, and so is a first half with its second */
		put_name_word(out, begin, &plain, &name, word,
					  next != NULL && ((word->classes & NT_NAMETITLE_JOIN) != 0 || (word->initials && next->initials)));
		initials_before = word->initials;
	}
	put_key_word(out, begin, &plain, false);
	pfree(plain.data);
	nt_document_end(&name.doc);
	return NT_OK;
}
