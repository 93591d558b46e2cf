/*-------------------------------------------------------------------------
 *
 * newstext.c
 *	  The module: magic, settings, version.
 *
 *-------------------------------------------------------------------------
 */
#include "pg/border.h"

#include "utils/builtins.h"

#if PG_VERSION_NUM >= 180000
PG_MODULE_MAGIC_EXT(.name = "newstext", .version = NEWSTEXT_VERSION);
#else
PG_MODULE_MAGIC;
#endif

PG_FUNCTION_INFO_V1(news_version);

Datum
news_version(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(NEWSTEXT_VERSION));
}
