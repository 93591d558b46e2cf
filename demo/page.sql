-- One self-contained page of what newstext found: psql -X -q -A -t -f demo/page.sql > page.html
-- Text reaches the page through news_markup or pg_temp.escape alone.
CREATE FUNCTION pg_temp.escape(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT replace(replace(replace(replace(coalesce(t, ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;')
$$;

-- the story with most articles: what hangs together by resemblance or containment
CREATE TEMP TABLE pair AS
SELECT a.id AS a, b.id AS b, news_similarity(a.fp, b.fp) AS resemblance,
	   greatest(news_containment(a.fp, b.fp), news_containment(b.fp, a.fp)) AS containment
FROM article a JOIN article b ON a.published < b.published AND (news_similar(a.fp, b.fp, 0.15) OR news_contained(a.fp, b.fp) OR news_contained(b.fp, a.fp));
CREATE TEMP TABLE story AS
WITH RECURSIVE edge AS (SELECT a, b FROM pair UNION SELECT b, a FROM pair),
	reach AS (SELECT id AS root, id FROM article UNION SELECT r.root, e.b FROM reach r JOIN edge e ON e.a = r.id)
SELECT id, min(root) AS story FROM reach GROUP BY id;
CREATE TEMP TABLE node AS
SELECT a.id, o.name AS outlet, a.published, dense_rank() OVER (ORDER BY o.name) AS row, row_number() OVER (ORDER BY a.published, a.id) AS col
FROM article a JOIN outlet o ON o.id = a.outlet_id JOIN story s ON s.id = a.id
WHERE s.story = (SELECT story FROM story GROUP BY story ORDER BY count(*) DESC, story LIMIT 1);
CREATE TEMP TABLE spoken AS
SELECT a.id, o.name AS outlet, a.published, news_name_key(q.speaker) AS who, q.speaker, q.content, news_normalize(q.content) AS key
FROM article a JOIN outlet o ON o.id = a.outlet_id, news_quotes(a.body) q
WHERE q.kind = 'direct' AND q.speaker IS NOT NULL AND q.content ~ '\S+\s+\S+\s+\S+';
CREATE TEMP TABLE toll AS
SELECT n.topic, n.value, n.content, n.bounds, n.source, o.name AS outlet, a.published, a.id
FROM article a JOIN outlet o ON o.id = a.outlet_id, news_numbers(a.body) n
WHERE n.topic IN ('killed', 'injured', 'missing', 'evacuated', 'displaced') AND n.value > 1 AND n.kind = 'count';

SELECT $html$<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>newstext: what the articles say</title><style>
:root { color-scheme: light dark; --bg: #fbfaf8; --card: #fff; --ink: #1d1f23; --soft: #5d636e; --line: #dcd9d2; --quote: #fde9a9; --number: #bfe3d0; --junk: #e6e4df; --bar: #2f7d5b; --edge: #b5562d; }
@media (prefers-color-scheme: dark) { :root { --bg: #16181c; --card: #1f2228; --ink: #e9e7e2; --soft: #a3a9b5; --line: #363b44; --quote: #5c4a12; --number: #1d5540; --junk: #2c3038; --bar: #57b98c; --edge: #e58a5c; } }
* { box-sizing: border-box; } body { margin: 0 auto; max-width: 82rem; padding: 1rem; background: var(--bg); color: var(--ink); font: 1rem/1.5 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.2; } h2 { margin: 2.2rem 0 .6rem; font-size: 1.25rem; border-bottom: 2px solid var(--line); padding-bottom: .2rem; } h3 { margin: 1.1rem 0 .3rem; font-size: 1.05rem; }
.soft, figcaption, .meta { color: var(--soft); font-size: .85rem; font-family: system-ui, sans-serif; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); gap: 1rem; align-items: start; }
article, .said, figure { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .8rem 1rem; margin: 0; }
article p { margin: .5rem 0; } mark { color: inherit; border-radius: .2rem; padding: 0 .1rem; } mark.quote { background: var(--quote); } mark.number { background: var(--number); } mark.boilerplate { background: var(--junk); color: var(--soft); text-decoration: line-through; }
.said { margin: .5rem 0; } blockquote { margin: .3rem 0; padding-left: .7rem; border-left: .25rem solid var(--quote); }
.bars { display: grid; grid-template-columns: minmax(8rem, 17rem) 1fr; gap: .25rem .7rem; font: .85rem/1.3 system-ui, sans-serif; align-items: center; } .bar { background: var(--bar); height: 1.05rem; border-radius: .2rem; min-width: 2px; } .cell { display: flex; gap: .5rem; align-items: center; } .cell span { white-space: nowrap; }
.graph { overflow-x: auto; } svg text { fill: var(--ink); font: 12px system-ui, sans-serif; } svg .lane { stroke: var(--line); } svg .edge { stroke: var(--edge); fill: none; } svg circle { fill: var(--bar); }
@media (max-width: 40rem) { .bars { grid-template-columns: 1fr; } .bars > .cell { margin-bottom: .4rem; } }
</style></head><body>
<h1>What the articles say, and who copied whom</h1>$html$;
SELECT format('<p class="soft">%s articles of %s outlets, read by newstext %s. Marked: <mark class="quote">quotation</mark> <mark class="number">number</mark> <mark class="boilerplate">page junk</mark>. Point at a mark for what is known of it.</p>',
	count(*), count(DISTINCT outlet_id), news_version()) FROM article;

-- the copy graph: outlets as lanes, time to the right, a line from the earlier to the later text
SELECT '<h2>How the story spread</h2><figure class="graph">';
SELECT format('<svg id="graph" role="img" aria-label="copy graph" viewBox="0 0 %s %s" width="%1$s" height="%2$s">', 190 + max(col) * 120, 40 + max(row) * 74) FROM node;
SELECT DISTINCT format('<line class="lane" x1="150" x2="%s" y1="%s" y2="%2$s"/><text x="4" y="%s">%s</text>',
	170 + (SELECT max(col) FROM node) * 120, row * 74 - 14, row * 74 - 10, pg_temp.escape(outlet)) FROM node;
SELECT format('<path class="edge" stroke-width="%s" d="M%s %s Q%s %s %s %s"><title>%s</title></path><text x="%s" y="%s">%s %%</text>',
	round((1 + 4 * p.containment)::numeric, 1), 80 + x.col * 120, x.row * 74 - 14, 20 + (x.col + y.col) * 60 + 60, least(x.row, y.row) * 74 - 14 + CASE WHEN x.row = y.row THEN -34 ELSE 20 END,
	80 + y.col * 120, y.row * 74 - 14,
	format('resemblance %s, containment %s', round(p.resemblance::numeric, 2), round(p.containment::numeric, 2)),
	90 + y.col * 120, y.row * 74 - 20, round((100 * p.containment)::numeric))
FROM pair p JOIN node x ON x.id = p.a JOIN node y ON y.id = p.b
-- each article hangs on the earlier one it has most of
WHERE p.a = (SELECT q.a FROM pair q WHERE q.b = p.b ORDER BY q.containment DESC, q.a LIMIT 1);
SELECT format('<a href="#article-%s"><circle cx="%s" cy="%s" r="8"/></a><text x="%s" y="%s" text-anchor="middle">%s</text>', id, 80 + col * 120, row * 74 - 14, 80 + col * 120, row * 74 + 10, to_char(published, 'DD Mon HH24:MI'))
FROM node;
SELECT '</svg><figcaption>Each article hangs on the earlier one that it has most of; the figure is the share of the shorter one that both have.</figcaption></figure>';

-- tolls
SELECT '<h2>Who says how many</h2>';
SELECT format('<h3>%s</h3><div class="bars toll">%s</div>', topic, string_agg(format('<div>%s<br><span class="soft">%s, %s</span></div><div class="cell"><div class="bar" style="width:%s%%"></div><span>%s</span></div>',
	pg_temp.escape(coalesce(source, 'the article itself')), pg_temp.escape(outlets), to_char(first, 'DD Mon HH24:MI'), round(70 * value / most, 1), pg_temp.escape(content)), '' ORDER BY first, value))
FROM (SELECT topic, source, value, min(content) AS content, min(published) AS first, string_agg(DISTINCT outlet, ', ') AS outlets,
			 max(value) OVER (PARTITION BY topic) AS most
	  FROM toll GROUP BY topic, source, value) t
GROUP BY topic HAVING count(DISTINCT value) > 1 ORDER BY count(*) DESC;

-- quotations by speaker, their wordings across outlets
SELECT '<h2>Who said what</h2><div class="cards">';
SELECT format('<section class="said speaker"><h3>%s</h3>%s</section>', pg_temp.escape(mode() WITHIN GROUP (ORDER BY name)), string_agg(html, '' ORDER BY first, html))
FROM (SELECT who, max(speaker) AS name, min(published) AS first,
			 string_agg(DISTINCT format('<blockquote>%s</blockquote>', pg_temp.escape(content)), '') ||
			 format('<p class="soft">%s%s</p>', pg_temp.escape(string_agg(DISTINCT outlet, ', ')), CASE WHEN count(DISTINCT content) > 1 THEN format(' — %s wordings', count(DISTINCT content)) END) AS html
	  FROM spoken GROUP BY who, key) s
GROUP BY who ORDER BY count(*) DESC, who LIMIT 12;
SELECT '</div>';

-- the articles
SELECT '<h2>The articles</h2><div class="cards">';
SELECT format('<article id="article-%s"><p class="meta">%s · %s</p>%s</article>', a.id, pg_temp.escape(o.name), to_char(a.published, 'DD Mon YYYY HH24:MI'),
	-- what is known of a mark shows when it is pointed at
	regexp_replace(regexp_replace(regexp_replace(news_markup(a.body, 'quotes', 'numbers', 'boilerplate'),
		'(<mark class="quote"[^>]*data-speaker="([^"]*)"[^>]*)>', '\1 title="\2">', 'g'),
		'(<mark class="number"[^>]*data-value="([^"]*)"[^>]*)>', '\1 title="\2">', 'g'),
		'(<mark class="boilerplate" data-kind="([^"]*)"[^>]*)>', '\1 title="\2">', 'g'))
FROM article a JOIN outlet o ON o.id = a.outlet_id ORDER BY a.published, a.id;
SELECT '</div></body></html>';
