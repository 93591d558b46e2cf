#!/bin/sh
# tree.sh - what a grep can prove about the sources: floors, borders, versions, leftovers
set -u
cd "$(dirname -- "$0")/.." || exit 1
passed=0
failed=0

# WHAT OUTPUT: passes when there is no output
nothing() {
    if [ -z "$2" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf '%s:\n%s\n' "$1" "$2"
    fi
}

nothing 'server headers outside src/pg' \
    "$(grep -nE '#include "(fmgr\.h|funcapi\.h|utils/|catalog/|access/|executor/|mb/|nodes/)' -r src --include='*.[ch]' | grep -v '^src/pg/')"

# a room includes only rooms of its own floor's list
floor() {
    room=$1
    shift
    allowed=$(printf '%s|' "$room" "$@" | sed 's/|$//')
    nothing "src/$room includes a room above it" \
        "$(grep -nE '#include "[a-z]+/' -r "src/$room" --include='*.[ch]' | grep -vE "#include \"(data|$allowed)/" | grep -vE '"(common|port|lib)/')"
}
floor core
floor strip core
floor html core strip
floor quote core strip
floor fingerprint core strip
floor number core strip quote
floor compare core strip fingerprint
floor markup core strip quote number compare

version=$(sed -n "s/^default_version = '\(.*\)'/\1/p" newstext.control)
nothing 'versions differ' "$(
    grep -q "#define NEWSTEXT_VERSION \"$version\"" src/pg/border.h || echo "src/pg/border.h is not $version"
    grep -q "\"version\": \"$version.0\"" META.json || echo "META.json is not $version.0"
    sed -n '/^## /{p;q;}' CHANGELOG.md | grep -q "^## $version" || echo "CHANGELOG.md does not begin with $version"
    [ -f "newstext--$version.sql" ] || echo "newstext--$version.sql is missing")"
nothing 'left-over marks' "$(grep -nE '\b(TODO|FIXME|XXX|HACK)\b' -r src sql demo bench docs tools --include='*.*' --exclude='*.o' --exclude='*.bc' | grep -v 'unicode.inc')"
nothing 'files over 1,000 lines' "$(find src -name '*.[ch]' -exec wc -l {} + | awk '$2 != "total" && $1 > 1000')"
nothing 'CREATE OR REPLACE or IF NOT EXISTS in an install script' "$(grep -nE 'CREATE OR REPLACE|IF NOT EXISTS' newstext--*.sql)"
nothing 'data files without a licence' "$(grep -LiE 'licen[cs]e' src/data/*.txt)"
perl -MJSON::PP -e 'local $/; decode_json(<>)' META.json 2>/dev/null && passed=$((passed + 1)) || { failed=$((failed + 1)); echo 'META.json is no JSON'; }

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
