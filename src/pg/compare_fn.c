/*-------------------------------------------------------------------------
 *
 * compare_fn.c
 *	  SQL: news_normalize, news_name_key.
 *
 *-------------------------------------------------------------------------
 */
#include "pg/border.h"

#include "compare/compare.h"

PG_FUNCTION_INFO_V1(news_normalize);
PG_FUNCTION_INFO_V1(news_name_key);

Datum
news_normalize(PG_FUNCTION_ARGS)
{
	NtText		argument = nt_text_arg(PG_GETARG_TEXT_PP(0));
	StringInfoData key;

	initStringInfo(&key);
	nt_compare_normalize(&key, argument.utf8, argument.len);
	PG_RETURN_TEXT_P(nt_text_result(key.data, key.len));
}

Datum
news_name_key(PG_FUNCTION_ARGS)
{
	NtText		argument = nt_text_arg(PG_GETARG_TEXT_PP(0));
	StringInfoData key;
	NtStatus	status;

	initStringInfo(&key);
	status = nt_compare_name_key(&key, argument.utf8, argument.len);
	if (status != NT_OK)
		nt_report(status, argument.len);
	PG_RETURN_TEXT_P(nt_text_result(key.data, key.len));
}
