import type { DescEnum, DescField, DescMessage, DescOneof } from "@bufbuild/protobuf";
import { protobufNames } from "../../generate/protobuf-names.ts";
import type { Check, Declared, Program, Side } from "./program.ts";
import { type DeclaredType, isWellKnown, type TypePair, typeOf } from "./type-pairs.ts";

/** What the programs do with the types of protobuf-es. */
const HELPERS = [
  // A union with a member that is left out has none of its type.
  "type Case<T extends { case?: unknown; value?: unknown }, C extends T['case']> = Extract<T, { case: C }>['value'];",
  "type One<T, Of, To> = T extends Of ? To : T;",
  // A type that is told of elsewhere counts as the old one, in lists and maps too.
  "type As<T, Of, To> = T extends Of ? To : T extends readonly (infer I)[] ? One<I, Of, To>[] :",
  "  T extends { [key: number]: unknown } ? { [K in keyof T]: One<T[K], Of, To> } : T;",
  "type Message = { readonly $typeName: string };",
];

/**
 * A program that compiles if those of yesterday do: they import the names of the messages and enums of a topic, set and
 * read each field, and name each value. Each type is asked about itself alone, so that one edit is one complaint. What
 * programs must expect anyway is no break: a new field, a new case of a oneof, a new value of an open enum.
 *
 * @param from folders of the declarations of both sides, as a module below another folder imports them
 */
export function protobufProgram(
  pairs: ReadonlyMap<string, TypePair>,
  from: { readonly old: string; readonly new: string },
  hasModule: (file: string) => boolean,
): Program {
  return new ProtobufProgram(pairs, from, hasModule).write();
}

class ProtobufProgram {
  readonly #pairs: ReadonlyMap<string, TypePair>;
  readonly #from: { readonly old: string; readonly new: string };
  readonly #hasModule: (file: string) => boolean;
  readonly #lines: string[] = [];
  readonly #checks = new Map<number, Check>();
  /** Names of imported modules by their path. */
  readonly #modules = new Map<string, string>();

  constructor(
    pairs: ReadonlyMap<string, TypePair>,
    from: { readonly old: string; readonly new: string },
    hasModule: (file: string) => boolean,
  ) {
    this.#pairs = pairs;
    this.#from = from;
    this.#hasModule = hasModule;
  }

  write(): Program {
    this.#lines.push(...HELPERS);
    const moved = new Set<string>();
    for (const { old, current } of this.#pairs.values()) {
      this.#import(old, current, moved);
      if (old.kind === "message" && current?.kind === "message") this.#message(old, current);
      if (old.kind === "enum" && current?.kind === "enum") this.#enum(old, current);
    }
    return { text: `${this.#lines.join("\n")}\n`, checks: this.#checks };
  }

  /** One complaint a module that is gone, else one a name. */
  #import(old: DeclaredType, current: DeclaredType | undefined, gone: Set<string>): void {
    const { type, file } = protobufNames(old);
    const module = JSON.stringify(`${this.#from.new}/${file}_pb.js`);
    const declared = { old, ...(current !== undefined && { current }), edits: [{ owner: old.typeName }] };
    const index = this.#lines.length;
    if (this.#hasModule(file))
      this.#check("imports", type, declared, `import type { ${type} as Import${index} } from ${module};`);
    else if (!gone.has(file)) {
      gone.add(file);
      this.#check("imports", file, declared, `import type * as Module${index} from ${module};`);
    }
  }

  #message(old: DescMessage, current: DescMessage): void {
    for (const field of old.fields) if (field.oneof === undefined) this.#field(field, current);
    for (const oneof of old.oneofs) this.#oneof(oneof, current);
  }

  #field(field: DescField, current: DescMessage): void {
    const now = current.fields.find(
      ({ localName, oneof }) => localName === field.localName && oneof === undefined,
    );
    const key = JSON.stringify(field.localName);
    const [was, is] = [`${this.#old(field.parent)}[${key}]`, `${this.#new(current)}[${key}]`];
    this.#value(field, now, current, was, is);
  }

  #oneof(oneof: DescOneof, current: DescMessage): void {
    const key = JSON.stringify(oneof.localName);
    const [was, is] = [`${this.#old(oneof.parent)}[${key}]`, `${this.#new(current)}[${key}]`];
    const now = current.oneofs.find(({ localName }) => localName === oneof.localName);
    if (now === undefined) {
      const numbers = oneof.fields.map(({ number }) => number);
      const edits = numbers.map((number) => ({ owner: oneof.parent.typeName, number }));
      const place = current.fields.find(({ number }) => numbers.includes(number)) ?? current;
      const declared = { old: oneof.fields[0] ?? oneof.parent, current: place, edits };
      this.#gone(`${protobufNames(oneof.parent).type}.${oneof.localName}`, declared, is);
      return;
    }
    for (const field of oneof.fields) {
      const same = now.fields.find(({ localName }) => localName === field.localName);
      const name = JSON.stringify(field.localName);
      this.#value(field, same, current, `Case<${was}, ${name}>`, `Case<${is}, ${name}>`);
    }
  }

  /** `now` is what programs get by the old name. */
  #value(field: DescField, now: DescField | undefined, current: DescMessage, was: string, is: string): void {
    const { parent, number, localName } = field;
    const place = now ?? current.fields.find((other) => other.number === number) ?? current;
    const declared = { old: field, current: place, edits: [{ owner: parent.typeName, number }] };
    const symbol = `${protobufNames(parent).type}.${localName}`;
    if (now === undefined) {
      this.#gone(symbol, declared, is);
      return;
    }
    const seen = this.#seen(is, field, now);
    const index = this.#lines.length;
    this.#check("producers", symbol, declared, `export const build${index} = (is: ${was}): ${seen} => is;`);
    this.#check("consumers", symbol, declared, `export const read${index} = (is: ${seen}): ${was} => is;`);
  }

  #enum(old: DescEnum, current: DescEnum): void {
    const { type } = protobufNames(old);
    const edit = { owner: old.typeName };
    for (const value of old.values) {
      if (current.values.some(({ localName }) => localName === value.localName)) continue;
      const place = current.values.find(({ number }) => number === value.number) ?? current;
      const declared = { old: value, current: place, edits: [{ ...edit, number: value.number }] };
      const is = `(typeof ${this.#new(current)})[${JSON.stringify(value.localName)}]`;
      this.#gone(`${type}.${value.localName}`, declared, is);
    }
    if (old.open) return;
    const [was, is] = [this.#old(old), this.#new(current)];
    const read = `export const read${this.#lines.length} = (is: ${is}): ${was} => is;`;
    const added = current.values.filter(({ number }) => !old.values.some((one) => one.number === number));
    const edits = [edit, ...added.map(({ number }) => ({ ...edit, number }))];
    this.#check("consumers", type, { old, current: added[0] ?? current, edits }, read);
  }

  /** A type that programs named. */
  #gone(symbol: string, declared: Declared, is: string): void {
    this.#check("programs", symbol, declared, `export type Gone${this.#lines.length} = ${is};`);
  }

  /** The type of today's field, with the old one in place of what was only renamed or edited inside. */
  #seen(is: string, field: DescField, now: DescField): string {
    const [before, after] = [typeOf(field), typeOf(now)];
    if (before === undefined || after === undefined || isWellKnown(before.file)) return is;
    if (this.#pairs.get(before.typeName)?.current?.typeName !== after.typeName) return is;
    return `As<${is}, ${before.kind === "enum" ? "number" : "Message"}, ${this.#old(before)}>`;
  }

  #old(type: DeclaredType): string {
    return this.#named("old", type);
  }

  #new(type: DeclaredType): string {
    return this.#named("new", type);
  }

  #named(side: "old" | "new", declared: DeclaredType): string {
    const { type, file } = protobufNames(declared);
    const path = `${this.#from[side]}/${file}_pb.js`;
    const known = this.#modules.get(path);
    const name = known ?? `${side === "old" ? "Was" : "Now"}${this.#modules.size}`;
    if (known === undefined) {
      this.#modules.set(path, name);
      this.#lines.push(`import type * as ${name} from ${JSON.stringify(path)};`);
    }
    return `${name}.${type}`;
  }

  #check(side: Side, symbol: string, declared: Declared, line: string): void {
    this.#lines.push(line);
    this.#checks.set(this.#lines.length, { side, symbol, declared });
  }
}
