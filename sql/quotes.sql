-- who said what: marks, speakers, cues
SELECT q.* FROM news_quotes('“The bridge will open in May,” said Marta Lindqvist, the mayor of Osterby.') q;
SELECT q.* FROM news_quotes('Marta Lindqvist, the mayor, met the builders. "We are late," she said, "but we are not lost."') q;
SELECT q.content, q.speaker, q.cue FROM news_quotes('Ola Brandt told reporters: ''''The ferry is safe.''''') q;
SELECT q.content, q.speaker FROM news_quotes('The so-called "ghost ferry" came back.') q;
SELECT news_quotes_json('“The bridge will open in May,” said Marta Lindqvist.');
SELECT count(*) FROM news_quotes('');
SELECT count(*) FROM news_quotes('"');
-- every span cuts out its content, also behind an emoji and a carriage return
SELECT count(*) FILTER (WHERE substring(b FROM lower(span) FOR upper(span) - lower(span)) = content) AS cut, count(*)
FROM (SELECT E'\U0001F600\r\n“We won,” said Ines Okafor.\r\n“No,” Bo Lund replied.' AS b) d, LATERAL news_quotes(b);
-- input that is all marks, verbs or names is answered, not refused
SELECT n, (SELECT count(*) FILTER (WHERE content IS DISTINCT FROM substring(b FROM lower(span) FOR upper(span) - lower(span)))
	FROM repeat(n, 10000) b, news_quotes(b, false)) AS wrong
FROM unnest(ARRAY['"', '''', '“', ' "a', 'said ', 'Anna Berg ', 'he said ', 'according to ', 'BERG: ', E'"We go.\n\n', 'said that he said that ']) n;
-- an empty, a blank and a missing text
SELECT count(*) FROM news_quotes('   ');
SELECT count(*) FROM news_quotes(NULL);
SELECT news_quotes_json('');
