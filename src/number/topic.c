/*-------------------------------------------------------------------------
 *
 * topic.c
 *	  What a claim is about, by a closed list (src/data/topic.txt), so that
 *	  the claims of two articles meet.
 *
 * The predicate tells ("were killed") or the end of the item ("votes").  A word
 * names its topic only for the kinds of claim that can be of it: nobody is
 * missing in "missing its target by 2 billion dollars".  All spans are of the
 * sentence.
 *
 *-------------------------------------------------------------------------
 */
#include "number/topic.h"

#include "number/tags.h"

#include "data/persontags.inc"
#include "data/topic.inc"

/* Words of an item's end that a topic may have. */
#define NAME_TOKENS 2

/* The class of topic.txt for a kind of claim; ages and ranks are of no topic. */
static uint32
kind_class(NtNumberKind kind)
{
	switch (kind)
	{
		case NT_NUMBER_COUNT:
			return NT_TOPIC_COUNT;
		case NT_NUMBER_PERCENT:
		case NT_NUMBER_RATIO:
			return NT_TOPIC_SHARE;
		case NT_NUMBER_MONEY:
			return NT_TOPIC_MONEY;
		case NT_NUMBER_MEASURE:
			return NT_TOPIC_MEASURE;
		case NT_NUMBER_DURATION:
			return NT_TOPIC_TIME;
		case NT_NUMBER_AGE:
		case NT_NUMBER_ORDINAL:
			break;
	}
	return 0;
}

/* Could the item be people?  Left out ("41 were killed"), a name ("four Ruthenians") or a mere "number", it could. */
static bool
may_be_people(const NtNumberScan *scan, NtSpan item)
{
	int32		last;

	if (nt_span_empty(item) || scan->language != NT_LANG_EN)
		return true;
	last = nt_document_token_among(scan->doc, scan->first, scan->end, item.end - 1);
	return (scan->doc->tokens[last].flags & NT_TOKEN_CAP) != 0 || nt_has(scan, last, NT_TAG_QUANTITY | NT_TAG_TALLY) ||
		nt_word_table_classes(&nt_persontags_table, scan->doc, last) != 0;
}

/* The topic that a verb, and what goes with it ("laid off"), names for the claim. */
static const char *
topic_of_action(const NtNumberScan *scan, const NtNumber *number, NtSpan action)
{
	const NtLexEntry *entry;
	uint32		kind = kind_class(number->kind);

	if (nt_span_empty(action))
		return NULL;
	entry = nt_lexicon_find(&nt_topic_lexicon, scan->doc, nt_document_token_among(scan->doc, scan->first, scan->end, action.end - 1),
							scan->end, scan->languages);
	if (entry == NULL || (entry->classes & NT_TOPIC_ACT) == 0 || (entry->classes & kind) == 0)
		return NULL;
	/* how long somebody is sentenced to says nothing of how many */
	if (kind != NT_TOPIC_TIME && (entry->classes & (NT_TOPIC_PEOPLE | NT_TOPIC_THINGS)) != 0)
	{
		bool		people = may_be_people(scan, number->item);

		if ((entry->classes & NT_TOPIC_PEOPLE) != 0 ? !people : people && !nt_span_empty(number->item))
			return NULL;
	}
	return nt_lexicon_arg(&nt_topic_lexicon, entry);
}

/* The topic that the last words of an item name for the claim; whole: the claim is a share of it. */
static const char *
topic_of_name(const NtNumberScan *scan, const NtNumber *number, NtSpan name, bool whole)
{
	int32		first;
	int32		last;

	if (nt_span_empty(name))
		return NULL;
	first = nt_document_token_among(scan->doc, scan->first, scan->end, name.start);
	last = nt_document_token_among(scan->doc, scan->first, scan->end, name.end - 1);
	/* "price level", "export growth": the word before names it, unless this one does */
	if (last > first && nt_has(scan, last, NT_TAG_LEVEL | NT_TAG_QUANTITY | NT_TAG_CHANGENOUN) &&
		nt_lexicon_find(&nt_topic_lexicon, scan->doc, last, last + 1, scan->languages) == NULL)
		last--;
	for (int32 token = Max(first, last + 1 - NAME_TOKENS); token <= last; token++)
	{
		const NtLexEntry *entry = nt_lexicon_find(&nt_topic_lexicon, scan->doc, token, last + 1, scan->languages);

		if (entry != NULL && token + entry->tokens == last + 1 && (entry->classes & NT_TOPIC_NAME) != 0)
			return (entry->classes & kind_class(number->kind)) == 0 || (whole && (entry->classes & NT_TOPIC_WHOLE) == 0) ||
				((entry->classes & NT_TOPIC_ALONE) != 0 && first != last) ? NULL : nt_lexicon_arg(&nt_topic_lexicon, entry);
	}
	return NULL;
}

const char *
nt_topic(const NtRelation *r)
{
	const NtNumberScan *scan = r->scan;
	const NtNumber *number = &r->claim->number;
	int32		after = r->claim->after;
	bool		whole = nt_scan_is(scan, after, "of") || (number->kind == NT_NUMBER_RATIO && nt_has(scan, after, NT_TAG_DET | NT_TAG_POSS));
	const char *topic;

	/* of money the item tells more than the verb ("spent $4m on wages"), of people the verb */
	if (number->kind == NT_NUMBER_MONEY || number->kind == NT_NUMBER_MEASURE)
	{
		topic = topic_of_name(scan, number, number->item, whole);
		return topic != NULL ? topic : topic_of_action(scan, number, number->action);
	}
	/* "left one dead and 12 injured" */
	topic = r->has_after && r->after.end == r->after.first + 1 && nt_has(scan, r->after.first, NT_TAG_PREDICATE)
		? topic_of_action(scan, number, nt_tokens_span(scan->doc, r->after.first, r->after.end)) : NULL;
	if (topic == NULL)
		topic = topic_of_action(scan, number, number->action);
	if (topic == NULL)
		topic = topic_of_name(scan, number, number->item, whole);
	if (topic != NULL || number->kind != NT_NUMBER_COUNT)
		return topic;
	/* "the death toll exceeded 1,400 people" */
	if (!nt_span_empty(number->subject) &&
		nt_has(scan, nt_document_token_among(scan->doc, scan->first, scan->end, number->subject.end - 1), NT_TAG_TALLY))
		topic = topic_of_name(scan, number, number->subject, false);
	/* "the number of people killed in the flood rose to 57" */
	if (topic == NULL && !r->has_after && r->verb > 0 && nt_verb_reduced(scan, r->verbs, r->verb))
	{
		int32		main = r->verbs->items[r->verb - 1].main;

		topic = topic_of_action(scan, number, nt_tokens_span(scan->doc, main, main + 1));
	}
	return topic;
}
