-- news_template: what the pages of a site share
\pset format unaligned
CREATE TEMP TABLE page (n int, body text);
INSERT INTO page SELECT n, format(E'Ostrava Point Courier\nHarbour and Market News since 1921\nThe tide table for tomorrow is on the last page of the print edition.\nThe council of district %s met on Tuesday evening and heard what the engineers had found under the old pier.\nA member from ward %s asked who would pay for the repair, and was told that nobody knew yet.\nThe tide table for tomorrow is on the last page of the print edition.\nRead the Courier at the quay', n, n)
	FROM generate_series(1, 12) AS n;
-- a sentence that two articles share because one quotes the other stays
INSERT INTO page SELECT 12 + n, format(E'Ostrava Point Courier\nHarbour and Market News since 1921\n"We would rather close the bridge for nine weeks now than for a year later," said Tomas Verhoeven, who heads the roads office.\nCritics in ward %s said that the office had known of the cracks since the winter and told nobody about them.\nRead the Courier at the quay', n)
	FROM generate_series(1, 2) AS n;
SELECT news_strip(body, (SELECT news_template(body) FROM page)) FROM page WHERE n IN (3, 13) ORDER BY n;
SELECT news_template_pages(t), news_template_pages(t || t) FROM (SELECT news_template(body) AS t FROM page) AS x;
-- parts merged are the whole, in any order; NULL is no page; no page is no template
SELECT (SELECT news_template(body)::text FROM page) = (SELECT (a || b)::text FROM (SELECT news_template(body) FILTER (WHERE n % 3 = 0) AS a,
	news_template(body ORDER BY n DESC) FILTER (WHERE n % 3 > 0) AS b FROM page) AS x);
SELECT news_template_pages(news_template(v)) FROM (VALUES ('a'), (NULL), ('b')) AS t(v);
SELECT news_template(v) IS NULL FROM (VALUES (NULL::text)) AS t(v);
-- a line that a page has twice counts once
SELECT news_template(E'a line\na line\nanother')::text ~ '^1:1:[0-9a-f]+=1,[0-9a-f]+=1$' FROM (SELECT 1) AS x;
-- golden value: line hashes never change within a format
SELECT news_template(v) FROM (VALUES (E'Home\nNews'), (E'Home\nÄrzte – 記事')) AS t(v);
-- text and binary round trip
SELECT t::text = t::text::newstemplate::text FROM (SELECT news_template(body) AS t FROM page) AS x;
CREATE TEMP TABLE kept AS SELECT news_template(body) AS t FROM page;
CREATE TEMP TABLE copied (t newstemplate);
\copy kept TO 'results/template.bin' (FORMAT binary)
\copy copied FROM 'results/template.bin' (FORMAT binary)
SELECT kept.t::text = copied.t::text FROM kept, copied;
-- garbage is refused
\set VERBOSITY terse
SELECT '1:2:a=1'::newstemplate, '1:0:'::newstemplate;
SELECT ''::newstemplate;
SELECT '2:1:'::newstemplate;
SELECT '1:x:'::newstemplate;
SELECT '1:-1:'::newstemplate;
SELECT '1:2:b=1,a=1'::newstemplate;
SELECT '1:2:a=3'::newstemplate;
SELECT '1:2:0=1'::newstemplate;
SELECT '1:2:a=1,'::newstemplate;
SELECT '1:2:a'::newstemplate;
SELECT '1:2:z'::newstemplate;
SELECT '1:1099511627777:'::newstemplate;
-- numbers that others wrote do not overflow when templates are merged
SELECT t || t FROM (VALUES ('1:1099511627776:a=1099511627776,b=7'::newstemplate)) AS v(t);
-- any character of a value changed, doubled or gone: refused, or another valid value
DO $$
DECLARE
	good text := '1:3:a1=1,b2=2,c3c3c3=3';
	bad text;
	refused int := 0;
	taken int := 0;
BEGIN
	FOR at IN 1 .. length(good) LOOP
		FOREACH bad IN ARRAY ARRAY(SELECT overlay(good PLACING c FROM at FOR 1) FROM unnest(ARRAY['', '0', '9', 'f', 'g', '-', ':', '=', ',', ' ', '..', '99999999999999999999']) AS c) LOOP
			BEGIN
				IF bad::newstemplate::text::newstemplate::text <> bad::newstemplate::text OR news_template_pages(bad::newstemplate) < 0 THEN
					RAISE WARNING 'not valid: %', bad;
				END IF;
				taken := taken + 1;
			EXCEPTION WHEN invalid_text_representation THEN
				refused := refused + 1;
			END;
		END LOOP;
	END LOOP;
	RAISE NOTICE 'most are refused: %, some are taken: %', refused > taken, taken > 20;
END $$;
-- two processes count as one does
SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SET max_parallel_workers_per_gather = 2;
CREATE TABLE template_pages AS SELECT * FROM page, generate_series(1, 40) AS copy;
ANALYZE template_pages;
EXPLAIN (COSTS off) SELECT news_template(body) FROM template_pages;
SELECT (SELECT news_template(body)::text FROM template_pages) = (SELECT news_template(body ORDER BY n)::text FROM template_pages);
DROP TABLE template_pages;
RESET ALL;
-- bounded: 30,000 pages of 60 lines of their own stay within the lines that are kept
SELECT news_template_pages(t), octet_length(t::text) < 1000000, pg_column_size(t) <= 16 * 16384 + 32
FROM (SELECT news_template(b) AS t FROM (SELECT string_agg('line ' || n || ' ' || k, E'\n') AS b FROM generate_series(1, 30000) AS n, generate_series(1, 60) AS k GROUP BY n) AS p) AS x;
-- raw pages of a site make a template too
SELECT news_strip_html('<html><body><p>Our reporters are at the quay every day from six in the morning until the last boat.</p><p>The council of district 99 met on Tuesday evening and heard what the engineers had found.</p><p>Nobody knew who would pay.</p></body></html>',
	(SELECT news_template(format('<html><body><p>Our reporters are at the quay every day from six in the morning until the last boat.</p><p>Item %s of the day.</p></body></html>', n)) FROM generate_series(1, 9) AS n));
-- news_blocks with a template
SELECT ordinal, kind, score >= 0.5 AS kept, left(content, 40) FROM news_blocks((SELECT body FROM page WHERE n = 3), (SELECT news_template(body) FROM page)) ORDER BY ordinal;
-- so do pages that begin with a byte order mark, an XML declaration or a comment
SELECT count(DISTINCT template) FROM (SELECT news_template(before || '<html><body><p>The tide table.</p><p>The market.</p></body></html>')::text AS template
	FROM unnest(ARRAY['', E'\uFEFF', '<?xml version="1.0"?>', '<!-- saved on Monday --><!DOCTYPE html>']) AS before GROUP BY before) AS x;
