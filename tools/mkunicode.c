/*
 * mkunicode.c - prints src/data/unicode.inc from the ICU it is linked with.
 *
 *	cc -o mkunicode tools/mkunicode.c -licuuc && ./mkunicode > src/data/unicode.inc
 *
 * The output is committed, because stored fingerprints and keys rest on it: run this again only together with a
 * new format word (docs/STABILITY.md).
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uversion.h>

enum { OTHER, IGNORE, SPACE, BREAK, PUNCT, SYMBOL, DIGIT, NUMERAL, MARK, LETTER, UPPER, LOWER, IDEO };

typedef struct { int32_t fold, base; uint8_t class, digit; } Record;

#define BLOCK 128
#define BLOCKS (0x110000 / BLOCK)

static Record records[65536];
static int nrecords;
static uint16_t index_of[0x110000];
static uint16_t stage1[BLOCKS];
static int unique[BLOCKS], nunique;

static int
class_of(UChar32 c)
{
	UErrorCode	status = U_ZERO_ERROR;

	if (c == 0x0A || c == 0x0B || c == 0x0C || c == 0x0D || c == 0x85 || c == 0x2028 || c == 0x2029)
		return BREAK;
	if (u_isUWhiteSpace(c))
		return SPACE;
	if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_charType(c) == U_FORMAT_CHAR)
		return IGNORE;
	switch (uscript_getScript(c, &status))
	{
		case USCRIPT_HAN: case USCRIPT_HIRAGANA: case USCRIPT_KATAKANA: case USCRIPT_THAI:
		case USCRIPT_LAO: case USCRIPT_KHMER: case USCRIPT_MYANMAR: case USCRIPT_BOPOMOFO:
			if (u_isalpha(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK))
				return IDEO;
			break;
		default:
			break;
	}
	if (c == 0x30FC)			/* the Kana length mark has script Common */
		return IDEO;
	switch (u_charType(c))
	{
		case U_UPPERCASE_LETTER: case U_TITLECASE_LETTER: return UPPER;
		case U_LOWERCASE_LETTER: return LOWER;
		case U_MODIFIER_LETTER: case U_OTHER_LETTER: return LETTER;
		case U_DECIMAL_DIGIT_NUMBER: return DIGIT;
		case U_LETTER_NUMBER: case U_OTHER_NUMBER: return NUMERAL;
		case U_NON_SPACING_MARK: case U_ENCLOSING_MARK: case U_COMBINING_SPACING_MARK: return MARK;
		case U_DASH_PUNCTUATION: case U_START_PUNCTUATION: case U_END_PUNCTUATION: case U_CONNECTOR_PUNCTUATION:
		case U_OTHER_PUNCTUATION: case U_INITIAL_PUNCTUATION: case U_FINAL_PUNCTUATION: return PUNCT;
		case U_MATH_SYMBOL: case U_CURRENCY_SYMBOL: case U_MODIFIER_SYMBOL: case U_OTHER_SYMBOL: return SYMBOL;
		default: return OTHER;
	}
}

/* Folded, compatibility form, accents dropped; letters with a stroke, which Unicode does not decompose, by hand. */
static UChar32
base_of(UChar32 c, const UNormalizer2 *nfkd)
{
	static const struct { UChar32 from, to; } stroke[] = {
		{0x00F8, 'o'}, {0x0142, 'l'}, {0x0111, 'd'}, {0x0127, 'h'}, {0x0131, 'i'}, {0x0167, 't'}, {0x0180, 'b'},
		{0x0197, 'i'}, {0x01B6, 'z'}, {0x0268, 'i'}, {0x0275, 'o'}, {0x00F0, 'd'}, {0x0259, 'e'}, {0x0192, 'f'}
	};
	UChar		buffer[64];
	UErrorCode	status = U_ZERO_ERROR;
	int			n, i = 0;
	UChar32		d;

	if (class_of(c) == IGNORE || (c >= 0x300 && c <= 0x36F))
		return 0;
	c = u_foldCase(c, U_FOLD_CASE_DEFAULT);
	n = unorm2_getDecomposition(nfkd, c, buffer, 64, &status);
	if (n > 0 && U_SUCCESS(status))
	{
		U16_NEXT(buffer, i, n, d);
		/* only a letter and its accents, or one character for one character */
		while (i < n)
		{
			UChar32		mark;

			U16_NEXT(buffer, i, n, mark);
			if (!(mark >= 0x300 && mark <= 0x36F))
				return c;
		}
		if (d == ' ')
			return c;
		c = u_foldCase(d, U_FOLD_CASE_DEFAULT);
	}
	for (i = 0; i < (int) (sizeof(stroke) / sizeof(stroke[0])); i++)
		if (c == stroke[i].from)
			return stroke[i].to;
	return c;
}

int
main(void)
{
	UErrorCode	status = U_ZERO_ERROR;
	const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&status);

	for (UChar32 c = 0; c < 0x110000; c++)
	{
		Record		r;
		int			i;

		memset(&r, 0, sizeof(r));
		r.class = class_of(c);
		r.fold = u_foldCase(c, U_FOLD_CASE_DEFAULT) - c;
		r.base = base_of(c, nfkd) - c;
		r.digit = u_charType(c) == U_DECIMAL_DIGIT_NUMBER ? u_charDigitValue(c) : 255;
		/* surrogates never occur in valid text */
		for (i = nrecords - 1; i >= 0; i--)
			if (memcmp(&records[i], &r, sizeof(r)) == 0)
				break;
		if (i < 0)
			records[i = nrecords++] = r;
		index_of[c] = i;
	}
	for (int b = 0; b < BLOCKS; b++)
	{
		int			u;

		for (u = 0; u < nunique; u++)
			if (memcmp(index_of + unique[u] * BLOCK, index_of + b * BLOCK, BLOCK * sizeof(uint16_t)) == 0)
				break;
		if (u == nunique)
			unique[nunique++] = b;
		stage1[b] = u;
	}
	printf("/* Made by tools/mkunicode.c from ICU %s, Unicode %s (Unicode data: Unicode License v3). Do not edit. */\n",
		   U_ICU_VERSION, U_UNICODE_VERSION);
	printf("#define NT_UNICODE_VERSION \"%s\"\n\n", U_UNICODE_VERSION);
	printf("const NtUnicodeRecord nt_unicode_records[%d] = {\n", nrecords);
	for (int i = 0; i < nrecords; i++)
		printf("\t{%d, %d, %d, %d},\n", records[i].fold, records[i].base, records[i].class, records[i].digit);
	printf("};\n\nstatic const uint16 nt_unicode_stage1[%d] = {", BLOCKS);
	for (int b = 0; b < BLOCKS; b++)
		printf("%s%d,", b % 24 ? " " : "\n\t", stage1[b]);
	printf("\n};\n\nconst uint16 nt_unicode_stage2[%d] = {", nunique * BLOCK);
	for (int u = 0; u < nunique; u++)
		for (int i = 0; i < BLOCK; i++)
			printf("%s%d,", i % 24 ? " " : "\n\t", index_of[unique[u] * BLOCK + i]);
	printf("\n};\n\nconst uint8 nt_ascii_class[128] = {");
	for (int c = 0; c < 128; c++)
		printf("%s%d,", c % 24 ? " " : "\n\t", records[index_of[c]].class);
	printf("\n};\n");
	return 0;
}
