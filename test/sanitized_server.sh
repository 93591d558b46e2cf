#!/bin/sh
# sanitized_server.sh [FOLDER] - pg_regress, spans and the linear inputs on a server built from Debian's source package with
# assertions and the address sanitizer (not part of test/run.sh: the server takes some minutes and 1 GB the first time)
#
# FOLDER (default /var/tmp/newstext-asan) keeps the built server for the next run.  Needs root on a Debian with a deb-src line.
set -eu
keep=${1:-/var/tmp/newstext-asan}
. "$(dirname -- "$0")/../tools/cluster.sh"
nt_prepare libipc-run-perl
nt_packages dpkg-dev bison flex zlib1g-dev bzip2
major=$("$PG_CONFIG" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
export ASAN_OPTIONS=detect_leaks=0
if [ ! -x "$keep/bin/postgres" ]; then
    mkdir -p "$keep/source"
    (cd "$keep/source" && apt-get -qq source --download-only --tar-only "postgresql-$major" && tar -xf postgresql-"$major"_*.orig.tar.* &&
        cd postgresql-"$major".*/ && ./configure -q --prefix="$keep" --enable-cassert --enable-debug --with-icu --without-readline \
            CFLAGS='-O1 -g1 -fsanitize=address -fno-omit-frame-pointer' LDFLAGS=-fsanitize=address &&
        make -s -j"$(nproc)" && make -s install && make -s -C contrib install) > "$keep/build.log" 2>&1 || { tail -n 20 "$keep/build.log"; exit 1; }
    rm -rf "$keep/source"
fi
PG_CONFIG=$keep/bin/pg_config NT_BIN=$keep/bin PATH=$keep/bin:$PATH
nt_cluster_start
copy=$NT_RUN/copy
mkdir "$copy" && tar -cf - --exclude=.git --exclude='*.o' --exclude='*.so' --exclude=tmp_check . | tar -C "$copy" -xf -
cd "$copy"
make -s PG_CONFIG="$PG_CONFIG" && make -s install PG_CONFIG="$PG_CONFIG"
status=0
make -s installcheck ISOLATION= TAP_TESTS= PG_CONFIG="$PG_CONFIG" || status=1
psql -X -q -c 'CREATE DATABASE spans' -c 'CREATE DATABASE linear'
PGDATABASE=spans psql -X -q -c 'CREATE EXTENSION newstext'
PGDATABASE=spans sh demo/load.sh demo/articles && psql -X -q -A -t -d spans -f test/spans.sql
psql -X -q -A -t -d linear -f test/linear.sql
if grep -aE -A30 'ERROR: AddressSanitizer|TRAP:|server process .* was terminated' "$NT_RUN/log"; then status=1; fi
exit $status
