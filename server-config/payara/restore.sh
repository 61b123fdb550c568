#!/usr/bin/env bash
# Takes back what configure.sh did to a Payara server; undeploy Gatehouse first. Safe to run again.
# The database stays where it is.
#
#   PAYARA_HOME=/opt/payara6 server-config/payara/restore.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/common.sh"

echo "== domain $domain"
start
restore_defaults
open_ports
stop

echo "== environment of the server"
without_our_lines

echo "== driver"
rm -f "$folder"/lib/gatehouse-postgresql*.jar
rm -rf "$folder/gatehouse-docroot"
echo "done"
