/*-------------------------------------------------------------------------
 *
 * json.h
 *	  Building jsonb rows: what the news_*_json functions share.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_PG_JSON_H
#define NT_PG_JSON_H

#include "pg/border.h"

#include "utils/jsonb.h"

extern void nt_json_text(JsonbParseState **state, const char *key, const char *value);
extern void nt_json_content(JsonbParseState **state, const char *key, const NtText *text, NtSpan span);
extern void nt_json_varlena(JsonbParseState **state, const char *key, const text *value);
extern void nt_json_int(JsonbParseState **state, const char *key, int32 number);
extern void nt_json_numeric(JsonbParseState **state, const char *key, Datum number);
extern void nt_json_bool(JsonbParseState **state, const char *key, bool value);
extern void nt_json_null(JsonbParseState **state, const char *key);
extern void nt_json_span(JsonbParseState **state, const char *start, const char *end, NtRows *rows, NtSpan span);

#endif							/* NT_PG_JSON_H */
