/*
 * mkcurrency.c - src/data/currency.txt, the names of the world's currencies, from ICU
 *
 *	cc -o /tmp/mkcurrency tools/mkcurrency.c -licui18n -licuuc && /tmp/mkcurrency > src/data/currency.txt
 *
 * Run when the selection changes; the build reads the committed result.  Names of one word that are common words
 * or stand for several currencies are left to src/data/unit.txt, which is asked first.
 */
#include <stdio.h>
#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/ustring.h>
#include <unicode/uchar.h>

static const char *const languages[] = {"en", "de", "fr", "es"};
static const char *const plurals[] = {"one", "many", "other"};

static void
lower(const UChar *name, int32_t len, const char *locale, char *out, int size)
{
	UChar		folded[128];
	UErrorCode	status = U_ZERO_ERROR;
	int32_t		n = u_strToLower(folded, 128, name, len, locale, &status);

	u_strToUTF8(out, size, NULL, folded, n, &status);
	if (U_FAILURE(status))
		out[0] = '\0';
}

int
main(void)
{
	UErrorCode	status = U_ZERO_ERROR;
	UEnumeration *codes = ucurr_openISOCurrencies(UCURR_ALL | UCURR_NON_DEPRECATED, &status);
	const char *code;

	printf("# Names of currencies in English, German, French, Spanish, made by tools/mkcurrency.c from ICU %s (CLDR).\n"
		   "# Copyright 1991-2022 Unicode, Inc.  Unicode License v3 (https://www.unicode.org/license.txt): may be used, modified,\n"
		   "# and distributed with this copyright and permission notice.\n", U_ICU_VERSION);
	for (int l = 0; l < 4; l++)
	{
		printf("%%lang %s\n", languages[l]);
		uenum_reset(codes, &status);
		while ((code = uenum_next(codes, NULL, &status)) != NULL)
		{
			UChar		iso[4];
			char		last[256] = "";

			if (code[0] == 'X' && strncmp(code, "XA", 2) != 0 && strcmp(code, "XOF") != 0 && strcmp(code, "XCD") != 0 &&
				strcmp(code, "XPF") != 0)
				continue;
			if (strcmp(code, "XAG") == 0 || strcmp(code, "XAU") == 0 || strcmp(code, "XAD") == 0)
				continue;
			u_uastrcpy(iso, code);
			for (int p = 0; p < 3; p++)
			{
				UBool		choice;
				int32_t		len;
				UErrorCode	e = U_ZERO_ERROR;
				const UChar *name = ucurr_getPluralName(iso, languages[l], &choice, plurals[p], &len, &e);
				char		text[256];

				if (U_FAILURE(e) || len <= 3 || u_strchr(name, '(') != NULL)
					continue;
				lower(name, len, languages[l], text, sizeof(text));
				if (strchr(text, ' ') == NULL || strcmp(text, last) == 0)
					continue;
				printf("%s\t= %s\n", text, code);
				strcpy(last, text);
			}
		}
	}
	uenum_close(codes);
	return 0;
}
