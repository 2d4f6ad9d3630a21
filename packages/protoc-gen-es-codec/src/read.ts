import { type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import { WireType } from "@bufbuild/protobuf/wire";
import type { Printable } from "@bufbuild/protoplugin";
import type { FileGenerator } from "./file-generator.ts";
import { isLongString, nameOf, scalarOf, tagOf, wireTypeOf } from "./scalar.ts";
import { isGroup, representation } from "./shape.ts";

/** The function that reads a message: one switch on the tag. */
export function printRead(g: FileGenerator, message: DescMessage): void {
  const type = g.type(message);
  const fields = [...message.fields].sort((a, b) => a.number - b.number);
  g.print();
  g.print("function ", g.local("decode", message), "(");
  g.print("  r: ", g.runtimeType("Reader"), ",");
  g.print("  end: number,");
  g.print("  message: ", type, " = ", g.local("create", message), "(),");
  g.print("): ", type, " {");
  g.print("  while (r.pos < end) {");
  g.print("    const tag = ", g.runtime("readTag"), "(r);");
  g.print("    switch (tag) {");
  for (const field of fields) printCases(g, field);
  g.print("      default:");
  g.print("        ", g.runtime("readUnknown"), "(r, tag, message, ", g.exported("Decoder", message), ");");
  g.print("    }");
  g.print("  }");
  g.print("  return ", g.runtime("leaveMessage"), "(r, end, message);");
  g.print("}");
}

function printCases(g: FileGenerator, field: DescField): void {
  const target = `message.${(field.oneof ?? field).localName}`;
  const print = (...parts: Printable[]) => g.print("        ", ...parts);
  const scalar = scalarOf(field);
  if (field.fieldKind === "map") {
    g.print("      case ", String(tagOf(field, WireType.LengthDelimited)), ":");
    print(g.local("decode", field.parent, field.localName), "(r, ", target, ");");
    print("break;");
    return;
  }
  if (field.fieldKind === "list") {
    if (scalar === undefined)
      printCase(g, field, [target, ".push(", readMessage(g, field, "undefined"), ");"]);
    else printScalarList(g, field, scalar, target);
    return;
  }
  if (field.fieldKind === "enum" && !field.enum.open) {
    const tag = String(tagOf(field, wireTypeOf(ScalarType.INT32)));
    g.print("      case ", tag, ": {");
    print("const value = ", g.runtime("readInt32"), "(r);");
    print("if (", g.isInEnum(field.enum), "(value)) ", target, " = ", inOneof(field, "value"), ";");
    print("else ", g.runtime("keepUnknownEnum"), "(r, message, ", tag, ", value);");
    print("break;");
    g.print("      }");
    return;
  }
  if (scalar !== undefined) {
    printCase(g, field, [target, " = ", inOneof(field, readScalar(g, field, scalar)), ";"]);
    return;
  }
  const existing =
    field.oneof === undefined
      ? target
      : `${target}.case === ${JSON.stringify(field.localName)} ? ${target}.value : undefined`;
  printCase(g, field, [target, " = ", inOneof(field, readMessage(g, field, existing)), ";"]);
}

function printCase(g: FileGenerator, field: DescField, statement: Printable): void {
  const scalar = scalarOf(field);
  const wireType =
    scalar !== undefined
      ? wireTypeOf(scalar)
      : isGroup(field)
        ? WireType.StartGroup
        : WireType.LengthDelimited;
  g.print("      case ", String(tagOf(field, wireType)), ":");
  g.print("        ", statement);
  g.print("        break;");
}

function inOneof(field: DescField, value: Printable): Printable {
  return field.oneof === undefined
    ? value
    : ["{ case: ", JSON.stringify(field.localName), ", value: ", value, " }"];
}

/** Packed or not: both are read, whatever the schema says. */
function printScalarList(g: FileGenerator, field: DescField, scalar: ScalarType, target: string): void {
  const push = [target, ".push(", readScalar(g, field, scalar), ");"];
  printCase(g, field, push);
  if (wireTypeOf(scalar) === WireType.LengthDelimited) return;
  g.print("      case ", String(tagOf(field, WireType.LengthDelimited)), ": {");
  g.print("        const end = ", g.runtime("readEnd"), "(r);");
  g.print("        while (r.pos < end) ", push);
  g.print("        ", g.runtime("leave"), "(r, end);");
  g.print("        break;");
  g.print("      }");
}

export function readScalar(g: FileGenerator, field: DescField, scalar: ScalarType): Printable {
  if (field.enum !== undefined) return [g.runtime("readInt32"), "(r) as ", g.type(field.enum)];
  const isLenient = scalar === ScalarType.STRING && !field.utf8Validation;
  const read = [g.runtime(isLenient ? "readLenientString" : `read${nameOf[scalar]}`), "(r)"];
  return isLongString(field) ? ["String(", read, ")"] : read;
}

/** Reads a message on top of what is there, if anything. */
export function readMessage(g: FileGenerator, field: DescField, existing: string): Printable {
  const message = field.message as DescMessage;
  const read = g.verb("read", message);
  const call = (onto: Printable): Printable => {
    const rest = onto === "undefined" ? ")" : [", ", onto, ")"];
    if (!isGroup(field)) return [read, "(r, ", g.runtime("enterMessage"), "(r)", rest];
    const enter = [g.runtime("enterGroup"), `(r, ${tagOf(field, WireType.StartGroup)})`];
    return [g.runtime("leaveGroup"), "(r, ", read, "(r, ", enter, rest, ")"];
  };
  switch (representation(field)) {
    case "message":
      return call(existing);
    case "json":
      return [
        g.runtime("structToJson"),
        "(",
        call(existing === "undefined" ? existing : [g.runtime("structFromJson"), "(", existing, ")"]),
        ")",
      ];
    case "wrapped":
      return [call([g.runtime("wrap"), "(", g.part("Decoder", message), ", ", existing, ")"]), ".value"];
  }
}
