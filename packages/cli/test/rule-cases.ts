import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { lint } from "../src/lint/index.ts";
import { loadRegistry } from "../src/registry/load.ts";
import { type Edit, edited, PROPERTY_LINE, withProperty } from "./clean-registry.ts";

/** Loads a registry from files by path. */
export async function registryOf(files: Readonly<Record<string, string>>) {
  const root = await mkdtemp(join(tmpdir(), "waybill-lint-"));
  try {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), text);
    }
    return await loadRegistry(root);
  } finally {
    await rm(root, { recursive: true });
  }
}

/** What lint finds, as `<rule> <file>:<line> <message>; <hint>`. */
export async function lintOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  return lint(await registryOf(files)).map(({ rule, file, line, message, hint }) => {
    const place = line === undefined ? file : `${file}:${line}`;
    return `${rule} ${place} ${message}${hint === undefined ? "" : `; ${hint}`}`;
  });
}

type Edits = Readonly<Record<string, Edit>>;

interface Cases {
  /** What is shown; the edits of the clean registry; all that lint then says, each without the rule's id. */
  readonly refuses: readonly (readonly [string, Edits, readonly string[]])[];
  readonly accepts: readonly (readonly [string, Edits])[];
}

/** Tests of one rule: what it refuses is refused by no other rule. */
export function ruleCases(rule: string, { refuses, accepts }: Cases): void {
  describe(rule, () => {
    test.each(refuses)("refuses %s", async (_, edits, findings) => {
      expect(await lintOf(edited(edits))).toEqual(findings.map((finding) => `${rule} ${finding}`));
    });
    test.each(accepts)("accepts %s", async (_, edits) => {
      expect(await lintOf(edited(edits))).toEqual([]);
    });
  });
}

interface SchemaCases {
  /** Schemas of a property, with all messages about them. */
  readonly refuses: readonly (readonly [string, ...string[]])[];
  readonly accepts: readonly string[];
}

/** Tests of a rule about subschemas, each on a property of the clean registry's schema. */
export function schemaRuleCases(rule: string, { refuses, accepts }: SchemaCases): void {
  const file = "orders/v1.schema.json";
  const edit = (schema: string) => ({ [file]: withProperty(schema) });
  ruleCases(rule, {
    refuses: refuses.map(([schema, ...messages]) => [
      schema,
      edit(schema),
      messages.map((message) => `${file}:${PROPERTY_LINE} ${message}`),
    ]),
    accepts: accepts.map((schema) => [schema, edit(schema)]),
  });
}
