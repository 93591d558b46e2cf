/*-------------------------------------------------------------------------
 *
 * markup_fn.c
 *	  SQL: news_markup(text, VARIADIC text[]).
 *
 *-------------------------------------------------------------------------
 */
#include "pg/border.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "markup/markup.h"

PG_FUNCTION_INFO_V1(news_markup);

typedef struct Choice
{
	bool		quotes;
	bool		numbers;
	bool		junk;
} Choice;

static Choice
read_choice(ArrayType *names)
{
	Choice		choice = {0};
	Datum	   *values;
	bool	   *nulls;
	int			count;

	deconstruct_array(names, TEXTOID, -1, false, TYPALIGN_INT, &values, &nulls, &count);
	for (int i = 0; i < count; i++)
	{
		char	   *name;

		if (nulls[i])
			continue;
		name = TextDatumGetCString(values[i]);
		if (strcmp(name, "quotes") == 0)
			choice.quotes = true;
		else if (strcmp(name, "numbers") == 0)
			choice.numbers = true;
		else if (strcmp(name, "boilerplate") == 0)
			choice.junk = true;
		else
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("news_markup does not know \"%s\"", name),
					 errhint("What can be marked is quotes, numbers, boilerplate.")));
	}
	return choice;
}

Datum
news_markup(PG_FUNCTION_ARGS)
{
	NtText		body = nt_text_arg(PG_GETARG_TEXT_PP(0));
	Choice		choice = read_choice(PG_GETARG_ARRAYTYPE_P(1));
	NtMarks		marks = {0};
	StringInfoData html;

	if (choice.quotes || choice.numbers)
	{
		NtDocument	doc;
		NtSpeech   *speech = NULL;

		nt_read_article(&doc, &body, true);
		if (choice.quotes)
		{
			speech = nt_speech_read(&doc);
			marks.quotes = speech->quotes;
			marks.nquotes = speech->count;
		}
		if (choice.numbers)
			marks.numbers = nt_number_find(&doc, speech, &marks.nnumbers);
	}
	if (choice.junk)
		marks.blocks = nt_strip_blocks(body.utf8, body.len, NULL, &marks.nblocks);
	initStringInfo(&html);
	nt_markup_write(&html, body.utf8, body.len, &marks);
	PG_RETURN_TEXT_P(nt_text_result(html.data, html.len));
}
