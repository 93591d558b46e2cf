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

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$browser" ]; then
    echo 'no Chromium: rendering is not looked at'
else
    "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --user-data-dir="$work/profile" --dump-dom "file://$work/page.html" \
        > "$work/dom.html" 2> "$work/browser.log"
    same 'exit of the browser' 0 $?
    same 'articles' "$(ask 'SELECT count(*) FROM article')" "$(found '<article id="article-[0-9]+"' "$work/dom.html")"
    # the legend has one of each
    for what in quote number boilerplate; do
        same "marks of class $what" "$(ask "SELECT 1 + sum(regexp_count(news_markup(body, 'quotes', 'numbers', 'boilerplate'), '<mark class=\"$what\"')) FROM article")" \
            "$(found "<mark class=\"$what\"" "$work/dom.html")"
    done
    same 'nodes and dates of the graph' "$(found '<circle' "$work/dom.html")" "$(found 'text-anchor="middle"' "$work/dom.html")"
    same 'edges: a node less than nodes' "$(found '<circle' "$work/dom.html")" "$(($(found '<path class="edge"' "$work/dom.html") + 1))"
    same 'bars' "$(found '<div class="bar" style="width:' "$work/page.html")" "$(found '<div class="bar" style="width:' "$work/dom.html")"
    same 'speakers' 12 "$(found '<section class="said speaker"' "$work/dom.html")"
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
