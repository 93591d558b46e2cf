-- The questions that newsrooms ask, each as one query, over a few articles of a fictional story
\pset format unaligned
SET client_min_messages = warning;
SET timezone = 'UTC';
CREATE TABLE q_outlet (id int PRIMARY KEY, name text);
INSERT INTO q_outlet VALUES (1, 'Tidewell Wire'), (2, 'Brod Gazette'), (3, 'The Sellick Post');
CREATE TABLE q_article (id int PRIMARY KEY, outlet_id int REFERENCES q_outlet, story_id int, published timestamptz, body text,
	fp newsfp GENERATED ALWAYS AS (news_fingerprint(body)) STORED);
CREATE INDEX q_article_fp ON q_article USING gin (fp);
INSERT INTO q_article VALUES
(1, 1, 1, '2031-03-03 08:00+00', $$BROD (TW) - The bridge over the Ister was closed on Monday after a storm tore at two of its cables, the transport ministry said.

"Nobody should try to cross the bridge [over the Ister] until the engineers have seen the cables and the piers," transport minister Sergei Tarasov told reporters in Brod.

At least 12 people were killed when a bus was blown off the bridge, the police said. More than 300 people were evacuated from the island of Sellick in the night.

The ferry that used to cross the river was sold nine years ago, and the harbour board has no plans to buy another one.$$),
(2, 2, 1, '2031-03-03 10:00+00', $$The bridge over the Ister was closed on Monday after a storm tore at two of its cables, the transport ministry said.

“Nobody should try to cross the bridge (at all) until the engineers have seen the cables and the piers,” Transport Minister Sergey Tarasov told reporters in Brod.

At least 12 people were killed when a bus was blown off the bridge, the police said. More than 300 people were evacuated from the island of Sellick in the night.

The mayor of Brod, Karel Dusek, asked the government for money on Monday afternoon.$$),
(3, 3, 1, '2031-03-04 07:00+00', $$A day after the storm the island of Sellick still has no road to the mainland.

"Nobody should try to cross the bridge, until the engineers have seen the cables, and the piers," said Sergej Tarasov, the minister of transport.

At least 17 people were killed in the bus, according to the hospital in Brod, and two more are missing.

"We have asked for a new ferry since the spring," said Karel Dusek.$$);
ANALYZE q_article;

-- 1 top speakers
SELECT news_name_key(q.speaker) who, count(*) > 1 AS often, count(DISTINCT a.outlet_id) FROM q_article a, news_quotes(a.body) q
 WHERE q.kind = 'direct' AND q.speaker IS NOT NULL GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT 1;
-- 2 a person across outlets, first publisher first
SELECT min(a.published), array_agg(o.name ORDER BY a.published), (array_agg(q.content ORDER BY a.published))[1] FROM q_article a JOIN q_outlet o ON o.id=a.outlet_id, news_quotes(a.body) q
 WHERE q.kind = 'direct' AND news_name_key(q.speaker) = news_name_key('Tarasov, Sergey') GROUP BY news_normalize(q.content) ORDER BY count(*) DESC;
-- 3 the same statement in other words: a stored table of quotations with its own fingerprints
CREATE TABLE q_quote AS SELECT a.id AS article_id, q.content, news_fingerprint(q.content, false, 3) AS fp FROM q_article a, news_quotes(a.body) q WHERE q.kind = 'direct';
CREATE INDEX q_quote_fp ON q_quote USING gin (fp);
SELECT x.article_id, y.article_id FROM q_quote x JOIN q_quote y ON x.article_id < y.article_id AND news_similar(x.fp, y.fp, 0.5)
 WHERE x.content <> y.content ORDER BY 1, 2;
-- 4 tolls that disagree within a story
SELECT a.story_id, n.topic, array_agg(DISTINCT n.value), count(DISTINCT a.outlet_id) FROM q_article a, news_numbers(a.body) n WHERE n.topic = 'killed' GROUP BY 1,2 HAVING max(n.value) > 1.1*min(n.value);
-- 5 outlets that ran the agency copy, through the index
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT a.id FROM q_article w JOIN q_article a ON news_similar(a.fp, w.fp, 0.3) AND a.published > w.published WHERE w.id = 1;
RESET enable_seqscan;
SELECT o.name, news_containment(w.fp, a.fp) > 0.4 AS much FROM q_article w JOIN q_article a ON news_similar(a.fp, w.fp, 0.3) AND a.published > w.published JOIN q_outlet o ON o.id=a.outlet_id WHERE w.id = 1;
-- 6 share of each article that is original
SELECT a.id, round(100 * (1 - coalesce(news_length(m.cov),0)/length(a.body)::numeric)) AS percent FROM q_article a LEFT JOIN LATERAL (SELECT range_agg(s.span) cov FROM q_article b, news_shared(a.body,b.body) s
 WHERE b.published < a.published AND news_similar(a.fp,b.fp,0.1)) m ON true ORDER BY 1;
-- 7 numbers and who says so
SELECT a.id, n.content, coalesce(q.speaker, n.source) FROM q_article a CROSS JOIN LATERAL news_numbers(a.body) n LEFT JOIN LATERAL news_quotes(a.body) q ON q.span @> n.span WHERE n.topic = 'killed' ORDER BY 1, 2;
-- 8 who published a passage first
SELECT o.name, count(*) FROM (SELECT DISTINCT ON (p.hash) p.content, a.outlet_id FROM q_article a, news_passages(a.body) p ORDER BY p.hash, a.published) f JOIN q_outlet o ON o.id=f.outlet_id GROUP BY 1 ORDER BY 1;
-- 9 what changed between versions
SELECT d.kind, d.old_content, d.new_content FROM q_article v, news_diff(v.body, replace(v.body, 'At least 12', 'At least 14')) d WHERE v.id = 1 AND NOT d.trivial;
-- 10 junk per outlet
SELECT a.outlet_id, 1 - sum(length(news_strip(a.body)))/sum(length(a.body))::real < 0.05 AS clean FROM q_article a GROUP BY 1 ORDER BY 1;
DROP TABLE q_quote, q_article, q_outlet;
