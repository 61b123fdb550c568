#!/usr/bin/env bash
# Takes back what configure.sh did to a WildFly server. Stop the server first and remove ROOT.war;
# safe to run again. The database stays where it is.
#
#   WILDFLY_HOME=/opt/wildfly server-config/wildfly/restore.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/common.sh"

echo "== configuration $config"
if [[ $config == *microprofile* ]]; then
  offline "$here/restore.cli" "$here/plain-log.cli"
else
  offline "$here/restore.cli" "$here/plain-log.cli" "$here/restore-health.cli"
fi

echo "== environment of the server"
without_our_lines

echo "== modules"
for module in "${modules[@]}"; do
  [[ ! -e $home/modules/$module/$mark ]] || rm -r "${home:?}/modules/$module"
done
find "$home/modules/org" "$home/modules/dev" -type d -empty -delete 2>/dev/null || true
echo "done"
