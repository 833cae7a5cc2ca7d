#!/usr/bin/env bash
# Writes everything that Paraphe knows (cases, papers, mails, accounts) into one file, while it runs, and checks that the file can be read.
#   ops/backup.sh FOLDER [DAYS]      DAYS: how long older backups in that folder are kept; without it all are
# Database and password come from the application's own settings: PARAPHE_DB_URL, PARAPHE_DB_USER, PARAPHE_DB_PASSWORD.
set -euo pipefail
umask 077

folder=${1:?usage: ops/backup.sh FOLDER [DAYS]}
days=${2:-}
: "${PARAPHE_DB_URL:?is not set: jdbc:postgresql://host:port/database}"
address=${PARAPHE_DB_URL#jdbc:}
address=${address%%\?*}
export PGUSER=${PARAPHE_DB_USER:-paraphe} PGPASSWORD=${PARAPHE_DB_PASSWORD:-}

mkdir -p "$folder"
file="$folder/paraphe-$(date -u +%Y%m%dT%H%M%SZ).dump"
# Under its own name only once it is whole: whatever is there was finished.
trap 'rm -f "$file.part"' EXIT
pg_dump --dbname="$address" --format=custom --no-owner --no-privileges --file="$file.part"
pg_restore --list "$file.part" >/dev/null
mv "$file.part" "$file"
(cd "$folder" && sha256sum "$(basename "$file")" >"$(basename "$file").sha256")
if [ -n "$days" ]; then
    find "$folder" -maxdepth 1 -name 'paraphe-*.dump*' -mtime "+$days" -delete
fi
echo "$file"
