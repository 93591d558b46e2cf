-- news_diff: what changed between two versions
\pset format unaligned
\pset null '(null)'
CREATE TEMP TABLE version (n int, body text);
INSERT INTO version VALUES (1, $$Bridge over the Ister closed after storm

Updated 14:05 GMT, 3 March 2031

The bridge over the Ister was closed on Monday after the storm. At least 12 people were hurt, the goverment said. Nobody was killed.

"We shall reopen it in May," said transport minister Jana Holm. The repair will cost 40 million crowns.

Engineers found cracks in two of the piers last autumn. A report was never published.

The old ferry runs again. It carries 200 cars a day.$$), (2, $$Bridge over the Ister closed after the storm

Updated 18:30 GMT, 3 March 2031

Engineers found cracks in two of the piers last autumn. A report was never published.

The bridge over the Ister was closed on Monday, after the storm. At least 17 people were hurt, the government said. One man was killed.

“We shall reopen it in May,” said transport minister Jana Holm. The repair will cost more than 40 million crowns, according to the ministry.

The mayor of Brod demanded a new bridge. He wants it built of steel.

It carries 200 cars a day.$$);

SELECT d.* FROM version a, version b, news_diff(a.body, b.body) d WHERE a.n = 1 AND b.n = 2;
-- with context
SELECT d.kind, news_snippet(b.body, d.new_span, 30) FROM version a, version b, news_diff(a.body, b.body) d
 WHERE a.n = 1 AND b.n = 2 AND NOT d.trivial AND d.new_span IS NOT NULL;
-- backwards: what was added was removed
SELECT d.kind, count(*) FROM version a, version b, news_diff(a.body, b.body) d WHERE a.n = 2 AND b.n = 1 GROUP BY 1 ORDER BY 1;
-- every span cuts out its content
SELECT bool_and(news_slice(a.body, d.old_span) IS NOT DISTINCT FROM d.old_content AND news_slice(x.body, d.new_span) IS NOT DISTINCT FROM d.new_content)
  FROM version a, version b, LATERAL (SELECT U&'\+01F600 e\0301 ' || b.body) x(body), news_diff(a.body, x.body) d;
-- nothing changed
SELECT count(*) FROM version, news_diff(body, body);
SELECT count(*) FROM news_diff('', '');
SELECT * FROM news_diff('', 'A first sentence. And a second one.');
SELECT * FROM news_diff('A first sentence.', '');

-- what is trivial
SELECT o, n, string_agg(d.kind || ' ' || coalesce(d.old_content, '') || '>' || coalesce(d.new_content, ''), '; '), bool_and(d.trivial)
  FROM (VALUES
	('The Army was sent to the cease-fire line.', 'The army was sent to the ceasefire line.'),
	('The center of the city was organised.', 'The centre of the city was organized.'),
	('They recieve the adress of Sergei Tarasov.', 'They receive the address of Sergey Tarasov.'),
	('“Yes,” she said on the quay.', '"Yes", she said on the quay.'),
	('He could pay the fine in June.', 'He would pay the fine in June.'),
	('The minister paid the fine in June.', 'The ministers paid the fine in June.'),
	('The woman paid 37,500 crowns in June.', 'The women paid 37500 crowns in June.'),
	('It cost 30 crowns at the port.', 'It cost 300 crowns at the port.'),
	('Nobody was hurt at the port.', 'Nobody was hurt at the Port!'),
	('Last updated: Monday 3 March, 10:15 am', 'Last updated: Tuesday 4 March, 9:02 pm'),
	('He did not say why at the port.', 'He did say why at the port.'),
	('SELLICK, May 4 (CP) - The ferry stays in port.', 'The ferry stays in port.'),
	('The dyke holds.', 'TIDEWELL — The dyke holds.'),
	('The pump holds.', 'NOBODY says that — The pump holds.')) v(o, n), news_diff(o, n) d
 GROUP BY o, n ORDER BY o;

-- repeated sentences
SELECT kind, old_content, new_content FROM news_diff('He said no. Then it rained. He said no. He said no.', 'He said no. Then it rained. He said no. Then it stopped. He said no.') d;
-- a paragraph that was moved and edited
SELECT kind, old_content, new_content FROM news_diff(
	E'The first paragraph speaks of the harbour and the wall.\n\nThe second paragraph speaks of the fish that were caught there. It is about the price of cod in the spring.\n\nThe third paragraph is long enough to stay where it is, and so it stays here. It has more words than the second one has, for this is what decides who moves and who does not.',
	E'The first paragraph speaks of the harbour and the wall.\n\nThe third paragraph is long enough to stay where it is, and so it stays here. It has more words than the second one has, for this is what decides who moves and who does not.\n\nThe second paragraph speaks of the fish that were caught there. It is about the price of herring in the spring.') d;
-- marks come with the word they stand at
SELECT d.kind, d.old_content, d.new_content, d.trivial FROM news_diff('The board''s own plan to raise the wall is "sound" and it is cheap too, he told us that day - and left',
	'The board’s own plan to raise the wall is sound and it is cheap, too, he told us that day and left.') d;

-- sentences that a line break parted, or a wrapper joined: the break alone is no change
SELECT kind, trivial, old_content, new_content
  FROM news_diff(E'The ferry stays in port;\nThe harbour office counts more cracks than last year.\nNobody was hurt\nThe police closed the road along the shore on Monday.\nBuses run',
				 E'The ferry stays in port; The harbour office counts more cracks than last year.\nNobody was hurt. The police closed the road along the shore on Tuesday. Buses run');
SELECT count(*) FROM (VALUES (E'Ferry in port:\nThe harbour office counts more cracks than last year,\nit said on Monday')) v(t),
	   LATERAL (SELECT replace(t, E'\n', ' ') AS joined) x, LATERAL (SELECT * FROM news_diff(t, joined) UNION ALL SELECT * FROM news_diff(joined, t)) d;
