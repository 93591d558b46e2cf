/*-------------------------------------------------------------------------
 *
 * numbers_fn.c
 *	  SQL: news_numbers(text, boolean), news_numbers_json(text, boolean).
 *
 *-------------------------------------------------------------------------
 */
#include "pg/json.h"

#include "catalog/pg_type.h"
#include "common/int.h"
#include "utils/builtins.h"
#include "utils/numeric.h"
#include "utils/typcache.h"

#include "core/unicode.h"
#include "core/utf8.h"
#include "number/number.h"

/* Decimals that int64_div_fast_to_numeric takes without an overflow, which it would handle, but slowly. */
#define MAX_FAST_DECIMALS 18

/* Columns of newsnumber. */
enum
{
	NUMBER_ORDINAL,
	NUMBER_KIND,
	NUMBER_SPAN,
	NUMBER_CONTENT,
	NUMBER_VALUE,
	NUMBER_BOUNDS,
	NUMBER_UNIT,
	NUMBER_ITEM,
	NUMBER_SUBJECT,
	NUMBER_CHANGE,
	NUMBER_MODIFIER,
	NUMBER_ACTION,
	NUMBER_TOPIC,
	NUMBER_SOURCE,
	NUMBER_COLUMNS
};

/* The digits as they were printed: no float on the way. */
static Datum
decimal_datum(NtDecimal value)
{
	char		buffer[NT_DECIMAL_BUFFER];
	int64		tenfold;

	/* 1.5 million is 15 * 10^5 */
	for (; value.exponent > 0 && !pg_mul_s64_overflow(value.coefficient, 10, &tenfold); value.exponent--)
		value.coefficient = tenfold;
	if (value.exponent == 0)
		return NumericGetDatum(int64_to_numeric(value.coefficient));
	if (value.exponent < 0 && value.exponent >= -MAX_FAST_DECIMALS)
		return NumericGetDatum(int64_div_fast_to_numeric(value.coefficient, -value.exponent));
	(void) nt_decimal_print(value, buffer);
	return DirectFunctionCall3(numeric_in, CStringGetDatum(buffer), ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));
}

static inline bool
same_decimal(NtDecimal a, NtDecimal b)
{
	return a.coefficient == b.coefficient && a.exponent == b.exponent;
}

/* The same; for most numbers "known", the datum of "like", serves again. */
static Datum
decimal_datum_like(NtDecimal value, NtDecimal like, Datum known)
{
	return known != (Datum) 0 && same_decimal(value, like) ? known : decimal_datum(value);
}

/* What range_serialize makes of two inclusive bounds of this value, whose headers have four bytes and get one. */
static Datum
point_datum(Datum value)
{
	Numeric		number = DatumGetNumeric(value);
	Size		len = VARSIZE(number) - VARHDRSZ;
	Size		size = sizeof(RangeType) + 2 * (VARHDRSZ_SHORT + len) + 1;
	RangeType  *range = palloc(size);
	char	   *at = (char *) (range + 1);

	SET_VARSIZE(range, size);
	range->rangetypid = NUMRANGEOID;
	for (int i = 0; i < 2; i++)
	{
		SET_VARSIZE_SHORT(at, VARHDRSZ_SHORT + len);
		memcpy(VARDATA_SHORT(at), VARDATA(number), len);
		at += VARHDRSZ_SHORT + len;
	}
	*at = RANGE_LB_INC | RANGE_UB_INC;
	return RangeTypePGetDatum(range);
}

/* value: the datum of number->value, or 0 */
static Datum
bounds_datum(TypeCacheEntry *numrange, const NtNumber *number, Datum value)
{
	RangeBound	lower = {0};
	RangeBound	upper = {0};

	if (value != (Datum) 0 && number->lower.finite && number->lower.inclusive && number->upper.finite && number->upper.inclusive &&
		same_decimal(number->lower.value, number->value) && same_decimal(number->upper.value, number->value))
		return point_datum(value);
	lower.lower = true;
	lower.infinite = !number->lower.finite;
	lower.inclusive = number->lower.inclusive;
	if (number->lower.finite)
		lower.val = decimal_datum_like(number->lower.value, number->value, value);
	upper.infinite = !number->upper.finite;
	upper.inclusive = number->upper.inclusive;
	if (number->upper.finite)
		upper.val = decimal_datum_like(number->upper.value, number->value, value);
	return RangeTypePGetDatum(nt_make_range(numrange, &lower, &upper));
}

/* A span's words in lower case (pinned tables, no locale). */
static text *
lower_text(const NtText *text, NtSpan span)
{
	char	   *lower = palloc((span.end - span.start) * 2 + 8);
	int32		len = 0;

	for (int32 i = span.start; i < span.end;)
		len += nt_utf8_put(lower + len, nt_fold(nt_utf8_next(text->utf8, &i)));
	return nt_text_result(lower, len);
}

static NtNumber *
read_numbers(NtDocument *doc, const NtText *body, bool strip, int32 *count)
{
	nt_read_article(doc, body, strip);
	return nt_number_find(doc, NULL, count);
}

PG_FUNCTION_INFO_V1(news_numbers);

Datum
news_numbers(PG_FUNCTION_ARGS)
{
	NtText		body = nt_text_arg(PG_GETARG_TEXT_PP(0));
	NtRows		rows;
	NtDocument	doc;
	NtNumber   *numbers;
	int32		count;
	TypeCacheEntry *numrange = lookup_type_cache(NUMRANGEOID, TYPECACHE_RANGE_INFO);
	Datum		kinds[NT_NUMBER_ORDINAL + 1];
	Datum		changes[NT_CHANGE_DOWN + 1] = {0};

	nt_rows_begin(&rows, fcinfo, &body);
	numbers = read_numbers(&doc, &body, PG_GETARG_BOOL(1), &count);
	for (int i = 0; i < (int) lengthof(kinds); i++)
		kinds[i] = CStringGetTextDatum(nt_number_kind_name(i));
	for (int i = NT_CHANGE_NONE + 1; i < (int) lengthof(changes); i++)
		changes[i] = CStringGetTextDatum(nt_number_change_name(i));
	/* decimals and texts of a row last no longer than it, either */
	MemoryContextSwitchTo(rows.row);
	for (int32 i = 0; i < count; i++)
	{
		const NtNumber *number = &numbers[i];
		Datum		values[NUMBER_COLUMNS] = {0};
		bool		nulls[NUMBER_COLUMNS] = {false};

		values[NUMBER_ORDINAL] = Int32GetDatum(i + 1);
		values[NUMBER_KIND] = kinds[number->kind];
		values[NUMBER_SPAN] = nt_rows_span(&rows, number->content);
		values[NUMBER_CONTENT] = nt_rows_content(&rows, number->content);
		if (number->has_value)
			values[NUMBER_VALUE] = decimal_datum(number->value);
		nulls[NUMBER_VALUE] = !number->has_value;
		values[NUMBER_BOUNDS] = bounds_datum(numrange, number, values[NUMBER_VALUE]);
		if (number->unit != NULL)
			values[NUMBER_UNIT] = PointerGetDatum(nt_text_result(number->unit, strlen(number->unit)));
		nulls[NUMBER_UNIT] = number->unit == NULL;
		nulls[NUMBER_ITEM] = nt_span_empty(number->item);
		if (!nulls[NUMBER_ITEM])
			values[NUMBER_ITEM] = nt_rows_content(&rows, number->item);
		nulls[NUMBER_SUBJECT] = nt_span_empty(number->subject);
		if (!nulls[NUMBER_SUBJECT])
			values[NUMBER_SUBJECT] = nt_rows_content(&rows, number->subject);
		nulls[NUMBER_CHANGE] = number->change == NT_CHANGE_NONE;
		values[NUMBER_CHANGE] = changes[number->change];
		nulls[NUMBER_MODIFIER] = nt_span_empty(number->modifier);
		if (!nulls[NUMBER_MODIFIER])
			values[NUMBER_MODIFIER] = PointerGetDatum(lower_text(&body, number->modifier));
		nulls[NUMBER_ACTION] = nt_span_empty(number->action);
		if (!nulls[NUMBER_ACTION])
			values[NUMBER_ACTION] = PointerGetDatum(lower_text(&body, number->action));
		nulls[NUMBER_TOPIC] = number->topic == NULL;
		if (number->topic != NULL)
			values[NUMBER_TOPIC] = CStringGetTextDatum(number->topic);
		nulls[NUMBER_SOURCE] = nt_span_empty(number->source);
		if (!nulls[NUMBER_SOURCE])
			values[NUMBER_SOURCE] = nt_rows_content(&rows, number->source);
		nt_rows_put(&rows, values, nulls);
	}
	return nt_rows_end(&rows);
}

/* One end of the bounds: its value, or null where it is open to infinity, and whether it belongs to them. */
static void
push_bound(JsonbParseState **state, const char *key, const char *inclusive, NtBound bound)
{
	if (bound.finite)
		nt_json_numeric(state, key, decimal_datum(bound.value));
	else
		nt_json_null(state, key);
	nt_json_bool(state, inclusive, bound.inclusive);
}

static void
push_lower(JsonbParseState **state, const char *key, const NtText *body, NtSpan span)
{
	if (nt_span_empty(span))
		nt_json_null(state, key);
	else
		nt_json_varlena(state, key, lower_text(body, span));
}

PG_FUNCTION_INFO_V1(news_numbers_json);

Datum
news_numbers_json(PG_FUNCTION_ARGS)
{
	NtText		body = nt_text_arg(PG_GETARG_TEXT_PP(0));
	NtRows		rows = {0};		/* counts characters */
	NtDocument	doc;
	NtNumber   *numbers;
	int32		count;
	JsonbParseState *state = NULL;
	JsonbValue *array;

	rows.text = &body;
	numbers = read_numbers(&doc, &body, PG_GETARG_BOOL(1), &count);
	pushJsonbValue(&state, WJB_BEGIN_ARRAY, NULL);
	for (int32 i = 0; i < count; i++)
	{
		const NtNumber *number = &numbers[i];

		CHECK_FOR_INTERRUPTS();
		pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
		nt_json_int(&state, "ordinal", i + 1);
		nt_json_text(&state, "kind", nt_number_kind_name(number->kind));
		nt_json_span(&state, "start", "end", &rows, number->content);
		nt_json_content(&state, "content", &body, number->content);
		if (number->has_value)
			nt_json_numeric(&state, "value", decimal_datum(number->value));
		else
			nt_json_null(&state, "value");
		push_bound(&state, "lower", "lower_inc", number->lower);
		push_bound(&state, "upper", "upper_inc", number->upper);
		if (number->unit == NULL)
			nt_json_null(&state, "unit");
		else
			nt_json_varlena(&state, "unit", nt_text_result(number->unit, strlen(number->unit)));
		nt_json_content(&state, "item", &body, number->item);
		nt_json_content(&state, "subject", &body, number->subject);
		nt_json_text(&state, "change", nt_number_change_name(number->change));
		push_lower(&state, "modifier", &body, number->modifier);
		push_lower(&state, "action", &body, number->action);
		nt_json_text(&state, "topic", number->topic);
		nt_json_content(&state, "source", &body, number->source);
		pushJsonbValue(&state, WJB_END_OBJECT, NULL);
	}
	array = pushJsonbValue(&state, WJB_END_ARRAY, NULL);
	PG_RETURN_JSONB_P(JsonbValueToJsonb(array));
}
