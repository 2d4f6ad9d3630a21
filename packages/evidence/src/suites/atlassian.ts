import { globSync, readFileSync } from "node:fs";
import { createRequire, stripTypeScriptTypes } from "node:module";
import { basename, join } from "node:path";
import { createContext, runInContext } from "node:vm";
import type { JsonSchema } from "@waybill/compat";
import type { ContainmentCase, Suite } from "./case.ts";

interface Registered {
  readonly input: { readonly a: JsonSchema; readonly b: JsonSchema };
  readonly output: { readonly added: JsonSchema; readonly removed: JsonSchema };
}

/** The tests of npm's `json-schema-diff`: a is within b when nothing is removed, b within a when nothing is added. */
export const atlassian: Suite = {
  name: "json-schema-diff (npm)",
  unknown: "2 %",
  async cases() {
    const main = createRequire(import.meta.url).resolve("json-schema-diff/package.json");
    const root = join(main, "../test/unit/json-schema-diff");
    return globSync("*.spec.ts", { cwd: root })
      .sort()
      .flatMap((file) => casesOf(basename(file, ".spec.ts"), readFileSync(join(root, file), "utf8")));
  },
};

/** Runs a file of tests with a test runner that only keeps what is registered. */
function casesOf(file: string, source: string): readonly ContainmentCase[] {
  const registered: Registered[] = [];
  const code = stripTypeScriptTypes(source).replace(/^import [\s\S]*?;$/gm, "");
  const context = createContext({
    describe: (_: string, body: () => void) => body(),
    it: () => undefined,
    beforeEach: () => undefined,
    registerDiffTestCases: (cases: readonly Registered[]) => registered.push(...cases),
  });
  runInContext(code, context);
  return registered.flatMap(({ input, output }, i) => {
    // Values of another context have another `Object`.
    const { a, b } = JSON.parse(JSON.stringify(input)) as Registered["input"];
    return [
      { id: `${file}/${i} a within b`, writer: a, reader: b, contained: output.removed === false },
      { id: `${file}/${i} b within a`, writer: b, reader: a, contained: output.added === false },
    ];
  });
}
