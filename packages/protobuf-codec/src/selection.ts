import type { Message } from "@bufbuild/protobuf";
import type { Field, MessageCodec } from "./codec.ts";

/** The chosen fields of one message type. */
export interface Selection {
  readonly codec: MessageCodec;
  /** Properties of the result. */
  readonly properties: readonly string[];
  /** By field number. */
  readonly choices: ReadonlyMap<number, Choice>;
}

export interface Choice {
  readonly field: Field;
  /** Keys of a map; undefined for all of the field. */
  readonly keys: readonly MapKey[] | undefined;
  /** Fields of the message in the field; undefined for all of them. */
  readonly selection: Selection | undefined;
}

export interface MapKey {
  readonly text: string;
  readonly bytes: Uint8Array;
}

const recent = new WeakMap<MessageCodec, { paths: readonly string[]; selection: Selection }[]>();
const RECENT = 8;

/** The paths as a tree. A caller that passes the same paths again pays for comparing them only. */
export function selectionOf(codec: MessageCodec, paths: readonly string[]): Selection {
  let known = recent.get(codec);
  if (known === undefined) {
    known = [];
    recent.set(codec, known);
  }
  const found = known.find((each) => isEqual(each.paths, paths));
  if (found !== undefined) return found.selection;
  const selection = select(codec, paths);
  known.unshift({ paths: [...paths], selection });
  if (known.length > RECENT) known.pop();
  return selection;
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}

function select(codec: MessageCodec, paths: readonly string[]): Selection {
  const properties = new Map<string, readonly Field[]>();
  const rests = new Map<string, string[] | undefined>();
  for (const path of paths) {
    const dot = path.indexOf(".");
    const { property, fields } = fieldsNamed(codec, dot < 0 ? path : path.slice(0, dot));
    properties.set(property, fields);
    const known = rests.get(property);
    if (dot < 0) rests.set(property, undefined);
    else if (!rests.has(property) || known !== undefined) {
      rests.set(property, [...(known ?? []), path.slice(dot + 1)]);
    }
  }
  const choices = new Map<number, Choice>();
  for (const [property, fields] of properties) {
    for (const field of fields) choices.set(field.number, choiceOf(codec, field, rests.get(property)));
  }
  return { codec, properties: [...properties.keys()], choices };
}

function choiceOf(codec: MessageCodec, field: Field, rests: readonly string[] | undefined): Choice {
  if (rests === undefined) return { field, keys: undefined, selection: undefined };
  if (field.kind === "map" || field.kind === "string map") {
    const encoder = new TextEncoder();
    const keys = rests.map((text) => ({ text, bytes: encoder.encode(text) }));
    return { field, keys, selection: undefined };
  }
  if (field.message === undefined || field.oneof !== undefined) {
    throw new TypeError(`cannot choose within ${codec.typeName}.${field.name}`);
  }
  return { field, keys: undefined, selection: select(field.message, rests) };
}

/** The fields of a property, which is named as it is or as in the .proto file: several if it is a oneof. */
function fieldsNamed(codec: MessageCodec, name: string): { property: string; fields: readonly Field[] } {
  const camel = name.replace(/_+([^_]?)/g, (_, letter: string) => letter.toUpperCase());
  for (const property of [name, camel, `${camel}$`]) {
    const fields = codec.fields().filter((field) => (field.oneof ?? field.name) === property);
    if (fields.length > 0) return { property, fields };
  }
  throw new TypeError(`${codec.typeName} has no field ${JSON.stringify(name)}`);
}

/** A message of the chosen fields, with nothing set. */
export function createSelected({ codec, properties }: Selection): Message {
  const full = codec.create() as Message & Record<string, unknown>;
  const prototype: object = Object.getPrototypeOf(full);
  const message: Message & Record<string, unknown> =
    prototype === Object.prototype ? { $typeName: full.$typeName } : Object.create(prototype);
  if (prototype !== Object.prototype) Object.assign(message, { $typeName: full.$typeName });
  for (const property of properties) {
    if (Object.hasOwn(full, property)) message[property] = full[property];
  }
  return message;
}
