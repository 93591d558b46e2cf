/*-------------------------------------------------------------------------
 *
 * json.c
 *	  Keys and values of a jsonb object, one call a pair.
 *
 *-------------------------------------------------------------------------
 */
#include "pg/json.h"

#include "utils/builtins.h"
#include "utils/numeric.h"

static void
push_key(JsonbParseState **state, const char *key)
{
	JsonbValue	value;

	value.type = jbvString;
	value.val.string.val = unconstify(char *, key);
	value.val.string.len = strlen(key);
	pushJsonbValue(state, WJB_KEY, &value);
}

void
nt_json_null(JsonbParseState **state, const char *key)
{
	JsonbValue	value;

	push_key(state, key);
	value.type = jbvNull;
	pushJsonbValue(state, WJB_VALUE, &value);
}

/* A C string in the database's encoding; NULL makes a null. */
void
nt_json_text(JsonbParseState **state, const char *key, const char *string)
{
	JsonbValue	value;

	if (string == NULL)
	{
		nt_json_null(state, key);
		return;
	}
	push_key(state, key);
	value.type = jbvString;
	value.val.string.val = unconstify(char *, string);
	value.val.string.len = strlen(string);
	pushJsonbValue(state, WJB_VALUE, &value);
}

/* A text value, which must live as long as the state. */
void
nt_json_varlena(JsonbParseState **state, const char *key, const text *string)
{
	JsonbValue	value;

	push_key(state, key);
	value.type = jbvString;
	value.val.string.val = VARDATA_ANY(string);
	value.val.string.len = VARSIZE_ANY_EXHDR(string);
	pushJsonbValue(state, WJB_VALUE, &value);
}

/* A part of the article; null where the span is empty. */
void
nt_json_content(JsonbParseState **state, const char *key, const NtText *article, NtSpan span)
{
	if (nt_span_empty(span))
		nt_json_null(state, key);
	else
		nt_json_varlena(state, key, nt_text_result(article->utf8 + span.start, span.end - span.start));
}

void
nt_json_numeric(JsonbParseState **state, const char *key, Datum number)
{
	JsonbValue	value;

	push_key(state, key);
	value.type = jbvNumeric;
	value.val.numeric = DatumGetNumeric(number);
	pushJsonbValue(state, WJB_VALUE, &value);
}

void
nt_json_int(JsonbParseState **state, const char *key, int32 number)
{
	nt_json_numeric(state, key, NumericGetDatum(int64_to_numeric(number)));
}

void
nt_json_bool(JsonbParseState **state, const char *key, bool boolean)
{
	JsonbValue	value;

	push_key(state, key);
	value.type = jbvBool;
	value.val.boolean = boolean;
	pushJsonbValue(state, WJB_VALUE, &value);
}

/* Start and end, as the bounds of the int4range of the row; nulls where the span is empty. */
void
nt_json_span(JsonbParseState **state, const char *start, const char *end, NtRows *rows, NtSpan span)
{
	if (nt_span_empty(span))
	{
		nt_json_null(state, start);
		nt_json_null(state, end);
		return;
	}
	nt_json_int(state, start, nt_rows_char(rows, span.start));
	nt_json_int(state, end, nt_rows_char(rows, span.end));
}
