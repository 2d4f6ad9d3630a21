import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Topic } from "@waybill/topics";
import { build } from "esbuild";
import { sizeOf } from "../bundle-size.ts";
import { importCosts, NOTHING } from "../start-up.ts";
import { cache, writeStandalone } from "./peers/ajv.ts";
import { schemaOf } from "./peers/peer.ts";
import { schemasafeSchemaOf } from "./peers/schemasafe-schema.ts";
import type { MessageSet } from "./sets.ts";

/** What a service takes that decodes and validates one topic. */
export interface ProgramCost {
  readonly name: string;
  /** Minified and gzipped. */
  readonly bytes: number;
  /** From the start of the process to the first decoded message, above a process whose program is empty. */
  readonly ms: number;
}

/** What each contender's program for the first message of a set costs. */
export async function programCosts(set: MessageSet, runs: number): Promise<ProgramCost[]> {
  const message = JSON.stringify(Buffer.from(set.messages[0] ?? []).toString("base64"));
  const programs = Object.entries(
    await programsFor(set.topic, `Uint8Array.from(atob(${message}), (char) => char.charCodeAt(0))`),
  );
  const sizes = await programsFor(set.topic, "new Uint8Array(0)");
  mkdirSync(cache, { recursive: true });
  const files = await Promise.all(
    programs.map(async ([, contents], i) => {
      const outfile = join(cache, `program-${set.topic.name}-${i}.mjs`);
      // One module with its packages beside it, as a service has them.
      const options = { bundle: true, packages: "external", format: "esm", platform: "node" } as const;
      await build({ stdin: { contents, resolveDir: import.meta.dirname }, ...options, outfile });
      return outfile;
    }),
  );
  const costs = importCosts([NOTHING, ...files], runs);
  const ms = (module: string) => costs.get(module)?.ms ?? Number.NaN;
  return Promise.all(
    programs.map(async ([name], i) => ({
      name,
      bytes: await sizeOf(sizes[name] ?? ""),
      ms: ms(files[i] ?? "") - ms(NOTHING),
    })),
  );
}

/** What reads and judges, without what explains: the smallest that a program with the topic can have. */
export function fastPath(topic: Topic, message = "new Uint8Array(0)"): string {
  const root = dirname(createRequire(import.meta.url).resolve("@waybill/topics/package.json"));
  const module = join(root, "src/gen", topic.name, "index.js");
  const codec = /compiledTopic\(.*?, "json", (.*), \{ maxMessageBytes/.exec(
    readFileSync(module, "utf8"),
  )?.[1];
  if (codec === undefined) throw new Error(`bug: no codec in ${module}`);
  const file = JSON.stringify(join(dirname(module), `v${topic.version}.validate.js`));
  return `import { byteArrayCodec, readJson } from "@waybill/runtime/codegen"; import { validate as isValid } from ${file}; const value = (${codec}).read(${message}); export const first = isValid(value) && value;`;
}

/** The program of each contender: it imports what it needs, and gives the message, which is an expression. */
async function programsFor(topic: Topic, message: string): Promise<Readonly<Record<string, string>>> {
  const constant = `${topic.name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}V${topic.version}`;
  const own = `import { decode } from "@waybill/topics"; import { ${constant} } from "@waybill/topics/${topic.name}"; export const first = decode(${constant}, ${message});`;
  if (topic.encoding === "protobuf") {
    const item = "@waybill/protos/sentry_protos/snuba/v1/trace_item";
    return {
      "@waybill/topics": own,
      "its codec": `import { decode } from "@waybill/protobuf-codec"; import { TraceItemCodec } from "${item}_codec"; export const first = decode(TraceItemCodec, ${message});`,
      "protobuf-es": `import { fromBinary } from "@bufbuild/protobuf"; import { TraceItemSchema } from "${item}"; export const first = fromBinary(TraceItemSchema, ${message});`,
    };
  }
  if (topic.encoding === "msgpack") {
    return {
      "@waybill/topics": own,
      "@msgpack/msgpack": `import { decode } from "@msgpack/msgpack"; export const first = decode(${message});`,
      msgpackr: `import { Unpackr } from "msgpackr"; export const first = new Unpackr({ useRecords: false, mapsAsObjects: true }).unpack(${message});`,
    };
  }
  const take = `const value = JSON.parse(new TextDecoder().decode(${message})); export const first = isValid(value) && value;`;
  const standalone = join(cache, `start-${topic.name}.mjs`);
  await writeStandalone(schemaOf(topic), standalone);
  const hand = JSON.stringify(join(import.meta.dirname, "peers/zod-schemas.ts"));
  return {
    "@waybill/topics": own,
    "its reader and boolean check": fastPath(topic, message),
    Ajv: `import { Ajv } from "ajv"; import formats from "ajv-formats"; const ajv = new Ajv({ strict: false, formats: { int64: true, uint64: true } }); (formats.default ?? formats)(ajv); const isValid = ajv.compile(${JSON.stringify(schemaOf(topic))}); ${take}`,
    "Ajv standalone": `import isValid from ${JSON.stringify(standalone)}; ${take}`,
    TypeBox: `import { Compile } from "typebox/compile"; const compiled = Compile(${JSON.stringify(schemaOf(topic))}); const isValid = (value) => compiled.Check(value); ${take}`,
    schemasafe: `import { validator } from "@exodus/schemasafe"; const isValid = validator(${JSON.stringify(schemasafeSchemaOf(topic))}, { mode: "lax", isJSON: true }); ${take}`,
    zod: `import { schemas } from ${hand}; const isValid = (value) => schemas[${JSON.stringify(topic.name)}].safeParse(value).success; ${take}`,
  };
}
