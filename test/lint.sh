#!/bin/sh
# lint.sh - what clang-tidy (.clang-tidy says which checks) and cppcheck find in the sources: nothing
set -u
cd "$(dirname -- "$0")/.." || exit 1
include=$("${PG_CONFIG:-pg_config}" --includedir-server)
jobs=$(nproc 2>/dev/null || echo 1)

# FILE: one file, as the server compiles it; says what was found, or nothing
if [ "${1:-}" = -one ]; then
    if out=$(clang-tidy --quiet "$2" -- -O1 -Isrc -isystem "$include" 2>/dev/null) &&
        out=$(cppcheck --quiet --enable=warning,performance,portability --inline-suppr --std=c11 --error-exitcode=1 \
            -Isrc -DFRONTEND=1 --suppress=missingInclude "$2" 2>&1); then
        echo "clean $2"
    else
        printf '%s\n' "$out"
    fi
    exit 0
fi

make -s lexicons PG_CONFIG="${PG_CONFIG:-pg_config}" || exit 1
out=$(printf '%s\n' src/*/*.c | xargs -P "$jobs" -n 1 sh test/lint.sh -one)
count=$(printf '%s\n' src/*/*.c | wc -l)
passed=$(printf '%s\n' "$out" | grep -c '^clean src/')
printf '%s\n' "$out" | grep -v '^clean src/'
echo "$passed passed, $((count - passed)) failed"
[ "$passed" = "$count" ]
