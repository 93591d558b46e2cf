/*-------------------------------------------------------------------------
 *
 * document.c
 *	  Text to tokens, in one pass.
 *
 *-------------------------------------------------------------------------
 */
#include "core/document.h"

#include "core/hash.h"
#include "core/ascii.h"
#include "core/unicode.h"
#include "core/utf8.h"

/* So many bytes, whatever they hold, are read between two checks for interrupts. */
#define CHECK_BYTES 16384

/* What the tokenizer carries along. */
typedef struct Scanner
{
	NtDocument *doc;
	const NtSegmenter *segmenter;
	int32		at;				/* byte offset of the next character */
	int32		token_capacity;
	int32		sign_capacity;
	int32		check;			/* where the next check for interrupts is due */
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

/* Appends the character, folded as in lexicons, to "out", which has room for four bytes; returns how many it takes. */
static inline int
put_folded(char *out, uint32 cp)
{
	return nt_utf8_put(out, is_apostrophe(cp) ? '\'' : nt_fold(cp));
}

/* Eight bytes of ASCII, their capitals made small. */
static inline uint64
fold_ascii(uint64 bytes)
{
	const uint64 every = UINT64_C(0x0101010101010101);

	/* x + (0x80 - c) has the high bit when x >= c; nothing is carried into the next byte */
	return bytes | ((((bytes + every * (0x80 - 'A')) & ~(bytes + every * (0x80 - 'Z' - 1))) & every * 0x80) >> 2);
}

uint64
nt_wordkey_of_text(const char *word, int32 len)
{
	char		block[NT_WORDKEY_BLOCK + 4];
	uint64		state = 0;
	int			n = 0;

	/* nearly all */
	if (len > 0 && len <= NT_WORDKEY_BLOCK && nt_utf8_is_ascii(word, len))
		return nt_wordkey_end(nt_wordkey_block(0, fold_ascii(len >= 8 ? nt_wordkey_load(word) : nt_wordkey_load_short(word, len)),
											   fold_ascii(len == NT_WORDKEY_BLOCK ? nt_wordkey_load(word + 8)
														  : len > 8 ? nt_wordkey_load_short(word + 8, len - 8) : 0)));

	for (int32 i = 0; i < len;)
	{
		uint32		cp = nt_utf8_next(word, &i);

		if (nt_class(cp) == NT_CLASS_IGNORE)
			continue;
		n += put_folded(block + n, cp);
		if (n >= NT_WORDKEY_BLOCK)
		{
			state = nt_wordkey_block(state, nt_wordkey_load(block), nt_wordkey_load(block + 8));
			n -= NT_WORDKEY_BLOCK;
			memcpy(block, block + NT_WORDKEY_BLOCK, n);
		}
	}
	if (n > 0)
	{
		memset(block + n, 0, NT_WORDKEY_BLOCK - n);
		state = nt_wordkey_block(state, nt_wordkey_load(block), nt_wordkey_load(block + 8));
	}
	return nt_wordkey_end(state);
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

/* key: of punctuation and symbols, the code point */
static inline void
add_token(Scanner *scanner, NtTokenKind kind, int32 start, uint64 key, uint8 flags)
{
	NtDocument *doc = scanner->doc;
	NtToken		token = {start, nt_wordkey_hash(key), nt_wordkey_check(key), scanner->at - start, kind, flags | scanner->pending};

	NT_ARRAY_RESERVE(doc->tokens, doc->ntokens, scanner->token_capacity);
	if (kind >= NT_TOKEN_PUNCT)
	{
		token.hash = nt_wordkey_check(key);
		token.check = 0;
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

static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * Plain words and numbers, spaces and ASCII punctuation, as most text is, up to the first character that is none of these or
 * to the next check for interrupts.
 */
static void
scan_plain_words(Scanner *scanner, int32 end)
{
	NtDocument *doc = scanner->doc;
	const char *text = doc->text;
	int32		at = scanner->at;
	int32		stop = Min(Min(end, doc->nbytes - NT_WORDKEY_BLOCK + 1), scanner->check);
	uint8		pending = scanner->pending;

	while (at < stop)
	{
		NtAsciiWord word;
		NtToken    *token;
		uint64		key;

		if (text[at] == ' ')
		{
			pending |= NT_TOKEN_SPACE;
			at++;
			continue;
		}
		NT_ARRAY_RESERVE(doc->tokens, doc->ntokens, scanner->token_capacity);
		token = &doc->tokens[doc->ntokens];
		token->start = at;
		word = nt_ascii_word(text + at, NT_ASCII_LETTERS);
		if (word.len > 0)
		{
			int32		after = at + word.len;

			if (word.len == NT_WORDKEY_BLOCK || after > end ||
				(after < end && ((unsigned char) text[after] >= 0x80 || text[after] == '\'')))
				break;
			token->kind = NT_TOKEN_WORD;
			key = nt_ascii_key(word);
		}
		else if (is_digit(text[at]))
		{
			int32		after;

			word = nt_ascii_word(text + at, NT_ASCII_DIGITS);
			after = at + word.len;
			/* digits of other scripts may follow */
			if (word.len == NT_WORDKEY_BLOCK || after > end || (after < end && (unsigned char) text[after] >= 0x80) ||
				((text[after] == '.' || text[after] == ',') && after + 1 < end &&
				 (is_digit(text[after + 1]) || (unsigned char) text[after + 1] >= 0x80)))
				break;
			token->kind = NT_TOKEN_NUMBER;
			key = nt_ascii_key(word);
		}
		else if ((unsigned char) text[at] < 0x80 && nt_class(text[at]) == NT_CLASS_PUNCT)
		{
			word.len = 1;
			word.capitals = 0;
			token->kind = NT_TOKEN_PUNCT;
			key = (uint64) (unsigned char) text[at] << 32;
			NT_ARRAY_RESERVE(doc->signs, doc->nsigns, scanner->sign_capacity);
			doc->signs[doc->nsigns++] = doc->ntokens;
		}
		else
			break;
		token->hash = nt_wordkey_hash(key);
		token->check = nt_wordkey_check(key);
		token->len = word.len;
		/* without a jump: which words have a capital follows no rule */
		token->flags = pending | NT_TOKEN_CAP * (word.capitals & 1) |
			NT_TOKEN_ALLCAPS * ((word.capitals == (UINT32_C(1) << word.len) - 1) & (word.len > 1));
		doc->ntokens++;
		at += word.len;
		pending = 0;
	}
	scanner->at = at;
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
	int32		limit = Min(end, start + NT_TOKEN_MAX_BYTES - 4);
	int32		at = start;
	char		folded[NT_TOKEN_MAX_BYTES * 2];	/* no character grows by more than half when it is folded */
	int32		nfolded = 0;
	int			letters = 0;
	int			capitals = 0;
	uint8		flags = 0;
	int32		apostrophe = -1;	/* byte offset of the last one, and the state there */
	int32		apostrophe_folded = 0;
	int			apostrophe_letters = 0;

	while (at < limit)
	{
		int32		next = at;
		uint8		letter;
		uint32		cp;
		NtClass		class;

		while (next < limit && (letter = ascii_letters[(unsigned char) text[next]]) != 0)
		{
			folded[nfolded++] = (char) letter;
			capitals += letter != (uint8) text[next];
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
			apostrophe_folded = nfolded;
			apostrophe_letters = letters;
		}
		if (class != NT_CLASS_IGNORE)
			nfolded += put_folded(folded + nfolded, cp);
		at = next;
	}
	/* it begins with a letter */
	if (nt_class(nt_utf8_at(text, start)) == NT_CLASS_UPPER)
		flags |= NT_TOKEN_CAP;
	scanner->at = at;
	if (apostrophe > start && letters == apostrophe_letters + 1 && (text[at - 1] == 's' || text[at - 1] == 'S'))
	{
		bool		upper = text[at - 1] == 'S';

		if (apostrophe_letters > 1 && capitals - (upper ? 1 : 0) == apostrophe_letters)
			flags |= NT_TOKEN_ALLCAPS;
		scanner->at = apostrophe;
		add_token(scanner, NT_TOKEN_WORD, start, nt_wordkey(folded, apostrophe_folded), flags);
		scanner->at = at;
		add_token(scanner, NT_TOKEN_WORD, apostrophe, nt_wordkey("'s", 2), NT_TOKEN_CLITIC);
		return;
	}
	if (letters > 1 && capitals == letters)
		flags |= NT_TOKEN_ALLCAPS;
	if (apostrophe >= 0)
		flags |= NT_TOKEN_JOINED;
	add_token(scanner, NT_TOKEN_WORD, start, nt_wordkey(folded, nfolded), flags);
}

/* Digits of any script, with "." or "," between digits: nothing that folding changes. */
static void
scan_number(Scanner *scanner, int32 end)
{
	const char *text = scanner->doc->text;
	int32		start = scanner->at;

	while (scanner->at < end && scanner->at - start < NT_TOKEN_MAX_BYTES - 4)
	{
		int32		next = scanner->at;
		uint32		cp = nt_utf8_next(text, &next);

		if (nt_class(cp) != NT_CLASS_DIGIT &&
			!((cp == '.' || cp == ',') && nt_class(peek(scanner, next, end)) == NT_CLASS_DIGIT))
			break;
		scanner->at = next;
	}
	add_token(scanner, NT_TOKEN_NUMBER, start, nt_wordkey(text + start, scanner->at - start), 0);
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

		scanner->at = start + ends[i];
		add_token(scanner, NT_TOKEN_WORD, word, nt_wordkey_of_text(text + word, scanner->at - word), NT_TOKEN_IDEO);
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

		if (scanner->at >= scanner->check)
		{
			NT_CHECK_INTERRUPTS();
			scanner->check = scanner->at + CHECK_BYTES;
		}
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
				add_token(scanner, NT_TOKEN_PUNCT, start, windows_mark(cp), 0);
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
				add_token(scanner, NT_TOKEN_PUNCT, start, cp, 0);
				continue;
			case NT_CLASS_SYMBOL:
			case NT_CLASS_NUMERAL:
			case NT_CLASS_MARK:
				scanner->at = next;
				add_token(scanner, NT_TOKEN_SYMBOL, start, cp, 0);
				continue;
		}
		scanner->at = next;
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

/* The last of tokens [first, end), the first of which starts at or before the byte, that does so. */
int32
nt_document_token_among(const NtDocument *doc, int32 first, int32 end, int32 byte)
{
	int32		at = first;

	/* it is one of [at, at + left); the half is chosen without a jump, which could not be foreseen */
	for (int32 left = end - first; left > 1;)
	{
		int32		half = left / 2;

		at += half & -(int32) (doc->tokens[at + half].start <= byte);
		left -= half;
	}
	return at;
}

/* Index of the last token that starts at or before the byte, -1 before the first. */
int32
nt_document_token_at(const NtDocument *doc, int32 byte)
{
	if (doc->ntokens == 0 || doc->tokens[0].start > byte)
		return -1;
	return nt_document_token_among(doc, 0, doc->ntokens, byte);
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
