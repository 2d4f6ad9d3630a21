import { type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";

const [VARINT, FIXED64, DELIMITED, START_GROUP, END_GROUP, FIXED32] = [0, 1, 2, 3, 4, 5] as const;

/** The bytes are no message: what the codecs must refuse. */
export class NoMessage extends Error {}

/**
 * The same message without the fields that have a wire type other than their own, which protobuf-es would misread;
 * what is left, it reads as it should be. Written for clarity and from the definition of the wire format, to be
 * compared with.
 *
 * @throws NoMessage for what protobuf-es takes and the codecs do not: a field that ends beyond its message, a length
 * of more than 31 bits or five bytes; and for some of what both refuse
 */
export function withoutMistyped(desc: DescMessage, bytes: Uint8Array): Uint8Array {
  const input: Input = { bytes, at: 0 };
  const output: number[] = [];
  copyMessage(desc, input, bytes.length, output);
  return Uint8Array.from(output);
}

interface Input {
  readonly bytes: Uint8Array;
  at: number;
}

function copyMessage(desc: DescMessage, input: Input, end: number, output: number[], group = 0): void {
  while (input.at < end) {
    const start = input.at;
    const tag = Number(readVarint(input, end));
    const number = tag >>> 3;
    const wireType = tag & 7;
    if (tag > 0xffff_ffff || input.at - start > 5 || number === 0) throw new NoMessage();
    if (wireType === END_GROUP && number === group) return;
    const field = desc.fields.find((each) => each.number === number);
    const head = input.bytes.subarray(start, input.at);
    if (field === undefined) {
      copyRecord(input, end, wireType, number, head, output);
    } else if (wireType === wireTypeOf(field)) {
      copyField(field, input, end, wireType, head, output);
    } else if (isPackable(field) && wireType === DELIMITED) {
      copyPacked(field, input, end, head, output);
    } else {
      copyRecord(input, end, wireType, number, head, []);
    }
  }
  if (group > 0) throw new NoMessage();
}

function copyField(
  field: DescField,
  input: Input,
  end: number,
  wireType: number,
  head: Uint8Array,
  output: number[],
): void {
  if (field.message === undefined && field.fieldKind !== "map") {
    copyRecord(input, end, wireType, field.number, head, output);
  } else if (wireType === START_GROUP) {
    output.push(...head);
    copyMessage(field.message as DescMessage, input, end, output, field.number);
    writeVarint(((field.number << 3) | END_GROUP) >>> 0, output);
  } else {
    const childEnd = readLength(input, end);
    const child: number[] = [];
    if (field.fieldKind === "map") copyEntry(field, input, childEnd, child);
    else copyMessage(field.message as DescMessage, input, childEnd, child);
    output.push(...head);
    writeVarint(child.length, output);
    output.push(...child);
  }
}

function copyEntry(
  field: DescField & { fieldKind: "map" },
  input: Input,
  end: number,
  output: number[],
): void {
  while (input.at < end) {
    const start = input.at;
    const tag = Number(readVarint(input, end));
    if (tag > 0xffff_ffff || input.at - start > 5 || tag < 8) throw new NoMessage();
    const head = input.bytes.subarray(start, input.at);
    const wireType = tag & 7;
    if (tag >>> 3 === 2 && field.message !== undefined && wireType === DELIMITED) {
      const childEnd = readLength(input, end);
      const child: number[] = [];
      copyMessage(field.message, input, childEnd, child);
      output.push(...head);
      writeVarint(child.length, output);
      output.push(...child);
      continue;
    }
    const scalar = tag >>> 3 === 1 ? field.mapKey : (field.scalar ?? ScalarType.INT32);
    const isValue = tag >>> 3 === 2 && field.message === undefined;
    const isTyped = (tag >>> 3 === 1 || isValue) && wireType === wireTypeOfScalar(scalar);
    copyRecord(input, end, wireType, tag >>> 3, head, isTyped ? output : []);
  }
}

function copyPacked(field: DescField, input: Input, end: number, head: Uint8Array, output: number[]): void {
  const start = input.at;
  const valuesEnd = readLength(input, end);
  const wireType = wireTypeOf(field);
  while (input.at < valuesEnd) skip(input, valuesEnd, wireType, 0);
  output.push(...head, ...input.bytes.subarray(start, input.at));
}

function copyRecord(
  input: Input,
  end: number,
  wireType: number,
  number: number,
  head: Uint8Array,
  output: number[],
): void {
  const start = input.at;
  skip(input, end, wireType, number);
  for (const byte of head) output.push(byte);
  for (const byte of input.bytes.subarray(start, input.at)) output.push(byte);
}

function skip(input: Input, end: number, wireType: number, number: number): void {
  switch (wireType) {
    case VARINT:
      readVarint(input, end);
      break;
    case FIXED64:
      input.at += 8;
      break;
    case FIXED32:
      input.at += 4;
      break;
    case DELIMITED:
      input.at = readLength(input, end);
      break;
    case START_GROUP:
      for (;;) {
        const start = input.at;
        const tag = Number(readVarint(input, end));
        if (tag > 0xffff_ffff || input.at - start > 5 || tag < 8) throw new NoMessage();
        if ((tag & 7) === END_GROUP) {
          if (tag >>> 3 !== number) throw new NoMessage();
          break;
        }
        skip(input, end, tag & 7, tag >>> 3);
      }
      break;
    default:
      throw new NoMessage();
  }
  if (input.at > end) throw new NoMessage();
}

function readLength(input: Input, end: number): number {
  const start = input.at;
  const length = readVarint(input, end);
  if (length > 0x7fff_ffffn || input.at - start > 5) throw new NoMessage();
  const after = input.at + Number(length);
  if (after > end) throw new NoMessage();
  return after;
}

function readVarint(input: Input, end: number): bigint {
  let value = 0n;
  for (let i = 0; i < 10; i++) {
    if (input.at >= end) throw new NoMessage();
    const byte = input.bytes[input.at++] as number;
    value |= BigInt(byte & 0x7f) << BigInt(7 * i);
    if (byte < 0x80) return value;
  }
  throw new NoMessage();
}

function writeVarint(value: number, output: number[]): void {
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) output.push((rest & 0x7f) | 0x80);
  output.push(rest);
}

/** The wire type of one value of the field. */
export function wireTypeOf(field: DescField): number {
  if (field.fieldKind === "map") return DELIMITED;
  if (field.message !== undefined) {
    return "delimitedEncoding" in field && field.delimitedEncoding ? START_GROUP : DELIMITED;
  }
  return wireTypeOfScalar(field.scalar ?? ScalarType.INT32);
}

export function isPackable(field: DescField): boolean {
  return field.fieldKind === "list" && field.message === undefined && wireTypeOf(field) !== DELIMITED;
}

function wireTypeOfScalar(type: ScalarType): number {
  switch (type) {
    case ScalarType.DOUBLE:
    case ScalarType.FIXED64:
    case ScalarType.SFIXED64:
      return FIXED64;
    case ScalarType.FLOAT:
    case ScalarType.FIXED32:
    case ScalarType.SFIXED32:
      return FIXED32;
    case ScalarType.STRING:
    case ScalarType.BYTES:
      return DELIMITED;
    default:
      return VARINT;
  }
}
