import type { JsonSchema } from "@waybill/runtime";
import { isRecord } from "../../registry/shape.ts";
import type { Compiler } from "./compiler.ts";
import type { Definitions, Node } from "./context.ts";
import { type Expression, textOf } from "./expression.ts";
import { Scope } from "./module.ts";
import { prefix } from "./traits.ts";

export interface CompiledReader {
  /** The code of a function behind its name, for the runtime's `memberCodec`. */
  readonly code: string;
  /** How many members have to be there, where the reader checks all that the schema says of a message. */
  readonly required?: number;
}

/** What the reader can check as it goes: each member by itself. */
const memberwise = new Set(["type", "properties", "required", "additionalProperties", "definitions"]);

/**
 * A reader of the members of a msgpack message that the schema names, which also checks them where nothing else has to be
 * checked; `undefined` for a schema that names none. Quickest when they come in the order of the schema.
 */
export function compileReader(
  schema: JsonSchema,
  compiler: Compiler,
  definitions: Definitions,
): CompiledReader | undefined {
  const root = resolve(schema, definitions);
  const { properties, required = [], type = "object" } = root;
  if (!isRecord(properties)) return undefined;
  // Others are read as well, by the reader of any message.
  const names = Object.keys(properties).filter((name) => isShortAscii(name) && name !== "__proto__");
  if (names.length === 0) return undefined;
  const mustHave = required as readonly string[];
  const checks =
    Object.keys(root).every((keyword) => memberwise.has(keyword)) &&
    [type].flat().includes("object") &&
    mustHave.every((name) => names.includes(name)) &&
    !compiler.remembers;
  const scope = new Scope();
  const context = compiler.contextIn(scope);
  const lines = names.map((name) => {
    const member = properties[name] as JsonSchema;
    const read = `message${access(name)} = reader.${callFor(resolve(member, definitions), definitions)};`;
    const enter = checks && mustHave.includes(name) ? "enterRequired" : "enter";
    const statements = scope.withLocal((local) => {
      const test: Expression = checks ? context.check(member, local) : true;
      return test === true ? [read] : [`${local} = ${read}`, `reader.isValid &&= ${textOf(test)};`];
    });
    const all = ["at = reader.at;", `if (${isKey(name)}) {`, `  reader.${enter}(${name.length + 1});`];
    return [...all, ...statements.map((line) => `  ${line}`), "}"].map((line) => `    ${line}\n`).join("");
  });
  const body = lines.join("");
  const code = `(reader) {
  const message = {};
  const { bytes } = reader;
  let at;
${scope.declarationFor(body)}  do {
${body}  } while (reader.goesOn());
  return message;
}
`;
  return { code, ...(checks && { required: mustHave.length }) };
}

/**
 * Whether a short text is next, byte by byte: a loop over the characters of the key takes three times as long, and the
 * keys would take half of the time of reading a message.
 */
function isKey(name: string): string {
  const codes = Array.from(name, (character) => character.charCodeAt(0));
  return [0xa0 + name.length, ...codes]
    .map((byte, i) => `bytes[at${i === 0 ? "" : ` + ${i}`}] === ${byte}`)
    .join(" && ");
}

/** The call that reads values of a schema in the least time. */
function callFor(node: Node, definitions: Definitions): string {
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
function resolve(schema: JsonSchema, definitions: Definitions): Node {
  let node = schema;
  for (let i = 0; i < 8 && typeof node !== "boolean"; i++) {
    const { $ref } = node;
    if (typeof $ref !== "string") return node;
    node = definitions[$ref.slice(prefix.length)] ?? true;
  }
  return {};
}

function isShortAscii(text: string): boolean {
  return /^[\0-\x7f]{0,31}$/.test(text);
}

function access(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
