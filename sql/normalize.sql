-- news_normalize: the grouping key of a statement
\pset format unaligned

-- one statement as four outlets print it
SELECT news_normalize(s) AS key, count(*)
  FROM unnest(ARRAY[
	'The parties agree on the reopening of the harbour [and] on free passage for 1,500 vessels',
	'“The parties agree on the re-opening of the harbour (and) on free passage for 1500 vessels”',
	'the parties agree, on the reopening of the harbour, on free passage for 1,500 vessels.',
	E'The parties agree on the\nreopening of the harbour … on free passage for 1 500 vessels']) s
 GROUP BY 1 ORDER BY 2 DESC, 1;

-- what is folded, one thing a line
SELECT s, news_normalize(s) FROM unnest(ARRAY[
	'SHOUTED Words', 'Straße, Œuvre, ﬁne, Łódź', E'de\u0301ja\u0300 vu', 'Mevlüt’s o''clock ‘single’',
	'cease-fire and 10-15 and F-16', E'cut-\noff', 'soft' || U&'\00AD' || 'hyphen and zero' || U&'\200B' || 'width',
	'[T]he re[s]olve of minister(s)', 'a [b (c) d] e', 'an (open bracket', 'a closed] one', '[only this]',
	'37,500 and 37' || U&'\00A0' || '500 and 3.5 and 1,2', '5% or 5 per cent or five percent', 'R&D', 'U.S. a.m. e.g. end.',
	'€5 and $5', '４２ ٤٢', 'Привет, МИР', '停戦を「歓迎」する', 'emoji 😀 gone', '', '  ', '...?!']) s;

-- a long insertion was part of the text
SELECT length(news_normalize('a (' || repeat('word ', 30) || ') b')) > 100 AS kept,
	   news_normalize('a (' || repeat('word ', 10) || ') b') AS dropped;

-- a key is its own key
SELECT count(*) FROM (SELECT news_normalize(s) k FROM unnest(ARRAY['It’s 5% (of) the “U.S.” share', 'per cent()', 'a-b c', E'the office \u0301 said', E'\u0301', E'a \u0301']) s) x
 WHERE news_normalize(k) <> k;

-- linear on what could be worse
SELECT length(news_normalize(repeat(x, 200000))) FROM unnest(ARRAY['(', '[(', ')', '"', '-', '''', '5,', '%', 'a.']) x;
