#!/usr/bin/env bash
# Runs the tests of a small consumer, and checks their types, under vitest 5, vitest 4 and Jest, with the packed packages of
# the folder it is called in, and a fast-check that is not the one they were built with.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
packed=$PWD
options=(--strict --module nodenext --target es2022 --lib 'es2023,dom' --skipLibCheck true)

# A project with the tests of the consumer, written for the runner: its entry of @waybill/testing, and where `expect` is from.
project() {
  local name=$1 entry=$2 expect=$3
  shift 3
  mkdir "$packed/$name"
  cd "$packed/$name"
  cp "$here"/count-viewed*.ts "$here/waybill.setup.ts" .
  sed -i.bak "s#@waybill/testing/vitest\"#@waybill/testing/$entry\"#" waybill.setup.ts
  sed -i.bak "s#from \"vitest\"#from \"$expect\"#; s#\./count-viewed\.ts#./count-viewed.js#" count-viewed.test.ts
  npm init -y >/dev/null
  npm pkg set type=module >/dev/null
  npm install --silent --no-audit --no-fund "$packed"/waybill-{protobuf-codec,protos,runtime,compat,topics,testing}-*.tgz \
    fast-check@4.10.2 typescript@7.0.2 @types/node@24 "$@"
  printf -- '-- %s\n' "$name"
}

for version in 5.1.2 4.1.12; do
  case $version in 5.*) entry=vitest ;; *) entry=vitest-4 ;; esac
  project "vitest-$version" "$entry" vitest "vitest@$version"
  cp "$here/vitest.config.ts" .
  npx -y -p node@24 -c 'node node_modules/.bin/vitest run' | tee output
  # The reporter has gathered what the workers saw, and what they did not.
  grep -q '^outcomes v1: [0-9]* of [0-9]* points' output
  grep -q '^no message of .*feature-flag-audit-log v1' output
  npx tsc --noEmit "${options[@]}" --types node ./*.ts
done

project jest-30.5.2 jest-globals @jest/globals jest@30.5.2 @jest/globals@30.5.2
cp "$here/jest.config.json" .
npx tsc --outDir built "${options[@]}" --types node ./*.ts
npx -y -p node@24 -c 'node --experimental-vm-modules --disable-warning=ExperimentalWarning node_modules/.bin/jest'
npm install --silent --no-audit --no-fund --no-save @types/jest@30.0.0
cp "$here/jest-global.ts" .
npx tsc --noEmit "${options[@]}" --skipLibCheck false --types node,jest jest-global.ts
