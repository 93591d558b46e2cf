/*-------------------------------------------------------------------------
 *
 * document.c
 *	  Text to tokens, in one pass.
 *
 *-------------------------------------------------------------------------
 */
#include "core/document.h"

#include "core/hash.h"
#include "core/unicode.h"
#include "core/utf8.h"

/* What the tokenizer carries along. */
typedef struct Scanner
{
	NtDocument *doc;
	const NtSegmenter *segmenter;
	int32		at;				/* byte offset of the next character */
	int32		token_capacity;
	int32		sign_capacity;
	int32		chars;			/* characters before "at" */
	uint8		pending;		/* flags for the next token: space, line */
} Scanner;

/* All apostrophes count as one: typewriter, right single mark, modifier letter, full-width. */
static inline bool
is_apostrophe(uint32 cp)
{
	return cp == '\'' || cp == 0x2019 || cp == 0x02BC || cp == 0xFF07 || cp == 0x92;
}

/* Windows-1252 quotation marks and dashes that were read as Latin-1: the character meant, 0 for other controls. */
static inline uint32
windows_mark(uint32 cp)
{
	static const uint16 marks[] = {0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014};

	return cp >= 0x91 && cp < 0x91 + lengthof(marks) ? marks[cp - 0x91] : 0;
}

static inline uint32
hash_character(uint32 hash, uint32 cp)
{
	NtClass		class = nt_class(cp);

	if (class == NT_CLASS_IGNORE)
		return hash;
	return nt_hash32_step(hash, is_apostrophe(cp) ? '\'' : nt_fold(cp));
}

uint32
nt_word_hash(const char *word, int32 len)
{
	uint32		hash = NT_HASH32_START;

	for (int32 i = 0; i < len;)
		hash = hash_character(hash, nt_utf8_next(word, &i));
	return hash;
}

bool
nt_word_equals(const char *word, int32 len, const char *folded, int32 folded_len)
{
	int32		i = 0;
	int32		j = 0;

	while (i < len)
	{
		uint32		cp;

		/* ASCII, nearly always */
		if ((unsigned char) word[i] < 0x80 && j < folded_len)
		{
			char		c = word[i] >= 'A' && word[i] <= 'Z' ? word[i] + ('a' - 'A') : word[i];

			if (c == folded[j])
			{
				i++;
				j++;
				continue;
			}
			if ((unsigned char) c > ' ' && c != 0x7F)
				return false;
		}
		cp = nt_utf8_next(word, &i);

		if (nt_class(cp) == NT_CLASS_IGNORE)
			continue;
		cp = is_apostrophe(cp) ? '\'' : nt_fold(cp);
		if (j >= folded_len || nt_utf8_next(folded, &j) != cp)
			return false;
	}
	return j == folded_len;
}

static inline void
add_token(Scanner *scanner, NtTokenKind kind, int32 start, int32 chars, uint32 hash, uint8 flags)
{
	NtDocument *doc = scanner->doc;
	NtToken		token = {start, chars, hash, scanner->at - start, kind, flags | scanner->pending};

	NT_ARRAY_RESERVE(doc->tokens, doc->ntokens, scanner->token_capacity);
	if (kind >= NT_TOKEN_PUNCT)
	{
		NT_ARRAY_RESERVE(doc->signs, doc->nsigns, scanner->sign_capacity);
		doc->signs[doc->nsigns++] = doc->ntokens;
	}
	doc->tokens[doc->ntokens++] = token;
	scanner->pending = 0;
}

/* The character after the next one, both inside the paragraph; 0 at its end. */
static inline uint32
peek(const Scanner *scanner, int32 at, int32 end)
{
	return at < end ? nt_utf8_at(scanner->doc->text, at) : 0;
}

/* Letters of ASCII folded to lower case, 0 for all other bytes: most words need no more. */
static const uint8 ascii_letters[256] = {
	['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i',
	['J'] = 'j', ['K'] = 'k', ['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r',
	['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z',
	['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h', ['i'] = 'i',
	['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r',
	['s'] = 's', ['t'] = 't', ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z'
};

/*
 * Words of nothing but ASCII letters with spaces between, as most text is, up to the first character that is neither
 * or word that may go on with another.
 */
static void
scan_plain_words(Scanner *scanner, int32 end)
{
	NtDocument *doc = scanner->doc;
	const uint8 *text = (const uint8 *) doc->text;
	int32		at = scanner->at;
	int32		narrow = scanner->chars - at;	/* every byte is a character */
	uint8		pending = scanner->pending;

	while (at < end)
	{
		NtToken		token = {at, at + narrow, NT_HASH32_START, 0, NT_TOKEN_WORD, pending};
		int32		limit = Min(end, at + NT_TOKEN_MAX_BYTES - 4);
		uint8		letter;

		if (text[at] == ' ')
		{
			pending |= NT_TOKEN_SPACE;
			at++;
			continue;
		}
		while (at < limit && (letter = ascii_letters[text[at]]) != 0)
		{
			token.hash = nt_hash32_step(token.hash, letter);
			at++;
		}
		token.len = at - token.start;
		if (token.len == 0 || (at < end && (at == limit || text[at] >= 0x80 || text[at] == '\'')))
		{
			at = token.start;
			break;
		}
		if (text[token.start] <= 'Z')
		{
			int32		capitals = token.start + 1;

			while (capitals < at && text[capitals] <= 'Z')
				capitals++;
			token.flags |= token.len > 1 && capitals == at ? NT_TOKEN_CAP | NT_TOKEN_ALLCAPS : NT_TOKEN_CAP;
		}
		NT_ARRAY_RESERVE(doc->tokens, doc->ntokens, scanner->token_capacity);
		doc->tokens[doc->ntokens++] = token;
		pending = 0;
		if ((doc->ntokens & 1023) == 0)
			NT_CHECK_INTERRUPTS();
	}
	scanner->at = at;
	scanner->chars = at + narrow;
	scanner->pending = pending;
}

/*
 * A word: letters, marks, ignorables, apostrophes between letters.  A final 's becomes a token of its own, so
 * that the possessor is seen as what it is.
 */
static void
scan_word(Scanner *scanner, int32 end)
{
	const char *text = scanner->doc->text;
	int32		start = scanner->at;
	int32		chars = scanner->chars;
	int32		limit = Min(end, start + NT_TOKEN_MAX_BYTES - 4);
	int32		at = start;
	int32		narrow = 0;		/* bytes that begin no character */
	uint32		hash = NT_HASH32_START;
	int			letters = 0;
	int			capitals = 0;
	uint8		flags = 0;
	int32		apostrophe = -1;	/* byte offset of the last one, and the state there */
	int32		apostrophe_chars = 0;
	uint32		apostrophe_hash = 0;
	int			apostrophe_letters = 0;

	while (at < limit)
	{
		int32		next = at;
		uint8		folded;
		uint32		cp;
		NtClass		class;

		while (next < limit && (folded = ascii_letters[(unsigned char) text[next]]) != 0)
		{
			hash = nt_hash32_step(hash, folded);
			capitals += folded != (uint8) text[next];
			next++;
		}
		letters += next - at;
		at = next;
		if (at == limit || ((unsigned char) text[at] < 0x80 && text[at] != '\''))
			break;
		cp = nt_utf8_next(text, &next);
		class = nt_class(cp);
		if (class == NT_CLASS_UPPER)
		{
			capitals++;
			letters++;
		}
		else if (class == NT_CLASS_LOWER || class == NT_CLASS_LETTER)
			letters++;
		else if (class != NT_CLASS_MARK && class != NT_CLASS_IGNORE)
		{
			NtClass		after;

			if (!is_apostrophe(cp))
				break;
			after = nt_class(peek(scanner, next, end));
			if (after != NT_CLASS_LOWER && after != NT_CLASS_UPPER && after != NT_CLASS_LETTER)
				break;
			apostrophe = at;
			apostrophe_chars = chars + (at - start) - narrow;
			apostrophe_hash = hash;
			apostrophe_letters = letters;
		}
		if (class != NT_CLASS_IGNORE)
			hash = nt_hash32_step(hash, is_apostrophe(cp) ? '\'' : nt_fold(cp));
		narrow += next - at - 1;
		at = next;
	}
	/* it begins with a letter */
	if (nt_class(nt_utf8_at(text, start)) == NT_CLASS_UPPER)
		flags |= NT_TOKEN_CAP;
	scanner->at = at;
	scanner->chars = chars + (at - start) - narrow;
	if (apostrophe > start && letters == apostrophe_letters + 1 && (text[at - 1] == 's' || text[at - 1] == 'S'))
	{
		bool		upper = text[at - 1] == 'S';

		if (apostrophe_letters > 1 && capitals - (upper ? 1 : 0) == apostrophe_letters)
			flags |= NT_TOKEN_ALLCAPS;
		scanner->at = apostrophe;
		add_token(scanner, NT_TOKEN_WORD, start, chars, apostrophe_hash, flags);
		scanner->at = at;
		hash = nt_hash32_step(nt_hash32_step(NT_HASH32_START, '\''), 's');
		add_token(scanner, NT_TOKEN_WORD, apostrophe, apostrophe_chars, hash, NT_TOKEN_CLITIC);
		return;
	}
	if (letters > 1 && capitals == letters)
		flags |= NT_TOKEN_ALLCAPS;
	if (apostrophe >= 0)
		flags |= NT_TOKEN_JOINED;
	add_token(scanner, NT_TOKEN_WORD, start, chars, hash, flags);
}

/* Digits of any script, with "." or "," between digits. */
static void
scan_number(Scanner *scanner, int32 end)
{
	const char *text = scanner->doc->text;
	int32		start = scanner->at;
	int32		chars = scanner->chars;
	uint32		hash = NT_HASH32_START;

	while (scanner->at < end && scanner->at - start < NT_TOKEN_MAX_BYTES - 4)
	{
		int32		next = scanner->at;
		uint32		cp = nt_utf8_next(text, &next);

		if (nt_class(cp) != NT_CLASS_DIGIT &&
			!((cp == '.' || cp == ',') && nt_class(peek(scanner, next, end)) == NT_CLASS_DIGIT))
			break;
		hash = nt_hash32_step(hash, nt_fold(cp));
		scanner->at = next;
		scanner->chars++;
	}
	add_token(scanner, NT_TOKEN_NUMBER, start, chars, hash, 0);
}

/* A run of a script without spaces, cut by the segmenter; pieces of bounded size, cut between characters. */
static void
scan_ideographs(Scanner *scanner, int32 end)
{
	const char *text = scanner->doc->text;
	int32		start = scanner->at;
	int32		stop = start;
	int32		ends[NT_TOKEN_MAX_BYTES];
	int			count = 0;

	while (stop < end && stop - start < NT_TOKEN_MAX_BYTES - 4)
	{
		int32		next = stop;
		NtClass		class = nt_class(nt_utf8_next(text, &next));

		if (class != NT_CLASS_IDEO && class != NT_CLASS_MARK && class != NT_CLASS_IGNORE)
			break;
		stop = next;
	}
	if (scanner->segmenter != NULL)
		count = scanner->segmenter->words(scanner->segmenter->state, text + start, stop - start, ends, lengthof(ends));
	if (count == 0)
		for (int32 i = start; i < stop;)
		{
			(void) nt_utf8_next(text, &i);
			ends[count++] = i - start;
		}
	for (int i = 0; i < count; i++)
	{
		int32		word = scanner->at;
		int32		chars = scanner->chars;

		scanner->at = start + ends[i];
		scanner->chars += nt_utf8_count(text + word, scanner->at - word);
		add_token(scanner, NT_TOKEN_WORD, word, chars, nt_word_hash(text + word, scanner->at - word), NT_TOKEN_IDEO);
	}
}

static void
scan_paragraph(Scanner *scanner, NtSpan span)
{
	const char *text = scanner->doc->text;

	scanner->pending = NT_TOKEN_SPACE;
	while (scanner->at < span.end)
	{
		int32		start;
		int32		next;
		uint32		cp;

		if ((scanner->doc->ntokens & 1023) == 0)
			NT_CHECK_INTERRUPTS();
		scan_plain_words(scanner, span.end);
		if (scanner->at == span.end)
			break;
		start = next = scanner->at;
		cp = nt_utf8_next(text, &next);
		switch (nt_class(cp))
		{
			case NT_CLASS_SPACE:
				scanner->pending |= NT_TOKEN_SPACE;
				break;
			case NT_CLASS_BREAK:
				scanner->pending |= NT_TOKEN_SPACE | NT_TOKEN_LINE;
				break;
			case NT_CLASS_OTHER:
				if (windows_mark(cp) == 0)
					break;
				scanner->at = next;
				scanner->chars++;
				add_token(scanner, NT_TOKEN_PUNCT, start, scanner->chars - 1, windows_mark(cp), 0);
				continue;
			case NT_CLASS_IGNORE:
				break;
			case NT_CLASS_DIGIT:
				scan_number(scanner, span.end);
				continue;
			case NT_CLASS_UPPER:
			case NT_CLASS_LOWER:
			case NT_CLASS_LETTER:
				scan_word(scanner, span.end);
				continue;
			case NT_CLASS_IDEO:
				scan_ideographs(scanner, span.end);
				continue;
			case NT_CLASS_PUNCT:
				scanner->at = next;
				scanner->chars++;
				add_token(scanner, NT_TOKEN_PUNCT, start, scanner->chars - 1, cp, 0);
				continue;
			case NT_CLASS_SYMBOL:
			case NT_CLASS_NUMERAL:
			case NT_CLASS_MARK:
				scanner->at = next;
				scanner->chars++;
				add_token(scanner, NT_TOKEN_SYMBOL, start, scanner->chars - 1, cp, 0);
				continue;
		}
		scanner->at = next;
		scanner->chars++;
	}
}

/*
 * Cuts text into tokens, sentences and paragraphs.  The paragraphs (ascending, disjoint; from nt_paragraphs or the
 * strip room) say which parts are read; those without a token are left out.  The document points into text and
 * into palloc'ed arrays of the current context.
 */
NtStatus
nt_document_parse(NtDocument *doc, const char *text, int32 len, const NtSpan *paragraphs, int32 count,
				  const NtSegmenter *segmenter)
{
	Scanner		scanner = {0};
	int32		sentence_capacity = 0;

	memset(doc, 0, sizeof(*doc));
	if (len > NT_MAX_ANALYSIS_BYTES)
		return NT_TOO_LARGE;
	doc->text = text;
	doc->nbytes = len;
	scanner.doc = doc;
	scanner.segmenter = segmenter;
	scanner.token_capacity = 64 + len / 5;
	doc->tokens = palloc(scanner.token_capacity * sizeof(NtToken));
	doc->paragraphs = palloc(Max(count, 1) * sizeof(NtParagraph));

	for (int32 i = 0; i < count; i++)
	{
		NtParagraph *paragraph = &doc->paragraphs[doc->nparagraphs];
		int32		sign = doc->nsigns;

		NT_CHECK_INTERRUPTS();
		scanner.chars += nt_utf8_count(text + scanner.at, paragraphs[i].start - scanner.at);
		scanner.at = paragraphs[i].start;
		paragraph->span = paragraphs[i];
		paragraph->first = doc->ntokens;
		paragraph->first_sentence = doc->nsentences;
		scan_paragraph(&scanner, paragraphs[i]);
		paragraph->end = doc->ntokens;
		if (paragraph->end == paragraph->first)
			continue;
		nt_sentences_mark(doc, paragraph->first, paragraph->end, sign, doc->nparagraphs, &sentence_capacity);
		paragraph->end_sentence = doc->nsentences;
		doc->nparagraphs++;
	}
	return NT_OK;
}

/* Frees what nt_document_parse made, where a call reads many documents. */
void
nt_document_end(NtDocument *doc)
{
	pfree(doc->tokens);
	if (doc->signs != NULL)
		pfree(doc->signs);
	if (doc->sentences != NULL)
		pfree(doc->sentences);
	pfree(doc->paragraphs);
}

/* Index of the last token that starts at or before the byte, -1 before the first. */
int32
nt_document_token_at(const NtDocument *doc, int32 byte)
{
	int32		at = 0;

	if (doc->ntokens == 0 || doc->tokens[0].start > byte)
		return -1;
	/* it is one of [at, at + left); the half is chosen without a jump, which could not be foreseen */
	for (int32 left = doc->ntokens; left > 1;)
	{
		int32		half = left / 2;

		at += half & -(int32) (doc->tokens[at + half].start <= byte);
		left -= half;
	}
	return at;
}

/* Characters before the byte offset, which must stand at a character's start. */
int32
nt_document_char(const NtDocument *doc, int32 byte)
{
	int32		token = nt_document_token_at(doc, byte);

	if (token < 0)
		return nt_utf8_count(doc->text, byte);
	return doc->tokens[token].chars + nt_utf8_count(doc->text + doc->tokens[token].start,
													byte - doc->tokens[token].start);
}

/* Index of the sentence that holds the token. */
int32
nt_document_sentence_of(const NtDocument *doc, int32 token)
{
	int32		low = 0;
	int32		high = doc->nsentences;

	while (low < high)
	{
		int32		middle = low + (high - low) / 2;

		if (doc->sentences[middle].first <= token)
			low = middle + 1;
		else
			high = middle;
	}
	return low - 1;
}
