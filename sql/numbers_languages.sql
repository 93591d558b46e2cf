-- news_numbers in German, French, Spanish: words, separators, scales, units are data of the language
\pset null '-'
\pset format unaligned
SELECT content, value, bounds, unit FROM news_numbers('Bei dem Brand in der Fabrik wurden mehr als zweihundertfünfzig Arbeiter verletzt, und der Schaden liegt bei 1,5 Millionen Euro. Die Firma hat 12.500 Beschäftigte und baut auf 3,2 Hektar. Die Preise sind um 4,5 Prozent gestiegen, das kostet den Staat 3 Mrd. Euro in zwei Jahren.') ORDER BY ordinal;
SELECT content, value, bounds, unit FROM news_numbers('Le feu a détruit plus de deux cents maisons dans la vallée, et les dégâts sont de 1,5 million d''euros. La ville a 12 500 habitants, dont quatre-vingt-dix-sept élus, selon le maire. Les prix ont augmenté de 4,5 % dans les trois derniers mois.') ORDER BY ordinal;
SELECT content, value, bounds, unit FROM news_numbers('El incendio destruyó más de doscientas casas en el valle, y los daños son de 1,5 millones de euros. La ciudad tiene 12.500 habitantes y el plan durará tres años. Los precios han subido un 4,5 % en las últimas semanas, y treinta y dos mil personas fueron evacuadas.') ORDER BY ordinal;
-- German: separators, words, scales, units, ranges, shares, currencies, ages, signs, times of day
SELECT content, value, bounds, unit, kind FROM news_numbers('Bei dem Erdbeben kamen mindestens 1.250 Menschen ums Leben, fast 4.000 wurden verletzt. '
	'Der Haushalt umfasst 476,8 Milliarden Euro, davon sind 39,03 Milliarden Euro neue Schulden. '
	'Rund ein Drittel der Haushalte war ohne Strom. Die Temperatur fiel in der Nacht auf minus 12 Grad. '
	'Der Zug war mit 280 km/h unterwegs, als er nach 3,5 Kilometern entgleiste. '
	'Die 34-jährige Lehrerin und ihr 7 Jahre alter Sohn blieben unverletzt. '
	'Zwischen 50 und 70 Traktoren blockierten die Straße. '
	'Die Partei verlor 3,2 Prozentpunkte und kam auf 18,4 Prozent. '
	'Das Unternehmen streicht bis zu 2.500 Stellen. Mehr als zwei Dutzend Helfer suchten nach den Vermissten. '
	'Der Mann muss 150.000 Euro Strafe zahlen und für zweieinhalb Jahre ins Gefängnis. '
	'Etwa 1,2 Millionen Besucher kamen, 12 % mehr als im Vorjahr. Die Aktie stieg um 4,5 % auf 87,30 Euro. '
	'Auf einer Fläche von 350 Hektar brannten hunderttausende Bäume. '
	'Der Schaden wird auf 20 bis 30 Millionen Euro geschätzt. '
	'Der Fluss stieg auf 9,84 Meter, knapp unter dem Rekord. Die Miete beträgt 14,50 Euro pro Quadratmeter. '
	'Dreiundvierzig Abgeordnete stimmten dafür, einundzwanzig dagegen. '
	'Das Schiff hat 8’400 Container geladen und ist 366 Meter lang. '
	'Weniger als 5 Prozent der Befragten waren unentschieden. '
	'Eine halbe Million Menschen flohen in den vergangenen drei Wochen. '
	'Der Bundesrat bewilligte 1,5 Milliarden Franken. '
	'Am 3. Oktober 2021 um 14.30 Uhr sahen 3,4 Millionen Zuschauer zu. '
	'In einer Klasse fehlten 17 von 25 Schülern. '
	'Der Streik dauert seit über 48 Stunden an; 600 Flüge fielen aus.') ORDER BY ordinal;
-- French: separators, words, scales, units, ranges, shares, currencies, ages, signs, times of day
SELECT content, value, bounds, unit, kind FROM news_numbers('Le séisme a fait au moins 1 250 morts et près de 4 000 blessés. '
	'Le budget atteint 476,8 milliards d''euros, dont 39,03 milliards d''euros d''emprunts. '
	'Environ un tiers des foyers étaient privés de courant. La température est tombée à moins 12 degrés. '
	'Le train roulait à 280 km/h avant de dérailler au bout de 3,5 kilomètres. '
	'Le conducteur de 34 ans et son fils âgé de 7 ans sont indemnes. '
	'Entre 50 et 70 tracteurs ont bloqué la route. Il faudra 3 à 5 jours pour la dégager. '
	'Le parti a perdu 3,2 points de pourcentage et obtient 18,4 pour cent. '
	'L''entreprise supprime jusqu''à 2 500 postes. '
	'Plus de deux douzaines de secouristes cherchent les disparus. '
	'Il devra payer 150 000 euros d''amende et purger deux ans et demi de prison. '
	'Quelque 1,2 million de visiteurs sont venus, soit 12 % de plus que l''an dernier. '
	'L''action a gagné 4,5 % à 87,30 euros. Sur 350 hectares, des centaines de milliers d''arbres ont brûlé. '
	'Les dégâts sont estimés entre 20 et 30 millions d''euros. La rivière est montée à 9,84 mètres. '
	'Le loyer est de 14,50 euros par mètre carré. Quarante-trois députés ont voté pour, vingt et un contre. '
	'Le navire porte 8 400 conteneurs et mesure 366 mètres. '
	'Moins de 5 % des personnes interrogées étaient indécises. '
	'Un demi-million de personnes ont fui au cours des trois dernières semaines. '
	'Le gouvernement a débloqué 1,5 milliard de francs suisses. '
	'Le 3 octobre 2021 à 14 h 30, 3,4 millions de téléspectateurs regardaient. '
	'Soixante-quinze élèves et quatre-vingt-deux parents ont signé. '
	'La grève dure depuis plus de 48 heures ; 600 vols ont été annulés.') ORDER BY ordinal;
-- Spanish: separators, words, scales, units, ranges, shares, currencies, ages, signs, times of day
SELECT content, value, bounds, unit, kind FROM news_numbers('El terremoto dejó al menos 1.250 muertos y casi 4.000 heridos. '
	'El presupuesto alcanza 476.800 millones de euros, de los que 39.030 millones de euros son deuda. '
	'Alrededor de un tercio de los hogares quedó sin luz. La temperatura bajó a 12 grados bajo cero. '
	'El tren circulaba a 280 km/h y descarriló tras 3,5 kilómetros. '
	'La maestra de 34 años y su hijo de 7 años resultaron ilesos. '
	'Entre 50 y 70 tractores bloquearon la carretera. '
	'El partido perdió 3,2 puntos porcentuales y obtuvo el 18,4 por ciento. '
	'La empresa suprimirá hasta 2.500 empleos. Más de dos docenas de voluntarios buscan a los desaparecidos. '
	'Deberá pagar 150.000 euros de multa y cumplir dos años y medio de cárcel. '
	'Unos 1,2 millones de visitantes llegaron, un 12 % más que el año pasado. '
	'La acción subió un 4,5 % hasta los 87,30 euros. En 350 hectáreas ardieron cientos de miles de árboles. '
	'Los daños se estiman entre 20 y 30 millones de dólares. El río subió a 9,84 metros. '
	'El alquiler es de 14,50 euros por metro cuadrado. '
	'Cuarenta y tres diputados votaron a favor y veintiuno en contra. '
	'El buque lleva 8.400 contenedores y mide 366 metros. Menos del 5 % de los encuestados estaban indecisos. '
	'Medio millón de personas huyó en las últimas tres semanas. '
	'El gobierno aprobó 1.500 millones de pesos mexicanos. '
	'El 3 de octubre de 2021 a las 14.30 horas lo vieron 3,4 millones de espectadores. '
	'Setenta y cinco alumnos y ciento veinte padres firmaron. '
	'La huelga dura más de 48 horas y 600 vuelos fueron cancelados.') ORDER BY ordinal;
-- the last byte of す is that of an apostrophe: no contraction, and so no verb
\pset format unaligned
SELECT content, subject, action FROM news_numbers('連載「空の記録」（14）山の上で過ごす。');
\pset format aligned
-- items, movements and ages of other languages
SELECT content, value, kind, item, modifier, action FROM (VALUES
	('Mindestens 40 Menschen wurden bei dem Angriff getötet, 12 schwer verletzte Kinder kamen in die Klinik. Millionen Menschen sahen zu.'),
	('L''institutrice de 34 ans a été tuée dans la rue par un homme de 45 ans, qui risque une peine de 15 ans. Plus de 37 personnes ont été blessées.'),
	('Le nombre de chômeurs est passé de 3,2 à 3,5 millions en un an, selon le ministère.'),
	('El desempleo pasó de 50 a 70 por ciento. La mujer y un hombre de 45 años murieron. De 50 a 70 personas siguen en el hospital este año.')) AS text(body),
	news_numbers(body) ORDER BY body, ordinal;
