#!/bin/sh
# run.sh [SECONDS] [TARGET ...] - libFuzzer with the address and undefined-behaviour sanitizers over every parser of the core
#
# Seeds are our own texts: test/fuzz/seeds and demo/articles.  Needs clang (Debian's clang package); a new finding is left
# in test/fuzz/bin.  FUZZ_JOBS targets run at a time (default: a processor each).  For each target the number of executions
# and the code reached (libFuzzer's cov: edges, ft: features) are printed; the last line is "N passed, N failed".
set -u
cd "$(dirname -- "$0")/../.." || exit 1
bin=test/fuzz/bin

# SECONDS TARGET: one target, already linked
if [ "${1:-}" = -one ]; then
    seconds=$2
    target=$3
    corpus=$(mktemp -d)
    cp demo/articles/* test/fuzz/seeds/* "$corpus"
    if "$bin/$target" -max_total_time="$seconds" -max_len=20000 -timeout=10 -rss_limit_mb=2048 \
        -print_final_stats=1 -artifact_prefix="$bin/$target-" "$corpus" > "$bin/$target.log" 2>&1; then
        executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$bin/$target.log")
        reached=$(sed -n 's/.*\(cov: [0-9]*\) \(ft: [0-9]*\).*/\1, \2/p' "$bin/$target.log" | tail -n 1)
        echo "$target: $executions executions, $reached"
        status=0
    else
        echo "$target failed:"
        tail -n 40 "$bin/$target.log"
        status=1
    fi
    rm -rf "$corpus"
    exit $status
fi

seconds=${1:-${FUZZ_SECONDS:-30}}
[ $# -gt 0 ] && shift
targets=${*:-$(sed -n 's/^fuzz_\([a-z_0-9]*\)(.*/\1/p' test/fuzz/fuzz.c)}
jobs=${FUZZ_JOBS:-$(nproc 2>/dev/null || echo 1)}
clang=$(command -v clang || command -v clang-14 || command -v clang-19) || { echo 'no clang'; echo '0 passed, 1 failed'; exit 1; }
config=${PG_CONFIG:-pg_config}
mkdir -p "$bin"
make -s lexicons PG_CONFIG="$config" || exit 1
flags="-g -O1 -DFRONTEND -Wno-ignored-attributes -Isrc -Itest/fuzz -I$("$config" --includedir-server)
    -fsanitize=address,undefined -fno-sanitize-recover=undefined"
libraries="-L$("$config" --pkglibdir) -L$("$config" --libdir) -lpgcommon -lpgport -licuuc -lm"

# the same objects for every target
sources="test/fuzz/arena.c $(ls src/*/*.c | grep -v '^src/pg/')"
object_of='s|/|_|g; s|\.c$|.o|'
# shellcheck disable=SC2086
printf '%s\n' $sources | xargs -P "$jobs" -I '{}' sh -c "'$clang' $(echo $flags) -fsanitize=fuzzer-no-link \
    -c -o $bin/\$(echo '{}' | sed '$object_of') '{}'" || { echo '0 passed, 1 failed'; exit 1; }
# shellcheck disable=SC2086
objects=$(printf '%s\n' $sources | sed "$object_of; s|^|$bin/|")

linked=
count=0
for target in $targets; do
    count=$((count + 1))
    any=
    case $target in utf8 | *_recv | *_in) any=-DFUZZ_ANY_BYTES ;; esac
    # shellcheck disable=SC2086
    "$clang" $flags -fsanitize=fuzzer $any "-DFUZZ_TARGET=fuzz_$target" -o "$bin/$target" test/fuzz/fuzz.c $objects $libraries &&
        linked="$linked $target"
done
out=$bin/outcome
# shellcheck disable=SC2086
printf '%s\n' $linked | xargs -P "$jobs" -n 1 sh test/fuzz/run.sh -one "$seconds" | tee "$out"
passed=$(grep -c ' executions, cov: ' "$out")
echo "$passed passed, $((count - passed)) failed"
[ "$passed" = "$count" ]
