-- The planner takes the index by itself.
-- A small table is near the break-even of spinning disks: cost it as storage without moving parts.
SET random_page_cost = 1.1;
CREATE TABLE plan_doc (id int PRIMARY KEY, fp newsfp);
INSERT INTO plan_doc SELECT s, news_fingerprint((SELECT string_agg('w' || hashint4(s / 2 * 1000 + g) % 20000, ' ' ORDER BY g) FROM generate_series(1, 150) g), strip => false)
FROM generate_series(1, 4000) s;
CREATE INDEX plan_doc_fp ON plan_doc USING gin (fp);
ANALYZE plan_doc;
CREATE FUNCTION plan_of(query text) RETURNS SETOF text LANGUAGE plpgsql AS
$$
DECLARE
	line text;
BEGIN
	-- the value looked for is not for reading
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		RETURN NEXT regexp_replace(line, '''[^'']{20,}''', '''...''');
	END LOOP;
END
$$;
SELECT fp AS probe FROM plan_doc WHERE id = 77 \gset
SELECT plan_of(format('SELECT id FROM plan_doc WHERE fp %% %L', :'probe'));
SELECT plan_of(format('SELECT id FROM plan_doc WHERE news_similar(fp, %L)', :'probe'));
SELECT plan_of(format('SELECT id FROM plan_doc WHERE news_similar(%L, fp, 0.7)', :'probe'));
SELECT plan_of(format('SELECT id FROM plan_doc WHERE news_contained(fp, %L)', :'probe'));
SELECT plan_of(format('SELECT id FROM plan_doc WHERE news_contained(%L, fp)', :'probe'));
SELECT plan_of(format('SELECT id FROM plan_doc WHERE news_similar(fp, %L, 0.1) ORDER BY fp <-> %L LIMIT 3', :'probe', :'probe'));
-- all pairs: in memory, few of them through the index
SELECT plan_of('SELECT a.id, b.id FROM plan_doc a JOIN plan_doc b ON news_similar(a.fp, b.fp, 0.5) WHERE a.id < b.id');
SELECT plan_of('SELECT a.id, b.id FROM plan_doc a JOIN plan_doc b ON a.fp % b.fp WHERE a.id BETWEEN 10 AND 20');
SET newstext.enable_similarityjoin = off;
SELECT plan_of('SELECT a.id, b.id FROM plan_doc a JOIN plan_doc b ON news_similar(a.fp, b.fp, 0.5) WHERE a.id < b.id');
RESET newstext.enable_similarityjoin;
-- where every fingerprint stands many times, equality is better than resemblance
CREATE TABLE plan_band AS SELECT b AS band, id, fp FROM plan_doc, unnest(news_bands(fp)) b WHERE id <= 1000;
ANALYZE plan_band;
SELECT plan_of('SELECT a.id, b.id FROM plan_band a JOIN plan_band b USING (band) WHERE a.id < b.id AND news_shared_band(a.fp, b.fp) = band AND news_similar(a.fp, b.fp)');
DROP TABLE plan_band;
-- a threshold from another table
SELECT plan_of('SELECT a.id FROM (VALUES (1, 0.4::real), (2, 0.8)) v(id, t) JOIN plan_doc a USING (id) JOIN plan_doc b ON news_similar(b.fp, a.fp, v.t)');
-- no index condition when the threshold depends on the row looked for
SELECT plan_of('SELECT a.id FROM plan_doc a JOIN plan_doc b ON news_similar(b.fp, a.fp, (b.id % 2)::real) WHERE a.id = 5');
-- a prepared statement, with a generic plan
SET plan_cache_mode = force_generic_plan;
PREPARE similar_to(newsfp, real) AS SELECT id FROM plan_doc WHERE news_similar(fp, $1, $2) ORDER BY id;
EXECUTE similar_to(:'probe', 0.5);
EXPLAIN (COSTS OFF) EXECUTE similar_to(:'probe', 0.5);
RESET plan_cache_mode;
SELECT id FROM plan_doc WHERE news_similar(fp, :'probe', 0.5) ORDER BY id;
DROP TABLE plan_doc;
DROP FUNCTION plan_of(text);
