import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { type ReflectList, type ReflectMap, type ReflectMessage, reflect } from "@bufbuild/protobuf/reflect";
import { isRequired, kindOf, shapeOf } from "./kinds.ts";
import { plainSample } from "./samples.ts";

/** Levels of messages below which no message is built any more. */
const MOST_LEVELS = 40;

/** A message with its required fields alone; undefined when it would have to hold itself. */
export function smallest(desc: DescMessage, level = 0): ReflectMessage | undefined {
  if (level > MOST_LEVELS) return undefined;
  const message = reflect(desc);
  for (const field of desc.fields.filter(isRequired)) {
    const value = smallestValue(field, level);
    if (value === undefined) return undefined;
    message.set(field, value);
  }
  return message;
}

/** A value of a field, or an element of it. */
export function smallestValue(field: DescField, level = 0): unknown {
  const kind = kindOf(field);
  return kind.kind === "message" ? smallest(kind.message, level + 1) : plainSample(kind);
}

/** Sets a field to a value, or to these elements when it is repeated. */
export function setElements(message: ReflectMessage, field: DescField, elements: readonly unknown[]): void {
  if (shapeOf(field) === "one") {
    if (elements.length > 0) message.set(field, elements.at(-1));
  } else if (field.fieldKind === "list") {
    for (const element of elements) (message.get(field) as ReflectList).add(element);
  } else if (field.fieldKind === "map") {
    const key = plainSample({ kind: "scalar", scalar: field.mapKey });
    for (const element of elements) (message.get(field) as ReflectMap).set(key, element);
  }
}

/**
 * The smallest message of the first type of a path that holds `inner` at its end. A path is the fields that lead from
 * message to message.
 */
export function lift(path: readonly DescField[], inner: ReflectMessage): ReflectMessage | undefined {
  return path.reduceRight<ReflectMessage | undefined>((value, field) => {
    const outer = value && smallest(field.parent);
    if (outer === undefined) return undefined;
    setElements(outer, field, [value]);
    return outer;
  }, inner);
}
