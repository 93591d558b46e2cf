-- Every span of every function cuts out its content, whatever stands before the text.  Runs over the sample articles.
SET client_min_messages = warning;
CREATE TEMP TABLE variant AS
SELECT a.id, v.name, v.body
FROM article a, LATERAL (VALUES
	('as it is', a.body),
	('emoji before', U&'\+01F600\+01F1E9\+01F1EA ' || a.body),
	('accent before', U&'e\0301\00E9 ' || a.body),
	('CRLF', E'\r\n\r\n' || replace(a.body, E'\n', E'\r\n')),
	('no-break spaces', replace(a.body, ' ', U&'\00A0')),
	('byte order mark', U&'\FEFF' || a.body)) v(name, body);

CREATE TEMP TABLE outcome AS
SELECT 'news_blocks' AS function, count(*) AS rows,
	   count(*) FILTER (WHERE substring(body FROM lower(span) FOR upper(span) - lower(span)) IS DISTINCT FROM content) AS wrong
FROM variant, news_blocks(body)
UNION ALL
SELECT 'news_quotes', count(*),
	   count(*) FILTER (WHERE substring(body FROM lower(span) FOR upper(span) - lower(span)) IS DISTINCT FROM content
		   OR substring(body FROM lower(cue_span) FOR upper(cue_span) - lower(cue_span)) IS DISTINCT FROM cue
		   OR upper(speaker_span) > length(body) + 1)
FROM variant, news_quotes(body)
UNION ALL
SELECT 'news_numbers', count(*),
	   count(*) FILTER (WHERE substring(body FROM lower(span) FOR upper(span) - lower(span)) IS DISTINCT FROM content)
FROM variant, news_numbers(body)
UNION ALL
SELECT 'news_passages', count(*),
	   count(*) FILTER (WHERE substring(body FROM lower(span) FOR upper(span) - lower(span)) IS DISTINCT FROM content)
FROM variant, news_passages(body);

SELECT format('%s: %s rows, %s wrong', function, rows, wrong) FROM outcome WHERE wrong > 0 OR rows < 200;
SELECT format('%s passed, %s failed', count(*) FILTER (WHERE wrong = 0 AND rows >= 200), count(*) FILTER (WHERE wrong > 0 OR rows < 200))
FROM outcome;
