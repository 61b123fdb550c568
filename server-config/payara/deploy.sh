#!/usr/bin/env bash
# Deploys Gatehouse at the root of a domain that runs, in place of the one deployed before, whether
# its database is there or not: "asadmin deploy" by itself fails without the database, since Payara
# logs in while it deploys to a server.
#
#   PAYARA_HOME=/opt/payara6 server-config/payara/deploy.sh target/ROOT.war
#
# PAYARA_DOMAIN        domain1 by default
# PAYARA_ADMIN_OPTIONS such as: --user admin --passwordfile /run/secrets/asadmin; the admin port is found
# GATEHOUSE_APPLICATION the name of the application, gatehouse by default
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/common.sh"
application=${GATEHOUSE_APPLICATION:-gatehouse}
war=${1:?"name the WAR to deploy"}
[[ -r $war ]] || fail "cannot read $war"

if [[ $(state | awk '{print $4}') != true ]]; then
  fail "domain $domain does not run; start it with its GATEHOUSE_ variables"
fi
options+=(--port "$(state | awk '{print $3}')")

if asadmin list-applications domain | awk '{print $1}' | grep -qx "$application"; then
  asadmin undeploy --target domain "$application" >/dev/null
fi
# The target "domain" is no server: the file is kept, and no database asked.
asadmin deploy --target domain --contextroot / --name "$application" "$war" >/dev/null
# Enabled only afterwards: threads that the application starts would not run before it is.
if ! { asadmin create-application-ref --enabled=false "$application" &&
  asadmin enable "$application"; } >/dev/null; then
  asadmin undeploy --target domain "$application" >/dev/null || true
  fail "$application does not start; see the server's log"
fi
echo "$application is deployed"
