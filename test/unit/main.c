/*
 * main.c - runs the unit suites of the core; no server needed.
 */
#include "unit.h"

int			unit_passed = 0;
int			unit_failed = 0;

NtDocument
unit_document(const char *text)
{
	NtDocument	doc;
	int32		count;
	NtSpan	   *spans = nt_paragraphs(text, strlen(text), &count);

	CHECK(nt_document_parse(&doc, text, strlen(text), spans, count, NULL) == NT_OK, text);
	return doc;
}

int
main(void)
{
	test_core();
	test_compare();
	test_fingerprint();
	test_markup();
	test_number();
	test_quote();
	test_html();
	test_strip();
	printf("%d passed, %d failed\n", unit_passed, unit_failed);
	return unit_failed > 0;
}
