#!/usr/bin/env bash
# Stops the domain once no request is in progress. Start it again with start.sh, which opens the
# readers' ports that this script closes.
#
#   PAYARA_HOME=/opt/payara6 server-config/payara/stop.sh
#
# PAYARA_DOMAIN, PAYARA_ADMIN_OPTIONS  as in start.sh
# GATEHOUSE_DRAIN_FILE                 as the server has it: it is drained first, as in
#                                      systemd/drain.sh, which names two more variables
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/common.sh"

read -r _ _ port running _ < <(state)
if [[ $running != true ]]; then
  echo "domain $domain does not run"
  exit 0
fi
options+=(--port "$port")

# Readiness answers at the readers' port.
readiness() {
  local settings address port
  settings=$(asadmin get "$(listener "${readers[0]}").*") || fail "the domain does not tell its ports"
  address=$(sed -n 's/.*\.address=//p' <<<"$settings")
  port=$(sed -n 's/.*\.port=//p' <<<"$settings")
  case $address in
    0.0.0.0 | ::) address=127.0.0.1 ;;
  esac
  echo "http://$address:$port/health/ready"
}

seconds=5
if [[ -n ${GATEHOUSE_DRAIN_FILE:-} ]]; then
  url=$(readiness)
  if "$here/../systemd/drain.sh" "$url"; then
    seconds=0
  fi
fi
close_ports
# What was not drained: no request waits longer than twice GATEHOUSE_DB_TIMEOUT_SECONDS.
sleep "$seconds"
"$home/bin/asadmin" stop-domain --timeout 60 "$domain" >/dev/null
echo "domain $domain is stopped"
