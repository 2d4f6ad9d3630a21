import type { DescField, DescMessage } from "@bufbuild/protobuf";
import type { ReflectMap, ReflectMessage } from "@bufbuild/protobuf/reflect";
import { setElements, smallest, smallestValue } from "./build.ts";
import { isRequired, kindOf, shapeOf } from "./kinds.ts";
import { samplesOf } from "./samples.ts";

/** A message in which a field may be read as something else, and the element that it was made for, if there is one. */
export interface Candidate {
  readonly message: ReflectMessage;
  readonly element?: unknown;
}

/** Messages that differ in one field: its samples, several of them, none. */
export function* candidatesFor(field: DescField, owner: DescMessage): Generator<Candidate> {
  const elements = elementsFor(field);
  for (const element of elements) yield* candidate(field, owner, [element], element);
  if (shapeOf(field) === "list") {
    yield* candidate(field, owner, elements.slice(0, 2));
    yield* candidate(field, owner, elements.slice(0, 1).concat(elements.slice(0, 1)));
  }
  if (field.fieldKind === "map")
    for (const key of samplesOf({ kind: "scalar", scalar: field.mapKey })) {
      const message = smallest(owner);
      const value = smallestValue(field);
      if (message === undefined || value === undefined) return;
      (message.get(field) as ReflectMap).set(key, value);
      yield { message };
    }
  if (!isRequired(field)) yield* candidate(field, owner, []);
}

/** A message with several fields set at once. */
export function together(owner: DescMessage, fields: readonly DescField[]): ReflectMessage | undefined {
  const message = smallest(owner);
  if (message === undefined) return undefined;
  for (const field of fields) {
    const value = smallestValue(field);
    if (value === undefined) return undefined;
    setElements(message, field, [value]);
  }
  return message;
}

function* candidate(
  field: DescField,
  owner: DescMessage,
  elements: readonly unknown[],
  element?: unknown,
): Generator<Candidate> {
  const message = smallest(owner);
  if (message === undefined) return;
  setElements(message, field, elements);
  yield { message, ...(element !== undefined && { element }) };
}

function elementsFor(field: DescField): readonly unknown[] {
  const kind = kindOf(field);
  if (kind.kind !== "message") return samplesOf(kind);
  const elements: unknown[] = [];
  const empty = smallest(kind.message);
  if (empty !== undefined) elements.push(empty);
  // One with something in it: for a reader that takes it for another type, an empty one may be nothing at all.
  const inner = kind.message.fields.find((child) => kindOf(child).kind !== "message");
  for (const sample of inner === undefined ? [] : samplesOf(kindOf(inner))) {
    const filled = smallest(kind.message);
    if (filled === undefined || inner === undefined) break;
    setElements(filled, inner, [sample]);
    elements.push(filled);
  }
  return elements;
}
