#!/bin/sh
# run.sh - newstext at work, from a bare Debian on: sets everything up in a throwaway cluster and shows the main job
#
#   sh demo/run.sh                  the sample articles of demo/articles
#   sh demo/run.sh FOLDER           your own .txt and .html files
#   sh demo/run.sh --html FILE      writes one self-contained page of the results instead
set -eu
folder=$(dirname -- "$0")/articles
html=
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help) sed -n '2,/^set/p' "$0" | sed '$d;s/^# \{0,1\}//'; exit 0 ;;
        --html) [ $# -ge 2 ] || { echo "run.sh: --html needs a file name" >&2; exit 2; }
            html=$2; shift ;;
        -*) echo "run.sh: unknown option $1" >&2; exit 2 ;;
        *) folder=$1 ;;
    esac
    shift
done
[ -d "$folder" ] || { echo "run.sh: no folder $folder" >&2; exit 2; }
folder=$(CDPATH= cd -- "$folder" && pwd)
case $html in '' | /*) ;; *) html=$PWD/$html ;; esac

. "$(dirname -- "$0")/../tools/cluster.sh"
nt_prepare
nt_cluster_start
psql -X -q -c 'CREATE EXTENSION newstext'
sh demo/load.sh "$folder"
if [ -n "$html" ]; then
    psql -X -q -A -t -v ON_ERROR_STOP=1 -f demo/page.sql > "$html"
    echo "written: $html"
else
    psql -X -q -v ON_ERROR_STOP=1 -f demo/demo.sql
fi
