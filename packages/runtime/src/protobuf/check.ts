import { type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import { CodecError } from "../codec-error.ts";
import { invalidUtf8At } from "../utf8.ts";
import {
  END_GROUP,
  FIXED32,
  FIXED64,
  LENGTH_DELIMITED,
  MAX_PROTOBUF_DEPTH,
  START_GROUP,
  VARINT,
  WireCursor,
} from "../wire-format.ts";

/**
 * Checks that the bytes are well-formed records of the message type, at all levels: every known field in the wire type
 * of its type, no nested message beyond its parent. protobuf-es takes the former on trust and would misread what follows.
 * Whether texts are UTF-8 is checked on demand, to find the place: protobuf-es does check that.
 *
 * @throws CodecError
 */
export function checkMessage(message: DescMessage, bytes: Uint8Array, areTextsChecked = false): void {
  checkRecords({ cursor: new WireCursor(bytes), areTextsChecked }, shapeOf(message), "", 1);
}

interface Check {
  readonly cursor: WireCursor;
  readonly areTextsChecked: boolean;
}

interface FieldShape {
  /** Property name in the message object. */
  readonly name: string;
  readonly wireType: number;
  /** Whether a length-delimited record of packed values may come instead, and what each is encoded as. */
  readonly isPackable: boolean;
  readonly isText: boolean;
  readonly message?: () => MessageShape;
}

type MessageShape = ReadonlyMap<number, FieldShape>;

function checkRecords(check: Check, shape: MessageShape, path: string, depth: number, group = 0): void {
  const { cursor } = check;
  if (depth > MAX_PROTOBUF_DEPTH) cursor.tooDeep(path);
  while (cursor.next(path)) {
    if (group > 0 && cursor.wireType === END_GROUP && cursor.field === group) return;
    const field = shape.get(cursor.field);
    if (field === undefined) cursor.skip(path, depth);
    else checkField(check, field, `${path}/${field.name}`, depth);
  }
  if (group > 0) cursor.fail("must end the group it began", path);
}

function checkField(check: Check, field: FieldShape, path: string, depth: number): void {
  const { cursor } = check;
  if (cursor.wireType !== field.wireType && !(field.isPackable && cursor.wireType === LENGTH_DELIMITED)) {
    cursor.fail(`must have wire type ${field.wireType}, got ${cursor.wireType}`, path);
  }
  if (field.message === undefined) {
    const isPacked = field.isPackable && cursor.wireType === LENGTH_DELIMITED;
    const start = cursor.at;
    cursor.skip(path, depth);
    if (isPacked) checkPacked(cursor, field, start, path);
    else if (field.isText && check.areTextsChecked) checkText(cursor, start, path);
    return;
  }
  if (cursor.wireType === START_GROUP) {
    checkRecords(check, field.message(), path, depth + 1, cursor.field);
    return;
  }
  const length = cursor.varint(path);
  if (length > cursor.end - cursor.at) cursor.truncated(path);
  const { end } = cursor;
  cursor.end = cursor.at + length;
  checkRecords(check, field.message(), path, depth + 1);
  cursor.end = end;
}

function checkPacked(cursor: WireCursor, field: FieldShape, start: number, path: string): void {
  const end = cursor.at;
  const outerEnd = cursor.end;
  cursor.at = start;
  cursor.varint(path);
  cursor.end = end;
  while (cursor.at < end) {
    cursor.wireType = field.wireType;
    cursor.skip(path, 0);
  }
  cursor.end = outerEnd;
}

function checkText(cursor: WireCursor, start: number, path: string): void {
  const end = cursor.at;
  cursor.at = start;
  cursor.varint(path);
  const invalid = invalidUtf8At(cursor.bytes.subarray(0, end), cursor.at);
  if (invalid >= 0) throw new CodecError("utf-8", "must be UTF-8", { path, offset: invalid });
  cursor.at = end;
}

const shapes = new WeakMap<DescMessage, MessageShape>();

function shapeOf(message: DescMessage): MessageShape {
  let shape = shapes.get(message);
  if (shape === undefined) {
    shape = new Map(message.fields.map((field) => [field.number, shapeOfField(field)]));
    shapes.set(message, shape);
  }
  return shape;
}

function shapeOfField(field: DescField): FieldShape {
  const name = field.localName;
  if (field.fieldKind === "map") {
    const key = scalarShape("key", field.mapKey, false);
    const entry = new Map([
      [1, key],
      [2, mapValueShape(field)],
    ]);
    return { name, wireType: LENGTH_DELIMITED, isPackable: false, isText: false, message: () => entry };
  }
  const child = field.message;
  if (child !== undefined) {
    const isGroup = "delimitedEncoding" in field && field.delimitedEncoding === true;
    return messageShape(name, child, isGroup);
  }
  return scalarShape(
    name,
    field.scalar ?? ScalarType.INT32,
    field.fieldKind === "list",
    field.utf8Validation,
  );
}

function mapValueShape(field: DescField & { fieldKind: "map" }): FieldShape {
  return field.message === undefined
    ? scalarShape("value", field.scalar ?? ScalarType.INT32, false, field.utf8Validation)
    : messageShape("value", field.message, false);
}

function messageShape(name: string, message: DescMessage, isGroup: boolean): FieldShape {
  const wireType = isGroup ? START_GROUP : LENGTH_DELIMITED;
  return { name, wireType, isPackable: false, isText: false, message: () => shapeOf(message) };
}

function scalarShape(name: string, type: ScalarType, isList: boolean, isValidated = true): FieldShape {
  const wireType = wireTypeOf(type);
  return {
    name,
    wireType,
    isPackable: isList && wireType !== LENGTH_DELIMITED,
    isText: type === ScalarType.STRING && isValidated,
  };
}

function wireTypeOf(type: ScalarType): number {
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
      return LENGTH_DELIMITED;
    default:
      return VARINT;
  }
}
