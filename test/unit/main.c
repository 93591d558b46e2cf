/*
 * main.c - runs the unit suites of the core; no server needed.
 */
#include "unit.h"

int			unit_passed = 0;
int			unit_failed = 0;

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
