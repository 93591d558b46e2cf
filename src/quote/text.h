/*-------------------------------------------------------------------------
 *
 * text.h
 *	  What the parts of the quote room know of one article: the stretches
 *	  between quotation marks, the class of each word, and who is mentioned.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_QUOTE_TEXT_H
#define NT_QUOTE_TEXT_H

#include "core/lexicon.h"

/* What stands between a pair of quotation marks (nested marks belong to it), within one paragraph. */
typedef struct NtStretch
{
	NtSpan		content;		/* bytes between the marks, without white space and a final comma; never empty */
	int32		first;			/* tokens [first, end) between the marks; first may be the mark's own when mis-decoded */
	int32		end;
	int32		open;			/* first token of the opening mark, or of the paragraph where it goes on without one */
	int32		after;			/* first token after the closing mark */
	bool		closed;
	bool		single;			/* single marks */
	bool		turn;			/* a dash opens it */
	bool		continues;		/* goes on with the stretch before, which its paragraph left open */
	int32		sentence;		/* of its first token, and of its last */
	int32		last_sentence;
	int32		clause;			/* index of the reported clause that holds it, -1 */
} NtStretch;

/* What is spoken between dashes: tokens [first, end), the dash before it at "open", the attribution from "after" on. */
typedef struct NtTurn
{
	int32		open;
	int32		first;
	int32		end;
	int32		after;
} NtTurn;

typedef enum NtMentionType
{
	NT_MENTION_FULL,			/* two or more names: Anna Berg */
	NT_MENTION_LAST,			/* one name: Berg */
	NT_MENTION_TITLED,			/* title and one name: Dr. Berg */
	NT_MENTION_ORG,				/* a name that holds a word for an organisation */
	NT_MENTION_HE,
	NT_MENTION_SHE,
	NT_MENTION_THEY,
	NT_MENTION_FIRST,			/* I, we */
	NT_MENTION_IT,
	NT_MENTION_WHO,
	NT_MENTION_PERSON,			/* the spokesman */
	NT_MENTION_GROUP,			/* the ministry */
	NT_MENTION_DOCUMENT,		/* the report */
	NT_MENTION_OTHER			/* a noun that only stands beside a reporting verb */
} NtMentionType;

typedef enum NtCueLink
{
	NT_LINK_NONE,				/* no verb follows in the sentence */
	NT_LINK_ADJACENT,			/* adverbs and auxiliaries at most: Berg later said */
	NT_LINK_APPOSITION,			/* Berg, the mayor, said */
	NT_LINK_RELATIVE,			/* Berg, who said */
	NT_LINK_FAR					/* other words */
} NtCueLink;

/* Somebody or something that could speak, outside quotation marks. */
typedef struct NtMention
{
	int32		first;			/* tokens [first, end): the whole phrase */
	int32		end;
	int32		name;			/* tokens [name, name_end): a name without titles; else the head noun */
	int32		name_end;
	int32		person;			/* index of the NtPerson it names, -1 if none or not known */
	int32		sentence;
	int32		paragraph;
	int32		next_stretch;	/* index of the first stretch after it */
	int32		cue_after;		/* the reporting verb it may be the subject of, -1 */
	int32		cue_before;		/* the reporting verb or "according to" right before it, -1 */
	uint8		type;			/* NtMentionType */
	bool		inverted;		/* the verb before it has no other subject: "said Berg" */
	uint8		link;			/* NtCueLink: what stands between it and cue_after */
	uint8		gender;			/* NT_MALE, NT_FEMALE bits: what title or noun tell */
} NtMention;

#define NT_MALE		1
#define NT_FEMALE	2

/* A bearer of a name. */
typedef struct NtPerson
{
	int32		full;			/* the mention with the fullest name */
	int32		mentions;
	int32		namesake;		/* next person with this last name, -1 */
	int32		bearers;		/* ambiguous: the first of those who bear the last name */
	uint32		first_key;		/* hashes of the plain first and last name */
	uint32		last_key;
	uint8		gender;
	bool		ambiguous;		/* stands for "one of several people of this last name" */
} NtPerson;

/* A reported clause and its attribution, in tokens. */
typedef struct NtClause
{
	int32		first;			/* the clause: tokens [first, end) */
	int32		end;
	int32		mention;		/* who says so */
	int32		cue;			/* first token of the reporting verb or phrase */
	int32		cue_end;
	bool		owned;			/* a noun reports it: "Berg's claim that" */
	bool		unnamed;		/* nobody is said to say so: "was estimated to", "were told that" */
	int32		phrase;			/* who says so in tokens [phrase, phrase_end) if no mention has the head; else equal */
	int32		phrase_end;
} NtClause;

typedef struct NtQuoteText
{
	const NtDocument *doc;
	NtLanguage	language;
	int32		known_words;	/* words that the lexicon has in this language */
	bool	   *title_case;		/* by sentence: a headline with capitals on most words */
	uint32	   *sentence_classes;	/* by sentence: the NT_QWORD_* bits of all its tokens */
	uint32	   *classes;		/* NT_QWORD_* bits of each token */
	int32	   *stretch_of;		/* index of the stretch a token lies in (its marks included), -1 outside */
	int32	   *next_cue;		/* the reporting verb at or after a token, outside marks, in its sentence; -1 */
	const bool *asked;			/* by sentence: is it asked who speaks there?  NULL: everywhere */
	NtStretch  *stretches;
	int32		nstretches;
	int32		nasked;			/* whose stretches are asked for: [0, nasked), since each tells of those after it */
	NtMention  *mentions;
	int32		nmentions;
	NtPerson   *persons;
	int32		npersons;
	NtClause   *clauses;		/* reported clauses; they do not overlap */
	int32		nclauses;
} NtQuoteText;

/* marks.c */
extern NtStretch *nt_marks_find(const NtDocument *doc, NtLanguage language, int32 *count);

/* turns.c */
extern NtTurn *nt_turns_find(const NtDocument *doc, NtLanguage language, int32 *count);

/* words.c */
extern void nt_words_read(NtQuoteText *text);
extern bool nt_word_is_cue(uint32 classes);
extern bool nt_language_is_verb_second(NtLanguage language);
extern bool nt_language_has_noun_capitals(NtLanguage language);
extern bool nt_language_has_dash_dialogue(NtLanguage language);
extern uint32 nt_word_classes(const NtDocument *doc, int32 token, NtLanguage language);
extern bool nt_word_is_participle(const NtDocument *doc, int32 token);
extern bool nt_word_is_base_form(const NtQuoteText *text, int32 token);
extern uint32 nt_word_roles(const NtQuoteText *text, int32 token);

/* mention.c */
extern void nt_mentions_find(NtQuoteText *text);
extern void nt_mentions_link(NtQuoteText *text);
extern bool nt_mention_in_phrase(const NtQuoteText *text, const NtMention *mention);
extern int32 nt_mention_head(const NtQuoteText *text, int32 mention);

/* phrase.c */
extern int32 nt_phrase_of(const NtQuoteText *text, int32 mention, int32 from, int32 from_mention, int32 *first, int32 *end);
extern bool nt_phrase_around(const NtQuoteText *text, int32 mention, int32 cue, int32 *first, int32 *end);

/* clause.c */
extern void nt_clauses_find(NtQuoteText *text);

/* person.c */
extern void nt_persons_find(NtQuoteText *text);
extern uint8 nt_first_name_gender(const NtDocument *doc, int32 token);
extern int32 nt_mention_person(const NtQuoteText *text, int32 mention, int32 last_speaker);
extern NtSpan nt_person_name(const NtQuoteText *text, int32 person);

#endif							/* NT_QUOTE_TEXT_H */
