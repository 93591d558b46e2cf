/*
 * mktranslit.c - prints src/data/translit.inc from the transliteration rules of the ICU it is linked with.
 *
 *	cc -o mktranslit tools/mktranslit.c -licui18n -licuuc && ./mktranslit > src/data/translit.inc
 *
 * Two tables of letters that have a spelling in a-z: Latin letters that accents alone do not explain (ß ss, æ ae, ﬁ fi),
 * by ICU's Latin-ASCII, and the letters of Cyrillic, Greek, Armenian and Georgian, by the BGN and UNGEGN systems that
 * newspapers in English follow.  A letter is looked up after a consonant, since some rules give it another sound at the
 * beginning of a word.  The output is committed, because stored keys rest on it.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

#define MAX_SPELLING 6

typedef struct System
{
	UScriptCode script;
	uint32_t	consonant;		/* what the letter stands after when it is looked up */
	const char *rules[5];		/* the first that reads the letter decides */
} System;

static const System systems[] = {
	{USCRIPT_LATIN, 0, {"Latin-ASCII"}},
	{USCRIPT_CYRILLIC, 0x0431, {"Russian-Latin/BGN", "Ukrainian-Latin/BGN", "Belarusian-Latin/BGN", "Serbian-Latin/BGN",
	"Cyrillic-Latin"}},
	{USCRIPT_GREEK, 0x03BB, {"Greek-Latin/UNGEGN", "Greek-Latin"}},
	{USCRIPT_ARMENIAN, 0x0562, {"Armenian-Latin/BGN"}},
	{USCRIPT_GEORGIAN, 0x10D1, {"Georgian-Latin/BGN"}},
};

static UTransliterator *
open_rules(const char *id)
{
	UErrorCode	status = U_ZERO_ERROR;
	UChar		name[64];
	UTransliterator *rules;

	u_uastrcpy(name, id);
	rules = utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
	if (U_FAILURE(status))
	{
		fprintf(stderr, "mktranslit: %s: %s\n", id, u_errorName(status));
		exit(1);
	}
	return rules;
}

/* The spelling of c in a-z after rules and Latin-ASCII; its length, 0 when something else is left over. */
static int
spelling(UTransliterator *rules, UTransliterator *ascii, uint32_t consonant, uint32_t c, char *out)
{
	UChar		buffer[32];
	UErrorCode	status = U_ZERO_ERROR;
	int32_t		len = 0;
	int32_t		limit;
	int			n = 0;
	int32_t		skip = 0;

	if (consonant != 0)
	{
		UChar		alone[32];
		int32_t		alone_len = 0;

		U16_APPEND_UNSAFE(alone, alone_len, consonant);
		limit = alone_len;
		utrans_transUChars(rules, alone, &alone_len, 32, 0, &limit, &status);
		limit = alone_len;
		utrans_transUChars(ascii, alone, &alone_len, 32, 0, &limit, &status);
		skip = alone_len;
		U16_APPEND_UNSAFE(buffer, len, consonant);
	}
	U16_APPEND_UNSAFE(buffer, len, c);
	limit = len;
	utrans_transUChars(rules, buffer, &len, 32, 0, &limit, &status);
	limit = len;
	utrans_transUChars(ascii, buffer, &len, 32, 0, &limit, &status);
	if (U_FAILURE(status))
		return -1;
	for (int32_t i = skip; i < len; i++)
	{
		UChar32		d = u_tolower(buffer[i]);

		if (d >= 'a' && d <= 'z' && n < MAX_SPELLING)
			out[n++] = (char) d;
		else if (d >= 128)
			return -1;			/* not understood by these rules */
	}
	out[n] = '\0';
	return n;
}

static void
print_table(const char *name, size_t first, size_t end)
{
	UTransliterator *ascii = open_rules("Latin-ASCII");
	UTransliterator *rules[8][5] = {0};
	int			count = 0;

	for (size_t s = first; s < end; s++)
		for (int r = 0; r < 5 && systems[s].rules[r] != NULL; r++)
			rules[s][r] = open_rules(systems[s].rules[r]);
	printf("\nstatic const NtSpelling %s[] = {\n", name);
	for (uint32_t c = 128; c < 0x20000; c++)
		for (size_t s = first; s < end; s++)
		{
			UErrorCode	status = U_ZERO_ERROR;
			char		out[MAX_SPELLING + 1];

			if (uscript_getScript((UChar32) c, &status) != systems[s].script || !u_isalpha((UChar32) c) ||
				u_foldCase((UChar32) c, U_FOLD_CASE_DEFAULT) != (UChar32) c)
				continue;
			for (int r = 0; r < 5 && rules[s][r] != NULL; r++)
			{
				int			n = spelling(rules[s][r], ascii, systems[s].consonant, c, out);

				if (n < 0)
					continue;
				printf("\t{0x%04X, \"%s\"},\n", (unsigned) c, out);
				count++;
				break;
			}
		}
	printf("};\t\t\t\t\t\t\t\t/* %d letters */\n", count);
}

int
main(void)
{
	printf("/* Made by tools/mktranslit.c from ICU %s, Unicode %s (Unicode data: Unicode License v3). Do not edit. */\n",
		   U_ICU_VERSION, U_UNICODE_VERSION);
	print_table("nt_latin_spellings", 0, 1);
	print_table("nt_script_spellings", 1, sizeof(systems) / sizeof(systems[0]));
	return 0;
}
