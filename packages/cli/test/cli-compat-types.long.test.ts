import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { CompatReport } from "../src/compat/report.ts";
import { compile, findCompiler } from "../src/compat/types/compile.ts";
import { bareDeclarations, exportedNames } from "../src/compat/types/declarations.ts";
import { programOf } from "../src/compat/types/program.ts";
import { compare, DRAFT, notes, rulesOf, schemaOf, topicYaml } from "./support/compat.ts";

const TSC = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");

/** What programs of yesterday make of each change of the declarations of `M`: sides with the names in what is said. */
async function complaints(changes: Readonly<Record<string, readonly [string, string]>>) {
  const programs = Object.entries(changes).map(([name, [old, current]]) => {
    return { name, old, current, program: programOf(old, "M") };
  });
  const files = new Map(
    programs.flatMap(({ name, old, current, program }) => [
      [`${name}/old.d.ts`, old],
      [`${name}/new.d.ts`, current],
      [`${name}/check.ts`, program.text],
    ]),
  );
  const found = await compile(TSC, files);
  return Object.fromEntries(
    programs.map(({ name, program }) => [
      name,
      found
        .filter(({ file }) => file.startsWith(`${name}/`))
        .map(({ line }) => {
          const check = program.checks.get(line);
          return check === undefined ? `helper line ${line}` : `${check.side} ${check.symbol}`;
        }),
    ]),
  );
}

describe("programs of yesterday", () => {
  const type = (body: string) => `export interface M { ${body} }\n`;

  test("are refused by what they build, read or import, and by nothing else", async () => {
    const recursive = "export interface M { next?: M; list?: readonly M[]; [key: string]: unknown }\n";
    expect(
      await complaints({
        same: [type("a: string"), type("a: string")],
        "optional-added": [type("a: string"), type("a: string; b?: number")],
        "required-added": [type("a: string"), type("a: string; b: number")],
        "optional-removed": [type("a: string; b?: number"), type("a: string")],
        "nested-removed": [
          type("a?: { b?: ({ c?: 1; d?: 2 } | null)[] }"),
          type("a?: { b?: ({ c?: 1 } | null)[] }"),
        ],
        "became-optional": [type("a: string"), type("a?: string")],
        "value-added": [type('a: "x"'), type('a: "x" | "y"')],
        "value-removed": [type('a: "x" | "y"'), type('a: "x"')],
        "branch-removed": ["export type M = { a: 1 } | { b: 2 };\n", "export type M = { a: 1 };\n"],
        "name-gone": [`${type("a: N")}export type N = string;\n`, type("a: string")],
        "bytes-kept": [type("a: Uint8Array"), type("a: Uint8Array")],
        recursive: [recursive, recursive.replace("}", "; more?: 1 }")],
      }),
    ).toEqual({
      same: [],
      "optional-added": [],
      "required-added": ["producers M"],
      "optional-removed": ["consumers M"],
      "nested-removed": ["consumers M"],
      "became-optional": ["consumers M"],
      "value-added": ["consumers M"],
      "value-removed": ["producers M"],
      "branch-removed": ["producers M", "consumers M"],
      "name-gone": ["imports N"],
      "bytes-kept": [],
      recursive: [],
    });
  });

  test("import every way of exporting a name", () => {
    const text = `export type A = 1;\nexport interface B {}\nexport declare const c: 1;\nexport declare function d(): void;\nexport type {\n  E,\n  F as G,\n} from "./x.js";\ntype Hidden = 1;\n`;
    expect(exportedNames(text)).toEqual(["A", "B", "c", "d", "E", "G"]);
  });

  test("do not see documentation", () => {
    const documented =
      '// Generated.\n/**\n * A.\n */\nexport interface M {\n  /** b */\n  b: "/** c */";\n}\n';
    expect(bareDeclarations(documented)).toBe('export interface M {\n  b: "/** c */";\n}\n');
  });

  test("are compiled by the TypeScript that is nearest", () => {
    expect(findCompiler(["/nowhere"])).toBe(TSC);
  });
});

describe("compat", () => {
  const unit = (values: readonly string[], more: object = {}) =>
    schemaOf({ unit: { enum: values } }, { required: ["unit"], ...more });

  test("a break in types that is none on the wire is a class of its own, with the compiler's words", async () => {
    const { code, report, rules } = await rulesOf(notes(unit(["g"])), notes(unit(["g", "kg"])));
    expect([code, rules]).toEqual([0, ["types-only"]]);
    const [broken] = (report as CompatReport).topics[0]?.types ?? [];
    expect(broken).toMatchObject({
      class: "types-only",
      side: "consumers",
      symbol: "NotesV1",
      words: expect.arrayContaining([expect.stringContaining('"kg"')]),
      finding: { file: "schemas/notes/v1.schema.json", severity: "warning" },
    });
    expect((report as CompatReport).verdict).toBe("compatible");
    expect(broken?.words.join()).not.toContain("import(");
    expect((await compare(notes(unit(["g"])), notes(unit(["g", "kg"])))).stdout).toMatch(
      /warning NotesV1 of "notes" v1: programs that read it must still compile; TypeScript says: unit: Type .* types-only/,
    );
  });

  test("what the wire breaks anyway is told once", async () => {
    const { rules } = await rulesOf(notes(unit(["g", "kg"])), notes(unit(["g"])));
    expect(rules).toEqual(["compat-breaking"]);
    const full = topicYaml("full");
    expect((await rulesOf(notes(unit(["g"]), full), notes(unit(["g", "kg"]), full))).rules).toEqual([
      "compat-breaking",
    ]);
  });

  test("a renamed definition is one, though the schemas accept the same", async () => {
    const of = (name: string) =>
      notes({
        $schema: DRAFT,
        title: "notes",
        description: "A note.",
        type: "object",
        properties: { part: { $ref: `#/definitions/${name}` } },
        definitions: { [name]: { type: "object", properties: { id: { type: "integer" } } } },
      });
    const { code, report } = await rulesOf(of("Part"), of("Piece"));
    expect(code).toBe(0);
    expect((report as CompatReport).topics[0]?.types).toMatchObject([
      { side: "imports", symbol: "NotesV1Part" },
    ]);
  });

  test("declarations that were released count, though no schema changed", async () => {
    const declared = (body: string) => `export interface NotesV1 { ${body} }\n`;
    const released = {
      ...notes(unit(["g"])),
      "schemas/notes/v1.types.d.ts": declared('unit: "g"; note?: string'),
    };
    const current = {
      ...notes(unit(["g"])),
      "schemas/registry.yaml": "generate: { out: ../gen }\n",
      "gen/notes/v1.types.d.ts": declared('unit: "g"'),
    };
    const { report } = await rulesOf(released, current);
    expect((report as CompatReport).topics[0]?.types).toMatchObject([
      { side: "consumers", words: expect.arrayContaining([expect.stringContaining('"note"')]) },
    ]);
  });

  test("declarations that are out of date do not count", async () => {
    const released = {
      ...notes(unit(["g"])),
      "schemas/notes/v1.types.d.ts": 'export interface NotesV1 { unit: "g" }\n',
    };
    const current = {
      ...notes(unit(["g"])),
      "schemas/registry.yaml": "generate: { out: ../gen }\n",
      "gen/notes/v1.types.d.ts": "export interface NotesV1 { unit: string }\n",
    };
    const { report } = await rulesOf(released, current);
    expect((report as CompatReport).topics[0]?.types).toEqual([]);
  });
});
