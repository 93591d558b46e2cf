#!/bin/sh
# cost.sh [MEGABYTES] - COST and ROWS of the functions as CREATE FUNCTION wants them: the time of a call on an article in
# units of one operator (cpu_operator_cost), and the rows of a call.  Over made-up articles (bench/corpus.pl).
set -eu
megabytes=${1:-2}
. "$(dirname -- "$0")/../tools/cluster.sh"
nt_prepare
nt_cluster_start
psql -X -q -c 'CREATE EXTENSION newstext' -c 'CREATE TABLE doc (id int, body text, html text); ALTER TABLE doc ALTER body SET STORAGE EXTERNAL, ALTER html SET STORAGE EXTERNAL'
perl bench/corpus.pl "$megabytes" | psql -X -q -c '\copy doc FROM PSTDIN'
psql -X -q -v ON_ERROR_STOP=1 -f bench/cost.sql
