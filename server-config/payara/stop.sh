#!/usr/bin/env bash
# Stops the domain: closes readers' ports, so that a proxy goes to another node, waits for the
# requests in progress, and stops. Start it again with start.sh, which opens the ports.
#
#   PAYARA_HOME=/opt/payara6 server-config/payara/stop.sh
#
# PAYARA_DOMAIN, PAYARA_ADMIN_OPTIONS  as in start.sh
# GATEHOUSE_CLOSE_SECONDS              for the requests in progress, 5 by default
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/common.sh"

if [[ $(state | awk '{print $4}') != true ]]; then
  echo "domain $domain does not run"
  exit 0
fi
options+=(--port "$(state | awk '{print $3}')")
close_ports
# Nothing waits longer than twice GATEHOUSE_DB_TIMEOUT_SECONDS.
sleep "${GATEHOUSE_CLOSE_SECONDS:-5}"
"$home/bin/asadmin" stop-domain --timeout 60 "$domain" >/dev/null
echo "domain $domain is stopped"
