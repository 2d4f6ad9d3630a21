import {
  type DescMessage,
  fromBinary,
  isMessage,
  type Message,
  toBinary,
  type UnknownField,
} from "@bufbuild/protobuf";
import { decode, encode, type MessageCodec, ProtobufError } from "@waybill/protobuf-codec";
import { isPackable, NoMessage, wireTypeOf, withoutMistyped } from "./reference.ts";

/**
 * What differs between the codec and protobuf-es for these bytes, or undefined. Differences on purpose are none; the
 * README of the plugin lists them.
 */
export function disagreement(desc: DescMessage, codec: MessageCodec, bytes: Uint8Array): string | undefined {
  const ours = attempt(() => decode(codec, bytes));
  if (ours.error !== undefined && !(ours.error instanceof ProtobufError)) return `threw ${ours.error}`;
  const typed = attempt(() => withoutMistyped(desc, bytes));
  if (typed.error !== undefined) {
    if (!(typed.error instanceof NoMessage)) throw typed.error;
    return ours.error === undefined ? "took what is no message" : undefined;
  }
  const theirs = attempt(() => fromBinary(desc, typed.value));
  if (ours.error !== undefined || theirs.error !== undefined) {
    if (ours.error !== undefined && theirs.error !== undefined) return undefined;
    return ours.error === undefined
      ? `took what protobuf-es refuses: ${theirs.error}`
      : `refused: ${ours.error}`;
  }
  const again = attempt(() => encode(codec, ours.value as never));
  const theirBytes = attempt(() => toBinary(desc, ours.value));
  const written = differenceOf(again, theirBytes);
  if (written !== undefined) return written;
  settleUnknown(desc, ours.value, theirs.value);
  return difference(ours.value, theirs.value, desc.typeName);
}

function differenceOf(ours: Attempt<Uint8Array>, theirs: Attempt<Uint8Array>): string | undefined {
  if (ours.error !== undefined || theirs.error !== undefined) {
    if (ours.error !== undefined && theirs.error !== undefined) return undefined;
    return `encoding: ${ours.error ?? "none"} instead of ${theirs.error ?? "none"}`;
  }
  return difference(ours.value, theirs.value, "encoded");
}

type Attempt<T> = { readonly value: T; readonly error?: undefined } | { readonly error: Error };

function attempt<T>(run: () => T): Attempt<T> {
  const { stackTraceLimit } = Error;
  // Most inputs are refused, and nobody reads where.
  Error.stackTraceLimit = 0;
  try {
    return { value: run() };
  } catch (error) {
    return { error: error as Error };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Where two values are not the same in any way that a program could see, save the identity of prototypes. */
export function difference(a: unknown, b: unknown, path: string): string | undefined {
  if (Object.is(a, b)) return undefined;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) {
    return `${path}: ${String(a)} (${typeof a}) instead of ${String(b)} (${typeof b})`;
  }
  if (a instanceof Uint8Array || b instanceof Uint8Array) {
    const isSame = a instanceof Uint8Array && b instanceof Uint8Array && Buffer.compare(a, b) === 0;
    return isSame && Object.getPrototypeOf(a) === Uint8Array.prototype ? undefined : `${path}: other bytes`;
  }
  const keys = Object.keys(a).sort();
  const theirKeys = Object.keys(b).sort();
  if (keys.join() !== theirKeys.join()) return `${path}: has ${keys} instead of ${theirKeys}`;
  for (const key of keys) {
    const found = difference((a as Values)[key], (b as Values)[key], `${path}.${key}`);
    if (found !== undefined) return found;
  }
  const prototype = Object.getPrototypeOf(a);
  const theirPrototype = Object.getPrototypeOf(b);
  if (prototype === theirPrototype) return undefined;
  if (isBuiltIn(prototype) || isBuiltIn(theirPrototype)) return `${path}: other prototype`;
  return difference(prototype, theirPrototype, `${path}.prototype`);
}

type Values = Record<string, unknown>;

function isBuiltIn(prototype: unknown): boolean {
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

/**
 * Takes out of `$unknown`, at all levels, what differs on purpose: fields in another wire type, which `theirs` was
 * not given; numbers that a closed enum does not have, which protobuf-es loses when there are other unknown fields.
 */
function settleUnknown(desc: DescMessage, ours: Message, theirs: Message): void {
  keep(ours, ({ no, wireType }) => {
    const field = desc.fields.find((each) => each.number === no);
    return field === undefined || wireType === wireTypeOf(field) || (wireType === 2 && isPackable(field));
  });
  const isOther = ({ no }: UnknownField) => !desc.fields.some((each) => each.number === no);
  if (theirs.$unknown?.some(isOther)) {
    keep(ours, isOther);
    keep(theirs, isOther);
  }
  const children = childrenOf(desc, theirs);
  for (const [i, [childDesc, child]] of childrenOf(desc, ours).entries()) {
    const theirChild = children[i]?.[1];
    if (theirChild !== undefined) settleUnknown(childDesc, child, theirChild);
  }
}

function keep(message: Message, isKept: (field: UnknownField) => boolean): void {
  const kept = message.$unknown?.filter(isKept);
  if (kept === undefined) return;
  if (kept.length > 0) message.$unknown = kept;
  else delete message.$unknown;
}

function childrenOf(desc: DescMessage, message: Message): [DescMessage, Message][] {
  return desc.fields.flatMap((field) => {
    const child = field.message;
    if (child === undefined) return [];
    const oneof = field.oneof === undefined ? undefined : (message as Values)[field.oneof.localName];
    const value =
      oneof === undefined
        ? (message as Values)[field.localName]
        : (oneof as Values)["case"] === field.localName
          ? (oneof as Values)["value"]
          : undefined;
    const values = field.fieldKind === "message" ? [value] : Object.values(value as object);
    return values
      .filter((each) => isMessage(each, child))
      .map((each): [DescMessage, Message] => [child, each]);
  });
}
