/*-------------------------------------------------------------------------
 *
 * entity.c
 *	  Character references (&amp; &#8217; &#x2019;), by the rules of the
 *	  WHATWG HTML standard, section 13.2.5.72 and following.
 *
 *-------------------------------------------------------------------------
 */
#include "html/html.h"

#include "core/utf8.h"

typedef struct Entity
{
	const char *name;
	uint32		first;
	uint32		second;			/* 0: one character */
	bool		open;			/* good without its semicolon */
} Entity;

#include "data/entity.inc"

#define NAME_MAX_BYTES 31
#define NUMBER_MAX_DIGITS 8

/* Numbers 128 to 159 mean the characters of windows-1252. */
static const uint16 windows_1252[32] = {
	0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
	0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178
};

static const Entity *
find_name(const char *name, int32 len)
{
	int			low = 0;
	int			high = lengthof(entities) - 1;

	while (low <= high)
	{
		int			middle = (low + high) / 2;
		int			order = strncmp(entities[middle].name, name, len);

		if (order == 0 && entities[middle].name[len] != '\0')
			order = 1;
		if (order == 0)
			return &entities[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle - 1;
	}
	return NULL;
}

static int32
decode_number(const char *s, int32 len, char *out, int *out_len)
{
	int32		at = 2;
	int			base = 10;
	uint32		value = 0;
	int			digits = 0;

	if (at < len && (s[at] == 'x' || s[at] == 'X'))
	{
		base = 16;
		at++;
	}
	for (; at < len && digits < NUMBER_MAX_DIGITS; at++, digits++)
	{
		unsigned char c = s[at];

		if (c >= '0' && c <= '9')
			value = value * base + (c - '0');
		else if (base == 16 && (c | 32) >= 'a' && (c | 32) <= 'f')
			value = value * base + ((c | 32) - 'a' + 10);
		else
			break;
	}
	if (digits == 0)
		return 0;
	if (at < len && s[at] == ';')
		at++;
	if (value >= 128 && value < 160)
		value = windows_1252[value - 128];
	if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
		value = 0xFFFD;
	*out_len = nt_utf8_put(out, value);
	return at;
}

/*
 * The reference at s[0] == '&' of len bytes: writes its characters (at most eight bytes, at most 5/4 of what it
 * takes) to out and returns the bytes it takes, 0 if this is a mere ampersand.
 */
int32
nt_entity_decode(const char *s, int32 len, char *out, int *out_len)
{
	int32		end = 1;
	const Entity *entity = NULL;

	if (len < 3)
		return 0;
	if (s[1] == '#')
		return decode_number(s, len, out, out_len);
	while (end < len && end <= NAME_MAX_BYTES &&
		   (((s[end] | 32) >= 'a' && (s[end] | 32) <= 'z') || (s[end] >= '0' && s[end] <= '9')))
		end++;
	if (end < len && s[end] == ';')
	{
		entity = find_name(s + 1, end - 1);
		if (entity != NULL)
			end++;
	}
	/* the longest of the old names that needs no semicolon; none is longer than six letters */
	for (int32 n = Min(end - 1, 6); entity == NULL && n >= 2; n--)
	{
		entity = find_name(s + 1, n);
		if (entity != NULL && !entity->open)
			entity = NULL;
		end = n + 1;
	}
	if (entity == NULL)
		return 0;
	*out_len = nt_utf8_put(out, entity->first);
	if (entity->second != 0)
		*out_len += nt_utf8_put(out + *out_len, entity->second);
	return end;
}
