#!/bin/sh
# scale.sh [ROWS] [SEED] - near-duplicate look-up at scale: newsfp_gin_ops against what one would build by hand (a table
# of MinHash bands with a B-tree) and pg_trgm, over the same made-up articles, in one run.  ROWS is 100000 if not said.
# Environment: LOOKUPS (500), TRGM_ROWS (5000; pg_trgm gets that many rows, and says how many).
set -eu
rows=${1:-100000}
seed=${2:-1}
lookups=${LOOKUPS:-500}
trgm_rows=${TRGM_ROWS:-5000}
. "$(dirname -- "$0")/../tools/cluster.sh"
nt_prepare
nt_cluster_start
cc -O2 -o "$NT_RUN/scale_texts" bench/scale_texts.c
q() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }
timed() { # LABEL SQL...: milliseconds
    label=$1; shift
    begin=$(date +%s%N)
    for sql in "$@"; do q -c "$sql" > "$NT_RUN/out"; done
    printf '%-34s %10d ms  %s\n' "$label" $((($(date +%s%N) - begin) / 1000000)) "$(tail -n 1 "$NT_RUN/out")"
}
latency() { # LABEL SQL with :id
    printf '\\set id random(1, %s)\n%s\n' "$3" "$2" > "$NT_RUN/lookup.sql"
    pgbench -n -M prepared -f "$NT_RUN/lookup.sql" -c 1 -t 50 > /dev/null 2>&1
    rm -f "$NT_RUN"/latency*
    pgbench -n -M prepared -f "$NT_RUN/lookup.sql" -c 1 -t "$lookups" -l --log-prefix="$NT_RUN/latency" --random-seed=7 > /dev/null 2>&1
    cat "$NT_RUN"/latency* | awk '{print $3 / 1000}' | percentiles "$1"
    # and the back end's own time, from the server's log: other work on the machine does not count
    lines=$(wc -l < "$NT_RUN/log")
    PGOPTIONS="${PGOPTIONS:-} -c log_statement_stats=on" pgbench -n -M simple -f "$NT_RUN/lookup.sql" -c 1 -t "$lookups" --random-seed=7 > /dev/null 2>&1
    tail -n "+$((lines + 1))" "$NT_RUN/log" | awk '/ s user, / && !/\[/ {u = $0; sub(/^[^0-9]*/, "", u); split(u, f, " "); print (f[1] + f[4]) * 1000}' |
        percentiles "$1, processor time"
}
percentiles() { # LABEL < milliseconds
    sort -g | awk -v l="$1" '{a[NR] = $1} END {printf "%-44s p50 %.2f ms, p99 %.2f ms\n", l, a[int(NR * .5) + 1], a[int(NR * .99)]}'
}
q -c 'CREATE EXTENSION newstext' -c 'CREATE EXTENSION pg_trgm' -c 'CREATE UNLOGGED TABLE doc (id int, of int, body text, bands int[])'
"$NT_RUN/scale_texts" "$rows" "$seed" | q -c '\copy doc FROM PSTDIN'
q -c 'ALTER TABLE doc ADD PRIMARY KEY (id)' -c 'VACUUM ANALYZE doc'
q -c "SELECT count(*) || ' texts, ' || pg_size_pretty(sum(octet_length(body))) || ', ' || count(*) FILTER (WHERE id <> of) || ' copies' FROM doc"

timed 'newstext: fingerprints' 'CREATE UNLOGGED TABLE fp AS SELECT id, of, news_fingerprint(body) AS fp FROM doc' 'ALTER TABLE fp ADD PRIMARY KEY (id)'
timed 'newstext: index' 'CREATE INDEX fp_ix ON fp USING gin (fp)' "SELECT 'table ' || pg_size_pretty(pg_table_size('fp')) || ', index ' || pg_size_pretty(pg_relation_size('fp_ix'))"
q -c 'VACUUM ANALYZE fp'
latency 'newstext: look-up' 'SELECT t.id FROM fp t WHERE news_similar(t.fp, (SELECT fp FROM fp WHERE id = :id)) AND t.id <> :id;' "$rows"
timed 'newstext: all pairs' 'SELECT count(*) FROM fp a JOIN fp b ON news_similar(a.fp, b.fp) WHERE a.id < b.id'
timed 'newstext: copies found' "SELECT round(100.0 * avg(EXISTS (SELECT FROM fp b WHERE news_similar(b.fp, a.fp) AND b.id = a.of)::int), 1) || ' %' FROM (SELECT * FROM fp WHERE id <> of ORDER BY md5(id::text) LIMIT 2000) a"
timed 'newstext: 5,000 inserts' "INSERT INTO fp SELECT id + 10000000, of, news_fingerprint(body) FROM doc WHERE id <= 5000"

timed 'bands: table' 'CREATE UNLOGGED TABLE band AS SELECT id, b::int2 AS band, v AS h FROM doc, unnest(bands) WITH ORDINALITY u(v, b)'
timed 'bands: index' 'CREATE INDEX band_ix ON band (band, h) INCLUDE (id)' "SELECT 'table ' || pg_size_pretty(pg_table_size('band')) || ', index ' || pg_size_pretty(pg_relation_size('band_ix'))"
q -c 'VACUUM ANALYZE band'
latency 'bands: look-up' 'SELECT DISTINCT t.id FROM doc p, unnest(p.bands) WITH ORDINALITY u(v, b) JOIN band t ON t.band = u.b::int2 AND t.h = u.v WHERE p.id = :id AND t.id <> :id;' "$rows"
timed 'bands: all pairs' 'SELECT count(*) FROM (SELECT DISTINCT a.id, b.id FROM band a JOIN band b USING (band, h) WHERE a.id < b.id) x'
timed 'bands: copies found' "SELECT round(100.0 * avg(EXISTS (SELECT FROM unnest(a.bands) WITH ORDINALITY u(v, b) JOIN band t ON t.band = u.b::int2 AND t.h = u.v WHERE t.id = a.of)::int), 1) || ' %' FROM (SELECT * FROM doc WHERE id <> of ORDER BY md5(id::text) LIMIT 2000) a"
timed 'bands: 5,000 inserts' "INSERT INTO band SELECT id + 10000000, b::int2, v FROM doc, unnest(bands) WITH ORDINALITY u(v, b) WHERE id <= 5000"

q -c "CREATE UNLOGGED TABLE small AS SELECT id, body FROM doc WHERE id <= $trgm_rows" -c 'ALTER TABLE small ADD PRIMARY KEY (id)'
timed "pg_trgm: index of $trgm_rows rows" 'CREATE INDEX small_ix ON small USING gin (body gin_trgm_ops)' "SELECT 'index ' || pg_size_pretty(pg_relation_size('small_ix'))"
q -c 'VACUUM ANALYZE small'
lookups=$((lookups / 20 + 1))
PGOPTIONS='-c pg_trgm.similarity_threshold=0.7' latency "pg_trgm: look-up in $trgm_rows rows" 'SELECT t.id FROM small t WHERE t.body % (SELECT body FROM small WHERE id = :id) AND t.id <> :id;' "$trgm_rows"
