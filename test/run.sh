#!/bin/sh
# run.sh - every suite of newstext, from a bare Debian on; the last line is "N passed, N failed"
#
#   sh test/run.sh                  all suites
#   sh test/run.sh regress docs     only these (tree warnings lint unit interrupts regress isolation tap linear spans page docs fuzz)
#
# test/README.md says what each suite proves.  FUZZ_SECONDS (default 30) is the time for one fuzz target.
set -u
chosen=${*:-tree warnings lint unit interrupts regress isolation tap linear spans page docs fuzz}

. "$(dirname -- "$0")/../tools/cluster.sh"
packages='libipc-run-perl postgresql-contrib'
case " $chosen " in *' fuzz '*) packages="$packages clang libclang-rt-dev" ;; esac
case " $chosen " in *' docs '*) packages="$packages python3-psycopg2" ;; esac
# a browser that is there already will do
case " $chosen " in *' page '*) command -v chromium google-chrome >/dev/null 2>&1 || packages="$packages chromium-headless-shell" ;; esac
# shellcheck disable=SC2086
nt_prepare $packages
nt_cluster_start

passed=0
failed=0
log=$NT_RUN/suite.log

# SUITE PASSED FAILED: adds to the sums; a suite that ran nothing has failed
count() {
    [ $(($2 + $3)) -gt 0 ] || set -- "$1" 0 1
    passed=$((passed + $2))
    failed=$((failed + $3))
    printf '%-10s %5s passed %3s failed %5s s\n' "$1" "$2" "$3" $(($(date +%s) - started))
    [ "$3" = 0 ] || tail -n 60 "$log" | sed 's/^/    /'
}

# the suite's log ends with, or holds, lines "N passed, N failed": their sum; a bad exit status counts as a failure
count_sums() {
    sums=$(sed -n 's/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p' "$log" | awk '{p += $1; f += $2} END {print p + 0, f + 0}')
    bad=${sums#* }
    [ "$2" = 0 ] || [ "$bad" != 0 ] || bad=1
    count "$1" "${sums% *}" "$bad"
}

# pg_regress and pg_isolation_regress of 15 ("test x ... ok") and later ("ok 1 - x")
count_regress() {
    good=$(grep -cE '^(test .*\.\.\. ok|ok [0-9])' "$log")
    bad=$(grep -cE '^(test .*\.\.\. FAILED|not ok [0-9])' "$log")
    [ "$2" = 0 ] || [ "$bad" != 0 ] || bad=1
    count "$1" "$good" "$bad"
    [ "$bad" = 0 ] || find "$NT_DIR" -name 'regression.diffs' -size +0 -exec head -n 150 {} \;
}

pgxs=$(dirname "$("$PG_CONFIG" --pgxs)")/../..

for suite in $chosen; do
    started=$(date +%s)
    case $suite in
        tree)
            sh test/tree.sh > "$log" 2>&1
            count_sums tree $? ;;
        warnings)
            sh test/warnings.sh > "$log" 2>&1
            count_sums warnings $? ;;
        lint)
            nt_packages clang-tidy cppcheck
            sh test/lint.sh > "$log" 2>&1
            count_sums lint $? ;;
        unit)
            make -s unitcheck PG_CONFIG="$PG_CONFIG" > "$log" 2>&1
            count_sums unit $? ;;
        interrupts)
            make -s interruptscheck PG_CONFIG="$PG_CONFIG" > "$log" 2>&1
            count_sums interrupts $? ;;
        regress)
            make -s installcheck with_llvm=no ISOLATION= TAP_TESTS= PG_CONFIG="$PG_CONFIG" > "$log" 2>&1
            count_regress regress $? ;;
        isolation)
            # shellcheck disable=SC2046
            "$pgxs/src/test/isolation/pg_isolation_regress" --inputdir=test/isolation --outputdir="$NT_RUN/isolation" \
                --bindir="$NT_BIN" --load-extension=newstext --dbname=isolation_regression \
                $(ls test/isolation/specs | sed -n 's/\.spec$//p') > "$log" 2>&1
            count_regress isolation $? ;;
        tap)
            # the tests start servers of their own, which root may not; and they must be able to read the tree
            mkdir "$NT_RUN/tree" && tar -cf - --exclude=.git --exclude='*.o' --exclude=tmp_check . | tar -C "$NT_RUN/tree" -xf -
            [ "$(id -u)" != 0 ] || chown -R postgres "$NT_RUN/tree"
            (cd "$NT_RUN/tree" && HOME="$NT_RUN/tree" TESTDIR="$NT_RUN/tree" TESTDATADIR="$NT_RUN/tree/tmp_check" \
                TESTLOGDIR="$NT_RUN/tree/tmp_check/log" PERL5LIB="$pgxs/src/test/perl" \
                PG_REGRESS="$pgxs/src/test/regress/pg_regress" PGHOST= nt_as prove -v test/t/*.pl) > "$log" 2>&1
            status=$?
            good=$(grep -cE '^ok [0-9]' "$log")
            bad=$(grep -cE '^not ok [0-9]' "$log")
            [ $status = 0 ] || [ "$bad" != 0 ] || bad=1
            count tap "$good" "$bad" ;;
        linear)
            psql -X -q -d postgres -c 'DROP DATABASE IF EXISTS linear' -c 'CREATE DATABASE linear' > "$log" 2>&1
            psql -X -q -A -t -d linear -v ON_ERROR_STOP=1 -f test/linear.sql >> "$log" 2>&1
            count_sums linear $? ;;
        spans)
            psql -X -q -d postgres -c 'DROP DATABASE IF EXISTS spans' -c 'CREATE DATABASE spans' > "$log" 2>&1
            { psql -X -q -d spans -c 'CREATE EXTENSION newstext' && PGDATABASE=spans sh demo/load.sh demo/articles &&
                psql -X -q -A -t -d spans -v ON_ERROR_STOP=1 -f test/spans.sql; } >> "$log" 2>&1
            count_sums spans $? ;;
        page)
            psql -X -q -d postgres -c 'DROP DATABASE IF EXISTS page' -c 'CREATE DATABASE page' > "$log" 2>&1
            { psql -X -q -d page -c 'CREATE EXTENSION newstext' && PGDATABASE=page sh demo/load.sh demo/articles &&
                PGDATABASE=page sh test/page.sh; } >> "$log" 2>&1
            count_sums page $? ;;
        docs)
            perl test/examples.pl > "$log" 2>&1
            status=$?
            PGDATABASE=examples sh test/clients.sh >> "$log" 2>&1 || status=1
            count_sums docs $status ;;
        fuzz)
            sh test/fuzz/run.sh > "$log" 2>&1
            count_sums fuzz $? ;;
        *)
            echo "run.sh: no suite $suite" >&2
            exit 2 ;;
    esac
done

# a back end that died is a failure, whatever the suites saw
if grep -aqE 'PANIC|server process .* was terminated|TRAP:' "$NT_RUN/log"; then
    grep -aE -A3 'PANIC|server process .* was terminated|TRAP:' "$NT_RUN/log" | tail -n 40
    failed=$((failed + 1))
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
