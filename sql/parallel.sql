-- Parallel plans of the aggregate and of tables made by the functions come at default costs: COST says that a row is worth a worker.
CREATE TABLE parallel_page AS
SELECT g AS id, format(E'The ferry to Sellick stays in port\n\n"We count %s cracks," said Ada Moll, the harbour master of Tidewell.\n\n', g)
	|| (SELECT string_agg(format('The crossing was closed for %s days, and nobody knew how the %s crates would get there.', g % 7 + 2, h), E'\n\n') FROM generate_series(1, 12) h) AS body
FROM generate_series(1, 6000) g;
ANALYZE parallel_page;
SET max_parallel_workers_per_gather = 2;
SET min_parallel_table_scan_size = '256kB';
SET jit = off;
EXPLAIN (COSTS OFF) SELECT news_template(body) FROM parallel_page;
EXPLAIN (COSTS OFF) CREATE TABLE parallel_fp AS SELECT id, news_fingerprint(body) AS fp FROM parallel_page;
-- of a function in FROM the planner counts the cost once, not for each row, so that only a large table makes it go parallel by itself
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
EXPLAIN (COSTS OFF) CREATE TABLE parallel_quote AS SELECT id, q.speaker, q.content FROM parallel_page, news_quotes(body) q;
EXPLAIN (COSTS OFF) SELECT count(*) FROM parallel_page, news_numbers(body) n WHERE n.kind = 'count';
-- and give what one process gives
CREATE TABLE parallel_fp AS SELECT id, news_fingerprint(body) AS fp FROM parallel_page;
CREATE TABLE parallel_quote AS SELECT id, q.speaker, q.content FROM parallel_page, news_quotes(body) q;
SELECT md5(news_template(body)::text) AS template, count(*) FROM parallel_page \gset par_
SET max_parallel_workers_per_gather = 0;
SELECT md5(news_template(body)::text) AS template FROM parallel_page \gset one_
SELECT :'par_template' = :'one_template' AS same_template;
SELECT count(*), count(*) FILTER (WHERE p.fp = news_fingerprint(body)) AS same FROM parallel_fp p JOIN parallel_page USING (id);
SELECT count(*), count(DISTINCT speaker), min(speaker), count(DISTINCT content) FROM parallel_quote;
DROP TABLE parallel_page, parallel_fp, parallel_quote;
