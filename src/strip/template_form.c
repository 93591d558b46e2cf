/*-------------------------------------------------------------------------
 *
 * template_form.c
 *	  Reading a template from text and from bytes that anybody may have
 *	  written.
 *
 * As text: "format:pages:hash=pages,hash=pages", hashes in hexadecimal
 * digits, the rest in decimal ones.  As bytes, each number with its highest
 * byte first: format (4 bytes), pages, number of lines, and hash and pages
 * of each line (8 bytes each).
 *
 *-------------------------------------------------------------------------
 */
#include "strip/template.h"

#include <errno.h>

#define HEADER_BYTES 20
#define LINE_BYTES 16

static const char bad_line[] = "A line is not of the form hash=pages.";
static const char bad_count[] = "The number of lines does not fit the length.";

/* What every value must be, wherever it comes from; NULL if it is so, else what is wrong. */
static const char *
flaw(const NtTemplate *template)
{
	if (template->pages < 0 || template->pages > NT_TEMPLATE_MAX_PAGES)
		return "The number of pages is out of range.";
	for (int32 i = 0; i < template->count; i++)
	{
		if (template->lines[i].pages < 1 || template->lines[i].pages > template->pages)
			return "A line is on no page, or on more pages than there are.";
		if (template->lines[i].hash == 0 || (i > 0 && template->lines[i].hash <= template->lines[i - 1].hash))
			return "Lines are not in order.";
	}
	return NULL;
}

const char *
nt_template_parse(const char *s, NtTemplate *template)
{
	char	   *end;
	int64		count = 0;
	NtTemplateLine *lines;

	if (strtol(s, &end, 10) != NT_TEMPLATE_FORMAT || *end != ':')
		return "The value must begin with format 1 and a colon.";
	errno = 0;
	template->pages = strtoll(end + 1, &end, 10);
	if (errno != 0 || *end != ':')
		return "The number of pages must be followed by a colon.";
	end++;
	for (const char *p = end; *p != '\0'; p++)
		count += *p == '=';
	if (count > NT_TEMPLATE_MAX_LINES)
		return "There are too many lines.";
	if (count == 0 && *end != '\0')
		return bad_line;
	lines = palloc((Size) count * sizeof(NtTemplateLine));
	for (int32 i = 0; i < count; i++)
	{
		errno = 0;
		lines[i].hash = strtoull(end, &end, 16);
		if (errno != 0 || *end != '=')
			return bad_line;
		lines[i].pages = strtoll(end + 1, &end, 10);
		if (errno != 0 || *end != (i + 1 < count ? ',' : '\0'))
			return bad_line;
		end++;
	}
	template->count = (int32) count;
	template->lines = lines;
	return flaw(template);
}

static uint64
get_number(const uint8 *data, int bytes)
{
	uint64		value = 0;

	for (int i = 0; i < bytes; i++)
		value = value << 8 | data[i];
	return value;
}

const char *
nt_template_read(const uint8 *data, int32 len, NtTemplate *template)
{
	uint64		count;
	NtTemplateLine *lines;

	if (len < 4)
		return bad_count;
	if (get_number(data, 4) != NT_TEMPLATE_FORMAT)
		return "The format is not known.";
	if (len < HEADER_BYTES)
		return bad_count;
	template->pages = (int64) get_number(data + 4, 8);
	count = get_number(data + 12, 8);
	if (count > NT_TEMPLATE_MAX_LINES || count * LINE_BYTES != (uint64) (len - HEADER_BYTES))
		return bad_count;
	lines = palloc(count * sizeof(NtTemplateLine));
	for (int32 i = 0; i < (int32) count; i++)
	{
		lines[i].hash = get_number(data + HEADER_BYTES + i * LINE_BYTES, 8);
		lines[i].pages = (int64) get_number(data + HEADER_BYTES + i * LINE_BYTES + 8, 8);
	}
	template->count = (int32) count;
	template->lines = lines;
	return flaw(template);
}
