-- One self-contained page of what newstext found: psql -X -q -A -t -f demo/page.sql > page.html
-- Text reaches the page through news_markup or pg_temp.escape alone.
CREATE FUNCTION pg_temp.escape(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT replace(replace(replace(replace(coalesce(t, ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;')
$$;
-- at most so many characters, cut between words
CREATE FUNCTION pg_temp.shorten(t text, most int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN length(t) <= most THEN t ELSE regexp_replace(left(t, most), '\s+\S*$', '') || ' …' END
$$;

-- articles in the order of publication, those without a date last
CREATE TEMP TABLE piece AS
SELECT a.id, o.name AS outlet, a.published, row_number() OVER (ORDER BY a.published, a.id) AS place, a.fp, a.body,
	   (SELECT pg_temp.shorten(b.content, 110) FROM news_blocks(a.body) b
		 WHERE b.score >= 0.5 AND b.kind IN ('heading', 'lead', 'paragraph') AND b.content !~* '^by ' ORDER BY b.ordinal LIMIT 1) AS headline
FROM article a JOIN outlet o ON o.id = a.outlet_id;

CREATE TEMP TABLE said AS
SELECT a.id, a.outlet, a.place, q.kind, news_name_key(q.speaker) AS who, q.speaker, q.content, news_normalize(q.content) AS statement
FROM piece a, news_quotes(a.body) q WHERE q.speaker IS NOT NULL;

-- who copied whom: the earlier text, the later one
CREATE TEMP TABLE copy AS
SELECT a.id AS a, b.id AS b, a.place AS a_place, b.place AS b_place, news_similarity(a.fp, b.fp) AS resemblance,
	   greatest(news_containment(a.fp, b.fp), news_containment(b.fp, a.fp)) AS containment
FROM piece a JOIN piece b ON a.place < b.place AND (news_similar(a.fp, b.fp, 0.15) OR news_contained(a.fp, b.fp) OR news_contained(b.fp, a.fp));

-- a story: what hangs together by copies, or by a person with two names who is quoted in both within three days
CREATE TEMP TABLE story AS
WITH RECURSIVE link AS (
	SELECT a, b FROM copy
	UNION SELECT x.id, y.id FROM said x JOIN said y ON x.who = y.who AND x.place < y.place AND x.who ~ ' '
		JOIN article a ON a.id = x.id JOIN article b ON b.id = y.id WHERE b.published - a.published <= interval '3 days'),
	edge AS (SELECT a, b FROM link UNION SELECT b, a FROM link),
	reach AS (SELECT id AS root, id FROM piece UNION SELECT r.root, e.b FROM reach r JOIN edge e ON e.a = r.id)
SELECT r.id, first_value(root) OVER (PARTITION BY r.id ORDER BY t.place) AS story, count(*) OVER (PARTITION BY r.id) AS articles,
	   row_number() OVER (PARTITION BY r.id ORDER BY t.place) AS n
FROM reach r JOIN piece t ON t.id = r.root;
DELETE FROM story WHERE n > 1;

-- what each article says of a toll: of two rows with one number the one with a source
CREATE TEMP TABLE toll AS
SELECT DISTINCT ON (a.id, n.topic, n.value) s.story, n.topic, n.value, n.source, upper_inf(n.bounds) AS open, a.outlet, a.published, a.place, a.id,
	   CASE WHEN lower(n.bounds) = upper(n.bounds) THEN n.content ELSE concat_ws(' ', n.modifier, n.content) END AS figure,
	   news_snippet(a.body, n.span, 70) AS context
FROM piece a JOIN story s ON s.id = a.id, news_numbers(a.body) n
WHERE n.topic IN ('killed', 'injured', 'missing', 'evacuated', 'displaced') AND n.value > 1 AND n.kind = 'count' AND s.articles > 1
ORDER BY a.id, n.topic, n.value, n.source IS NULL, n.ordinal;

SELECT $html$<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>newstext: what the articles say</title><style>
:root { color-scheme: light dark; --bg: #fbfaf8; --card: #fff; --ink: #1d1f23; --soft: #5a606b; --line: #dcd9d2; --quote: #fde9a9; --number: #bfe3d0; --junk: #eceae5; --bar: #2f7d5b; --edge: #b5562d; --link: #1f5fa8; }
@media (prefers-color-scheme: dark) { :root { --bg: #16181c; --card: #1f2228; --ink: #e9e7e2; --soft: #a8aeba; --line: #363b44; --quote: #5c4a12; --number: #1d5540; --junk: #2c3038; --bar: #57b98c; --edge: #e58a5c; --link: #8ab8ee; } }
* { box-sizing: border-box; } body { margin: 0 auto; max-width: 82rem; padding: 1rem; background: var(--bg); color: var(--ink); font: 1rem/1.5 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: .5rem 0; } h2 { margin: 3rem 0 .2rem; font-size: 1.45rem; line-height: 1.25; border-top: 3px solid var(--ink); padding-top: .6rem; } h3 { margin: 1.8rem 0 .5rem; font: 600 1.05rem/1.3 system-ui, sans-serif; } h4 { margin: 1rem 0 .4rem; font: 600 .95rem/1.3 system-ui, sans-serif; }
a { color: var(--link); } nav ol { padding-left: 1.3rem; }
.soft, figcaption, .meta { color: var(--soft); font: .85rem/1.4 system-ui, sans-serif; margin: .2rem 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); gap: 1rem; align-items: start; }
article, .speaker, figure { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .8rem 1rem; margin: 0; }
article:target { outline: 3px solid var(--edge); } article p { margin: .5rem 0; } article .meta { border-bottom: 1px solid var(--line); padding-bottom: .4rem; }
mark { color: inherit; border-radius: .2rem; padding: 0 .1rem; } mark.quote { background: var(--quote); } mark.number { background: var(--number); } mark.boilerplate { background: var(--junk); color: var(--soft); text-decoration: line-through; }
.speaker h4 { margin: 0 0 .3rem; } blockquote { margin: .6rem 0 .1rem; padding-left: .7rem; border-left: .25rem solid var(--edge); } .wordings { border-left: 1px dotted var(--edge); padding-left: .5rem; margin: .6rem 0; } .wordings blockquote { margin-top: .3rem; }
.toll { display: grid; gap: .7rem 1rem; font: .9rem/1.35 system-ui, sans-serif; } .claim { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: .1rem 1rem; align-items: center; } .claim .soft { margin: 0; }
.track { display: flex; gap: .5rem; align-items: center; } .bar { background: var(--bar); height: 1.1rem; border-radius: .2rem; min-width: 2px; flex: none; } .bar.open { background: linear-gradient(to right, var(--bar) 70%, transparent); } .track b { white-space: nowrap; }
.graph { overflow-x: auto; } svg { display: block; } svg text { fill: var(--ink); font: 12px system-ui, sans-serif; paint-order: stroke; stroke: var(--card); stroke-width: 4px; stroke-linejoin: round; } svg .lane { stroke: var(--line); } svg .edge { stroke: var(--edge); fill: none; } svg circle { fill: var(--bar); } svg .share { fill: var(--edge); font-weight: 600; }
@media (max-width: 40rem) { body { padding: .7rem; } .claim { grid-template-columns: 1fr; } }
@media print { article, .speaker, figure { break-inside: avoid; } }
</style></head><body>
<h1>What the articles say, and who copied whom</h1>$html$;
SELECT format('<p class="soft">%s articles of %s outlets, read by newstext %s. Marked in the texts: <mark class="quote">quotation</mark> <mark class="number">number</mark> <mark class="boilerplate">page junk</mark>; point at a mark for what is known of it.</p>',
	count(*), count(DISTINCT outlet_id), news_version()) FROM article;

-- the stories, the largest first; what stands alone comes last
CREATE TEMP TABLE section AS
SELECT s.story, count(*) AS articles, count(DISTINCT t.outlet) AS outlets, min(t.published) AS first, max(t.published) AS last,
	   row_number() OVER (ORDER BY count(*) DESC, s.story) AS ordinal, (array_agg(t.headline ORDER BY t.place))[1] AS headline
FROM story s JOIN piece t ON t.id = s.id WHERE s.articles > 1 GROUP BY s.story;
SELECT '<nav><ol>' || string_agg(format('<li><a href="#story-%s">%s</a> <span class="soft">%s articles</span></li>', story, pg_temp.escape(headline), articles), '' ORDER BY ordinal) || '</ol></nav>'
FROM section HAVING count(*) > 0;

-- the parts of the page, each an HTML string that belongs to a story
CREATE TEMP TABLE part (story int, rank int, html text);
INSERT INTO part
SELECT story, 0, format('<section class="story" id="story-%s"><h2>%s</h2><p class="soft">%s articles of %s outlets%s</p>', story, pg_temp.escape(headline), articles, outlets,
	to_char(first, ', FMDD Mon YYYY') || CASE WHEN first::date < last::date THEN to_char(last, '" to "FMDD Mon YYYY') ELSE '' END)
FROM section;

-- the copy graph: outlets as lanes, publication to the right, a line from the earlier to the later text
CREATE TEMP TABLE node AS
SELECT t.id, s.story, t.outlet, t.published, t.headline, dense_rank() OVER (PARTITION BY s.story ORDER BY t.outlet) * 74 - 34 AS y,
	   40 + row_number() OVER (PARTITION BY s.story ORDER BY t.place) * 118 AS x
FROM piece t JOIN story s ON s.id = t.id WHERE s.story IN (SELECT s.story FROM copy c JOIN story s ON s.id = c.a);
INSERT INTO part
SELECT story, 1, '<h3>Who copied whom</h3><figure class="graph">' ||
	format('<svg role="img" aria-label="copy graph" viewBox="0 0 %s %s" width="%1$s" height="%2$s">', max(x) + 70, max(y) + 40) ||
	(SELECT string_agg(format('<line class="lane" x1="110" x2="%s" y1="%s" y2="%2$s"/><text x="0" y="%s">%s</text>', (SELECT max(x) + 50 FROM node m WHERE m.story = l.story), y, y + 4, pg_temp.escape(pg_temp.shorten(outlet, 18))), '' ORDER BY y)
	   FROM (SELECT DISTINCT n.story, y, outlet FROM node n WHERE n.story = node.story) l) ||
	-- each article hangs on the earlier one that it has most of
	(SELECT string_agg(format('<path class="edge" stroke-width="%s" d="M%s %s Q%s %s %s %s"><title>%s</title></path>', round((1 + 4 * c.containment)::numeric, 1),
				a.x, a.y, (a.x + b.x) / 2, least(a.y, b.y) + CASE WHEN a.y = b.y THEN -40 ELSE 12 END, b.x, b.y,
				format('resemblance %s, containment %s', round(c.resemblance::numeric, 2), round(c.containment::numeric, 2))) ||
			format('<text class="share" x="%s" y="%s">%s %%</text>', b.x + 11, b.y - 8, round((100 * c.containment)::numeric)), '' ORDER BY b.x)
	   FROM (SELECT DISTINCT ON (c.b) c.* FROM copy c ORDER BY c.b, c.containment DESC, c.a_place) c JOIN node a ON a.id = c.a JOIN node b ON b.id = c.b WHERE a.story = node.story) ||
	string_agg(format('<a href="#article-%1$s"><circle cx="%2$s" cy="%3$s" r="8"><title>%5$s</title></circle></a><text class="date" x="%2$s" y="%4$s" text-anchor="middle">%6$s</text>',
		id, x, y, y + 24, pg_temp.escape(headline), to_char(published, 'FMDD Mon HH24:MI')), '' ORDER BY x) ||
	'</svg></figure><p class="soft">Left to right in the order of publication. A line leads to each article from the earlier one that it has most in common with; the figure is the share of the shorter of the two.</p>'
FROM node GROUP BY story;

-- tolls: one claim a source and number, where the sources of a story do not agree
CREATE TEMP TABLE claim AS
SELECT story, topic, value, news_name_key(source) AS who, min(place) AS place, string_agg(DISTINCT outlet, ', ') AS outlets,
	   (array_agg(source ORDER BY place))[1] AS source, (array_agg(figure ORDER BY place))[1] AS figure, (array_agg(context ORDER BY place))[1] AS context,
	   (array_agg(id ORDER BY place))[1] AS id, (array_agg(published ORDER BY place))[1] AS published, bool_or(open) AS open
FROM toll GROUP BY story, topic, value, news_name_key(source);
INSERT INTO part
SELECT story, 2, '<h3>Who says how many</h3><figure>' || string_agg(html, '' ORDER BY claims DESC, topic) || '</figure>' ||
	'<p class="soft">A bar that fades is a least number (&ldquo;at least&rdquo;, &ldquo;more than&rdquo;). Earliest first; some count a part only: read the words.</p>'
FROM (
	SELECT c.story, topic, count(*) AS claims, format('<h4>%s</h4><div class="toll">%s</div>', initcap(topic), string_agg(format(
		'<div class="claim"><div>%s<div class="soft">%s%s</div></div><div><div class="track"><div class="bar%s" data-value="%s" style="width:%s%%"></div><b>%s</b></div><div class="soft">%s <a href="#article-%s">read</a></div></div></div>',
		CASE WHEN source IS NULL THEN '<i>no source given</i>' ELSE pg_temp.escape(source) END, pg_temp.escape(outlets), to_char(published, ', FMDD Mon HH24:MI'), CASE WHEN open THEN ' open' END,
		value, round(65 * value / most, 1), pg_temp.escape(figure), pg_temp.escape(context), id), '' ORDER BY place, value)) AS html
	FROM claim c JOIN (SELECT story, topic, max(value) AS most FROM claim GROUP BY 1, 2 HAVING count(DISTINCT value) > 1) m USING (story, topic)
	GROUP BY c.story, topic) t
GROUP BY story;

-- quotations by speaker, with their wordings
INSERT INTO part
SELECT story, 3, '<h3>Who said what</h3><div class="cards">' || string_agg(format('<section class="speaker"><h4>%s</h4>%s</section>', pg_temp.escape(name), html), '' ORDER BY outlets DESC, statements DESC, name) || '</div>'
FROM (
	SELECT *, row_number() OVER (PARTITION BY story ORDER BY outlets DESC, statements DESC, name) AS rank FROM (
		SELECT story, who, (array_agg(name ORDER BY length(name) DESC, name))[1] AS name, count(*) AS statements, max(outlets) AS outlets, string_agg(html, '' ORDER BY outlets DESC, place, html) AS html
		FROM (
			SELECT story, who, statement, max(name) AS name, min(place) AS place, max(outlets) AS outlets,
				   CASE WHEN count(*) > 1 THEN format('<div class="wordings"><p class="soft">%s wordings:</p>%s</div>', count(*), string_agg(html, '' ORDER BY place, html)) ELSE min(html) END AS html
			FROM (
				SELECT s.story, q.who, q.statement, max(q.speaker) AS name, min(q.place) AS place, count(DISTINCT q.outlet) AS outlets,
					   format('<blockquote>%s</blockquote><p class="soft">%s</p>', pg_temp.escape(q.content), pg_temp.escape(string_agg(DISTINCT q.outlet, ', '))) AS html
				FROM said q JOIN story s ON s.id = q.id
				WHERE s.articles > 1 AND q.kind = 'direct' AND q.content ~ '\S+\s+\S+\s+\S+' GROUP BY s.story, q.who, q.statement, q.content) wording
			GROUP BY story, who, statement) statement
		GROUP BY story, who) speaker) ranked
WHERE rank <= 9 GROUP BY story;

-- the articles: what is known of a mark shows when it is pointed at
INSERT INTO part
SELECT story, 4, format('<h3>%s</h3><div class="cards">%s</div>', CASE WHEN story IS NULL THEN 'Articles of no other story' ELSE 'The articles' END, string_agg(html, '' ORDER BY place))
FROM (
	SELECT CASE WHEN s.articles > 1 THEN s.story END AS story, t.place, format('<article id="article-%s"><p class="meta">%s%s</p>%s</article>', t.id, pg_temp.escape(t.outlet), to_char(t.published, ' · FMDD Mon YYYY HH24:MI'),
		regexp_replace(regexp_replace(regexp_replace(news_markup(t.body, 'quotes', 'numbers', 'boilerplate'),
			'(<mark class="quote"[^>]*data-speaker="([^"]*)"[^>]*)>', '\1 title="\2">', 'g'),
			'(<mark class="number"[^>]*data-value="([^"]*)"[^>]*)>', '\1 title="\2">', 'g'),
			'(<mark class="boilerplate" data-kind="([^"]*)"[^>]*)>', '\1 title="\2">', 'g')) AS html
	FROM piece t JOIN story s ON s.id = t.id) a
GROUP BY story;

INSERT INTO part SELECT story, 5, '</section>' FROM section;
SELECT p.html FROM part p LEFT JOIN section s ON s.story = p.story ORDER BY s.ordinal NULLS LAST, p.rank;
SELECT '</body></html>';
