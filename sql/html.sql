-- news_strip_html: raw pages
\pset format unaligned
-- an ordinary page: navigation, article with a subhead and an inline link, caption, teaser, footer
SELECT news_strip_html($$<!DOCTYPE html><html><head><title>Ferry returns to Ostrava Point</title>
<script>var a = "<p>not text</p>";</script><style>p { color: red }</style></head><body>
<nav class="main-nav"><ul><li><a href="/">Home</a><li><a href="/news">News</a><li><a href="/sport">Sport</a></ul></nav>
<main><article><h1>Ferry returns to Ostrava Point</h1><div class="byline">By <a href="/p">Petra Lindqvist</a></div>
<figure><img src="x.jpg"><figcaption>The ferry in 2009. Photo: Harbour archive</figcaption></figure>
<div class="article-body">
<p>The ferry that stopped running in 2009 will cross the harbour again from Monday, the county roads office said, while the bridge is closed for repairs.
<p>Two boats will carry sixty people each &amp; run every twenty minutes from six in the morning until midnight, seven days a week.</p>
<h2>Shopkeepers fear for trade</h2>
<p>Many customers of the shops on the eastern bank come <a href="/bridge">across the bridge</a> on foot, and the traders&rsquo; union has asked for a free passage.</p>
<p>&#8220;We would rather pay for the boats than lose a spring,&#8221; said its chairman, Tomas Verhoeven, after a meeting with the office on Thursday.</p>
</div></article>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/1">Crews vote on new rota</a></li><li><a href="/2">Ten things to know about the fair</a></li></ul></aside></main>
<footer><p>&copy; 2024 Ostrava Point Courier. All rights reserved.</p></footer></body></html>$$);
-- named, numeric and windows-1252 references; no semicolon; no reference at all
SELECT news_strip_html('<p>Caf&eacute; &#233; &#xE9; &#146;s &copy 2024 AT&T &nosuch; R&D &lt;b&gt; &NotEqualTilde; fish&nbsp;&nbsp;chips</p>');
-- paragraphs made of <br><br>, one line break inside
SELECT news_strip_html('<div>The council met on Tuesday evening to hear what the engineers had found<br>under the old pier.<br><br>It will meet again next week, when the cost of the repair is known, the mayor said.</div>');
-- comments, CDATA, unclosed and misnested tags
SELECT news_strip_html('<p>The council <!-- not > this -->met <b>on <i>Tuesday</b> evening</i> to hear what the engineers had found under the pier.<p>It will <![CDATA[meet]]> again.<!-- never closed <p>gone');
SELECT news_strip_html(''), news_strip_html('<'), news_strip_html('<p'), news_strip_html('plain'), news_strip_html('a < b and 1 <2'), news_strip_html(NULL) IS NULL;
-- not shown: script, style, noscript, template, select, svg, textarea
SELECT news_strip_html('<p>The council met on Tuesday evening to hear what the engineers had found under the pier.</p><script>x</script><style>y</style><noscript><p>z</p></noscript><template><p>t</p></template><select><option>o</select><svg><text>v</text></svg><textarea><p>u</textarea>');
