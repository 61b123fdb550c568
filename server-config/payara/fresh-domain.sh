#!/usr/bin/env bash
# For trials and tests: makes a domain anew, on the loopback interface only, and configures it.
#
#   PAYARA_HOME=… server-config/payara/fresh-domain.sh <name> <http port> <admin port> [<ssl> <jms>
#     <iiop> <iiop ssl> <iiop mutual> <jmx> <osgi shell> <debugger> | free]
#
# free: any ports that nothing listens at.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=${PAYARA_HOME:?"set PAYARA_HOME to the folder of the Payara server"}
name=$1 http=$2 admin=$3
shift 3
ports=("$@")
names=(http.ssl.port jms.port orb.listener.port orb.ssl.port orb.mutualauth.port domain.jmxPort
  osgi.shell.telnet.port java.debugger.port)

taken() {
  (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

if [[ ${ports[*]} == free ]]; then
  ports=()
  next=$((20000 + RANDOM % 10000))
  while ((${#ports[@]} < ${#names[@]})); do
    taken $((++next)) || ports+=("$next")
  done
fi

properties=()
for i in "${!ports[@]}"; do
  properties+=("${names[i]}=${ports[i]}")
done
arguments=(--nopassword --adminport "$admin" --instanceport "$http")
if ((${#properties[@]} > 0)); then
  arguments+=(--domainproperties "$(IFS=: && echo "${properties[*]}")")
fi

"$home/bin/asadmin" stop-domain --force=true "$name" >/dev/null 2>&1 || true
# The server would not say so, but come to no answer within minutes.
for port in "$http" "$admin" "${ports[@]}"; do
  if taken "$port"; then
    echo "$0: port $port is taken; stop what listens there, or choose another HTTP port: all but" \
      "the admin port move with it" >&2
    exit 1
  fi
done
rm -rf "${home:?}/glassfish/domains/$name"
"$home/bin/asadmin" --interactive=false create-domain "${arguments[@]}" "$name" >/dev/null
sed -i -e 's/address="0\.0\.0\.0"/address="127.0.0.1"/' \
  -e '/<network-listener .*address=/! s/<network-listener /&address="127.0.0.1" /' \
  "$home/glassfish/domains/$name/config/domain.xml"
PAYARA_DOMAIN=$name "$here/configure.sh" "$here/loopback.asadmin"
