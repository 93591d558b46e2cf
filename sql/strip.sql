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
