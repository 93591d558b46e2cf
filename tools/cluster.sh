# cluster.sh - what demo/run.sh, test/run.sh and bench/run.sh share: the packages, the build, a throwaway cluster.
#
#   . tools/cluster.sh
#   nt_prepare          installs what is missing (Debian, Ubuntu), builds and installs the extension
#   nt_cluster_start    initdb in a private folder, a server on a unix socket only; sets PGHOST, PGUSER, PGDATABASE
#   nt_cluster_stop     called on exit: ends the server, removes the folder
#
# Works as root and not as root (then the packages must be there and the server's folders writable).  Never touches
# another cluster or a TCP port.  NT_DIR is the tree; NT_QUIET=1 says less.

NT_DIR=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
cd "$NT_DIR" || exit 1

nt_say() {
    [ -n "${NT_QUIET:-}" ] || printf '%s\n' "$*" >&2
}

# COMMAND ...: what it says is shown if it fails
nt_quietly() {
    said=$("$@" 2>&1) || {
        printf '%s\n' "$said" >&2
        exit 1
    }
}

# PACKAGE ...: installs those that dpkg does not know as installed
nt_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    missing=
    for package in "$@"; do
        dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$' ||
            missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" != 0 ]; then
        echo "missing packages:$missing (run as root, or: apt-get install$missing)" >&2
        exit 1
    fi
    nt_say "installing:$missing"
    if [ ! -f /etc/postgresql-common/createcluster.conf ]; then
        # Debian's server package would make and start a cluster of its own
        mkdir -p /etc/postgresql-common
        echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
    fi
    export DEBIAN_FRONTEND=noninteractive
    nt_quietly sh -c "apt-get -qq update && apt-get -qq -y --no-install-recommends install $missing"
}

nt_prepare() {
    if [ -n "${PG_CONFIG:-}" ]; then
        nt_packages make gcc libc6-dev libicu-dev perl "$@"
    else
        # the server of this Debian, when none is there to build against (the headers tell: pgxs.mk comes with the client)
        if ! { command -v pg_config && [ -f "$(pg_config --includedir-server)/postgres.h" ]; } >/dev/null 2>&1; then
            nt_packages postgresql postgresql-server-dev-all
        fi
        nt_packages make gcc libc6-dev libicu-dev perl "$@"
        # the newest server that has both its programs and its build files
        PG_CONFIG=$(command -v pg_config || true)
        for candidate in /usr/lib/postgresql/*/bin/pg_config; do
            [ -x "$candidate" ] && [ -x "$(dirname "$candidate")/initdb" ] && [ -f "$("$candidate" --includedir-server)/postgres.h" ] &&
                PG_CONFIG=$candidate
        done
    fi
    export PG_CONFIG
    NT_BIN=$("$PG_CONFIG" --bindir)
    PATH=$NT_BIN:$PATH
    export PATH LC_ALL=C.UTF-8
    nt_say "building for $("$PG_CONFIG" --version)"
    # bitcode serves only servers that inline extension functions into queries; ours are too large for that
    nt_quietly make -s -j"$(nproc 2>/dev/null || echo 1)" with_llvm=no PG_CONFIG="$PG_CONFIG"
    nt_quietly make -s install with_llvm=no PG_CONFIG="$PG_CONFIG"
}

# the server refuses to run as root
nt_as() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=postgres --regid=postgres --init-groups "$@"
    else
        "$@"
    fi
}

nt_cluster_start() {
    NT_RUN=$(mktemp -d /tmp/newstext.XXXXXX)    # a socket's path has at most 107 bytes
    [ "$(id -u)" != 0 ] || chown postgres "$NT_RUN"
    chmod 755 "$NT_RUN"
    trap nt_cluster_stop EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    # from a folder that the server's user may read, which the tree may not be
    (cd "$NT_RUN" && nt_as "$NT_BIN/initdb" -D "$NT_RUN/data" -E UTF8 --locale=C.UTF-8 -A trust -U postgres -N >/dev/null)
    cat >> "$NT_RUN/data/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$NT_RUN'
fsync = off
autovacuum = off
max_wal_size = 4GB
CONF
    (cd "$NT_RUN" && nt_as "$NT_BIN/pg_ctl" -D "$NT_RUN/data" -l "$NT_RUN/log" -w start >/dev/null) || {
        cat "$NT_RUN/log" >&2
        exit 1
    }
    unset PGPORT PGSERVICE PGOPTIONS PGPASSWORD PGHOSTADDR
    export PGHOST="$NT_RUN" PGUSER=postgres PGDATABASE=postgres
}

nt_cluster_stop() {
    status=$?
    trap - EXIT
    if [ -n "${NT_RUN:-}" ]; then
        (cd "$NT_RUN" && nt_as "$NT_BIN/pg_ctl" -D "$NT_RUN/data" -m immediate stop >/dev/null 2>&1)
        rm -rf "$NT_RUN"
    fi
    exit $status
}
