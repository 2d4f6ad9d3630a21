import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import type { JsonSchema, Policies } from "@waybill/compat";
import { parseJsonBytes } from "@waybill/runtime/codegen";
import { parseJsonDocument } from "../registry/document.ts";
import { isRecord } from "../registry/shape.ts";
import { systemReason } from "../registry/system-error.ts";
import { UsageError } from "../registry/usage-error.ts";
import { comparePair, type Side } from "./compare-pair.ts";
import { demandOf } from "./mode.ts";
import { type CompatReport, type TopicReport, worstVerdict } from "./report.ts";
import { secondValidator } from "./second-validator.ts";

export interface FileOptions {
  readonly mode: string;
  readonly policies: Policies;
}

/** Compares two files of one schema each, of any draft that `@waybill/compat` reads. Throws `UsageError`. */
export async function compareFiles(
  oldFile: string,
  newFile: string,
  { mode, policies }: FileOptions,
): Promise<CompatReport> {
  const [before, after] = [await sideOf(oldFile), await sideOf(newFile)];
  const directions = comparePair(before, after, {
    subject: `"${newFile}"`,
    topic: newFile,
    directions: demandOf(mode).directions,
    policies,
    second: secondValidator({ own: false }),
  });
  const verdict = worstVerdict(directions.map((direction) => direction.verdict));
  const topic: TopicReport = {
    topic: newFile,
    status: "compared",
    mode,
    verdict,
    producers: [],
    consumers: [],
    directions,
    others: [],
    types: [],
  };
  return { subject: "files", verdict, baseline: oldFile, general: [], topics: [topic] };
}

async function sideOf(file: string): Promise<Side> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`cannot read "${file}": ${systemReason(error)}`);
  });
  const name = relative(process.cwd(), resolve(file)).replaceAll("\\", "/");
  if (!isUtf8(bytes)) throw new UsageError(`"${file}" must be JSON: it is not UTF-8`);
  const { document, findings } = parseJsonDocument(name, bytes.toString());
  if (document === undefined) throw new UsageError(`"${file}" ${findings[0]?.message ?? "must be JSON"}`);
  // Integers beyond 2^53-1 are read exactly; what the strict reader refuses, such as a duplicate key, is read as ever.
  const schema = parseJsonBytes(bytes) ?? document.value;
  if (!isRecord(schema) && typeof schema !== "boolean")
    throw new UsageError(`"${file}" must hold a schema: an object, true or false`);
  return {
    label: file,
    schema: schema as JsonSchema,
    locate: (pointer) => document.locate(pointer),
    faults: [],
  };
}
