/*
 * interrupts.c - how long each function of the core works between two checks for interrupts.
 *
 * A cancel is answered at the next check.  What is taken is processor time, so that other processes do not count, at the
 * largest text a function takes: 50 MB, or the limit of analysis.  The last line is "N passed, N failed".
 */
#include "core/nt.h"

#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "compare/compare.h"
#include "core/document.h"
#include "fingerprint/shingle.h"
#include "html/html.h"
#include "markup/markup.h"
#include "number/number.h"
#include "quote/quote.h"
#include "strip/article.h"
#include "strip/template.h"

#define LARGE_BYTES (50 * 1000 * 1000)
/* A cancel is to be answered within this time. */
#define ALLOWED_MS 100
#define TRIES 3

static volatile double now;		/* processor time in ms, as of the last tick */
static double last;
static const char *last_file;
static int	last_line;
static double longest;
static char where[200];

/* A tick of the processor's time: a check looks at the time that the tick took, which costs it nothing. */
static void
tick(int signal)
{
	struct timespec ts;

	(void) signal;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
	now = ts.tv_sec * 1e3 + ts.tv_nsec / 1e6;
}

void
interrupts_check(const char *file, int line)
{
	if (now - last > longest)
	{
		longest = now - last;
		snprintf(where, sizeof(where), "%s:%d to %s:%d", last_file, last_line, file, line);
	}
	last = now;
	last_file = file;
	last_line = line;
}

static NtDocument
read_document(const char *text, int32 len)
{
	NtDocument	doc;
	int32		count;
	NtSpan	   *spans = nt_strip_article(text, len, NULL, &count);

	if (nt_document_parse(&doc, text, len, spans, count, NULL) != NT_OK)
		exit(3);
	return doc;
}

static void
run_strip(const char *text, int32 len)
{
	int32		count;

	(void) nt_strip_article(text, len, NULL, &count);
}

static void
run_html(const char *text, int32 len)
{
	int32		count;

	(void) nt_html_article(text, len, NULL, &count);
}

static void
run_blocks(const char *text, int32 len)
{
	int32		count;

	(void) nt_strip_blocks(text, len, NULL, &count);
}

static void
run_template(const char *text, int32 len)
{
	int32		count;
	NtSpan	   *lines = nt_paragraphs(text, len, &count);

	nt_template_add_page(nt_template_begin(), text, lines, count);
}

static void
run_quotes(const char *text, int32 len)
{
	NtDocument	doc = read_document(text, len);
	int32		count;

	(void) nt_quote_find(&doc, &count);
}

static void
run_numbers(const char *text, int32 len)
{
	NtDocument	doc = read_document(text, len);
	int32		count;

	(void) nt_number_find(&doc, NULL, &count);
}

static void
run_markup(const char *text, int32 len)
{
	NtDocument	doc = read_document(text, len);
	NtMarks		marks = {0};
	NtSpeech   *speech = nt_speech_read(&doc);
	StringInfoData out;

	marks.quotes = speech->quotes;
	marks.nquotes = speech->count;
	marks.numbers = nt_number_find(&doc, speech, &marks.nnumbers);
	marks.blocks = nt_strip_blocks(text, len, NULL, &marks.nblocks);
	initStringInfo(&out);
	nt_markup_write(&out, text, len, &marks);
}

static void
run_fingerprint(const char *text, int32 len)
{
	NtSketch	sketch;
	NtSpan		whole = {0, len};

	nt_shingle_text(&sketch, text, len, &whole, 1, NT_SHINGLE_DEFAULT);
}

static void
run_normalize(const char *text, int32 len)
{
	StringInfoData out;

	initStringInfo(&out);
	nt_compare_normalize(&out, text, len);
}

static void
run_name_key(const char *text, int32 len)
{
	StringInfoData out;

	initStringInfo(&out);
	(void) nt_compare_name_key(&out, text, len);
}

static void
run_passages(const char *text, int32 len)
{
	NtPassage  *passages;
	int32		count;

	(void) nt_compare_passages(text, len, &passages, &count);
}

static void
run_shared(const char *text, int32 len)
{
	NtShared   *shared;
	int32		count;

	(void) nt_compare_shared(text, len, text, len, &shared, &count);
}

/* A word before the text, one after it and a change in the middle. */
static void
run_diff(const char *text, int32 len)
{
	char	   *other = palloc(len + 32);
	NtDiff	   *diffs;
	int32		count;
	int			n = sprintf(other, "before ");

	memcpy(other + n, text, len);
	memcpy(other + n + len, " after", 6);
	memcpy(other + n + len / 2, "middle", 6);
	tick(0);
	last = now;
	(void) nt_compare_diff(text, len, other, len + n + 6, &diffs, &count);
}

static const struct
{
	const char *name;
	void		(*run) (const char *text, int32 len);
	bool		limited;		/* to NT_MAX_ANALYSIS_BYTES */
}			functions[] = {
	{"news_strip", run_strip}, {"news_strip_html", run_html}, {"news_blocks", run_blocks}, {"news_template", run_template},
	{"news_fingerprint", run_fingerprint}, {"news_normalize", run_normalize}, {"news_name_key", run_name_key},
	{"news_quotes", run_quotes, true}, {"news_numbers", run_numbers, true}, {"news_markup", run_markup, true},
	{"news_passages", run_passages, true}, {"news_shared", run_shared, true}, {"news_diff", run_diff, true},
};

static const struct
{
	const char *name;
	const char *unit;
	const char *begin;			/* before the first unit; NULL: nothing */
	const char *end;			/* behind the last one */
}			inputs[] = {
	{"news", "Skip to content\nThe ferry to Sellick stays in port, the harbour office of Tidewell said on Monday.\n\n"
		"\"We count 41 cracks, more than last year,\" said Ada Moll, the harbour master. She put the damage at 3.5 million "
		"crowns.\n\nMore than 300 passengers were brought to Sellick by bus, according to the police.\n\nShare this\n\n"},
	{"one line", "The ferry to Sellick stays in port, said Ada Moll, and 41 of 300 passengers went by bus. "},
	{"one letter", "a"},
	{"short lines", "Ada Moll\n"},
	{"marks", "\""},
	{"digits", "7 "},
	{"tags", "<div>"},
	{"page", "<div class=\"story\"><p>The ferry to Sellick stays in port, the harbour office of Tidewell said on Monday.</p></div>\n"},
	{"line feeds", "\n"},
	{"tabs", "\t"},
	{"dashes", "\xE2\x80\x94"},
	{"a script", "<", "<script>"},
	{"a comment", ">", "<!-- "},
	{"attributes", "a ", "<p "},
	{"a description", "harbour office ", "<meta name=description content=\"", "\">"},
	{"a word as description", "a", "<meta name=description content=\"", "\">"},
	{"an articleBody", "harbour office ", "<script type=\"application/ld+json\">{\"articleBody\":\""},
	{"strings of a script", "\"", "<script type=\"application/ld+json\">"},
};

/* One case in a process of its own, so that its memory goes with it; true if it is quick enough. */
static bool
run_case(int function, int input, bool say)
{
	pid_t		child;
	int			status;

	fflush(stdout);
	child = fork();
	if (child == 0)
	{
		int32		len = functions[function].limited ? NT_MAX_ANALYSIS_BYTES - 64 : LARGE_BYTES;
		int32		unit_len = strlen(inputs[input].unit);
		const char *begin = inputs[input].begin != NULL ? inputs[input].begin : "";
		const char *end = inputs[input].end != NULL ? inputs[input].end : "";
		int32		begin_len = strlen(begin);
		char	   *text = palloc(len + strlen(end));
		struct itimerval each_ms = {{0, 1000}, {0, 1000}};
		double		began;

		/* no unit is cut: it might be within a character */
		len -= (len - begin_len) % unit_len;
		memcpy(text, begin, begin_len);
		for (int32 at = begin_len; at < len; at += unit_len)
			memcpy(text + at, inputs[input].unit, unit_len);
		memcpy(text + len, end, strlen(end));
		len += strlen(end);
		signal(SIGPROF, tick);
		setitimer(ITIMER_PROF, &each_ms, NULL);
		tick(0);
		began = last = now;
		last_file = "begin";
		functions[function].run(text, len);
		tick(0);
		interrupts_check("end", 0);
		if (say || longest > ALLOWED_MS)
			printf("%s of %s: %d MB, %.0f ms, at most %.1f ms without a check (%s)\n", functions[function].name,
				   inputs[input].name, len / 1000000, now - began, longest, where);
		fflush(stdout);
		_exit(longest > ALLOWED_MS ? 1 : 0);
	}
	return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* Arguments: -v says every case; else names of functions. */
int
main(int argc, char **argv)
{
	int			passed = 0;
	int			failed = 0;
	bool		say = argc > 1 && strcmp(argv[1], "-v") == 0;

	for (int f = 0; f < (int) lengthof(functions); f++)
	{
		bool		chosen = argc < (say ? 3 : 2);

		for (int i = say ? 2 : 1; i < argc; i++)
			chosen |= strcmp(argv[i], functions[f].name) == 0;
		for (int i = 0; chosen && i < (int) lengthof(inputs); i++)
		{
			bool		quick = false;

			for (int try = 0; try < TRIES && !quick; try++)
				quick = run_case(f, i, say);
			passed += quick;
			failed += !quick;
		}
	}
	printf("%d passed, %d failed\n", passed, failed);
	return failed == 0 ? 0 : 1;
}
