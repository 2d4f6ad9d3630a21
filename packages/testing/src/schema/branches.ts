import type { JsonSchema } from "@waybill/runtime";
import { isObject } from "@waybill/runtime/codegen";
import { has } from "./part-tests.ts";
import { asObject, type SchemaObject } from "./schema-object.ts";
import type { Run } from "./tests.ts";

/** Unions of fewer branches are tried one by one. */
const MANY = 8;

/** What an object has to have to be of a branch: a key, whose value is one of a few where these are known. */
interface Sign {
  readonly key: string;
  readonly values?: readonly unknown[];
  /** The schemas that say so. */
  readonly said: readonly SchemaObject[];
}

/** Branches by what they have, as their numbers: one schema may be several branches. */
interface Index {
  /** Branches without a sign. */
  readonly others: readonly number[];
  readonly byKey: ReadonlyMap<string, ByValue>;
  readonly saidBy: ReadonlyMap<SchemaObject, readonly number[]>;
}

interface ByValue {
  readonly any: number[];
  readonly of: Map<unknown, number[]>;
}

/**
 * Those branches of a union that a value can be of at a glance: of thousands that are told apart by a key, one. A branch a
 * keyword of which is taken as not there is always among them.
 */
export function branchesOf(
  union: readonly JsonSchema[],
): (value: unknown, run: Run) => readonly JsonSchema[] {
  if (union.length < MANY) return () => union;
  let index: Index | undefined;
  return (value, run) => {
    index ??= indexed(union, run);
    const { others, byKey, saidBy } = index;
    const left = run.lacking === undefined ? [] : (saidBy.get(run.lacking) ?? []);
    const found = new Set([...others, ...left]);
    if (isObject(value)) {
      for (const key of byKey.size < MANY ? byKey.keys() : Object.keys(value)) {
        const branches = byKey.get(key);
        if (branches === undefined || !has(value, key)) continue;
        for (const i of [...branches.any, ...(branches.of.get(value[key]) ?? [])]) found.add(i);
      }
    }
    return [...found].map((i) => union[i] as JsonSchema);
  };
}

function indexed(union: readonly JsonSchema[], run: Run): Index {
  const others: number[] = [];
  const byKey = new Map<string, ByValue>();
  const saidBy = new Map<SchemaObject, number[]>();
  const counts = new Map<string, number>();
  for (const branch of union)
    for (const key of requiredOf(branch, run)) counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const [i, branch] of union.entries()) {
    const sign = signOf(branch, run, counts);
    if (sign === undefined) {
      others.push(i);
      continue;
    }
    const own = byKey.get(sign.key) ?? { any: [], of: new Map<unknown, number[]>() };
    byKey.set(sign.key, own);
    if (sign.values === undefined) own.any.push(i);
    for (const value of sign.values ?? []) append(own.of, value, i);
    for (const schema of sign.said) append(saidBy, schema, i);
  }
  return { others, byKey, saidBy };
}

function append<K>(lists: Map<K, number[]>, key: K, branch: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [branch]);
  else list.push(branch);
}

function requiredOf(branch: JsonSchema, run: Run): readonly string[] {
  const own = asObject(branch);
  const { type, required = [] } = own["$ref"] === undefined ? own : asObject(run.resolve(own["$ref"]));
  return type === "object" ? required : [];
}

/** The required key whose values are known, else the one that the fewest branches require. */
function signOf(branch: JsonSchema, run: Run, counts: ReadonlyMap<string, number>): Sign | undefined {
  const own = asObject(branch);
  const meant = own["$ref"] === undefined ? own : asObject(run.resolve(own["$ref"]));
  const keys = requiredOf(branch, run);
  for (const key of keys) {
    const member = Object.hasOwn(meant["properties"] ?? {}, key) ? asObject(meant["properties"][key]) : {};
    const values = "const" in member ? [member["const"]] : member["enum"];
    if (values?.every((value: unknown) => typeof value === "string"))
      return { key, values, said: [own, meant, member] };
  }
  const [rarest] = keys.toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0));
  return rarest === undefined ? undefined : { key: rarest, said: [own, meant] };
}
