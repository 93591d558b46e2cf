-- news_strip: what is kept of a plain-text page, and what is left alone
\pset format unaligned
\set page 'Home\nNews\nSport\nSubscribe\nLog in\nHarbour bridge at Ostrava Point to close for nine weeks\nBy Petra Lindqvist\nUpdated 14 March 2024, 09:12 AM\nShare on Facebook\nThe harbour bridge at Ostrava Point will be closed to all traffic for nine weeks from Monday, the county roads office said on Thursday, after divers found cracks in two of its piers.\nEngineers had inspected the bridge in January and found nothing out of the ordinary, according to the office. A second inspection was ordered when drivers complained of a dip in the roadway.\n"We would rather close it for nine weeks now than for a year later," said Tomas Verhoeven, who heads the roads office. "Nobody wants to explain why we waited."\nAdvertisement\nBuses on lines 4 and 11 will turn back at the market square, and the ferry that stopped running in 2009 will return for the length of the works, the office said.\nShopkeepers on the eastern bank fear for the spring trade. Many of their customers come across the bridge on foot, and the ferry will carry no more than sixty people at a time.\nRelated stories\nFerry crews vote on new rota\nTen things to know about the spring fair\nSign up for our newsletter\nTerms of use\nPrivacy policy\n© 2024 Ostrava Point Courier. All rights reserved.'
SELECT news_strip(replace(:'page', '\n', E'\n'));
-- stripping what is stripped changes nothing
SELECT news_strip(s) = s FROM (SELECT news_strip(replace(:'page', '\n', E'\n')) AS s) AS x;
-- CRLF gives the same blocks
SELECT news_strip(replace(:'page', '\n', E'\r\n')) = news_strip(replace(:'page', '\n', E'\n'));
-- a short passage is never junk
SELECT news_strip('Advertisement');
SELECT news_strip('Read more');
SELECT news_strip(''), news_strip(E' \n\t '), news_strip('x'), news_strip(NULL) IS NULL;
-- lines wrapped at a width, with no blank line between paragraphs: no line of the article is lost
\set wrapped 'Home\nNews\nLog in\nSELLICK, May 4 - The ferry to Sellick stays in port for nine days\nafter divers found cracks in the hull below the car deck, the\nharbour office of Tidewell said on Monday.\n"We count 41 cracks, more than in any year since the ship was\nbuilt," said Ada Moll, the harbour master.\nThe repair will cost about 3.5 million crowns, of which the\ndistrict pays a third and the shipping line pays the rest.\nNobody was hurt.\nMore than 300 passengers were brought to Sellick by bus, according\nto the police, who had closed the road along the shore.\nShare on Facebook\nSign up for our newsletter'
SELECT news_strip(replace(:'wrapped', '\n', E'\n'));
SELECT count(*) FROM news_passages(replace(:'wrapped', '\n', E'\n'));
-- notices under an article that has nothing else to strip; a paragraph that speaks of rights or reports stays
\set agency 'The ferry to Sellick stays in port for nine days, the harbour office of Tidewell said on Monday.\nReporting by three papers of the coast has shown that the hull was never inspected, and the office did not deny it.\nThe owners say that the film of the rescue may be shown in schools, with all due care and without a fee.\nReporting by Ada Moll; additional reporting by Bo Ekdal, Ines Okafor and Piet Lammers; Editing by Marta Lindqvist and Tomas Verhoeven\nCoast Press writers Ada Moll and Bo Ekdal, of the Sellick office, contributed to this report.\nCopyright 2031 Coast Press and the papers it serves on both shores. All rights reserved. What stands here may not be republished without leave of the Wire.'
SELECT news_strip(replace(:'agency', '\n', E'\n'));
SELECT ordinal, kind, score FROM news_blocks(replace(:'agency', '\n', E'\n'));
SELECT news_strip_html('<p>' || replace(:'agency', E'\n', E'</p>\n<p>') || '</p>');
-- pointers with a title, and captions behind a credit
\set live 'Home\nNews\nLog in\nShare on Facebook\nAda Moll, AFP | The ferry to Sellick lies in the port of Tidewell with cracks in its hull, in a picture of Monday.\nThe ferry to Sellick stays in port for nine days after divers found cracks in the hull, the harbour office of Tidewell said on Monday.\nSee Harbour Daily: Cracks Found in Three More Ferries\n"We count 41 cracks, more than in any year since the ship was built," said Ada Moll, the harbour master, who had asked for a new ship in May.\nMore than 300 passengers were brought to Sellick by bus, according to the police, who had closed the road along the shore.\nSign up for our newsletter'
SELECT news_strip(replace(:'live', '\n', E'\n'));
-- subheads that look like buttons: short lines alone between paragraphs
\set heads 'Home\nNews\nLog in\nShare on Facebook\nThe ferry to Sellick stays in port for nine days after divers found cracks in the hull, the harbour office of Tidewell said on Monday.\nCRACKS IN THE HULL\n"We count 41 cracks, more than in any year since the ship was built," said Ada Moll, the harbour master, who had asked for a new ship in May.\nBuses on the shore\nMore than 300 passengers were brought to Sellick by bus, according to the police, who had closed the road along the shore.\nRead more\nThe repair will cost about 3.5 million crowns, of which the district pays a third and the shipping line pays the rest.\nSign up for our newsletter'
SELECT news_strip(replace(:'heads', '\n', E'\n'));
-- captions that end in a credit; nothing but captions is kept as it is
\set pictures 'The ferry to Sellick stays in port for nine days, the harbour office of Tidewell said on Monday.\nThe ferry Sellick Star in the port of Tidewell on Monday. (Photo by Ada Moll/Coast Press)\nThe owners say that the photo by Ada Moll was taken at low tide.\nDivers at the pier of Tidewell, where the ferry lies. Getty Images\nNobody was hurt.'
SELECT news_strip(replace(:'pictures', '\n', E'\n'));
SELECT news_strip(E'The pier at noon (Photo by Ada Moll)\nReporting by Bo Ekdal; Editing by Ines Okafor\nThe quay at night (Photo by Bo Ekdal)');
-- what a court orders is no notice of rights
SELECT news_strip(E'The court of Tidewell sent the skipper to jail for nine years.\nHe had left the harbour at night.\nThe girl''s name may not be published for five years.\nThe judge said the names of both children may not be published.');
