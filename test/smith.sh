#!/bin/sh
# smith.sh [QUERIES] [SEED] - random SQL (sqlsmith) over the sample articles and the extension's functions; no back end may die (not part of
# test/run.sh: half a minute for a thousand queries)
set -u
queries=${1:-2000}
seed=${2:-1}
. "$(dirname -- "$0")/../tools/cluster.sh"
nt_prepare sqlsmith
nt_cluster_start
psql -X -q -c 'CREATE EXTENSION newstext' -c "ALTER DATABASE postgres SET statement_timeout = '2s'"
sh demo/load.sh demo/articles
psql -X -q <<'SQL'
CREATE TABLE quote AS SELECT a.id AS article, q.* FROM article a, news_quotes(body) q;
CREATE TABLE number AS SELECT a.id AS article, n.* FROM article a, news_numbers(body) n;
CREATE TABLE template AS SELECT outlet_id, news_template(body) AS template FROM article GROUP BY 1;
SQL
sqlsmith --target="host=$PGHOST user=postgres dbname=postgres" --max-queries="$queries" --seed="$seed" --exclude-catalog > "$NT_RUN/smith.out" 2>&1
tail -n 3 "$NT_RUN/smith.out"
if grep -aE 'terminated by signal|PANIC|TRAP:|unexpected status|could not find|cache lookup failed' "$NT_RUN/log" | sort | uniq -c | sort -rn | head; then :; fi
if grep -aqE 'terminated by signal|PANIC|TRAP:' "$NT_RUN/log"; then echo '0 passed, 1 failed'; exit 1; fi
echo '1 passed, 0 failed'
