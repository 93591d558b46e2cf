#!/bin/sh
# run.sh [--cost] [MEGABYTES] - what the functions cost on one core, over made-up articles (bench/corpus.pl), text in cache and uncompressed
#
#   sh bench/run.sh 20           MB/s, and the ratio to md5(body) and to to_tsvector('english', body) in the same run; best of three passes
#   sh bench/run.sh --cost 2     COST and ROWS as CREATE FUNCTION wants them: time of a call in units of one operator, rows of a call
set -eu
job=speed
megabytes=20
if [ "${1:-}" = --cost ]; then
    job=cost
    megabytes=2
    shift
fi
. "$(dirname -- "$0")/../tools/cluster.sh"
nt_prepare
nt_cluster_start
psql -X -q -c 'CREATE EXTENSION newstext' -c 'CREATE TABLE doc (id int, body text, html text); ALTER TABLE doc ALTER body SET STORAGE EXTERNAL, ALTER html SET STORAGE EXTERNAL'
perl bench/corpus.pl "${1:-$megabytes}" | psql -X -q -c '\copy doc FROM PSTDIN'
psql -X -q -v ON_ERROR_STOP=1 -f "bench/$job.sql"
