// Bundles what packages publish, after `tsc`, which writes the declarations. Node takes up to a millisecond for each module
// that it loads, so that what is loaded together is one module. Replaces what an earlier build has left in `dist`.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type CodeSplittingGroup, type Plugin, type RolldownBuild, rolldown } from "rolldown";

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
  /** By their text, entries that load no more of what is shared than they need: that is `core.js`, and loaded by all. */
  readonly core?: RegExp;
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
const bundles: readonly Bundle[] = [
  {
    package: "protobuf-codec",
    extension: "ts",
    entries: ["index", "codegen", "gen/**/*_codec"],
    // A time is in many messages.
    shared: { test: /src.(?!gen)|timestamp_codec/ },
    external: protobufEs,
    isForServers: true,
  },
  // For all but servers, where size counts.
  { ...runtime, shared: { minShareCount: 2 }, plugins: [portable()] },
  {
    ...runtime,
    folder: "node",
    shared: { test: /src.(?!protobuf|opaque|readable)/ },
    isForServers: true,
  },
  // A topic with its validators and the codec of its message. The runtime is that of all topics here: to find another
  // package takes Node longer than to load it.
  {
    package: "topics",
    extension: "js",
    entries: ["gen/{index,registry,*/index}"],
    prefix: "gen/",
    shared: { test: /runtime.src/ },
    // The verbs, and topics that neither read nor judge JSON or msgpack, which is half of the runtime.
    core: /compiledProtobufTopic\(|"@waybill\/runtime"/,
    external: protobufEs,
    isForServers: true,
  },
];

const written = new Set<string>();
const before = [...new Set(bundles.map((bundle) => bundle.package))].flatMap((name) =>
  globSync(`packages/${name}/dist/**/*.js{,.map}`, { cwd: root }),
);
for (const bundle of bundles) await write(bundle);
for (const file of before) if (!written.has(file)) rmSync(join(root, file));

/** Name in the output and file, below the package. */
type Entry = readonly [name: string, file: string];

async function write(options: Bundle): Promise<void> {
  const { extension, prefix = "", isForServers = false } = options;
  const cwd = join(root, "packages", options.package);
  const entries = options.entries
    .flatMap((pattern) => globSync(`src/${pattern}.${extension}`, { cwd }))
    .map((file): Entry => [file.slice(`src/${prefix}`.length, -`.${extension}`.length), file]);
  const bundle = await read(options, cwd, entries);
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
    codeSplitting: { groups: await groupsOf(options, cwd, entries) },
  });
  for (const file of output) {
    const path = join("packages", options.package, "dist", options.folder ?? "", file.fileName);
    writeIfChanged(join(root, path), file.type === "chunk" ? file.code : file.source);
    written.add(path);
  }
}

function read(
  { external, plugins = [] }: Bundle,
  cwd: string,
  entries: readonly Entry[],
): Promise<RolldownBuild> {
  return rolldown({
    cwd,
    input: Object.fromEntries(entries),
    external,
    platform: "neutral",
    resolve: { conditionNames: ["@waybill/source", "import", "default"] },
    plugins: [...plugins],
  });
}

/** The chunks of what is shared. A module goes into the first that takes it. */
async function groupsOf(
  options: Bundle,
  cwd: string,
  entries: readonly Entry[],
): Promise<CodeSplittingGroup[]> {
  const { shared, core } = options;
  if (shared === undefined) return [];
  if (core === undefined) return [{ name: "shared", ...shared }];
  const few = entries.filter(([, file]) => core.test(readFileSync(join(cwd, file), "utf8")));
  const { output } = await (await read(options, cwd, few)).generate();
  const needed = new Set(output.flatMap((file) => (file.type === "chunk" ? file.moduleIds : [])));
  return [
    { name: "core", ...shared, test: (id) => needed.has(id) && shared.test?.test(id) !== false },
    { name: "shared", ...shared },
  ];
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
