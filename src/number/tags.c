/*-------------------------------------------------------------------------
 *
 * tags.c
 *	  Looking word classes up.
 *
 *-------------------------------------------------------------------------
 */
#include "number/tags.h"

#include "core/utf8.h"

#include "data/clauseword.inc"
#include "data/wordclass.inc"

/* The bits of tags.h are those of the data files. */
StaticAssertDecl(NT_CLAUSEWORD_DET == NT_TAG_DET && NT_CLAUSEWORD_REPORT == NT_TAG_REPORT &&
				 NT_CLAUSEWORD_SINGULAR == NT_TAG_SINGULAR && NT_CLAUSEWORD_CHANGENOUN == NT_TAG_CHANGENOUN,
				 "classes of clauseword.txt have moved");
StaticAssertDecl(((NtTags) NT_WORDCLASS_BASE << 32) == NT_TAG_BASE && ((NtTags) NT_WORDCLASS_ADV << 32) == NT_TAG_ADV,
				 "classes of wordclass.txt have moved");

NtTags
nt_tags_look_up(const NtNumberScan *scan, int32 token)
{
	const NtDocument *doc = scan->doc;
	const NtToken *t = &doc->tokens[token];
	NtTags		tags = NT_TAG_KNOWN;

	if (t->kind == NT_TOKEN_NUMBER)
		return tags | NT_TAG_NUMBER;
	if (t->kind != NT_TOKEN_WORD)
		return tags;
	tags |= NT_TAG_WORD;
	if (t->flags & NT_TOKEN_CLITIC)
		return tags | NT_TAG_POSS | NT_TAG_DET;
	/* I'm, they've, don't: pronoun and auxiliary in one */
	if (scan->language == NT_LANG_EN && (t->flags & NT_TOKEN_JOINED) != 0 && t->len > 2)
	{
		const char *end = doc->text + t->start + t->len;
		const char *mark = NULL;

		for (const char *p = end - 1; p > doc->text + t->start && p >= end - 6; p--)
			if (*p == '\'' || *p == '\x99')
				mark = p;
		if (mark != NULL && end - mark <= 3)
			return tags | (end[-1] == 't' ? NT_TAG_DO : NT_TAG_PRON | NT_TAG_BE);
	}
	if (nt_numeral_is_word(scan, token))
		tags |= NT_TAG_NUMBER;
	tags |= nt_lexicon_classes(&nt_clauseword_lexicon, doc, token, scan->languages);
	if ((tags & (NT_TAG_DET | NT_TAG_PREP | NT_TAGS_AUX | NT_TAG_PRON | NT_TAG_CONJ | NT_TAG_REL)) == 0)
	{
		NtTags		open = scan->language == NT_LANG_EN ? nt_word_table_classes(&nt_wordclass_table, doc, token) : 0;

		tags |= open << 32;
		/* verbs that the list lacks: the endings tell most of the time */
		if (open == 0 && t->len > 4 && scan->language == NT_LANG_EN && (t->flags & NT_TOKEN_CAP) == 0)
		{
			const char *end = doc->text + t->start + t->len;

			if (memcmp(end - 2, "ed", 2) == 0 && memcmp(end - 3, "eed", 3) != 0)
				tags |= NT_TAG_PAST | NT_TAG_PART;
			else if (memcmp(end - 3, "ing", 3) == 0)
				tags |= NT_TAG_ING;
			else if (memcmp(end - 2, "ly", 2) == 0)
				tags |= NT_TAG_ADV;
		}
	}
	/* US, IT, WHO: capitals in a text that is not all capitals are names */
	if ((t->flags & NT_TOKEN_ALLCAPS) != 0 && t->len <= 3 && (tags & (NT_TAG_PRON | NT_TAG_REL | NT_TAG_BE)) != 0)
		tags &= NT_TAG_KNOWN | NT_TAG_WORD;
	/* names are no verbs */
	if ((t->flags & NT_TOKEN_CAP) != 0 && (t->flags & NT_TOKEN_FIRST) == 0 && (t->flags & NT_TOKEN_ALLCAPS) == 0)
		tags &= ~(NT_TAGS_VERB | NT_TAG_ADJ);
	return tags;
}

/* Is the word a plural noun by its form? */
bool
nt_tags_plural(const NtNumberScan *scan, int32 token)
{
	NtTags		tags = nt_tags(scan, token);
	const NtToken *t;
	const char *end;

	if ((tags & NT_TAG_WORD) == 0)
		return false;
	if (tags & NT_TAG_PLURAL)
		return true;
	t = &scan->doc->tokens[token];
	if (t->len < 3 || (tags & (NT_TAG_SINGULAR | NT_TAGS_FUNCTION)) != 0)
		return false;
	end = scan->doc->text + t->start + t->len;
	if (end[-1] != 's' && end[-1] != 'S')
		return t->len > 4 && memcmp(end - 3, "men", 3) == 0;
	if (end[-2] == 's' || end[-2] == 'u' || (end[-2] == 'i' && t->len > 4))
		return false;
	/* "says", "has": verbs first */
	if ((tags & NT_TAG_THIRD) != 0 && (tags & (NT_TAG_NOUN | NT_TAG_NOUNLOW)) == 0)
		return false;
	return true;
}
