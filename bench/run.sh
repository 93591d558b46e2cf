#!/bin/sh
# run.sh [MEGABYTES] - MB/s of every function on one core, over made-up articles (bench/corpus.pl), and the ratio to md5(body)
# and to to_tsvector('english', body) in the same run.  Best of three passes, text in cache and uncompressed.
set -eu
megabytes=${1:-20}
. "$(dirname -- "$0")/../tools/cluster.sh"
nt_prepare
nt_cluster_start
psql -X -q -c 'CREATE EXTENSION newstext' -c 'CREATE TABLE doc (id int, body text, html text); ALTER TABLE doc ALTER body SET STORAGE EXTERNAL, ALTER html SET STORAGE EXTERNAL'
perl bench/corpus.pl "$megabytes" | psql -X -q -c '\copy doc FROM PSTDIN'
psql -X -q -v ON_ERROR_STOP=1 -f bench/bench.sql
