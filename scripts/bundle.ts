// Bundles what packages publish, after `tsc`, which writes the declarations. Node takes up to a millisecond for each module
// that it loads, so that what is loaded together is one module. Replaces what an earlier build has left in `dist`.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Plugin, rolldown } from "rolldown";

interface Bundle {
  /** A folder of `packages`. */
  readonly package: string;
  /** Where to write, in `dist` of the package. */
  readonly folder?: string;
  /** Modules below `src`, without their extension; patterns are allowed. Output has the same names without `prefix`. */
  readonly entries: readonly string[];
  readonly extension: "ts" | "js";
  readonly prefix?: string;
  /** What is `shared.js` of its own, beside the entries. */
  readonly shared?: { readonly test?: RegExp; readonly minShareCount?: number };
  /** Whether each entry has all that it needs to itself, and so no more than that. */
  readonly isEachAlone?: boolean;
  /** Modules that stay imports. */
  readonly external: RegExp;
  /** Whether it is only for servers: without comments, which take time to load. */
  readonly isForServers?: boolean;
  readonly plugins?: readonly Plugin[];
}

const root = join(import.meta.dirname, "..");
const protobufEs = /^@bufbuild\/protobuf/;
const runtime = {
  package: "runtime",
  extension: "ts",
  entries: ["index", "codegen", "{json,msgpack,protobuf,opaque-protobuf,readable}/index"],
  external: protobufEs,
} as const;
const protobufCodec = {
  package: "protobuf-codec",
  extension: "ts",
  entries: ["index", "codegen", "gen/**/*_codec"],
  // A time is in many messages.
  shared: { test: /src.(?!gen)|timestamp_codec/ },
  external: protobufEs,
} as const;
const bundles: readonly Bundle[] = [
  // For all but servers, where size counts.
  { ...protobufCodec, plugins: [portable()] },
  { ...protobufCodec, folder: "node", isForServers: true },
  { ...runtime, shared: { minShareCount: 2 }, plugins: [portable()] },
  {
    ...runtime,
    folder: "node",
    shared: { test: /src.(?!protobuf|opaque|readable)/ },
    isForServers: true,
  },
  // A topic with its validators, the codec of its message and what it needs of the runtime, at most half of it. To find
  // another package and to read what is not needed would take Node longer than all else.
  {
    package: "topics",
    extension: "js",
    entries: ["gen/{index,registry,*/index}"],
    prefix: "gen/",
    isEachAlone: true,
    external: /^@bufbuild\/protobuf|^\.\/[^/]+\/index\.js$/,
    isForServers: true,
  },
];

const written = new Set<string>();
const before = [...new Set(bundles.map((bundle) => bundle.package))].flatMap((name) =>
  globSync(`packages/${name}/dist/**/*.js{,.map}`, { cwd: root }),
);
for (const bundle of bundles) {
  const entries = entriesOf(bundle);
  for (const group of bundle.isEachAlone ? entries.map((entry) => [entry]) : [entries])
    await write(bundle, group);
}
for (const file of before) if (!written.has(file)) rmSync(join(root, file));

/** Name in the output and file below the package. */
type Entry = readonly [name: string, file: string];

function entriesOf({ package: name, entries, extension, prefix = "" }: Bundle): Entry[] {
  return entries
    .flatMap((pattern) => globSync(`packages/${name}/src/${pattern}.${extension}`, { cwd: root }))
    .map((path) => path.slice(`packages/${name}/`.length))
    .map((file) => [file.slice(`src/${prefix}`.length, -`.${extension}`.length), file]);
}

async function write(options: Bundle, entries: readonly Entry[]): Promise<void> {
  const { shared, isForServers = false } = options;
  const cwd = join(root, "packages", options.package);
  const bundle = await rolldown({
    cwd,
    input: Object.fromEntries(entries),
    external: options.external,
    platform: "neutral",
    resolve: { conditionNames: ["@waybill/source", "import", "default"] },
    plugins: [...(options.plugins ?? [])],
  });
  const { output } = await bundle.generate({
    dir: join(cwd, "dist", options.folder ?? ""),
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    sourcemap: true,
    // Names and lines are kept for those who read stack traces: Node prints the line of an error that nobody caught.
    comments: isForServers ? { annotation: true, jsdoc: false, legal: false } : true,
    // Becomes smaller in a bundle than by the bundler's own means, which leave constants where they are.
    minify: !isForServers && { mangle: false, compress: true, codegen: false },
    minifyInternalExports: false,
    ...(shared !== undefined && { codeSplitting: { groups: [{ name: "shared", ...shared }] } }),
  });
  for (const file of output) {
    const path = join("packages", options.package, "dist", options.folder ?? "", file.fileName);
    writeIfChanged(join(root, path), file.type === "chunk" ? file.code : file.source);
    written.add(path);
  }
}

/** Leaves a file alone that is the same, for those who read it meanwhile. */
function writeIfChanged(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
}

/** Puts `<module>.portable.ts` in the place of every module that has one beside it. */
function portable(): Plugin {
  return {
    name: "portable",
    resolveId(source, importer = "") {
      const path = join(dirname(importer), source.replace(/\.ts$/, ".portable.ts"));
      return source.startsWith(".") && existsSync(path) ? path : null;
    },
  };
}
