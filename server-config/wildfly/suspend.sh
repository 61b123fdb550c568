#!/usr/bin/env bash
# Suspends a running server before it stops: new requests are answered 503, which a proxy without
# checks of its own notices, and those in progress end. Run by the same account as the server.
#
#   JBOSS_HOME=/opt/wildfly server-config/wildfly/suspend.sh
#
# GATEHOUSE_BIND_MANAGEMENT  where administrators' requests arrive, 127.0.0.1 by default
# GATEHOUSE_MANAGEMENT_PORT  9990 by default
# GATEHOUSE_STOP_SECONDS     for the requests in progress, 20 by default
set -euo pipefail
home=${JBOSS_HOME:?"set JBOSS_HOME to the folder of the WildFly server"}
"$home/bin/jboss-cli.sh" --connect --no-color-output --timeout=5000 \
  --controller="${GATEHOUSE_BIND_MANAGEMENT:-127.0.0.1}:${GATEHOUSE_MANAGEMENT_PORT:-9990}" \
  --command=":suspend(suspend-timeout=${GATEHOUSE_STOP_SECONDS:-20})" >/dev/null
sleep 2
