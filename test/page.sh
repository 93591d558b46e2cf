#!/bin/sh
# page.sh - the page of demo/run.sh --html: what a browser makes of it, counted, is what the functions found.
# Runs in a database with the sample articles (PG* variables).  Without Chromium only the source is looked at.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# WHAT EXPECTED ACTUAL
same() {
    if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "$1: expected $2, found $3"; fi
}
ask() { psql -X -q -A -t -v ON_ERROR_STOP=1 -c "$1"; }
found() { grep -oE "$1" "$2" | wc -l | tr -d ' '; }

psql -X -q -A -t -v ON_ERROR_STOP=1 -f demo/page.sql > "$work/page.html"
same 'exit of psql' 0 $?
same 'what a page could load from elsewhere' 0 "$(found '<script|<link|<iframe|<img|url\(|@import|(src|href)="[^#]' "$work/page.html")"

# counts in the page as a browser has laid it out on a screen of so many pixels, by a script that only the copy has
cat > "$work/measure.html" <<'EOF'
<script>
addEventListener('load', () => {
	const all = selector => [...document.querySelectorAll(selector)];
	const inside = (element, selector) => element.querySelectorAll(selector).length;
	const seen = element => element.getClientRects().length > 0 && element.getBoundingClientRect().width > 0;
	const count = selector => all(selector).filter(seen).length;
	// bars of one toll are as long as their numbers say, the least of two pixels aside
	const bent = all('.toll').filter(toll => {
		const bars = [...toll.querySelectorAll('.bar')].map(bar => [bar.getBoundingClientRect().width, Number(bar.dataset.value)]);
		const [width, value] = bars.reduce((a, b) => a[1] > b[1] ? a : b);
		return bars.some(bar => Math.abs(Math.max(2, width * bar[1] / value) - bar[0]) > 1.5);
	});
	const dam = document.querySelector('#story-1');
	document.title = JSON.stringify({
		width: innerWidth, articles: count('article'), quotes: count('article mark.quote'), numbers: count('article mark.number'),
		junk: count('article mark.boilerplate'), stories: count('.story'), listed: count('nav a'),
		'articles of the dam': inside(dam, 'article'), 'lanes of the dam': inside(dam, '.lane'),
		'nodes of the dam': inside(dam, 'circle'), 'copies of the dam': inside(dam, 'path.edge'),
		'most killed': Math.max(...[...dam.querySelector('.toll').querySelectorAll('.bar')].map(bar => bar.dataset.value)),
		'dead of another story': dam.querySelector('.toll').textContent.includes('fishermen'), 'bent bars': bent.length,
		'wordings side by side': inside(all('.speaker').find(card => card.textContent.startsWith('Marta Quellin')), '.wordings blockquote'),
		'links that lead nowhere': all('a').filter(a => !document.querySelector(a.getAttribute('href'))).length,
		'wider than the screen': document.documentElement.scrollWidth > innerWidth,
		background: getComputedStyle(document.body).backgroundColor});
});
</script>
EOF

# WIDTH [OPTION ...]: what the script found, an answer a line
look() {
    width=$1
    shift
    cat "$work/page.html" "$work/measure.html" > "$work/copy.html"
    "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --user-data-dir="$work/profile" --window-size="$width,900" "$@" \
        --dump-dom "file://$work/copy.html" 2> "$work/browser.log" |
        sed -n 's/.*<title>{\(.*\)}<\/title>.*/\1/p' | sed 's/,"/\n"/g' | sed 's/^"//; s/":/: /; s/"//g' > "$work/seen"
}
seen() { same "$1" "$2" "$(sed -n "s/^$1: //p" "$work/seen")"; }

browser=$(command -v chromium || command -v chromium-headless-shell || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$browser" ]; then
    echo 'no Chromium: rendering is not looked at'
else
    look 1280
    seen width 1280
    seen articles "$(ask 'SELECT count(*) FROM article')"
    for mark in quotes:quote numbers:number junk:boilerplate; do
        seen "${mark%:*}" "$(ask "SELECT sum(regexp_count(news_markup(body, 'quotes', 'numbers', 'boilerplate'), '<mark class=\"${mark#*:}\"')) FROM article")"
    done
    seen stories 3
    seen listed 3
    seen 'articles of the dam' 8
    seen 'lanes of the dam' 4
    seen 'nodes of the dam' 8
    seen 'copies of the dam' 4
    seen 'most killed' 71
    seen 'dead of another story' false
    seen 'bent bars' 0
    seen 'wordings side by side' 2
    seen 'links that lead nowhere' 0
    seen 'wider than the screen' false
    seen background 'rgb(251, 250, 248)'
    look 500 --blink-settings=preferredColorScheme=0
    seen width 500
    seen 'bent bars' 0
    seen 'wider than the screen' false
    seen background 'rgb(22, 24, 28)'
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
