-- reported clauses: where they begin and end
\pset format unaligned
CREATE FUNCTION pg_temp.q(body text) RETURNS TABLE (kind text, content text, speaker text, cue text)
AS 'SELECT kind, content, speaker, cue FROM news_quotes($1) ORDER BY ordinal' LANGUAGE sql;
SELECT * FROM pg_temp.q('Marta Lindqvist said that the bridge would open in May.');
SELECT * FROM pg_temp.q('Marta Lindqvist told reporters the bridge would open in May.');
SELECT * FROM pg_temp.q('Marta Lindqvist said in a statement on Monday that the bridge would open in May.');
SELECT * FROM pg_temp.q('The bridge would open in May, Marta Lindqvist said.');
SELECT * FROM pg_temp.q('The bridge would open in May, said Marta Lindqvist, the mayor.');
SELECT * FROM pg_temp.q('According to Marta Lindqvist, the bridge will open in May.');
SELECT * FROM pg_temp.q('The bridge will open in May, according to Marta Lindqvist.');
SELECT * FROM pg_temp.q('Marta Lindqvist said the bridge was ready, adding that the road was not.');
SELECT * FROM pg_temp.q('Marta Lindqvist asked whether the bridge was safe; Bo Ekdal nodded.');
-- what is judged is no clause
SELECT * FROM pg_temp.q('Marta Lindqvist praised the builders of the bridge.');
-- a clause with quoted words is mixed
SELECT * FROM pg_temp.q('Marta Lindqvist said the bridge was “the pride of the coast” and would stand.');
-- no attribution
SELECT * FROM pg_temp.q('The bridge opened in May and nobody came to see it.');
