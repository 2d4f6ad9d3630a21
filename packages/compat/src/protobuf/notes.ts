import type { DescEnumValue, DescField, DescMessage } from "@bufbuild/protobuf";
import type { ByteWitness, Format, ProtobufClass } from "./finding.ts";

/** What is known of one edit in one direction. */
export interface Note {
  readonly writer: DescField | undefined;
  readonly reader: DescField | undefined;
  /** The messages of both sides that the fields are of. */
  readonly owners: { readonly writer: DescMessage; readonly reader: DescMessage };
  readonly value?: DescEnumValue;
  /** Fields of the writer that lead to the message. */
  readonly path: readonly DescField[];
  readonly seen: Map<Format, { readonly class: ProtobufClass; readonly witness: ByteWitness }>;
}

const GRAVITY: readonly ProtobufClass[] = [
  "strict",
  "default",
  "presence",
  "type-name",
  "option",
  "unknown-enum-value",
  "unknown-field",
  "renamed",
  "annotation",
];

/** The gravest of several classes. */
export function gravest(classes: readonly ProtobufClass[]): ProtobufClass {
  return GRAVITY.find((candidate) => classes.includes(candidate)) ?? "annotation";
}

/** Edits by what was edited, each with the gravest that a format shows of it, and its first witness. */
export class Notes {
  readonly #notes = new Map<string, Note>();
  readonly obligations = new Set<string>();

  get all(): readonly Note[] {
    return [...this.#notes.values()];
  }

  add(
    place: Omit<Note, "seen">,
    format: Format,
    seen: { readonly class: ProtobufClass; readonly witness: ByteWitness },
  ): void {
    const { writer, reader, value } = place;
    const key = value === undefined ? nameOf(writer ?? (reader as DescField)) : valueName(value);
    const note = this.#notes.get(key) ?? { ...place, seen: new Map() };
    this.#notes.set(key, note);
    const known = note.seen.get(format);
    if (known === undefined || isGraver(seen.class, known.class)) note.seen.set(format, seen);
  }
}

function isGraver(a: ProtobufClass, b: ProtobufClass): boolean {
  return a !== b && gravest([a, b]) === a;
}

export function nameOf({ parent, name }: DescField): string {
  return `${parent.typeName}.${name}`;
}

/** With the enum's name, which a `.proto` file leaves out of it. */
export function valueName({ parent, name }: DescEnumValue): string {
  return `${parent.typeName}.${name}`;
}
