/*-------------------------------------------------------------------------
 *
 * newstemplate.h
 *	  Type newstemplate as an argument.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSTEMPLATE_H
#define NEWSTEMPLATE_H

#include "strip/template.h"

/* Points *template into the (detoasted) value. */
extern void nt_template_arg(Datum value, NtTemplate *template);

#endif							/* NEWSTEMPLATE_H */
