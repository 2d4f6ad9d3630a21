import { type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import { WireType } from "@bufbuild/protobuf/wire";
import type { Printable } from "@bufbuild/protoplugin";
import type { FileGenerator } from "./file-generator.ts";
import { is64Bit, isLongString, nameOf, scalarOf, tagOf, wireTypeOf } from "./scalar.ts";
import { hasPrototype, isGroup, isImplicit, isRequired, representation } from "./shape.ts";

/** The function that writes a message, in the order of field numbers. */
export function printWrite(g: FileGenerator, message: DescMessage): void {
  const fields = [...message.fields].sort((a, b) => a.number - b.number);
  g.print();
  g.print(
    "function ",
    g.local("encode", message),
    "(w: ",
    g.runtimeType("Writer"),
    ", message: ",
    g.runtimeType("MessageInit"),
    "<",
    g.type(message),
    ">): void {",
  );
  if (fields.some((field) => field.oneof === undefined)) g.print("  let value;");
  for (let i = 0; i < fields.length; ) {
    const field = fields[i] as DescField;
    if (field.oneof === undefined) {
      printField(g, field);
      i++;
      continue;
    }
    let count = 1;
    while (fields[i + count]?.oneof === field.oneof) count++;
    printOneof(g, fields.slice(i, i + count));
    i += count;
  }
  g.print("  ", g.runtime("writeUnknown"), "(w, message, ", g.f.string(message.typeName), ");");
  g.print("}");
}

/** Fields of one oneof between which the order of numbers puts no other field. One is set, so their order is free. */
function printOneof(g: FileGenerator, fields: readonly DescField[]): void {
  const oneof = `message.${(fields[0] as DescField).oneof?.localName}`;
  g.print("  switch (", oneof, "?.case) {");
  for (const field of fields) {
    g.print("    case ", JSON.stringify(field.localName), ":");
    g.print("      ", ...writeSingular(g, field, `${oneof}.value`));
    g.print("      break;");
  }
  g.print("  }");
}

function printField(g: FileGenerator, field: DescField): void {
  const condition: Printable = [
    `  if ((value = message.${field.localName}) !== undefined`,
    isWritten(g, field),
    ") ",
  ];
  if (field.fieldKind === "list") printList(g, field, condition);
  else if (field.fieldKind === "map")
    g.print(
      condition,
      g.runtime("writeMap"),
      "(w, value, ",
      g.local("encode", field.parent, field.localName),
      ");",
    );
  else g.print(condition, ...writeSingular(g, field, "value"));
  if (isRequired(field))
    g.print("  else ", g.runtime("failRequired"), "(message, ", JSON.stringify(field.localName), ");");
}

/** What else is asked of a value that is there. */
function isWritten(g: FileGenerator, field: DescField): Printable {
  const scalar = scalarOf(field);
  if (field.fieldKind === "map") return "";
  if (field.fieldKind === "list") return scalar !== undefined && field.packed ? " && value.length !== 0" : "";
  if (scalar === undefined) return "";
  if (!isImplicit(field)) {
    return hasPrototype(field.parent)
      ? [" && ", g.runtime("has"), "(message, ", JSON.stringify(field.localName), ")"]
      : "";
  }
  if (is64Bit(scalar)) return ` && value !== ${isLongString(field) ? '"0"' : "0n"}`;
  switch (scalar) {
    case ScalarType.STRING:
      return ' && value !== ""';
    case ScalarType.BOOL:
      return " && value !== false";
    case ScalarType.BYTES:
      return " && value.length !== 0";
    case ScalarType.DOUBLE:
    case ScalarType.FLOAT:
      // -0 is not the zero that may be left out.
      return " && !Object.is(value, 0)";
    default:
      return ` && value !== ${field.enum?.values[0]?.number ?? 0}`;
  }
}

/** The statement that writes one value of the field. */
function writeSingular(g: FileGenerator, field: DescField, value: string): Printable[] {
  const scalar = scalarOf(field);
  if (scalar === undefined) return writeMessage(g, field, value, field.number);
  return [g.runtime(`write${nameOf[scalar]}`), `(w, ${tagOf(field, wireTypeOf(scalar))}, ${value});`];
}

export function writeMessage(g: FileGenerator, field: DescField, value: string, number: number): Printable[] {
  const kind = representation(field);
  const local: Printable =
    kind === "message"
      ? value
      : kind === "json"
        ? [g.runtime("structFromJson"), "(", value, ")"]
        : ["{ value: ", value, " }"];
  const [verb, wireType] = isGroup(field)
    ? ["writeGroup", WireType.StartGroup]
    : ["writeMessage", WireType.LengthDelimited];
  const tag = ((number << 3) | wireType) >>> 0;
  const write = g.verb("write", field.message as DescMessage);
  return [g.runtime(verb), `(w, ${tag}, `, local, ", ", write, ");"];
}

function printList(g: FileGenerator, field: DescField & { fieldKind: "list" }, condition: Printable): void {
  const scalar = scalarOf(field);
  const isPacked = scalar !== undefined && field.packed;
  g.print(condition, "{");
  if (isPacked)
    g.print(
      "    const start = ",
      g.runtime("startDelimited"),
      `(w, ${tagOf(field, WireType.LengthDelimited)});`,
    );
  // Of what has no length, the first element is refused.
  g.print("    for (let i = 0; i !== value.length; i++) {");
  if (isPacked) g.print("      ", g.runtime(`write${nameOf[scalar]}`), "(w, 0, value[i]!);");
  else g.print("      ", ...writeSingular(g, field, "value[i]!"));
  g.print("    }");
  if (isPacked) g.print("    ", g.runtime("endDelimited"), "(w, start);");
  g.print("  }");
}
