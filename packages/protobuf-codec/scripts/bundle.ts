// Bundles the entries, and what they need into one module, because Node takes up to a millisecond for each module that it
// loads: there, `dist/shared.js` stands for several entries. Runs after `tsc`, which writes the declarations. Replaces
// what an earlier build has left.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { rolldown } from "rolldown";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");
const wellKnown = globSync("src/gen/**/*_codec.ts", { cwd: root }).map((file) => file.slice(4, -3));
const stale = new Set(globSync("**/*.js{,.map}", { cwd: dist }));

const bundle = await rolldown({
  cwd: root,
  input: Object.fromEntries(["index", "codegen", ...wellKnown].map((name) => [name, `src/${name}.ts`])),
  external: /^@bufbuild\/protobuf/,
  platform: "neutral",
});
const { output } = await bundle.generate({
  dir: dist,
  entryFileNames: "[name].js",
  chunkFileNames: "[name].js",
  sourcemap: true,
  // Names are kept for those who read stack traces; comments and white space take time to load.
  minify: { mangle: false, compress: false, codegen: true },
  minifyInternalExports: false,
  // A time is in many messages.
  codeSplitting: { groups: [{ name: "shared", test: /src.(?!gen)|timestamp_codec/ }] },
});
for (const file of output) {
  const path = join(dist, file.fileName);
  const text = file.type === "chunk" ? file.code : file.source;
  stale.delete(file.fileName);
  mkdirSync(dirname(path), { recursive: true });
  // Left alone when it is the same, for those who read it meanwhile.
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
}
for (const file of stale) rmSync(join(dist, file));
