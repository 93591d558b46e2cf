#!/bin/sh
# warnings.sh - every source file compiles without a warning, for the server and (the core) without it
set -u
cd "$(dirname -- "$0")/.." || exit 1
include=$("${PG_CONFIG:-pg_config}" --includedir-server)
flags="-fsyntax-only -O1 -Wall -Wextra -Wshadow -Wmissing-prototypes -Wno-unused-parameter -Wno-sign-compare
    -Wno-missing-field-initializers -Werror -Isrc -Itest/unit -isystem $include"
passed=0
failed=0
for file in src/*/*.c test/unit/*.c; do
    for mode in '' -DFRONTEND; do
        case "$file $mode" in
            src/pg/*FRONTEND) continue ;;
            test/unit/*' ') continue ;;
        esac
        # shellcheck disable=SC2086
        if ${CC:-gcc} $flags $mode "$file"; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
        fi
    done
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
