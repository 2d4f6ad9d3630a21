#!/usr/bin/env bash
# Packs what would be published, installs it in an empty folder with npm, and uses it as strangers would: on the oldest
# and the newest Node, on Deno and Bun, in Chromium where there is one ($CHROMIUM, or where Debian puts it), under
# TypeScript 5.9 and 7, and through the linters of published packages.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/scripts/pack-test
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for name in protobuf-codec protoc-gen-es-codec protos runtime compat topics testing cli; do
  (cd "$root/packages/$name" && npx -y pnpm@12 pack --silent --pack-destination "$work" >/dev/null)
done
cd "$work"
npm init -y >/dev/null
npm pkg set type=module >/dev/null
npm install --silent --no-audit --no-fund ./*.tgz

cp "$here/consumer.mjs" "$here/consumer.ts" "$here/browser-page.mjs" .
run() { printf -- '-- %s\n' "$*"; "$@"; }
run npx -y node@20.19.0 consumer.mjs
run npx -y node@24 consumer.mjs
run npx -y bun@1.4 consumer.mjs
run npx -y deno@2 run --allow-read --node-modules-dir=manual consumer.mjs
chromium=${CHROMIUM:-/usr/bin/chromium}
if [ -x "$chromium" ]; then
  npm install --silent --no-audit --no-fund --no-save esbuild@0.28.2
  node browser-page.mjs >page.html
  echo "-- $chromium page.html"
  "$chromium" --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync \
    --user-data-dir="$work/profile" --virtual-time-budget=10000 --dump-dom "file://$work/page.html" 2>/dev/null | grep -o 'ok: [0-9]* topics'
fi
for version in 5.9 7.0; do
  run npx -y -p "typescript@$version" tsc --noEmit --strict --exactOptionalPropertyTypes --module nodenext --target es2022 --lib es2023 --skipLibCheck false consumer.ts
done
run npx -y node@20.19.0 node_modules/.bin/waybill list --registry "$root/schemas"
run npx -y node@20.19.0 node_modules/.bin/waybill check --registry "$root/schemas"

(bash "$here/testing/run.sh")

for tarball in *.tgz; do
  run npx -y publint@0.3.25 run "$tarball" --strict
  case $tarball in *cli*) ;; *) run npx -y @arethetypeswrong/cli@0.18.5 "$tarball" --profile esm-only --quiet ;; esac
done
