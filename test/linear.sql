-- No text makes a function fail or take more than linear time: twice the input, at most 2.5 times the time.
-- Times below a quarter of a second are noise and pass.
SET client_min_messages = warning;
SET max_parallel_workers_per_gather = 0;
CREATE EXTENSION newstext;

-- A text is "unit" again and again; or "lead", the units, "turn", and as many of "tail".
CREATE TABLE input (name text, unit text, bytes int, lead text DEFAULT '', turn text DEFAULT '', tail text DEFAULT '');
INSERT INTO input (name, unit, bytes) VALUES
	('one letter', 'a', 1000000), ('one letter in words', 'a ', 1000000), ('capital letter words', 'Aa ', 1000000),
	('line breaks', E'\n', 1000000), ('one-letter lines', E'a\n', 500000), ('spaces', ' ', 1000000),
	('straight marks', '"', 1000000), ('marks and words', '"a ', 1000000), ('opening marks', U&'\201C', 1000000),
	('mark pairs', U&'\201Ca\201D ', 1000000), ('single marks', '''', 1000000), ('dashes', U&'\2014 ', 1000000),
	('mark lines', E'"a\n', 500000), ('said', 'said ', 1000000), ('he said', 'he said. ', 1000000), ('names', 'Ada Moll, ', 1000000),
	('mark references', '&quot;a ', 1000000), ('dash turns', E'\u2014 a \u2014 said \u2014\n', 1000000),
	('quotes', '"Yes we do," said Ada Moll. ', 1000000),
	('digits', '7', 1000000), ('digit words', '7 ', 1000000), ('commas', ',', 1000000), ('grouped digits', '1,000 ', 1000000),
	('thousands', '111,', 1000000),
	('hundred', 'hundred ', 1000000), ('twenty', 'twenty-', 1000000), ('per cent', '5 per cent of ', 1000000), ('and', '5 and ', 1000000),
	('full stops', '.', 1000000), ('abbreviations', 'U.S. ', 1000000), ('parentheses', '(', 1000000), ('hyphens', 'a-', 1000000),
	('combining marks', U&'\0301', 1000000), ('ideographs', U&'\4E2D\6587', 500000), ('Thai', U&'\0E01\0E32', 500000), ('emoji', U&'\+01F600', 1000000),
	('nested div', '<div>', 1000000), ('closing div', '</div>', 1000000), ('open angles', '<', 1000000), ('unclosed comment', '<!--', 1000000),
	('attributes', '<a b=', 1000000), ('entities', '&amp', 1000000), ('ampersands', '&', 1000000), ('paragraph tags', '<p>a ', 1000000),
	('misnested', '<b><p></b>', 1000000), ('tables', '<table><tr><td>', 1000000), ('script', '<script>', 1000000), ('cdata', '<![CDATA[', 1000000),
	('json', '<script type="application/ld+json">{"articleBody":"', 1000000),
	('nested b', '<b>', 1000000), ('open b, closed i', '<b></i>', 1000000), ('b in div', '<i><div><b></i>', 1000000), ('open attribute', '<a b="', 1000000),
	('class words', '<i class="aB cD eF">x', 1000000), ('new classes', '<p class="' || repeat('xY', 300) || '">', 1000000), ('end tags', '</p>', 1000000),
	('cells', '<td>', 1000000), ('items', '<li>x', 1000000), ('line break tags', 'x<br>', 1000000);
INSERT INTO input VALUES
	('quoted paragraphs', E'"We have 5 cats. We had 6 dogs.\n\n', 500000, 'Ada Moll recalled: ', '', ''),
	('one speaker of all', 'the ', 500000, '"We go there now," said a spokesman for ', 'yard. ', '"We go there now. It is so." ');

CREATE TABLE expression (name text, sql text);
INSERT INTO expression VALUES
	('news_strip', 'length(news_strip($1))'),
	('news_strip_html', 'length(news_strip_html($1))'),
	('news_blocks', '(SELECT count(*) FROM news_blocks($1))'),
	('news_template', '(SELECT length(news_template(x)::text) FROM (VALUES ($1)) v(x))'),
	('news_quotes', '(SELECT count(*) FROM news_quotes($1))'),
	('news_quotes raw', '(SELECT count(*) FROM news_quotes($1, false))'),
	('news_numbers', '(SELECT count(*) FROM news_numbers($1))'),
	('news_numbers raw', '(SELECT count(*) FROM news_numbers($1, false))'),
	('news_fingerprint', 'length(news_fingerprint($1)::text)'),
	('news_normalize', 'length(news_normalize($1))'),
	('news_passages', '(SELECT count(*) FROM news_passages($1))'),
	('news_shared', '(SELECT count(*) FROM news_shared($1, $1))'),
	('news_diff', '(SELECT count(*) FROM news_diff($1, left($1, length($1) / 2) || ''x'' || right($1, length($1) / 2)))'),
	('news_markup', 'length(news_markup($1, ''quotes'', ''numbers'', ''boilerplate''))');

CREATE TABLE outcome (expression text, input text, ms real, ms_double real, problem text);
DO $$
DECLARE
	e record;
	i record;
	units int;
	text_once text;
	text_twice text;
	began timestamptz;
	once real;
	twice real;
	ignored bigint;
BEGIN
	FOR i IN SELECT * FROM input LOOP
		units := i.bytes / octet_length(i.unit || i.tail);
		text_once := i.lead || repeat(i.unit, units) || i.turn || repeat(i.tail, units);
		text_twice := i.lead || repeat(i.unit, 2 * units) || i.turn || repeat(i.tail, 2 * units);
		FOR e IN SELECT * FROM expression LOOP
			BEGIN
				-- an eighth first, so that what is far from linear ends soon
				began := clock_timestamp();
				EXECUTE 'SELECT ' || e.sql INTO ignored USING left(text_once, length(text_once) / 8);
				IF clock_timestamp() - began > interval '1 s' THEN
					INSERT INTO outcome VALUES (e.name, i.name, 1000 * extract(epoch FROM clock_timestamp() - began), NULL, 'too slow');
					CONTINUE;
				END IF;
				began := clock_timestamp();
				EXECUTE 'SELECT ' || e.sql INTO ignored USING text_twice;
				twice := 1000 * extract(epoch FROM clock_timestamp() - began);
				once := NULL;
				-- a slow one gets three tries for each size: another process may have had the processor
				IF twice > 250 THEN
					FOR try IN 1..5 LOOP
						began := clock_timestamp();
						EXECUTE 'SELECT ' || e.sql INTO ignored USING text_once;
						once := least(once, 1000 * extract(epoch FROM clock_timestamp() - began));
						EXIT WHEN twice <= 2.5 * once;
						began := clock_timestamp();
						EXECUTE 'SELECT ' || e.sql INTO ignored USING text_twice;
						twice := least(twice, 1000 * extract(epoch FROM clock_timestamp() - began));
						EXIT WHEN twice <= 2.5 * once;
					END LOOP;
				END IF;
				INSERT INTO outcome VALUES (e.name, i.name, once, twice, CASE WHEN twice > 2.5 * once THEN 'not linear' END);
			EXCEPTION WHEN OTHERS THEN
				INSERT INTO outcome VALUES (e.name, i.name, NULL, NULL, SQLERRM);
			END;
		END LOOP;
	END LOOP;
END $$;

SELECT format('%s of %s: %s ms, twice as much %s ms: %s', expression, input, round(ms), round(ms_double), problem)
FROM outcome WHERE problem IS NOT NULL ORDER BY 1;
SELECT format('slowest: %s of %s: %s ms for 2 MB', expression, input, round(ms_double)) FROM outcome ORDER BY ms_double DESC NULLS LAST LIMIT 5;
SELECT format('%s passed, %s failed', count(*) FILTER (WHERE problem IS NULL), count(*) FILTER (WHERE problem IS NOT NULL)) FROM outcome;
