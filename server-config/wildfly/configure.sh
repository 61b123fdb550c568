#!/usr/bin/env bash
# Prepares a stock WildFly 39 for Gatehouse. Stop the server first; safe to run again.
#
#   mvn -DskipTests package
#   WILDFLY_HOME=/opt/wildfly server-config/wildfly/configure.sh
#   cp target/ROOT.war /opt/wildfly/standalone/deployments/
#
# WILDFLY_CONFIG     configuration to change, standalone.xml by default
# GATEHOUSE_DATA_DIR where H2 keeps its file, the server's data folder by default
# GATEHOUSE_LOG      json for logs in JSON
# GATEHOUSE_CONTENT  folder with the modules, target/server-content/wildfly by default
#
# Nothing of GATEHOUSE_DB_URL, GATEHOUSE_DB_USER and GATEHOUSE_DB_PASSWORD, nor of
# GATEHOUSE_MAIL_HOST and GATEHOUSE_MAIL_PORT, is written down: the server reads them from its own environment whenever it starts.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/common.sh"
content=${GATEHOUSE_CONTENT:-$here/../../target/server-content/wildfly}
[[ -d $content/modules ]] || fail "no modules in $content; run: mvn -DskipTests package"

echo "== modules"
for module in "${modules[@]}"; do
  [[ ! -e $home/modules/$module || -e $home/modules/$module/$mark ]] ||
    fail "$home/modules/$module is there already and is not ours"
done
for module in "${modules[@]}"; do
  mkdir -p "$home/modules/$module"
  cp -R "$content/modules/$module/." "$home/modules/$module/"
  touch "$home/modules/$module/$mark"
done

if [[ -z ${GATEHOUSE_DB_URL:-} ]]; then
  echo "== password of the H2 database"
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$home/modules/system/layers/base/com/h2database/h2/main/*" \
    "$here/../DatabasePassword.java" "${GATEHOUSE_DATA_DIR:-$home/standalone/data}" >/dev/null ||
    echo "it stays as it is: a JDK is needed to make one" >&2
fi

echo "== environment of the server"
without_our_lines
cat >>"$home/bin/standalone.conf" <<'CONF'
# gatehouse begin
case "${GATEHOUSE_DB_URL:-}" in
  jdbc:postgresql:*) export GATEHOUSE_DB_DRIVER=gatehouse-postgresql ;;
  *) export GATEHOUSE_DB_DRIVER=h2 ;;
esac
if [ -z "${GATEHOUSE_DB_URL:-}${GATEHOUSE_DB_PASSWORD:-}" ] && [ -r "${GATEHOUSE_DATA_DIR:-$JBOSS_HOME/standalone/data}/database-password" ]; then
  export GATEHOUSE_DB_PASSWORD="$(cat "${GATEHOUSE_DATA_DIR:-$JBOSS_HOME/standalone/data}/database-password")"
fi
# A stop (SIGTERM) refuses new requests with 503 and waits so long for the ones in progress.
JAVA_OPTS="$JAVA_OPTS -Dorg.wildfly.sigterm.suspend.timeout=${GATEHOUSE_STOP_SECONDS:-20}"
if [ -n "${GATEHOUSE_MAIL_HOST:-}" ]; then
  export GATEHOUSE_MAIL_SESSION="${GATEHOUSE_MAIL_SESSION:-java:jboss/mail/Gatehouse}"
fi
# gatehouse end
CONF

echo "== configuration $config"
logs=("$here/plain-log.cli" "$here/access-log.cli")
if [[ ${GATEHOUSE_LOG:-} == json ]]; then
  logs+=("$here/json-log.cli")
fi
offline "$here/configure.cli" "${logs[@]}"
echo "done: deploy ROOT.war and start the server with its GATEHOUSE_ variables"
