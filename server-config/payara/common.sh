# Read by the scripts beside it: where the server is, and how to talk to it.
home=${PAYARA_HOME:?"set PAYARA_HOME to the folder of the Payara server"}
domain=${PAYARA_DOMAIN:-domain1}
folder=$home/glassfish/domains/$domain
environment=$home/glassfish/config/asenv.conf
read -r -a options <<<"${PAYARA_ADMIN_OPTIONS:-}"
started=no

fail() {
  echo "$0: $*" >&2
  exit 1
}

[[ -x $home/bin/asadmin ]] || fail "no bin/asadmin in PAYARA_HOME=$home"
[[ -d $folder ]] || fail "no domain $domain in $home"

asadmin() {
  "$home/bin/asadmin" --interactive=false "${options[@]}" "$@"
}

# Name, host, port and whether it runs, of our domain.
state() {
  asadmin list-domains --long --header=false | awk -v name="$domain" '$1 == name'
}

start() {
  if [[ $(state | awk '{print $4}') != true ]]; then
    asadmin start-domain --timeout 180 "$domain" >/dev/null
    started=yes
  fi
  options+=(--port "$(state | awk '{print $3}')")
}

stop() {
  if [[ $started == yes ]]; then
    "$home/bin/asadmin" stop-domain "$domain" >/dev/null
  else
    echo "the domain was running: restart it"
  fi
}

# Where readers' requests arrive.
readers=(http-listener-1 http-listener-2)

listener() {
  echo "configs.config.server-config.network-config.network-listeners.network-listener.$1"
}

# Each listener's setting, as "asadmin set" takes it.
enabled() {
  local name
  for name in "${readers[@]}"; do
    echo "$(listener "$name").enabled=$1"
  done
}

open_ports() {
  local settings
  mapfile -t settings < <(enabled true)
  asadmin set "${settings[@]}" >/dev/null
}

close_ports() {
  local settings
  mapfile -t settings < <(enabled false)
  asadmin set "${settings[@]}" >/dev/null
}

has_pool() {
  asadmin list-jdbc-connection-pools | grep -qx GatehousePool
}

run() {
  local commands
  commands=$(mktemp)
  sed "s|@DATA@|${GATEHOUSE_DATA_DIR:-$(cd "$folder" && pwd)/data}|" "$1" >"$commands"
  asadmin multimode --file "$commands" >"$commands.out" 2>&1 || true
  # multimode goes on after a command that failed, and says so only in its output.
  if grep -qE 'Command .* failed|remote failure' "$commands.out"; then
    cat "$commands.out" >&2
    fail "a command of $1 failed"
  fi
  rm -f "$commands" "$commands.out"
}

has_mail() {
  asadmin list-javamail-resources | grep -qx mail/gatehouse
}

header_check=-Dorg.glassfish.grizzly.http.STRICT_HEADER_VALUE_VALIDATION_RFC_9110=false

has_no_header_check() {
  asadmin list-jvm-options | grep -qxF -e "$header_check"
}

restore_defaults() {
  run "$here/restore.asadmin"
  if has_no_header_check; then
    asadmin delete-jvm-options "$header_check" >/dev/null
  fi
  if has_mail; then
    asadmin delete-javamail-resource mail/gatehouse >/dev/null
  fi
  if has_pool; then
    asadmin delete-jdbc-connection-pool GatehousePool >/dev/null
  fi
}

without_our_lines() {
  sed -i '/^# gatehouse begin$/,/^# gatehouse end$/d' "$environment"
}
