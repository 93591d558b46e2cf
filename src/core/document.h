/*-------------------------------------------------------------------------
 *
 * document.h
 *	  The shared document: one text cut into paragraphs, sentences, tokens.
 *
 * Offsets inside are bytes of the text; the border turns them into those of
 * characters.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_DOCUMENT_H
#define NT_DOCUMENT_H

#include "core/nt.h"

typedef enum NtTokenKind
{
	NT_TOKEN_WORD,				/* letters and marks with inner apostrophes; hyphens and digits end a word */
	NT_TOKEN_NUMBER,			/* digits, with inner "." or "," between digits */
	NT_TOKEN_PUNCT,				/* one punctuation character */
	NT_TOKEN_SYMBOL				/* one symbol, other number sign or character of no class */
} NtTokenKind;

/* NtToken.flags */
#define NT_TOKEN_SPACE		0x01	/* white space, line break or paragraph start before it */
#define NT_TOKEN_CAP		0x02	/* first letter is upper case */
#define NT_TOKEN_ALLCAPS	0x04	/* two or more letters, all upper case */
#define NT_TOKEN_FIRST		0x08	/* first token of a sentence */
#define NT_TOKEN_CLITIC		0x10	/* 's (or a lone apostrophe form of it) split off the word before */
#define NT_TOKEN_LINE		0x20	/* a line break inside the paragraph stands before it */
#define NT_TOKEN_IDEO		0x40	/* word of a script without spaces */
#define NT_TOKEN_JOINED		0x80	/* an apostrophe stands within the word: don't, O'Neill */

/* Long runs of one kind are cut at this many bytes, so that len fits and look-ups stay linear. */
#define NT_TOKEN_MAX_BYTES	1024

typedef struct NtToken
{
	int32		start;			/* byte offset */
	uint32		hash;			/* words and numbers: the halves of the key (hash.h) of the folded text, apostrophes
								 * made '; punctuation and symbols: the code point itself, and 0 */
	uint32		check;
	uint16		len;			/* bytes */
	uint8		kind;			/* NtTokenKind */
	uint8		flags;
} NtToken;

/* Tokens [first, end); never empty; sentences do not cross paragraphs and cover all their tokens. */
typedef struct NtSentence
{
	int32		first;
	int32		end;
	int32		paragraph;
} NtSentence;

/* Never empty: tokens [first, end), sentences [first_sentence, end_sentence). */
typedef struct NtParagraph
{
	NtSpan		span;			/* bytes, without white space around */
	int32		first;
	int32		end;
	int32		first_sentence;
	int32		end_sentence;
} NtParagraph;

typedef struct NtDocument
{
	const char *text;			/* not copied: lives as long as the caller's; valid UTF-8 */
	int32		nbytes;
	NtToken    *tokens;
	int32		ntokens;
	int32	   *signs;			/* tokens that are punctuation or symbols, in order: one in seven */
	int32		nsigns;
	NtSentence *sentences;
	int32		nsentences;
	NtParagraph *paragraphs;
	int32		nparagraphs;
} NtDocument;

/*
 * Word boundaries of scripts written without spaces come from outside (ICU, in src/pg): words() writes the end
 * offset of each word of s[0, len) to ends, at most max of them, and returns their number.  Without a segmenter
 * every such character is a word of its own.
 */
typedef struct NtSegmenter
{
	int			(*words) (void *state, const char *s, int32 len, int32 *ends, int32 max);
	void	   *state;
} NtSegmenter;

/* paragraph.c */
extern NtSpan *nt_paragraphs(const char *text, int32 len, int32 *count);

/* document.c */
extern NtStatus nt_document_parse(NtDocument *doc, const char *text, int32 len, const NtSpan *paragraphs, int32 count,
								  const NtSegmenter *segmenter);
extern void nt_document_end(NtDocument *doc);
extern int32 nt_document_token_among(const NtDocument *doc, int32 first, int32 end, int32 byte);
extern int32 nt_document_token_at(const NtDocument *doc, int32 byte);
extern int32 nt_document_sentence_of(const NtDocument *doc, int32 token);

/* sentence.c */
extern void nt_sentences_mark(NtDocument *doc, int32 first, int32 end, int32 sign, int32 paragraph, int32 *capacity);

extern uint64 nt_wordkey_of_text(const char *word, int32 len);
extern bool nt_word_equals(const char *word, int32 len, const char *folded, int32 folded_len);

/* Is the token this folded text?  (lower case, accents kept, apostrophes as ') */
static inline bool
nt_token_equals(const NtDocument *doc, int32 token, const char *folded, int32 folded_len)
{
	return nt_word_equals(doc->text + doc->tokens[token].start, doc->tokens[token].len, folded, folded_len);
}

static inline bool
nt_token_is(const NtDocument *doc, int32 token, const char *folded)
{
	return nt_token_equals(doc, token, folded, strlen(folded));
}

static inline bool
nt_token_is_punct(const NtDocument *doc, int32 token, uint32 code_point)
{
	return doc->tokens[token].hash == code_point && doc->tokens[token].kind >= NT_TOKEN_PUNCT;
}

static inline int32
nt_token_end(const NtDocument *doc, int32 token)
{
	return doc->tokens[token].start + doc->tokens[token].len;
}

/* Bytes from the first token's start to the end of the token before "end". */
static inline NtSpan
nt_tokens_span(const NtDocument *doc, int32 first, int32 end)
{
	NtSpan		span = {doc->tokens[first].start, nt_token_end(doc, end - 1)};

	return span;
}

/* dateline.c */
extern int32 nt_dateline_end(const NtDocument *doc, int32 first, int32 end);

#endif							/* NT_DOCUMENT_H */
