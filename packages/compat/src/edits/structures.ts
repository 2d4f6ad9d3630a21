import { branchesSlot, containsSlot, fixedSlot } from "./choices.ts";
import type { Pair, Slot } from "./edit.ts";
import { itemsSlot } from "./items.ts";
import { propertiesSlot, requiredSlots } from "./members.ts";
import type { Group, Pairing } from "./pairing.ts";
import { literalOf } from "./rest.ts";

/** The slots of a keyword that holds schemas or names keys, part by part; undefined when it is edited as a whole. */
export function slotFor(
  pairing: Pairing,
  pair: Pair,
  key: string,
  group: Group,
): readonly Slot[] | undefined {
  const [before, after] = [group.writer[0], group.reader[0]];
  if (key === "required") return requiredSlots(pairing, pair, group);
  if (key === "properties") return [propertiesSlot(pairing, pair, before, after)];
  if (key === "items") return [itemsSlot(pairing, pair, before, after)];
  if (before === undefined || after === undefined || group.writer.length + group.reader.length > 2)
    return undefined;
  const { claim: was } = before;
  const { claim: is } = after;
  if (key === "anyOf" || key === "oneOf" || key === "allOf")
    return [branchesSlot(pairing, pair, before, after)];
  if (was.kind === "contains" && is.kind === "contains")
    return [containsSlot(pairing, pair, { at: before.at, claim: was }, { ...after, claim: is })];
  if ((was.kind === "names" || was.kind === "content") && is.kind === was.kind) {
    const at = { writer: before.at, reader: after.at };
    const part = pairing.part(pair, { writer: was.schema, reader: is.schema }, at, after.rule);
    return [{ kind: "claim", atom: after, rebuild: (to) => ({ ...is, schema: literalOf(to, part) }) }];
  }
  const isFixed = ["not", "then", "else", "$ref", "$dynamicRef", "$recursiveRef"].includes(key);
  if (!isFixed && !key.startsWith("dependency ")) return undefined;
  return fixedSlot(pairing, pair, before, after);
}
