import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import formats from "ajv-formats";
import { build } from "esbuild";
import { type Judge, type Peer, schemaOf } from "./peer.ts";

type Validate = ((value: unknown) => boolean) & { readonly errors?: readonly unknown[] | null };

/** Within the package, so that what is generated finds its libraries; ignored by git. */
export const cache = join(import.meta.dirname, "../../../node_modules/.cache/topics");

export const ajv: Peer = {
  name: "Ajv",
  compile: async (topic) => {
    const [accepts, explain] = [false, true].map((allErrors) => instance(allErrors).compile(schemaOf(topic)));
    return judge(accepts as Validate, explain as Validate);
  },
};

/** Compiled ahead of time to a module with everything that it needs. */
export const ajvStandalone: Peer = {
  name: "Ajv standalone",
  compile: async (topic) => {
    const [accepts, explain] = await Promise.all(
      [false, true].map(async (allErrors): Promise<Validate> => {
        const file = join(cache, `ajv-${topic.name}${allErrors ? "-all" : ""}.mjs`);
        await writeStandalone(schemaOf(topic), file, allErrors);
        return (await import(file)).default;
      }),
    );
    return judge(accepts as Validate, explain as Validate);
  },
};

export async function writeStandalone(
  schema: Readonly<Record<string, unknown>>,
  file: string,
  allErrors = false,
): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const own = instance(allErrors, { source: true });
  const contents = standaloneCode.default(own, own.compile(schema));
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: cache },
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["main"],
    write: false,
  });
  writeFileSync(file, outputFiles[0]?.contents ?? "");
}

/** As a user would set it up: formats from the library for them; integers of 64 bits have none there. */
function instance(allErrors: boolean, code = {}): Ajv {
  const own = new Ajv({ strict: false, allErrors, code, formats: { int64: true, uint64: true } });
  formats.default(own);
  return own;
}

function judge(accepts: Validate, explain: Validate): Judge {
  return { accepts, issues: (value) => (explain(value) ? [] : (explain.errors ?? [])) };
}
