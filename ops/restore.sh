#!/usr/bin/env bash
# Puts a backup into an empty database: whole, or not at all. It never writes over anything; the database of before stays what it was.
#   ops/restore.sh FILE              into the database of PARAPHE_DB_URL, as PARAPHE_DB_USER, with PARAPHE_DB_PASSWORD
set -euo pipefail

file=${1:?usage: ops/restore.sh FILE}
: "${PARAPHE_DB_URL:?is not set: jdbc:postgresql://host:port/database}"
address=${PARAPHE_DB_URL#jdbc:}
address=${address%%\?*}
export PGUSER=${PARAPHE_DB_USER:-paraphe} PGPASSWORD=${PARAPHE_DB_PASSWORD:-}

if ! (cd "$(dirname "$file")" && sha256sum --check --status "$(basename "$file").sha256"); then
    echo "restore: $file is not what backup.sh wrote (or its .sha256 is missing)" >&2
    exit 1
fi
tables=$(psql --dbname="$address" --no-psqlrc --tuples-only --no-align --command="select count(*) from information_schema.tables where table_schema = 'public'")
if [ "$tables" != 0 ]; then
    echo "restore: the database has $tables tables already; create an empty one and name it in PARAPHE_DB_URL" >&2
    exit 1
fi
pg_restore --dbname="$address" --no-owner --no-privileges --exit-on-error --single-transaction "$file"
# What waited to be sent may have left since: no mail goes twice without a human's word.
held=$(psql --dbname="$address" --no-psqlrc --tuples-only --no-align --command="
    with held as (update mail set status = 'UNCERTAIN', next_attempt_at = null, version = version + 1,
        last_error = 'Ce courriel attendait lors de la sauvegarde qui a été restaurée ; il est peut-être parti depuis.'
        where status in ('WAITING', 'SENDING') returning 1) select count(*) from held")
psql --dbname="$address" --no-psqlrc --quiet --command=analyze
psql --dbname="$address" --no-psqlrc --tuples-only --no-align --command="
    select 'restored: ' || (select count(*) from convention) || ' conventions, ' || (select count(*) from document) || ' papers, '
        || (select count(*) from act_ru_task) || ' open tasks, version ' || (select version from flyway_schema_history where success and version is not null
            order by installed_rank desc limit 1) || ' of the tables; $held mails that waited then are uncertain now'"
