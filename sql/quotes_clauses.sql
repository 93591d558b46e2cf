-- reported clauses in whole sentences of news: hearers, closing attributions, possessors
\pset format unaligned
CREATE FUNCTION pg_temp.q(body text) RETURNS TABLE (kind text, content text, speaker text, mention text, cue text)
AS 'SELECT kind, content, speaker, substring($1 FROM lower(speaker_span) FOR upper(speaker_span) - lower(speaker_span)), cue
FROM news_quotes($1) ORDER BY ordinal' LANGUAGE sql;
-- where something was told is not what was told
SELECT * FROM pg_temp.q('“There are barns we have not seen yet,” Ines Okafor told reporters at the ferry landing.');
SELECT * FROM pg_temp.q('Ines Okafor told reporters at the ferry landing that the dyke would hold.');
SELECT * FROM pg_temp.q('Ines Okafor warned the farmers of another flood before the winter.');
-- who is named at the end owns the whole sentence
SELECT * FROM pg_temp.q('The cannery''s old pier had been inspected in June and declared fit for use, the harbour office said.');
-- a noun with its possessor, whichever apostrophe the plural has
SELECT * FROM pg_temp.q('But the coastal pilots’ union said it would strike.');
SELECT * FROM pg_temp.q('“We will strike,” the coastal pilots'' union said.');
-- the name behind a noun is the fullest name, with its place or at the end of the text
SELECT * FROM pg_temp.q('“Nobody read our plans,” said its director, Bo Ekdal of Solna.');
SELECT * FROM pg_temp.q('“Nobody read our plans,” said its director, Bo Ekdal');
-- credit lines report nothing
SELECT * FROM pg_temp.q(E'The pier closed.\n\n(Reporting by Ines Okafor; additional reporting by Bo Ekdal in Solna; editing by Tove Ansel)');
-- a clause begins after the dateline
SELECT * FROM pg_temp.q('SOLNA BAY, June 3 (Coast Wire) - At least 12 ferries were held in port, the harbour office said.');
SELECT * FROM pg_temp.q('SOLNA -- Twelve ferries were held in port, the harbour office said.');
SELECT * FROM pg_temp.q('NATO ships - all twelve of them - were held in port, the harbour office said.');
-- verbs of solemn statements
SELECT * FROM pg_temp.q('The envoys affirm “the value of a quiet sea, of free passage for all” and promise to meet again.');
SELECT * FROM pg_temp.q('In their paper the envoys underlined “the value of a quiet sea, of free passage for all.”');
SELECT * FROM pg_temp.q('The envoys reaffirmed that the sea would stay open.');
-- verbs of scorn, of doubt and of laying a charge
SELECT * FROM pg_temp.q('Ines Okafor hissed: “Nobody comes in here.”');
SELECT * FROM pg_temp.q('Ines Okafor surmised that the tide had carried it off.');
SELECT * FROM pg_temp.q('The paper rated his answer “half true at best.”');
SELECT * FROM pg_temp.q('The children heckled the mayor and the ferry left.');
