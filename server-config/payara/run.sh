#!/usr/bin/env bash
# Runs target/ROOT.war on Payara with the demo on, as mvn wildfly:run does on WildFly: on the
# loopback interface only, with the same data folder. Started by mvn -Ppayara package exec:exec.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
home=${PAYARA_HOME:?"set PAYARA_HOME to the folder of the Payara server"}
export GATEHOUSE_DEMO=${GATEHOUSE_DEMO:-true}
export GATEHOUSE_DATA_DIR=${GATEHOUSE_DATA_DIR:-$project/data}

"$here/fresh-domain.sh" run "${1:-8080}" "${2:-4848}"
commands=$home/glassfish/domains/run/deploy.asadmin
echo "deploy --contextroot / --name gatehouse $project/target/ROOT.war" >"$commands"
exec "$home/bin/asadmin" start-domain --verbose --postbootcommandfile "$commands" run
