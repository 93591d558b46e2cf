-- Fingerprints: what changes them and what does not, similarity, text and binary form.
\set VERBOSITY terse
CREATE TEMP TABLE story (id int, body text);
INSERT INTO story VALUES
(1, 'The council of Harlow Bay voted on Tuesday to close the old harbour bridge for repairs. Engineers found cracks in three of its pillars last month. The work will cost 12,500,000 crowns and take about two years, mayor Ada Linden said. "We can''t wait for another winter," she told reporters after the vote. Ferry services will run every ten minutes while the bridge is closed, and shop owners near the quay have asked for help.'),
-- the same with other typing
(2, 'THE COUNCIL OF HARLOW BAY voted on Tuesday to close the old harbour' || chr(8209) || 'bridge for repairs. Engineers found cracks in three of its pillars last month. The work will cost 12 500 000 crowns and take about two years, mayor' || chr(160) || 'Ada Linden said. ' || chr(8220) || 'We can' || chr(8217) || 't wait for another' || E'\r\n' || 'winter,' || chr(8221) || ' she told reporters after the vote. Ferry services will run every ten minutes while the bridge is closed, and shop owners near the quay have asked for help.'),
-- an edited copy
(3, 'Harlow Bay will close its bridge. Engineers found cracks in three of its pillars last month. The work will cost 12.5 million crowns and take about two years, mayor Ada Linden said. "We can''t wait for another winter," she told reporters after the vote. Ferry services will run every ten minutes while the bridge is closed, and owners of shops near the quay have asked for help.'),
-- its middle alone
(4, 'Engineers found cracks in three of its pillars last month. The work will cost 12,500,000 crowns and take about two years, mayor Ada Linden said.'),
(5, 'A warm spring brought the first strawberries to the market of Oster three weeks early this year. Growers expect a good harvest but worry about late frost. Prices opened at four crowns a basket on Saturday and fell to three by noon, when most stalls were sold out. "I have never seen such a queue in May," said Bruno Hale, who has sold fruit here since he was a boy.');
CREATE TEMP TABLE fp AS SELECT id, news_fingerprint(body, strip => false) AS fp FROM story;
SELECT a.id, b.id, round(news_similarity(a.fp, b.fp)::numeric, 3) AS similarity,
	round(news_containment(a.fp, b.fp)::numeric, 3) AS contained, a.fp = b.fp AS equal, a.fp % b.fp AS "%",
	news_similar(a.fp, b.fp) AS similar, news_contained(a.fp, b.fp) AS contained
FROM fp a, fp b ORDER BY 1, 2;
-- Unicode forms and accents are typing, letters are not
SELECT news_fingerprint('Le café de la rue Émile était fermé hier soir', false) = news_fingerprint('le CAFE de la rue E' || U&'\0301' || 'mile etait ferme hier soir', false) AS same,
	news_fingerprint('ｆｕｌｌ ｗｉｄｔｈ ｌｅｔｔｅｒｓ １２ here', false) = news_fingerprint('full width letters 12 here', false) AS same_width,
	news_fingerprint('a' || U&'\00AD' || 'bout soft hy' || U&'\00AD' || 'phens in a line', false) = news_fingerprint('about soft hyphens in a line', false) AS same_soft,
	news_fingerprint('one two three four five six', false) = news_fingerprint('one two three four five sex', false) AS other;
-- numbers: groups of digits are joined, neighbours are not
SELECT news_fingerprint('in 2012 300 people came here', false) = news_fingerprint('in 2012300 people came here', false) AS years_apart,
	news_fingerprint('some 10 000 people came here', false) = news_fingerprint('some 10.000 people came here', false) AS grouped,
	news_fingerprint('some ١٠٬٠٠٠ people came here', false) = news_fingerprint('some 10 000 people came here', false) AS arabic_digits;
-- scripts without spaces: every character is a word
SELECT round(news_similarity(news_fingerprint('市議会は火曜日に古い港の橋を閉鎖することを決めた', false), news_fingerprint('市議会は水曜日に古い港の橋を閉鎖することを決めた', false))::numeric, 2) AS japanese;
-- too short: an empty fingerprint, equal to itself and similar to nothing
SELECT fp, fp = fp AS equal, fp % fp AS similar, news_similar(fp, fp, 0) AS similar_at_0, news_similarity(fp, fp), fp <-> fp AS distance, news_contained(fp, fp, 0)
FROM news_fingerprint('only three words') fp;
SELECT news_fingerprint('') = news_fingerprint(E' \n\t'), news_fingerprint(NULL) IS NULL;
SELECT news_similarity(news_fingerprint('three words here', true, 3), news_fingerprint('three words here', true, 3)) AS shingle_3;
SELECT news_similarity(news_fingerprint('one two three four five', true, 3), news_fingerprint('one two three four five')) AS other_shingle;
SELECT news_fingerprint('text', true, 0);
SELECT news_fingerprint('text', true, 9);
SELECT news_similar(fp, fp, 1.5) FROM fp WHERE id = 1;
SELECT news_similar(fp, fp, 'NaN') FROM fp WHERE id = 1;
-- notices under an article are no part of it, even where nothing else is to be stripped
SELECT news_fingerprint(body) = news_fingerprint(body || notices) AS left_out, news_fingerprint(body, false) = news_fingerprint(body || notices, false) AS unless_asked
FROM (VALUES (E'Ferries will sail again from Port Alder on Monday, the line said.\n\nThe storm had kept them in harbour for four days. Nobody was hurt.',
	E'\n\nFollow us on every network. Share this article with your friends.\n\nCopyright Alder Courier. All rights reserved.')) v(body, notices);
-- golden values: the same on every server and machine, or the format version changes
SELECT id, news_fingerprint_version(fp), fp FROM fp WHERE id IN (1, 4) ORDER BY id;
SELECT md5(string_agg(news_fingerprint(repeat('word' || g || ' ', g % 50) || ' the quick brown fox ' || g, false)::text, '' ORDER BY g)) FROM generate_series(1, 500) g;
SELECT n, length(fp::text), md5(fp::text) FROM (VALUES (50), (100), (500), (3000), (100000)) v(n),
	LATERAL (SELECT news_fingerprint(string_agg('w' || g, ' ' ORDER BY g), false) fp FROM generate_series(1, n) g) x ORDER BY n;
-- containment across levels: a short text in a very long one
SELECT round(news_containment(news_fingerprint((SELECT string_agg('w' || g, ' ' ORDER BY g) FROM generate_series(4000, 4200) g), false),
	news_fingerprint((SELECT string_agg('w' || g, ' ' ORDER BY g) FROM generate_series(1, 20000) g), false))::numeric, 2) AS contained;
-- equality: DISTINCT, GROUP BY, ORDER BY, hash and merge joins
SELECT count(DISTINCT fp), count(*) FROM fp;
SELECT array_agg(id ORDER BY id) FROM fp GROUP BY fp HAVING count(*) > 1;
SELECT count(*) FROM fp a JOIN fp b USING (fp);
-- text and binary form
SELECT bool_and(fp::text::newsfp = fp) FROM fp;
SELECT 'garbage'::newsfp;
SELECT ''::newsfp;
-- what is shown of a wrong value ends between two characters
SELECT ('a' || repeat('é', 30))::newsfp;
SELECT 'AQ=='::newsfp;
SELECT 'AjAAAAA='::newsfp;
SELECT 'ATAA'::newsfp;
SELECT 'ATAABQA='::newsfp;
SELECT 'ATBQAAA='::newsfp;
SELECT 'AfAAAAA='::newsfp;
SELECT 'ATAAAAM='::newsfp;
SELECT 'ATAAAAAA'::newsfp;
SELECT 'ATAQAAP//////////////////////wECAwA='::newsfp;
SELECT 'ATAQAAIDAAAAAAAAAAAAAAAAAAAAAAEBAA=='::newsfp;
SELECT repeat('A', 100000)::newsfp IS NULL;
-- operators agree with functions
SELECT count(*) FILTER (WHERE (a.fp % b.fp) <> (news_similarity(a.fp, b.fp) >= 0.31::real)) AS setting,
	count(*) FILTER (WHERE news_similarity(a.fp, b.fp) <> news_similarity(b.fp, a.fp)) AS symmetry,
	count(*) FILTER (WHERE abs((a.fp <-> b.fp) - (1 - news_similarity(a.fp, b.fp))) > 1e-6) AS distance FROM fp a, fp b;
SET newstext.similarity_threshold = 0.9;
SELECT count(*) FROM fp a, fp b WHERE a.fp % b.fp;
SET newstext.similarity_threshold = 2;
RESET newstext.similarity_threshold;
-- bands: similar texts meet in an equality join, each pair once
SELECT cardinality(news_bands(fp)) FROM fp WHERE id = 1;
SELECT news_bands(news_fingerprint('too short')), news_shared_band(fp, news_fingerprint('too short')) FROM fp WHERE id = 1;
SELECT a.id, b.id FROM fp a, unnest(news_bands(a.fp)) band JOIN (SELECT id, fp, unnest(news_bands(fp)) AS band FROM fp) b USING (band)
WHERE a.id < b.id AND news_shared_band(a.fp, b.fp) = band AND news_similar(a.fp, b.fp) ORDER BY 1, 2;
