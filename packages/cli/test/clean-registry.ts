/** A small registry in which lint finds nothing, as files by path; tests break one thing at a time. */
export const cleanRegistry: Readonly<Record<string, string>> = {
  "registry.yaml": `services: [shop, billing]
policy:
  retention_ms: [86400000, 604800000]
  dead_letter_retention_ms: 604800000
  compression_type: lz4
`,
  "orders/topic.yaml": `description: Orders as the shop accepted them.
owners: ["@shop/orders"]
encoding: json
producers: [shop]
consumers: [billing]
compatibility: { mode: backward }
kafka:
  compression.type: lz4
  retention.ms: 86400000
  max.message.bytes: 1000000
dead_letters:
  - topic: orders-dlq
    kafka:
      compression.type: lz4
      retention.ms: 604800000
      max.message.bytes: 1000000
`,
  "orders/v1.schema.json": `{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "title": "order",
  "description": "An order.",
  "type": "object",
  "properties": {
    "id": { "type": "integer" },
    "line": { "$ref": "#/definitions/Line" }
  },
  "required": ["id"],
  "definitions": {
    "Line": { "type": "object", "properties": { "name": { "type": "string" } } }
  }
}
`,
  "orders/v1/first-order.pass.json": '{ "id": 1 }\n',
  "orders/v1/without-id.fail.json": '{ "fails": { "path": "", "rule": "required" }, "message": {} }\n',
};

/** Content of a file, none to take it away, or a change of what is there. */
export type Edit = string | undefined | ((text: string) => string);

/** The clean registry with some files changed. */
export function edited(edits: Readonly<Record<string, Edit>>): Record<string, string> {
  const files: Record<string, string> = { ...cleanRegistry };
  for (const [file, edit] of Object.entries(edits)) {
    const text = typeof edit === "function" ? edit(files[file] ?? "") : edit;
    if (text === undefined) delete files[file];
    else files[file] = text;
  }
  return files;
}

/** An edit that replaces one passage, which must be there. */
export function replace(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new Error(`bug: nothing to replace: ${from}`);
    return text.replace(from, () => to);
  };
}

/** The clean registry with the topic `orders` called something else. */
export function renamed(name: string): Record<string, Edit> {
  const files = Object.entries(cleanRegistry).filter(([file]) => file.startsWith("orders/"));
  return Object.fromEntries(
    files.flatMap(([file, text]): [string, Edit][] => [
      [file, undefined],
      [file.replace("orders", name), text],
    ]),
  );
}

/** A second topic, like `orders` in everything but its names. */
export function another(name: string, title = name.replaceAll("-", "_")): Record<string, string> {
  const files = Object.entries(cleanRegistry).filter(([file]) => file.startsWith("orders/"));
  return Object.fromEntries(
    files.map(([file, text]) => [
      file.replace("orders", name),
      text.replace('"title": "order"', `"title": "${title}"`).replace("orders-dlq", `${name}-dlq`),
    ]),
  );
}

/** The line of `orders/v1.schema.json` on which `withProperty` puts its schema. */
export const PROPERTY_LINE = 8;

/** An edit that adds a property with the given schema (on one line) to the root of a schema. */
export function withProperty(schema: string): (text: string) => string {
  return replace('    "line":', `    "value": ${schema},\n    "line":`);
}
