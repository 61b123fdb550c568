#!/usr/bin/env bash
# Prepares a stock Payara Server 6 for Gatehouse; starts the domain if it is down, and stops it
# again. Safe to run again.
#
#   mvn -DskipTests package
#   PAYARA_HOME=/opt/payara6 server-config/payara/configure.sh
#   /opt/payara6/bin/asadmin start-domain
#   PAYARA_HOME=/opt/payara6 server-config/payara/deploy.sh target/ROOT.war
#
# PAYARA_DOMAIN          domain1 by default
# PAYARA_ADMIN_OPTIONS   such as: --user admin --passwordfile /run/secrets/asadmin; the admin port is found
# GATEHOUSE_CONTENT      folder with the driver, target/server-content/payara by default
# GATEHOUSE_DATA_DIR     where H2 keeps its file, the domain's data folder by default
#
# GATEHOUSE_LOG          json for a log in JSON
#
# Files with further asadmin commands may be given as arguments.
#
# Nothing of GATEHOUSE_DB_URL, GATEHOUSE_DB_USER and GATEHOUSE_DB_PASSWORD, nor of
# GATEHOUSE_MAIL_HOST and GATEHOUSE_MAIL_PORT, is written down: the server reads them from its own environment whenever it starts. Start it by asadmin, which sets
# GATEHOUSE_DB_DRIVER from the URL, or set that yourself.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/common.sh"
content=${GATEHOUSE_CONTENT:-$here/../../target/server-content/payara}
[[ -d $content ]] || fail "no $content; run: mvn -DskipTests package"

echo "== driver"
cp "$content"/gatehouse-postgresql*.jar "$folder/lib/"
mkdir -p "$folder/gatehouse-docroot"

data=${GATEHOUSE_DATA_DIR:-$(cd "$folder" && pwd)/data}
if [[ -z ${GATEHOUSE_DB_URL:-} ]]; then
  echo "== password of the H2 database"
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$home/h2db/bin/h2.jar" "$here/../DatabasePassword.java" "$data" >/dev/null ||
    echo "it stays as it is: a JDK is needed to make one" >&2
fi

echo "== environment of the server"
without_our_lines
cat >>"$environment" <<CONF
# gatehouse begin
if [ -z "\${GATEHOUSE_DB_URL:-}\${GATEHOUSE_DB_PASSWORD:-}" ] && [ -r "$data/database-password" ]; then
  export GATEHOUSE_DB_PASSWORD="\$(cat "$data/database-password")"
fi
CONF
cat >>"$environment" <<'CONF'
case "${GATEHOUSE_DB_URL:-}" in
  jdbc:postgresql:*) export GATEHOUSE_DB_DRIVER=org.postgresql.Driver ;;
  *) export GATEHOUSE_DB_DRIVER=org.h2.Driver ;;
esac
if [ -n "${GATEHOUSE_MAIL_HOST:-}" ]; then
  export GATEHOUSE_MAIL_SESSION="${GATEHOUSE_MAIL_SESSION:-mail/gatehouse}"
fi
# gatehouse end
CONF

echo "== domain $domain"
start
restore_defaults
run "$here/configure.asadmin"
if [[ ${GATEHOUSE_LOG:-} == json ]]; then
  run "$here/json-log.asadmin"
fi
for more in "$@"; do
  run "$more"
done
# stop.sh leaves them closed, and "asadmin start-domain" opens none.
open_ports
stop
echo "done: start the domain with its GATEHOUSE_ variables, and run deploy.sh"
