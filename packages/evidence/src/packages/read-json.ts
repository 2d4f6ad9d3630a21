import { readFileSync } from "node:fs";
import { parseJsonBytes } from "@waybill/runtime/codegen";

/** A JSON file with integers beyond 2^53-1 as bigints, as the command reads schemas. */
export function readJson<T>(file: string): T {
  const bytes = readFileSync(file);
  return (parseJsonBytes(bytes) ?? JSON.parse(bytes.toString())) as T;
}
