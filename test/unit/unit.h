/*
 * unit.h - the few words a unit test of the core needs.
 *
 * A suite is a function in a file of its own, listed in main.c.
 */
#ifndef UNIT_H
#define UNIT_H

#include "core/document.h"

extern int	unit_passed;
extern int	unit_failed;

/* the suites */
extern void test_core(void);
extern void test_compare(void);
extern void test_fingerprint(void);
extern void test_markup(void);
extern void test_number(void);
extern void test_quote(void);
extern void test_html(void);
extern void test_strip(void);

/* The tokens and sentences of a text that must be readable; its paragraphs are found in it. */
extern NtDocument unit_document(const char *text);

/* One assertion; "what" names it when it fails. */
#define CHECK(condition, what) \
	do { \
		if (condition) \
			unit_passed++; \
		else \
		{ \
			unit_failed++; \
			fprintf(stderr, "%s:%d: %s: %s\n", __FILE__, __LINE__, what, #condition); \
		} \
	} while (0)

#endif							/* UNIT_H */
