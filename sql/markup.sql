-- news_markup: an article as HTML with what was found in it
\pset format unaligned
\pset tuples_only on
CREATE TEMP TABLE page AS SELECT $$The bridge over the Ister was closed on Monday after the storm had torn at two of its cables.

"Nobody should try to cross <b>now</b> & here," the mayor of Brod, Jana "O'Neil" Holm, told reporters on Tuesday. She said 41 cracks were found and more than 300 people waited for hours.

"We have 12 engineers on the bridge & in the water, and the work will cost 40 million crowns," said transport minister Karel Dusek.$$::text AS body;
SELECT m LIKE '%<p>&quot;<mark class="quote" data-kind="direct" data-speaker="Karel Dusek" data-cue="said">We have <mark class="number" %',
	   m LIKE '%data-value="300" data-bounds="(300,)"%', m LIKE '%cross &lt;b&gt;now&lt;/b&gt; &amp; here</mark>,&quot; the mayor%'
  FROM page, news_markup(body, 'quotes', 'numbers', 'boilerplate') m;
SELECT news_markup(body) = news_markup(body, VARIADIC '{}'::text[]), news_markup(body) LIKE '%<mark%' FROM page;
SELECT news_markup(''), news_markup('  '), news_markup(E'a\r\n\r\nb\x01', 'quotes'), news_markup(NULL, 'quotes') IS NULL, news_markup('x', NULL, 'quotes');
SELECT news_markup('x', 'speakers');

-- as many marks as quotations and numbers when none goes over a paragraph
SELECT regexp_count(m, '<mark class="quote"') >= q AND regexp_count(m, '<mark class="number"') >= n AND regexp_count(m, '<mark ') = regexp_count(m, '</mark>')
  FROM page, LATERAL (SELECT news_markup(body, 'quotes', 'numbers') m, (SELECT count(*) FROM news_quotes(body)) q, (SELECT count(*) FROM news_numbers(body)) n) x;

-- well-formed XML whatever the text holds, and no element or attribute but ours
SELECT count(*), bool_and(xml_is_well_formed_document('<a>' || m || '</a>')), bool_or(regexp_replace(m, '</?(p|mark( class="(quote|number|boilerplate)"( data-[a-z]+="[^"<>]*")*)?)>', '', 'g') ~ '[<>]')
  FROM page, unnest(ARRAY['<script>alert(1)</script> ', '" onmouseover="x', ''' > ', '&amp; &lt; ', ']]>', '<!-- ', '“', '”', '41 ', E'\n\n', E'\x02', '</mark></p>', U&'\+01F600 ', U&'\FFFE\FFFF ']) piece,
	   LATERAL (SELECT replace(body, ' ', piece || ' ') AS a, replace(body, ',', piece || ',') AS b, repeat(piece || 'said 5 ', 30) AS c) v,
	   unnest(ARRAY[a, b, c]) t, news_markup(t, 'quotes', 'numbers', 'boilerplate') m;
