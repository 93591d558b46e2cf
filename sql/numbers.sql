-- news_numbers: value, bounds, unit, kind
\pset null '-'
SELECT content, value, bounds, kind, unit
FROM news_numbers('More than 2,400 villagers fled, at least 31 of them children, and damage was put at €1.6 billion.');
SELECT content, value, bounds, kind, unit
FROM news_numbers('Between 40 and 60 lorries crossed, nearly two dozen of them within 90 minutes, at $4.5m apiece.');
-- no claims: dates, times, names, scores, identifiers
SELECT content FROM news_numbers('On 3 May 2021 at 10:45 the G20 met in Room 412; Halden Rovers won 3-1 (see page 9).');
-- every span cuts out its content, whatever stands before it
SELECT count(*) AS rows, count(*) FILTER (WHERE substring(body FROM lower(span) FOR upper(span) - lower(span)) = content) AS exact
FROM (VALUES (E'\U0001F600 é\r\nSome 12 km away 3½ tonnes of coal burned, a fifth of the stock.')) AS t(body), news_numbers(body);

-- what a clause keeps back: the unit of the figure before, the verb within the subject, the source at the end
SELECT content, value, unit, item, action, topic, source
FROM news_numbers('The number of people killed in the flood rose to 57 on Tuesday, doctors at the three hospitals said. '
				  'Engineers found 17 cracks in a pillar last week, according to the authority. '
				  'The storm led to the deaths of 31 villagers, including 12 children. '
				  'The dearest loaf was 61.25 cents, the cheapest 48.75. '
				  'The car costs 3,150,000 yen ($28,900) with a roof and 2,990,000 ($27,400) without. '
				  'A dash is 1/32 of a US pint. Markets: FTSE -0.4%, DAX -1.2%.');
-- who has or does it: pronouns, brackets, market lists; what a change is of
SELECT content, item, subject
FROM news_numbers('Halden Air said it would drop 20 routes. Guards: L. Maro (15.3 goals, 7.4 assists). '
				  'Leading the losers was Orlo Group, down 68 points. Norden 30 -1.3%, Dorp +0.2%. '
				  'The 7% share price increase surprised brokers. The grocer posted a loss of 63 cents.');
-- a source of one name is given in full
SELECT content, source FROM news_numbers('Helen Vance opened the meeting on Monday. Vance put the cost at 12 million euros.');
SELECT content, source FROM news_numbers('The Isle of Lorn Council met. Council put the cost at 12 million euros.');
-- movements told from bounds, elided units, participles as nouns and nouns as participles
SELECT content, value, unit, item, change, modifier, action, topic
FROM news_numbers('The jobless rate edged up to 5.1%, with 48,000 posts filled. Operating profit nearly tripled to $310m. '
				  'The buyer paid A$780m for the 62-percent holding. The keeper has kept 14 clean sheets in 29 cup games. '
				  'The plank is 1½ inches thick and 8 1/4 feet long. Output was 1.8–2 million tonnes, against 2.2 mn a year earlier. '
				  'Sales fell 1.4% after a 0.3% gain in February. The tram cost $19 million, below the $28 million predicted. '
				  'She led with 49.8% against 44.6% for the incumbent. The death toll exceeded 1,400 people.');
-- one short sentence is English, though "no" and "a" are words of other languages too
SELECT content, value, bounds, kind FROM news_numbers('No less than 24 mayors resigned after a nine-day strike.');
-- a source that a pronoun names; a verb of saying whose object the figure is
SELECT content, action, source
FROM news_numbers('Governor Ilse Brandt said the road was closed. She put the damage at more than 90 million euros. '
				  'The No. 5 seed claimed his 12th straight win. Engineers found 17 cracks, according to the authority.');
-- hyphens that hang on a number, names with points, numbers of models, rates behind an aside
SELECT content, value, bounds, unit, item, subject
FROM news_numbers('The block has two- and three-bedroom flats, a 7- or 8-inch screen and a 10- to 15-day warranty. The U.S. imported 5,000 cars. '
				  'J. W. Marlow gave $5 to 20 schools. The carrier grounded two new 737 Max jets. It offered C$6 (US$4.46) per share. '
				  'They sold 40 digital and physical copies.');
SELECT content, value, unit, item, change
FROM news_numbers('Brokers expect sales to rise 5% to $3bn. The fare will rise from 11.40 to 12.10 pounds. It weighs 1.9×10−8 kg, or tenth of a gallon, 1⁄128 of a litre.');
-- no claims either
SELECT content FROM news_numbers('Call 07877 954 457 or +31 (6) 12234567, id 12345678901. A 7-Eleven stood at 22 Ave Fournel beside an iPhone 11 and 11 Pro.');
-- what real articles hold: years that date a noun, votes, halves, parts of a list, states led by others, tallies
SELECT content, value, item, subject, action
FROM news_numbers('It would cut emissions by 2030 to 32 percent below 2005 levels. By a 2-to-1 vote the court freed a half-frozen dog. '
				  'Nearly 150 coal- and gas-fired plants closed. Twenty-seven states led by two cities are challenging the rule. '
				  'A record 65 million people are displaced. The top 1 percent would pay more. Six men and six women vied for the post. '
				  'Orla Rawlings, 59, of Lorn, sold $25 billion worth of goods. The death toll exceeded 1,400 people.');
-- bounds always make a range that holds something, and a dash before words is the mark of a list's item
SELECT content, value, bounds
FROM news_numbers(E'- 40 people were killed\n\n- 12 homes were lost\n\nThe index stood at 45 ± -2. It was minus a couple of degrees. '
				  'From -10 to -5 degrees, said the forecast. Growth was nearly zero percent. About roughly some 300 boats sank.') ORDER BY ordinal;
-- more decimals than any quantity has, and the longest sum, widened
SELECT content, value, bounds FROM news_numbers('The share was 0.' || repeat('0', 1000) || '1 percent. The debt is around about some $98,765,432,109,876,543.') ORDER BY ordinal;
