#!/usr/bin/env bash
# Takes this node out of service before it stops: readiness is DOWN at once, and requests are still
# answered until the proxies have noticed. Run by the units before the server stops.
#
# GATEHOUSE_DRAIN_FILE    while this file exists, Gatehouse is not ready; required
# GATEHOUSE_DRAIN_SECONDS how long the proxies take to notice, 10 by default: two of their checks
set -euo pipefail
file=${GATEHOUSE_DRAIN_FILE:?"set GATEHOUSE_DRAIN_FILE to a path that the server may write to"}
touch "$file"
echo "not ready any more; waiting ${GATEHOUSE_DRAIN_SECONDS:-10} seconds for the proxies"
sleep "${GATEHOUSE_DRAIN_SECONDS:-10}"
