# Read by configure.sh and restore.sh: where the server is, and how to change it while it is down.
home=${WILDFLY_HOME:?"set WILDFLY_HOME to the folder of the WildFly server"}
config=${WILDFLY_CONFIG:-standalone.xml}
modules=(org/eclipse/persistence dev/gatehouse/postgresql dev/gatehouse/pool)
mark=.gatehouse

fail() {
  echo "$0: $*" >&2
  exit 1
}

[[ -x $home/bin/jboss-cli.sh ]] || fail "no bin/jboss-cli.sh in WILDFLY_HOME=$home"
[[ -f $home/standalone/configuration/$config ]] || fail "no configuration $config in $home"

# Runs CLI files against the configuration of a server that is not running.
offline() {
  local script
  script=$(mktemp)
  {
    echo "embed-server --server-config=$config --std-out=discard"
    cat "$@"
    echo stop-embedded-server
  } >"$script"
  "$home/bin/jboss-cli.sh" --file="$script" --no-color-output >"$script.out" 2>&1 || {
    cat "$script.out" >&2
    fail "the configuration was not changed as it should be; is the server running?"
  }
  rm -f "$script" "$script.out"
}

without_our_lines() {
  sed -i '/^# gatehouse begin$/,/^# gatehouse end$/d' "$home/bin/standalone.conf"
}
