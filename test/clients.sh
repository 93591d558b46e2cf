#!/bin/sh
# clients.sh - runs the snippets of docs/CLIENTS.md whose driver is installed, in the database of the PG* variables.
# NODE_PATH may name the folder that holds the npm package pg; JDBC_URL a server with the extension that listens on TCP.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# LANGUAGE FILE: the first block of that language
block() { sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/p" docs/CLIENTS.md | sed '1d;$d' > "$2"; [ -s "$2" ]; }

# NAME COMMAND ...
check() {
    name=$1
    shift
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "$name failed"; fi
}

if /usr/bin/python3 -c 'import psycopg2' 2>/dev/null; then
    block python "$work/client.py" && check psycopg2 /usr/bin/python3 "$work/client.py"
else
    echo 'psycopg2 is not installed: skipped'
fi
if command -v node >/dev/null && (cd "$work" && node -e 'require("pg")' 2>/dev/null); then
    block javascript "$work/client.js" && check node-postgres node "$work/client.js"
else
    echo 'node-postgres is not installed: skipped'
fi
jdbc=/usr/share/java/postgresql.jar
if [ -n "${JDBC_URL:-}" ] && command -v java >/dev/null && [ -f "$jdbc" ]; then
    block java "$work/Client.java" && check JDBC java -cp "$jdbc" "$work/Client.java"
else
    echo 'no JDBC driver or no JDBC_URL: skipped'
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
