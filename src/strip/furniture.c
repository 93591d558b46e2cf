/*-------------------------------------------------------------------------
 *
 * furniture.c
 *	  Is there anything to strip at all?
 *
 *-------------------------------------------------------------------------
 */
#include "strip/furniture.h"

#include "strip/block.h"
#include "strip/cue.h"
#include "strip/template.h"

/* Furniture is short: longer blocks are not made up of cue phrases. */
#define FURNITURE_BYTES 100

/*
 * Is any of the blocks furniture?  Do no harm: a text without any is an article already, whatever its lines look like
 * (a cast list, a poem, results), and stays whole but for notices (notice.c).  Most pages begin with furniture.
 */
bool
nt_has_furniture(const char *text, const NtSpan *spans, int32 count, const NtTemplate *template)
{
	NtBlock		block;

	memset(&block, 0, sizeof(block));
	for (int32 i = 0; i < count; i++)
	{
		bool		short_block = spans[i].end - spans[i].start <= FURNITURE_BYTES;

		block.span = spans[i];
		block.cues = 0;
		/* not measured yet: pointers to other pages do not count, articles have such lines too */
		block.end = NT_END_OTHER;
		if (short_block)
			nt_block_find_cues(&block, text);
		if (template != NULL || (block.cues & NT_CUE_FURNITURE) != 0)
			nt_block_measure(&block, text);
		if (short_block && (block.cues & NT_CUE_FURNITURE) != 0 && block.cue_words * 2 >= block.words)
			return true;
		if (template != NULL && nt_template_penalty(template, &block, text) > 0)
			return true;
		if (i % 1024 == 1023)
			NT_CHECK_INTERRUPTS();
	}
	return false;
}
