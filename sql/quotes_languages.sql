-- other languages need data only
\pset format unaligned
CREATE FUNCTION pg_temp.q(body text) RETURNS TABLE (kind text, content text, speaker text, cue text)
AS 'SELECT kind, content, speaker, cue FROM news_quotes($1) ORDER BY ordinal' LANGUAGE sql;
-- German
SELECT * FROM pg_temp.q('Die Brücke ist nach zwei Jahren fertig. „Wir öffnen sie im Mai“, sagte die Bürgermeisterin Marta Lindner.');
SELECT * FROM pg_temp.q('Marta Lindner kam am Montag in die Stadt und sah die Brücke. In einem Gespräch mit der Zeitung sagte sie: „Wir öffnen die Brücke im Mai.“');
SELECT * FROM pg_temp.q('Der Bürgermeister Jens Halm erklärte, dass die Brücke nicht sicher ist und im Mai schließt.');
SELECT * FROM pg_temp.q('»Die Brücke ist nicht sicher und wird im Mai geschlossen«, erklärte ein Polizeisprecher.');
-- French: the speaker within the marks' sentence, spaces inside guillemets
SELECT * FROM pg_temp.q('« Le pont est prêt et nous allons l’ouvrir en mai », a déclaré la maire Claire Morvan aux journalistes de la ville.');
SELECT * FROM pg_temp.q('Selon Claire Morvan, le pont est « plus solide que jamais » et la ville est prête.');
-- Spanish
SELECT * FROM pg_temp.q('«El puente está listo y lo vamos a abrir en mayo», dijo la alcaldesa Clara Montes a los vecinos de la ciudad.');
SELECT * FROM pg_temp.q('“El puente está listo y lo vamos a abrir en mayo”, aseguró Clara Montes en una entrevista con el diario.');
-- scripts without capitals or spaces
SELECT * FROM pg_temp.q('「橋は五月に開く」と市長は述べた。');
SELECT * FROM pg_temp.q('قالت المديرة "الجسر جاهز وسوف يفتح في مايو" يوم الاثنين');
-- German: the mood of the verb tells that somebody says so, who was heard last; a name before the colon speaks, not what is told
SELECT kind, content, speaker, cue FROM news_quotes('Jana Holm sagte, die Mühle werde im Mai wieder mahlen. Das Wehr sei „ein Schatz der Stadt“.');
SELECT kind, content, speaker, cue FROM news_quotes('Die Mühle steht seit Montag still. Der Tidewelder Zeitung sagte Jana Holm: „Wir bauen das Wehr im Mai.“');
SELECT kind, content, speaker, cue FROM news_quotes('Das Boot „Sturmvogel“ lag im Mai am Wehr.');
