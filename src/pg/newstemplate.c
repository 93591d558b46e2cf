/*-------------------------------------------------------------------------
 *
 * newstemplate.c
 *	  Type newstemplate, its merge operator and the aggregate news_template.
 *
 * Stored: a header and the lines in the order of their hashes.  While an
 * aggregate counts, the value is an expanded object that holds a hash table,
 * so that a page costs its own lines only.
 *
 *-------------------------------------------------------------------------
 */
#include "pg/border.h"

#include <inttypes.h>

#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/expandeddatum.h"
#include "utils/memutils.h"

#include "html/html.h"
#include "pg/newstemplate.h"

typedef struct Flat
{
	int32		vl_len_;		/* varlena header (do not touch directly!) */
	uint32		format;			/* NT_TEMPLATE_FORMAT */
	int64		pages;
	int64		count;
	NtTemplateLine lines[FLEXIBLE_ARRAY_MEMBER];
} Flat;

#define FLAT_SIZE(count) (offsetof(Flat, lines) + (Size) (count) * sizeof(NtTemplateLine))

#define EXPANDED_MAGIC 0x4E54544D

typedef struct Expanded
{
	ExpandedObjectHeader header;
	int			magic;
	NtTemplateCount *counting;
} Expanded;

PG_FUNCTION_INFO_V1(newstemplate_in);
PG_FUNCTION_INFO_V1(newstemplate_out);
PG_FUNCTION_INFO_V1(newstemplate_recv);
PG_FUNCTION_INFO_V1(newstemplate_send);
PG_FUNCTION_INFO_V1(newstemplate_merge);
PG_FUNCTION_INFO_V1(newstemplate_add);
PG_FUNCTION_INFO_V1(newstemplate_combine);
PG_FUNCTION_INFO_V1(news_template_pages);

/* ---------------------------------------------------------------- stored values */

void
nt_template_arg(Datum value, NtTemplate *template)
{
	Flat	   *flat = (Flat *) PG_DETOAST_DATUM(value);

	if (VARSIZE(flat) < offsetof(Flat, lines) || flat->format != NT_TEMPLATE_FORMAT ||
		flat->count < 0 || flat->count > NT_TEMPLATE_MAX_LINES || VARSIZE(flat) != FLAT_SIZE(flat->count))
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("invalid newstemplate value"),
				 errhint("Build the template anew with news_template().")));
	template->pages = flat->pages;
	template->count = flat->count;
	template->lines = flat->lines;
}

static Flat *
make_flat(int64 pages, int64 count)
{
	Flat	   *flat = palloc0(FLAT_SIZE(count));

	SET_VARSIZE(flat, FLAT_SIZE(count));
	flat->format = NT_TEMPLATE_FORMAT;
	flat->pages = pages;
	flat->count = count;
	return flat;
}

static Flat *
flat_copy(const NtTemplate *template)
{
	Flat	   *flat = make_flat(template->pages, template->count);

	memcpy(flat->lines, template->lines, template->count * sizeof(NtTemplateLine));
	return flat;
}

static Flat *
finished(NtTemplateCount *counting)
{
	int64		pages;
	Flat	   *flat = make_flat(0, nt_template_lines(counting, NULL, &pages));

	nt_template_lines(counting, flat->lines, &flat->pages);
	return flat;
}

/* ---------------------------------------------------------------- input and output */

Datum
newstemplate_in(PG_FUNCTION_ARGS)
{
	NtTemplate	template;
	const char *problem = nt_template_parse(PG_GETARG_CSTRING(0), &template);

	if (problem != NULL)
		nt_soft_error(fcinfo->context,
					  (errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					   errmsg("invalid input syntax for type %s", "newstemplate"),
					   errdetail_internal("%s", problem),
					   errhint("Templates are made by news_template().")));
	PG_RETURN_POINTER(flat_copy(&template));
}

Datum
newstemplate_out(PG_FUNCTION_ARGS)
{
	NtTemplate	template;
	StringInfoData out;

	nt_template_arg(PG_GETARG_DATUM(0), &template);
	initStringInfo(&out);
	appendStringInfo(&out, "%d:" INT64_FORMAT ":", NT_TEMPLATE_FORMAT, template.pages);
	for (int32 i = 0; i < template.count; i++)
		appendStringInfo(&out, "%s%" PRIx64 "=%" PRId64, i == 0 ? "" : ",",
						 template.lines[i].hash, template.lines[i].pages);
	PG_RETURN_CSTRING(out.data);
}

Datum
newstemplate_recv(PG_FUNCTION_ARGS)
{
	StringInfo	in = (StringInfo) PG_GETARG_POINTER(0);
	int			len = in->len - in->cursor;
	NtTemplate	template;
	const char *problem = nt_template_read((const uint8 *) pq_getmsgbytes(in, len), len, &template);

	if (problem != NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid newstemplate value"),
				 errdetail_internal("%s", problem),
				 errhint("Templates are made by news_template().")));
	PG_RETURN_POINTER(flat_copy(&template));
}

Datum
newstemplate_send(PG_FUNCTION_ARGS)
{
	NtTemplate	template;
	StringInfoData out;

	nt_template_arg(PG_GETARG_DATUM(0), &template);
	pq_begintypsend(&out);
	pq_sendint32(&out, NT_TEMPLATE_FORMAT);
	pq_sendint64(&out, template.pages);
	pq_sendint64(&out, template.count);
	for (int32 i = 0; i < template.count; i++)
	{
		pq_sendint64(&out, template.lines[i].hash);
		pq_sendint64(&out, template.lines[i].pages);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&out));
}

/* ---------------------------------------------------------------- the expanded object */

static Size
expanded_size(ExpandedObjectHeader *header)
{
	int64		pages;

	return FLAT_SIZE(nt_template_lines(((Expanded *) header)->counting, NULL, &pages));
}

static void
expanded_flatten(ExpandedObjectHeader *header, void *result, Size size)
{
	Flat	   *flat = result;

	memset(flat, 0, offsetof(Flat, lines));
	SET_VARSIZE(flat, size);
	flat->format = NT_TEMPLATE_FORMAT;
	flat->count = nt_template_lines(((Expanded *) header)->counting, flat->lines, &flat->pages);
	Assert(FLAT_SIZE(flat->count) == size);
}

static const ExpandedObjectMethods expanded_methods = {expanded_size, expanded_flatten};

static Expanded *
make_expanded(MemoryContext parent)
{
	MemoryContext context = AllocSetContextCreate(parent, "newstext template", ALLOCSET_DEFAULT_SIZES);
	MemoryContext before = MemoryContextSwitchTo(context);
	Expanded   *expanded = palloc0(sizeof(Expanded));

	EOH_init_header(&expanded->header, &expanded_methods, context);
	expanded->magic = EXPANDED_MAGIC;
	expanded->counting = nt_template_begin();
	MemoryContextSwitchTo(before);
	return expanded;
}

/* The aggregate's state, ready to count on: the first argument if it is ours already, else a table made of it. */
static Expanded *
state_arg(FunctionCallInfo fcinfo)
{
	MemoryContext aggregate;
	MemoryContext before;
	Expanded   *expanded;
	NtTemplate	template;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "aggregate function called in non-aggregate context");
	if (!PG_ARGISNULL(0) && VARATT_IS_EXTERNAL_EXPANDED_RW(DatumGetPointer(PG_GETARG_DATUM(0))))
	{
		expanded = (Expanded *) DatumGetEOHP(PG_GETARG_DATUM(0));
		if (expanded->magic == EXPANDED_MAGIC)
			return expanded;
	}
	expanded = make_expanded(aggregate);
	if (!PG_ARGISNULL(0))
	{
		nt_template_arg(PG_GETARG_DATUM(0), &template);
		before = MemoryContextSwitchTo(expanded->header.eoh_context);
		nt_template_add_template(expanded->counting, &template);
		MemoryContextSwitchTo(before);
	}
	return expanded;
}

/* ---------------------------------------------------------------- the aggregate and the operator */

static void
add_body(NtTemplateCount *counting, const NtText *body)
{
	int32		count = 0;
	NtSpan	   *lines;

	/* a site's raw pages make a template as well as its texts */
	if (nt_html_is_page(body->utf8, body->len))
	{
		NtReader   *reader = nt_reader_begin(body->utf8, body->len);
		NtBlock    *blocks = palloc((Size) NT_TEMPLATE_PAGE_LINES * sizeof(NtBlock));

		count = nt_reader_next(reader, blocks, NT_TEMPLATE_PAGE_LINES);
		lines = palloc((Size) Max(count, 1) * sizeof(NtSpan));
		for (int32 i = 0; i < count; i++)
			lines[i] = blocks[i].span;
		nt_template_add_page(counting, nt_reader_text(reader), lines, count);
		nt_reader_end(reader);
		pfree(blocks);
	}
	else
	{
		lines = nt_paragraphs(body->utf8, body->len, &count);
		nt_template_add_page(counting, body->utf8, lines, count);
	}
	pfree(lines);
}

/* Transition function of news_template: one more body; a NULL body is no page. */
Datum
newstemplate_add(PG_FUNCTION_ARGS)
{
	Expanded   *expanded;
	MemoryContext before;
	NtText		body;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	/* what is detoasted or converted belongs to the row, not to the state */
	body = nt_text_arg(PG_GETARG_TEXT_PP(1));
	expanded = state_arg(fcinfo);
	before = MemoryContextSwitchTo(expanded->header.eoh_context);
	add_body(expanded->counting, &body);
	MemoryContextSwitchTo(before);
	PG_RETURN_DATUM(EOHPGetRWDatum(&expanded->header));
}

/* Two partial counts of news_template into one. */
Datum
newstemplate_combine(PG_FUNCTION_ARGS)
{
	Expanded   *expanded;
	MemoryContext before;
	NtTemplate	other;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	expanded = state_arg(fcinfo);
	nt_template_arg(PG_GETARG_DATUM(1), &other);
	before = MemoryContextSwitchTo(expanded->header.eoh_context);
	nt_template_add_template(expanded->counting, &other);
	MemoryContextSwitchTo(before);
	PG_RETURN_DATUM(EOHPGetRWDatum(&expanded->header));
}

Datum
newstemplate_merge(PG_FUNCTION_ARGS)
{
	NtTemplateCount *counting = nt_template_begin();
	NtTemplate	template;
	Flat	   *flat;

	for (int i = 0; i < 2; i++)
	{
		nt_template_arg(PG_GETARG_DATUM(i), &template);
		nt_template_add_template(counting, &template);
	}
	flat = finished(counting);
	nt_template_end(counting);
	PG_RETURN_POINTER(flat);
}

Datum
news_template_pages(PG_FUNCTION_ARGS)
{
	NtTemplate	template;

	nt_template_arg(PG_GETARG_DATUM(0), &template);
	PG_RETURN_INT64(template.pages);
}
