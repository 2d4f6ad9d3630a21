import { type DescMessage, ScalarType } from "@bufbuild/protobuf";
import { encodeUnvalidated, type Topic, tryDecode } from "@waybill/runtime";
import fc from "fast-check";
import { arbitrary } from "./arbitrary.ts";
import { arbitraryInvalid } from "./arbitrary-invalid.ts";
import { filtered } from "./generate/filtered.ts";
import { isBreakable } from "./invalid/targets.ts";
import { descriptor } from "./protobuf/descriptor.ts";
import { record, varint } from "./protobuf/wire.ts";
import type { TopicName } from "./topics/register.ts";
import { topicNamed } from "./topics/setup.ts";

/** Ways in which bytes are not what a producer should send. */
export type BytesKind =
  | "truncated"
  | "wrong-wire-type"
  | "trailing-bytes"
  | "invalid-utf-8"
  | "unknown-enum-value"
  | "duplicate-field"
  | "unknown-field"
  | "oversize"
  | "semantic";

/** Bytes near those of a valid message. */
export interface OddBytes {
  readonly bytes: Uint8Array;
  readonly kind: BytesKind;
  /** How decoding refuses them, or encoding and brokers what is too large; undefined where its encoding has them accepted, as Protobuf has unknown enum values. */
  readonly refused: { readonly code: string; readonly rule: string; readonly path: string } | undefined;
}

/**
 * Bytes near those of valid messages: cut short, with records of the wrong wire type, with more behind them, too many, or
 * those of a message that breaks the schema. Of Protobuf topics also those that have to be accepted: unknown fields,
 * unknown values of enums, fields that come twice.
 */
export function oddBytes(named: Topic | TopicName): fc.Arbitrary<OddBytes> {
  const topic: Topic = topicNamed(named);
  const valid = arbitrary(topic).map((message) => encodeUnvalidated(topic, message));
  const kinds: fc.Arbitrary<readonly [BytesKind, Uint8Array]>[] = [];
  const long = filtered(fc.tuple(valid, fc.nat()), ([bytes]) => bytes.length > 1);
  if (long !== undefined)
    kinds.push(
      long.map(([bytes, n]) => ["truncated", bytes.slice(0, 1 + (n % (bytes.length - 1)))] as const),
    );
  if (topic.encoding !== "protobuf") {
    kinds.push(valid.map((bytes) => ["trailing-bytes", joined(bytes, [0x7b])] as const));
  }
  if (isBreakable(topic)) {
    const encoded = arbitraryInvalid(topic).map(({ message }) => encoding(topic, message));
    const written = filtered(encoded, (bytes) => bytes !== undefined);
    if (written !== undefined) kinds.push(written.map((bytes) => ["semantic", bytes as Uint8Array] as const));
  }
  const desc = topic.encoding === "protobuf" ? descriptor(topic) : undefined;
  if (desc !== undefined) {
    for (const [kind, records] of recordsOf(desc)) {
      kinds.push(
        fc
          .tuple(valid, fc.constantFrom(...records))
          .map(([bytes, one]) => [kind, joined(bytes, one)] as const),
      );
    }
    const twice = filtered(valid, (bytes) => bytes.length > 0);
    if (twice !== undefined)
      kinds.push(twice.map((bytes) => ["duplicate-field", joined(bytes, bytes)] as const));
  }
  // Messages of megabytes are slow to make and to look at, so they are rare.
  const oversize = valid.map((bytes) => ["oversize", padded(topic, bytes)] as const);
  const weighted = kinds.map((arbitrary) => ({ weight: 20, arbitrary }));
  return fc
    .oneof(...weighted, { weight: 1, arbitrary: oversize })
    .map(([kind, bytes]) => ({ kind, bytes, refused: refusalOf(topic, bytes, kind) }));
}

/** Those of `oddBytes` that the topic refuses. */
export function invalidBytes(
  named: Topic | TopicName,
): fc.Arbitrary<OddBytes & { readonly refused: object }> {
  return oddBytes(named).filter(
    (odd): odd is OddBytes & { readonly refused: NonNullable<OddBytes["refused"]> } =>
      odd.refused !== undefined,
  );
}

function refusalOf(topic: Topic, bytes: Uint8Array, kind: BytesKind): OddBytes["refused"] {
  if (kind === "oversize") return { code: "too-large", rule: "max.message.bytes", path: "" };
  const result = tryDecode(topic, bytes);
  if (result.ok) return undefined;
  const [issue] = result.error.issues;
  return { code: result.error.code, rule: issue?.rule ?? "", path: issue?.path ?? "" };
}

function encoding(topic: Topic, message: unknown): Uint8Array | undefined {
  try {
    return encodeUnvalidated(topic, message);
  } catch {
    return undefined;
  }
}

/** Records to put behind a message, by what is odd about them. */
function recordsOf(desc: DescMessage): readonly (readonly [BytesKind, readonly number[][]])[] {
  const isText = (scalar: ScalarType | undefined) => scalar === ScalarType.STRING;
  const unused = 1 + Math.max(0, ...desc.fields.map(({ number }) => number));
  const all: [BytesKind, number[][]][] = [
    [
      "wrong-wire-type",
      desc.fields.map((field) =>
        isVarint(field.scalar, field.enum)
          ? record(field.number, 1, [0, 0, 0, 0, 0, 0, 0, 0])
          : record(field.number, 0, [1]),
      ),
    ],
    [
      "invalid-utf-8",
      desc.fields
        .filter((field) => isText(field.scalar) && field.fieldKind === "scalar")
        .map(({ number }) => record(number, 2, [2, 0xc3, 0x28])),
    ],
    [
      "unknown-enum-value",
      desc.fields
        .filter((field) => field.fieldKind === "enum")
        .map(({ number }) => record(number, 0, varint(987_654n))),
    ],
    ["unknown-field", [record(unused, 0, [1])]],
  ];
  return all.filter(([, records]) => records.length > 0);
}

function isVarint(scalar: ScalarType | undefined, isEnum: unknown): boolean {
  return (
    isEnum !== undefined ||
    (scalar !== undefined &&
      ![
        ScalarType.STRING,
        ScalarType.BYTES,
        ScalarType.DOUBLE,
        ScalarType.FLOAT,
        ScalarType.FIXED32,
        ScalarType.SFIXED32,
        ScalarType.FIXED64,
        ScalarType.SFIXED64,
      ].includes(scalar))
  );
}

/** A message that is larger than the topic's `max.message.bytes` by one byte, at least. */
function padded(topic: Topic, bytes: Uint8Array): Uint8Array {
  const missing = Math.max(0, topic.maxMessageBytes + 1 - bytes.length);
  return joined(bytes, new Uint8Array(missing).fill(topic.encoding === "json" ? 0x20 : 0));
}

function joined(bytes: Uint8Array, more: Uint8Array | readonly number[]): Uint8Array {
  const all = new Uint8Array(bytes.length + more.length);
  all.set(bytes);
  all.set(more, bytes.length);
  return all;
}
