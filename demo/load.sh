#!/bin/sh
# load.sh FOLDER - the .txt and .html files of a folder into the tables of schema.sql, in the database of the PG* variables
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
folder=$1
psql -X -q -v ON_ERROR_STOP=1 -f "$here/schema.sql"
for file in "$folder"/*.txt "$folder"/*.html "$folder"/*.htm; do
    [ -f "$file" ] || continue
    # COPY's text format: a tab between the columns, a backslash in a name doubled
    printf '%s\t%s\n' "$(basename "$file" | sed 's/\\/\\\\/g')" "$(base64 -w0 "$file")"
done | psql -X -q -v ON_ERROR_STOP=1 -f "$here/load.sql"
