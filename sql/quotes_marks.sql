-- quotation marks of every kind, and marks that are something else
\pset format unaligned
CREATE FUNCTION pg_temp.q(body text) RETURNS TABLE (kind text, content text, speaker text, cue text)
AS 'SELECT kind, content, speaker, cue FROM news_quotes($1) WHERE kind <> ''indirect'' ORDER BY ordinal' LANGUAGE sql;
-- straight, curly, doubled apostrophes, grave accents
SELECT * FROM pg_temp.q('"We start on Monday and finish in June," said Marta Lindqvist.');
SELECT * FROM pg_temp.q('“We start on Monday and finish in June,” said Marta Lindqvist.');
SELECT * FROM pg_temp.q('''''We start on Monday and finish in June,'''' said Marta Lindqvist.');
SELECT * FROM pg_temp.q('``We start on Monday and finish in June,'''' said Marta Lindqvist.');
-- an opening mark typed where the closing one belongs, and the other way round
SELECT * FROM pg_temp.q('“We start on Monday and finish in June,“ said Marta Lindqvist.');
SELECT * FROM pg_temp.q('”We start on Monday and finish in June,” said Marta Lindqvist.');
SELECT * FROM pg_temp.q('“We hope to open soon, “the mayor said, adding, “The quay is nearly dry again.”');
-- two styles in one article
SELECT * FROM pg_temp.q(E'"The quay is dry," Marta Lindqvist said.\n\n“The ferry is late,” Bo Ekdal said.\n\n''''The fish are fine,'''' Tove Ansel said.');
-- quotes within quotes
SELECT * FROM pg_temp.q('“He told me, ‘Leave the boat,’ and I left it,” said Bo Ekdal.');
SELECT * FROM pg_temp.q('“They sang “Home at Last” all night long,” said Bo Ekdal.');
-- British single marks, with apostrophes in and around
SELECT * FROM pg_temp.q('‘We can’t wait for the fishermen’s boats,’ said Bo Ekdal. ‘It’s the ’90s again.’');
SELECT * FROM pg_temp.q('''We can''t wait,'' said Bo Ekdal. The players'' bus had left.');
-- no closing mark before the end of the paragraph
SELECT * FROM pg_temp.q(E'Bo Ekdal said: “The ice came early this year.\n\nThe ferry was late.');
-- a quotation of several paragraphs: each opens, only the last one closes
SELECT * FROM pg_temp.q(E'“The ice came early this year,” Bo Ekdal said. “We were not ready for it.\n\n“Next year we will be.”\n\nThe ferry was late.');
-- marks of measures, attributes and lone marks are no quotations
SELECT * FROM pg_temp.q('The board is 6" wide and 5'' 11" long, said Bo Ekdal.');
SELECT * FROM pg_temp.q('See <a href="harbour.html" title="the old quay">the quay</a>, where Bo Ekdal works.');
SELECT * FROM pg_temp.q('The board is 6" wide.');
-- a UTF-8 mark read as Windows-1252
SELECT * FROM pg_temp.q('â€œWe start on Monday and finish in June,â€ said Marta Lindqvist.');
-- guillemets both ways round, low marks, corner brackets
SELECT * FROM pg_temp.q('«We start on Monday and finish in June», said Marta Lindqvist.');
SELECT * FROM pg_temp.q('»We start on Monday and finish in June«, said Marta Lindqvist.');
SELECT * FROM pg_temp.q('„We start on Monday and finish in June“, said Marta Lindqvist.');
-- not speech: titles, nicknames, scare quotes
SELECT * FROM pg_temp.q('The novel “The Salt Road” was published in May.');
SELECT * FROM pg_temp.q('Erik “Iron” Holm won the race in his so-called “ghost boat” in March.');
-- brackets and an ellipsis inside
SELECT * FROM pg_temp.q('“They [the fishermen] waited ... for nothing,” said Bo Ekdal.');
-- corner brackets, one kind within the other
SELECT * FROM pg_temp.q('田中市長は「橋は『夢の道』と呼ばれた」と述べた。');
SELECT * FROM pg_temp.q('「Nous partons demain」, a dit Claire Morvan aux journalistes de la ville.');
-- Swiss and French single guillemets, low single marks
SELECT * FROM pg_temp.q('‹We start on Monday and finish in June›, said Marta Lindqvist.');
SELECT * FROM pg_temp.q('‚We start on Monday and finish in June‘, said Marta Lindqvist.');
-- three paragraphs, the last one without a mark of its own at its beginning
SELECT * FROM pg_temp.q(E'Bo Ekdal said: “The ice came early.\n\n“The ferry was late.\n\nNobody came to see us,” he added.');
-- elisions, years, lengths and plural possessors are no marks
SELECT * FROM pg_temp.q('The fishermen''s boats of the ''90s, rock ''n'' roll and the pilots'' union, said Bo Ekdal, are gone.');
SELECT * FROM pg_temp.q('‘The pilots’ union won’t strike,’ said Bo Ekdal.');
-- marks without a partner, at the edges
SELECT * FROM pg_temp.q('Bo Ekdal left.”');
SELECT * FROM pg_temp.q('"');
SELECT * FROM pg_temp.q('“”, “ ”, "" said Bo Ekdal.');
-- a bullet or an emoji before the marks makes no clause
SELECT q.kind, q.content, q.speaker FROM news_quotes(E'\U0001F600 "We counted 41 cracks in the wall," said Ada Moll, the harbour master of Tidewell.') q;
-- a transcript's label with nothing but a comma behind it
SELECT * FROM pg_temp.q('Ada Moll spoke on Monday. "MOLL: ," she said.');
