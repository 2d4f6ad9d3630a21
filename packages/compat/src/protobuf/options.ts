import {
  type DescEnum,
  type DescExtension,
  type DescField,
  type DescMessage,
  getExtension,
  type Message,
  type Registry,
  toJson,
} from "@bufbuild/protobuf";
import { type ReflectMessage, reflect } from "@bufbuild/protobuf/reflect";
import {
  EnumOptionsSchema,
  EnumValueOptionsSchema,
  FieldOptionsSchema,
  MessageOptionsSchema,
} from "@bufbuild/protobuf/wkt";
import type { MessageFinding } from "./finding.ts";
import { HINTS } from "./hints.ts";
import { nameOf, valueName } from "./notes.ts";
import { bytesText } from "./scalar-value.ts";
import { type Declared, sourceOf } from "./source.ts";

/** Options that show elsewhere: in presence, in the form of bytes, or in nothing but the compiler. */
const LEFT_OUT = new Set([
  "features",
  "feature_support",
  "edition_defaults",
  "map_entry",
  "uninterpreted_option",
]);

interface Sides {
  readonly old: Registry;
  readonly new: Registry;
}

/**
 * Options of a message, its fields and their enums that say something else. Those of Protobuf itself change no bytes and no JSON
 * that is not compared by itself; what others mean, such as a limit for a validator, is not known here.
 */
export function optionFindings(old: DescMessage, current: DescMessage, sides: Sides): MessageFinding[] {
  const findings = [
    ...changes(`message ${current.typeName}`, current.typeName, old, current, MessageOptionsSchema, sides),
  ];
  for (const before of old.fields) {
    const after = current.fields.find(({ number }) => number === before.number);
    if (after === undefined) continue;
    findings.push(
      ...changes(`field ${nameOf(after)}`, nameOf(after), before, after, FieldOptionsSchema, sides),
    );
  }
  return findings;
}

export function enumOptionFindings(old: DescEnum, current: DescEnum, sides: Sides): MessageFinding[] {
  const findings = [
    ...changes(`enum ${current.typeName}`, current.typeName, old, current, EnumOptionsSchema, sides),
  ];
  for (const before of old.values) {
    const after = current.values.find(({ name }) => name === before.name);
    if (after === undefined) continue;
    const name = valueName(after);
    findings.push(...changes(`enum value ${name}`, name, before, after, EnumValueOptionsSchema, sides));
  }
  return findings;
}

function* changes(
  subject: string,
  name: string,
  old: Exclude<Declared, DescExtension>,
  current: Exclude<Declared, DescExtension>,
  schema: DescMessage,
  sides: Sides,
): Generator<MessageFinding> {
  const [before, after] = [
    optionsOf(old.proto.options, schema, sides.old),
    optionsOf(current.proto.options, schema, sides.new),
  ];
  const numbers = new Set([...before.keys(), ...after.keys()]);
  for (const option of [...numbers].sort((a, b) => a - b)) {
    const [was, is] = [before.get(option), after.get(option)];
    if (was?.bytes === is?.bytes) continue;
    const isOwn = (was ?? is)?.isCustom === false;
    yield {
      rule: "option-changed",
      class: isOwn ? "annotation" : "option",
      counts: false,
      formats: [],
      name,
      ...ownerOf(old),
      ...(was && { was: `${was.label} = ${was.text}` }),
      ...(is && { is: `${is.label} = ${is.text}` }),
      old: sourceOf(old),
      new: sourceOf(current),
      path: "",
      message: `option ${(is ?? was)?.label} of ${subject} is ${is?.text ?? "absent"}, it was ${was?.text ?? "absent"}`,
      witnesses: [],
      hint: isOwn ? "make sure that readers expect it; bytes and JSON are the same" : HINTS["option-changed"],
    };
  }
}

function ownerOf(declared: Exclude<Declared, DescExtension>): Pick<MessageFinding, "owner" | "number"> {
  if (declared.kind === "message" || declared.kind === "enum") return { owner: declared.typeName };
  return { owner: declared.parent.typeName, number: declared.number };
}

interface Option {
  readonly label: string;
  readonly text: string;
  /** What it is compared by. */
  readonly bytes: string;
  readonly isCustom: boolean;
}

/** By number, which is what an option is known by even where its declaration is not at hand. */
function optionsOf(
  options: Message | undefined,
  schema: DescMessage,
  registry: Registry,
): Map<number, Option> {
  const found = new Map<number, Option>();
  if (options === undefined) return found;
  const message: ReflectMessage = reflect(schema, options);
  for (const field of schema.fields) {
    if (!message.isSet(field) || LEFT_OUT.has(field.name)) continue;
    const text = valueText(field, message.get(field));
    // A false one says what none says, but for `packed`, which proto3 takes for true.
    if (text !== "false" || field.name === "packed")
      found.set(field.number, { label: field.name, text, bytes: text, isCustom: false });
  }
  for (const { no, data } of options.$unknown ?? []) {
    const bytes = `${found.get(no)?.bytes ?? ""}${bytesText(data)}`;
    const extension = registry.getExtensionFor(schema, no);
    const label = extension === undefined ? `number ${no}` : `(${extension.typeName})`;
    found.set(no, { label, text: customText(options, extension, bytes), bytes, isCustom: true });
  }
  return found;
}

function customText(options: Message, extension: DescExtension | undefined, bytes: string): string {
  if (extension === undefined) return `0x${bytes}`;
  const value: unknown = getExtension(options, extension);
  if (extension.fieldKind === "message" && extension.message !== undefined)
    return JSON.stringify(toJson(extension.message, value as Message));
  return valueText(extension, value);
}

function valueText(field: DescField | DescExtension, value: unknown): string {
  if (field.fieldKind === "enum")
    return field.enum.values.find(({ number }) => number === value)?.name ?? String(value);
  if (typeof value === "string") return JSON.stringify(value);
  return value instanceof Uint8Array ? `0x${bytesText(value)}` : String(value);
}
