import type { JsonSchema } from "@waybill/runtime";
import { isRecord } from "../../registry/shape.ts";
import { mapSubschemas } from "../keywords.ts";
import type { LengthRule, Lowered, LowerOptions, Wide } from "./lowered.ts";
import { modeOf, testsOf } from "./union.ts";

type Node = { readonly [keyword: string]: unknown };
type Definitions = Readonly<Record<string, JsonSchema>>;

/** A bundled, stripped schema as the compiler wants it. */
export function lower(schema: JsonSchema, options: LowerOptions): Lowered {
  if (typeof schema === "boolean") return { check: schema };
  const { definitions, ...root } = schema;
  const known = (isRecord(definitions) ? definitions : {}) as Definitions;
  const lowerer = new Lowerer(known, options);
  const lowered = Object.entries(known).map(([name, definition]) => [
    name,
    { check: lowerer.schema(definition) },
  ]);
  return { check: lowerer.schema(root), definitions: Object.fromEntries(lowered) };
}

class Lowerer {
  readonly #definitions: Definitions;
  readonly #options: LowerOptions;

  constructor(definitions: Definitions, options: LowerOptions) {
    this.#definitions = definitions;
    this.#options = options;
  }

  schema(schema: JsonSchema): Lowered {
    if (typeof schema === "boolean") return schema;
    if (typeof schema["$ref"] === "string") return this.#reference(schema["$ref"]);
    let node: Node = schema;
    const parts: Lowered[] = [];
    for (const keyword of ["anyOf", "oneOf"] as const) {
      const { [keyword]: branches, ...rest } = node;
      if (!Array.isArray(branches)) continue;
      node = rest;
      parts.push(this.#union(keyword, branches));
    }
    const lowered = this.#plain(node);
    if (parts.length === 0) return lowered;
    // The node's own keywords come first: they are cheap and most often decide.
    return Object.keys(lowered).length === 0 && parts.length === 1
      ? (parts[0] ?? true)
      : { allOf: [lowered, ...parts] };
  }

  #reference(ref: string): Lowered {
    const target = this.#definitions[ref.slice("#/definitions/".length)];
    if (target === undefined) throw new Error(`bug: bundle must be self-contained: "${ref}"`);
    // A call costs more than a leaf's own code.
    return isLeaf(target) ? this.schema(target) : { call: ref };
  }

  #union(keyword: "anyOf" | "oneOf", branches: readonly JsonSchema[]): Lowered {
    const tests = testsOf(branches, this.#definitions);
    return { branches: branches.map((branch) => this.schema(branch)), tests, mode: modeOf(keyword, tests) };
  }

  #plain(node: Node): { readonly [keyword: string]: unknown } {
    if (node["contentEncoding"] === "binary") return this.#binary(node);
    const { format, contentSchema, contentMediaType, items, minLength, maxLength, ...others } = node;
    const holdsDocument = contentMediaType === "application/json" && contentSchema !== undefined;
    const rest: Node =
      items === undefined || (holdsDocument && isByteItems(items)) ? others : { ...others, items };
    const lowered = mapSubschemas(rest, (subschema) => this.schema(subschema));
    const objects = [rest["type"]].flat().includes("object");
    return {
      ...(format === "int64" || format === "uint64" ? wide(lowered, format) : lowered),
      ...(typeof format === "string" && !format.endsWith("int64") && { textFormat: format }),
      ...((minLength ?? maxLength) !== undefined && { textLength: lengths(node) }),
      ...(objects && this.#options.binary && { noBytes: true }),
      ...(holdsDocument && { jsonDocument: this.schema(contentSchema as JsonSchema) }),
    };
  }

  #binary(node: Node): { readonly [keyword: string]: unknown } {
    const {
      type,
      pattern,
      minLength,
      maxLength,
      format,
      contentEncoding,
      contentMediaType,
      contentSchema,
      ...rest
    } = node;
    return {
      ...mapSubschemas(rest, (subschema) => this.schema(subschema)),
      bytes: lengths(node),
      ...(contentMediaType === "application/json" &&
        contentSchema !== undefined && { jsonDocument: this.schema(contentSchema as JsonSchema) }),
    };
  }
}

function lengths({ minLength, maxLength }: Node): LengthRule {
  return {
    ...(minLength !== undefined && { minLength: minLength as number }),
    ...(maxLength !== undefined && { maxLength: maxLength as number }),
  };
}

/** Ajv knows no bigint: what it would refuse for its type, and bounds that it would not apply, move to `wide`. */
function wide(node: Node, format: Wide["format"]): Node {
  const { type, minimum, maximum, exclusiveMinimum, exclusiveMaximum, ...rest } = node;
  const bounds = [
    { operator: ">=", limit: minimum },
    { operator: "<=", limit: maximum },
    { operator: ">", limit: exclusiveMinimum },
    { operator: "<", limit: exclusiveMaximum },
  ].filter((bound): bound is Wide["bounds"][number] => bound.limit !== undefined);
  const { multipleOf } = rest;
  const rule: Wide = {
    format,
    ...(type !== undefined && { types: [type].flat() as string[] }),
    bounds,
    ...(Number.isSafeInteger(multipleOf) && { divisor: multipleOf as number }),
  };
  return { ...rest, wide: rule };
}

/** `jsonDocument` refuses whatever is no array of byte values, so that checking each element first is needless. */
function isByteItems(items: unknown): boolean {
  const words = { type: "integer", minimum: 0, maximum: 255 };
  return (
    isRecord(items) &&
    Object.keys(items).length === 3 &&
    Object.entries(words).every(([k, v]) => items[k] === v)
  );
}

/** A schema without subschemas that is short. */
function isLeaf(schema: JsonSchema): boolean {
  if (typeof schema === "boolean") return true;
  const nested = [
    "$ref",
    "properties",
    "items",
    "anyOf",
    "oneOf",
    "allOf",
    "not",
    "if",
    "contentSchema",
    "dependencies",
  ];
  const more = ["additionalProperties", "patternProperties", "propertyNames", "contains", "enum"];
  return ![...nested, ...more].some((keyword) => keyword in schema);
}
