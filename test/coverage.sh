#!/bin/sh
# coverage.sh - lines of the sources that pg_regress, isolation, TAP, spans and the unit tests run (not part of test/run.sh)
#
# Builds a copy of the tree with --coverage, installs it, runs the suites, prints gcovr's table, installs the plain build again.
set -u
. "$(dirname -- "$0")/../tools/cluster.sh"
nt_prepare libipc-run-perl postgresql-contrib gcovr
nt_cluster_start
copy=$NT_RUN/copy
mkdir "$copy" && tar -cf - --exclude=.git --exclude='*.o' --exclude='*.so' --exclude=tmp_check . | tar -C "$copy" -xf -
cd "$copy" || exit 1
make -s with_llvm=no PG_CONFIG="$PG_CONFIG" PG_CFLAGS='--coverage -O0' SHLIB_LINK='-licui18n -licuuc --coverage' >/dev/null &&
    make -s install with_llvm=no PG_CONFIG="$PG_CONFIG" >/dev/null || exit 1
rm -f test/unit/unit
make -s test/unit/unit CC='gcc --coverage' PG_CONFIG="$PG_CONFIG" && test/unit/unit
[ "$(id -u)" != 0 ] || chown -R postgres "$copy"
make -s installcheck with_llvm=no ISOLATION= TAP_TESTS= PG_CONFIG="$PG_CONFIG" | grep -cE '^(test .*\.\.\. ok|ok [0-9])'
pgxs=$(dirname "$("$PG_CONFIG" --pgxs)")/../..
# shellcheck disable=SC2046
"$pgxs/src/test/isolation/pg_isolation_regress" --inputdir=test/isolation --outputdir="$NT_RUN/isolation" --bindir="$NT_BIN" \
    --load-extension=newstext --dbname=isolation_regression $(ls test/isolation/specs | sed -n 's/\.spec$//p') | tail -n 3
HOME=$copy TESTDIR=$copy TESTDATADIR=$copy/tmp_check TESTLOGDIR=$copy/tmp_check/log PERL5LIB=$pgxs/src/test/perl \
    PG_REGRESS=$pgxs/src/test/regress/pg_regress PGHOST= nt_as prove test/t/*.pl
psql -X -q -d postgres -c 'CREATE DATABASE spans'
PGDATABASE=spans psql -X -q -c 'CREATE EXTENSION newstext' && PGDATABASE=spans sh demo/load.sh demo/articles && psql -X -q -A -t -d spans -f test/spans.sql
nt_as "$NT_BIN/pg_ctl" -D "$NT_RUN/data" -m fast stop >/dev/null    # gcov writes when a back end ends
gcovr -r "$copy" --exclude 'test/' --exclude '.*\.inc' "$@"
cd "$NT_DIR" && make -s install with_llvm=no PG_CONFIG="$PG_CONFIG" >/dev/null
