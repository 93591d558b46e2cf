-- The scan of fingerprints: the rows of a Bitmap Heap Scan, in its order.
SET newstext.enable_similarityjoin = off;
SET random_page_cost = 1.1;
-- long rows, so that a look-up goes to many pages; every seventh text is one of three stories
CREATE TABLE scan_doc (id int PRIMARY KEY, site int, fp newsfp, note text, story int) WITH (fillfactor = 70);
ALTER TABLE scan_doc ALTER note SET STORAGE plain;
INSERT INTO scan_doc
SELECT n, n % 4, news_fingerprint((SELECT string_agg('w' || hashint4(CASE WHEN n % 7 = 0 THEN n % 3 ELSE n + 10 END * 1000 + g) % 20000, ' ' ORDER BY g) FROM generate_series(1, 120) g), strip => false),
	repeat('x', n % 900), CASE WHEN n % 7 = 0 THEN n % 3 END
FROM generate_series(1, 3000) n;
CREATE INDEX scan_doc_fp ON scan_doc USING gin (fp);
ANALYZE scan_doc;
-- columns that were added later, and one that is gone
ALTER TABLE scan_doc ADD added int DEFAULT 5, ADD gone int;
ALTER TABLE scan_doc DROP gone;
ALTER TABLE scan_doc ADD last text;

CREATE FUNCTION scan_plan(query text, options text DEFAULT '') RETURNS SETOF text LANGUAGE plpgsql AS
$$
DECLARE
	line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (' || options || 'COSTS OFF) ' || query LOOP
		RETURN NEXT regexp_replace(line, '''[^'']{20,}''', '''...''');
	END LOOP;
END
$$;
-- the same with the scan and without it, in that order?  How many rows, and which plan?
CREATE FUNCTION with_and_without(query text, OUT rows bigint, OUT same boolean, OUT scan boolean) LANGUAGE plpgsql AS
$$
DECLARE
	here text;
	there text;
	summary text := 'SELECT count(*), coalesce(md5(string_agg(x::text, E''\n'')), '''') FROM (' || query || ') x';
BEGIN
	SET LOCAL newstext.enable_similarityscan = off;
	EXECUTE summary INTO rows, there;
	SET LOCAL newstext.enable_similarityscan = on;
	EXECUTE summary INTO rows, here;
	same := here = there;
	SELECT bool_or(line LIKE '%Similarity Scan%') INTO scan FROM scan_plan(query) line;
END
$$;
SELECT fp AS probe FROM scan_doc WHERE id = 21 \gset
SELECT scan_plan(format('SELECT id FROM scan_doc WHERE fp %% %L AND site = 1', :'probe'));
SET newstext.enable_similarityscan = off;
SELECT scan_plan(format('SELECT id FROM scan_doc WHERE fp %% %L AND site = 1', :'probe'));
RESET newstext.enable_similarityscan;
SELECT line FROM scan_plan('SELECT b.id FROM scan_doc a, scan_doc b WHERE a.id BETWEEN 18 AND 23 AND b.fp % a.fp AND b.id % 2 = 0',
	'ANALYZE, TIMING OFF, SUMMARY OFF, BUFFERS OFF, ') line WHERE line !~ '->|Nested|Searches';

SELECT * FROM with_and_without(format('SELECT id FROM scan_doc WHERE fp %% %L', :'probe'));
SELECT * FROM with_and_without(format('SELECT d, id, ctid, tableoid::regclass FROM scan_doc d WHERE news_similar(fp, %L, 0.5) AND site <> 2', :'probe'));
SELECT * FROM with_and_without(format('SELECT count(*) FROM scan_doc WHERE fp %% %L', :'probe'));
SELECT * FROM with_and_without(format('SELECT last, added, note FROM scan_doc WHERE news_contained(%L, fp) AND added = 5 AND last IS NULL', :'probe'));
SELECT * FROM with_and_without(format('SELECT id, (SELECT max(id) FROM scan_doc s WHERE s.site = d.site AND s.id < d.id) FROM scan_doc d WHERE fp %% %L LIMIT 40', :'probe'));
SELECT * FROM with_and_without('SELECT a.id, b.id FROM scan_doc a CROSS JOIN LATERAL (SELECT id, fp FROM scan_doc WHERE fp % a.fp OFFSET 0) b WHERE a.id < 50');
SELECT * FROM with_and_without('SELECT id, EXISTS (SELECT FROM scan_doc b WHERE b.fp % a.fp AND b.id < a.id) FROM scan_doc a WHERE id < 50');
SELECT * FROM with_and_without('SELECT id, (SELECT string_agg(b.id::text, '','') FROM scan_doc b WHERE b.fp % a.fp) FROM scan_doc a WHERE id % 99 = 0');
-- clauses without variables are a gate before the scan
SELECT * FROM with_and_without(format('SELECT id FROM scan_doc WHERE fp %% %L AND current_setting(''work_mem'') <> ''''', :'probe'));
SELECT * FROM with_and_without(format('SELECT id FROM scan_doc WHERE fp %% %L AND current_setting(''work_mem'') = ''''', :'probe'));
SELECT * FROM with_and_without('SELECT a.id, b.id FROM scan_doc a LEFT JOIN LATERAL (SELECT id FROM scan_doc b WHERE b.fp % a.fp AND a.site = 1 ORDER BY id LIMIT 3) b ON true WHERE a.id < 50');
SELECT scan_plan(format('SELECT id FROM scan_doc WHERE fp %% %L AND now() IS NOT NULL', :'probe'));
-- rows that are sorted, joined and looked back at, whole; rescanned without another plan's help
SELECT * FROM with_and_without(format('SELECT id, lead(d) OVER (ORDER BY note, id), lag(note) OVER (ORDER BY id) FROM scan_doc d WHERE fp %% %L', :'probe'));
SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_material = off;
SELECT * FROM with_and_without(format('SELECT a, b.id FROM scan_doc a JOIN scan_doc b ON a.id %% 10 = b.id %% 10 WHERE a.fp %% %L AND b.fp %% %L', :'probe', :'probe'));
RESET enable_hashjoin; RESET enable_mergejoin; RESET enable_material;
-- system columns other than these are not for a virtual tuple
SELECT * FROM with_and_without(format('SELECT xmin, id FROM scan_doc WHERE fp %% %L', :'probe'));
SELECT * FROM with_and_without(format('SELECT id FROM scan_doc WHERE fp %% %L AND cmin::text::int >= 0', :'probe'));
-- rows that changed: versions in one page and in others, deleted rows, both seen by the query itself and by an older snapshot
BEGIN ISOLATION LEVEL REPEATABLE READ;
UPDATE scan_doc SET site = 9 WHERE id % 21 = 0;
UPDATE scan_doc SET note = 'x' WHERE id % 35 = 0;
DELETE FROM scan_doc WHERE id % 63 = 0;
SELECT * FROM with_and_without(format('SELECT id, site FROM scan_doc WHERE fp %% %L', :'probe'));
DECLARE before_update SCROLL CURSOR FOR SELECT id FROM scan_doc WHERE fp % (SELECT fp FROM scan_doc WHERE id = 42);
UPDATE scan_doc SET site = 10 WHERE id = 42;
DELETE FROM scan_doc WHERE id = 84;
FETCH 3 FROM before_update;
FETCH BACKWARD 2 FROM before_update;
MOVE FORWARD ALL IN before_update;
COMMIT;
-- cursors that outlive a savepoint, and their transaction
BEGIN;
DECLARE outliving CURSOR WITH HOLD FOR SELECT id FROM scan_doc WHERE fp % (SELECT fp FROM scan_doc WHERE id = 42) AND id > 100;
FETCH 1 FROM outliving;
SAVEPOINT before_delete;
FETCH 2 FROM outliving;
DELETE FROM scan_doc WHERE id > 100;
ROLLBACK TO before_delete;
FETCH 2 FROM outliving;
COMMIT;
FETCH 2 FROM outliving;
CLOSE outliving;
-- the row a cursor is on
BEGIN;
DECLARE current CURSOR FOR SELECT id FROM scan_doc WHERE fp % (SELECT fp FROM scan_doc WHERE id = 42);
FETCH 2 FROM current;
UPDATE scan_doc SET site = 11 WHERE CURRENT OF current RETURNING id;
COMMIT;
SELECT * FROM with_and_without(format('SELECT id, site FROM scan_doc WHERE fp %% %L', :'probe'));
BEGIN ISOLATION LEVEL SERIALIZABLE;
SELECT * FROM with_and_without(format('SELECT id, site FROM scan_doc WHERE fp %% %L', :'probe'));
COMMIT;
-- pages of which the bitmap does not tell the rows
CREATE TABLE lossy_doc AS SELECT g AS id, fp FROM scan_doc, generate_series(1, 400) g WHERE scan_doc.id = 21;
INSERT INTO lossy_doc SELECT g, fp FROM scan_doc, generate_series(1, 100) g WHERE scan_doc.id = 42;
INSERT INTO lossy_doc SELECT -id, fp FROM lossy_doc ORDER BY id;
DO $$ BEGIN FOR i IN 1..6 LOOP INSERT INTO lossy_doc SELECT id, fp FROM lossy_doc; END LOOP; END $$;
CREATE INDEX ON lossy_doc USING gin (fp);
DELETE FROM lossy_doc WHERE id % 5 = 0;
VACUUM ANALYZE lossy_doc;
UPDATE lossy_doc SET id = id + 1 WHERE id = 7;
SET work_mem = '64kB';
SET max_parallel_workers_per_gather = 0;
SET enable_seqscan = off;
SELECT * FROM with_and_without(format('SELECT id FROM lossy_doc WHERE fp %% %L ORDER BY id', :'probe'));
BEGIN ISOLATION LEVEL SERIALIZABLE;
SELECT * FROM with_and_without(format('SELECT id FROM lossy_doc WHERE fp %% %L ORDER BY id', :'probe'));
COMMIT;
SELECT count(*) AS lossy FROM scan_plan(format('SELECT id FROM lossy_doc WHERE fp %% %L', :'probe'), 'ANALYZE, TIMING OFF, ') line WHERE line ~ 'Lossy Heap Blocks: [1-9]';
RESET work_mem;
RESET max_parallel_workers_per_gather;
RESET enable_seqscan;
DROP TABLE lossy_doc;
-- temporary tables, partitions, an insert, prepared and run again with other parameters
CREATE TEMP TABLE temp_doc AS SELECT * FROM scan_doc;
CREATE INDEX ON temp_doc USING gin (fp);
ANALYZE temp_doc;
SELECT * FROM with_and_without(format('SELECT id FROM temp_doc WHERE fp %% %L', :'probe'));
-- many scans at once pin no more of the buffers than there are
\c -
SET newstext.enable_similarityjoin = off;
SET temp_buffers = 100;
CREATE TEMP TABLE temp_doc (id int, fp newsfp, note text);
ALTER TABLE temp_doc ALTER note SET STORAGE plain;
INSERT INTO temp_doc SELECT id, fp, repeat('x', 3000) FROM scan_doc, generate_series(1, 4) WHERE story = 0;
CREATE INDEX ON temp_doc USING gin (fp);
SET enable_seqscan = off;
DO $$
DECLARE
	probe newsfp := (SELECT fp FROM scan_doc WHERE id = 21);
	c refcursor;
	id int;
	total int := 0;
BEGIN
	IF NOT (SELECT bool_or(line LIKE '%Similarity Scan%') FROM scan_plan(format('SELECT id FROM temp_doc WHERE fp %% %L', probe)) line) THEN
		RAISE 'another plan';
	END IF;
	FOR i IN 1..16 LOOP
		c := 'cursor' || i;
		OPEN c FOR SELECT t.id FROM temp_doc t WHERE fp % probe;
		MOVE FORWARD 22 * i FROM c;
		FETCH c INTO id;
		total := total + id;
	END LOOP;
	RAISE NOTICE '%', total;
END $$;
RESET enable_seqscan;
SET random_page_cost = 1.1;
SELECT fp AS probe FROM scan_doc WHERE id = 21 \gset
-- columns of children stand elsewhere; a table of very many
CREATE TABLE child_doc (note text, id int, fp newsfp, site int);
INSERT INTO child_doc SELECT note, -id, fp, site FROM scan_doc;
CREATE INDEX ON child_doc USING gin (fp);
CREATE TABLE parent_doc (id int, fp newsfp, site int);
ALTER TABLE child_doc INHERIT parent_doc;
ANALYZE child_doc;
SELECT * FROM with_and_without(format('SELECT d, d.ctid FROM parent_doc d WHERE fp %% %L AND site > 0', :'probe'));
SELECT * FROM with_and_without('SELECT s.id, d FROM scan_doc s LEFT JOIN parent_doc d ON d.fp % s.fp AND d.id < -s.id WHERE s.id < 50');
DO $$
BEGIN
	EXECUTE (SELECT format('CREATE TABLE wide_doc (%s, id int, fp newsfp, double int GENERATED ALWAYS AS (id * 2) STORED)', string_agg('c' || g || ' int', ', '))
		FROM generate_series(1, 1200) g);
END $$;
INSERT INTO wide_doc (c1, c2, c1200, id, fp) SELECT id, -id, site, id, fp FROM scan_doc;
ALTER TABLE wide_doc DROP c2;
CREATE INDEX ON wide_doc USING gin (fp);
ANALYZE wide_doc;
SELECT * FROM with_and_without(format('SELECT c1200, double, d FROM wide_doc d WHERE fp %% %L AND c1 > 100', :'probe'));
CREATE TABLE part_doc (id int, site int, fp newsfp) PARTITION BY LIST (site);
CREATE TABLE part_doc_0 PARTITION OF part_doc FOR VALUES IN (0, 1);
CREATE TABLE part_doc_1 (fp newsfp, site int, id int);
ALTER TABLE part_doc ATTACH PARTITION part_doc_1 DEFAULT;
CREATE INDEX ON part_doc USING gin (fp);
INSERT INTO part_doc SELECT id, site, fp FROM scan_doc;
ANALYZE part_doc;
SELECT * FROM with_and_without(format('SELECT id, tableoid::regclass FROM part_doc WHERE fp %% %L', :'probe'));
SET enable_partitionwise_join = on;
SELECT * FROM with_and_without('SELECT a.id, b.id FROM part_doc a JOIN part_doc b ON a.site = b.site AND b.fp % a.fp WHERE a.id < 30');
RESET enable_partitionwise_join;
CREATE TABLE copy_doc (id int, fp newsfp);
INSERT INTO copy_doc SELECT id, fp FROM scan_doc WHERE fp % (SELECT fp FROM scan_doc WHERE id = 42);
SELECT count(*) FROM copy_doc;
SET plan_cache_mode = force_generic_plan;
PREPARE like_row(int, int) AS SELECT count(*) FROM scan_doc WHERE fp % (SELECT fp FROM scan_doc WHERE id = $1) AND site <> $2;
EXECUTE like_row(42, -1);
EXECUTE like_row(43, -1);
EXECUTE like_row(42, 1);
RESET plan_cache_mode;
-- a barrier: what is before it is asked first, by either plan
CREATE FUNCTION tells(int) RETURNS boolean LANGUAGE plpgsql COST 0.001 AS $$ BEGIN RETURN 1 / ($1 - 1) IS NOT NULL; END $$;
CREATE VIEW some_doc WITH (security_barrier) AS SELECT * FROM scan_doc WHERE fp % (SELECT fp FROM scan_doc WHERE id = 21) AND site <> 1;
SELECT * FROM with_and_without('SELECT id FROM some_doc WHERE tells(site)');
DROP VIEW some_doc;
DROP FUNCTION tells(int);
-- rows to be locked or changed
SELECT scan_plan(format('SELECT id FROM scan_doc WHERE fp %% %L FOR SHARE', :'probe'));
SELECT scan_plan(format('DELETE FROM scan_doc WHERE fp %% %L', :'probe'));
DROP TABLE scan_doc, part_doc, copy_doc, temp_doc, parent_doc, child_doc, wide_doc;
DROP FUNCTION with_and_without(text), scan_plan(text, text);
