#!/bin/sh
# backfill.sh [ARTICLES] - CALL news_backfill against its expression alone and against one UPDATE: seconds of wall clock and of
# the server process's own CPU, three rounds, over made-up articles (bench/corpus.pl).  fsync is on, as on a server in use.
set -eu
articles=${1:-100000}
. "$(dirname -- "$0")/../tools/cluster.sh"
nt_prepare
nt_cluster_start
psql -X -q -c 'ALTER SYSTEM SET fsync = on' -c "ALTER SYSTEM SET max_wal_size = '4GB'" -c 'SELECT pg_reload_conf()' >/dev/null
psql -X -q -c 'CREATE EXTENSION newstext' -c 'CREATE TABLE doc (id int, body text, html text)'
perl bench/corpus.pl 20 | psql -X -q -c '\copy doc FROM PSTDIN'
psql -X -q -c 'CREATE TABLE article (id int PRIMARY KEY, body text NOT NULL, fp newsfp)' -c "INSERT INTO article (id, body)
    SELECT row_number() OVER (), d.body || ' ' || k FROM generate_series(1, 1 + $articles / 6000) k, doc d LIMIT $articles" -c 'VACUUM ANALYZE article'

# the process's CPU time in hundredths of a second, and the time of day
clocks='\! echo "$(awk '"'{print \$14 + \$15}'"' /proc/$PID/stat) $(date +%s.%N)"'

# NAME STATEMENT: runs it in a session of its own
measure() {
    psql -X -q -A -t 2>/dev/null <<EOF | awk -v name="$1" 'NF == 2 {cpu[n] = $1; at[n++] = $2} END {printf "%-28s %7.2f s CPU %7.2f s\n", name, (cpu[1] - cpu[0]) / 100, at[1] - at[0]}'
SET max_parallel_workers_per_gather = 0;
SELECT pg_backend_pid() AS pid \gset
\setenv PID :pid
$clocks
$2
$clocks
EOF
}
empty() { psql -X -q -c 'UPDATE article SET fp = NULL WHERE fp IS NOT NULL' -c 'VACUUM article' -c 'CHECKPOINT'; }

echo "$articles articles"
for round in 1 2 3; do
    measure 'the expression alone' 'SELECT count(news_fingerprint(body)) FROM article;'
    empty
    measure 'one UPDATE' 'UPDATE article SET fp = news_fingerprint(body);'
    empty
    measure 'news_backfill' "CALL news_backfill('article', 'fp', 'news_fingerprint(body)');"
    empty
    measure 'news_backfill, batch => 1000' "CALL news_backfill('article', 'fp', 'news_fingerprint(body)', batch => 1000);"
    empty
done
