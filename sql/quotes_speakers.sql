-- who says it: places of the speaker around the quotation
\pset format unaligned
CREATE FUNCTION pg_temp.q(body text) RETURNS TABLE (kind text, content text, speaker text, mention text, cue text)
AS 'SELECT kind, content, speaker, substring($1 FROM lower(speaker_span) FOR upper(speaker_span) - lower(speaker_span)), cue
FROM news_quotes($1) ORDER BY ordinal' LANGUAGE sql;
-- inversion, and the plain order
SELECT * FROM pg_temp.q('“The dyke will hold through the winter,” said engineer Ines Okafor.');
SELECT * FROM pg_temp.q('“The dyke will hold through the winter,” Ines Okafor told reporters on Monday.');
-- attribution first, with a colon and with a comma
SELECT * FROM pg_temp.q('Ines Okafor said: “The dyke will hold through the winter.”');
SELECT * FROM pg_temp.q('Ines Okafor told Bo Ekdal, “The dyke will hold through the winter.”');
-- apposition, "who" clause
SELECT * FROM pg_temp.q('Ines Okafor, the chief engineer of the harbour, said, “The dyke will hold.”');
SELECT * FROM pg_temp.q('Ines Okafor, who built the dyke, said “it will hold through the winter.”');
-- a split quotation, and one that goes on in the next sentence
SELECT * FROM pg_temp.q('“The dyke will hold,” Ines Okafor said, “if the winter is mild.”');
SELECT * FROM pg_temp.q('“The dyke will hold,” Ines Okafor said. “We tested it twice.”');
-- the same speaker in the next paragraph
SELECT * FROM pg_temp.q(E'Ines Okafor came back to the harbour on Friday.\n\n“The dyke will hold,” she said.\n\n“We tested it twice,” she added.');
-- according to
SELECT * FROM pg_temp.q('The dyke is “as strong as ever,” according to Ines Okafor.');
SELECT * FROM pg_temp.q('According to Ines Okafor, the dyke is “as strong as ever.”');
-- a byline after a dash, a colon line, a transcript
SELECT * FROM pg_temp.q(E'“The dyke will hold.” — Ines Okafor\n\n“The sea will win.” — Bo Ekdal');
SELECT * FROM pg_temp.q(E'"OKAFOR: The dyke will hold through this winter.\n\n"EKDAL: But will it hold through the next one?"');
-- a claim that belongs to somebody: the owner says it, not who judges it
SELECT * FROM pg_temp.q('Engineers rejected Bo Ekdal’s claim that the dyke was “a heap of sand.”');
SELECT * FROM pg_temp.q('The minister dismissed Ekdal''s repeated warnings that the dyke was “a heap of sand.”');
SELECT * FROM pg_temp.q('Marta Lindqvist disputed claims by Bo Ekdal that the dyke was “a heap of sand.”');
SELECT * FROM pg_temp.q('Marta Lindqvist denied an accusation from the pilots’ union that she had “sold the quay.”');
SELECT * FROM pg_temp.q('Bo Ekdal’s claim that the dyke was “a heap of sand” was rejected by engineers.');
SELECT * FROM pg_temp.q('Engineers rejected the mayor’s claim that the dyke was unsafe.');
SELECT * FROM pg_temp.q('Marta Lindqvist repeated her claim that the dyke was “a heap of sand.”');
SELECT * FROM pg_temp.q('Marta Lindqvist said in a statement that the dyke was “a heap of sand.”');
-- what somebody was asked is not what he said
SELECT * FROM pg_temp.q('Asked whether the bridge was safe, Marta Lindqvist said it was.');
SELECT * FROM pg_temp.q('When asked about Bo Ekdal’s claim that the bridge was a toy, Marta Lindqvist said, “It is a bridge.”');
SELECT * FROM pg_temp.q('Asked about the delay, the harbour office said.');
-- documents and bodies speak, too
SELECT * FROM pg_temp.q('A report by the harbour office said the dyke was “in poor condition.”');
SELECT * FROM pg_temp.q('“The dyke was closed at noon,” the ministry said in a statement.');
-- two names in one sentence: the one who speaks, not the one who is told
SELECT * FROM pg_temp.q('“Close the gates,” Ines Okafor told Bo Ekdal.');
-- a mixed quotation has a row for its clause and one for its words
SELECT * FROM pg_temp.q('He called the dyke “a heap of sand.” Bo Ekdal said that the sea was “hungry” this year.');
-- words in the form of a verb are nouns behind an article
SELECT * FROM pg_temp.q('The report was late. “We lost the file,” Tove Ansel said.');
-- a noun and the name beside it; a second verb of the same speaker
SELECT * FROM pg_temp.q('“We don’t know,” Ekdal’s wife, Karin, said. “Maybe next year.”');
SELECT * FROM pg_temp.q('The union called the plan “a disaster” and vowed to “shut every gate.” Its leader, Petra Voss, said that talks had “gone nowhere.”');
-- a single name is a pronoun's last resort
SELECT * FROM pg_temp.q('Asked about the delay, Brekke shrugged. “Ships wait,” he said.');
-- the head of a phrase speaks, not what stands behind its preposition; nor the day
SELECT * FROM pg_temp.q('Officials in Ardmoor said that the bridge was shut. The harbour office on Friday reported that it would stay shut.');
SELECT * FROM pg_temp.q('A spokesman for the ferry line said that the bridge was shut.');
SELECT * FROM pg_temp.q('The minister late on Sunday announced that schools would stay shut. Ekdal in March warned that it could happen.');
SELECT * FROM pg_temp.q('Ratepayers of the valley on Friday told reporters the dyke was leaking.');
SELECT * FROM pg_temp.q('The head of the union at the plant in Ardmoor said that the dyke was leaking.');
SELECT * FROM pg_temp.q('In a letter to Ekdal the bank said that the loan was due. Ekdal, speaking in Ardmoor, said that it was paid.');
-- a noun that looks like a verb, and what is told of it
SELECT * FROM pg_temp.q('The northern states could join the ferry line. The charges that might follow are small. Ekdal says that will change.');
-- when and in what it was said is no part of it
SELECT * FROM pg_temp.q('The minister said on Monday the bridge was shut and that buses would not run.');
SELECT * FROM pg_temp.q('The bank said in a statement on Friday it would close the branch and that nobody would lose a job.');
-- who is told says nothing, however long the phrase
SELECT * FROM pg_temp.q('Ratepayers of the valley were told that the dyke was leaking.');
-- a speaker whose head no list has: the whole phrase
SELECT * FROM pg_temp.q('“The pumps are old,” the head of the union at the plant in Ardmoor told the Sellick Post.');
SELECT * FROM pg_temp.q('The dyke is “a heap of sand,” according to Ines Okafor’s memoir.');
SELECT * FROM pg_temp.q('“The pumps are old,” said one former campaign staffer, who asked to stay unnamed.');
SELECT * FROM pg_temp.q('“The pumps are old,” said the much larger low-tide audience.');
-- what somebody was asked is not what he says
SELECT * FROM pg_temp.q('Asked if it was “a toy,” Ines Okafor laughed.');
SELECT * FROM pg_temp.q('“The pumps hold,” Ines Okafor said. Asked whether she would “swim for it,” she said, “I would.”');
