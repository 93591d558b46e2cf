/*-------------------------------------------------------------------------
 *
 * unicode.h
 *	  Character properties from pinned tables (src/data/unicode.inc, made
 *	  from ICU by tools/mkunicode.c and committed), so that the same text is
 *	  read alike whatever ICU or locale the server has.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_UNICODE_H
#define NT_UNICODE_H

#include "core/nt.h"

typedef enum NtClass
{
	NT_CLASS_OTHER,				/* controls, unassigned, private use */
	NT_CLASS_IGNORE,			/* zero-width and format characters: soft hyphen, BOM, joiners, direction marks */
	NT_CLASS_SPACE,				/* white space but no line break */
	NT_CLASS_BREAK,				/* LF VT FF CR NEL LS PS */
	NT_CLASS_PUNCT,
	NT_CLASS_SYMBOL,
	NT_CLASS_DIGIT,				/* decimal digits of all scripts */
	NT_CLASS_NUMERAL,			/* other numbers: fractions, superscripts, Roman numeral signs */
	NT_CLASS_MARK,				/* combining marks */
	NT_CLASS_LETTER,			/* letters without case */
	NT_CLASS_UPPER,				/* upper and title case */
	NT_CLASS_LOWER,
	NT_CLASS_IDEO				/* letters of scripts written without spaces: Han, Kana, Thai, Lao, Khmer, Myanmar */
} NtClass;

/* Offsets are relative to the code point, so that a few thousand records serve all of Unicode. */
typedef struct NtUnicodeRecord
{
	int32		fold;			/* simple case folding: cp + fold */
	int32		base;			/* folded, without accents, compatibility forms made plain: cp + base; 0 when the sum
								 * is 0: a combining accent or ignorable character that plain text lacks */
	uint8		class;
	uint8		digit;			/* value of a decimal digit, 255 for the rest */
} NtUnicodeRecord;

extern const NtUnicodeRecord nt_unicode_records[];
extern const uint16 nt_unicode_stage2[];
extern const uint8 nt_ascii_class[128];
extern const NtUnicodeRecord *nt_unicode_record(uint32 cp);

static inline NtClass
nt_class(uint32 cp)
{
	return cp < 128 ? (NtClass) nt_ascii_class[cp] : (NtClass) nt_unicode_record(cp)->class;
}

static inline uint32
nt_fold(uint32 cp)
{
	if (cp < 128)
		return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
	return cp + nt_unicode_record(cp)->fold;
}

/* The plain letter behind cp (e for É), 0 when plain text has nothing there. */
static inline uint32
nt_base(uint32 cp)
{
	if (cp < 128)
		return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
	return cp + nt_unicode_record(cp)->base;
}

/* 0..9, or -1 */
static inline int
nt_digit(uint32 cp)
{
	if (cp < 128)
		return cp >= '0' && cp <= '9' ? (int) (cp - '0') : -1;
	return nt_unicode_record(cp)->digit == 255 ? -1 : nt_unicode_record(cp)->digit;
}

static inline bool
nt_class_is_letter(NtClass class)
{
	return class >= NT_CLASS_MARK;
}

static inline bool
nt_is_space(uint32 cp)
{
	NtClass		class = nt_class(cp);

	return class == NT_CLASS_SPACE || class == NT_CLASS_BREAK;
}

#endif							/* NT_UNICODE_H */
