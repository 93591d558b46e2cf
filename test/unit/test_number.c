/*
 * test_number.c - the number room by its parts: decimals, numerals, units, modifiers, what is no claim.
 */
#include "unit.h"

#include "lib/stringinfo.h"

#include "number/number.h"
#include "number/tags.h"

/* ---- decimals */

static bool
prints(NtDecimal a, const char *text)
{
	char		buffer[NT_DECIMAL_BUFFER];

	nt_decimal_print(a, buffer);
	return strcmp(buffer, text) == 0;
}

static void
test_decimals(void)
{
	NtDecimal	r;
	int64		most = INT64CONST(99999999999999999);

	CHECK(nt_decimal_add(nt_decimal(25, -1), nt_decimal(3, 0), &r) && prints(r, "5.5"), "2.5 + 3");
	CHECK(nt_decimal_add(nt_decimal(3, 6), nt_decimal(-1, -2), &r) && prints(r, "2999999.99"), "far apart");
	CHECK(!nt_decimal_add(nt_decimal(1, 40), nt_decimal(1, -40), &r), "too far apart to hold");
	CHECK(!nt_decimal_add(nt_decimal(most, 0), nt_decimal(most, 0), &r), "sum too long");
	r = nt_decimal(7, 0);
	CHECK(!nt_decimal_add(nt_decimal(most, 0), nt_decimal(5, -1), &r) && !nt_decimal_shift(nt_decimal(1, 0), 99, &r) &&
		  !nt_decimal_multiply(nt_decimal(most, 0), nt_decimal(3, 0), &r) && prints(r, "7"), "what does not fit leaves the result");
	CHECK(nt_decimal_multiply(nt_decimal(5, -1), nt_decimal(12, 0), &r) && prints(r, "6"), "half a dozen");
	CHECK(nt_decimal_multiply(nt_decimal(0, 0), nt_decimal(most, 0), &r) && prints(r, "0"), "nothing");
	CHECK(!nt_decimal_multiply(nt_decimal(most, 0), nt_decimal(most, 0), &r), "product too long");
	CHECK(nt_decimal_divide(nt_decimal(1, 0), nt_decimal(3, 0), &r) && prints(r, "0.3333333"), "a third");
	CHECK(nt_decimal_divide(nt_decimal(-2, 0), nt_decimal(3, 0), &r) && prints(r, "-0.6666667"), "rounded away from zero");
	CHECK(nt_decimal_divide(nt_decimal(1, 0), nt_decimal(4, 0), &r) && prints(r, "0.25"), "exact");
	CHECK(!nt_decimal_divide(nt_decimal(1, 0), nt_decimal(0, 0), &r), "by nothing");
	CHECK(nt_decimal_compare(nt_decimal(5, 0), nt_decimal(50, -1)) == 0, "5 and 5.0");
	CHECK(nt_decimal_compare(nt_decimal(-5, 0), nt_decimal(4, 0)) < 0 && nt_decimal_compare(nt_decimal(4, 0), nt_decimal(-5, 0)) > 0, "signs");
	CHECK(nt_decimal_compare(nt_decimal(1, 50), nt_decimal(most, 0)) > 0 && nt_decimal_compare(nt_decimal(-1, 50), nt_decimal(-most, 0)) < 0,
		  "lengths");
	CHECK(nt_decimal_shift(nt_decimal(25, -1), 6, &r) && prints(r, "2500000"), "2.5 million");
	CHECK(!nt_decimal_shift(nt_decimal(1, 0), NT_DECIMAL_MAX_EXPONENT + 1, &r), "no such quantity");
	CHECK(prints(nt_decimal_tenth_below(nt_decimal(1, 6)), "900000"), "nine tenths");
	CHECK(prints(nt_decimal_tenth_below(nt_decimal(-20, 0)), "-22") && prints(nt_decimal_tenth_above(nt_decimal(-20, 0)), "-18"),
		  "about something negative");
	CHECK(prints(nt_decimal_tenth_above(nt_decimal(most, 0)), "109999999999999998.9"), "the longest");
	CHECK(nt_decimal_is_integer(nt_decimal(20, -1)) && !nt_decimal_is_integer(nt_decimal(25, -1)), "whole");
}

/* ---- claims of a sentence: content=value unit kind, joined by "; "; the bounds where no single number is meant */

static void
write_bound(StringInfo out, NtBound bound)
{
	char		buffer[NT_DECIMAL_BUFFER];

	if (!bound.finite)
		return;
	nt_decimal_print(bound.value, buffer);
	appendStringInfoString(out, buffer);
}

static const char *
claims_of(const char *text)
{
	NtDocument	doc = unit_document(text);
	StringInfoData out;
	int32		count;
	NtNumber   *numbers = nt_number_find(&doc, nt_speech_read(&doc), &count);

	initStringInfo(&out);
	for (int32 i = 0; i < count; i++)
	{
		const NtNumber *n = &numbers[i];
		char		buffer[NT_DECIMAL_BUFFER];

		appendStringInfo(&out, "%s%.*s=", i > 0 ? "; " : "", n->content.end - n->content.start, text + n->content.start);
		if (n->has_value && n->lower.finite && n->upper.finite && nt_decimal_compare(n->lower.value, n->upper.value) == 0)
		{
			nt_decimal_print(n->value, buffer);
			appendStringInfoString(&out, buffer);
		}
		else
		{
			appendStringInfoChar(&out, n->lower.inclusive ? '[' : '(');
			write_bound(&out, n->lower);
			appendStringInfoChar(&out, ',');
			write_bound(&out, n->upper);
			appendStringInfoChar(&out, n->upper.inclusive ? ']' : ')');
		}
		appendStringInfo(&out, " %s%s%s", n->unit != NULL ? n->unit : "", n->unit != NULL ? " " : "", nt_number_kind_name(n->kind));
	}
	return out.data;
}

static const struct
{
	const char *text;
	const char *claims;
}			sentences[] = {
	{"It grew by two point five million jars and three point zero five percent.",
	 "two point five million=2500000 count; three point zero five percent=3.05 % percent"},
	{"It holds three point twenty-five litres, nought point one five grams and 1 point 5 tonnes.",
	 "three point twenty-five litres=3.25 L measure; nought point one five grams=0.15 g measure; 1 point 5 tonnes=1.5 t measure"},
	{"It makes point 5 tonnes and two point seventeen litres.",
	 "point 5 tonnes=0.5 t measure; two point seventeen litres=2.17 L measure"},
	{"They sold two and three quarters jars and a million and a half jars.",
	 "two and three quarters=2.75 count; a million and a half=1500000 count"},
	{"They sold two million and three quarters jars.",
	 "two million and three quarters=2750000 count"},
	{"It covers three quarters of a million acres and quarter million homes.",
	 "three quarters of a million acres=750000 acre measure; quarter million=250000 count"},
	{"Nine out of every ten homes burned; a one-in-four chance; 12 in every 1,000 jars broke.",
	 "Nine out of every ten=0.9 ratio; one-in-four=0.25 ratio; 12 in every 1,000=0.012 ratio"},
	{"Rents were halved and output trebled; traffic is up tenfold.",
	 "halved=0.5 ratio; trebled=3 ratio; tenfold=10 ratio"},
	{"A couple of dozen jars and a couple hundred boxes broke.",
	 "A couple of dozen=[21.6,26.4] count; a couple hundred=[180,220] count"},
	{"She finished twenty-first of fifty, ranked twenty-second, for the thirty-first straight time.",
	 "fifty=50 count; twenty-second=22 ordinal; thirty-first=31 ordinal"},
	{"It cost 3 dozen jars, 4 billion-dollar plans and 5-million-dollar homes.",
	 "3 dozen=36 count; 4 billion-dollar=4000000000 USD money; 5-million-dollar=5000000 USD money"},
	{"It was minus -5 degrees, 2 below zero and 4 degrees below zero.",
	 "minus -5 degrees=-5 \xC2\xB0 measure; 2 below zero=-2 \xC2\xB0 measure; 4 degrees below zero=-4 \xC2\xB0 measure"},
	{"The gap was $-5.8bn, or .534 of sales and -.25 points.",
	 "$-5.8bn=-5800000000 USD money; .534=0.534 count; -.25=-0.25 count"},
	{"It paid $76 US and $75 U.S. for 75 USD million.",
	 "$76 US=76 USD money; $75 U.S.=75 USD money; 75 USD million=75000000 USD money"},
	{"Dozens of dollars, hundreds of miles and thousands of barrels a day were lost.",
	 "Dozens of dollars=[12,120) USD money; hundreds of miles=[100,1000) mi measure; thousands of barrels a day=[1000,10000) barrel/day measure"},
	{"It cost twenty dollars and forty-three cents; the rest was 5 dollars 20.",
	 "twenty dollars and forty-three cents=20.43 USD money; 5 dollars 20=5.2 USD money"},
	{"It took an hour and a half, a decade and a half and two years and a half.",
	 "an hour and a half=1.5 hour duration; a decade and a half=1.5 decade duration; two years and a half=2.5 year duration"},
	{"Prices rose from $3 to $4.",
	 "$3=3 USD money; $4=4 USD money"},
	{"It needs between 50 and about 70 boats, from a hundred to a thousand men.",
	 "50 and about 70=[50,70] count; a hundred to a thousand=[100,1000] count"},
	{"He is 34 yo, 5 years of age; adults over 65 slept; a woman aged 41 sang.",
	 "34 yo=34 year age; 5 years of age=5 year age; 65=(65,) year age; 41=41 year age"},
	{"It sells for a dollar.",
	 "a dollar=1 USD money"},
	{"It holds 1.2m tonnes, 35m people, 10k runners and 4 thousand 3 hundred jars.",
	 "1.2m tonnes=1200000 t measure; 35m=35000000 count; 10k=10000 count; 4 thousand 3 hundred=4300 count"},
	{"They raised three lakh crore rupees and 2 lakh crore rupees.",
	 "three lakh crore rupees=3000000000000 INR money; 2 lakh crore rupees=2000000000000 INR money"},
	{"Four thousand three hundred jars and 3 hundred jars broke.",
	 "Four thousand three hundred=4300 count; 3 hundred=300 count"},
	{"No jars, zero jars and nought were left.",
	 "zero=0 count; nought=0 count"},
	{"It cost 5 Malaysian ringgit, RM3 million, 3 New Zealand dollars.",
	 "5 Malaysian ringgit=5 MYR money; RM3 million=3000000 MYR money; 3 New Zealand dollars=3 NZD money"},
	{"The screen is 32\" wide, 7 in. high, 3mm thick and 20 kg.",
	 "32\"=32 in measure; 7 in=7 in measure; 3mm=3 mm measure; 20 kg=20 kg measure"},
	{"A $5 fee, the music ' s $ 5 share, code PLX-R18, 3 USD50 cards.",
	 "$5=5 USD money; $ 5=5 USD money; 3=3 count; USD50=50 USD money"},
	{"It costs $3 per capita, 5 apiece, $4 an-hour and $6/kg.",
	 "$3=3 USD money; 5=5 count; $4 an-hour=4 USD/hour money; $6/kg=6 USD/kg money"},
	{"It is 5\xC3\x97" "10\xC2\xB2 m, 6 x 10^3 m, 7\xC3\x97" "10\xC2\xB9 m long; \xC2\xBD cup, \xC2\xBE mile, 3-1/2 inches.",
	 "5\xC3\x97" "10\xC2\xB2 m=500 m measure; 6 x 10^3 m=6000 m measure; 7\xC3\x97" "10\xC2\xB9 m=70 m measure; \xC2\xBD=0.5 ratio; \xC2\xBE mile=0.75 mi measure; 3-1/2 inches=3.5 in measure"},
	{"The values 1.2.3, 1,23,4 and 12,3456 and 1.234.56 stand.",
	 "12,3456=12.3456 count"},
	{"Write to a_1@x.org, c:\\4\\5 or k=6; see #8 and x1.",
	 ""},
	{"Come at 9 in the morning, 9-10 am, 7 to 7:30 or 6:15-7.",
	 ""},
	{"It fell on 18 and 19 of June, on the 17th, on 12. May, in May of 98; July 3rd, 2014.",
	 ""},
	{"It holds 2000 - 2500 litres; 2014.5 points; about 2000 to 2500 people came.",
	 "2000 - 2500 litres=[2000,2500] L measure; 2014.5=2014.5 count; 2000 to 2500=[1800,2750] count"},
	{"My plate number is 4471; Lorn, IL 62704.",
	 ""},
	{"The Kick Six and Room Twelve of Stadium 974.",
	 ""},
	{"A bigger one fell. One of the three fell. He is the one. Some one fell and one was lost.",
	 "One=1 count; three=3 count"},
	{"He met 3/4 of them on 3/4/2015; a quarter mile away; a quarter earlier; half as many.",
	 "3/4=0.75 ratio; a quarter mile=0.25 mi measure; half=0.5 ratio"},
	{"At 51\xC2\xB0 N it was 5\xC2\xB0 S.",
	 ""},
	{"The poll had 61% to 39%, two points lower than four years ago, 3% more and 4% less.",
	 "61%=61 % percent; 39%=39 % percent; two points=2 pp percent; four years=4 year duration; 3%=3 % percent; 4%=4 % percent"},
	{"Five times the price and 6.5 times earnings.",
	 "Five times=5 ratio; 6.5 times=6.5 ratio"},
	{"More than 30 percent and less than 40 percent voted; 45%, plus or minus 2, or 50 \xC2\xB1 3 percent.",
	 "30 percent and less than 40 percent=(30,40) % percent; 45%, plus or minus 2=[43,47] % percent; 50 \xC2\xB1 3 percent=[47,53] % percent"},
	{"He is doubling up and doubling down; she doubled as a spy; doubling output helps.",
	 ""},
	/* the lower bound is never the higher one, whatever sign is printed */
	{"The index stood at 45 \xC2\xB1 -2 points; it was minus a couple of degrees; from -10 to -5 degrees; between -3 and -1 percent.",
	 "45 \xC2\xB1 -2=[43,47] count; minus a couple of degrees=[-2.2,-1.8] \xC2\xB0 measure; "
	 "-10 to -5 degrees=[-10,-5] \xC2\xB0 measure; -3 and -1 percent=[-3,-1] % percent"},
	/* several modifiers: the outer bounds, not a tenth of a tenth; and bounds hold something */
	{"About roughly some 300 boats, around about a couple of boats, at least nearly 300 boats; nearly zero percent.",
	 "300=[270,330] count; a couple=[1.8,2.2] count; 300=[270,) count; zero percent=0 % percent"},
	{"It cost around about some $98,765,432,109,876,543 in all.",
	 "$98,765,432,109,876,543=[88888888898888888.7,108641975320864197.3] USD money"},
	/* a dash before words is the mark of a list's item */
	{"- 40 people were killed.\n\n\xE2\x80\x93 12 homes were lost.\n\n- 2 degrees.\n\n-3 degrees it was.",
	 "40=40 count; 12=12 count; - 2 degrees=-2 \xC2\xB0 measure; -3 degrees=-3 \xC2\xB0 measure"},
	{"It was about 99,999,999,999,999,999 and a half.",
	 "99,999,999,999,999,999=[89999999999999999.1,109999999999999998.9] count; a half=0.5 ratio"},
	{"It lost dozens of USD million; it was dozens of degrees.",
	 "dozens of USD million=[12000000,120000000) USD money; dozens of degrees=[12,120) \xC2\xB0 measure"},
	{"It was minus dozens of degrees; it costs 5 euros per \xC3\x89tage.",
	 "dozens of degrees=[12,120) \xC2\xB0 measure; 5 euros per \xC3\x89tage=5 EUR/\xC3\xA9tage money"}
};

/* A number of more decimals than any quantity has is none, however many it has. */
static void
test_long_fraction(void)
{
	StringInfoData text;

	for (int zeros = NT_DECIMAL_MAX_EXPONENT - 2; zeros < 1010; zeros = zeros < 70 ? zeros + 1 : zeros + 235)
	{
		initStringInfo(&text);
		appendStringInfoString(&text, "The share was 0.");
		for (int i = 0; i < zeros; i++)
			appendStringInfoChar(&text, '0');
		appendStringInfoString(&text, "1 percent.");
		CHECK((*claims_of(text.data) != '\0') == (zeros < NT_DECIMAL_MAX_EXPONENT), "decimals");
	}
}

/* The sources of the claims, in their order. */
static const char *
sources_of(const char *text, bool whole)
{
	NtDocument	doc = unit_document(text);
	StringInfoData out;
	int32		count;
	NtNumber   *numbers = nt_number_find(&doc, whole ? nt_speech_read(&doc) : NULL, &count);

	initStringInfo(&out);
	for (int32 i = 0; i < count; i++)
		appendStringInfo(&out, "%s%.*s", i > 0 ? "; " : "", numbers[i].source.end - numbers[i].source.start,
						 text + numbers[i].source.start);
	return out.data;
}

/* Speech is read only as far as the claims ask for it: nothing may depend on the rest. */
static void
test_sources(void)
{
	static const struct
	{
		const char *text;
		const char *sources;
	}			articles[] = {
		/* each speaker rests on the one before, and on a name that no claim stands near */
		{"Anna Berg opened the bridge.\n\n\"We are glad,\" Berg said.\n\n\"It cost 40 million crowns,\" she said.\n\n\"More will come.\"",
		"Anna Berg"},
		/* a stretch that begins in a sentence without a claim */
		{"Ole Lund spoke up. \"We waited. We lost 30 boats,\" Lund told the court.", "Ole Lund"},
		{"Ole Lund said that \"the old fleet\" lost 12 ships in the storm. Nobody else asked.", "Ole Lund"},
		{"According to Anna Berg, 30 boats sank. \"It is sad,\" Ole Lund said.", "Anna Berg"},
		/* no claim lies in speech, or in a sentence with a verb of speech */
		{"\"It is sad,\" Anna Berg said. \"It is.\"\n\nThe bridge holds 40 cars.", ""},
		{"The bridge holds 40 cars and 12 boats.", "; "},
		{"Anna Berg said nobody came.", ""}
	};

	for (int i = 0; i < (int) lengthof(articles); i++)
	{
		const char *asked = sources_of(articles[i].text, false);

		if (strcmp(asked, articles[i].sources) != 0)
			fprintf(stderr, "got %s\n", asked);
		CHECK(strcmp(asked, articles[i].sources) == 0, articles[i].text);
		CHECK(strcmp(sources_of(articles[i].text, true), asked) == 0, articles[i].text);
	}
}

/* The words of a sentence read at once have the classes that each has by itself. */
static void
test_tags(void)
{
	const char *text = "WHO said US forces, They've Fallen IN and Didn't rest: seventy-one of \"Moll's\" men - 1,250 IT Staff - "
		"blogged, gleefully unfriending Seven of a hundred; the agreed Best was 3.5% up, and I'm told the 2nd O'Neill fell by half.";
	NtDocument	doc = unit_document(text);
	NtNumberScan scan = {.doc = &doc, .tokens = doc.tokens, .language = NT_LANG_EN, .languages = NT_LANG_BIT(NT_LANG_EN), .end = doc.ntokens};
	int32	   *places;
	int32		nplaces;
	bool		same = true;

	scan.tags = palloc0(doc.ntokens * sizeof(*scan.tags));
	nplaces = nt_numeral_places(&scan, &places);
	nt_tags_read(&scan, places, nplaces);
	for (int32 i = 0; i < doc.ntokens; i++)
		same &= scan.tags[i] == nt_tags_look_up(&scan, i);
	CHECK(doc.nsentences == 1 && same, "classes of words");
}

void
test_number(void)
{
	test_decimals();
	test_tags();
	test_sources();
	test_long_fraction();
	for (int i = 0; i < (int) lengthof(sentences); i++)
	{
		const char *claims = claims_of(sentences[i].text);

		if (strcmp(claims, sentences[i].claims) != 0)
			fprintf(stderr, "got %s\n", claims);
		CHECK(strcmp(claims, sentences[i].claims) == 0, sentences[i].text);
	}
}
