-- news_slice, news_snippet, news_length
\pset format unaligned
\pset null '(null)'

SELECT news_slice('ab😀cd', '[3,5)'), news_slice('ab😀cd', '[3,4]'), news_slice('abc', '(,3)'), news_slice('abc', '[2,)'),
	   news_slice('abc', '[0,2)'), news_slice('abc', '[-5,2)'), news_slice('abc', '[3,99)'), news_slice('abc', '[9,12)'),
	   news_slice('abc', 'empty'), news_slice('', '[1,2)'), news_slice('abc', NULL);

-- a span that a user makes of positions, and what substring gives
SELECT bool_and(news_slice(b, int4range(i, j)) = substring(b FROM i FOR j - i))
  FROM (SELECT E'😀 e\u0301 日本\r\nx ' AS b) t, generate_series(1, 12) i, generate_series(i, 12) j;

SELECT news_snippet(b, int4range(p, p + 8), c)
  FROM (SELECT E'The ferry left late.\r\n\r\nNobody  knew why, the captain said at the harbour.' AS b) t,
	   LATERAL (SELECT position('captain ' IN b) AS p) x, unnest(ARRAY[0, 1, 4, 9, 15, 60, 2147483647]) c;
SELECT news_snippet('short', '[1,6)'), news_snippet('short', '[2,4)', 1), news_snippet('short', '[9,12)'), news_snippet('short', 'empty'),
	   news_snippet('', '[1,2)'), news_snippet('word', '(,)');
SELECT news_snippet('x', '[1,2)', -1);

SELECT news_length('{[1,5),[7,9)}'), news_length('{[1,3],[3,5)}'), news_length('{}'), news_length('{[1,)}'),
	   news_length((SELECT range_agg(s) FROM (VALUES (int4range(1, 5)), (int4range(3, 9)), (int4range(20, 22))) v(s)));
SELECT news_length('{[-2147483648,2147483647)}');
