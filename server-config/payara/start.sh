#!/usr/bin/env bash
# Starts the domain so that readers' ports are closed until Gatehouse is loaded: Payara by itself
# opens them first and answers 404 and 500 until then. A proxy finds them closed and goes to another
# node. Deploy Gatehouse once before; also starts a domain that was killed.
#
#   PAYARA_HOME=/opt/payara6 server-config/payara/start.sh
#
# PAYARA_DOMAIN        domain1 by default
# PAYARA_ADMIN_OPTIONS such as: --user admin --passwordfile /run/secrets/asadmin
# GATEHOUSE_APPLICATION the name it was deployed by, gatehouse by default
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/common.sh"
application=${GATEHOUSE_APPLICATION:-gatehouse}

before=$(mktemp)
trap 'rm -f "$before"' EXIT
enabled false | sed 's/^/set /' >"$before"
if grep -q "<application-ref [^>]*ref=\"$application\"" "$folder/config/domain.xml"; then
  echo "set servers.server.server.application-ref.$application.enabled=false" >>"$before"
else
  echo "$application is not deployed; deploy it with deploy.sh" >&2
fi

asadmin start-domain --timeout 180 --prebootcommandfile "$before" "$domain" >/dev/null
options+=(--port "$(state | awk '{print $3}')")
# Unlike the start of the domain, it ends when the application is loaded.
if grep -q "^set servers" "$before"; then
  asadmin enable "$application" >/dev/null || echo "$application was not loaded; see the server's log" >&2
fi
open_ports
echo "domain $domain runs"
