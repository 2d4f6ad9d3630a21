/** A schema under construction; every node is a plain JSON value. */
export type InferredSchema = { [keyword: string]: unknown };

/**
 * The narrowest schema of our vocabulary that a person would write for the samples: keys that all of them have are
 * required, numbers without a fraction are integers, bytes are binary. Bounds, enums and formats are not guessed,
 * because a sample cannot tell a rule from a coincidence.
 *
 * Samples are decoded messages; at least one is needed.
 */
export function inferSchema(samples: readonly unknown[]): InferredSchema {
  const kinds = new Map<string, unknown[]>();
  for (const sample of samples) {
    const kind = kindOf(sample);
    const group = kinds.get(kind);
    if (group) group.push(sample);
    else kinds.set(kind, [sample]);
  }
  const wide = kinds.get("number");
  const whole = kinds.get("integer");
  if (wide && whole) {
    wide.push(...whole);
    kinds.delete("integer");
  }
  const branches = [...kinds].map(([kind, values]) => schemaOf(kind, values));
  return merge(branches);
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (value instanceof Uint8Array) return "binary";
  if (Array.isArray(value)) return "array";
  if (typeof value === "bigint") return "integer";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

function schemaOf(kind: string, values: readonly unknown[]): InferredSchema {
  switch (kind) {
    case "binary":
      return { contentEncoding: "binary" };
    case "integer":
      return integerSchema(values);
    case "array":
      return arraySchema(values as readonly (readonly unknown[])[]);
    case "object":
      return objectSchema(values as readonly Readonly<Record<string, unknown>>[]);
    default:
      return { type: kind };
  }
}

function integerSchema(values: readonly unknown[]): InferredSchema {
  const wide = values.filter((value) => typeof value === "bigint");
  if (wide.length === 0) return { type: "integer" };
  return { type: "integer", format: wide.some((value) => value > 2n ** 63n - 1n) ? "uint64" : "int64" };
}

function arraySchema(values: readonly (readonly unknown[])[]): InferredSchema {
  const items = values.flat(1);
  return items.length === 0 ? { type: "array" } : { type: "array", items: inferSchema(items) };
}

function objectSchema(values: readonly Readonly<Record<string, unknown>>[]): InferredSchema {
  const samples = new Map<string, unknown[]>();
  for (const value of values) {
    for (const [key, member] of Object.entries(value)) {
      const group = samples.get(key);
      if (group) group.push(member);
      else samples.set(key, [member]);
    }
  }
  const required = [...samples].filter(([, members]) => members.length === values.length).map(([key]) => key);
  const properties = Object.fromEntries([...samples].map(([key, members]) => [key, inferSchema(members)]));
  return {
    type: "object",
    ...(required.length > 0 && { required }),
    ...(samples.size > 0 && { properties }),
  };
}

/** Joins schemas of different kinds into one node where `type` can say it, else into branches. */
function merge(branches: readonly InferredSchema[]): InferredSchema {
  const [first, ...others] = branches;
  if (first === undefined) throw new Error("bug: a schema needs at least one sample");
  if (others.length === 0) return first;
  if (branches.every((branch) => typeof branch["type"] === "string")) {
    // Keywords of one type say nothing about values of another, so the nodes can be laid over each other.
    const types = branches
      .map((branch) => branch["type"] as string)
      .sort((a, b) => Number(a === "null") - Number(b === "null"));
    return { ...Object.assign({}, ...branches), type: types };
  }
  return { anyOf: branches };
}
