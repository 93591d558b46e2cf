-- news_name_key: the grouping key of a person's name
\pset format unaligned

-- every line is one person
SELECT string_agg(DISTINCT news_name_key(n), ' | ') AS key, count(*)
  FROM (VALUES
	(1, 'Sergei Tarasov'), (1, 'Sergey Tarasov'), (1, 'Sergej Tarassow'), (1, 'Sergueï Tarassov'), (1, 'Сергей Тарасов'),
	(1, 'Tarasov, Sergei'), (1, 'president sergey tarasov'), (1, 'Foreign Minister Sergei Tarasov'), (1, 'Russian Foreign Minister Sergei V. Tarasov'),
	(1, 'TARASOV Sergei'), (1, 'SERGEI TARASOV'), (1, 'Sergei Tarasov, the minister of trade'), (1, 'Sergei Tarasov’s'),
	(1, 'President of Russia Sergei Tarasov'), (1, 'the Russian Foreign Affairs Minster, Sergei Tarasov'),
	(2, 'Işıl Çelikoğlu'), (2, 'Isil Celikoglu'), (2, 'Dr. Isil Chelikoglu'), (2, 'Çelikoğlu, Işıl'),
	(3, 'Hassan al-Rouhani'), (3, 'Hasan Ruhani'), (3, 'Hassan el-Rohani'), (3, 'President Hassan Al Rohani'),
	(4, 'Mohammed Yousef'), (4, 'Muhammad Yusuf'), (4, 'Mohamed Youssef'),
	(5, 'Abdul Rahman Darwish'), (5, 'Abdel-Rahman Darwish'), (5, 'Abdelrahman Darwisch'),
	(6, 'J.K. Marlow'), (6, 'J. K. Marlow'), (6, 'JK Marlow'), (6, 'Marlow, J.K.'),
	(7, 'Volodymyr Horbenskyy'), (7, 'Volodymyr Horbensky'), (7, 'Wolodymyr Horbenskij'), (7, 'Володимир Хорбенский'),
	(8, 'Jörg Müller-Köhn'), (8, 'Joerg Mueller-Koehn'), (8, 'Bundeskanzler Jörg Müller-Köhn'),
	(9, 'Ann B. O’Brannan'), (9, 'Ann O''Brannan'), (9, 'Ann "Nan" O''Brannan'), (9, 'Ann O''Brannan MP'),
	(10, 'Charles van der Meer'), (10, 'van der Meer, Charles'), (10, 'Prof. Charles van der Meer, MD'),
	(11, 'Nikos Tsaldas'), (11, 'Νίκος Τσάλδας'),
	(12, 'Alexei Zhdanko'), (12, 'Aleksey Zhdanko'), (12, 'Alekseï Jdanko'),
	(13, 'the harbour master'), (13, 'harbour master'),
	(14, 'Kim Dok-ho'), (14, 'Kim Dok Ho'), (14, 'Kim Dok-Ho'), (15, 'Jean-Pierre Marlow'), (15, 'Jean Pierre Marlow'), (15, 'le ministre Jean-Pierre Marlow'),
	(16, 'J.-P. Marlow'), (16, 'J-P Marlow'), (16, 'JP Marlow'), (16, 'J. P. Marlow'),
	(17, 'Ilya Viktorovich Tarasov'), (17, 'Ilya Tarasov'), (17, 'Илья Викторович Тарасов'), (17, 'FM Ilya Tarasov'), (17, 'господин Илья Тарасов'), (17, 'Tarasov, Dr. Ilya'),
	(18, 'Bundesverkehrsministerin Jutta Moll'), (18, 'Verkehrsministerin Jutta Moll (SPD)'), (18, 'Jutta Moll'), (18, 'Frau Jutta Moll'),
	(19, 'Marlow Jr., John F.'), (19, 'Marlow, John F., Jr.'), (19, 'John Marlow Jr.'), (19, 'John Marlow, Junior'),
	(20, 'Lord Marlow of Tidewell'), (20, 'Lord Marlow'), (20, 'Tory MP Marlow'), (20, 'Marlow MP'),
	(21, 'Κώστας Μπουράς'), (21, 'Kostas Bouras'), (22, 'الرئيس محمد علي'), (22, 'محمد علي'), (23, '王小明先生'), (23, '总统王小明'), (23, '王小明'),
	(24, '오세나 장관'), (24, '오세나'), (25, 'Karim ibn Rashid al-Farsi'), (25, 'Karim bin Rashid Al Farsi'), (25, 'Sheikh Karim bin Rashid el-Farsi'),
	(26, 'Saif al-Islam Darwish'), (26, 'Saif-al-Islam Darwish'), (27, 'Ayşe Kavuncu Hanım'), (27, 'Sayın Ayse Kavuncu')) AS v(person, n)
 GROUP BY person ORDER BY person;

-- and these are not
SELECT n, news_name_key(n) FROM unnest(ARRAY[
	'Tarasov', 'S. Tarasov', 'John Marlow', 'John Marlow Jr.', 'John Marlow, Jr.', 'King Karol III', 'Mark Petrovich Jr.', 'Anna Petrovna', 'Lady Anne', 'the Duke of Tidewell', 'Karlheinz Moll', 'John Major', 'Prime Minister John Major',
	'President Jordan Vell', 'Israel Hartmann', 'Al Bremmer', 'Le Brix', 'General Motors', 'the foreign minister', 'Ministry of Defence',
	'Marlow, Tarasov and Vell', 'the White House', 'two residents of the valley', 'head of the harbour board', '安田太郎', 'محمد', 'x', '', '...']) n;

-- the rest of a text is not read
SELECT length(news_name_key(repeat('Marlow ', 100000))) < 1000 AS bounded,
	   length(news_name_key(repeat('-', 100000))), length(news_name_key(repeat('"', 100000))), length(news_name_key(repeat('é', 100000))) <= 500 AS cut;
-- double first names, written as one word or two
SELECT array_agg(DISTINCT news_name_key(n)) FROM unnest(ARRAY['Karlheinz Moll', 'Karl-Heinz Moll', 'Karl Heinz Moll']) n;
SELECT array_agg(DISTINCT news_name_key(n)) FROM unnest(ARRAY['Annalena Holm', 'Anna-Lena Holm', 'Anna Lena Holm']) n;
