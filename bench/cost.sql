-- What a call costs, in operators; \copy has filled doc(id, body, html).  Best of five passes of a fifth of a second.
SET client_min_messages = warning;
SET max_parallel_workers_per_gather = 0;
SET jit = off;
CREATE TEMP TABLE pair AS
	SELECT body, html, lead(body) OVER (ORDER BY id) AS other, news_fingerprint(body) AS fp,
		   lead(news_fingerprint(body)) OVER (ORDER BY id) AS other_fp FROM doc;
DELETE FROM pair WHERE other IS NULL;
CREATE TEMP TABLE template AS SELECT news_template(body) AS t FROM (SELECT body FROM doc LIMIT 20) d;
CREATE TEMP TABLE number AS SELECT g::text COLLATE "C" AS n FROM generate_series(100001, 200000) g;
ANALYZE pair, number;

-- processor time in seconds (Linux), which what else the machine does hardly changes
CREATE FUNCTION pg_temp.processor() RETURNS double precision LANGUAGE sql AS
	$$ SELECT split_part(pg_read_file('/proc/self/schedstat'), ' ', 1)::double precision / 1e9 $$;
-- that of one execution of a query
CREATE FUNCTION pg_temp.seconds(query text) RETURNS double precision LANGUAGE plpgsql AS $$
DECLARE
	began timestamptz := clock_timestamp();
	processor double precision;
	best double precision;
	ignored text;
	repetitions int;
BEGIN
	EXECUTE query INTO ignored;
	repetitions := greatest(1, ceil(0.2 / extract(epoch FROM clock_timestamp() - began)));
	FOR k IN 1..5 LOOP
		processor := pg_temp.processor();
		FOR r IN 1..repetitions LOOP
			EXECUTE query INTO ignored;
		END LOOP;
		best := least(best, pg_temp.processor() - processor);
	END LOOP;
	RETURN best / repetitions;
END $$;

-- one operator: a comparison of two short texts; eight of them in a condition, all true, less none
CREATE TEMP TABLE unit AS
	SELECT (pg_temp.seconds($$SELECT count(*) FROM number WHERE n > '1' AND n > '10' AND n > '100' AND n > '1000' AND n < '9' AND n < '99'
							AND n < '999' AND n < '9999'$$)
			- pg_temp.seconds('SELECT count(*) FROM number')) / 8 / (SELECT count(*) FROM number) AS seconds;

CREATE TEMP TABLE job (ordinal int GENERATED ALWAYS AS IDENTITY, call text, rows boolean);
INSERT INTO job (call, rows) VALUES
	('md5(body)', false), ('to_tsvector(''english'', body)', false),
	('news_strip(body)', false), ('news_strip(body, t)', false), ('news_strip_html(html)', false), ('news_strip_html(html, t)', false),
	('news_blocks(body)', true), ('news_blocks(body, t)', true),
	('news_quotes(body)', true), ('news_quotes_json(body)', false), ('news_numbers(body)', true), ('news_numbers_json(body)', false),
	('news_fingerprint(body)', false), ('news_similarity(fp, other_fp)', false), ('news_containment(fp, other_fp)', false),
	('news_similar(fp, other_fp)', false), ('fp = other_fp', false), ('news_bands(fp)', false), ('news_shared_band(fp, other_fp)', false),
	('news_normalize(left(body, 200))', false), ('news_name_key(left(body, 20))', false),
	('news_slice(body, int4range(100, 200))', false), ('news_snippet(body, int4range(100, 200))', false),
	('news_passages(body)', true), ('news_shared(body, other)', true), ('news_diff(body, other)', true),
	('news_markup(body, ''quotes'', ''numbers'')', false), ('news_numbers_agree(ascii(body), NULL, 200, NULL)', false);
CREATE TEMP TABLE result (ordinal int, call text, cost numeric, rows numeric);
DO $$
DECLARE
	j record;
	n bigint;
	source text := 'FROM pair, template';
	empty double precision;
	unit double precision;
	found bigint;
BEGIN
	SELECT count(*) INTO n FROM pair;
	SELECT seconds INTO unit FROM unit;
	empty := pg_temp.seconds('SELECT count(*) ' || source);
	FOR j IN SELECT * FROM job ORDER BY ordinal LOOP
		found := NULL;
		IF j.rows THEN
			EXECUTE format('SELECT count(*) FROM pair, template, %s', j.call) INTO found;
			source := source || ', ' || j.call;
		ELSE
			source := source || ' WHERE (' || j.call || ') IS NOT NULL';
		END IF;
		INSERT INTO result VALUES (j.ordinal, j.call, (pg_temp.seconds('SELECT count(*) ' || source) - empty) / n / unit, found::numeric / n);
		source := 'FROM pair, template';
	END LOOP;
END $$;

\pset footer off
SELECT round(avg(octet_length(body))) AS "bytes an article", round(avg(octet_length(html))) AS "of HTML",
	   (SELECT round((seconds * 1e9)::numeric, 1) FROM unit) AS "operator, ns" FROM pair;
SELECT call, round(cost, CASE WHEN cost < 10 THEN 1 ELSE 0 END) AS cost, round(rows, 1) AS rows FROM result ORDER BY ordinal;
