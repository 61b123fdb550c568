#!/usr/bin/env bash
# Stops the domain once no request is in progress. Start it again with start.sh, which opens the
# readers' ports that this script closes.
#
#   PAYARA_HOME=/opt/payara6 server-config/payara/stop.sh
#
# PAYARA_DOMAIN, PAYARA_ADMIN_OPTIONS  as in start.sh
# GATEHOUSE_DRAIN_FILE                 as the server has it: it is drained first, as in
#                                      systemd/drain.sh, which names two more variables
#
# Whoever breaks it off while the node drains keeps the node in service.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/common.sh"

# There may be no such domain.
read -r _ _ port running _ < <(state) || true
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
    *:*) address="[$address]" ;;
  esac
  echo "http://$address:$port/health/ready"
}

draining=
stopped=
# A node that does not stop must not refuse requests for ever.
serve_again() {
  if [[ -n $draining ]]; then
    kill "$draining" 2>/dev/null || true
    wait "$draining" || true
  fi
  if [[ -z $stopped && -n ${GATEHOUSE_DRAIN_FILE:-} ]]; then
    rm -f "$GATEHOUSE_DRAIN_FILE"
  fi
}
trap serve_again EXIT
trap 'exit 1' INT TERM HUP

seconds=5
if [[ -n ${GATEHOUSE_DRAIN_FILE:-} ]]; then
  url=$(readiness)
  # Bash heeds signals while it waits, not while a command runs in the foreground.
  "$here/../systemd/drain.sh" "$url" &
  draining=$!
  if wait "$draining"; then
    seconds=0
  fi
  draining=
fi
close_ports
# What was not drained: no request waits longer than twice GATEHOUSE_DB_TIMEOUT_SECONDS.
sleep "$seconds"
"$home/bin/asadmin" stop-domain --timeout 60 "$domain" >/dev/null
stopped=true
echo "domain $domain is stopped"
