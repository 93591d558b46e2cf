/*-------------------------------------------------------------------------
 *
 * newstext.c
 *	  The module: magic, settings, version.
 *
 *-------------------------------------------------------------------------
 */
#include "pg/border.h"

#include "utils/builtins.h"
#include "utils/guc.h"

#include "pg/newsfp.h"

#if PG_VERSION_NUM >= 180000
PG_MODULE_MAGIC_EXT(.name = "newstext", .version = NEWSTEXT_VERSION);
#else
PG_MODULE_MAGIC;
#endif

void		_PG_init(void);

double		nt_similarity_threshold = NT_SIMILARITY_THRESHOLD;

PG_FUNCTION_INFO_V1(news_version);

void
_PG_init(void)
{
	DefineCustomRealVariable("newstext.similarity_threshold",
							 "Least resemblance at which two fingerprints are similar to operator %.",
							 "The functions news_similar() and news_contained() take their thresholds as arguments.",
							 &nt_similarity_threshold,
							 NT_SIMILARITY_THRESHOLD, 0, 1,
							 PGC_USERSET, 0, NULL, NULL, NULL);
	nt_similarity_join_init();
	nt_similarity_scan_init();
	MarkGUCPrefixReserved("newstext");
}

Datum
news_version(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(NEWSTEXT_VERSION));
}
