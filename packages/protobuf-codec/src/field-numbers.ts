import type { MessageCodec } from "./codec.ts";
import type { FieldNumbers } from "./reader.ts";

const known = new WeakMap<MessageCodec, FieldNumbers>();

/** The numbers of the fields that a type and all types below it have. */
export function fieldNumbers(codec: MessageCodec): FieldNumbers {
  const numbers = known.get(codec) ?? collect(codec, new Map());
  known.set(codec, numbers);
  return numbers;
}

function collect(codec: MessageCodec, numbers: Map<string, ReadonlySet<number>>): FieldNumbers {
  if (numbers.has(codec.typeName)) return numbers;
  const fields = codec.fields();
  numbers.set(codec.typeName, new Set(fields.map(({ number }) => number)));
  for (const { message } of fields) if (message !== undefined) collect(message, numbers);
  return numbers;
}
