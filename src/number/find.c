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

NtNumber *
nt_number_find(const NtDocument *doc, const NtSpeech *speech, int32 *count)
{
	NtNumberScan scan = {0};
	NtClaims	claims = {0};
	NtVerbs		verbs = {0};
	NtNumber   *numbers;
	int32	   *ends = palloc(Max(doc->nsentences, 1) * sizeof(int32));	/* by sentence: of its claims */
	int32	   *place_ends = palloc(Max(doc->nsentences, 1) * sizeof(int32));	/* and of its places */
	bool	   *claimed = palloc(Max(doc->nsentences, 1) * sizeof(bool));
	int32	   *places;
	int32		nplaces;
	int32		place = 0;
	NtSpeechAsked asked = {claimed};

	scan.doc = doc;
	scan.language = speech != NULL ? speech->language : nt_language_guess(doc);
	scan.languages = NT_LANG_BIT(scan.language);
	scan.tags = palloc0(Max(doc->ntokens, 1) * sizeof(*scan.tags));
	nplaces = nt_numeral_places(&scan, &places);
	/* in two passes, since the code of both together is more than the processor's cache for instructions holds */
	for (int32 i = 0; i < doc->nsentences; i++)
	{
		int32		from = claims.count;
		int32		first = place;

		NT_CHECK_INTERRUPTS();
		scan.first = doc->sentences[i].first;
		scan.end = doc->sentences[i].end;
		while (place < nplaces && places[place] < scan.end)
			place++;
		place_ends[i] = place;
		nt_claims_read(&scan, places + first, place - first, &claims);
		ends[i] = claims.count;
		claimed[i] = claims.count > from;
	}
	for (int32 i = 0, from = 0; i < doc->nsentences; from = ends[i++])
	{
		NtClaims	part = {.count = ends[i] - from};
		int32		first_place = i > 0 ? place_ends[i - 1] : 0;

		NT_CHECK_INTERRUPTS();
		if (!claimed[i])
			continue;
		part.items = claims.items + from;
		scan.first = doc->sentences[i].first;
		scan.end = doc->sentences[i].end;
		nt_tags_read(&scan, places + first_place, place_ends[i] - first_place);
		nt_claims_relate(&scan, &part, &verbs);
		for (int32 c = 0; c < part.count; c++)
			asked.names |= !nt_span_empty(part.items[c].number.source);
	}
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
