#!/usr/bin/env bash
# A real Spark with Spark Connect on this machine, from package registries, with the
# sample data as tables.
#
#   spark.sh install [connect] [hdfs]   fetch Spark, if it is not there; with what its Python
#                                       client needs; with Hadoop's file system
#   spark.sh start                      start it in the background and wait until it answers
#   spark.sh stop                       stop it
#   spark.sh run DIR PORT               start another one in the foreground, its files in DIR
#   spark.sh thrift DIR PORT            start a Thrift Server in the same way
#
# SPARK is the version (4.1.2), SPARK_PORT the port (15002), SPARK_MEMORY the heap (2g),
# SPARK_CATALOG hive or in-memory, SPARK_CORES how many tasks run at once (2), SPARK_FORMAT
# delta or iceberg: new tables are of that format, which can be updated (Spark 4.1).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
version=${SPARK:-4.1.2}
port=${SPARK_PORT:-15002}
memory=${SPARK_MEMORY:-2g}
catalog=${SPARK_CATALOG:-hive}
build=$root/build/spark
venv=$build/$version/venv
state=$build/$version/server
unfinished=$build/$version/unfinished # it is there while Spark is fetched, and after that was broken off

say() { echo "spark: $*"; }
die() { echo "spark: $*" >&2; exit 1; }

install() {
  command -v java >/dev/null || {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      say "installing Java"
      { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless; } >/dev/null ||
        die "Java 17 could not be installed"
    else
      die "Java 17 is missing; install it and try again (on Debian: apt-get install openjdk-17-jre-headless)"
    fi
  }
  [ ! -e "$unfinished" ] && [ "$("$venv/bin/python" -c 'import pyspark; print(pyspark.__version__)' 2>/dev/null)" = "$version" ] || fetch
  case $version in 3.*) connect_jar ;; esac
  local extra
  for extra in "$@"; do
    case $extra in
    connect) python_client ;;
    hdfs) jars hdfs ;;
    *) die "there is no $extra to install" ;;
    esac
  done
}

python_client() {
  "$venv/bin/python" -c 'import pyspark.sql.connect.client' 2>/dev/null ||
    watched "$build/$version/tmp" "$build/$version/pip.log" \
      "$venv/bin/pip" install -q --disable-pip-version-check "pyspark[connect]==$version" ||
    die "what Spark's Python client needs could not be fetched"
}

# watched FOLDER LOG COMMAND…: the command, telling now and then how much stands in the folder,
# which it may use for what it fetches; the end of its log where it fails.
watched() {
  local folder=$1 log=$2 seconds=0 code=0
  mkdir -p "$folder"
  TMPDIR=$folder "${@:3}" >"$log" 2>&1 </dev/null &
  local pid=$!
  trap 'kill '$pid' 2>/dev/null' EXIT
  while kill -0 "$pid" 2>/dev/null; do
    sleep 1
    seconds=$((seconds + 1))
    [ $((seconds % 15)) != 0 ] || say "$(du -sm "$folder" 2>/dev/null | cut -f1) MB after $seconds s"
  done
  wait "$pid" || code=$?
  trap - EXIT
  [ $code = 0 ] || tail -5 "$log" >&2
  return $code
}

# Before 4.0, Spark Connect is a package of its own. Maven does not have it of every version.
connect=$build/$version/spark-connect_2.12-$version.jar
connect_jar() {
  [ ! -e "$connect" ] || return 0
  command -v mvn >/dev/null || "$root/integration/setup.sh"
  say "fetching Spark Connect $version (once)"
  watched "$build/$version/tmp" "$build/$version/mvn.log" mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy \
    "-Dartifact=org.apache.spark:spark-connect_2.12:$version" "-DoutputDirectory=$build/$version/tmp" ||
    die "spark-connect_2.12 $version could not be fetched; another version may be there (3.5.7 is)"
  mv "$build/$version/tmp/$(basename "$connect")" "$connect"
}

# jars NAME: what NAME/pom.xml lists, from Maven, to build/NAME/lib.
jars() {
  local pom=$here/$1/pom.xml to=$root/build/$1
  cmp -s "$pom" "$to/pom.xml" && return
  command -v mvn >/dev/null || "$root/integration/setup.sh"
  say "fetching $1 (once)"
  rm -rf "$to"
  mkdir -p "$to"
  watched "$to" "$to/mvn.log" mvn -q -B -ntp -f "$pom" dependency:copy-dependencies -DoutputDirectory="$to/lib" ||
    die "$1 could not be fetched"
  cp "$pom" "$to/pom.xml"
}

fetch() {
  say "fetching Spark $version (about 400 MB, once)"
  mkdir -p "$build/$version"
  touch "$unfinished"
  rm -rf "$venv"
  python3 -m venv "$venv"
  watched "$build/$version/tmp" "$build/$version/pip.log" \
    "$venv/bin/pip" install -q --disable-pip-version-check "pyspark==$version" ||
    die "Spark $version could not be fetched"
  rm -rf "$build/$version/tmp" "$unfinished"
}

# submit DIR ARG…: a server in the foreground, its files in DIR.
submit() {
  local dir=$1
  unset SPARK_REMOTE SPARK_CONNECT_MODE_ENABLED
  export SPARK_LOCAL_IP=127.0.0.1 PYSPARK_PYTHON=$venv/bin/python PYSPARK_DRIVER_PYTHON=$venv/bin/python
  export SPARK_HOME
  SPARK_HOME=$("$venv/bin/python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
  cd "$dir"
  # shellcheck disable=SC2086
  exec "$SPARK_HOME/bin/spark-submit" --master "local[${SPARK_CORES:-2}]" --driver-memory "$memory" \
    --driver-java-options "-Dderby.system.home=$dir/derby -Dderby.system.durability=test -Djava.io.tmpdir=$dir/tmp" \
    --conf spark.hadoop.datanucleus.connectionPoolingType=NONE --conf "spark.sql.warehouse.dir=$dir/warehouse" \
    --conf spark.sql.session.timeZone=UTC --conf spark.sql.shuffle.partitions=4 \
    --conf spark.scheduler.mode=FAIR --conf "spark.scheduler.allocation.file=file://$here/fairscheduler.xml" --conf spark.ui.enabled=false --conf spark.ui.showConsoleProgress=false --conf spark.log.level=WARN \
    --conf spark.driver.maxResultSize=2g \
    ${SPARK_OPTIONS:-} "${@:2}"
}

# format_options DIR: what has new tables be of SPARK_FORMAT, a line each.
format_options() {
  local extension session
  case ${SPARK_FORMAT:-} in
  '') return ;;
  delta)
    extension=io.delta.sql.DeltaSparkSessionExtension
    session=org.apache.spark.sql.delta.catalog.DeltaCatalog
    ;;
  iceberg)
    extension=org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions
    session=org.apache.iceberg.spark.SparkSessionCatalog
    printf '%s\n' --conf spark.sql.catalog.spark_catalog.type=hadoop --conf "spark.sql.catalog.spark_catalog.warehouse=$1/warehouse"
    ;;
  *) die "SPARK_FORMAT is delta or iceberg" ;;
  esac
  printf '%s\n' --jars "$(printf '%s\n' "$root/build/$SPARK_FORMAT"/lib/*.jar | paste -sd,)" \
    --conf "spark.sql.extensions=$extension" --conf "spark.sql.catalog.spark_catalog=$session" --conf "spark.sql.sources.default=$SPARK_FORMAT"
}

# run DIR PORT: Spark Connect with the sample data.
run() {
  local dir=$1 at=$2 jars=() format
  [ -z "${SPARK_FORMAT:-}" ] || jars "$SPARK_FORMAT"
  mkdir -p "$dir/warehouse" "$dir/tmp"
  dir=$(cd "$dir" && pwd)
  rm -f "$dir/ready"
  case $version in 3.*) jars=(--jars "$connect") ;; esac
  mapfile -t format < <(format_options "$dir")
  submit "$dir" "${jars[@]}" "${format[@]}" --conf spark.plugins=org.apache.spark.sql.connect.SparkConnectPlugin \
    --conf spark.connect.grpc.binding.address=127.0.0.1 --conf "spark.connect.grpc.binding.port=$at" \
    --conf "spark.sql.catalogImplementation=$catalog" \
    "$here/serve.py" "$root/data/patents" "$dir/warehouse" "$dir/ready"
}

# thrift DIR PORT: Spark's Thrift Server, with an empty catalog.
thrift() {
  local dir=$1 at=$2
  mkdir -p "$dir/warehouse" "$dir/tmp"
  dir=$(cd "$dir" && pwd)
  submit "$dir" --class org.apache.spark.sql.hive.thriftserver.HiveThriftServer2 \
    --conf spark.hadoop.hive.server2.thrift.bind.host=127.0.0.1 --conf "spark.hadoop.hive.server2.thrift.port=$at" spark-internal
}

running() { [ -f "$state/pid" ] && kill -0 "$(cat "$state/pid")" 2>/dev/null; }

start() {
  if running; then
    say "already running"
    return
  fi
  install
  mkdir -p "$state"
  rm -f "$state/ready"
  SPARK=$version SPARK_MEMORY=$memory setsid "$0" run "$state" "$port" >"$state/log" 2>&1 </dev/null &
  echo $! >"$state/pid"
  say "starting Spark $version"
  for _ in $(seq 600); do
    [ -f "$state/ready" ] && break
    running || { tail -20 "$state/log" >&2; die "Spark ended; its log is $state/log"; }
    sleep 0.5
  done
  [ -f "$state/ready" ] || { stop; die "Spark is not ready after five minutes; its log is $state/log"; }
  cat <<EOF
spark: Spark $(cat "$state/ready") answers at sc://127.0.0.1:$port
  serve   bin/streamlink serve --spark sc://127.0.0.1:$port --user ada:secret
  demo    make demo BACKEND=spark
  stop    make spark-stop
EOF
}

stop() {
  running || { say "not running"; return 0; }
  local pid
  pid=$(cat "$state/pid")
  kill "$pid" 2>/dev/null || true
  for _ in $(seq 60); do running || break; sleep 0.25; done
  running && kill -9 -- "-$pid" 2>/dev/null
  rm -f "$state/pid" "$state/ready"
  say "stopped"
}

case ${1:-} in
install) install "${@:2}" ;;
start) start ;;
stop) stop ;;
run) run "$2" "$3" ;;
thrift) thrift "$2" "$3" ;;
*) die "usage: spark.sh install [connect] [hdfs] | start | stop | run DIR PORT | thrift DIR PORT" ;;
esac
