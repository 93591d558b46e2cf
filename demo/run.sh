#!/bin/sh
# run.sh - newstext at work, from a bare Debian on: sets everything up in a throwaway cluster and shows the main job
#
#   sh demo/run.sh                  the sample articles of demo/articles
#   sh demo/run.sh FOLDER           your own .txt and .html files
set -eu
folder=$(dirname -- "$0")/articles
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help) sed -n '2,/^set/p' "$0" | sed '$d;s/^# \{0,1\}//'; exit 0 ;;
        -*) echo "run.sh: unknown option $1" >&2; exit 2 ;;
        *) folder=$1 ;;
    esac
    shift
done
[ -d "$folder" ] || { echo "run.sh: no folder $folder" >&2; exit 2; }
folder=$(CDPATH= cd -- "$folder" && pwd)

. "$(dirname -- "$0")/../tools/cluster.sh"
nt_prepare
nt_cluster_start
psql -X -q -c 'CREATE EXTENSION newstext'
sh demo/load.sh "$folder"
psql -X -q -v ON_ERROR_STOP=1 -f demo/demo.sql
