#!/usr/bin/env bash
# Keeps the WAR that was built here as the released version that the next one has to run beside:
# our own files, and the Maven coordinates of the libraries. AdjacentReleasesIT puts both together again.
#
#   mvn package -DskipTests && src/test/released/keep.sh
#   src/test/released/keep.sh <another ROOT.war of the same libraries>
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../../.." && pwd)
war=$(realpath "${1:-$project/target/ROOT.war}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && jar xf "$war")

cd "$project"
mvn -B -o -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:list \
  -DincludeScope=runtime -DoutputFile="$work/list" >/dev/null
# group:artifact:jar[:classifier]:version:scope, of what is in the WAR
sed -nE 's/^ +([^: ]+):([^:]+):jar:(([^:]+):)?([^:]+):(compile|runtime).*/\1:\2:\5:\4/p' "$work/list" |
  while IFS=: read -r group artifact version classifier; do
    [[ ! -f $work/WEB-INF/lib/$artifact-$version${classifier:+-$classifier}.jar ]] ||
      echo "$group:$artifact:$version${classifier:+:$classifier}"
  done | sort >"$here/libraries.txt"
[[ $(wc -l <"$here/libraries.txt") == $(find "$work/WEB-INF/lib" -name '*.jar' | wc -l) ]] || {
  echo "$0: a library of $war is none of pom.xml" >&2
  exit 1
}

# Pictures of the handbook are a third of it, and no test looks at them.
rm -rf "$work/WEB-INF/lib" "$work/list" "$work"/assets/handbook/*.png
tar -C "$work" --sort=name --mtime=2026-01-01T00:00Z --owner=0 --group=0 --numeric-owner -c . |
  xz -9e >"$here/ours.tar.xz"
ls -l "$here"
