import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, posix, resolve } from "node:path";
import { promisify } from "node:util";
import { create, createFileRegistry } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { corpus } from "../../test/support/corpus.ts";
import { registryOf } from "../../test/support/registry-of.ts";
import { loadRegistry } from "../registry/load.ts";
import type { Registry } from "../registry/model.ts";
import { type Generated, generate } from "./generate.ts";
import { checkGenerated, writeGenerated } from "./write.ts";

const run = promisify(execFile);
const repository = resolve(import.meta.dirname, "../../../..");

let ours: Registry;
let generated: Generated;
let folder: string;
beforeAll(async () => {
  ours = await loadRegistry(repository);
  generated = await generate(ours);
  folder = await mkdtemp(join(tmpdir(), "waybill-generate-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("the package of our own topics", () => {
  test("is what generate makes of the schemas (mend with `pnpm generate`)", async () => {
    const out = resolve(ours.root, ours.config.generate.out ?? "");
    expect(await checkGenerated(out, generated.files), "run `pnpm generate`").toEqual([]);
    expect(generated.findings).toEqual([]);
  });

  test("is the same every time, and generating leaves the registry alone", async () => {
    const before = JSON.stringify(ours.topics);
    const again = await generate(ours);
    expect([...again.files]).toEqual([...generated.files]);
    expect(JSON.stringify(ours.topics)).toBe(before);
  });

  test("takes the codec of a message, or its descriptor where the package has no codecs", async () => {
    const index = async (options: Parameters<typeof generate>[1]) =>
      (await generate(ours, options)).files.get("snuba-items/index.js") ?? "";
    const file = "sentry_protos/snuba/v1/trace_item";
    const compiled = await index({ runtime: "r", protos: "p", codecs: true });
    expect(compiled).toContain(`import { TraceItemCodec } from "p/${file}_codec";`);
    expect(compiled).not.toContain("TraceItemSchema");
    const described = await index({ runtime: "r", protos: "p" });
    expect(described).toContain('import { protobufTopic } from "r/protobuf";');
    expect(described).toContain(`import { TraceItemSchema } from "p/${file}";`);
    // What stands by itself has messages of its own, without codecs.
    expect(await index({ codecs: true })).toContain(
      `import { TraceItemSchema } from "../proto/${file}_pb.js";`,
    );
  });

  test("loads no other topic and no Ajv when one topic is imported", () => {
    const seen = new Set<string>();
    const packages = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, specifier = ""] of (generated.files.get(file) ?? "").matchAll(/\bfrom "([^"]+)"/g)) {
        if (specifier.startsWith(".")) visit(posix.join(dirname(file), specifier));
        else packages.add(specifier);
      }
    };
    visit("ingest-replay-events/index.js");
    expect([...seen].sort()).toEqual([
      "ingest-replay-events/index.js",
      "ingest-replay-events/v1.validate.js",
    ]);
    expect([...packages].sort()).toEqual(["@waybill/runtime/codegen"]);
  });
});

describe("the corpus as topics", () => {
  const names = ["2fa", "class", "a.b_c-d", "constructor"];
  const hostile = "*/ export const injected = 1; /* {1} ` \u2028";

  function corpusRegistry(): Registry {
    const topics = corpus.map((item, i) => {
      const { version } = registryOf({ "t/v1.schema.json": item.schema });
      const name = names[i] ?? `topic-${i}`;
      const encoding = item.binary === true ? ("msgpack" as const) : ("json" as const);
      const spec = {
        owners: [],
        messages: {},
        producers: [hostile],
        consumers: [],
        kafka: {},
        dead_letters: [],
      };
      return {
        name,
        spec: { ...spec, description: hostile },
        versions: [1, 2].map((number) => ({ ...version, topic: name, version: number, encoding })),
      };
    });
    return { ...registryOf({}).registry, topics };
  }

  test("compiles in one strict program and imports with nothing but the runtime", async () => {
    const options = { runtime: "@waybill/runtime" };
    const { files } = await generate(corpusRegistry(), options);
    const out = join(folder, "corpus");
    await writeGenerated(out, files);
    await writeFile(join(folder, "package.json"), '{ "type": "module" }');
    const packages = dirname(
      dirname(createRequire(import.meta.url).resolve("@waybill/runtime/package.json")),
    );
    await rm(join(folder, "node_modules"), { recursive: true, force: true });
    await run("mkdir", ["-p", join(folder, "node_modules/@waybill")]);
    await symlink(join(packages, "runtime"), join(folder, "node_modules/@waybill/runtime"));
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noPropertyAccessFromIndexSignature: true,
      allowImportingTsExtensions: true,
      module: "NodeNext",
      target: "ES2022",
      lib: ["ES2023", "DOM"],
      types: [],
      noEmit: true,
      customConditions: ["@waybill/source"],
    };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["corpus"] }));
    const tsc = join(repository, "node_modules/typescript/bin/tsc");
    const checked = await run(process.execPath, [tsc, "-p", folder]).catch((error) => error);
    expect(checked.stdout).toBe("");

    const script = `
      const { registry } = await import("./corpus/registry.js");
      for (const versions of Object.values(registry))
        for (const load of Object.values(versions)) (await load()).accepts({});
      console.log(Object.keys(registry).length);
    `;
    const args = ["--conditions=@waybill/source", "--input-type=module", "--eval", script];
    const { stdout } = await run(process.execPath, args, { cwd: folder });
    expect(Number(stdout)).toBe(corpus.length);
  }, 60_000);

  test("has no duplicate or numbered names", async () => {
    const { files } = await generate(corpusRegistry(), { runtime: "@waybill/runtime" });
    for (const [file, text] of files) {
      if (!file.endsWith(".types.d.ts")) continue;
      const declared = [...text.matchAll(/^export (?:type|interface) (\w+)/gm)].map(([, name]) => name);
      expect(new Set(declared).size, file).toBe(declared.length);
    }
    expect(files.get("2fa/index.js")).toContain("export const n2faV1 =");
  });
});

describe("topics that cannot be generated as they are", () => {
  test("leaves out what has no usable name, and says so", async () => {
    const { registry, version } = registryOf({ "t/v1.schema.json": {} });
    const topics = registry.topics.map((topic) => ({ ...topic, name: "registry", versions: [version] }));
    const { files, findings } = await generate({ ...registry, topics }, { runtime: "r" });
    expect([...files.keys()].filter((file) => file.includes("/"))).toEqual([]);
    expect(findings).toMatchObject([{ rule: "topic-name", severity: "error" }]);
  });

  test("leaves out a topic whose folder another one takes where file systems know no case", async () => {
    const { registry, version } = registryOf({ "t/v1.schema.json": {} });
    const topics = ["t", "T"].flatMap((name) =>
      registry.topics.map((topic) => ({ ...topic, name, versions: [{ ...version, topic: name }] })),
    );
    const { files, findings } = await generate({ ...registry, topics }, { runtime: "r" });
    expect([...files.keys()].filter((file) => file.startsWith("T"))).toEqual([]);
    expect(files.has("t/index.js")).toBe(true);
    expect(findings).toMatchObject([{ rule: "topic-name", severity: "error" }]);
  });

  test("makes a message without a descriptor opaque", async () => {
    const { registry, version } = registryOf({});
    const versions = [{ ...version, encoding: "protobuf" as const, message: "shop.v1.Order" }];
    const topics = registry.topics.map((topic) => ({ ...topic, versions }));
    const { files, findings } = await generate({ ...registry, topics }, { runtime: "r" });
    expect(files.get("t/index.js")).toContain('import { opaqueProtobufTopic } from "r/opaque-protobuf";');
    expect(files.get("t/index.js")).toContain('messageName: "shop.v1.Order"');
    expect(files.get("t/v1.types.d.ts")).toContain("export type TV1 = Uint8Array;");
    expect(findings).toMatchObject([{ rule: "unknown-message", severity: "warning" }]);
    const messages = createFileRegistry(create(FileDescriptorSetSchema));
    const described = await generate({ ...registry, topics, messages }, { runtime: "r" });
    expect(described.findings).toMatchObject([{ rule: "protobuf-message", severity: "error" }]);
  });
});
