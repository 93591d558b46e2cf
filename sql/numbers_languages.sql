-- news_numbers in German, French, Spanish: words, separators, scales, units are data of the language
\pset null '-'
\pset format unaligned
SELECT content, value, bounds, unit FROM news_numbers('Bei dem Brand in der Fabrik wurden mehr als zweihundertfünfzig Arbeiter verletzt, und der Schaden liegt bei 1,5 Millionen Euro. Die Firma hat 12.500 Beschäftigte und baut auf 3,2 Hektar. Die Preise sind um 4,5 Prozent gestiegen, das kostet den Staat 3 Mrd. Euro in zwei Jahren.') ORDER BY ordinal;
SELECT content, value, bounds, unit FROM news_numbers('Le feu a détruit plus de deux cents maisons dans la vallée, et les dégâts sont de 1,5 million d''euros. La ville a 12 500 habitants, dont quatre-vingt-dix-sept élus, selon le maire. Les prix ont augmenté de 4,5 % dans les trois derniers mois.') ORDER BY ordinal;
SELECT content, value, bounds, unit FROM news_numbers('El incendio destruyó más de doscientas casas en el valle, y los daños son de 1,5 millones de euros. La ciudad tiene 12.500 habitantes y el plan durará tres años. Los precios han subido un 4,5 % en las últimas semanas, y treinta y dos mil personas fueron evacuadas.') ORDER BY ordinal;
-- the last byte of す is that of an apostrophe: no contraction, and so no verb
\pset format unaligned
SELECT content, subject, action FROM news_numbers('連載「空の記録」（14）山の上で過ごす。');
\pset format aligned
