/*-------------------------------------------------------------------------
 *
 * bands.h
 *	  Keys by which similar texts meet in an ordinary equality join.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_BANDS_H
#define NT_BANDS_H

#include "fingerprint/sketch.h"

#define NT_BANDS		24
#define NT_BAND_ROWS	2

/* Fills bands[NT_BANDS]; false, and nothing filled, when the sketch has no keys. */
extern bool nt_bands(const NtSketch *sketch, int64 *bands);

#endif							/* NT_BANDS_H */
