import { commentText } from "../code.ts";
import type { TypeSchema } from "./compiler.ts";

/** What a schema's annotations say, as TSDoc. */
export function docOf(node: { readonly [keyword: string]: unknown }): TypeSchema {
  const { description, deprecated, examples } = node;
  const parts = [
    ...(typeof description === "string" && description.trim() !== "" ? [description.trim()] : []),
    ...("default" in node ? [`@defaultValue ${inline(node["default"])}`] : []),
    ...(Array.isArray(examples) ? examples.map((example) => `@example ${inline(example)}`) : []),
    ...(deprecated === true ? ["@deprecated"] : []),
  ];
  return parts.length > 0 ? { description: commentText(parts.join("\n\n")) } : {};
}

function inline(value: unknown): string {
  return `\`${JSON.stringify(value)}\``;
}
