-- news_backfill: fills a column in small transactions
SET client_min_messages = warning;
\set VERBOSITY terse
CREATE TABLE fill_article (id bigint PRIMARY KEY, body text, key text, n int);
INSERT INTO fill_article (id, body) SELECT i * 3, CASE WHEN i % 10 > 0 THEN 'Statement no. ' || i END FROM generate_series(1, 1000) i;

CALL news_backfill('fill_article', 'key', 'news_normalize(body)', 70);
SELECT count(*), count(key), count(*) FILTER (WHERE key = news_normalize(body)) FROM fill_article;
-- every batch was a transaction of its own
SELECT count(DISTINCT xmin::text) FROM fill_article WHERE key IS NOT NULL;

-- it takes what is null, and only that
UPDATE fill_article SET n = 7 WHERE id <= 300;
CALL news_backfill('fill_article', 'n', 'length(body) -- a comment', batch => 1);
SELECT count(*) FILTER (WHERE n = 7), count(n) FROM fill_article;

-- without a size batches grow from a hundred rows on; an explicit NULL is the same
UPDATE fill_article SET n = NULL;
CALL news_backfill('fill_article', 'n', '1');
SELECT count(*) FROM fill_article WHERE n IS NULL;
SELECT count(DISTINCT xmin::text) BETWEEN 2 AND 5 AS grows, (SELECT count(*) FROM fill_article f WHERE f.xmin = (SELECT xmin FROM fill_article WHERE id = 3)) AS first FROM fill_article;
UPDATE fill_article SET n = NULL;
CALL news_backfill('fill_article', 'n', '1', batch => NULL);
SELECT count(n) FROM fill_article;

-- an empty table, a partitioned one, keys of other types, hostile names
CREATE TABLE fill_empty (id int PRIMARY KEY, v int);
CALL news_backfill('fill_empty', 'v', '1');
CREATE TABLE fill_parted (id int, at date NOT NULL, v text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE fill_parted_1 PARTITION OF fill_parted FOR VALUES FROM ('2031-01-01') TO ('2032-01-01');
CREATE TABLE fill_parted_2 PARTITION OF fill_parted FOR VALUES FROM ('2032-01-01') TO ('2033-01-01');
INSERT INTO fill_parted SELECT i, date '2031-12-01' + i FROM generate_series(1, 60) i;
CALL news_backfill('fill_parted', 'v', 'at::text', 7, key => 'id');
SELECT count(v) FROM fill_parted;
CREATE SCHEMA "fill ""; --";
CREATE TABLE "fill ""; --"."t'); DROP TABLE fill_article; --" ("k""; x" text PRIMARY KEY, "a = 1, b" uuid, c int);
INSERT INTO "fill ""; --"."t'); DROP TABLE fill_article; --" SELECT repeat('k', 10) || i, NULL, i FROM generate_series(1, 20) i;
CALL news_backfill('"fill ""; --"."t''); DROP TABLE fill_article; --"', 'a = 1, b', 'md5(c::text)::uuid', 6);
SELECT count("a = 1, b") FROM "fill ""; --"."t'); DROP TABLE fill_article; --";

-- what is refused
BEGIN;
CALL news_backfill('fill_article', 'n', '1');
ROLLBACK;
DO $$ BEGIN CALL news_backfill('fill_article', 'n', '1'); EXCEPTION WHEN OTHERS THEN RAISE WARNING '%', SQLERRM; END $$;
CALL news_backfill('fill_article', 'nowhere', '1');
CALL news_backfill('fill_article', 'id', '1');
CALL news_backfill('no_such_table', 'n', '1');
CALL news_backfill(1::regclass, 'n', '1');
CREATE VIEW fill_view AS SELECT * FROM fill_article;
CALL news_backfill('fill_view', 'n', '1');
CREATE TABLE fill_keyless (id int, v int, g int GENERATED ALWAYS AS (1) STORED, m int NOT NULL);
CALL news_backfill('fill_keyless', 'v', '1');
CALL news_backfill('fill_keyless', 'v', '1', key => 'm');
CALL news_backfill('fill_keyless', 'v', '1', key => 'id');
CALL news_backfill('fill_keyless', 'g', '1', key => 'm');
CALL news_backfill('fill_article', 'n', 'body');
CALL news_backfill('fill_article', 'n', 'no_such_column');
CALL news_backfill('fill_article', 'n', NULL);
CALL news_backfill('fill_article', 'n', '1', batch => 0);
CALL news_backfill('fill_article', 'n', '1', pause => -1);
CALL news_backfill('fill_article', 'n', '1', pause => 'NaN');
-- an expression cannot leave its place
CALL news_backfill('fill_article', 'n', '1; DROP TABLE fill_article');
CALL news_backfill('fill_article', 'n', '1), body = (''x''');
CALL news_backfill('fill_article', 'n', '1, body = ''x''');
CALL news_backfill('fill_article', 'n', '1 FROM fill_keyless');
CALL news_backfill('fill_article', 'n', '1 AS x');
CALL news_backfill('fill_article', 'n', '1 /*');
CALL news_backfill('fill_article', 'n', '');
-- the caller's rights
CREATE ROLE fill_reader;
GRANT SELECT ON fill_article TO fill_reader;
SET ROLE fill_reader;
CALL news_backfill('fill_article', 'n', '1');
RESET ROLE;
GRANT UPDATE (n) ON fill_article TO fill_reader;
UPDATE fill_article SET n = NULL WHERE id = 3;
SET ROLE fill_reader;
CALL news_backfill('fill_article', 'n', '42');
CALL news_backfill('fill_article', 'key', '''x''');
RESET ROLE;
SELECT n FROM fill_article WHERE id = 3;
SELECT current_setting('application_name') LIKE '%backfill %' AS left_over;
DROP TABLE fill_article, fill_empty, fill_parted, fill_keyless CASCADE;
DROP SCHEMA "fill ""; --" CASCADE;
DROP ROLE fill_reader;
