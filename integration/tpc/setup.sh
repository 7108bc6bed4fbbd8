#!/usr/bin/env bash
# Builds the data generators and fetches the jars with the query texts to build/tpc.
# May be run again at any time; when all is there it only looks.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$here/../../build/tpc
mapfile -t sources < <(find "$here/java" -name '*.java' -o -name pom.xml | LC_ALL=C sort)
hash=$(cat "${sources[@]}" | sha256sum | cut -d' ' -f1)
if [ "$(cat "$build/java/stamp" 2>/dev/null)" != "$hash" ]; then
  echo "tpc: generators and query texts"
  rm -rf "$build/java"
  mkdir -p "$build/java"
  (cd "$here/java" && mvn -q -B -ntp -DbuildDirectory="$build/java" package) >"$build/mvn.log" 2>&1 ||
    { tail -20 "$build/mvn.log" >&2; exit 1; }
  echo "$hash" >"$build/java/stamp"
fi
