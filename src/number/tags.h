/*-------------------------------------------------------------------------
 *
 * tags.h
 *	  Word classes of tokens, looked up once a token.
 *
 * There is no tagger: a word carries every class it can have, from
 * src/data/clauseword.txt (closed classes, words of change and of saying) and
 * src/data/wordclass.txt (common verbs, adjectives, adverbs); phrase.c and
 * clause.c choose by the neighbours.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_TAGS_H
#define NT_TAGS_H

#include "number/numeral.h"

typedef uint64 NtTags;

#define NT_TAG(n) (UINT64_C(1) << (n))

#define NT_TAG_DET		NT_TAG(0)
#define NT_TAG_PREP		NT_TAG(1)
#define NT_TAG_CONJ		NT_TAG(2)
#define NT_TAG_SUB		NT_TAG(3)
#define NT_TAG_REL		NT_TAG(4)
#define NT_TAG_PRON		NT_TAG(5)
#define NT_TAG_BE		NT_TAG(6)
#define NT_TAG_HAVE		NT_TAG(7)
#define NT_TAG_MODAL	NT_TAG(8)
#define NT_TAG_DO		NT_TAG(9)
#define NT_TAG_NEG		NT_TAG(10)
#define NT_TAG_REPORT	NT_TAG(11)
#define NT_TAG_ADVERB	NT_TAG(12)
#define NT_TAG_PREDICATE NT_TAG(13)
#define NT_TAG_RISE		NT_TAG(14)
#define NT_TAG_FALL		NT_TAG(15)
#define NT_TAG_LEVEL	NT_TAG(16)
#define NT_TAG_AGENT	NT_TAG(17)
#define NT_TAG_SPEND	NT_TAG(18)
#define NT_TAG_PLURAL	NT_TAG(19)
#define NT_TAG_STOP		NT_TAG(20)
#define NT_TAG_QUANTITY	NT_TAG(21)
#define NT_TAG_COMPARE	NT_TAG(22)
#define NT_TAG_MEASUREADJ NT_TAG(23)
#define NT_TAG_SINGULAR	NT_TAG(24)
#define NT_TAG_POSS		NT_TAG(25)
#define NT_TAG_INTRANS	NT_TAG(26)
#define NT_TAG_GAUGE	NT_TAG(27)	/* puts the toll at 41 */
#define NT_TAG_EVENT	NT_TAG(28)	/* the deaths of two */
#define NT_TAG_CHANGENOUN NT_TAG(29)
#define NT_TAG_TALLY	NT_TAG(30)	/* a noun that counts: toll, population */
#define NT_TAG_CARRY	NT_TAG(31)	/* "to" after it is a level */
#define NT_TAG_BASE		NT_TAG(32)	/* verb forms */
#define NT_TAG_THIRD	NT_TAG(33)
#define NT_TAG_PAST		NT_TAG(34)
#define NT_TAG_PART		NT_TAG(35)
#define NT_TAG_ING		NT_TAG(36)
#define NT_TAG_NOUN		NT_TAG(37)	/* usually a noun, though it can be a verb */
#define NT_TAG_NOUNLOW	NT_TAG(38)	/* sometimes a noun */
#define NT_TAG_ADJ		NT_TAG(39)
#define NT_TAG_ADV		NT_TAG(40)
#define NT_TAG_NUMBER	NT_TAG(60)	/* digits or a number word */
#define NT_TAG_WORD		NT_TAG(61)	/* letters */
#define NT_TAG_KNOWN	NT_TAG(62)	/* looked up already */

#define NT_TAGS_VERB	(NT_TAG_BASE | NT_TAG_THIRD | NT_TAG_PAST | NT_TAG_PART | NT_TAG_ING)
#define NT_TAGS_FINITE	(NT_TAG_BASE | NT_TAG_THIRD | NT_TAG_PAST)
#define NT_TAGS_AUX		(NT_TAG_BE | NT_TAG_HAVE | NT_TAG_MODAL | NT_TAG_DO)
#define NT_TAGS_FUNCTION (NT_TAG_DET | NT_TAG_PREP | NT_TAG_CONJ | NT_TAG_SUB | NT_TAG_REL | NT_TAG_PRON | NT_TAGS_AUX | NT_TAG_NEG)

extern NtTags nt_tags_look_up(const NtNumberScan *scan, int32 token);

static inline NtTags
nt_tags(const NtNumberScan *scan, int32 token)
{
	if (!nt_scan_holds(scan, token))
		return 0;
	if ((scan->tags[token] & NT_TAG_KNOWN) == 0)
		scan->tags[token] = nt_tags_look_up(scan, token);
	return scan->tags[token];
}

static inline bool
nt_has(const NtNumberScan *scan, int32 token, NtTags tags)
{
	return (nt_tags(scan, token) & tags) != 0;
}

extern void nt_tags_read(const NtNumberScan *scan, const int32 *places, int32 nplaces);
extern bool nt_tags_plural(const NtNumberScan *scan, int32 token);

#endif							/* NT_TAGS_H */
