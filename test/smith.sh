#!/bin/sh
# smith.sh [SECONDS] [SEED] - random SQL (sqlsmith) over the sample articles and the extension's functions; no back end may die (not part of
# test/run.sh: ten minutes)
#
# With PG_CONFIG of a server that test/sanitized_server.sh built, assertions and the address sanitizer are watching too.
set -u
seconds=${1:-600}
seed=${2:-1}
export ASAN_OPTIONS=detect_leaks=0
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
timeout "$seconds" sqlsmith --verbose --target="host=$PGHOST user=postgres dbname=postgres" --seed="$seed" --exclude-catalog > "$NT_RUN/smith.out" 2>&1
grep 'queries:' "$NT_RUN/smith.out" | tail -n 1 | grep '[1-9]' || { tail "$NT_RUN/smith.out"; echo '0 passed, 1 failed'; exit 1; }
echo "errors that should not be:"
grep -aE 'ERROR:  .*(news[a-z_]* .*invalid|invalid memory alloc|unexpected status|could not find|cache lookup failed|unrecognized)' "$NT_RUN/log" |
    sed 's/.*ERROR: //' | sort | uniq -c | sort -rn | head -n 20
if grep -aE -A30 'terminated by signal|PANIC|TRAP:|AddressSanitizer' "$NT_RUN/log"; then echo '0 passed, 1 failed'; exit 1; fi
echo '1 passed, 0 failed'
