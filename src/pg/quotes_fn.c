/*-------------------------------------------------------------------------
 *
 * quotes_fn.c
 *	  SQL: news_quotes(text, boolean), news_quotes_json(text, boolean).
 *
 *-------------------------------------------------------------------------
 */
#include "pg/border.h"

#include "utils/builtins.h"
#include "utils/jsonb.h"

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

	nt_rows_begin(&rows, fcinfo, &body);
	nt_read_article(&doc, &body, PG_GETARG_BOOL(1));
	quotes = nt_quote_find(&doc, &count);
	for (int32 i = 0; i < count; i++)
	{
		const NtQuote *quote = &quotes[i];
		Datum		values[QUOTE_COLUMNS] = {0};
		bool		nulls[QUOTE_COLUMNS] = {false};

		values[QUOTE_ORDINAL] = Int32GetDatum(i + 1);
		values[QUOTE_KIND] = CStringGetTextDatum(kind_names[quote->kind]);
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

static void
push_key(JsonbParseState **state, const char *key)
{
	JsonbValue	value;

	value.type = jbvString;
	value.val.string.val = unconstify(char *, key);
	value.val.string.len = strlen(key);
	pushJsonbValue(state, WJB_KEY, &value);
}

/* A part of the text; null where the span is empty. */
static void
push_content(JsonbParseState **state, const char *key, const NtText *text, NtSpan span)
{
	JsonbValue	value;

	push_key(state, key);
	if (nt_span_empty(span))
		value.type = jbvNull;
	else
	{
		struct varlena *content = nt_text_result(text->utf8 + span.start, span.end - span.start);

		value.type = jbvString;
		value.val.string.val = VARDATA_ANY(content);
		value.val.string.len = VARSIZE_ANY_EXHDR(content);
	}
	pushJsonbValue(state, WJB_VALUE, &value);
}

static void
push_int(JsonbParseState **state, const char *key, int32 number, bool isnull)
{
	JsonbValue	value;

	push_key(state, key);
	if (isnull)
		value.type = jbvNull;
	else
	{
		value.type = jbvNumeric;
		value.val.numeric = int64_to_numeric(number);
	}
	pushJsonbValue(state, WJB_VALUE, &value);
}

/* Start and end, as the bounds of the int4range that news_quotes() returns. */
static void
push_span(JsonbParseState **state, const char *start, const char *end, NtRows *rows, NtSpan span)
{
	bool		isnull = nt_span_empty(span);

	push_int(state, start, isnull ? 0 : nt_rows_char(rows, span.start), isnull);
	push_int(state, end, isnull ? 0 : nt_rows_char(rows, span.end), isnull);
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
		JsonbValue	kind;

		pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
		push_int(&state, "ordinal", i + 1, false);
		push_key(&state, "kind");
		kind.type = jbvString;
		kind.val.string.val = unconstify(char *, kind_names[quote->kind]);
		kind.val.string.len = strlen(kind_names[quote->kind]);
		pushJsonbValue(&state, WJB_VALUE, &kind);
		push_span(&state, "start", "end", &rows, quote->content);
		push_content(&state, "content", &body, quote->content);
		push_content(&state, "speaker", &body, quote->speaker);
		push_span(&state, "speaker_start", "speaker_end", &rows, quote->mention);
		push_content(&state, "cue", &body, quote->cue);
		push_span(&state, "cue_start", "cue_end", &rows, quote->cue);
		pushJsonbValue(&state, WJB_END_OBJECT, NULL);
	}
	array = pushJsonbValue(&state, WJB_END_ARRAY, NULL);
	PG_RETURN_JSONB_P(JsonbValueToJsonb(array));
}
