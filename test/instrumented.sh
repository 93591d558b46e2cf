#!/bin/sh
# instrumented.sh coverage|ubsan [GCOVR OPTION ...] - the suites with the extension built to tell more (not part of test/run.sh)
#
#   coverage    which lines of the sources pg_regress, isolation, TAP, spans and the unit tests run: gcovr's table
#   ubsan       the undefined-behaviour sanitizer in the stock server: an overflow, a bad shift, a misaligned read ends the back end
#
# Builds a copy of the tree, installs it, runs the suites, installs the plain build again.
set -u
mode=${1:-coverage}
[ $# -gt 0 ] && shift
. "$(dirname -- "$0")/../tools/cluster.sh"
case $mode in
    coverage)
        flags='--coverage -O0' link=--coverage
        nt_prepare libipc-run-perl postgresql-contrib gcovr ;;
    ubsan)
        # the server's own builds wrap signed overflow; here it is to be found
        flags='-fsanitize=undefined -fno-sanitize-recover=undefined -fno-wrapv' link=-fsanitize=undefined
        nt_prepare libipc-run-perl postgresql-contrib ;;
    *)
        echo "instrumented.sh: coverage or ubsan" >&2
        exit 2 ;;
esac
nt_cluster_start
copy=$NT_RUN/copy
mkdir "$copy" && tar -cf - --exclude=.git --exclude='*.o' --exclude='*.so' --exclude=tmp_check . | tar -C "$copy" -xf -
cd "$copy" || exit 1
make -s with_llvm=no PG_CONFIG="$PG_CONFIG" PG_CFLAGS="$flags" SHLIB_LINK="-licui18n -licuuc $link" >/dev/null &&
    make -s install with_llvm=no PG_CONFIG="$PG_CONFIG" >/dev/null || exit 1
status=0
rm -f test/unit/unit
make -s test/unit/unit CC="gcc $flags" PG_CONFIG="$PG_CONFIG" && test/unit/unit || status=1
[ "$(id -u)" != 0 ] || chown -R postgres "$copy"
make -s installcheck with_llvm=no ISOLATION= TAP_TESTS= PG_CONFIG="$PG_CONFIG" > "$NT_RUN/regress.out" 2>&1 || status=1
echo "$(grep -cE '^(test .*\.\.\. ok|ok [0-9])' "$NT_RUN/regress.out") files of pg_regress passed"
grep -E '^(test .*\.\.\. FAILED|not ok)' "$NT_RUN/regress.out"
pgxs=$(dirname "$("$PG_CONFIG" --pgxs)")/../..
# shellcheck disable=SC2046
"$pgxs/src/test/isolation/pg_isolation_regress" --inputdir=test/isolation --outputdir="$NT_RUN/isolation" --bindir="$NT_BIN" \
    --load-extension=newstext --dbname=isolation_regression $(ls test/isolation/specs | sed -n 's/\.spec$//p') | tail -n 3
HOME=$copy TESTDIR=$copy TESTDATADIR=$copy/tmp_check TESTLOGDIR=$copy/tmp_check/log PERL5LIB=$pgxs/src/test/perl \
    PG_REGRESS=$pgxs/src/test/regress/pg_regress PGHOST= nt_as prove test/t/*.pl || status=1
psql -X -q -d postgres -c 'CREATE DATABASE spans' -c 'CREATE DATABASE linear'
PGDATABASE=spans psql -X -q -c 'CREATE EXTENSION newstext' && PGDATABASE=spans sh demo/load.sh demo/articles && psql -X -q -A -t -d spans -f test/spans.sql
[ "$mode" = coverage ] || psql -X -q -A -t -d linear -f test/linear.sql
nt_as "$NT_BIN/pg_ctl" -D "$NT_RUN/data" -m fast stop >/dev/null    # gcov writes when a back end ends
[ "$mode" != coverage ] || gcovr -r "$copy" --exclude 'test/' --exclude '.*\.inc' "$@"
if grep -aE -h 'runtime error|server process .* was terminated by signal 6' "$NT_RUN/log" "$copy"/tmp_check/log/*.log; then status=1; fi
cd "$NT_DIR" && make -s install with_llvm=no PG_CONFIG="$PG_CONFIG" >/dev/null
exit $status
