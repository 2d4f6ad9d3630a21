import { compile } from "./compile.ts";
import { demandIn, hintOf, isBranchGone, messageOf, type Refused } from "./describe.ts";
import type { Edit } from "./edits/edit.ts";
import { holds } from "./evaluate.ts";
import type { Finding, FindingClass } from "./finding.ts";
import type { Document } from "./normal/document.ts";
import type { Literal } from "./normal/graph.ts";
import { isBeyondDouble, isObject, toPointer, type Value } from "./value.ts";

/** How many validators see the witness differ, and what the second one says of it. */
export interface Seen {
  readonly confirmations: number;
  readonly message?: string;
}

export interface Found extends Refused {
  readonly witness: Value;
  readonly seen: Seen;
  /** What it is unless the keyword that refuses says otherwise. */
  readonly kind: FindingClass;
  /** The reader's schema. */
  readonly reader: Document;
  readonly format: "assert" | "annotate";
}

/** What is said of an edit by which a message is refused. */
export function findingOf(found: Found): Finding {
  const { failure, at, writerIsOld, witness, seen } = found;
  const edit = asSeen(found);
  const kind = classOf(found);
  const message = messageOf(found);
  return {
    rule: edit.rule,
    edit: changeOf(edit, writerIsOld),
    class: kind,
    counts: true,
    old: writerIsOld ? edit.writer : edit.reader,
    new: writerIsOld ? edit.reader : edit.writer,
    // A branch that is not there is missed by the value that was of it, wherever another branch refuses it.
    path: toPointer(isBranchGone(edit) ? at : failure.path),
    ...(failure.key !== undefined && { key: failure.key }),
    message,
    demand: demandIn(found),
    witness,
    confirmations: seen.confirmations,
    refusals: [
      { by: "evaluator", message },
      ...(seen.message === undefined ? [] : [{ by: "confirm" as const, message: seen.message }]),
    ],
    hint: hintOf({ ...found, edit }, kind),
  };
}

/** Of a key that came or went, what the message shows: that it was named, or that it was required. */
function asSeen({ edit, failure }: Found): Edit {
  if (edit.required === undefined || failure.claim.kind !== "required") return edit;
  return { ...edit, rule: "required", ...edit.required };
}

function changeOf({ side, renamed }: Edit, writerIsOld: boolean): Finding["edit"] {
  if (renamed !== undefined) return "renamed";
  if (side === "both") return "changed";
  return (side === "reader") === writerIsOld ? "added" : "removed";
}

function classOf(found: Found): FindingClass {
  const { failure, witness, kind } = found;
  if (kind === "only-by-undeclared-property") return kind;
  if (failure.rule === "format" && !isBeyondDouble(witness)) return "only-by-format";
  if (failure.rule === "required" && hasDefault(found)) return "default-would-fill";
  return isBeyondDouble(witness) ? "beyond-double" : kind;
}

/** Whether the reader's schema has a default for the missing key that is of the key's schema. */
function hasDefault({ failure: { at, key }, reader, format }: Found): boolean {
  const node = reader.at(at.replace(/\/required\/\d+$/, ""));
  if (key === undefined || !isObject(node) || !isObject(node["properties"])) return false;
  const member = node["properties"][key];
  if (!isObject(member) || !("default" in member)) return false;
  const { $schema, definitions, $defs } = reader.root as { readonly [keyword: string]: unknown };
  const { graph, roots } = compile([{ $schema, definitions, $defs, ...member }], format);
  return holds(graph, roots[0] as Literal, member["default"] as Value) === true;
}
