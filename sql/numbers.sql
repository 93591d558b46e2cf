-- news_numbers: value, bounds, unit, kind
\pset null '-'
SELECT content, value, bounds, kind, unit
FROM news_numbers('More than 2,400 villagers fled, at least 31 of them children, and damage was put at €1.6 billion.');
SELECT content, value, bounds, kind, unit
FROM news_numbers('Between 40 and 60 lorries crossed, nearly two dozen of them within 90 minutes, at $4.5m apiece.');
-- no claims: dates, times, names, scores, identifiers
SELECT content FROM news_numbers('On 3 May 2021 at 10:45 the G20 met in Room 412; Halden Rovers won 3-1 (see page 9).');
-- every span cuts out its content, whatever stands before it
SELECT count(*) AS rows, count(*) FILTER (WHERE substring(body FROM lower(span) FOR upper(span) - lower(span)) = content) AS exact
FROM (VALUES (E'\U0001F600 é\r\nSome 12 km away 3½ tonnes of coal burned, a fifth of the stock.')) AS t(body), news_numbers(body);
