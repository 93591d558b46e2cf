/*-------------------------------------------------------------------------
 *
 * find.c
 *	  The room's entry: sentence by sentence, numerals to claims.
 *
 *-------------------------------------------------------------------------
 */
#include "number/claim.h"

#include "number/relate.h"
#include "number/source.h"

/* What is known of a sentence between the passes. */
typedef struct Sentence
{
	int32		claims_end;		/* index behind its last claim, place, verb */
	int32		places_end;
	int32		verbs_end;
	bool		according;		/* as in NtVerbs */
} Sentence;

/* Adds the verbs of a sentence to those of all. */
static void
keep_verbs(NtVerbs *all, const NtVerbs *verbs)
{
	for (int32 i = 0; i < verbs->count; i++)
	{
		NT_ARRAY_RESERVE(all->items, all->count, all->capacity);
		all->items[all->count++] = verbs->items[i];
	}
}

/*
 * Relates the claims of all sentences, in two passes of their own: the code of both together is more than the processor's
 * cache for instructions holds.
 */
static void
relate_claims(NtNumberScan *scan, const int32 *places, const NtClaims *claims, Sentence *sentences, const bool *claimed)
{
	const NtDocument *doc = scan->doc;
	NtVerbs		all = {0};
	NtVerbs		verbs = {0};

	for (int32 i = 0, place = 0; i < doc->nsentences; place = sentences[i++].places_end)
	{
		NT_CHECK_INTERRUPTS();
		if (claimed[i])
		{
			scan->first = doc->sentences[i].first;
			scan->end = doc->sentences[i].end;
			nt_tags_read(scan, places + place, sentences[i].places_end - place);
			nt_verbs_read(scan, &verbs);
			sentences[i].according = verbs.according;
			keep_verbs(&all, &verbs);
		}
		sentences[i].verbs_end = all.count;
	}
	for (int32 i = 0, from = 0, verb = 0; i < doc->nsentences; from = sentences[i].claims_end, verb = sentences[i++].verbs_end)
	{
		NtClaims	part = {.count = sentences[i].claims_end - from};

		NT_CHECK_INTERRUPTS();
		if (!claimed[i])
			continue;
		part.items = claims->items + from;
		verbs.count = sentences[i].verbs_end - verb;
		if (verbs.count > 0)
			verbs.items = all.items + verb;
		verbs.according = sentences[i].according;
		scan->first = doc->sentences[i].first;
		scan->end = doc->sentences[i].end;
		nt_claims_relate(scan, &part, &verbs);
	}
}

NtNumber *
nt_number_find(const NtDocument *doc, const NtSpeech *speech, int32 *count)
{
	NtNumberScan scan = {0};
	NtClaims	claims = {0};
	NtNumber   *numbers;
	Sentence   *sentences = palloc(Max(doc->nsentences, 1) * sizeof(Sentence));
	bool	   *claimed = palloc(Max(doc->nsentences, 1) * sizeof(bool));
	int32	   *places;
	int32		nplaces;
	int32		place = 0;
	NtSpeechAsked asked = {claimed};

	scan.doc = doc;
	scan.tokens = doc->tokens;
	scan.language = speech != NULL ? speech->language : nt_language_guess(doc);
	scan.languages = NT_LANG_BIT(scan.language);
	scan.tags = palloc0(Max(doc->ntokens, 1) * sizeof(*scan.tags));
	nplaces = nt_numeral_places(&scan, &places);
	for (int32 i = 0; i < doc->nsentences; i++)
	{
		int32		from = claims.count;
		int32		first = place;

		NT_CHECK_INTERRUPTS();
		scan.first = doc->sentences[i].first;
		scan.end = doc->sentences[i].end;
		while (place < nplaces && places[place] < scan.end)
			place++;
		nt_claims_read(&scan, places + first, place - first, &claims);
		sentences[i].places_end = place;
		sentences[i].claims_end = claims.count;
		claimed[i] = claims.count > from;
	}
	relate_claims(&scan, places, &claims, sentences, claimed);
	for (int32 i = 0; i < claims.count; i++)
		asked.names |= !nt_span_empty(claims.items[i].number.source);
	if (claims.count > 0)
		nt_claims_source(&scan, &claims, speech != NULL ? speech : nt_speech_read_asked(doc, scan.language, &asked));
	numbers = palloc(Max(claims.count, 1) * sizeof(NtNumber));
	for (int32 i = 0; i < claims.count; i++)
		numbers[i] = claims.items[i].number;
	*count = claims.count;
	return numbers;
}

const char *
nt_number_kind_name(NtNumberKind kind)
{
	static const char *const names[] = {"count", "money", "percent", "measure", "duration", "age", "ratio", "ordinal"};

	return names[kind];
}

const char *
nt_number_change_name(NtChange change)
{
	return change == NT_CHANGE_UP ? "up" : change == NT_CHANGE_DOWN ? "down" : NULL;
}
