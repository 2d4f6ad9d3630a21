import type { ReflectList, ReflectMap, ReflectMessage } from "@bufbuild/protobuf/reflect";
import { isRequired, kindOf, shapeOf } from "./kinds.ts";

/**
 * The full name of a required field that a message, or one within it, has not. protobuf-es reads such a message all the
 * same; the specification has readers refuse it, and those of C++, Go, Java and Python do.
 */
export function missingRequired(message: ReflectMessage): string | undefined {
  for (const field of message.fields) {
    if (!message.isSet(field)) {
      if (isRequired(field)) return `${field.parent.typeName}.${field.name}`;
      continue;
    }
    if (kindOf(field).kind !== "message") continue;
    const held = message.get(field);
    const inner = shapeOf(field) === "one" ? [held] : [...(held as ReflectList | ReflectMap).values()];
    for (const child of inner) {
      const missing = missingRequired(child as ReflectMessage);
      if (missing !== undefined) return missing;
    }
  }
  return undefined;
}
