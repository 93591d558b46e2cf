#!/bin/sh
# run.sh [SECONDS] [TARGET ...] - libFuzzer with the address and undefined-behaviour sanitizers over every parser of the core
#
# Seeds are our own texts: test/fuzz/seeds and demo/articles.  Needs clang (Debian's clang package); a new finding is left
# in test/fuzz/bin.  The last line is "N passed, N failed".
set -u
cd "$(dirname -- "$0")/../.." || exit 1
seconds=${1:-${FUZZ_SECONDS:-30}}
[ $# -gt 0 ] && shift
targets=${*:-$(sed -n 's/^fuzz_\([a-z_0-9]*\)(.*/\1/p' test/fuzz/fuzz.c)}
clang=$(command -v clang || command -v clang-14 || command -v clang-19) || { echo 'no clang'; echo '0 passed, 1 failed'; exit 1; }
config=${PG_CONFIG:-pg_config}
bin=test/fuzz/bin
mkdir -p "$bin"
make -s lexicons PG_CONFIG="$config" || exit 1
flags="-g -O1 -DFRONTEND -Wno-ignored-attributes -Isrc -Itest/fuzz -I$("$config" --includedir-server)
    -fsanitize=address,undefined -fno-sanitize-recover=undefined"
objects=
for file in test/fuzz/arena.c $(ls src/*/*.c | grep -v '^src/pg/'); do
    object=$bin/$(echo "$file" | tr / _).o
    objects="$objects $object"
    # shellcheck disable=SC2086
    "$clang" $flags -fsanitize=fuzzer-no-link -c -o "$object" "$file" || { echo '0 passed, 1 failed'; exit 1; }
done
passed=0
failed=0
for target in $targets; do
    any=
    case $target in utf8 | *_recv | *_in) any=-DFUZZ_ANY_BYTES ;; esac
    # shellcheck disable=SC2086
    if ! "$clang" $flags -fsanitize=fuzzer $any "-DFUZZ_TARGET=fuzz_$target" -o "$bin/$target" test/fuzz/fuzz.c $objects \
        -L"$("$config" --pkglibdir)" -L"$("$config" --libdir)" -lpgcommon -lpgport -licuuc -lm; then
        failed=$((failed + 1))
        continue
    fi
    corpus=$(mktemp -d)
    cp demo/articles/* test/fuzz/seeds/* "$corpus"
    if "$bin/$target" -max_total_time="$seconds" -max_len=20000 -timeout=10 -rss_limit_mb=2048 -verbosity=0 \
        -print_final_stats=1 -artifact_prefix="$bin/$target-" "$corpus" > "$bin/$target.log" 2>&1; then
        passed=$((passed + 1))
        sed -n "s/^stat::number_of_executed_units: */$target: executions /p" "$bin/$target.log"
    else
        failed=$((failed + 1))
        echo "$target failed:"
        tail -n 40 "$bin/$target.log"
    fi
    rm -rf "$corpus"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
