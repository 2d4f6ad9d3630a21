import { registrySchema } from "./registry-schema.ts";
import { topicSchema } from "./topic-schema.ts";
import { waiversSchema } from "./waivers-schema.ts";

/** The formatter's line width. */
const width = 110;

/** The meta-schemas as files of a registry's folder: what editors find through the first line of each YAML file. */
export const metaSchemaFiles: ReadonlyMap<string, string> = new Map([
  ["registry.schema.json", print(registrySchema)],
  ["topic.schema.json", print(topicSchema)],
  ["waivers.schema.json", print(waiversSchema)],
]);

/** JSON as Biome formats it, so that the written files pass the formatter: short lists of scalars stay on one line. */
function print(value: unknown): string {
  return `${lines(value, "", 0)}\n`;
}

/** `used` is what stands on the line before the value. */
function lines(value: unknown, indent: string, used: number): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const flat = `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
    const scalars = value.every((item) => typeof item !== "object");
    if (scalars && used + flat.length + 1 <= width) return flat;
    return `[\n${value.map((item) => inner + lines(item, inner, inner.length)).join(",\n")}\n${indent}]`;
  }
  const members = Object.entries(value).map(([key, member]) => {
    const start = `${inner}${JSON.stringify(key)}: `;
    return start + lines(member, inner, start.length);
  });
  return members.length === 0 ? "{}" : `{\n${members.join(",\n")}\n${indent}}`;
}
