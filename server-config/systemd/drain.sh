#!/usr/bin/env bash
# Takes this node out of service before its server stops. Readiness is DOWN first, while requests are
# still answered, so that proxies notice. Then new requests are answered 503, for which a proxy asks
# another node, and those in progress end. Gatehouse takes it back when it starts. Run by the unit of
# WildFly and by payara/stop.sh.
#
#   drain.sh http://127.0.0.1:9990/health/ready
#
# GATEHOUSE_DRAIN_FILE    how Gatehouse gets to know; required
# GATEHOUSE_DRAIN_SECONDS how long the proxies take to notice and to close connections that they do
#                         not use, 15 by default
# GATEHOUSE_STOP_SECONDS  for the requests in progress, 20 by default
#
# It fails if some are still in progress then. New ones are refused all the same: stop the server, or
# remove the file. Whoever breaks the script off keeps the node in service.
set -euo pipefail
url=${1:?"give the address of readiness"}
file=${GATEHOUSE_DRAIN_FILE:?"set GATEHOUSE_DRAIN_FILE to a path that the server may write to"}

ask() {
  curl --silent --max-time 5 --header "Host: ${GATEHOUSE_BASE_DOMAIN:-localhost}" "$url"
}

# How many requests are in progress. Nothing if the server has no Gatehouse that would tell.
in_progress() {
  local answer
  if answer=$(ask); then
    sed -n 's/.*"requests" *: *"*\([0-9][0-9]*\).*/\1/p' <<<"$answer"
  else
    echo unknown
  fi
}

status=0
ask >/dev/null || status=$?
if ((status == 7)); then
  echo "nothing to drain: nobody listens at $url" >&2
  exit 1
fi

# Bash heeds signals while it waits, not while a command runs in the foreground.
pause() {
  sleep "$1" &
  wait $!
}

trap 'rm -f "$file"; exit 1' INT TERM HUP
touch "$file"
echo "not ready any more; waiting ${GATEHOUSE_DRAIN_SECONDS:-15} seconds for the proxies"
pause "${GATEHOUSE_DRAIN_SECONDS:-15}"

echo "no new requests" >"$file"
end=$((SECONDS + ${GATEHOUSE_STOP_SECONDS:-20}))
while left=$(in_progress) && [[ -n $left && $left != 0 ]] && ((SECONDS < end)); do
  pause 0.2
done
# For the ends of answers that the server still sends.
pause 1
if [[ $left != 0 ]]; then
  echo "requests in progress: ${left:-unknown}; they may be cut off" >&2
  exit 1
fi
