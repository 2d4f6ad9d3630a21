// Bundles the entries, and what more than one of them needs into one module, because Node takes up to a millisecond for
// each module that it loads. Runs after `tsc`, which writes the declarations. Replaces what an earlier build has left.
//
// There are two builds: `dist/node` for servers, and one for everything else, whose size counts.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { rolldown } from "rolldown";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");
const entries = [
  "index",
  "codegen",
  "json/index",
  "msgpack/index",
  "protobuf/index",
  "opaque-protobuf/index",
  "readable/index",
];

const stale = new Set(globSync("**/*.js{,.map}", { cwd: dist }));
await build("", join(root, "src/json/has-all-members.portable.ts"), { name: "shared", minShareCount: 2 });
await build("node", join(root, "src/json/has-all-members.ts"), {
  name: "shared",
  test: /src.(?!protobuf|opaque|readable)/,
});
for (const file of stale) rmSync(join(dist, file));

/** `hasAllMembers` is the module that takes the place of the one of that name. */
async function build(
  folder: string,
  hasAllMembers: string,
  group: { name: string; minShareCount?: number; test?: RegExp },
): Promise<void> {
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(entries.map((name) => [name, `src/${name}.ts`])),
    external: /^@bufbuild\/protobuf/,
    platform: "neutral",
    plugins: [
      {
        name: "has-all-members",
        resolveId: (source) => (source.endsWith("/has-all-members.ts") ? hasAllMembers : null),
      },
    ],
  });
  const { output } = await bundle.generate({
    dir: join(dist, folder),
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    sourcemap: true,
    // Names are kept for those who read stack traces; comments and white space take Node a third of a millisecond.
    minify: folder === "node" && { mangle: false, compress: false, codegen: true },
    minifyInternalExports: false,
    codeSplitting: { groups: [group] },
  });
  for (const file of output) {
    const name = join(folder, file.fileName);
    const path = join(dist, name);
    const text = file.type === "chunk" ? file.code : file.source;
    stale.delete(name);
    mkdirSync(dirname(path), { recursive: true });
    // Left alone when it is the same, for those who read it meanwhile.
    if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
  }
}
