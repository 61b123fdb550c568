#!/usr/bin/env bash
# Runs target/ROOT.war on Payara with the demo on, as mvn wildfly:run does on WildFly: on the
# loopback interface only, with the same data folder, until it is interrupted or killed, or whoever
# started it is gone. Started by mvn -Ppayara package exec:exec.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
# What the server writes is for the account that runs it only.
umask 077
home=${PAYARA_HOME:?"set PAYARA_HOME to the folder of the Payara server"}
export GATEHOUSE_DEMO=${GATEHOUSE_DEMO:-true}
export GATEHOUSE_DATA_DIR=${GATEHOUSE_DATA_DIR:-$project/data}
http=${1:-8080}
admin=${2:-4848}
export GATEHOUSE_DEMO_PORT=${GATEHOUSE_DEMO_PORT:-$http}
caller=$PPID
log=$home/glassfish/domains/run/logs/server.log

finish() {
  trap - INT TERM HUP EXIT
  "$home/bin/asadmin" stop-domain run || true
}

# Of the server's log what Gatehouse says, without the server's head line where it is a banner, and
# what went wrong. AS-DEPLOYMENT-00015: Payara does not know each element of web.xml.
worth_reading() {
  local line show=no
  while IFS= read -r line; do
    if [[ $line =~ ^\[20[0-9][0-9]- ]]; then
      show=no
      if [[ $line == *'[INFO] [] []'* ]]; then
        show=yes
        continue
      elif [[ $line == *'[dev.gatehouse'* || $line == *'[SEVERE]'* || $line == *'[WARNING]'* ]]; then
        show=yes
      fi
      if [[ $line == *AS-DEPLOYMENT-00015* ]]; then
        show=no
      fi
    fi
    if [[ $show == yes ]]; then
      echo "${line%]]}"
    fi
  done
}
trap finish EXIT
trap 'exit 0' INT TERM HUP

# Other ports move with the HTTP port, so that another Payara may run beside this one: those for TLS,
# JMS, IIOP (three), JMX, the OSGi shell and the debugger.
offset=$((http - 8080))
if ((3700 + offset < 1024 || 9009 + offset > 65535)); then
  offset=0
fi
others=()
for port in 8181 7676 3700 3820 3920 8686 6666 9009; do
  others+=($((port + offset)))
done
echo "Payara starts with Gatehouse, which takes about a minute"
# Its steps are of interest to whoever configures a server of their own.
"$here/fresh-domain.sh" run "$http" "$admin" "${others[@]}" >/dev/null
"$home/bin/asadmin" start-domain --timeout 180 run >/dev/null
: >"$log"
tail --pid=$$ -n +1 -F "$log" 2>/dev/null | worth_reading &
PAYARA_DOMAIN=run "$here/deploy.sh" "$project/target/ROOT.war" >/dev/null
echo "Gatehouse runs on Payara at port $http; Ctrl-C stops it"
while kill -0 "$caller" 2>/dev/null; do
  sleep 1
done
