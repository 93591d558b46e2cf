/*-------------------------------------------------------------------------
 *
 * bands.c
 *	  Locality-sensitive hashing of a sketch: bands of minima.
 *
 * One-permutation MinHash (Li, Owen, Zhang, NIPS 2012): the range of key
 * hashes is cut into NT_BANDS * NT_BAND_ROWS bins, and the least key of each
 * is a row.  An empty bin takes the row of the next that has one, with the
 * distance mixed in (Shrivastava and Li, ICML 2014).  Two texts of
 * resemblance J agree in a row with probability J, in one band or more with
 * 1 - (1 - J^rows)^bands.
 *
 *-------------------------------------------------------------------------
 */
#include "fingerprint/bands.h"

#include "core/hash.h"

#define BINS	(NT_BANDS * NT_BAND_ROWS)

bool
nt_bands(const NtSketch *sketch, int64 *bands)
{
	uint64		rows[BINS];
	uint32		least[BINS];
	int			class = Max(sketch->base, NT_ARTICLE_CLASS);
	bool		any = false;

	memset(least, 0xFF, sizeof(least));
	for (int i = 0; i < sketch->count; i++)
	{
		uint32		hash = nt_key_hash(sketch->keys[i]);
		int			bin = (int) ((hash * BINS) >> NT_KEY_BITS);

		if (nt_key_class(sketch->keys[i]) < class)
			continue;
		least[bin] = Min(least[bin], hash);
		any = true;
	}
	if (!any)
		return false;
	for (int bin = 0; bin < BINS; bin++)
	{
		int			distance = 0;

		while (least[(bin + distance) % BINS] == PG_UINT32_MAX)
			distance++;
		rows[bin] = (uint64) distance << NT_KEY_BITS | least[(bin + distance) % BINS];
	}
	for (int band = 0; band < NT_BANDS; band++)
	{
		uint64		hash = nt_hash64_step(NT_HASH64_START, sketch->shingle << 16 | class << 8 | band);

		for (int row = 0; row < NT_BAND_ROWS; row++)
			hash = nt_hash64_mix(nt_hash64_step(hash, rows[band * NT_BAND_ROWS + row]));
		bands[band] = (int64) hash;
	}
	return true;
}
