import type { Message } from "@bufbuild/protobuf";
import type { Field, MessageCodec } from "./codec.ts";

/** The chosen fields of one message type. */
export interface Selection {
  readonly codec: MessageCodec;
  /** Properties that the result has whatever is in the bytes, and their values; those of objects are made anew. */
  readonly initial: readonly (readonly [property: string, value: unknown])[];
  readonly prototype: object;
  /** By field number. */
  readonly choices: ReadonlyMap<number, Choice>;
  /** The same for numbers below `FREQUENT`. */
  readonly frequent: readonly (Choice | undefined)[];
}

export const FREQUENT = 128;

export interface Choice {
  readonly field: Field;
  /** Keys of a map; undefined for all of the field. */
  readonly keys: MapKeys | undefined;
  /** Fields of the message in the field; undefined for all of them. */
  readonly selection: Selection | undefined;
}

export interface MapKeys {
  readonly texts: readonly string[];
  readonly bytes: readonly Uint8Array[];
  /** 1 where at least one of the keys has its tell-tale. */
  readonly tellTales: Uint8Array;
}

/** From 0 to 255, by what keys differ in most. */
export function tellTale(last = 0, length = 0): number {
  return (last + (length << 4)) & 0xff;
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
  const frequent = Array.from({ length: FREQUENT }, (_, number) => choices.get(number));
  const empty = codec.create() as Message & Record<string, unknown>;
  const initial = [...properties.keys()]
    .filter((property) => Object.hasOwn(empty, property))
    .map((property) => [property, empty[property]] as const);
  return { codec, initial, prototype: Object.getPrototypeOf(empty), choices, frequent };
}

function choiceOf(codec: MessageCodec, field: Field, rests: readonly string[] | undefined): Choice {
  if (rests === undefined) return { field, keys: undefined, selection: undefined };
  if (field.kind === "map" || field.kind === "string map") {
    const encoder = new TextEncoder();
    const bytes = rests.map((text) => encoder.encode(text));
    const tellTales = new Uint8Array(256);
    for (const key of bytes) tellTales[tellTale(key.at(-1), key.length)] = 1;
    return { field, keys: { texts: rests, bytes, tellTales }, selection: undefined };
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
export function createSelected({ codec, initial, prototype }: Selection): Message {
  const { typeName } = codec;
  const message: Values =
    prototype === Object.prototype ? { $typeName: typeName } : withPrototype(prototype, typeName);
  for (let i = 0; i < initial.length; i++) {
    const [property, value] = initial[i] as (typeof initial)[number];
    message[property] = typeof value === "object" ? freshOf(value) : value;
  }
  return message;
}

type Values = Message & Record<string, unknown>;

function withPrototype(prototype: object, $typeName: string): Values {
  return Object.assign(Object.create(prototype), { $typeName });
}

/** An empty list, an empty map or a oneof without a case; no bytes are the same for all. */
function freshOf(value: unknown): unknown {
  if (value instanceof Uint8Array) return value;
  return Array.isArray(value) ? [] : { ...(value as object) };
}
