#!/usr/bin/env bash
# Runs the tests of a small consumer, and checks their types, under vitest 5 and under vitest 4, with the packed packages of
# the folder it is called in.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
packed=$PWD

for version in 5.1.1 4.1.12; do
  mkdir "$packed/vitest-$version"
  cd "$packed/vitest-$version"
  cp "$here"/*.ts .
  case $version in 4.*) sed -i.bak 's#@waybill/testing/vitest"#@waybill/testing/vitest-4"#' waybill.setup.ts ;; esac
  npm init -y >/dev/null
  npm pkg set type=module >/dev/null
  npm install --silent --no-audit --no-fund "$packed"/waybill-{protobuf-codec,protos,runtime,compat,topics,testing}-*.tgz \
    "vitest@$version" fast-check@4.10.2 typescript@7.0.2 @types/node@24
  printf -- '-- vitest %s\n' "$version"
  npx -y -p node@24 -c 'node node_modules/.bin/vitest run'
  npx tsc --noEmit --strict --module nodenext --target es2022 --lib es2023,dom --types node --skipLibCheck true \
    --allowImportingTsExtensions ./*.ts
done
