import { createHash } from "node:crypto";
import type { Direction, FindingClass } from "@waybill/compat";
import type { ProtobufClass } from "@waybill/compat/protobuf";

/** What makes a finding of a comparison the same one in the next run. Neither lines nor words nor witnesses do. */
export interface Identity {
  readonly topic: string;
  /** `v2`, or `v1 → v2` where two versions are compared. */
  readonly versions?: string;
  readonly direction?: Direction;
  readonly rule: string;
  readonly class?: FindingClass | ProtobufClass;
  /** JSON Pointer in the new schema, or in topic.yaml. */
  readonly pointer?: string;
  /** JSON Pointer in the message. */
  readonly path?: string;
  /**
   * A JSON value that tells the finding from those of other changes at the same place: the values of a keyword that
   * refuses, a setting's, the number of a field. With another value it is another finding, which nobody has reviewed.
   */
  readonly detail?: unknown;
}

/** 16 hexadecimal digits. */
export function fingerprintOf(identity: Identity): string {
  const { topic, versions, direction, rule, class: kind, pointer, path, detail } = identity;
  const parts = [topic, versions, direction, rule, kind, pointer, path, detail];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}

/** The value as a detail: a scalar or a list of scalars. What holds schemas changes with edits below it, and is left out. */
export function detailOf(value: unknown): unknown {
  if (Array.isArray(value))
    return value.every(isScalar) ? value.map(jsonOf).sort((a, b) => (`${a}` < `${b}` ? -1 : 1)) : undefined;
  return isScalar(value) ? jsonOf(value) : undefined;
}

function isScalar(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

function jsonOf(value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}
