import { type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import { WireType } from "@bufbuild/protobuf/wire";
import type { Printable } from "@bufbuild/protoplugin";
import type { FileGenerator } from "./file-generator.ts";
import { readMessage, readScalar } from "./read.ts";
import { isNumberKey, nameOf, scalarOf, tagOf, wireTypeOf } from "./scalar.ts";
import { representation } from "./shape.ts";
import { writeMessage } from "./write.ts";
import { zeroOfEnum, zeroOfScalar } from "./zero.ts";

type MapField = DescField & { fieldKind: "map" };

/** Of what kind a map is in the table of fields. */
export function mapKind(field: MapField): string {
  return field.mapKey === ScalarType.STRING && field.utf8Validation ? "string map" : "map";
}

/** The function that reads an entry of a map into the object. */
export function generateMapReader(g: FileGenerator, field: MapField): void {
  const scalar = scalarOf(field);
  const isNumber = isNumberKey(field.mapKey);
  const type: Printable = [g.type(field.parent), `["${field.localName}"]`];
  const valueType: Printable = [type, `[${isNumber ? "number" : "string"}]`];
  const keyTag = (1 << 3) | wireTypeOf(field.mapKey);
  const valueTag = (2 << 3) | (scalar === undefined ? WireType.LengthDelimited : wireTypeOf(scalar));
  const value = scalar === undefined ? readMessage(g, field, "value") : readScalar(g, field, scalar);
  const name = g.local("decode", field.parent, field.localName);
  g.print();
  g.print("function ", name, "(r: ", g.runtimeType("Reader"), ", map: ", type, "): void {");
  g.print("  const end = ", g.runtime("readEnd"), "(r);");
  g.print("  let key = ", zeroOfKey(field.mapKey), ";");
  if (scalar === undefined) g.print("  let value: ", valueType, " | undefined;");
  else g.print("  let value: ", valueType, " = ", zeroOfValue(g, field, scalar), ";");
  g.print("  while (r.pos < end) {");
  g.print("    const tag = ", g.runtime("readTag"), "(r);");
  g.print("    switch (tag) {");
  g.print("      case ", String(keyTag), ":");
  g.print("        key = ", readKey(g, field), ";");
  g.print("        break;");
  g.print("      case ", String(valueTag), ":");
  g.print("        value = ", value, ";");
  g.print("        break;");
  g.print("      default:");
  g.print("        ", g.runtime("readUnknown"), "(r, tag);");
  g.print("    }");
  g.print("  }");
  g.print("  ", g.runtime("leave"), "(r, end);");
  const present: Printable = scalar === undefined ? ["value ?? ", emptyValue(g, field)] : "value";
  if (isNumber) g.print("  map[key] = ", present, ";");
  else g.print("  ", g.runtime("setEntry"), "(map, key, ", present, ");");
  g.print("}");
}

/** The key of an entry that has none, as the property that it is. */
function zeroOfKey(type: ScalarType): string {
  if (type === ScalarType.STRING) return '""';
  if (type === ScalarType.BOOL) return '"false"';
  return isNumberKey(type) ? "0" : '"0"';
}

function readKey(g: FileGenerator, { mapKey, utf8Validation }: MapField): Printable {
  if (mapKey === ScalarType.STRING)
    return [g.runtime(utf8Validation ? "readKey" : "readLenientString"), "(r)"];
  const key = [g.runtime(`read${nameOf[mapKey]}`), "(r)"];
  return isNumberKey(mapKey) ? key : ["String(", key, ")"];
}

function zeroOfValue(g: FileGenerator, field: MapField, scalar: ScalarType): Printable {
  return field.enum === undefined ? zeroOfScalar(g, scalar, false) : zeroOfEnum(g, field.enum);
}

function emptyValue(g: FileGenerator, field: MapField): Printable {
  const message = field.message as DescMessage;
  if (representation(field) === "json") return "{}";
  return typeof g.verb("read", message) === "string"
    ? `${g.local("create", message)}()`
    : [g.part("Decoder", message), ".create()"];
}

/** The function that writes the entries of a map and returns the last key. */
export function generateMapWriter(g: FileGenerator, field: MapField): void {
  const scalar = scalarOf(field);
  const name = g.local("encode", field.parent, field.localName);
  const property = JSON.stringify(field.localName);
  // What is set: `NonNullable` could be the name of a message.
  const init: Printable = [g.runtimeType("MessageInit"), "<", g.type(field.parent), ">[", property, "] & {}"];
  const tag = tagOf(field, WireType.LengthDelimited);
  const isText = field.mapKey === ScalarType.STRING;
  const item = isNumberKey(field.mapKey) ? "map[key as unknown as number]!" : "map[key]!";
  const value = isText ? item : "item";
  g.print();
  g.print("function ", name, "(w: ", g.runtimeType("Writer"), ", map: ", init, "): string {");
  g.print("  let key!: string;");
  // Over keys that are numbers, `for…in` takes longer.
  g.print("  for (key ", isText ? "in map" : "of Object.keys(map)", ") {");
  g.print("    const entry = ", g.runtime("startDelimited"), `(w, ${tag});`);
  // An error is at the entry that was read last; text cannot be wrong as a key.
  if (!isText) g.print("    const item = ", item, ";");
  printKey(g, field.mapKey);
  if (scalar === undefined) g.print("    ", ...writeMessage(g, field, value, 2));
  else
    g.print("    ", g.runtime(`write${nameOf[scalar]}`), `(w, ${(2 << 3) | wireTypeOf(scalar)}, ${value});`);
  g.print("    ", g.runtime("endDelimited"), "(w, entry);");
  g.print("  }");
  g.print("  return key;");
  g.print("}");
}

function printKey(g: FileGenerator, type: ScalarType): void {
  if (type === ScalarType.STRING) {
    g.print("    ", g.runtime("writeKey"), "(w, key);");
    return;
  }
  const convert = type === ScalarType.BOOL ? "booleanKey" : isNumberKey(type) ? "numberKey" : undefined;
  const key: Printable = convert === undefined ? "key" : [g.runtime(convert), "(key)"];
  g.print("    ", g.runtime(`write${nameOf[type]}`), `(w, ${(1 << 3) | wireTypeOf(type)}, `, key, ");");
}
