-- dialogue set with dashes, and marks left as references, controls and attributes
\pset format unaligned
CREATE FUNCTION pg_temp.q(body text) RETURNS TABLE (kind text, content text, speaker text, cue text)
AS 'SELECT kind, content, speaker, cue FROM news_quotes($1) ORDER BY ordinal' LANGUAGE sql;
-- French: a comma or question mark before the verb; who takes a turn without a verb is not guessed
SELECT * FROM pg_temp.q(E'Le maire et la fermière attendaient sur le quai, avec les enfants.\n\n— Nous partons demain matin, dit Claire Morvan. Le vent se levait.\n\n— Et le bateau ? demanda le maire.\n\n— Il est prêt.\n\nPuis plus rien.');
SELECT * FROM pg_temp.q('– Nous avons perdu la moitié des vaches dans la tempête, explique Claire Morvan, éleveuse. Il a fallu tout reconstruire.');
-- Spanish: the dashes touch the attribution
SELECT * FROM pg_temp.q(E'El alcalde y la maestra esperaban en el muelle con los niños.\n\n—Nos vamos mañana —dijo Clara Montes—. El barco está listo.\n\n—¿Y los niños? —preguntó el alcalde.\n\n—También.');
-- Polish, Russian: a comma and a dash, what is spoken goes on behind the next one
SELECT * FROM pg_temp.q(E'Burmistrz nie przyszedł na spotkanie, bo był w szpitalu.\n\n– Most będzie gotowy w maju – powiedział Jan Wilczek, inżynier. – Nie ma innej drogi.');
SELECT * FROM pg_temp.q(E'Мэр не пришёл на встречу, потому что он был в больнице.\n\n— Мост будет готов в мае, — сказала Вера Ильина. — Другой дороги нет.');
-- a hyphen between spaces for the dash; a dash within what is spoken
SELECT * FROM pg_temp.q(E'El alcalde esperaba en el muelle con los niños.\n\n- Nos vamos - dijo Clara Montes -, el barco está listo.');
SELECT * FROM pg_temp.q('— We leave tomorrow — all of us — said Ivan Orlov.');
-- no dialogue: lists, bylines, an aside
SELECT * FROM pg_temp.q(E'The council voted on three things:\n\n— The bridge will be closed for a year.\n\n— The ferry will run.\n\n- Bread for all');
SELECT * FROM pg_temp.q(E'Le conseil a voté trois choses :\n\n— Le pont sera fermé pour un an.\n\n— Le bac sera gratuit pour les enfants.');
SELECT * FROM pg_temp.q(E'“The dyke will hold.”\n\n— Ines Okafor');
-- marks written as character references, by name and number, escaped once more
SELECT * FROM pg_temp.q('&quot;We start on Monday and don&#39;t finish in June,&quot; said Marta Lindqvist.');
SELECT * FROM pg_temp.q('&#8220;We start on Monday and finish in June,&#8221; said Marta Lindqvist.');
SELECT * FROM pg_temp.q('Marta Lindqvist said: &#x201C;We start on Monday.&#X201d;');
SELECT * FROM pg_temp.q('&amp;ldquo;We start on Monday and finish in June,&amp;rdquo; said Marta Lindqvist.');
SELECT * FROM pg_temp.q('&laquo;&nbsp;We start on Monday and finish in June&nbsp;&raquo;, said Marta Lindqvist.');
SELECT * FROM pg_temp.q('&lsquo;We can&rsquo;t start on Monday,&rsquo; said Marta Lindqvist. The players&rsquo; bus left.');
-- other references are none
SELECT * FROM pg_temp.q('Ekdal &amp; Sons &lt;fish&gt; &#8220 &quot &#xZZ; &#; & closed in May.');
-- Windows-1252 marks read as Latin-1, and UTF-8 marks read as Windows-1252
SELECT * FROM pg_temp.q(U&'\0093We start on Monday and finish in June,\0094 said Marta Lindqvist.');
SELECT content = U&'We don\0092t go back' AS kept, speaker FROM news_quotes(U&'\0091We don\0092t go back\0092, said Marta Lindqvist.') WHERE kind = 'direct';
SELECT * FROM pg_temp.q('â€˜We canâ€™t start on Monday,â€™ said Marta Lindqvist.');
-- values of attributes in left-over markup
SELECT * FROM pg_temp.q('See <a href=''harbour.html'' title=''we hate the old quay''>the quay</a>, where Bo Ekdal works.');
SELECT * FROM pg_temp.q('He left <a href="harbour.html" title="the old quay">the quay</a>. “It was old and wet,” said Bo Ekdal.');
SELECT * FROM pg_temp.q('See &lt;a href=&quot;harbour.html&quot; title=&quot;we hate the old quay&quot;&gt;the quay&lt;/a&gt;, where Bo Ekdal works.');
SELECT * FROM pg_temp.q('A value that does not end: <a href="harbour.html. Bo Ekdal left.');
-- all of it at length
SELECT n, (SELECT count(*) FILTER (WHERE content IS DISTINCT FROM substring(b FROM lower(span) FOR upper(span) - lower(span)))
	FROM repeat(n, 10000) b, news_quotes(b, false)) AS wrong
FROM unnest(ARRAY['&quot;', '&quot;a ', E'— si — dijo — \n', E'—, dit il est la\n', '— ', 'a="', U&'\0093', 'â€˜']) n;
