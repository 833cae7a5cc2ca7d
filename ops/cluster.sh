#!/usr/bin/env bash
# Two nodes on one PostgreSQL behind nginx with TLS, all on loopback, from Debian's packages: to see how it is set up, and what happens when a node dies.
#   ops/cluster.sh start [1|2]   everything, or one node again
#   ops/cluster.sh kill 1|2      kill -9 of a node
#   ops/cluster.sh status
#   ops/cluster.sh stop          stops everything gently; the data stay
#   ops/cluster.sh destroy       stops everything and removes its folder
# CLUSTER_DIR (default /tmp/paraphe-cluster) holds all of it; CLUSTER_PORT (default 8440) is nginx's, the nodes have the next two, PostgreSQL the third after it.
# Mails go to a server on CLUSTER_MAIL_PORT (default 2525); where there is none they wait in the outbox.
# CLUSTER_APPLICATION is a file of arguments (@FILE) that java is given in place of the jar: the tests start what they have just compiled.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# nginx is not on everybody's path
PATH=$PATH:/usr/sbin

dir=${CLUSTER_DIR:-/tmp/paraphe-cluster}
port=${CLUSTER_PORT:-8440}
database=$((port + 3))
patience=180

die() {
    echo "cluster.sh: $*" >&2
    exit 1
}

require_packages() {
    local missing=()
    command -v java >/dev/null || missing+=(openjdk-17-jre-headless)
    command -v nginx >/dev/null || missing+=(nginx)
    command -v openssl >/dev/null || missing+=(openssl)
    command -v curl >/dev/null || missing+=(curl)
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
    [ "${#missing[@]}" -gt 0 ] || return 0
    [ "$(id -u)" = 0 ] || die "as root: apt-get install ${missing[*]}"
    echo "Installing: ${missing[*]}"
    apt-get update -qq
    # In runlevel 1 Debian does not start the services of what it installs.
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

jar() {
    compgen -G 'target/paraphe-*.jar' >/dev/null || ./mvnw -q package -DskipTests </dev/null
    compgen -G 'target/paraphe-*.jar' | sort -V | tail -1
}

alive() {
    [ -f "$dir/$1.pid" ] && kill -0 "$(cat "$dir/$1.pid")" 2>/dev/null
}

start_node() {
    local node=node$1
    if alive "$node"; then
        echo "$node runs already"
        return
    fi
    local application=("${CLUSTER_APPLICATION:-}")
    [ -n "${CLUSTER_APPLICATION:-}" ] || application=(-jar "$(cat "$dir/jar")")
    PARAPHE_DB_URL="jdbc:postgresql://127.0.0.1:$database/paraphe?ApplicationName=$node" PARAPHE_DB_PASSWORD=paraphe PARAPHE_PUBLIC_URL="https://paraphe.example:$port" \
        PARAPHE_PORT=$((port + $1)) PARAPHE_NODE=$node PARAPHE_ADMIN_PASSWORD=$(cat "$dir/admin-password") PARAPHE_METRICS_TOKEN=cluster \
        PARAPHE_MAIL_HOST=127.0.0.1 PARAPHE_MAIL_PORT=${CLUSTER_MAIL_PORT:-2525} PARAPHE_MAIL_STARTTLS=false PARAPHE_MAIL_FROM=paraphe@cluster.example \
        PARAPHE_OPERATOR_EMAIL=operator@cluster.example SPRING_PROFILES_ACTIVE=production \
        setsid java -Xmx600m "${application[@]}" >>"$dir/$node.log" 2>&1 </dev/null &
    echo $! >"$dir/$node.pid"
}

await_node() {
    local waited=0
    until curl -fsS "http://127.0.0.1:$((port + $1))/actuator/health/readiness" >/dev/null 2>&1; do
        alive "node$1" || die "node$1 ended: $(tail -5 "$dir/node$1.log")"
        [ $((waited += 1)) -le $patience ] || die "node$1 did not start within $patience s: see $dir/node$1.log"
        sleep 1
    done
    echo "node$1: http://127.0.0.1:$((port + $1)), log in $dir/node$1.log"
}

start_nginx() {
    mkdir -p "$dir/nginx"
    [ -f "$dir/nginx/cert.pem" ] || openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 \
        -keyout "$dir/nginx/key.pem" -out "$dir/nginx/cert.pem" 2>/dev/null
    cat >"$dir/nginx/nginx.conf" <<EOF
$([ "$(id -u)" != 0 ] || echo "user www-data;")
worker_processes 1;
pid $dir/nginx/nginx.pid;
error_log $dir/nginx/error.log;
events { worker_connections 1024; }
http {
    access_log $dir/nginx/access.log;
    client_body_temp_path $dir/nginx/body;
    proxy_temp_path $dir/nginx/proxy;
    fastcgi_temp_path $dir/nginx/fastcgi;
    uwsgi_temp_path $dir/nginx/uwsgi;
    scgi_temp_path $dir/nginx/scgi;

    # A session stays on the node whose name it carries; without one, whoever is less busy. A node that does not answer is left alone for 10 seconds.
    map \$cookie_JSESSIONID \$home { ~\.node1\$ node1; ~\.node2\$ node2; default any; }
    upstream any   { least_conn; keepalive 32; server 127.0.0.1:$((port + 1)) max_fails=1 fail_timeout=10s; server 127.0.0.1:$((port + 2)) max_fails=1 fail_timeout=10s; }
    upstream node1 { keepalive 32; server 127.0.0.1:$((port + 1)) max_fails=1 fail_timeout=10s; server 127.0.0.1:$((port + 2)) backup; }
    upstream node2 { keepalive 32; server 127.0.0.1:$((port + 2)) max_fails=1 fail_timeout=10s; server 127.0.0.1:$((port + 1)) backup; }

    server {
        listen 127.0.0.1:$port ssl;
        ssl_certificate $dir/nginx/cert.pem;
        ssl_certificate_key $dir/nginx/key.pem;
        client_max_body_size 11m;
        # The nodes' own monitoring asks the nodes.
        location = /actuator/prometheus { return 404; }
        location / {
            proxy_pass http://\$home;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host \$http_host;
            proxy_set_header X-Forwarded-For \$remote_addr;
            proxy_set_header X-Forwarded-Proto https;
            proxy_set_header X-Forwarded-Port $port;
            # Only what certainly was not begun is asked of the other node: nobody votes twice.
            proxy_next_upstream error timeout;
            proxy_connect_timeout 2s;
        }
    }
}
EOF
    alive nginx/nginx || nginx -c "$dir/nginx/nginx.conf"
}

# $1: pid file without .pid; $2: signal
end() {
    alive "$1" || { rm -f "$dir/$1.pid"; return 0; }
    local pid waited=0
    pid=$(cat "$dir/$1.pid")
    kill "-$2" "$pid"
    while kill -0 "$pid" 2>/dev/null; do
        [ $((waited += 1)) -le $patience ] || die "$1 ($pid) does not end"
        sleep 1
    done
    rm -f "$dir/$1.pid"
    echo "$1 ended"
}

stop_all() {
    [ -d "$dir" ] || return 0
    end nginx/nginx TERM
    [ ! -f "$dir/node1.pid" ] || kill -TERM "$(cat "$dir/node1.pid")" 2>/dev/null || true
    end node2 TERM
    end node1 TERM
    [ ! -f "$dir/postgresql/data/postmaster.pid" ] || ops/postgres.sh stop "$dir/postgresql"
}

status() {
    local each
    for each in node1 node2; do
        if alive "$each"; then
            echo "$each: $(curl -sS --max-time 5 "http://127.0.0.1:$((port + ${each#node}))/actuator/health/readiness" 2>&1)"
        else
            echo "$each: not running"
        fi
    done
    if alive nginx/nginx; then echo "nginx: https://127.0.0.1:$port"; else echo "nginx: not running"; fi
}

case ${1:-} in
    start)
        mkdir -p "$dir"
        dir=$(cd "$dir" && pwd)
        if [ -n "${2:-}" ]; then
            start_node "$2"
            await_node "$2"
            exit
        fi
        require_packages
        [ -n "${CLUSTER_APPLICATION:-}" ] || realpath "$(jar)" >"$dir/jar"
        [ -f "$dir/admin-password" ] || (umask 077; openssl rand -hex 12 >"$dir/admin-password")
        [ -f "$dir/postgresql/data/postmaster.pid" ] || ops/postgres.sh start "$dir/postgresql" "$database"
        # Both at once, on the empty database too.
        start_node 1
        start_node 2
        await_node 1
        await_node 2
        start_nginx
        echo "https://127.0.0.1:$port (its certificate is its own), account admin, password $(cat "$dir/admin-password")"
        ;;
    kill) end "node${2:?usage: ops/cluster.sh kill 1|2}" KILL ;;
    status) status ;;
    stop) stop_all ;;
    destroy)
        stop_all
        rm -rf "$dir"
        ;;
    *)
        sed -n '3,7s/^# *//p' "${BASH_SOURCE[0]}" >&2
        exit 2
        ;;
esac
