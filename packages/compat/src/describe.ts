import { demandOf } from "./demand.ts";
import type { Edit } from "./edits/edit.ts";
import type { Failure } from "./evaluate.ts";
import type { FindingClass } from "./finding.ts";
import { type Path, toPointer } from "./value.ts";

/** A message that is refused, and why: the edit that made it so, and the keyword by which it is seen. */
export interface Refused {
  readonly edit: Edit;
  readonly failure: Failure;
  /** The part of the message that the edited schema is asked about. */
  readonly at: Path;
  /** Whether the reader's is the new schema. */
  readonly writerIsOld: boolean;
}

/** What the reader wants at the place of a failure, without the place: `must be <= 5`. */
export function demandIn({ edit, failure, writerIsOld }: Refused): string {
  const [writer, reader] = writerIsOld ? ["old", "new"] : ["new", "old"];
  const { key, claim, rule } = failure;
  if (isBranchGone(edit))
    return `must be of another branch of "${edit.rule}": the ${reader} schema does not have this one`;
  if (failure.overlaps) return `must be of one branch of "${rule}", not of several`;
  if (key === undefined || failure.isName) return demandOf(claim, rule) ?? `must be as "${rule}" says`;
  if (claim.kind === "required") {
    const why = edit.renamed === key ? `: the ${writer} schema names it "${edit.key}"` : "";
    return `must have the key "${key}"${why}`;
  }
  return `must not have the key "${key}"${whyNot(edit, key, reader)}`;
}

function whyNot({ key, renamed, rule, side }: Edit, refused: string, reader: string | undefined): string {
  if (key !== refused) return "";
  if (renamed !== undefined) return `: the ${reader} schema names it "${renamed}"`;
  return rule === "properties" && side === "writer" ? `: the ${reader} schema does not name it` : "";
}

/** The place of a failure in words, with what the reader wants there. */
export function messageOf(refused: Refused): string {
  const { edit, failure, at } = refused;
  const { key, isName, path, holder } = failure;
  const where = isBranchGone(edit) ? nameOf(at) : nameOf(path, holder);
  const name = key !== undefined && isName ? `the key "${key}" of ` : "";
  return `${name}${where} ${demandIn(refused)}`;
}

function nameOf(path: Path, holder?: Path): string {
  if (holder !== undefined) {
    const inner = toPointer(path.slice(holder.length));
    return `${inner === "" ? "" : `${inner} of `}the document in ${nameOf(holder)}`;
  }
  return path.length === 0 ? "the message" : toPointer(path);
}

/** Whether the reader's union lacks a branch: whatever another branch wants, it is this one that is missed. */
export function isBranchGone({ rule, side }: Edit): boolean {
  return (rule === "anyOf" || rule === "oneOf") && side === "writer";
}

/** What to do about it. */
export function hintOf({ edit, failure, writerIsOld }: Refused, kind: FindingClass): string {
  // Readers that come first read what old writers send; it is they who refuse it.
  const otherwise = writerIsOld ? "release a new version" : "upgrade the readers first";
  switch (kind) {
    case "only-by-undeclared-property":
      return [
        ...(edit.renamed === undefined ? [] : [keepOf(edit, failure, writerIsOld)]),
        // An old writer's schema is what it was.
        ...(writerIsOld ? [] : ["close the writer's schema with additionalProperties: false"]),
        "compare with undeclared: declared-only when writers send no keys but those that their schema names",
      ].join(", or ");
    case "only-by-format":
      return "compare with format: annotate when no reader asserts formats";
    case "default-would-fill":
      return "compare with defaults: fill when readers fill defaults in before they validate";
    case "beyond-double":
      return "keep numbers within 2^53-1, or give both sides the same format: int64 or uint64";
    default:
  }
  return `${keepOf(edit, failure, writerIsOld)}, or ${otherwise}`;
}

/** What an edit adds to or takes from, where that is not the keyword. */
const parts: { readonly [rule: string]: string } = {
  allOf: "the branch",
  anyOf: "the branch",
  oneOf: "the branch",
  patternProperties: "the pattern",
  prefixItems: "the item",
};

function keepOf({ rule, key, renamed, side }: Edit, failure: Failure, writerIsOld: boolean): string {
  if (renamed !== undefined) return `keep the name "${writerIsOld ? key : renamed}"`;
  if (rule === "required") return writerIsOld ? `make "${key}" optional` : `keep "${key}" required`;
  const isAdded = (side === "reader") === writerIsOld;
  const part = parts[rule] ?? `"${rule}"`;
  if (rule === "properties" && side !== "both") {
    if (isAdded) return writerIsOld ? `let "${key}" be of any kind` : `do not send "${key}" yet`;
    return failure.key === key ? `keep accepting the key "${key}"` : `keep naming "${key}"`;
  }
  if (side === "both") return `keep ${key === undefined ? part : `"${key}"`} as it was`;
  if (isAdded && !writerIsOld) return `do not send what is new by ${part} yet`;
  return isAdded ? `leave ${part} out` : `keep ${part}`;
}
