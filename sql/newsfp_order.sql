-- The order of fingerprints means nothing, but it is one: sorting, merging, grouping, hashing and partitions rest on it.
CREATE TABLE ordered AS
SELECT g AS id, news_fingerprint((SELECT string_agg('w' || g % 40 * h % 977, ' ') FROM generate_series(1, 30) h), strip => false) AS fp FROM generate_series(1, 200) g;
SELECT count(*), count(DISTINCT fp) FROM ordered;
SELECT count(*) FILTER (WHERE (a.fp < b.fp)::int + (a.fp = b.fp)::int + (a.fp > b.fp)::int <> 1) AS not_one_of_three,
	   count(*) FILTER (WHERE (a.fp <= b.fp) <> (a.fp < b.fp OR a.fp = b.fp)) AS le, count(*) FILTER (WHERE (a.fp >= b.fp) <> (b.fp <= a.fp)) AS ge,
	   count(*) FILTER (WHERE (a.fp <> b.fp) <> NOT (a.fp = b.fp)) AS ne
FROM ordered a, ordered b;
SELECT count(*) FROM (SELECT fp, lag(fp) OVER (ORDER BY fp) AS before FROM ordered) s WHERE before > fp;
-- each way of joining finds the same
SET enable_hashjoin = off; SET enable_mergejoin = off;
SELECT count(*) FROM ordered a JOIN ordered b USING (fp);
RESET enable_hashjoin; SET enable_nestloop = off;
SELECT count(*) FROM ordered a JOIN ordered b USING (fp);
SET enable_hashjoin = off; RESET enable_mergejoin;
SELECT count(*) FROM ordered a JOIN ordered b USING (fp);
RESET enable_hashjoin; RESET enable_nestloop;
-- hash partitions: every row in one of them, equal ones together
CREATE TABLE parted (id int, fp newsfp) PARTITION BY HASH (fp);
CREATE TABLE parted_0 PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO parted SELECT * FROM ordered;
SELECT count(*), count(DISTINCT tableoid) FROM parted;
SELECT max(n) AS partitions_of_one_value FROM (SELECT count(DISTINCT tableoid) AS n FROM parted GROUP BY fp) s;
CREATE UNIQUE INDEX ON ordered (id, fp);
SET enable_seqscan = off;
SELECT o.id FROM ordered o, (SELECT fp FROM ordered WHERE id = 7) s WHERE o.id BETWEEN 1 AND 50 AND o.fp = s.fp ORDER BY 1;
RESET enable_seqscan;
-- templates of nothing, and of groups of which some are nothing
SELECT k, news_template_pages(news_template(v) FILTER (WHERE v IS NOT NULL)) FROM (VALUES (1, 'a'), (1, 'b'), (2, NULL), (2, NULL)) t(k, v) GROUP BY k ORDER BY k;
SELECT k, news_template(v)::text, count(*) FROM (VALUES (1, NULL), (1, 'a line'), (2, NULL)) t(k, v) GROUP BY k ORDER BY k;
SELECT news_template_pages(news_template(E' \n <HTML><p>' || v)) FROM (VALUES ('a'), ('b')) t(v);
-- a running template: the state is read again after each row
SELECT v, news_template_pages(news_template(v) OVER (ORDER BY v)) FROM (VALUES ('a'), ('b'), ('c')) t(v) ORDER BY v;
DROP TABLE ordered, parted;
