import type { DescEnum, DescEnumValue, DescField, DescMessage } from "@bufbuild/protobuf";
import { protoCamelCase } from "@bufbuild/protobuf/reflect";
import type { Direction } from "../compare.ts";
import type { ProtobufClass, ProtobufRule } from "./finding.ts";
import { hasPresence, isRequired, shapeOf } from "./kinds.ts";
import { type Note, nameOf, valueName } from "./notes.ts";
import { isMistaken } from "./partner.ts";
import { type Source, sourceOf } from "./source.ts";
import { typeText } from "./type-text.ts";

/** What was edited, from the old to the new schema. */
export interface Edit {
  readonly rule: ProtobufRule;
  readonly name: string;
  readonly owner: string;
  readonly number?: number;
  readonly was?: string;
  readonly is?: string;
  readonly message: string;
  readonly old: Source | undefined;
  readonly new: Source | undefined;
}

/** The edit behind a note, whichever side wrote. */
export function editOf(note: Note, kind: ProtobufClass, direction: Direction): Edit {
  const backward = direction === "backward";
  const owner = {
    old: backward ? note.owners.writer : note.owners.reader,
    new: backward ? note.owners.reader : note.owners.writer,
  };
  const [old, current] = backward ? [note.writer, note.reader] : [note.reader, note.writer];
  const before = old ?? (current && counterpart(current, owner.old));
  const after = current ?? (old && counterpart(old, owner.new));
  if (note.value !== undefined) return enumEdit(note.value, before?.enum, after?.enum, backward);
  if (before === undefined) return added(after as DescField, owner.old);
  if (after === undefined) return removed(before, owner.new);
  return changed(before, after, kind);
}

function counterpart(field: DescField, { fields }: DescMessage): DescField | undefined {
  return fields.find(({ number }) => number === field.number);
}

function added(field: DescField, owner: DescMessage): Edit {
  const moved = owner.fields.find(({ name }) => name === field.name);
  if (moved !== undefined) return renumbered(moved, field);
  const rule = isRequired(field) ? "field-required" : "field-added";
  return { rule, name: nameOf(field), message: `field ${told(field)} is new`, ...places(undefined, field) };
}

function removed(field: DescField, owner: DescMessage): Edit {
  const moved = owner.fields.find(({ name }) => name === field.name);
  if (moved !== undefined) return renumbered(field, moved);
  const message = `field ${told(field)} is gone`;
  const at = { ...places(field, undefined), new: sourceOf(owner) };
  return { rule: "field-removed", name: nameOf(field), message, ...at };
}

function renumbered(before: DescField, after: DescField): Edit {
  const message = `field ${nameOf(after)} has the number ${after.number}, it had ${before.number}`;
  return { rule: "field-number", name: nameOf(after), message, ...places(before, after) };
}

function changed(before: DescField, after: DescField, kind: ProtobufClass): Edit {
  const rule = changeRule(before, after, kind);
  const at = { rule, name: nameOf(after), ...places(before, after) };
  const subject = `field ${nameOf(after)}`;
  switch (rule) {
    case "field-renamed":
      return { ...at, message: `field ${after.number} is named ${nameOf(after)}, it was ${nameOf(before)}` };
    case "field-number":
      return { ...at, message: `field ${after.number} is ${nameOf(after)}, it was ${nameOf(before)}` };
    case "json-name":
      return {
        ...at,
        message: `${subject} has the key "${after.jsonName}" in JSON, it had "${before.jsonName}"`,
      };
    case "oneof-changed":
      return { ...at, message: `${subject} is ${oneofText(after)}, it was ${oneofText(before)}` };
    case "field-default":
      return { ...at, message: `${subject} has another default` };
    default:
      return { ...at, message: `${subject} is ${declaration(after)}, it was ${declaration(before)}` };
  }
}

function changeRule(before: DescField, after: DescField, kind: ProtobufClass): ProtobufRule {
  const isMoved = before.oneof?.name !== after.oneof?.name;
  if (kind === "presence") return isMoved ? "oneof-changed" : "field-presence";
  if (kind === "default") return "field-default";
  if (isMistaken(before, after)) return "field-number";
  if (shapeOf(before) !== shapeOf(after)) return "field-cardinality";
  if (typeText(before) !== typeText(after) && kind !== "renamed") return "field-type";
  if (isRequired(before) !== isRequired(after)) return "field-required";
  if (before.name !== after.name) return "field-renamed";
  if (before.jsonName !== after.jsonName) return "json-name";
  return isMoved ? "oneof-changed" : "field-type";
}

function enumEdit(
  value: DescEnumValue,
  before: DescEnum | undefined,
  after: DescEnum | undefined,
  isOld: boolean,
): Edit {
  const other = isOld ? after : before;
  const same = other?.values.find(({ name }) => name === value.name);
  const instead = other?.values.find(
    ({ number, name }) => number === value.number && !value.parent.values.some((own) => own.name === name),
  );
  const [old, current] = isOld ? [value, same ?? instead] : [same ?? instead, value];
  const at = {
    name: valueName(current ?? value),
    ...places(old, current),
    ...(current === undefined && { new: after && sourceOf(after) }),
  };
  if (same !== undefined && old !== undefined && current !== undefined)
    return {
      ...at,
      rule: "enum-value-number",
      message: `enum value ${valueName(current)} has the number ${current.number}, it had ${old.number}`,
    };
  if (old !== undefined && current !== undefined)
    return {
      ...at,
      rule: "enum-value-renamed",
      message: `enum value ${current.number} is named ${valueName(current)}, it was ${valueName(old)}`,
    };
  return isOld
    ? {
        ...at,
        rule: "enum-value-removed",
        message: `enum value ${valueName(value)} = ${value.number} is gone`,
      }
    : { ...at, rule: "enum-value-added", message: `enum value ${valueName(value)} = ${value.number} is new` };
}

type Member = DescField | DescEnumValue;

/** What both schemas have of a field or an enum value, at least one of them. */
function places(old: Member | undefined, current: Member | undefined) {
  const member = (old ?? current) as Member;
  return {
    owner: member.parent.typeName,
    number: member.number,
    ...(old && { was: written(old) }),
    ...(current && { is: written(current) }),
    old: old && sourceOf(old),
    new: current && sourceOf(current),
  };
}

function written(member: Member): string {
  if (member.kind === "enum_value") return `${member.name} = ${member.number}`;
  const { name, number, jsonName, oneof } = member;
  const key = jsonName === protoCamelCase(name) ? "" : ` [json_name = "${jsonName}"]`;
  const within = oneof === undefined ? "" : `oneof ${oneof.name} `;
  return `${within}${declaration(member)} ${name} = ${number}${key}`;
}

function told(field: DescField): string {
  return `${nameOf(field)} = ${field.number}`;
}

/** The type with what comes before it. */
function declaration(field: DescField): string {
  const label = isRequired(field) ? "required " : isOptional(field) ? "optional " : "";
  return `${label}${typeText(field)}`;
}

function isOptional(field: DescField): boolean {
  return hasPresence(field) && field.message === undefined && field.oneof === undefined;
}

function oneofText({ oneof }: DescField): string {
  return oneof === undefined ? "in no oneof" : `in the oneof ${oneof.name}`;
}
