/*-------------------------------------------------------------------------
 *
 * shingle.h
 *	  From text to sketch in one pass, without a token array.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_SHINGLE_H
#define NT_SHINGLE_H

#include "fingerprint/sketch.h"

/*
 * The sketch of the words in spans[0, count) of text[0, len), read as one running text.  Linear, bounded memory;
 * the keys are palloc'ed.  Fewer words than "shingle" give an empty sketch.
 */
extern void nt_shingle_text(NtSketch *sketch, const char *text, int32 len, const NtSpan *spans, int32 count,
							int shingle);

#endif							/* NT_SHINGLE_H */
