-- What newstext does, as a person reads it.  Every statement here is one a user would write.
\set QUIET on
\pset footer off
\pset linestyle unicode
\pset null '-'
\pset format aligned

\echo
\echo '1. The articles, as they were stored (text as scraped, pages as raw HTML)'
\echo
SELECT a.id, o.name AS outlet, a.published, CASE WHEN a.html IS NULL THEN 'text' ELSE 'html' END AS source,
       length(coalesce(a.html, a.body)) AS chars, length(news_strip(a.body)) AS article, left(a.file, 48) AS file
FROM article a JOIN outlet o ON o.id = a.outlet_id ORDER BY a.id;

\echo
\echo '2. Page junk: what news_strip leaves out of one article, and what it keeps'
\echo '   SELECT kind, score, content FROM article a, news_blocks(a.body)'
\echo
SELECT id AS junkiest FROM article WHERE html IS NULL
ORDER BY length(body) - length(news_strip(body)) DESC, id LIMIT 1 \gset
SELECT CASE WHEN b.score >= 0.5 THEN 'keeps' ELSE '' END AS strip, b.kind, round(b.score::numeric, 2) AS score,
       CASE WHEN length(b.content) > 96 THEN left(b.content, 93) || '...' ELSE b.content END AS content
FROM article a, news_blocks(a.body) b WHERE a.id = :junkiest ORDER BY b.ordinal;

\echo
\echo '3. Who said what'
\echo '   SELECT speaker, cue, kind, content FROM article a, news_quotes(a.body)'
\echo
SELECT a.id, q.speaker, q.cue, q.kind,
       CASE WHEN length(q.content) > 80 THEN left(q.content, 77) || '...' ELSE q.content END AS content
FROM (SELECT * FROM article ORDER BY id LIMIT 6) a, news_quotes(a.body) q ORDER BY a.id, q.ordinal LIMIT 40;

\echo
\echo '4. Every number, what it counts, and who says so'
\echo '   SELECT content, value, bounds, unit, item, action, source FROM article a, news_numbers(a.body)'
\echo
SELECT a.id, n.content, n.value, n.bounds, n.unit, n.item, n.change, n.action, n.source
FROM (SELECT * FROM article ORDER BY id LIMIT 6) a, news_numbers(a.body) n ORDER BY a.id, n.ordinal LIMIT 40;

\echo
\echo '5. Copies of a story, found through the index'
\echo '   SELECT ... FROM article a JOIN article b ON a.id < b.id AND news_similar(a.fp, b.fp)'
\echo
SELECT oa.name AS first, ob.name AS then_in, b.published - a.published AS later,
       round(news_similarity(a.fp, b.fp)::numeric, 2) AS resemblance,
       round(news_containment(a.fp, b.fp)::numeric, 2) AS "a in b", round(news_containment(b.fp, a.fp)::numeric, 2) AS "b in a",
       a.id AS a, b.id AS b
FROM article a JOIN article b ON a.id < b.id AND news_similar(a.fp, b.fp)
JOIN outlet oa ON oa.id = a.outlet_id JOIN outlet ob ON ob.id = b.outlet_id ORDER BY a.id, b.id LIMIT 20;
\echo '   ... and the short brief inside the long piece: news_contained(brief.fp, article.fp)'
\echo
SELECT a.id AS short, left(a.file, 48) AS file, b.id AS "is found in", left(b.file, 48) AS "its file", round(news_containment(a.fp, b.fp)::numeric, 2) AS containment
FROM article a JOIN article b ON a.id <> b.id AND news_contained(a.fp, b.fp, 0.8) AND NOT news_similar(a.fp, b.fp, 0.5)
ORDER BY 5 DESC, 1, 3 LIMIT 10;
\echo '   The plan of a look-up (sequential scans switched off, because a demo table is too small for an index to pay):'
\echo
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT b.file FROM article b WHERE news_similar(b.fp, (SELECT fp FROM article WHERE id = 1), 0.3);
RESET enable_seqscan;

\echo
\echo '6. The same statement in other words: one key for several wordings'
\echo '   SELECT ... FROM article a, news_quotes(a.body) q GROUP BY news_normalize(q.content)'
\echo
SELECT count(*) AS times, min(a.published) AS first, string_agg(DISTINCT o.name, E'\n') AS outlets, mode() WITHIN GROUP (ORDER BY q.speaker) AS speaker,
       string_agg(DISTINCT left(q.content, 90), E'\n') AS wordings
FROM article a JOIN outlet o ON o.id = a.outlet_id, news_quotes(a.body) q
WHERE q.kind = 'direct' AND array_length(string_to_array(q.content, ' '), 1) >= 4
GROUP BY news_normalize(q.content) HAVING count(DISTINCT q.content) > 1 ORDER BY count(*) DESC, 2 LIMIT 6;

\echo
\echo '7. Tolls that disagree'
\echo '   SELECT ... FROM article a, news_numbers(a.body) n WHERE n.topic = ''killed'''
\echo
SELECT a.published, o.name AS outlet, n.content, n.bounds, n.item, n.action, coalesce(n.source, '(the article itself)') AS "who says so"
FROM article a JOIN outlet o ON o.id = a.outlet_id, news_numbers(a.body) n
WHERE n.topic IN ('killed', 'evacuated', 'missing') ORDER BY n.topic, a.published, a.id, n.ordinal LIMIT 40;
