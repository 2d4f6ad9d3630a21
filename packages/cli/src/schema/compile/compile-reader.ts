import type { JsonSchema } from "@waybill/runtime";
import { isRecord } from "../../registry/shape.ts";
import { strip } from "../strip.ts";
import type { Node } from "./context.ts";

/**
 * The text of a function `read` that reads the members of a msgpack message that the schema names, for the runtime's
 * `msgpackReader`; `undefined` for a schema that names none. Quickest when they come in the order of the schema.
 */
export function compileReader(schema: JsonSchema): string | undefined {
  const stripped = strip(schema);
  if (typeof stripped === "boolean") return undefined;
  const definitions = (stripped["definitions"] ?? {}) as Record<string, JsonSchema>;
  const { properties } = resolve(stripped, definitions);
  if (!isRecord(properties)) return undefined;
  // Others are read as well, by the reader of any message.
  const names = Object.keys(properties).filter((name) => isShortAscii(name) && name !== "__proto__");
  if (names.length === 0) return undefined;
  const lines = names.map((name) => {
    const value = callFor(resolve(properties[name] as JsonSchema, definitions), definitions);
    return `    if (reader.has(${JSON.stringify(name)})) message${access(name)} = reader.${value};\n`;
  });
  return `function read(reader) {\n  const message = {};\n  do {\n${lines.join("")}  } while (reader.goesOn());\n  return message;\n}\n`;
}

/** The call that reads values of a schema in the least time. */
function callFor(node: Node, definitions: Record<string, JsonSchema>): string {
  const { const: only, contentEncoding, format, anyOf } = node;
  const types = [node["type"]].flat();
  if (typeof only === "string" && isShortAscii(only)) return `literal(${JSON.stringify(only)})`;
  if (contentEncoding === "binary") return "binary16()";
  if (types.includes("integer") || format === "int64" || format === "uint64") return "integer()";
  if (types.includes("string")) return "string()";
  const branches = (anyOf ?? []) as JsonSchema[];
  const calls = branches.map((branch) => callFor(resolve(branch, definitions), definitions));
  return calls.find((call) => call !== "value()") ?? "value()";
}

/** The node behind a chain of references; nothing is known of one that goes round. */
function resolve(schema: JsonSchema, definitions: Record<string, JsonSchema>): Node {
  let node = schema;
  for (let i = 0; i < 8 && typeof node !== "boolean"; i++) {
    const { $ref } = node;
    if (typeof $ref !== "string") return node;
    node = definitions[$ref.replace("#/definitions/", "")] ?? true;
  }
  return {};
}

function isShortAscii(text: string): boolean {
  return /^[\0-\x7f]{0,31}$/.test(text);
}

function access(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
