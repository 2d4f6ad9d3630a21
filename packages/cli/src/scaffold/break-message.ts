import type { Topic } from "@waybill/runtime";

/** A message that its topic must refuse, and what a fixture that shows it is called. */
export type BrokenMessage = { readonly name: string } & (
  | { readonly isRaw: false; readonly value: unknown }
  | { readonly isRaw: true; readonly bytes: Uint8Array }
);

/** Field 1 announces 5 bytes and none follow: no Protobuf message of any type. */
const TRUNCATED = Uint8Array.of(0x0a, 0x05);

/** Takes a message that passes and breaks one thing about it, so that it fails by one rule. */
export function breakMessage(topic: Topic, message: unknown): BrokenMessage {
  if (topic.encoding === "protobuf") return { name: "truncated", isRaw: true, bytes: TRUNCATED };
  if (isPlainObject(message)) {
    const keys = Object.keys(message);
    for (const key of keys.reverse()) {
      const { [key]: _, ...rest } = message;
      if (!topic.accepts(rest)) return { name: `without-${kebabCase(key)}`, isRaw: false, value: rest };
    }
  }
  const other = [[], {}, "text", 1, true, null].find((value) => !topic.accepts(value));
  return { name: "of-another-type", isRaw: false, value: other };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}

/** A part of a fixture's name, which is in kebab-case. */
function kebabCase(key: string): string {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return words === "" ? "key" : words.slice(0, 60);
}
