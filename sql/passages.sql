-- news_passages: the same passage has the same hash wherever it is printed
\pset format unaligned
CREATE TEMP TABLE page (id int, body text);
INSERT INTO page VALUES
(1, $$The bridge over the Ister was closed on Monday after the storm had torn at its cables. Engineers will inspect it. They expect the work to take at least two weeks.

“Nobody should try to cross,” the mayor of Brod said on Tuesday morning. He declined.

Short one.$$),
(2, $$Ferries run again

The mayor warned drivers.  THE BRIDGE over the Íster was closed on Monday, after the storm had torn at its cables. Other news of the day follows here in some more words than that.

Residents waited for hours.
"Nobody should try to cross", the mayor of Brod said on Tuesday morning.$$);

SELECT ordinal, span, content FROM page, news_passages(body) WHERE id = 1;
SELECT a.content, b.content FROM page x, news_passages(x.body) a JOIN (SELECT p.* FROM page y, news_passages(y.body) p WHERE y.id = 2) b USING (hash) WHERE x.id = 1;

-- the hash is stored by users: it is pinned
SELECT hash FROM news_passages('The bridge over the Ister was closed on Monday.');
SELECT count(DISTINCT hash), min(hash) FROM unnest(ARRAY[
	'Straße und Brücke waren am Montag für 37,500 Leute geschlossen', 'STRASSE und Bru' || U&'\0308' || 'cke waren am Montag für 37500 Leute ge' || U&'\00AD' || 'schlossen!']) s, news_passages(s);

-- words in another order, or another number, are another passage
SELECT count(DISTINCT hash) FROM unnest(ARRAY['one two three four five six seven eight', 'two one three four five six seven eight',
	'one two three four five six seven 8', 'one two three four five six seven 80']) s, news_passages(s);
SELECT count(*) FROM unnest(ARRAY['', ' ', '...', 'Too short to tell.', NULL]) s, news_passages(s);
SELECT span, content FROM news_passages('😀 e' || U&'\0301' || ' ' || 'The ferry left with 200 people on board, the owner said.');
SELECT content FROM news_passages('橋は月曜日に閉鎖された。修理には二週間かかる見込みだ。');
