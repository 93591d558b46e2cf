/*-------------------------------------------------------------------------
 *
 * words.h
 *	  Classes of words, as bits of NtQuoteText.classes; src/data/qword.txt
 *	  says what they mean.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_QUOTE_WORDS_H
#define NT_QUOTE_WORDS_H

#define NT_CLASSES_ONLY
#include "data/qword.inc"
#include "data/roleword.inc"
#undef NT_CLASSES_ONLY

#define NT_WORD_CUES \
	(NT_QWORD_SAY | NT_QWORD_SPEECH | NT_QWORD_TELL | NT_QWORD_WRITE | NT_QWORD_ATTITUDE | NT_QWORD_NAMING | \
	 NT_QWORD_SHOW)
/* A clause is reported by one of these. */
#define NT_WORD_REPORTS		(NT_WORD_CUES | NT_QWORD_ACCORDING | NT_QWORD_UTTER)
#define NT_WORD_PRONOUNS \
	(NT_QWORD_HE | NT_QWORD_SHE | NT_QWORD_THEY | NT_QWORD_FIRST | NT_QWORD_IT | NT_QWORD_WHO)
#define NT_WORD_NOUNS		(NT_QWORD_PERSON | NT_QWORD_GROUP | NT_QWORD_DOCUMENT)

/* Tokens of a stretch that are looked at. */
#define NT_LOOK_INSIDE		30

/* Words that are never part of a name, however they are written. */
#define NT_WORD_FUNCTION \
	(NT_WORD_PRONOUNS | NT_QWORD_POSS | NT_QWORD_DET | NT_QWORD_PREP | NT_QWORD_CONJ | NT_QWORD_THAT | \
	 NT_QWORD_AUX | NT_QWORD_ADV | NT_QWORD_ACCORDING)

#endif							/* NT_QUOTE_WORDS_H */
