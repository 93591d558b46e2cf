-- news_numbers: each rule of the reference, shown on a sentence of its own
\pset null '-'
\pset format unaligned
CREATE FUNCTION pg_temp.claims(body text) RETURNS TABLE (content text, value numeric, bounds numrange, kind text, unit text, item text,
	change text, modifier text, action text, source text)
LANGUAGE sql AS $$ SELECT content, value, bounds, kind, unit, item, change, modifier, action, source FROM news_numbers(body) ORDER BY ordinal $$;
-- what is no claim
SELECT body AS "no claim", (SELECT string_agg(content, '; ') FROM news_numbers(body)) AS reported
FROM (VALUES
	('The pact of 1987 lapsed on 9 March 2015, in the 1960s style, by 2040.'),
	('She spoke at 11:45 a.m. (0945 GMT), after the 4 o''clock bell and before 7pm.'),
	('Q2 sales for FY2023 come after the 3Q outlook.'),
	('Ministers of the G20 met under Resolution 1887 and Article 12.'),
	('A Su-35 and the MiG-31 jets crossed; flight LH417 and the T-90 did not.'),
	('COVID-19, H1N1 and PM2.5 are in the news, as is the S&P 500.'),
	('The 43rd Infantry marched in the 18th century.'),
	('Marlow beat Denby 3-2; she won 6-3, 7-6 (7-5).'),
	('Call 0800 555 0142 or visit https://example.org/2020/04/05/page7.'),
	('Room 212 at 14 Harbour Street; see page 31 and Figure 6.'),
	('1. Peel the onions. 2. Chop them.'),
	('No one knew; they blamed one another, one day after another.'),
	('At first the third party won the second half.'),
	('It is open 24/7, a fifty-fifty bet at the eleventh hour.')) AS t(body) ORDER BY body;
-- modifiers and bounds
SELECT content, bounds, modifier FROM (VALUES
	(1, 'Exactly 41 boats sank.'), (2, 'More than 41 boats sank.'), (3, 'Well over 41 boats sank.'), (4, 'At least 41 boats sank.'),
	(5, 'No fewer than 41 boats sank.'), (6, '41 boats or more sank.'), (7, 'Fewer than 41 boats sank.'), (8, 'Up to 41 boats sank.'),
	(9, 'A maximum of 41 boats sank.'), (10, 'About 40 boats sank.'), (11, 'An estimated 40 boats sank.'), (12, 'Some 40 boats sank.'),
	(13, 'Nearly 40 boats sank.'), (14, 'Just under 40 boats sank.'), (15, 'Just over 40 boats sank.'), (16, '40-odd boats sank.'),
	(17, '40-plus boats sank.'), (18, 'Between 40 and 50 boats sank.'), (19, 'From 40 to 50 boats sank.'), (20, '40-50 boats sank.'),
	(21, 'One or two boats sank.'), (22, 'More than 40 but fewer than 50 boats sank.'), (23, 'Dozens of boats sank.'),
	(24, 'Tens of thousands of boats sank.'), (25, 'A handful of boats sank.'), (26, 'A couple of hundred boats sank.'),
	(27, 'Half a dozen boats sank.'), (28, 'At least some 40 boats sank.'), (29, 'About 40 to 50 boats sank.'),
	(30, 'Support was 40%, plus or minus 2 percentage points.'), (31, 'It came within 20 minutes.')) AS t(n, body), pg_temp.claims(body) ORDER BY n;
-- values are what is printed
SELECT content, value, unit FROM (VALUES
	(1, '2.5 million jars were sold.'), (2, 'two dozen jars were sold.'), (3, 'half a million jars were sold.'), (4, 'a quarter of the jars were sold.'),
	(5, 'one third of the jars were sold.'), (6, 'one in five jars was sold.'), (7, 'It was minus 27 degrees.'), (8, 'It is 3 1/2 feet long.'),
	(9, 'It is 2½ inches long.'), (10, 'They sold 12,34,567 jars.'), (11, 'They sold 1 234 567 jars.'), (12, 'It cost CHF 12’500.'),
	(13, 'It cost €1.234,56.'), (14, 'It has a mass of 1.5×10⁻⁸ kg.'), (15, 'three crore twelve lakh jars were sold.'),
	(16, 'two million three hundred thousand and five jars were sold.'), (17, 'It cost 0.10 dollars.'),
	(18, 'It weighs 1,234,567.8901 tonnes.')) AS t(n, body), pg_temp.claims(body) ORDER BY n;
-- units
SELECT content, value, kind, unit FROM (VALUES
	(1, 'It cost $5.'), (2, 'It cost £5m.'), (3, 'It cost C$5 million.'), (4, 'It cost Rs 45 crore.'), (5, 'It cost 30 Malaysian ringgit.'),
	(6, 'It cost 90 cents.'), (7, 'It cost 12 pence.'), (8, 'It cost 5 million yen.'), (9, 'It rose 3 percentage points.'), (10, 'It rose 25 basis points.'),
	(11, 'It took six weeks.'), (12, 'It is 90 km/h fast.'), (13, 'It covers 14 square miles.'), (14, 'It makes 3 GW.'), (15, 'It costs $83.10 a barrel.'),
	(16, 'They do 350 tests a day.'), (17, 'It pumps 900 barrels per day.'), (18, 'It was 18 degrees Celsius.'), (19, 'He is 6 feet 3 inches tall.'),
	(20, 'It cost 5 dollars and 20 cents.')) AS t(n, body), pg_temp.claims(body) ORDER BY n;
-- item, change, action, source
SELECT content, item, change, modifier, action, source FROM (VALUES
	(1, 'More than 9,000 goats have been vaccinated since May, the herders'' union said on Sunday.'),
	(2, 'Harbour officials said 1,150 sailors had left the port.'),
	(3, 'The nearly four-month-long strike has closed half of the mines.'),
	(4, 'The toll rose to 61 on Monday from 48.'),
	(5, 'Output fell three percentage points, from 41% to 38%.'),
	(6, 'One in six farms was without water after 30 hours.'),
	(7, 'Tin was trading at $31.20 a tonne, up 70 cents.'),
	(8, 'Takings more than doubled to €3.1bn.'),
	(9, 'A 52-year-old baker and her two sons were hurt.'),
	(10, 'The No. 3 seed won her 11th straight match.'),
	(11, 'Six sheds burned and 14 more were damaged.'),
	(12, 'The council raised its water charge by 6% to £212.'),
	(13, 'Damage was put at $4 million, according to the insurer.'),
	(14, 'The tremor led to the deaths of two climbers.')) AS t(n, body), pg_temp.claims(body) ORDER BY n, content;
-- topics
SELECT content, topic FROM news_numbers('Nine miners were killed, 14 injured and three are missing; 300 homes burned; the party won 54 seats.') ORDER BY ordinal;
-- comparing claims
SELECT a, b, news_numbers_agree(NULL, a, NULL, b) AS agree FROM (VALUES
	('[25000,25000]'::numrange, '[37500,37500]'::numrange), ('(310000,)', '(400000,)'), ('[100,100]', '[108,108]'), ('[5,7]', '[20,30]'), (NULL, '[1,1]')) AS t(a, b)
ORDER BY a NULLS LAST;
SELECT news_numbers_agree(41, NULL, 43, NULL) AS near, news_numbers_agree(41, NULL, 43, NULL, 0) AS strict, news_numbers_agree(NULL, NULL, 1, NULL) AS unknown;
-- the JSON form holds the same rows
SELECT j->>'content' AS content, j->'value' AS value, j->'lower' AS lower, j->'lower_inc' AS inc, j->'upper' AS upper, j->>'unit' AS unit, j->>'item' AS item
FROM jsonb_array_elements(news_numbers_json('Over 30 vans and up to $2m in cash were seized.')) AS j;
-- odd input
SELECT count(*) FROM news_numbers('');
SELECT count(*) FROM news_numbers('   ');
SELECT count(*) FROM news_numbers(NULL);
SELECT content FROM news_numbers('7');
SELECT count(*) FROM news_numbers(repeat('9', 100000));
SELECT count(*) FROM news_numbers(repeat('1,', 50000));
SELECT count(*) > 0 FROM news_numbers(repeat('hundred ', 20000));
-- one sentence of many numbers takes linear time: twice the text, not four times as long
SELECT count(*) > 0 FROM news_numbers(repeat('to 5 from ', 30000), false);
SELECT count(*) > 0 FROM news_numbers(repeat('killed 5 ', 30000), false);
-- every wording of the table of modifiers
SELECT w AS wording, content, bounds, modifier FROM (VALUES
	(1, 'exactly 40 boats'), (2, 'precisely 40 boats'), (3, 'a total of 40 boats'), (4, 'a record 40 boats'), (5, 'all 40 boats'),
	(6, 'above 40 boats'), (7, 'exceeding 40 boats'), (8, 'in excess of 40 boats'), (9, 'upwards of 40 boats'), (10, 'north of 40 boats'),
	(11, 'greater than 40 boats'), (12, 'well over 40 boats'), (13, 'topped 40 boats'), (14, 'surpassed 40 boats'), (15, '> 40 boats'),
	(16, 'not less than 40 boats'), (17, 'no less than 40 boats'), (18, 'a minimum of 40 boats'), (19, 'as few as 40 boats'), (20, '40 or more boats'),
	(21, '40+ boats'), (22, '≥ 40 boats'), (23, 'less than 40 boats'), (24, 'under 40 boats'), (25, 'below 40 boats'), (26, 'sub-40 boats'),
	(27, '< 40 boats'), (28, 'as many as 40 boats'), (29, 'as much as 40 boats'), (30, 'at most 40 boats'), (31, 'no more than 40 boats'),
	(32, 'not more than 40 boats'), (33, '40 or fewer boats'), (34, '40 or less boats'), (35, '≤ 40 boats'), (36, 'around 40 boats'),
	(37, 'roughly 40 boats'), (38, 'approximately 40 boats'), (39, 'circa 40 boats'), (40, 'ca. 40 boats'), (41, 'in the region of 40 boats'),
	(42, 'of the order of 40 boats'), (43, '40 or so boats'), (44, '40-ish boats'), (45, '~40 boats'), (46, '≈ 40 boats'), (47, 'almost 40 boats'),
	(48, 'close to 40 boats'), (49, 'approaching 40 boats'), (50, 'just below 40 boats'), (51, 'just short of 40 boats'), (52, 'a little less than 40 boats'),
	(53, 'slightly more than 40 boats'), (54, 'a little over 40 boats'), (55, 'just above 40 boats'), (56, 'anywhere from 40 to 50 boats'),
	(57, '40–50 boats'), (58, '40 to 50 boats'), (59, 'scores of boats'), (60, 'hundreds of boats'), (61, 'millions of boats'), (62, 'hundreds of thousands of boats'),
	(63, 'a couple of boats'), (64, 'a dozen boats'), (65, 'a hundred boats'), (66, 'two-thirds of the boats'), (67, 'nine out of ten boats')) AS t(n, w),
	pg_temp.claims('The harbour saw ' || w || ' last week.') ORDER BY n, content;
