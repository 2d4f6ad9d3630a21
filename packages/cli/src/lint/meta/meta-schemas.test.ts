import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { metaSchemaFiles } from "./meta-schemas.ts";

const schemas = fileURLToPath(new URL("../../../../../schemas/", import.meta.url));

// A difference is mended by: pnpm exec vitest run packages/cli/src/lint/meta -u
test.each([...metaSchemaFiles])("schemas/%s is what the command checks", async (file, text) => {
  await expect(text).toMatchFileSnapshot(schemas + file);
});

describe.each([...metaSchemaFiles])("%s", (_, text) => {
  const schema = JSON.parse(text);

  test("is a strict draft-07 schema", () => {
    new Ajv({ strict: true, strictRequired: true }).compile(schema);
  });

  test("every object is closed and every key is described", () => {
    const open: string[] = [];
    const mute: string[] = [];
    walk(schema, "", (node, path) => {
      if (node["type"] === "object" && node["additionalProperties"] !== false) open.push(path);
      for (const [key, value] of Object.entries((node["properties"] ?? {}) as Record<string, Json>)) {
        if (typeof value["description"] !== "string") mute.push(`${path}/${key}`);
      }
    });
    expect({ open, mute }).toEqual({ open: [], mute: [] });
  });
});

type Json = Record<string, unknown>;

function walk(value: unknown, path: string, visit: (node: Json, path: string) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) visit(value as Json, path);
  for (const [key, child] of Object.entries(value)) walk(child, `${path}/${key}`, visit);
}
