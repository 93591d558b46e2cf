-- news_shared: what two articles have word for word
\pset format unaligned
CREATE TEMP TABLE page (id int, body text);
INSERT INTO page VALUES
(1, $$Storm closes Ister bridge

The bridge over the Ister was closed on Monday after the storm had torn at two of its cables. Engineers will inspect it today.

“Nobody should try to cross,” the mayor of Brod, Jana Holm, told reporters. The ferry takes 200 cars a day, the harbour board said.

Our own reporter saw long queues at the landing and in the streets behind the old customs house.$$),
(2, $$What we know about the bridge

By our correspondent in Brod, who has followed the repair of the crossing for a number of years.

"Nobody should try to cross", the mayor of Brod, Ms Jana Holm, told reporters. The ferry takes about 200 cars a day, the harbour board said.

The bridge over the Ister was closed on Monday after the heavy storm had torn at two of its cables. Trains were not affected by the storm and ran on time during the whole day.$$);

SELECT s.* FROM page a, page b, news_shared(a.body, b.body) s WHERE a.id = 1 AND b.id = 2;
-- the other way round the same is found
SELECT s.span, s.other_span, s.words FROM page a, page b, news_shared(a.body, b.body) s WHERE a.id = 2 AND b.id = 1;
-- both spans cut out the words
SELECT count(*) > 0, bool_and(news_slice(x.body, s.span) = s.content), bool_and(news_slice(b.body, s.other_span) <> '')
  FROM page a, page b, LATERAL (SELECT U&'\+01F600' || a.body) x(body), news_shared(x.body, b.body) s
 WHERE a.id <> b.id;
-- a text and itself: all of it
SELECT s.span, s.other_span, s.words FROM page a, news_shared(a.body, a.body) s;
-- unlike texts, and empty ones
SELECT count(*) FROM news_shared('One thing was said by the mayor of the town.', 'Other words were written about quite different matters.');
SELECT count(*) FROM page, news_shared(body, '') WHERE id = 1;
SELECT count(*) FROM page, news_shared('', body) WHERE id = 1;
-- statements: short runs count
SELECT * FROM news_shared('We will rebuild the bridge before winter', 'the minister: “We will rebuild this bridge before the winter”');
-- a stretch that the text repeats is found each time
SELECT s.span, s.other_span FROM news_shared(repeat('the old harbour wall has been raised by a metre and a half this spring. ', 3),
	'They say the old harbour wall has been raised by a metre and a half this spring.') s;
-- share of an article that another one has
SELECT news_length(range_agg(s.span)), length(a.body) FROM page a, page b, news_shared(a.body, b.body) s WHERE a.id = 1 AND b.id = 2 GROUP BY a.body;
-- the marks around a stretch belong to it where both texts have some, but not what joins words
SELECT s.content, news_slice(o, s.other_span) FROM (VALUES
	('He said: "The harbour wall will be raised (by a metre)." Then he left.', 'Then came this: “The harbour wall will be raised (by a metre)!” Nobody clapped.'),
	('Read the plan of the harbour board on example.com today.', 'See the plan of the harbour board on example.org now.'),
	('The board of the harbour paid 3.5 million.', 'Look: the board of the harbour paid 3.')) v(b, o), news_shared(b, o) s;
