import type { JsonObject } from "../registry/json-source.ts";
import type { Checker, Mismatch } from "./checker.ts";
import { ANNOTATIONS } from "./keywords.ts";
import { originOf } from "./normalize-schema.ts";
import type { Report } from "./report.ts";
import type { Unit } from "./units.ts";

interface Change {
  readonly mismatch: Mismatch;
  readonly before: JsonObject;
  readonly rule: "bytes-seen" | "text-seen" | "null-seen" | "wide-integer" | "format-refuses";
  readonly message: string;
}

const MAX_ROUNDS = 4;

/**
 * Makes a unit accept an example where only something that the source's validators do not look at stands in the way:
 * bytes where the schema says text and the reverse, integers beyond 2^53-1, formats. Each such change is reported.
 *
 * Returns what is still in the way; when anything is, the unit is as it was.
 */
export function widenFor(
  unit: Unit,
  value: unknown,
  example: string,
  newChecker: () => Checker,
  current: { checker: Checker },
  report: (unitOfChange: JsonObject) => Report | undefined,
): readonly Mismatch[] {
  const first = current.checker.check(unit, value);
  if (first.length === 0) return [];
  const changes: Change[] = [];
  let left = first;
  for (let round = 0; round < MAX_ROUNDS && left.length > 0; round++) {
    const applied = applyAll(left, unit);
    if (applied.length === 0) break;
    changes.push(...applied);
    current.checker = newChecker();
    left = current.checker.check(unit, value);
  }
  if (left.length > 0) {
    for (const change of changes.toReversed()) restore(change.mismatch.schema, change.before);
    if (changes.length > 0) current.checker = newChecker();
    return first;
  }
  for (const change of minimal(changes, unit, value, newChecker)) {
    const note = report(change.mismatch.schema);
    note?.(change.rule, "", change.message, {
      pointer: originOf(change.mismatch.schema),
      hint: `example ${example}`,
    });
  }
  current.checker = newChecker();
  return [];
}

/** The changes without those the value does not need, such as the ones in other branches of a union. */
function minimal(
  changes: readonly Change[],
  unit: Unit,
  value: unknown,
  newChecker: () => Checker,
): Change[] {
  if (changes.length < 2) return [...changes];
  return changes.toReversed().filter((change) => {
    const { schema } = change.mismatch;
    const after = { ...schema };
    restore(schema, change.before);
    const needless = newChecker().check(unit, value).length === 0;
    if (!needless) restore(schema, after);
    return !needless;
  });
}

function applyAll(mismatches: readonly Mismatch[], unit: Unit): Change[] {
  const changes = new Map<JsonObject, Change>();
  for (const mismatch of mismatches) {
    const { schema } = mismatch;
    if (changes.has(schema)) continue;
    const before = { ...schema };
    const found = apply(mismatch, unit);
    if (found !== undefined) changes.set(schema, { mismatch, before, ...found });
  }
  return [...changes.values()];
}

function apply(
  { rule, value, schema, path }: Mismatch,
  unit: Unit,
): Pick<Change, "rule" | "message"> | undefined {
  const at = path === "" ? "the message" : path;
  if (rule === "type" && value instanceof Uint8Array && unit.mode === "msgpack") {
    addBranch(schema, { contentEncoding: "binary" });
    return { rule: "bytes-seen", message: `an example has bytes at ${at}; bytes are accepted there too` };
  }
  if (
    rule === "type" &&
    typeof value === "bigint" &&
    [schema["type"]].flat().some((type) => type === "integer" || type === "number")
  ) {
    if (value !== BigInt.asIntN(64, value) && value !== BigInt.asUintN(64, value)) {
      delete schema["type"];
      return {
        rule: "wide-integer",
        message: `an example has an integer beyond 64 bits at ${at}; the type was left out`,
      };
    }
    const format = value === BigInt.asIntN(64, value) && !unsigned(schema) ? "int64" : "uint64";
    // A format would refuse the fractions that "number" accepts.
    if ([schema["type"]].flat().includes("number")) addBranch(schema, { type: "integer", format });
    else schema["format"] = format;
    const message = `an example has an integer beyond 2^53-1 at ${at}; the format says so now`;
    return { rule: "wide-integer", message };
  }
  if (rule === "contentEncoding") {
    if (typeof value === "string") addBranch(schema, { type: "string" });
    else if (value === null) addBranch(schema, { type: "null" });
    else delete schema["contentEncoding"];
    const what = typeof value === "string" ? "text" : value === null ? "null" : "neither bytes nor text";
    const found = value === null ? "null-seen" : "text-seen";
    return {
      rule: found,
      message: `an example has ${what} at ${at}, where bytes are described; both are accepted`,
    };
  }
  if (rule === "format") {
    const format = String(schema["format"]);
    delete schema["format"];
    return {
      rule: "format-refuses",
      message: `an example is no ${format} at ${at}; the format was left out`,
    };
  }
  return undefined;
}

function unsigned(schema: JsonObject): boolean {
  return typeof schema["minimum"] === "number" && schema["minimum"] >= 0;
}

/** Makes what the schema says about its value one of two choices; what it says to people stays. */
function addBranch(schema: JsonObject, branch: JsonObject): void {
  const own: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (ANNOTATIONS.has(keyword) || keyword === "$schema" || keyword === "definitions") continue;
    own[keyword] = value;
    delete schema[keyword];
  }
  schema["anyOf"] = [own, branch];
}

function restore(schema: JsonObject, before: JsonObject): void {
  for (const keyword of Object.keys(schema)) delete schema[keyword];
  Object.assign(schema, before);
}
