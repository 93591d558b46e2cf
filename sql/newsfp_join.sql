-- Joining many with many in memory gives the pairs of a nested loop.
\set VERBOSITY terse
CREATE FUNCTION made_text(seed int, words int) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT string_agg('w' || hashint4(seed * 1000 + g) % 5000, ' ' ORDER BY g) FROM generate_series(1, words) g $$;
-- stories of all lengths with cut, extended and edited copies, and one notice under most of them
CREATE TABLE join_doc (id int, body text, fp newsfp);
INSERT INTO join_doc (id, body)
SELECT story * 10 + copy, CASE copy
	WHEN 0 THEN made_text(story, words)
	WHEN 1 THEN made_text(story, words * 2 / 3)
	WHEN 2 THEN made_text(-story, words / 2) || ' ' || made_text(story, words)
	WHEN 3 THEN regexp_replace(made_text(story, words), 'w[0-9]*7 ', 'x ', 'g')
	END || CASE WHEN story % 3 > 0 THEN ' ' || made_text(777, 60) ELSE '' END
FROM (SELECT s, CASE WHEN s % 30 = 0 THEN 9000 WHEN s % 10 = 0 THEN 1200 ELSE 5 + s * 7 % 400 END FROM generate_series(1, 60) s) v(story, words),
	generate_series(0, 3) copy;
INSERT INTO join_doc VALUES (-1, NULL), (-2, 'too short'), (-3, 'too short'), (-4, made_text(9000, 40000)), (-5, made_text(9000, 25000)),
	(-6, repeat('again and again and on and ', 3000)), (-7, repeat('again and again and on and ', 40));
UPDATE join_doc SET fp = news_fingerprint(body, strip => false);
ANALYZE join_doc;

-- the pairs of a query with and without it
CREATE FUNCTION both_ways(pairs text, OUT rows bigint, OUT same boolean, OUT joined boolean, OUT otherwise boolean) LANGUAGE plpgsql AS
$$
DECLARE
	query text := 'SELECT count(*), md5(coalesce(string_agg(x::text, '','' ORDER BY x::text), '''')) FROM (' || pairs || ') x';
	loop_result text;
	join_result text;
	line text;
BEGIN
	joined := false; otherwise := false;
	SET LOCAL newstext.enable_similarityjoin = off;
	EXECUTE query INTO rows, loop_result;
	FOR line IN EXECUTE 'EXPLAIN ' || query LOOP
		otherwise := otherwise OR line LIKE '%Similarity Join%';
	END LOOP;
	SET LOCAL newstext.enable_similarityjoin = on;
	EXECUTE query INTO rows, join_result;
	FOR line IN EXECUTE 'EXPLAIN ' || query LOOP
		joined := joined OR line LIKE '%Similarity Join%';
	END LOOP;
	same := loop_result = join_result;
END
$$;
SELECT t, b.* FROM unnest('{0, 0.01, 0.1, 0.31, 0.5, 0.77, 0.99, 1}'::real[]) t,
	both_ways(format('SELECT a.id, b.id FROM join_doc a JOIN join_doc b ON news_similar(a.fp, b.fp, %s)', t)) b ORDER BY t;
SELECT * FROM both_ways('SELECT a.id, b.id FROM join_doc a JOIN join_doc b ON a.fp % b.fp');
SET newstext.similarity_threshold = 0.05;
SELECT * FROM both_ways('SELECT a.id, b.id FROM join_doc a JOIN join_doc b ON a.fp % b.fp');
RESET newstext.similarity_threshold;
-- other clauses, whether they cost less than the comparison or more
SELECT * FROM both_ways('SELECT a.id, b.id FROM join_doc a JOIN join_doc b ON a.fp % b.fp AND a.id < b.id');
SELECT * FROM both_ways('SELECT a.id, b.id FROM join_doc a JOIN join_doc b ON a.fp % b.fp WHERE news_containment(b.fp, a.fp) > 0.8 AND a.id <> b.id');
SELECT * FROM both_ways('SELECT a.id, b.id FROM join_doc a JOIN join_doc b ON a.fp % b.fp AND news_similar(b.fp, a.fp, 0.6) AND length(a.body) > length(b.body)');
-- expressions, whole rows, nothing but a count, three relations
SELECT * FROM both_ways('SELECT a.id, b.id FROM join_doc a JOIN join_doc b ON news_fingerprint(a.body, false) % b.fp AND a.id % 10 = 0');
SELECT * FROM both_ways('SELECT a, length(b::text) FROM join_doc a JOIN join_doc b ON a.fp % b.fp');
SELECT * FROM both_ways('SELECT 1 FROM join_doc a JOIN join_doc b ON a.fp % b.fp');
SELECT * FROM both_ways('SELECT a.id, b.id, c.id FROM join_doc a JOIN join_doc b ON a.fp % b.fp JOIN join_doc c ON b.fp % c.fp AND c.id < a.id');
SELECT * FROM both_ways('SELECT id FROM join_doc UNION ALL SELECT a.id FROM join_doc a JOIN (SELECT id / 10 AS story, (array_agg(fp ORDER BY id))[1] AS fp FROM join_doc GROUP BY 1) s ON a.fp % s.fp');
-- fingerprints out of line
CREATE TABLE join_far (id int, filler text, fp newsfp);
ALTER TABLE join_far ALTER filler SET STORAGE PLAIN, ALTER fp SET STORAGE EXTERNAL;
INSERT INTO join_far SELECT id, repeat('x', 2000), fp FROM join_doc;
ANALYZE join_far;
SELECT pg_relation_size(reltoastrelid) > 0 AS out_of_line FROM pg_class WHERE oid = 'join_far'::regclass;
SELECT * FROM both_ways('SELECT a.id, b.id FROM join_far a JOIN join_doc b ON a.fp % b.fp');
SELECT * FROM both_ways('SELECT a.id, b.id FROM join_doc a JOIN join_far b ON a.fp % b.fp');

-- EXISTS and NOT EXISTS, IN; a row without a fingerprint, or with an empty one, resembles nothing
CREATE TABLE join_exists (condition text);
INSERT INTO join_exists VALUES
	('EXISTS (SELECT FROM join_doc b WHERE a.fp % b.fp AND a.id <> b.id)'),
	('NOT EXISTS (SELECT FROM join_doc b WHERE a.fp % b.fp AND b.id < a.id)'),
	('NOT EXISTS (SELECT FROM join_doc b WHERE a.fp % b.fp)'),
	('a.id IN (SELECT b.id + 1 FROM join_doc b WHERE news_similar(b.fp, a.fp, 0.6))'),
	('EXISTS (SELECT FROM join_far b WHERE news_similar(a.fp, b.fp, 0.2) AND news_containment(b.fp, a.fp) < 0.5 AND a.id <> b.id)'),
	('NOT EXISTS (SELECT FROM join_far b JOIN join_doc c USING (id) WHERE news_similar(b.fp, a.fp, 0.8) AND length(c.body) > length(a.body))'),
	('NOT EXISTS (SELECT FROM join_doc b WHERE news_similar(a.fp, b.fp, (SELECT NULL::real WHERE now() IS NOT NULL)))'),
	('EXISTS (SELECT FROM join_doc b WHERE news_similar(a.fp, b.fp, (SELECT NULL::real WHERE now() IS NOT NULL)))'),
	('NOT EXISTS (SELECT FROM join_doc b WHERE a.fp % b.fp AND b.id > 100000 + length(b.body))'),
	('EXISTS (SELECT FROM join_doc b WHERE a.fp % b.fp AND b.id > 100000 + length(b.body))');
SELECT e.condition, b.* FROM join_exists e, both_ways('SELECT a.id, a.body FROM join_doc a WHERE ' || e.condition) b;
EXPLAIN (COSTS OFF) SELECT a.id FROM join_doc a WHERE EXISTS (SELECT FROM join_doc b WHERE a.fp % b.fp AND a.id <> b.id);
EXPLAIN (COSTS OFF) SELECT a.id FROM join_doc a WHERE NOT EXISTS (SELECT FROM join_doc b WHERE a.fp % b.fp AND b.id < a.id);
-- an anti join by another name, with and without columns of the other side
SELECT * FROM both_ways('SELECT a.id FROM join_doc a LEFT JOIN join_doc b ON a.fp % b.fp AND b.id < a.id WHERE b.fp IS NULL');
SELECT * FROM both_ways('SELECT a.id, b.body FROM join_doc a LEFT JOIN join_doc b ON a.fp % b.fp AND b.id < a.id WHERE b.fp IS NULL');

-- what does not fit into memory is joined in batches
SET work_mem = '64kB';
SET hash_mem_multiplier = 1;
SELECT e.condition, b.* FROM join_exists e, both_ways('SELECT a.id, a.body FROM join_doc a WHERE ' || e.condition) b;
SELECT * FROM both_ways('SELECT a.id, b.id FROM join_doc a JOIN join_doc b ON a.fp % b.fp');
SELECT * FROM both_ways('SELECT a.id, b.id FROM join_doc a JOIN join_far b ON a.fp % b.fp AND a.id < b.id');
CREATE FUNCTION counted(query text) RETURNS TABLE (removed text, batches boolean, memory boolean) LANGUAGE plpgsql AS
$$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (ANALYZE, FORMAT json) ' || query INTO plan;
	plan := plan -> 0 -> 'Plan';
	WHILE plan ->> 'Node Type' <> 'Custom Scan' LOOP
		plan := plan -> 'Plans' -> 0;
	END LOOP;
	RETURN QUERY SELECT plan ->> 'Rows Removed by Join Filter', (plan ->> 'Batches')::int > 1, (plan ->> 'Memory Usage')::int BETWEEN 10 AND 400;
END
$$;
SET max_parallel_workers_per_gather = 0;
SELECT * FROM counted('SELECT FROM join_doc a JOIN join_doc b ON a.fp % b.fp AND news_containment(a.fp, b.fp) < 0');
-- a cursor, left in the middle of a batch and of all
BEGIN;
DECLARE pairs SCROLL CURSOR FOR SELECT a.id AS a, b.id AS b FROM join_doc a JOIN join_doc b ON a.fp % b.fp WHERE a.id = b.id;
MOVE 3 IN pairs;
FETCH ABSOLUTE 2 FROM pairs \gset first_
FETCH ABSOLUTE 200 FROM pairs \gset later_
FETCH ABSOLUTE 2 FROM pairs \gset again_
SELECT :first_a = :again_a AS same_row, :first_a <> :later_a AS another_row;
COMMIT;
RESET work_mem;
RESET hash_mem_multiplier;
SELECT batches, memory FROM counted('SELECT FROM join_doc a JOIN join_doc b ON a.fp % b.fp');

-- as the inner side of another join it is started again
SET enable_material = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_memoize = off;
SELECT * FROM both_ways('SELECT v, p.* FROM (VALUES (1), (2)) v(v) CROSS JOIN LATERAL (SELECT a.id AS x, b.id AS y FROM join_doc a JOIN join_doc b ON a.fp % b.fp AND a.id % 7 = v OFFSET 0) p');
SELECT * FROM both_ways('SELECT v, p.* FROM (VALUES (1), (2)) v(v) CROSS JOIN LATERAL (SELECT a.id AS x FROM join_doc a WHERE a.id % 7 = v AND NOT EXISTS (SELECT FROM join_doc b WHERE a.fp % b.fp AND b.id < a.id) OFFSET 0) p');
SELECT * FROM both_ways('SELECT v, p.* FROM (VALUES (0.2::real), (NULL), (0.7)) v(v) CROSS JOIN LATERAL (SELECT a.id AS x, b.id AS y FROM join_doc a JOIN join_doc b ON news_similar(a.fp, b.fp, v) OFFSET 0) p');
SELECT * FROM both_ways('SELECT v, (SELECT count(*) FROM join_doc a WHERE NOT EXISTS (SELECT FROM join_doc b WHERE news_similar(a.fp, b.fp, v) AND b.id < a.id)) FROM (VALUES (0.2::real), (NULL), (0.7), (NULL)) v(v)');
RESET enable_material; RESET enable_hashjoin; RESET enable_mergejoin; RESET enable_memoize;

-- nothing on either side, no threshold, a wrong one, one of a prepared statement
SELECT * FROM both_ways('SELECT a.id, b.id FROM join_doc a JOIN join_doc b ON a.fp % b.fp WHERE b.id > 100000 + length(b.body)');
SELECT * FROM both_ways('SELECT a.id, b.id FROM join_doc a JOIN join_doc b ON a.fp % b.fp WHERE a.id > 100000 + length(a.body)');
SELECT * FROM both_ways('SELECT a.id, b.id FROM join_doc a JOIN join_doc b ON news_similar(a.fp, b.fp, (SELECT NULL::real WHERE now() IS NOT NULL))');
SELECT count(*) FROM join_doc a JOIN join_doc b ON news_similar(a.fp, b.fp, 1.5);
SET plan_cache_mode = force_generic_plan;
PREPARE similar_pairs(real) AS SELECT count(*) FROM join_doc a JOIN join_doc b ON news_similar(a.fp, b.fp, $1);
EXECUTE similar_pairs(1);
EXECUTE similar_pairs(0.31);
EXPLAIN (COSTS OFF) EXECUTE similar_pairs(0.31);
RESET plan_cache_mode;
EXPLAIN (COSTS OFF, VERBOSE) SELECT a.id, b.id + 1 FROM join_doc a JOIN join_doc b ON a.fp % b.fp AND a.id < b.id;

-- workers
SET max_parallel_workers_per_gather = 2; SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0;
EXPLAIN (COSTS OFF) SELECT count(*) FROM join_doc a JOIN join_doc b ON a.fp % b.fp AND a.id < b.id;
SELECT * FROM both_ways('SELECT a.id, b.id FROM join_doc a JOIN join_doc b ON a.fp % b.fp AND a.id < b.id');
SELECT e.condition, b.* FROM join_exists e, both_ways('SELECT a.id FROM join_doc a WHERE ' || e.condition) b WHERE e.condition LIKE '%a.id)';
SET max_parallel_workers_per_gather = 0;

-- where it cannot be: outer joins, rows that are locked or changed; above a view with a barrier it can
SELECT * FROM both_ways('SELECT a.id, b.id FROM join_doc a LEFT JOIN join_doc b ON a.fp % b.fp AND a.id < b.id');
EXPLAIN (COSTS OFF) SELECT a.id FROM join_doc a JOIN join_doc b ON a.fp % b.fp FOR UPDATE;
EXPLAIN (COSTS OFF) UPDATE join_doc a SET body = '' FROM join_doc b WHERE a.fp % b.fp;
CREATE VIEW join_some WITH (security_barrier) AS SELECT * FROM join_doc WHERE id > 0;
EXPLAIN (COSTS OFF) SELECT a.id FROM join_some a JOIN join_doc b ON a.fp % b.fp WHERE length(a.body) > 3;
SELECT * FROM both_ways('SELECT a.id, b.id FROM join_some a JOIN join_doc b ON a.fp % b.fp WHERE length(a.body) > 3');
-- who may not call the function may not join by it
CREATE ROLE newsfp_join_reader;
GRANT SELECT ON join_doc TO newsfp_join_reader;
REVOKE EXECUTE ON FUNCTION newsfp_similar_op(newsfp, newsfp) FROM PUBLIC;
SET ROLE newsfp_join_reader;
SELECT count(*) FROM join_doc a JOIN join_doc b ON a.fp % b.fp;
RESET ROLE;
GRANT EXECUTE ON FUNCTION newsfp_similar_op(newsfp, newsfp) TO PUBLIC;
DROP OWNED BY newsfp_join_reader;
DROP ROLE newsfp_join_reader;

DEALLOCATE similar_pairs;
DROP VIEW join_some;
DROP TABLE join_doc, join_far, join_exists;
DROP FUNCTION made_text(int, int);
DROP FUNCTION both_ways(text);
DROP FUNCTION counted(text);
