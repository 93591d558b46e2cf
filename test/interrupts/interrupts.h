/*
 * interrupts.h - included before every source of the core by the interrupts suite: a check for interrupts takes the time.
 */
#define NT_CHECK_INTERRUPTS() interrupts_check(__FILE__, __LINE__)

extern void interrupts_check(const char *file, int line);
