-- the fullest name of a speaker
\pset format unaligned
CREATE FUNCTION pg_temp.q(body text) RETURNS TABLE (content text, speaker text, mention text)
AS 'SELECT content, speaker, substring($1 FROM lower(speaker_span) FOR upper(speaker_span) - lower(speaker_span))
FROM news_quotes($1) WHERE kind = ''direct'' ORDER BY ordinal' LANGUAGE sql;
-- last name, title, pronoun
SELECT * FROM pg_temp.q(E'Marta Lindqvist opened the bridge on Monday.\n\n“It is a good bridge,” Lindqvist said.\n\n“It is a long bridge,” Ms. Lindqvist added.\n\n“I am glad,” she said.');
-- a title given before stands for the person
SELECT * FROM pg_temp.q(E'Mayor Marta Lindqvist opened the bridge on Monday.\n\n“It is a good bridge,” the mayor said.');
SELECT * FROM pg_temp.q(E'Marta Lindqvist, the mayor, opened the bridge with Bo Ekdal.\n\n“It is a good bridge,” the mayor said.');
-- the pronoun's gender chooses
SELECT * FROM pg_temp.q(E'Anna Holm met Peter Strand at the quay.\n\n“The boat is ready,” she said.\n\n“The crew is not,” he replied.');
-- two people with one last name: nobody, unless a title tells
SELECT * FROM pg_temp.q(E'Anna Holm and Peter Holm own the yard.\n\n“The boat is ready,” Holm said.\n\n“It is not,” Mr. Holm said.');
-- initials and middle names; the fullest form is shown
SELECT * FROM pg_temp.q(E'Peter J. Strand came early. Peter Strand stayed long.\n\n“The boat is ready,” Strand said.');
-- spelling variants, accents, apostrophes
SELECT * FROM pg_temp.q(E'Sergej Malkov arrived. Sergei Malkov left.\n\n“The boat is ready,” Malkov said.');
SELECT * FROM pg_temp.q(E'Elif Çelikoğlu arrived at noon.\n\n“The boat is ready,” Celikoglu said.');
SELECT * FROM pg_temp.q(E'Sean O’Darragh arrived at noon.\n\n“The boat is ready,” O''Darragh said.');
-- particles and hyphens
SELECT * FROM pg_temp.q(E'Joris van der Molen arrived at noon.\n\n“The boat is ready,” Van der Molen said.');
SELECT * FROM pg_temp.q(E'Karin Berg-Dahlen arrived at noon.\n\n“The boat is ready,” Berg-Dahlen said.');
-- a title that is a surname
SELECT * FROM pg_temp.q(E'Robert King arrived at noon.\n\n“The boat is ready,” Mr. King said.');
-- a capital that the sentence's start gives is no name
SELECT * FROM pg_temp.q(E'Anna Holm arrived at noon. Furious Holm left again.\n\n“The boat is not ready,” Holm said.');
-- nobody is named
SELECT * FROM pg_temp.q('“The boat is ready,” he said.');
SELECT * FROM pg_temp.q('“The boat is ready,” a spokesman for the yard said.');
