import type { JsonValue } from "@bufbuild/protobuf";
import type { Direction } from "../compare.ts";
import type { Verdict } from "../finding.ts";
import type { Source } from "./source.ts";

/** The encodings of a Protobuf message: bytes, and the JSON mapping. */
export type Format = "binary" | "json";

/**
 * What kind of change a finding is.
 * - `strict`: a value is read as another, or the reader refuses it.
 * - `default`: a field that is absent means another value.
 * - `presence`: whether a field was set can no longer be told.
 * - `unknown-field`: the reader does not know the field. It keeps the bytes aside, and skips the key in JSON.
 * - `unknown-enum-value`: the reader of bytes keeps a number that it has no name for.
 * - `renamed`: bytes carry the same value under a number that has another name.
 * - `type-name`: the message is the same under another full name, which registries, `Any` and topics go by.
 * - `option`: an option that is not Protobuf's own says something else; what it means is not known here.
 * - `annotation`: an option that no bytes and no JSON depend on.
 */
export type ProtobufClass =
  | "strict"
  | "default"
  | "presence"
  | "type-name"
  | "option"
  | "unknown-field"
  | "unknown-enum-value"
  | "renamed"
  | "annotation";

/** The edit, from the old to the new schema, whichever of them writes. */
export type ProtobufRule =
  | "field-added"
  | "field-removed"
  | "field-type"
  | "field-cardinality"
  | "field-presence"
  | "field-required"
  | "field-default"
  | "field-renamed"
  | "field-number"
  | "json-name"
  | "oneof-changed"
  | "enum-value-added"
  | "enum-value-removed"
  | "enum-value-renamed"
  | "enum-value-number"
  | "message-removed"
  | "message-renamed"
  | "option-changed"
  | "extension-changed";

/** A message that the writer's schema allows, as both sides see it. Made up: it may be shown. */
export interface ByteWitness {
  readonly format: Format;
  /** Bytes as hexadecimal digits, or a JSON text. */
  readonly sent: string;
  /** What the writer meant. */
  readonly meant: JsonValue;
  /** What the reader reads; absent when it refuses. */
  readonly read?: JsonValue;
  /** Why the reader refuses. */
  readonly error?: string;
}

/** One edit. */
export interface MessageFinding {
  readonly rule: ProtobufRule;
  /** The gravest of those that the edit has. */
  readonly class: ProtobufClass;
  /** Whether the finding makes the verdict under the policies that were asked for. */
  readonly counts: boolean;
  /** Encodings in which it counts or, when it counts in none, shows. */
  readonly formats: readonly Format[];
  /** Full name of the field, enum value or message: the new one, or the old one of what is gone. */
  readonly name: string;
  /** Full name of the message or enum that it is of, as it was in the old schema if it was there. */
  readonly owner: string;
  /** Of a field or an enum value, as it was in the old schema if it was there. */
  readonly number?: number;
  /** What the old and the new schema say of it, as a `.proto` file would; absent where it is not there. */
  readonly was?: string;
  readonly is?: string;
  /** Where it is declared. */
  readonly old: Source | undefined;
  readonly new: Source | undefined;
  /** Where in the message, by names of the writer's fields: `lines.price`; empty for the message itself. */
  readonly path: string;
  /** Lower-case fragment: what the edit is. */
  readonly message: string;
  /** One for each encoding that it shows in; none for annotations and options. */
  readonly witnesses: readonly ByteWitness[];
  readonly hint: string;
}

export interface RoundTripProof {
  readonly argument: string;
  /** Pairs of messages that were compared, each once, so that recursion ends. */
  readonly pairs: number;
}

export interface MessageDirectionResult {
  readonly direction: Direction;
  readonly verdict: Verdict;
  /** With all that policies leave out. */
  readonly strict: Verdict;
  /** The verdict of each encoding that was asked for. */
  readonly formats: Readonly<Partial<Record<Format, Verdict>>>;
  readonly findings: readonly MessageFinding[];
  /** When the verdict is compatible: why. */
  readonly proof?: RoundTripProof;
  /** What could not be decided. */
  readonly obligation?: string;
}

export interface MessageComparison {
  readonly verdict: Verdict;
  readonly directions: readonly MessageDirectionResult[];
}
