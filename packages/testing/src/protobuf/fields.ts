import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { isObject } from "@waybill/runtime/codegen";
import { hintFor } from "../given.ts";

/**
 * Refuses names that no field of a message has, which protobuf-es passes over.
 *
 * @throws Error that names the field and its message
 */
export function checkFields(desc: DescMessage, init: unknown): void {
  // In protobuf-es a Struct is any object.
  if (!isObject(init) || desc.typeName === "google.protobuf.Struct") return;
  for (const [key, value] of Object.entries(init)) {
    if (key.startsWith("$")) continue;
    const names = desc.members.map(({ localName }) => localName);
    const member = desc.members.find(({ localName }) => localName === key);
    if (member === undefined) throw unknownField(desc, key, names);
    if (member.kind === "field") checkField(member, value);
    else if (isObject(value) && value["case"] !== undefined) {
      const field = member.fields.find(({ localName }) => localName === value["case"]);
      const cases = member.fields.map(({ localName }) => localName);
      if (field === undefined) throw unknownField(desc, String(value["case"]), cases);
      checkField(field, value["value"]);
    }
  }
}

function checkField({ message, fieldKind }: DescField, value: unknown): void {
  if (message === undefined) return;
  const isMap = fieldKind === "map" && isObject(value);
  const values = isMap ? Object.values(value) : Array.isArray(value) ? value : [value];
  for (const one of values) checkFields(message, one);
}

function unknownField({ typeName }: DescMessage, name: string, names: readonly string[]): Error {
  return new Error(`${typeName} has no field "${name}"; ${hintFor(name, names)}`);
}
