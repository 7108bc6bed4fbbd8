#!/usr/bin/env bash
# Installs what the integration tests need: clients (psql, mariadb, Python and Java
# drivers) and reference servers (PostgreSQL, MariaDB). With `bench`, PgBouncer too.
# May be run again at any time; when all is there it only looks.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$here/../build
mkdir -p "$build"

say() { echo "integration: $*"; }

# The servers' programs stand outside PATH on Debian.
has() { command -v "$1" >/dev/null || compgen -G "/usr/lib/postgresql/*/bin/$1" >/dev/null || [ -x "/usr/sbin/$1" ]; }

packages=()
need() { # need PACKAGE PROGRAM…
  local p
  for p in "${@:2}"; do has "$p" || { packages+=("$1"); return 0; }; done
}
need postgresql initdb postgres psql
need mariadb-server-core mariadbd mariadb-install-db
need mariadb-client mariadb
need openjdk-17-jdk-headless javac
need maven mvn
python3 -c 'import venv, ensurepip' 2>/dev/null || packages+=(python3-venv)
[ "${1:-}" != bench ] || need pgbouncer pgbouncer

if [ ${#packages[@]} -gt 0 ]; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "missing: ${packages[*]}; install them and try again (on Debian: apt-get install ${packages[*]})" >&2
    exit 1
  fi
  say "installing ${packages[*]}"
  export DEBIAN_FRONTEND=noninteractive
  # The tests start their own servers: none of the system's may start on installation.
  policy=/usr/sbin/policy-rc.d
  if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' >$policy
    chmod +x $policy
    trap 'rm -f '$policy EXIT
  fi
  log=$build/apt.log
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${packages[@]}"; } >"$log" 2>&1 ||
    { tail -5 "$log" >&2; echo "installing ${packages[*]} failed; the whole log is in build/apt.log" >&2; exit 1; }
fi

# fresh STAMP FILE… : is STAMP the hash of the files?
hash_of() { cat "$@" | sha256sum | cut -d' ' -f1; }
fresh() { [ -f "$1" ] && [ "$(cat "$1")" = "$(hash_of "${@:2}")" ]; }

venv=$build/venv
if ! fresh "$venv/stamp" "$here/python/requirements.txt" || ! "$venv/bin/python" -c '' 2>/dev/null; then
  say "Python drivers"
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install -q --disable-pip-version-check -r "$here/python/requirements.txt"
  hash_of "$here/python/requirements.txt" >"$venv/stamp"
fi

mapfile -t sources < <(find "$here/java" -name '*.java' -o -name pom.xml | LC_ALL=C sort)
if ! fresh "$build/java/stamp" "${sources[@]}"; then
  say "Java drivers"
  rm -rf "$build/java"
  mkdir -p "$build/java"
  (cd "$here/java" && mvn -q -B -ntp -DbuildDirectory="$build/java" package) >"$build/mvn.log" 2>&1 ||
    { tail -20 "$build/mvn.log" >&2; exit 1; }
  hash_of "${sources[@]}" >"$build/java/stamp"
fi
say "ready"
