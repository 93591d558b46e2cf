-- The measuring itself; \copy has filled doc(id, body, html).
SET client_min_messages = warning;
SET max_parallel_workers_per_gather = 0;
SET jit = off;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
VACUUM ANALYZE doc;
ALTER TABLE doc ADD fp newsfp;
UPDATE doc SET fp = news_fingerprint(body);
VACUUM FULL doc;

CREATE TEMP TABLE job (ordinal int GENERATED ALWAYS AS IDENTITY, name text, query text, of text DEFAULT 'body', share real DEFAULT 1);
INSERT INTO job (name, query, of, share) VALUES
	('md5(body)', 'SELECT sum(length(md5(body))) FROM doc', 'body', 1),
	('lower(body)', 'SELECT sum(length(lower(body))) FROM doc', 'body', 1),
	('to_tsvector(''english'', body)', 'SELECT sum(length(to_tsvector(''english'', body))) FROM doc', 'body', 0.25),
	('show_trgm(body)', 'SELECT sum(array_length(show_trgm(body), 1)) FROM doc', 'body', 0.25),
	('news_strip(body)', 'SELECT sum(length(news_strip(body))) FROM doc', 'body', 1),
	('news_blocks(body)', 'SELECT count(*) FROM doc, news_blocks(body)', 'body', 1),
	('news_strip_html(html)', 'SELECT sum(length(news_strip_html(html))) FROM doc', 'html', 1),
	('news_template(body)', 'SELECT length(news_template(body)::text) FROM doc', 'body', 1),
	('news_quotes(body)', 'SELECT count(*) FROM doc, news_quotes(body)', 'body', 1),
	('news_quotes_json(body)', 'SELECT count(news_quotes_json(body)) FROM doc', 'body', 1),
	('news_numbers(body)', 'SELECT count(*) FROM doc, news_numbers(body)', 'body', 1),
	('news_numbers_json(body)', 'SELECT count(news_numbers_json(body)) FROM doc', 'body', 1),
	('news_fingerprint(body)', 'SELECT count(news_fingerprint(body)) FROM doc', 'body', 1),
	('news_normalize(body)', 'SELECT sum(length(news_normalize(body))) FROM doc', 'body', 1),
	('news_passages(body)', 'SELECT count(*) FROM doc, news_passages(body)', 'body', 1),
	('news_shared(body, body)', 'SELECT count(*) FROM doc, news_shared(body, body)', 'body', 1),
	('news_diff(body, body)', 'SELECT count(*) FROM doc, news_diff(body, body)', 'body', 1),
	('news_markup(body, ...)', 'SELECT sum(length(news_markup(body, ''quotes'', ''numbers'', ''boilerplate''))) FROM doc', 'body', 1);

CREATE TEMP TABLE result (ordinal int, name text, of text, mb_per_s real);
DO $$
DECLARE
	j record;
	began timestamptz;
	best real;
	ignored bigint;
	limit_id int;
	bytes bigint;
BEGIN
	FOR j IN SELECT * FROM job ORDER BY ordinal LOOP
		SELECT max(id) * j.share INTO limit_id FROM doc;
		EXECUTE format('SELECT sum(octet_length(%I)) FROM doc WHERE id <= %s', j.of, limit_id) INTO bytes;
		best := NULL;
		FOR k IN 1..3 LOOP
			began := clock_timestamp();
			EXECUTE replace(j.query, 'FROM doc', format('FROM (SELECT * FROM doc WHERE id <= %s) doc', limit_id)) INTO ignored;
			best := least(best, extract(epoch FROM clock_timestamp() - began));
		END LOOP;
		INSERT INTO result VALUES (j.ordinal, j.name, j.of, bytes / 1e6 / best);
	END LOOP;
END $$;

\pset footer off
\pset linestyle unicode
SELECT r.name AS function, round(r.mb_per_s::numeric, 1) AS "MB/s", round((r.mb_per_s / m.mb_per_s)::numeric, 3) AS "of md5",
	   round((r.mb_per_s / t.mb_per_s)::numeric, 2) AS "of to_tsvector"
FROM result r, (SELECT mb_per_s FROM result WHERE name LIKE 'md5%') m, (SELECT mb_per_s FROM result WHERE name LIKE 'to_ts%') t ORDER BY r.ordinal;

-- pairs of fingerprints, per call
SELECT 'news_similarity, million calls a second' AS function, round((1e-6 * 1e6 / greatest(extract(epoch FROM clock_timestamp() - now()), 1e-6))::numeric, 2) AS rate
FROM (SELECT sum(news_similarity(a.fp, b.fp)) AS sum FROM (SELECT fp FROM doc LIMIT 1000) a, (SELECT fp FROM doc LIMIT 1000) b) q WHERE sum > 0;
