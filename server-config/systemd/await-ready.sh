#!/usr/bin/env bash
# Waits until Gatehouse is ready, so that "systemctl restart" of one node after the other leaves no
# moment without a node. A node whose database is away is left running: it becomes ready by itself.
#
#   await-ready.sh http://127.0.0.1:8080/health/node 240
set -uo pipefail
url=${1:?"give the address of readiness"}
seconds=${2:-240}
end=$((SECONDS + seconds))
while ((SECONDS < end)); do
  if curl --silent --fail --max-time 5 --output /dev/null "$url"; then
    exit 0
  fi
  sleep 1
done
echo "not ready after $seconds seconds; the server's log says what it waits for" >&2
