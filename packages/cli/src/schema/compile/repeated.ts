import type { JsonSchema } from "@waybill/runtime";
import { isRecord } from "../../registry/shape.ts";
import type { Definitions } from "./context.ts";
import { prefix } from "./traits.ts";
import { areDisjoint } from "./union.ts";

/** Where a schema refers to definitions. Of several targets only one is applied to any value. */
interface Call {
  /** Steps from the value to the part of it: `p` a member, `i` an item, `n` a name, `d` a document; `*` is any. */
  readonly location: readonly string[];
  readonly targets: readonly string[];
}

/**
 * The definitions that would be applied over and over to one value, which doubles the work with every level: they meet
 * one value on several ways, and refer on several ways themselves. Remembering what they said makes the work linear.
 *
 * Errs on the side of remembering, except that branches which exclude each other count as one.
 */
export function repeatedDefinitions(root: JsonSchema, definitions: Definitions): ReadonlySet<string> {
  const calls = new Map<string, readonly Call[]>();
  for (const [name, definition] of Object.entries(definitions))
    calls.set(name, callsOf(definition, definitions));
  const shared = new Set<string>();
  const forked = new Set<string>();
  for (const [name, own] of [...calls, ["", callsOf(root, definitions)] as const]) {
    for (const together of meetings(own, 0)) if (share(together, calls, shared)) forked.add(name);
  }
  return new Set([...shared].filter((name) => forked.has(name)));
}

/** Marks what several of the calls come to, and says whether there is any. */
function share(
  together: readonly Call[],
  calls: ReadonlyMap<string, readonly Call[]>,
  shared: Set<string>,
): boolean {
  const met = new Set<string>();
  let isForked = false;
  for (const { targets } of together) {
    const seen = new Set<string>();
    const pending = [...targets];
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      if (met.has(name)) {
        isForked = true;
        markAll(name, calls, shared);
        continue;
      }
      for (const call of calls.get(name) ?? []) pending.push(...call.targets);
    }
    for (const name of seen) met.add(name);
  }
  return isForked;
}

/** Whatever a shared definition refers to is shared, too. */
function markAll(from: string, calls: ReadonlyMap<string, readonly Call[]>, shared: Set<string>): void {
  const pending = [from];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (shared.has(name)) continue;
    shared.add(name);
    for (const call of calls.get(name) ?? []) pending.push(...call.targets);
  }
}

/** Calls that may come to the same value, in groups of two or more. */
function* meetings(calls: readonly Call[], depth: number): Iterable<readonly Call[]> {
  if (calls.length < 2) return;
  const here = calls.filter(({ location }) => location.length <= depth);
  if (here.length > 1) yield here;
  const steps = new Map<string, Call[]>();
  for (const call of calls) {
    const step = call.location[depth];
    if (step === undefined) continue;
    const group = steps.get(step);
    if (group === undefined) steps.set(step, [call]);
    else group.push(call);
  }
  for (const [step, group] of steps) {
    const any = `${step.charAt(0)}*`;
    const others = step === any ? [] : (steps.get(any) ?? []);
    const together = [...here, ...group, ...others];
    if (together.every(({ location }) => location.length <= depth + 1)) {
      if (together.length > 1) yield together;
    } else yield* meetings(together, depth + 1);
  }
}

function callsOf(schema: unknown, definitions: Definitions): readonly Call[] {
  if (!isRecord(schema)) return [];
  const { $ref } = schema;
  if (typeof $ref === "string") return [{ location: [], targets: [$ref.slice(prefix.length)] }];
  return Object.entries(schema).flatMap(([keyword, member]) => {
    const below = (step: string, inner: unknown) =>
      callsOf(inner, definitions).map(({ location, targets }) => ({
        location: [step, ...location],
        targets,
      }));
    const members = Object.entries(isRecord(member) ? member : {});
    switch (keyword) {
      case "allOf":
        return (member as readonly unknown[]).flatMap((part) => callsOf(part, definitions));
      case "anyOf":
      case "oneOf": {
        const branches = (member as readonly JsonSchema[]).map((branch) => callsOf(branch, definitions));
        return areDisjoint(member as readonly JsonSchema[], definitions)
          ? exclusive(branches)
          : branches.flat();
      }
      case "not":
      case "if":
      case "then":
      case "else":
        return callsOf(member, definitions);
      case "dependencies":
        return members.flatMap(([, inner]) => callsOf(inner, definitions));
      case "properties":
        return members.flatMap(([key, inner]) => below(`p:${key}`, inner));
      case "patternProperties":
        return members.flatMap(([, inner]) => below("p*", inner));
      case "additionalProperties":
        return below("p*", member);
      case "propertyNames":
        return below("n*", member);
      case "items":
        return Array.isArray(member)
          ? member.flatMap((item, i) => below(`i:${i}`, item))
          : below("i*", member);
      case "additionalItems":
      case "contains":
        return below("i*", member);
      case "contentSchema":
        return below("d*", member);
      default:
        return [];
    }
  });
}

/** Of branches that exclude each other, the calls at one place as one call. */
function exclusive(branches: readonly (readonly Call[])[]): readonly Call[] {
  const merged = new Map<string, Call>();
  for (const branch of branches) {
    const counts = new Map<string, number>();
    for (const { location, targets } of branch) {
      const place = location.join("\0");
      const count = counts.get(place) ?? 0;
      counts.set(place, count + 1);
      const key = `${count}\0${place}`;
      merged.set(key, { location, targets: [...(merged.get(key)?.targets ?? []), ...targets] });
    }
  }
  return [...merged.values()];
}
