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
-- a passive has no speaker, and words that only look like verbs have none either
SELECT kind, content, speaker, cue FROM pg_temp.q('The rail network was estimated to need nine years of repairs.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Forty people were reported missing after the ferry sank.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Customers were asked to boil their water until Friday.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Residents were told that the dyke would hold.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Early estimates put the damage at nine million.');
SELECT kind, content, speaker, cue FROM pg_temp.q('The office issued a yellow warning for the coast and issued alerts for the islands.');
SELECT kind, content, speaker, cue FROM pg_temp.q('In July the harbour office announced that the pier would close.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Flooding was reported in the lower town.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Ines Okafor was quoted as saying the dyke would hold.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Ines Okafor was saying that the dyke would hold.');
SELECT kind, content, speaker, cue FROM pg_temp.q('The plaintiff alleged that the dyke was weak.');
-- what is done to things is not said of them
SELECT kind, content, speaker, cue FROM pg_temp.q('The divers found the anchor near the pier.');
SELECT kind, content, speaker, cue FROM pg_temp.q('The divers found the anchor had drifted a mile.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Marta Lindqvist spoke from the balcony of the town hall.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Marta Lindqvist spoke of a bridge for everybody.');
SELECT kind, content, speaker, cue FROM pg_temp.q('A club called Harbour Friends rents the old quay.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Bo Ekdal offered two seats on the evening ferry.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Bo Ekdal told the Sellick Post news desk.');
SELECT kind, content, speaker, cue FROM pg_temp.q('A firm call for new pumps came from the valley.');
-- when, where and how it was said
SELECT kind, content, speaker, cue FROM pg_temp.q('The harbour office announced this week that the pier would close.');
SELECT kind, content, speaker, cue FROM pg_temp.q('In a speech on the quay, Ines Okafor said: “The dyke will hold.”');
SELECT kind, content, speaker, cue FROM pg_temp.q('To save fuel, Ines Okafor said, the ferry waits for the tide.');
SELECT kind, content, speaker, cue FROM pg_temp.q('On Monday the ferry was full, Ines Okafor said.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Marta Lindqvist criticized the plan on Monday, and the board offered seats.');
SELECT kind, content, speaker, cue FROM pg_temp.q('The harbour office answered on Friday, saying it would pay.');
-- a long apposition; who stands behind the verb with a verb of his own does not speak
SELECT kind, content, speaker, cue FROM pg_temp.q('Ines Okafor, an engineer who built the dyke with her own firm in nine months, said Bo Ekdal was wrong.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Ines Okafor, chief of the yard, said Sellick has no pumps.');
-- a second source, with what is said of him
SELECT kind, content, speaker, cue FROM pg_temp.q('The office says the fee is ten crowns, according to Bo Ekdal, the clerk.');
-- who says all of it; a clause that hangs on a name ends before the main verb; nouns that look like verbs
SELECT kind, content, speaker, cue FROM pg_temp.q('The two yards have agreed to share the dock, the Sellick news agency said.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Bo Ekdal, who had said the dyke was weak, praised the new pumps.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Nine northern states that vote on Monday count for half.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Bo Ekdal said of that bridge on Monday that it would fall.');
SELECT kind, content, speaker, cue FROM pg_temp.q('The new pumps, Ines Okafor said, will hold through the winter.');
SELECT kind, content, speaker, cue FROM pg_temp.q('The harbour office, citing a diver, reported that the pier was weak.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Bo Ekdal was under fire about recent comments he made on the quay.');
SELECT kind, content, speaker, cue FROM pg_temp.q('The Sellick Harbour show features forty old ships.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Bo Ekdal repeated himself when the hall had gone quiet.');
SELECT kind, content, speaker, cue FROM pg_temp.q('The boat Bo Ekdal recommends is the one that has new pumps.');
SELECT kind, content, speaker, cue FROM pg_temp.q('Two other northern states where nobody votes count for half.');
SELECT kind, content, speaker, cue FROM pg_temp.q('The office referred the call to the police, who worked on it.');
