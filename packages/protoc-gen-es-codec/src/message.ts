import type { DescField, DescMessage } from "@bufbuild/protobuf";
import type { Printable } from "@bufbuild/protoplugin";
import type { FileGenerator, Part } from "./file-generator.ts";
import { generateMapReader, generateMapWriter, mapKind } from "./map.ts";
import { printRead } from "./read.ts";
import { hasPrototype, isImplicit, representation } from "./shape.ts";
import { printWrite } from "./write.ts";
import { zeroOfField } from "./zero.ts";

export function generateMessage(g: FileGenerator, message: DescMessage): void {
  if (hasPrototype(message)) printZeros(g, message);
  printCodec(g, message);
  printCreate(g, message);
  printRead(g, message);
  for (const field of message.fields) if (field.fieldKind === "map") generateMapReader(g, field);
  printWrite(g, message);
  for (const field of message.fields) if (field.fieldKind === "map") generateMapWriter(g, field);
}

/** Each of the two by itself, for programs that need no other, and both as one. */
function printCodec(g: FileGenerator, message: DescMessage): void {
  const begin = (part: Part, does: string, value: Printable) => {
    g.print(g.f.jsDoc(`${does} messages of type ${message.typeName}.`));
    const type: Printable = [g.runtimeType(`Message${part}`), "<", g.type(message), ">"];
    g.print(g.f.export("const", g.exported(part, message)), ": ", type, " = ", value);
  };
  begin("Decoder", "Reads", ["/*@__PURE__*/ ", g.runtime("messageDecoder"), "("]);
  for (const verb of ["create", "decode"] as const) g.print("  ", g.local(verb, message), ",");
  if (message.fields.length === 0) g.print("  () => ({}),");
  else {
    g.print("  () => ({");
    const fields = [...message.fields].sort((a, b) => a.number - b.number);
    for (const field of fields) g.print("    ", String(field.number), ": [", ...entryOf(g, field), "],");
    g.print("  }),");
  }
  g.print(");");
  g.print();
  begin("Encoder", "Writes", "{");
  g.print("  typeName: ", g.f.string(message.typeName), ",");
  g.print("  write: ", g.local("encode", message), ",");
  g.print("};");
  g.print();
  begin("Codec", "Reads and writes", ["/*@__PURE__*/ ", g.runtime("messageCodec"), "("]);
  for (const part of ["Decoder", "Encoder"] as const) g.print("  ", g.exported(part, message), ",");
  g.print(");");
}

/** A field in the table of fields; what is undefined at its end is left out. */
function entryOf(g: FileGenerator, field: DescField): Printable[] {
  const child =
    field.message !== undefined && representation(field) === "message"
      ? g.part("Decoder", field.message)
      : undefined;
  const isList = field.fieldKind === "list" && child !== undefined;
  const kind = field.fieldKind === "map" ? mapKind(field) : isList ? "list" : undefined;
  const name = field.oneof === undefined ? field.localName : `${field.oneof.localName}.${field.localName}`;
  const parts: Printable[] = [JSON.stringify(name)];
  if (child !== undefined || kind !== undefined) parts.push(child ?? "undefined");
  if (kind !== undefined) parts.push(JSON.stringify(kind));
  return parts.flatMap((part, i) => (i === 0 ? [part] : [", ", part]));
}

function printCreate(g: FileGenerator, message: DescMessage): void {
  const type = g.type(message);
  const name = g.local("create", message);
  const own = message.members.flatMap((member): [string, Printable][] => {
    const entry = (value: Printable): [string, Printable][] => [[member.localName, value]];
    if (member.kind === "oneof") return entry("{ case: undefined }");
    if (member.fieldKind === "list") return entry("[]");
    if (member.fieldKind === "map") return entry("{}");
    return member.fieldKind !== "message" && isImplicit(member) ? entry(zeroOfField(g, member)) : [];
  });
  g.print();
  if (!hasPrototype(message)) {
    g.print("function ", name, "(): ", type, " {");
    g.print("  return {");
    g.print("    $typeName: ", g.f.string(message.typeName), ",");
    for (const [property, value] of own) g.print("    ", property, ": ", value, ",");
    g.print("  };");
    g.print("}");
    return;
  }
  g.print("function ", name, "(): ", type, " {");
  const zeros = g.local("zerosOf", message);
  g.print("  const message: ", g.runtimeType("Mutable"), "<", type, "> = Object.create(", zeros, ");");
  g.print("  message.$typeName = ", g.f.string(message.typeName), ";");
  for (const [property, value] of own) g.print("  message.", property, " = ", value, ";");
  g.print("  return message;");
  g.print("}");
}

function printZeros(g: FileGenerator, message: DescMessage): void {
  g.print("/** Prototype of the messages: an own property is a field that is set. */");
  g.print("const ", g.local("zerosOf", message), " = {");
  for (const member of message.members) {
    if (member.kind === "field" && (member.fieldKind === "scalar" || member.fieldKind === "enum")) {
      g.print("  ", member.localName, ": ", zeroOfField(g, member), ",");
    }
  }
  g.print("};");
  g.print();
}
