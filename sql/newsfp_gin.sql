-- newsfp_gin_ops returns exactly the rows of a sequential scan.
\set VERBOSITY terse
SET newstext.enable_similarityjoin = off;
CREATE FUNCTION made_text(seed int, words int) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT string_agg('w' || hashint4(seed * 1000 + g) % 5000, ' ' ORDER BY g) FROM generate_series(1, words) g $$;
-- stories of all lengths with cut, extended and edited copies
CREATE TABLE gin_doc (id int PRIMARY KEY, site int, fp newsfp);
INSERT INTO gin_doc
SELECT story * 10 + copy, story % 3, news_fingerprint(CASE copy
	WHEN 0 THEN made_text(story, words)
	WHEN 1 THEN made_text(story, words * 2 / 3)
	WHEN 2 THEN made_text(-story, words / 2) || ' ' || made_text(story, words)
	WHEN 3 THEN regexp_replace(made_text(story, words), 'w[0-9]*7 ', 'x ', 'g')
	WHEN 4 THEN made_text(story, greatest(words / 5, 8))
	END, strip => false)
FROM (SELECT s, CASE WHEN s % 50 = 0 THEN 10000 WHEN s % 10 = 0 THEN 1200 ELSE 5 + s * 7 % 400 END FROM generate_series(1, 120) s) v(story, words),
	generate_series(0, 4) copy;
INSERT INTO gin_doc VALUES (-1, 0, NULL), (-2, 0, news_fingerprint('too short')), (-3, 1, news_fingerprint('too short'));
-- very long texts, and texts that say the same over and over: anchors of another class, or few of them
INSERT INTO gin_doc VALUES (-9, 0, news_fingerprint(made_text(9000, 40000), false)), (-18, 1, news_fingerprint(made_text(9000, 25000), false)),
	(-27, 1, news_fingerprint(made_text(9000, 2000), false)), (-36, 0, news_fingerprint(repeat('again and again and on and ', 3000), false)),
	(-45, 0, news_fingerprint(repeat('again and again and on and ', 40), false));
CREATE INDEX gin_doc_fp ON gin_doc USING gin (fp);
ANALYZE gin_doc;

CREATE FUNCTION compare(condition text, OUT rows bigint, OUT same boolean, OUT index_used boolean) LANGUAGE plpgsql AS
$$
DECLARE
	query text := 'SELECT count(*), coalesce(md5(string_agg(a.id || ''-'' || b.id, '','' ORDER BY a.id, b.id)), '''') FROM (SELECT * FROM gin_doc WHERE id % 9 = 0 OFFSET 0) a, gin_doc b WHERE ' || condition;
	seq text;
	ind text;
	line text;
BEGIN
	SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_seqscan = on;
	EXECUTE query INTO rows, seq;
	SET LOCAL enable_bitmapscan = on; SET LOCAL enable_seqscan = off;
	EXECUTE query INTO rows, ind;
	same := seq = ind;
	index_used := false;
	FOR line IN EXECUTE 'EXPLAIN ' || query LOOP
		index_used := index_used OR line LIKE '%on gin_doc_fp%';
	END LOOP;
END
$$;
CREATE FUNCTION compare_all() RETURNS TABLE (condition text, rows bigint, same boolean, index_used boolean) LANGUAGE sql AS
$$
	SELECT c.condition, x.* FROM (
		SELECT 1, t, format('news_similar(a.fp, b.fp, %s)', t) FROM unnest('{0,0.01,0.1,0.3,0.5,0.77,0.99,1}'::real[]) t
		UNION ALL SELECT 2, t, format('news_contained(a.fp, b.fp, %s)', t) FROM unnest('{0,0.1,0.5,0.9,1}'::real[]) t
		UNION ALL SELECT 3, t, format('news_contained(b.fp, a.fp, %s)', t) FROM unnest('{0.05,0.6}'::real[]) t
		UNION ALL SELECT 4, 0, 'a.fp % b.fp'
	) c(kind, t, condition), LATERAL compare(c.condition) x ORDER BY kind, t
$$;
SELECT * FROM compare_all();
SET newstext.similarity_threshold = 0.05;
SELECT * FROM compare('a.fp % b.fp');
RESET newstext.similarity_threshold;

-- whatever the width of the keys
DROP INDEX gin_doc_fp;
CREATE INDEX gin_doc_fp ON gin_doc USING gin (fp newsfp_gin_ops (key_bits = 8));
SELECT count(*), bool_and(same), bool_and(index_used) FROM compare_all();
DROP INDEX gin_doc_fp;
CREATE INDEX gin_doc_fp ON gin_doc USING gin (fp newsfp_gin_ops (key_bits = 12)) WITH (fastupdate = off);
SELECT count(*), bool_and(same), bool_and(index_used) FROM compare_all();
CREATE INDEX gin_wrong ON gin_doc USING gin (fp newsfp_gin_ops (key_bits = 7));

-- rows added, changed and deleted, with the pending list and without
INSERT INTO gin_doc SELECT id + 100000, site, fp FROM gin_doc WHERE id % 7 = 0;
UPDATE gin_doc SET fp = (SELECT fp FROM gin_doc x WHERE x.id = 1200) WHERE id % 31 = 0;
DELETE FROM gin_doc WHERE id % 5 = 3;
SELECT count(*), bool_and(same), bool_and(index_used) FROM compare_all();
ALTER INDEX gin_doc_fp SET (fastupdate = on);
INSERT INTO gin_doc SELECT id + 200000, site, fp FROM gin_doc WHERE id % 7 = 1;
SELECT count(*), bool_and(same), bool_and(index_used) FROM compare_all();
VACUUM gin_doc;
SELECT count(*), bool_and(same), bool_and(index_used) FROM compare_all();

-- LIMIT and filters
SET enable_seqscan = off;
SELECT count(*) FROM (SELECT 1 FROM gin_doc WHERE news_similar(fp, (SELECT fp FROM gin_doc WHERE id = 1200)) AND site = 0 LIMIT 5) x;
RESET enable_seqscan;

-- partial and multicolumn
DROP INDEX gin_doc_fp;
CREATE INDEX gin_doc_fp ON gin_doc USING gin (fp) WHERE site = 1;
SELECT * FROM compare('news_similar(a.fp, b.fp) AND a.site = 1 AND b.site = 1');
DROP INDEX gin_doc_fp;
-- a rewrite, not an update: an index over updated rows waits for the oldest transaction of the server
ALTER TABLE gin_doc ADD COLUMN tags int[] GENERATED ALWAYS AS (ARRAY[id % 4, id % 3 + 10]) STORED;
CREATE INDEX gin_doc_fp ON gin_doc USING gin (tags, fp);
SELECT * FROM compare('news_similar(a.fp, b.fp, 0.2) AND a.tags @> ARRAY[1] AND b.tags @> ARRAY[11]');
DROP TABLE gin_doc;
DROP FUNCTION compare_all();
DROP FUNCTION compare(text);
DROP FUNCTION made_text(int, int);
