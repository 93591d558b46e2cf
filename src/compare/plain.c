/*-------------------------------------------------------------------------
 *
 * plain.c
 *	  Letters to plain letters.
 *
 *-------------------------------------------------------------------------
 */
#include "compare/plain.h"

#include "core/utf8.h"

#include "data/translit.inc"

static const char *
find_spelling(const NtSpelling *table, int count, uint32 letter)
{
	int			low = 0;
	int			high = count;

	while (low < high)
	{
		int			middle = low + (high - low) / 2;

		if (table[middle].letter < letter)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && table[low].letter == letter ? table[low].ascii : NULL;
}

/* The spelling in a-z of a folded letter of Latin script that is not ASCII (ß: ss); NULL if it has none. */
const char *
nt_plain_latin(uint32 folded)
{
	return find_spelling(nt_latin_spellings, lengthof(nt_latin_spellings), folded);
}

/* The same for Latin, Cyrillic, Greek, Armenian and Georgian. */
const char *
nt_plain_any(uint32 folded)
{
	const char *ascii = nt_plain_latin(folded);

	return ascii != NULL ? ascii : find_spelling(nt_script_spellings, lengthof(nt_script_spellings), folded);
}

/* Appends a letter or digit in lower case, without accents, Latin ligatures spelt out; nothing for a lone accent. */
void
nt_plain_put(StringInfo out, uint32 cp)
{
	const char *ascii;
	char		buffer[4];

	if (cp < 128)
	{
		appendStringInfoCharMacro(out, (char) nt_fold(cp));
		return;
	}
	ascii = nt_plain_latin(nt_fold(cp));
	if (ascii != NULL)
	{
		appendStringInfoString(out, ascii);
		return;
	}
	/* the micro sign's plain letter is Greek, which a LATIN1 database lacks */
	if (cp != 0xB5)
		cp = nt_base(cp);
	if (cp != 0)
		appendBinaryStringInfo(out, buffer, nt_utf8_put(buffer, cp));
}

/* What is printed for an apostrophe, in names too: typewriter, single marks, modifier letters, accents, full-width. */
bool
nt_is_apostrophe(uint32 cp)
{
	switch (cp)
	{
		case '\'': case '`': case 0xB4: case 0x2018: case 0x2019: case 0x201B: case 0x2032:
		case 0x02B9: case 0x02BB: case 0x02BC: case 0x02BD: case 0x02BE: case 0x02BF: case 0x02C8: case 0xFF07:
			return true;
		default:
			return false;
	}
}

/* Hyphens that may stand inside a word; dashes do not. */
bool
nt_is_hyphen(uint32 cp)
{
	return cp == '-' || cp == 0x2010 || cp == 0x2011 || cp == 0xFE63 || cp == 0xFF0D;
}
