import type { Message } from "@bufbuild/protobuf";
import type { Field, MessageDecoder } from "./codec.ts";

/** The chosen fields of one message type. */
export interface Selection {
  readonly decoder: MessageDecoder;
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
  /** The property of the message: the field, or the oneof that it is in. */
  readonly property: string;
  readonly kind: Field[2];
  /** Of the field, its elements or its values, if they are messages. */
  readonly message: MessageDecoder | undefined;
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

const recent = new WeakMap<MessageDecoder, { paths: readonly string[]; selection: Selection }[]>();
const RECENT = 8;

/** The paths as a tree. A caller that passes the same paths again pays for comparing them only. */
export function selectionOf(decoder: MessageDecoder, paths: readonly string[]): Selection {
  let known = recent.get(decoder);
  if (known === undefined) {
    known = [];
    recent.set(decoder, known);
  }
  const found = known.find((each) => isEqual(each.paths, paths));
  if (found !== undefined) return found.selection;
  const selection = select(decoder, paths);
  known.unshift({ paths: [...paths], selection });
  if (known.length > RECENT) known.pop();
  return selection;
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}

function select(decoder: MessageDecoder, paths: readonly string[]): Selection {
  const rests = new Map<string, string[] | undefined>();
  for (const path of paths) {
    const [name = "", ...names] = path.split(".");
    const property = propertyNamed(decoder, name);
    const known = rests.get(property);
    if (names.length === 0) rests.set(property, undefined);
    else if (!rests.has(property) || known !== undefined) {
      rests.set(property, [...(known ?? []), names.join(".")]);
    }
  }
  const choices = new Map<number, Choice>();
  for (const [number, field] of Object.entries(decoder.fields())) {
    const property = propertyOf(field);
    if (rests.has(property)) choices.set(Number(number), choiceOf(decoder, field, rests.get(property)));
  }
  const frequent = Array.from({ length: FREQUENT }, (_, number) => choices.get(number));
  const empty = decoder.create() as Message & Record<string, unknown>;
  const initial = [...rests.keys()]
    .filter((property) => Object.hasOwn(empty, property))
    .map((property) => [property, empty[property]] as const);
  return { decoder, initial, prototype: Object.getPrototypeOf(empty), choices, frequent };
}

function choiceOf(decoder: MessageDecoder, field: Field, rests: readonly string[] | undefined): Choice {
  const [name, message, kind] = field;
  const whole: Choice = { property: propertyOf(field), kind, message, keys: undefined, selection: undefined };
  if (rests === undefined) return whole;
  if (kind === "map" || kind === "string map") return { ...whole, keys: mapKeys(rests) };
  if (message === undefined || name.includes(".")) {
    throw new TypeError(`cannot choose within ${decoder.typeName}.${name}`);
  }
  return { ...whole, selection: select(message, rests) };
}

function mapKeys(texts: readonly string[]): MapKeys {
  const encoder = new TextEncoder();
  const bytes = texts.map((text) => encoder.encode(text));
  const tellTales = new Uint8Array(256);
  for (const key of bytes) tellTales[tellTale(key.at(-1), key.length)] = 1;
  return { texts, bytes, tellTales };
}

function propertyOf([name]: Field): string {
  return name.split(".")[0] as string;
}

/** The property that is named as it is or as in the .proto file. */
function propertyNamed(decoder: MessageDecoder, name: string): string {
  const camel = name.replace(/_+([^_]?)/g, (_, letter: string) => letter.toUpperCase());
  const properties = new Set(Object.values(decoder.fields()).map(propertyOf));
  const property = [name, camel, `${camel}$`].find((each) => properties.has(each));
  if (property === undefined) throw new TypeError(`${decoder.typeName} has no field ${JSON.stringify(name)}`);
  return property;
}

/** A message of the chosen fields, with nothing set. */
export function createSelected({ decoder, initial, prototype }: Selection): Message {
  const { typeName } = decoder;
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
  if (Array.isArray(value)) return [];
  // A literal has room for entries.
  return Object.keys(value as object).length === 0 ? {} : { ...(value as object) };
}
