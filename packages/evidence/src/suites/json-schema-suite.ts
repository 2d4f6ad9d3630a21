import { globSync } from "node:fs";
import { join, relative } from "node:path";
import type { JsonSchema } from "@waybill/compat";
import { jsonText } from "../json-text.ts";
import { pythonSource } from "../packages/fetch.ts";
import { readJson } from "../packages/read-json.ts";
import type { ContainmentCase, Suite } from "./case.ts";

interface Group {
  readonly schema: JsonSchema;
  readonly tests: readonly { readonly data: unknown; readonly valid: boolean }[];
}

const dialects = {
  draft7: "http://json-schema.org/draft-07/schema#",
  "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
  "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
} as const;

/**
 * The suite of the JSON Schema organisation: a value is of a schema exactly if `const` of the value is within it, and
 * not of it exactly if it is within its `not`. What needs documents from elsewhere is left out.
 */
export function jsonSchemaSuite(draft: keyof typeof dialects, unknown: Suite["unknown"]): Suite {
  return {
    name: `JSON Schema's suite, ${draft}`,
    unknown,
    async cases() {
      const root = join(await pythonSource("jsonschema", "4.25.1"), "json/tests", draft);
      // Which formats there are and what they take is a convention of each validator.
      const files = globSync(["*.json", "optional/*.json"], { cwd: root }).sort();
      return files.flatMap((file) => {
        const groups = readJson<readonly Group[]>(join(root, file));
        return groups.flatMap((group, i) =>
          casesOf(`${relative(root, join(root, file))}/${i}`, group, draft),
        );
      });
    },
  };
}

function casesOf(
  id: string,
  { schema, tests }: Group,
  draft: keyof typeof dialects,
): readonly ContainmentCase[] {
  if (/localhost:1234|urn:|"\$vocabulary"|tag:/.test(jsonText(schema))) return [];
  const $schema = dialects[draft];
  const whole = typeof schema === "boolean" ? schema : { $schema, ...schema };
  // A schema under `not` is no root any more, which references may mean.
  const excluded = /"\$(ref|id|recursiveRef|dynamicRef)"/.test(jsonText(schema))
    ? undefined
    : { $schema, not: schema };
  return tests.flatMap(({ data, valid }, i): readonly ContainmentCase[] => {
    const one = { writer: { $schema, const: data }, format: "annotate" } as const;
    const forward = { ...one, id: `${id}/${i}`, reader: whole, contained: valid };
    if (excluded === undefined) return [forward];
    return [forward, { ...one, id: `${id}/${i} excluded`, reader: excluded, contained: !valid }];
  });
}
