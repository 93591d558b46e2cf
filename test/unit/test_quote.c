/*
 * test_quote.c - the quote room by its parts: marks, mentions, people, clauses, and what other rooms ask of it.
 */
#include "unit.h"

#include "lib/stringinfo.h"

#include "quote/attribute.h"
#include "quote/quote.h"
#include "quote/words.h"

/* The bytes of the first place where the words stand in the text. */
static NtSpan
find_words(const NtDocument *doc, const char *words)
{
	const char *at = strstr(doc->text, words);
	NtSpan		span = {0, 0};

	if (at != NULL)
	{
		span.start = (int32) (at - doc->text);
		span.end = span.start + strlen(words);
	}
	return span;
}

static bool
span_is(const NtDocument *doc, NtSpan span, const char *words)
{
	return span.end - span.start == (int32) strlen(words) && memcmp(doc->text + span.start, words, strlen(words)) == 0;
}

static void
test_speech(void)
{
	NtDocument	doc = unit_document("Harbour Office director Anna Berg said that \xE2\x80\x9C" "all 12 gates\xE2\x80\x9D hold "
									"and 40 farms are dry. Its mayor, Bo Lund, put the cost at 9 million. "
									"Nine farms were lost. Berg\xE2\x80\x99s lawyer met Holm. Ida Holm met Peter Holm.");
	NtSpeech   *speech = nt_speech_read(&doc);
	const NtQuote *inner = nt_speech_at(speech, find_words(&doc, "12"));
	const NtQuote *clause = nt_speech_at(speech, find_words(&doc, "40 farms"));

	CHECK(inner != NULL && inner->kind == NT_QUOTE_DIRECT && span_is(&doc, inner->content, "all 12 gates"), "innermost");
	CHECK(clause != NULL && clause->kind == NT_QUOTE_MIXED && span_is(&doc, clause->speaker, "Anna Berg"),
		  "behind the quoted words, in the clause");
	CHECK(nt_speech_at(speech, find_words(&doc, "gates\xE2\x80\x9D hold")) == clause, "across the end of quoted words");
	CHECK(nt_speech_at(speech, find_words(&doc, "Nine")) == NULL, "nobody says it");
	CHECK(nt_speech_at(speech, find_words(&doc, "Harbour")) == NULL, "before the first");
	CHECK(span_is(&doc, nt_speech_name(speech, find_words(&doc, "Harbour Office director Anna Berg")), "Anna Berg"),
		  "a person's name beside an organisation's");
	CHECK(span_is(&doc, nt_speech_name(speech, find_words(&doc, "Its mayor, Bo Lund")), "Bo Lund"), "apposed");
	CHECK(span_is(&doc, nt_speech_name(speech, find_words(&doc, "mayor")), "Bo Lund"), "a title");
	CHECK(span_is(&doc, nt_speech_name(speech, find_words(&doc, "Berg\xE2\x80\x99s lawyer")), "Berg\xE2\x80\x99s lawyer"),
		  "not his lawyer's client");
	CHECK(nt_span_empty(nt_speech_name(speech, find_words(&doc, "Holm"))), "one of two");
	CHECK(nt_span_empty(nt_speech_name(speech, find_words(&doc, "cost"))), "nobody");
	CHECK(span_is(&doc, nt_speech_name(speech, find_words(&doc, "lawyer met")), "Berg\xE2\x80\x99s lawyer"), "a noun");
}

/* Text between single bars, what the parts found; compared as one string so that a failure shows all of it. */
static bool
found_is(StringInfo found, const char *expected)
{
	bool		same = strcmp(found->data, expected) == 0;

	if (!same)
		fprintf(stderr, "found: %s\n", found->data);
	return same;
}

static void
put_span(StringInfo found, const NtDocument *doc, NtSpan span)
{
	appendBinaryStringInfo(found, doc->text + span.start, span.end - span.start);
}

/* The stretches of the text, the last one with a + where it has no closing mark. */
static bool
stretches_are(const char *text, const char *expected)
{
	NtDocument	doc = unit_document(text);
	int32		count;
	NtStretch  *stretches = nt_marks_find(&doc, NT_LANG_EN, &count);
	StringInfoData found;

	initStringInfo(&found);
	for (int32 i = 0; i < count; i++)
	{
		appendStringInfoString(&found, i > 0 ? "|" : "");
		put_span(&found, &doc, stretches[i].content);
		appendStringInfoString(&found, stretches[i].closed ? "" : "+");
	}
	return found_is(&found, expected);
}

/* The mentions of the text, each with the first letters of its type. */
static bool
mentions_are(const char *text, const char *expected)
{
	static const char *const types[] = {"full", "last", "titled", "org", "he", "she", "they", "first", "it", "who",
	"person", "group", "document", "other"};
	NtDocument	doc = unit_document(text);
	NtQuoteText *read = nt_quote_text(&doc);
	StringInfoData found;

	initStringInfo(&found);
	for (int32 i = 0; i < read->nmentions; i++)
	{
		appendStringInfoString(&found, i > 0 ? "|" : "");
		put_span(&found, &doc, nt_tokens_span(&doc, read->mentions[i].first, read->mentions[i].end));
		appendStringInfo(&found, ":%s", types[read->mentions[i].type]);
	}
	return found_is(&found, expected);
}

/* The last mention's fullest name. */
static bool
last_name_is(const char *text, const char *expected)
{
	NtDocument	doc = unit_document(text);
	NtQuoteText *read = nt_quote_text(&doc);
	int32		last = read->nmentions - 1;
	StringInfoData found;

	initStringInfo(&found);
	if (last >= 0)
		put_span(&found, &doc, nt_person_name(read, nt_mention_person(read, last, -1)));
	return found_is(&found, expected);
}

/* The reported clauses of the text: mention > verb > clause. */
static bool
clauses_are(const char *text, const char *expected)
{
	NtDocument	doc = unit_document(text);
	NtQuoteText *read = nt_quote_text(&doc);
	StringInfoData found;

	initStringInfo(&found);
	for (int32 i = 0; i < read->nclauses; i++)
	{
		const NtClause *clause = &read->clauses[i];

		appendStringInfoString(&found, i > 0 ? "|" : "");
		put_span(&found, &doc, nt_tokens_span(&doc, read->mentions[clause->mention].first,
											  read->mentions[clause->mention].end));
		appendStringInfoString(&found, ">");
		put_span(&found, &doc, nt_tokens_span(&doc, clause->cue, clause->cue_end));
		appendStringInfoString(&found, ">");
		put_span(&found, &doc, nt_tokens_span(&doc, clause->first, clause->end));
	}
	return found_is(&found, expected);
}

/* The direct quotations of the text: speaker > verb > words. */
static bool
quotes_are(const char *text, const char *expected)
{
	NtDocument	doc = unit_document(text);
	int32		count;
	NtQuote    *quotes = nt_quote_find(&doc, &count);
	StringInfoData found;

	initStringInfo(&found);
	for (int32 i = 0; i < count; i++)
	{
		if (quotes[i].kind != NT_QUOTE_DIRECT)
			continue;
		appendStringInfoString(&found, found.len > 0 ? "|" : "");
		put_span(&found, &doc, quotes[i].speaker);
		appendStringInfoString(&found, ">");
		put_span(&found, &doc, quotes[i].cue);
		appendStringInfoString(&found, ">");
		put_span(&found, &doc, quotes[i].content);
	}
	return found_is(&found, expected);
}

static void
test_marks(void)
{
	CHECK(stretches_are("The board is 6\" wide.", ""), "a length");
	CHECK(stretches_are("A said:\"We go.\" B left.", "We go."), "no space before");
	CHECK(stretches_are("\xE2\x80\x9C" "One\xE2\x80\x9C two", "One"), "closed by an opening mark");
	CHECK(stretches_are("\xE2\x80\x9COne, \xE2\x80\x9Cthe man said", "One"), "turned by its space");
	CHECK(stretches_are("\"One is lost. \"Two is left.\" Three", "One is lost.|Two is left."), "left open, opened again");
	CHECK(stretches_are("\"A \"b\" c\" d", "A \"b\" c"), "one within the other");
	CHECK(stretches_are("\xE3\x80\x8C" "a\xE3\x80\x8C" "b\xE3\x80\x8D" "c\xE3\x80\x8D" "d", "a\xE3\x80\x8C" "b\xE3\x80\x8D" "c"),
		  "corner within corner");
	CHECK(stretches_are("\xC2\xAB" "a \"b\" c\xC2\xBB", "a \"b\" c"), "another family inside");
	CHECK(stretches_are("'The pilots' union went' on.", "The pilots' union went"), "possessor inside single marks");
	CHECK(stretches_are("'The pilots' union 'went' on.", "The pilots|went"), "a possessor that was a closing mark");
	CHECK(stretches_are("'The pilots' union \"went\" on.", "The pilots|went"), "double marks end a doubtful one");
	CHECK(stretches_are("'The pilots' union", "The pilots"), "the paragraph ends a doubtful one");
	CHECK(stretches_are("'n' so on, '90s style' here, '", ""), "elisions and years");
	CHECK(stretches_are("\"BERG: We go.\" \"BERG:\" \"BERG: ,\"", "We go.|BERG:|BERG:"), "a label");
	CHECK(stretches_are("&#34;We go&#x22; and &#4294967330;so on&#4294967330;", "We go"), "references, and one past Unicode");
	CHECK(stretches_are("\xC3\xA2\xE2\x82\xAC\xC5\x93We go\xC3\xA2\xE2\x82\xAC\xC2\x9D he", "We go"), "mis-decoded, whole");
	CHECK(stretches_are("\xC3\xA2\xE2\x82\xAC\xC5\x93We go\xC3\xA2\xE2\x82\xAC, he", "We go"), "mis-decoded, cut");
	CHECK(stretches_are("\xC3\xA2\xE2\x82\xAC" "5 a day", ""), "a price after a letter");
}

static void
test_mentions(void)
{
	CHECK(mentions_are("Lee Han-jo met Mr. King.", "Lee Han-jo:full|Mr. King:titled"), "a small part, a title as surname");
	CHECK(mentions_are("Smith & Holm Ltd. met Anna Berg-Dahl.", "Smith & Holm Ltd:org|Anna Berg-Dahl:full"), "joined names");
	CHECK(mentions_are("Dozens of workers left.", "Dozens:group|Dozens of workers:person"), "counted");
	CHECK(mentions_are("Robert Dean left. Mr. Dean stayed.", "Robert Dean:full|Mr. Dean:titled"), "Dean");
	CHECK(mentions_are("Yesterday Furious Jumbled Anna Berg left.", "Anna Berg:full"), "words before a given name");
	CHECK(mentions_are("The lawyer of the Harbour Union spoke.", "The lawyer:person|the Harbour Union:org"), "article of a body");
	CHECK(mentions_are("Their claim was false.", "Their:they"), "an owner of words");
	CHECK(mentions_are("Syrian forces left.", "Syrian forces:group"), "an adjective with a capital");
}

static void
test_persons(void)
{
	CHECK(last_name_is("Anna Maria Berg left. Maria Berg came.", "Anna Maria Berg"), "by the middle name");
	CHECK(last_name_is("Maria Berg left. Anna Maria Berg came.", "Anna Maria Berg"), "the fuller name");
	CHECK(last_name_is("Benjamin Berg left. Ben Berg came. Then Berg", "Benjamin Berg"), "a shortening");
	CHECK(last_name_is("Robert Berg left. Roberta Berg came. Then Berg", ""), "no shortening");
	CHECK(last_name_is("Peter Holm met Anna Holm. Ms. Holm", "Anna Holm"), "the title tells which");
	CHECK(last_name_is("Peter Holm met Anna Holm. Later she", "Anna Holm"), "the pronoun tells which");
	CHECK(last_name_is("Anna Berg met Bo Lund. Then Anna", "Anna Berg"), "by the first name");
	CHECK(last_name_is("Anna Berg met Anna Lund. Then Anna", "Anna"), "a first name of two");
	CHECK(last_name_is("Mayor Anna Berg met Mayor Bo Lund. Then the mayor", ""), "a title of two");
	CHECK(last_name_is("Howard Dean left. Then Dean", "Howard Dean"), "a surname that is a title");
	CHECK(last_name_is("Anna Berg, who", "Anna Berg"), "who");
	CHECK(last_name_is("Paul Lund walked to Peter Holm. Then he", "Paul Lund"), "the subject before what a preposition brings");
	CHECK(last_name_is("Mario Berg left. Marco Berg came. Then Berg", ""), "Mario is not Marco");
}

static void
test_clauses(void)
{
	CHECK(clauses_are("Anna Berg asked how the dyke would hold.", "Anna Berg>asked>how the dyke would hold"), "a question");
	CHECK(clauses_are("Anna Berg told him the dyke would hold.", "Anna Berg>told>the dyke would hold"), "a hearer");
	CHECK(clauses_are("Anna Berg told his two brothers that the dyke held.", "Anna Berg>told>that the dyke held"), "hearers");
	CHECK(clauses_are("Anna Berg said Monday the dyke would hold.", "Anna Berg>said>the dyke would hold"), "a day");
	CHECK(clauses_are("Anna Berg said.", ""), "nothing");
	CHECK(clauses_are("According to Red Cross spokeswoman Anna Berg on Monday, the dyke would hold.",
					  "spokeswoman Anna Berg>According to>the dyke would hold"), "a source of two phrases");
	CHECK(clauses_are("According to Anna Berg.", ""), "a source of nothing");
	CHECK(clauses_are("His warning that the dyke was weak came late.", "His>warning>that the dyke was weak came late"),
		  "an owner by pronoun");
	CHECK(clauses_are("His warning that it.", ""), "too short");
	CHECK(clauses_are("A claim by Bo Lund that it.", ""), "too short behind the owner");
	CHECK(clauses_are("A claim by Bo Lund was wrong.", ""), "no clause");
	CHECK(clauses_are("When asked if it held, Bo Lund said it would hold.", "Bo Lund>said>it would hold"), "asked");
	CHECK(clauses_are("Anna Berg said: the dyke will hold, she said.", "she>said>Anna Berg said: the dyke will hold"), "twice");
}

static void
test_quotes(void)
{
	CHECK(quotes_are("Anna Berg flagellated \"the whole sad council of this town\" for hours.",
					 "Anna Berg>flagellated>the whole sad council of this town"), "a verb that is in no list");
	CHECK(quotes_are("\"The dyke will hold all winter,\" Anna Berg later flagellated.",
					 "Anna Berg>flagellated>The dyke will hold all winter"), "behind the words");
	CHECK(quotes_are("\"We go,\" a spokesman for the old harbour said. \"We do.\"",
					 "a spokesman for the old harbour>said>We go|a spokesman for the old harbour>said>We do."), "a tied phrase");
	CHECK(quotes_are("Anna Berg spoke of the dyke. \"It will hold all winter, I promise you.\"",
					 "Anna Berg>spoke>It will hold all winter, I promise you."), "the sentence before");
	CHECK(quotes_are("\"We go,\" a spokesman for two small northern yards said.",
					 "a spokesman for two small northern yards>said>We go"), "a tied phrase that is no mention");
}

typedef struct Wanted
{
	const char *feature;
	bool		found;
} Wanted;

static void
look_for_feature(void *state, const NtQuoteText *text, int32 stretch, const NtFeatureList *features,
				 const NtCandidate *candidates, int count, int chosen)
{
	Wanted	   *wanted = state;

	for (int i = 0; i < features->count; i++)
		wanted->found |= strcmp(nt_feature_name(features->active[i]), wanted->feature) == 0;
	for (int c = 0; c < count; c++)
		for (int i = 0; i < candidates[c].features.count; i++)
			wanted->found |= strcmp(nt_feature_name(candidates[c].features.active[i]), wanted->feature) == 0;
}

/* Does any stretch of the text, or one of its candidates, have the feature? */
static bool
has_feature(const char *text, const char *feature)
{
	NtDocument	doc = unit_document(text);
	Wanted		wanted = {feature, false};

	nt_attribute(nt_quote_text(&doc), look_for_feature, &wanted);
	return wanted.found;
}

static void
test_features(void)
{
	CHECK(has_feature("He said \"12 gates\" hold.", "S_NUMBER"), "a number first");
	CHECK(!has_feature("He said \"twelve gates\" hold.", "S_NUMBER"), "a word first");
	CHECK(has_feature("He said \"we go -\" and left.", "S_END_OPEN"), "broken off");
	CHECK(has_feature("He saw it as \"old\" work.", "S_BEFORE_AS"), "as");
	CHECK(has_feature("He spoke on \"Old News\" again.", "S_BEFORE_ON"), "on");
	CHECK(has_feature("He saw the town's \"old\" gate.", "S_BEFORE_POSSESSOR"), "a possessor");
	CHECK(has_feature("He saw \"old\" \"new\" gates.", "S_BEFORE_STRETCH"), "two in a row, the second");
	CHECK(has_feature("He saw \"old\" \"new\" gates.", "S_AFTER_STRETCH"), "two in a row, the first");
	CHECK(has_feature("He saw it \xE2\x80\x94 \"old\" gates.", "S_BEFORE_DASH"), "a dash");
	CHECK(has_feature("He saw it (\"old\") there.", "S_BEFORE_PAREN"), "a bracket before");
	CHECK(has_feature("He saw it (\"old\") there.", "S_AFTER_PAREN"), "a bracket after");
	CHECK(has_feature("He called \"old\" gates.", "S_BEFORE_NAMING"), "a verb of naming");
	CHECK(has_feature("He saw the \"old\" gates.", "S_BEFORE_DET"), "an article");
	CHECK(has_feature("He saw it and \"old\" gates.", "S_BEFORE_CONJ"), "and");
	CHECK(has_feature("He saw \"old\" films.", "S_AFTER_WORK"), "a work");
	CHECK(has_feature("He saw \"old\"; we too.", "S_AFTER_COLON"), "a semicolon");
	CHECK(has_feature("He saw \"the old\". We too.", "S_AFTER_STOP"), "a full stop");
	CHECK(has_feature("Anna Berg (Lund) said \"we go\" again.", "C_THEN_PAREN"), "a candidate before a bracket");
	CHECK(has_feature("Anna Berg who said \"we go\" left.", "C_THEN_WHO"), "a candidate before who");
	CHECK(has_feature("Anna Berg wrote \"we go\" again.", "C_CUE_WRITE"), "a verb of writing");
}

void
test_quote(void)
{
	test_features();
	test_marks();
	test_mentions();
	test_persons();
	test_clauses();
	test_quotes();
	test_speech();
}
