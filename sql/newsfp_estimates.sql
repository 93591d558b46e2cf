-- Estimated rows against those there are, on a corpus as outlets make it: six stories in ten are printed once, the others two to eight times,
-- whole, cut or with other words in them.  Estimates are means over many articles, since no statistics tell which article has copies.
CREATE TABLE corpus (id int PRIMARY KEY, story int, fp newsfp);
CREATE FUNCTION pg_temp.words(seed int, first int, last int) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT string_agg('w' || abs(hashint4(seed * 1000 + g)) % 30000, ' ' ORDER BY g) FROM generate_series(first, last) g $$;
INSERT INTO corpus
SELECT row_number() OVER (ORDER BY story, copy), story,
	   news_fingerprint(CASE copy % 3 WHEN 0 THEN pg_temp.words(story, 1, words)
			WHEN 1 THEN pg_temp.words(story, 1, words * 3 / 4)
			ELSE pg_temp.words(-story, 1, words / 8) || ' ' || pg_temp.words(story, 1, words) END, strip => false)
FROM (SELECT s, 80 + s * 37 % 240 FROM generate_series(1, 1500) s) v(story, words),
	 generate_series(0, CASE WHEN story % 10 < 6 THEN 0 ELSE story % 10 - 5 + story % 4 END) copy;
CREATE INDEX corpus_fp ON corpus USING gin (fp);
ANALYZE corpus;
CREATE FUNCTION pg_temp.estimate(query text) RETURNS float LANGUAGE plpgsql AS
$$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
	RETURN plan -> 0 -> 'Plan' -> 'Plan Rows';
END
$$;
CREATE FUNCTION pg_temp.counted(query text) RETURNS float LANGUAGE plpgsql AS
$$
DECLARE
	n bigint;
BEGIN
	EXECUTE 'SELECT count(*) FROM (' || query || ') q' INTO n;
	RETURN n;
END
$$;
CREATE TEMP TABLE form (name text, restriction text, self_join text);
INSERT INTO form VALUES
	('%', 'SELECT 1 FROM corpus WHERE fp %% %1$L', 'SELECT 1 FROM corpus a JOIN corpus b ON a.fp %% b.fp'),
	('% turned', 'SELECT 1 FROM corpus WHERE %1$L %% fp', 'SELECT 1 FROM corpus a JOIN corpus b ON b.fp %% a.fp'),
	('news_similar', 'SELECT 1 FROM corpus WHERE news_similar(fp, %1$L, %2$s)', 'SELECT 1 FROM corpus a JOIN corpus b ON news_similar(a.fp, b.fp, %2$s)'),
	('news_contained', 'SELECT 1 FROM corpus WHERE news_contained(%1$L, fp, %2$s)', 'SELECT 1 FROM corpus a JOIN corpus b ON news_contained(a.fp, b.fp, %2$s)'),
	('news_contained turned', 'SELECT 1 FROM corpus WHERE news_contained(fp, %1$L, %2$s)', 'SELECT 1 FROM corpus a JOIN corpus b ON news_contained(b.fp, a.fp, %2$s)');
-- a constant: mean over every 50th article
SELECT name, threshold, avg(estimated) BETWEEN avg(there) / 3 AND avg(there) * 3 AS within_three, CASE WHEN avg(estimated) NOT BETWEEN avg(there) / 3 AND avg(there) * 3
	THEN format('%s estimated, %s there', round(avg(estimated)::numeric, 1), round(avg(there)::numeric, 1)) END AS off
FROM form, (VALUES (0.2), (0.32), (0.5), (0.8)) t(threshold), (SELECT fp FROM corpus WHERE id % 50 = 1) probe,
	 LATERAL (SELECT pg_temp.estimate(format(restriction, fp, threshold)) AS estimated, pg_temp.counted(format(restriction, fp, threshold)) AS there) e
WHERE name !~ '^%' OR threshold = 0.32
GROUP BY name, threshold ORDER BY name, threshold;
-- all pairs
SELECT name, threshold, estimated BETWEEN there / 3 AND there * 3 AS within_three, CASE WHEN estimated NOT BETWEEN there / 3 AND there * 3
	THEN format('%s estimated, %s there', estimated, there) END AS off
FROM form, (VALUES (0.32), (0.8)) t(threshold),
	 LATERAL (SELECT pg_temp.estimate(format(self_join, '', threshold)) AS estimated, pg_temp.counted(format(self_join, '', threshold)) AS there) e
WHERE name !~ '^%' OR threshold = 0.32
ORDER BY name, threshold;
SELECT pg_temp.estimate('SELECT 1 FROM corpus WHERE news_similar(fp, NULL)') <= 1 AS none;
DROP TABLE corpus;
