import { globSync } from "node:fs";
import { join } from "node:path";
import type { JsonSchema } from "@waybill/compat";
import { jsonText } from "../json-text.ts";
import { crate } from "../packages/fetch.ts";
import { readJson } from "../packages/read-json.ts";
import type { ContainmentCase, Suite } from "./case.ts";

interface Canonical {
  readonly schema?: JsonSchema;
  readonly schemas?: readonly JsonSchema[];
  readonly draft?: string;
  readonly expected?: JsonSchema;
  /** Instead of `expected` where numbers are kept as they are written. */
  readonly expected_arbitrary_precision?: JsonSchema;
  /** Values with what is said of them, or values alone. */
  readonly tests?: readonly ({ readonly data?: unknown; readonly valid?: boolean } | null)[];
  readonly satisfiable?: boolean;
  readonly satisfiability?: string;
  readonly validate_formats?: boolean;
}

const dialects: Readonly<Record<string, string>> = {
  draft4: "http://json-schema.org/draft-04/schema#",
  draft6: "http://json-schema.org/draft-07/schema#",
  draft7: "http://json-schema.org/draft-07/schema#",
  "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
  "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
};

/**
 * The canonical forms of the crate `jsonschema`: a schema and its canonical form are within each other, one that cannot
 * be satisfied is within `false`, and its examples are within it or not.
 */
export const canonicalSuite: Suite = {
  name: "jsonschema (Rust), canonical forms",
  unknown: "2 %",
  async cases() {
    const root = join(await crate("jsonschema", "0.61.2"), "tests/canonical-suite");
    const files = globSync("*.json", { cwd: root }).sort();
    return files.flatMap((file) =>
      readJson<readonly Canonical[]>(join(root, file)).flatMap((one, i) => casesOf(`${file}/${i}`, one)),
    );
  },
};

function casesOf(id: string, one: Canonical): readonly ContainmentCase[] {
  const expected = one.expected_arbitrary_precision ?? one.expected;
  const { satisfiable, satisfiability, tests = [] } = one;
  if (expected === undefined) return [];
  const format = one.validate_formats === true ? "assert" : "annotate";
  const $schema = dialects[one.draft ?? "draft2020-12"];
  const told = (schema: JsonSchema): JsonSchema =>
    typeof schema === "boolean" ? schema : { ...($schema && { $schema }), ...schema };
  const inputs = (one.schemas ?? [one.schema as JsonSchema]).map(told);
  const form = told(expected);
  const cases: ContainmentCase[] = inputs.flatMap((input, i) => [
    { id: `${id}/${i} to its form`, writer: input, reader: form, contained: true, format },
    { id: `${id}/${i} from its form`, writer: form, reader: input, contained: true, format },
  ]);
  const isEmpty = satisfiable === false || satisfiability === "no";
  if (satisfiable !== undefined || satisfiability !== undefined)
    cases.push(
      ...inputs.map(
        (writer, i) =>
          ({ id: `${id}/${i} empty`, writer, reader: false, contained: isEmpty, format }) as const,
      ),
    );
  // Draft-04 tells 1.0 from 1, which no value of JavaScript does.
  const isDraft4 = one.draft === "draft4" || jsonText(inputs).includes("draft-04");
  for (const [i, test] of isDraft4 ? [] : tests.entries())
    if (typeof test?.valid === "boolean") {
      const writer = told({ const: test.data });
      cases.push({
        id: `${id} value ${i}`,
        writer,
        reader: inputs[0] as JsonSchema,
        contained: test.valid,
        format,
      });
    }
  return cases;
}
