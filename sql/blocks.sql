-- news_blocks: every kind in three languages and more
\pset format unaligned
CREATE TEMP TABLE page (lang text, body text);
INSERT INTO page VALUES ('en', $$Home
News
Sport
Weather
Log in
Harbour bridge at Ostrava Point to close for nine weeks
By Petra Lindqvist
Published 14 March 2024, 09:12 AM
The bridge in January. Photo: Harbour archive
Photo: Petra Lindqvist
The harbour bridge at Ostrava Point will be closed to all traffic for nine weeks from Monday, the county roads office said on Thursday, after divers found cracks in two of its piers.
Engineers had inspected the bridge in January and found nothing out of the ordinary, according to the office. A second inspection was ordered when drivers complained of a dip in the roadway.
Ferry returns
Two boats will carry sixty people each and run every twenty minutes from six in the morning until midnight, the office said, and the passage will cost nothing for as long as the works last.
• Buses on lines 4 and 11 will turn back at the market square for as long as the works last, the office said.
• Cyclists can use the railway bridge upstream, which has a path of its own and is open day and night.
Shopkeepers on the eastern bank fear for the spring trade, because many of their customers come across the bridge on foot and the ferry will carry no more than sixty people at a time.
Sign up for our newsletter
Related stories
Ferry crews vote on new rota
Comments
Leave a comment
Terms of use
© 2024 Ostrava Point Courier. All rights reserved.
Courier Tower | 4 Quay Street | Ostrava Point | 2nd floor | door on the left | ring twice | then push hard$$);
INSERT INTO page VALUES ('de', $$Startseite
Politik
Sport
Wetter
Anmelden
Hafenbrücke in Ostrau wird für neun Wochen gesperrt
Von Petra Lindqvist
Veröffentlicht am 14. März 2024, 09:12 Uhr
Die Brücke im Januar. Foto: Hafenarchiv
Foto: Petra Lindqvist
Die Hafenbrücke wird von Montag an für neun Wochen vollständig gesperrt, teilte das Straßenbauamt am Donnerstag mit, nachdem Taucher Risse in zwei ihrer Pfeiler gefunden hatten.
Ingenieure hatten die Brücke im Januar geprüft und nach Angaben des Amtes nichts Auffälliges gefunden. Eine zweite Prüfung wurde angeordnet, als sich Fahrer über eine Senke in der Fahrbahn beschwerten.
Die Fähre kehrt zurück
Zwei Boote sollen je sechzig Menschen befördern und von sechs Uhr früh bis Mitternacht alle zwanzig Minuten fahren, teilte das Amt mit, und die Überfahrt soll während der Arbeiten nichts kosten.
• Die Busse der Linien 4 und 11 sollen am Marktplatz wenden, solange die Arbeiten dauern, teilte das Amt mit.
• Radfahrer können die Eisenbahnbrücke flussaufwärts nutzen, die einen eigenen Weg hat und Tag und Nacht offen ist.
Die Händler am östlichen Ufer fürchten um das Geschäft im Frühjahr, weil viele ihrer Kunden zu Fuß über die Brücke kommen und die Fähre nicht mehr als sechzig Menschen auf einmal befördern kann.
Newsletter abonnieren
Mehr zum Thema
Besatzungen der Fähre stimmen über Dienstplan ab
Kommentare
Kommentar schreiben
Impressum
© 2024 Ostrauer Kurier. Alle Rechte vorbehalten.
Kaistraße 4, 2. Stock, Ostrau | Eingang links | zweimal klingeln | warten | dann kräftig drücken | Klingel defekt$$);
INSERT INTO page VALUES ('fr', $$Accueil
Politique
Sport
Météo
Se connecter
Le pont du port fermé pendant neuf semaines
Par Petra Lindqvist
Publié le 14 mars 2024 à 09 h 12
Le pont en janvier. Photo : archives du port
Crédit photo : Petra Lindqvist
Le pont du port sera fermé à toute circulation pendant neuf semaines à partir de lundi, a annoncé jeudi l'office des routes, après que des plongeurs ont trouvé des fissures dans deux de ses piles.
Des ingénieurs avaient inspecté le pont en janvier et n'avaient rien trouvé d'anormal, selon l'office. Une seconde inspection a été ordonnée lorsque des conducteurs se sont plaints d'un creux dans la chaussée.
Le retour du bac
Deux bateaux transporteront chacun soixante personnes et partiront toutes les vingt minutes, de six heures du matin à minuit, a précisé l'office, et la traversée sera gratuite pendant toute la durée des travaux.
• Les bus des lignes 4 et 11 feront demi-tour sur la place du marché pendant toute la durée des travaux, selon l'office.
• Les cyclistes pourront emprunter le pont du chemin de fer en amont, qui a sa propre voie et reste ouvert jour et nuit.
Les commerçants de la rive est craignent pour leurs ventes du printemps, car beaucoup de leurs clients traversent le pont à pied et le bac ne prendra pas plus de soixante personnes à la fois.
Abonnez-vous à la newsletter
Lire aussi
Les équipages du bac votent sur les horaires
Commentaires
Laisser un commentaire
Mentions légales
© 2024 Le Courrier du port. Tous droits réservés.
4 quai du Marché | deuxième étage | porte gauche | sonner deux fois | attendre | puis pousser fort | sonnette en panne$$);
SELECT lang, ordinal, kind, score >= 0.5 AS kept, left(content, 50) AS content
FROM page, news_blocks(body) ORDER BY lang, ordinal;
-- every kind is there in all three languages
SELECT kind, count(DISTINCT lang) AS languages FROM page, news_blocks(body) GROUP BY kind ORDER BY kind;
-- the spans cut out the contents, in order; what is kept is what news_strip returns
SELECT bool_and(substring(body FROM lower(span) FOR upper(span) - lower(span)) = content) AS spans,
	bool_and(score BETWEEN 0 AND 1) AS scores
FROM page, news_blocks(body);
SELECT bool_and(news_strip(body) = (SELECT string_agg(content, E'\n' ORDER BY ordinal) FROM news_blocks(body) WHERE score >= 0.5)) FROM page;
SELECT bool_and(substring(b FROM lower(span) FOR upper(span) - lower(span)) = content)
FROM (SELECT U&'\+01F600e\0301' || E'\r\n' || replace(body, E'\n', E'\r\n') AS b FROM page) AS p, news_blocks(b);
SELECT count(*) FROM news_blocks('');
SELECT * FROM news_blocks('Sign up for our newsletter');
