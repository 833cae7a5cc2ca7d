#!/usr/bin/env bash
# A PostgreSQL of one's own from Debian's package, in a folder, on loopback: for ops/cluster.sh and the tests. Not for an installation: there Debian's service runs it.
#   ops/postgres.sh start FOLDER PORT     creates it where there is none; user paraphe, password paraphe, database paraphe
#   ops/postgres.sh stop FOLDER
set -euo pipefail

command=${1:-} folder=${2:-} port=${3:-}
bin=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -1) || { echo "postgres.sh: Debian's package postgresql is missing" >&2; exit 1; }
# PostgreSQL does not run as root.
as=()
[ "$(id -u)" != 0 ] || as=(runuser -u postgres --)

case $command in
    start)
        : "${port:?usage: ops/postgres.sh start FOLDER PORT}"
        mkdir -p "$folder"
        folder=$(cd "$folder" && pwd)
        [ "$(id -u)" != 0 ] || chown postgres: "$folder"
        cd "$folder"
        if [ ! -f data/PG_VERSION ]; then
            "${as[@]}" bash -c 'umask 077; echo paraphe >password'
            "${as[@]}" "$bin/initdb" --pgdata=data --username=paraphe --pwfile=password --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 >initdb.log
            rm password
        fi
        "${as[@]}" "$bin/pg_ctl" --pgdata=data --log=postgres.log --wait --silent \
            --options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=100" start
        export PGHOST=127.0.0.1 PGPORT=$port PGUSER=paraphe PGPASSWORD=paraphe
        [ "$(psql --dbname=postgres -XAtc "select count(*) from pg_database where datname = 'paraphe'")" = 1 ] || createdb paraphe
        ;;
    stop)
        cd "${folder:?usage: ops/postgres.sh stop FOLDER}"
        "${as[@]}" "$bin/pg_ctl" --pgdata=data --wait --silent --mode=fast stop
        ;;
    *)
        echo "usage: ops/postgres.sh start FOLDER PORT | stop FOLDER" >&2
        exit 2
        ;;
esac
