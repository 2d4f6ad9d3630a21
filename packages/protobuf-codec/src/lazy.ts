import type { Message } from "@bufbuild/protobuf";
import type { MessageDecoder } from "./codec.ts";
import { isKey, readUsualValue } from "./decode-only.ts";
import { readKey } from "./key.ts";
import { locate } from "./locate.ts";
import type { FieldName, MapValue } from "./paths.ts";
import { type Reader, type ReadOptions, readEnd, readerOf, readTag, skip } from "./reader.ts";
import { type Choice, createSelected, type Selection, selectionOf } from "./selection.ts";
import { LENGTH_DELIMITED } from "./wire-type.ts";

/** A message of which the bytes have been walked once; what is asked for is read then. */
export interface LazyMessage<T extends Message> {
  readonly $typeName: T["$typeName"];
  /** The value of a field or a oneof, the same object each time. */
  get<Name extends FieldName<T>>(name: Name): T[Name];
  /** The value of one entry of a map, of which the others are not read. */
  entry<Name extends FieldName<T>>(
    name: Name,
    key: string,
  ): MapValue<Exclude<T[Name], undefined>> | undefined;
}

/**
 * Walks over the fields of a message, and reads each when it is asked for.
 *
 * The bytes must not change as long as the result is in use.
 *
 * @throws ProtobufError if the fields do not end where they should; `get` and `entry` if a field is wrong in itself
 */
export function lazy<T extends Message>(
  decoder: MessageDecoder<T>,
  bytes: Uint8Array,
  options?: ReadOptions,
): LazyMessage<T> {
  return new Records(decoder, bytes, options) as unknown as LazyMessage<T>;
}

const encoder: TextEncoder = /*@__PURE__*/ new TextEncoder();

/** As many entries are searched for among all; for more, an index of keys is made. */
const FEW = 8;

interface MapField {
  readonly number: number;
  readonly choice: Choice;
  readonly selection: Selection;
  /** Of the entries that were asked for. */
  readonly values: Map<string, unknown>;
}

class Records {
  readonly $typeName: string;
  readonly #decoder: MessageDecoder;
  readonly #r: Reader;
  readonly #depth: number;
  /** Start and end of each record, by field number. */
  readonly #places = new Map<number, number[]>();
  readonly #values = new Map<string, unknown>();
  readonly #maps = new Map<string, MapField>();
  #lookups = 0;
  readonly #entries = new Map<number, Map<string, number>>();

  constructor(decoder: MessageDecoder, bytes: Uint8Array, options?: ReadOptions) {
    this.$typeName = decoder.typeName;
    this.#decoder = decoder;
    this.#r = readerOf(bytes, options ?? {});
    this.#depth = this.#r.depth;
    this.#guarded(() => this.#walk());
  }

  #walk(): void {
    const r = this.#r;
    let last = -1;
    let places: number[] = [];
    while (r.pos < r.len) {
      const start = r.pos;
      const tag = readTag(r);
      skip(r, tag);
      const number = tag >>> 3;
      if (number !== last) {
        last = number;
        const known = this.#places.get(number);
        places = known ?? [];
        if (known === undefined) this.#places.set(number, places);
      }
      places.push(start, r.pos);
    }
  }

  get(name: string): unknown {
    if (this.#values.has(name)) return this.#values.get(name);
    const selection = selectionOf(this.#decoder, [name]);
    const message = createSelected(selection) as Message & Record<string, unknown>;
    this.#guarded(() => {
      for (const [start, end] of this.#placesOf(selection)) this.#read(message, start, end);
    });
    const value = message[name];
    this.#values.set(name, value);
    return value;
  }

  entry(name: string, key: string): unknown {
    const map = this.#maps.get(name) ?? this.#mapNamed(name);
    if (map.values.has(key)) return map.values.get(key);
    const value = this.#guarded(() =>
      map.choice.kind === "map" ? own(this.get(name), key) : this.#readEntry(map, key),
    );
    map.values.set(key, value);
    return value;
  }

  #mapNamed(name: string): MapField {
    const selection = selectionOf(this.#decoder, [name]);
    const [[number, choice] = []] = selection.choices;
    if (number === undefined || (choice?.kind !== "map" && choice?.kind !== "string map")) {
      throw new TypeError(`${this.$typeName}.${name} is no map`);
    }
    const map: MapField = { number, choice, selection, values: new Map() };
    this.#maps.set(name, map);
    return map;
  }

  #readEntry({ number, choice, selection }: MapField, key: string): unknown {
    const start = ++this.#lookups > FEW ? this.#entriesOf(number).get(key) : this.#find(number, key);
    if (start === undefined) return undefined;
    const r = this.#r;
    r.pos = start;
    r.depth = this.#depth;
    readTag(r);
    const value = choice.message && readUsualValue(r, choice.message);
    if (value !== undefined) return value;
    const message = createSelected(selection) as Message & Record<string, unknown>;
    this.#read(message, start, r.pos);
    return own(message[choice.property], key);
  }

  /** Where the last entry of the key begins. */
  #find(number: number, key: string): number | undefined {
    const bytes = encoder.encode(key);
    const places = this.#places.get(number) ?? [];
    const r = this.#r;
    for (let i = places.length - 2; i >= 0; i -= 2) {
      const start = places[i] as number;
      r.pos = start;
      if ((readTag(r) & 7) === LENGTH_DELIMITED && isKey(r, bytes)) return start;
    }
    return undefined;
  }

  /** The same for each key. */
  #entriesOf(number: number): Map<string, number> {
    const known = this.#entries.get(number);
    if (known !== undefined) return known;
    const entries = new Map<string, number>();
    const places = this.#places.get(number) ?? [];
    const r = this.#r;
    for (let i = 0; i < places.length; i += 2) {
      const start = places[i] as number;
      r.pos = start;
      if ((readTag(r) & 7) === LENGTH_DELIMITED) entries.set(keyOf(r), start);
    }
    this.#entries.set(number, entries);
    return entries;
  }

  #placesOf({ choices }: Selection): [number, number][] {
    const places: [number, number][] = [];
    for (const number of choices.keys()) {
      const all = this.#places.get(number) ?? [];
      for (let i = 0; i < all.length; i += 2) places.push([all[i] as number, all[i + 1] as number]);
    }
    // Of a oneof, the last member counts.
    return places.sort(([a], [b]) => a - b);
  }

  #read(message: Message, start: number, end: number): void {
    const r = this.#r;
    r.pos = start;
    r.depth = this.#depth;
    this.#decoder.read(r, end, message);
  }

  #guarded<Result>(run: () => Result): Result {
    try {
      return run();
    } catch (error) {
      throw locate(this.#decoder, this.#r, error);
    }
  }
}

/** The key of the entry that is next. */
function keyOf(r: Reader): string {
  const end = readEnd(r);
  let key = "";
  while (r.pos < end) {
    const tag = readTag(r);
    if (tag === ((1 << 3) | LENGTH_DELIMITED)) key = readKey(r);
    else skip(r, tag);
  }
  return key;
}

function own(map: unknown, key: string): unknown {
  return Object.hasOwn(map as object, key) ? (map as Record<string, unknown>)[key] : undefined;
}
