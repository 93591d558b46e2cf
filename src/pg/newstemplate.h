/*-------------------------------------------------------------------------
 *
 * newstemplate.h
 *	  Type newstemplate as an argument.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSTEMPLATE_H
#define NEWSTEMPLATE_H

#include "postgres.h"

#include "fmgr.h"

#include "strip/template.h"

/* Points *template into the (detoasted) value. */
extern void nt_template_arg(Datum value, NtTemplate *template);

/* The template that a function was called with as this argument, read into *room; NULL when it was called without. */
static inline const NtTemplate *
nt_template_optional(FunctionCallInfo fcinfo, int number, NtTemplate *room)
{
	if (PG_NARGS() <= number)
		return NULL;
	nt_template_arg(PG_GETARG_DATUM(number), room);
	return room;
}

#endif							/* NEWSTEMPLATE_H */
