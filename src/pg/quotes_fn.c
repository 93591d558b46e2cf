/*-------------------------------------------------------------------------
 *
 * quotes_fn.c
 *	  SQL: news_quotes(text, boolean), news_quotes_json(text, boolean).
 *
 *-------------------------------------------------------------------------
 */
#include "pg/json.h"

#include "utils/builtins.h"

#include "quote/quote.h"

/* Columns of newsquote. */
enum
{
	QUOTE_ORDINAL,
	QUOTE_KIND,
	QUOTE_SPAN,
	QUOTE_CONTENT,
	QUOTE_SPEAKER,
	QUOTE_SPEAKER_SPAN,
	QUOTE_CUE,
	QUOTE_CUE_SPAN,
	QUOTE_COLUMNS
};

static const char *const kind_names[] = {"direct", "mixed", "indirect"};

PG_FUNCTION_INFO_V1(news_quotes);

Datum
news_quotes(PG_FUNCTION_ARGS)
{
	NtText		body = nt_text_arg(PG_GETARG_TEXT_PP(0));
	NtRows		rows;
	NtDocument	doc;
	NtQuote    *quotes;
	int32		count;
	Datum		kinds[lengthof(kind_names)];

	nt_rows_begin(&rows, fcinfo, &body);
	nt_read_article(&doc, &body, PG_GETARG_BOOL(1));
	quotes = nt_quote_find(&doc, &count);
	for (int i = 0; i < lengthof(kinds); i++)
		kinds[i] = CStringGetTextDatum(kind_names[i]);
	for (int32 i = 0; i < count; i++)
	{
		const NtQuote *quote = &quotes[i];
		Datum		values[QUOTE_COLUMNS] = {0};
		bool		nulls[QUOTE_COLUMNS] = {false};

		values[QUOTE_ORDINAL] = Int32GetDatum(i + 1);
		values[QUOTE_KIND] = kinds[quote->kind];
		values[QUOTE_SPAN] = nt_rows_span(&rows, quote->content);
		values[QUOTE_CONTENT] = nt_rows_content(&rows, quote->content);
		nulls[QUOTE_SPEAKER] = nt_span_empty(quote->speaker);
		if (!nulls[QUOTE_SPEAKER])
			values[QUOTE_SPEAKER] = nt_rows_content(&rows, quote->speaker);
		nulls[QUOTE_SPEAKER_SPAN] = nt_span_empty(quote->mention);
		if (!nulls[QUOTE_SPEAKER_SPAN])
			values[QUOTE_SPEAKER_SPAN] = nt_rows_span(&rows, quote->mention);
		nulls[QUOTE_CUE] = nulls[QUOTE_CUE_SPAN] = nt_span_empty(quote->cue);
		if (!nulls[QUOTE_CUE])
		{
			values[QUOTE_CUE] = nt_rows_content(&rows, quote->cue);
			values[QUOTE_CUE_SPAN] = nt_rows_span(&rows, quote->cue);
		}
		nt_rows_put(&rows, values, nulls);
	}
	return nt_rows_end(&rows);
}

PG_FUNCTION_INFO_V1(news_quotes_json);

Datum
news_quotes_json(PG_FUNCTION_ARGS)
{
	NtText		body = nt_text_arg(PG_GETARG_TEXT_PP(0));
	NtRows		rows = {0};		/* counts characters */
	NtDocument	doc;
	NtQuote    *quotes;
	int32		count;
	JsonbParseState *state = NULL;
	JsonbValue *array;

	rows.text = &body;
	nt_read_article(&doc, &body, PG_GETARG_BOOL(1));
	quotes = nt_quote_find(&doc, &count);
	pushJsonbValue(&state, WJB_BEGIN_ARRAY, NULL);
	for (int32 i = 0; i < count; i++)
	{
		const NtQuote *quote = &quotes[i];

		pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
		nt_json_int(&state, "ordinal", i + 1);
		nt_json_text(&state, "kind", kind_names[quote->kind]);
		nt_json_span(&state, "start", "end", &rows, quote->content);
		nt_json_content(&state, "content", &body, quote->content);
		nt_json_content(&state, "speaker", &body, quote->speaker);
		nt_json_span(&state, "speaker_start", "speaker_end", &rows, quote->mention);
		nt_json_content(&state, "cue", &body, quote->cue);
		nt_json_span(&state, "cue_start", "cue_end", &rows, quote->cue);
		pushJsonbValue(&state, WJB_END_OBJECT, NULL);
	}
	array = pushJsonbValue(&state, WJB_END_ARRAY, NULL);
	PG_RETURN_JSONB_P(JsonbValueToJsonb(array));
}
