/*-------------------------------------------------------------------------
 *
 * quote.h
 *	  The quote room's door: who said what in a document.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_QUOTE_H
#define NT_QUOTE_H

#include "core/lexicon.h"

typedef enum NtQuoteKind
{
	NT_QUOTE_DIRECT,			/* the words between a pair of marks */
	NT_QUOTE_MIXED,				/* a clause with quoted words in it, which have rows of their own as well */
	NT_QUOTE_INDIRECT			/* reported speech without marks */
} NtQuoteKind;

/* All spans are bytes of doc->text; an empty span means "none". */
typedef struct NtQuote
{
	NtQuoteKind kind;
	NtSpan		content;		/* without marks for a direct quote; the extent of the clause for the others */
	NtSpan		speaker;		/* the fullest name the article gives, wherever it stands */
	NtSpan		mention;		/* the words that name the speaker here */
	NtSpan		cue;			/* the reporting verb or phrase */
} NtQuote;

/* All that is said in a document and who is named in it, to be asked by place; palloc'ed. */
typedef struct NtSpeech
{
	const struct NtQuoteText *text;
	NtLanguage	language;
	NtQuote    *quotes;			/* in text order, by content.start */
	int32		count;
	int32	   *outer;			/* by quotation: the one before it that has not ended where it begins, -1 */
} NtSpeech;

/* Quotations in text order (by content.start); palloc'ed array.  Linear in the document. */
extern NtQuote *nt_quote_find(const NtDocument *doc, int32 *count);

/* What another room is going to ask. */
typedef struct NtSpeechAsked
{
	const bool *sentences;		/* by sentence: is it asked who speaks there? */
	bool		names;			/* is it asked whom words name? */
} NtSpeechAsked;

/* The same, with what other rooms ask of it.  Linear in the document. */
extern NtSpeech *nt_speech_read(const NtDocument *doc);

/* Only what is asked, with the same answers; what is said in other sentences may be left out. */
extern NtSpeech *nt_speech_read_asked(const NtDocument *doc, NtLanguage language, const NtSpeechAsked *asked);

/*
 * Who says what stands here: the innermost quotation or reported clause that covers these bytes, NULL if nobody is
 * reported to say them.  Its speaker may be empty.
 */
extern const NtQuote *nt_speech_at(const NtSpeech *speech, NtSpan bytes);

/*
 * Whom these bytes name ("Berg", "the mayor", "she"): the fullest name the article gives, else the noun phrase; empty
 * if they name nobody, or one of several people.
 */
extern NtSpan nt_speech_name(const NtSpeech *speech, NtSpan bytes);

#endif							/* NT_QUOTE_H */
