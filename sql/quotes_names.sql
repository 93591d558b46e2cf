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
-- titles of every kind before a last name
SELECT * FROM pg_temp.q(E'Carla Mendez arrived at noon.\n\n“The boat is ready,” Dr. Mendez said.\n\n“The crew is late,” Sen. Mendez said.\n\n“We wait,” said Prime Minister Mendez.');
-- particles: al-, bin, de, von
SELECT * FROM pg_temp.q(E'Khalid bin Nasser al-Harthi arrived at noon.\n\n“The boat is ready,” al-Harthi said.');
SELECT * FROM pg_temp.q(E'Lucia de la Cruz met Otto von Reden.\n\n“The boat is ready,” de la Cruz said.\n\n“It is not,” von Reden said.');
-- spelling variants of the first name; two people whose first names differ stay apart
SELECT * FROM pg_temp.q(E'Mohammed Tarrik arrived. Mohamed Tarrik left.\n\n“The boat is ready,” Tarrik said.');
SELECT * FROM pg_temp.q(E'The yard hired Selma Tarrik. Mohamed Tarrik left.\n\n“The boat is ready,” Tarrik said.\n\n“It is not,” she said.');
-- names in capitals, in a transcript and in a headline style
SELECT * FROM pg_temp.q(E'ANNA HOLM ARRIVED AT NOON.\n\n“THE BOAT IS READY,” HOLM SAID.');
SELECT * FROM pg_temp.q(E'Anna Holm arrived at noon.\n\nHOLM: “The boat is ready.”');
-- no capitals: nobody is found, nothing breaks
SELECT * FROM pg_temp.q('anna holm arrived at noon. “the boat is ready,” she said.');
-- the other gender is somebody else; nobody fits
SELECT * FROM pg_temp.q(E'Peter Strand waited at the quay.\n\n“The boat is ready,” she said.');
