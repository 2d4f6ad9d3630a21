import { globSync } from "node:fs";
import { join } from "node:path";
import type { JsonSchema } from "@waybill/compat";
import { crate } from "../packages/fetch.ts";
import { readJson } from "../packages/read-json.ts";
import type { ContainmentCase, Suite } from "./case.ts";

interface Examples {
  readonly old_only?: readonly unknown[];
}

interface Labelled {
  readonly old: JsonSchema;
  readonly new: JsonSchema;
  readonly expected: readonly [
    serializer: boolean,
    deserializer: boolean,
    reverse: boolean,
    reverseDeserializer: boolean,
  ];
}

/**
 * The fixtures of the crate `jsoncompat`. Its role of a serializer is set inclusion, new within old; that of a
 * deserializer is not, so that the other direction is judged by the examples that only the old schema accepts.
 */
export const jsoncompatSuite: Suite = {
  name: "jsoncompat",
  unknown: "2 %",
  async cases() {
    const root = join(await crate("jsoncompat", "0.5.0"), "tests/fixtures");
    const read = <T>(file: string): T => readJson<T>(join(root, file));
    const pairs = globSync("backcompat/*/expect.json", { cwd: root })
      .sort()
      .flatMap((file) => {
        const folder = file.slice(0, file.lastIndexOf("/"));
        const { serializer } = read<{ serializer: boolean }>(file);
        const examples = globSync(`${folder}/examples.json`, { cwd: root }).map((one) =>
          read<Examples>(one),
        )[0];
        return pairOf(
          folder,
          told(read(`${folder}/old.json`)),
          told(read(`${folder}/new.json`)),
          serializer,
          examples,
        );
      });
    const labelled = globSync("compatibility/*.json", { cwd: root })
      .sort()
      .flatMap((file) =>
        read<readonly Labelled[]>(file).flatMap(
          ({ old, new: now, expected }, i): readonly ContainmentCase[] => [
            {
              id: `${file}/${i} new within old`,
              writer: told(now),
              reader: told(old),
              contained: expected[0],
              format: "annotate",
            },
            {
              id: `${file}/${i} old within new`,
              writer: told(old),
              reader: told(now),
              contained: expected[2],
              format: "annotate",
            },
          ],
        ),
      );
    return [...pairs, ...labelled];
  },
};

function pairOf(
  id: string,
  old: JsonSchema,
  now: JsonSchema,
  serializer: boolean,
  examples: Examples | undefined,
): readonly ContainmentCase[] {
  const forward: ContainmentCase = {
    id: `${id} new within old`,
    writer: now,
    reader: old,
    contained: serializer,
    format: "annotate",
  };
  if ((examples?.old_only ?? []).length === 0) return [forward];
  return [
    forward,
    { id: `${id} old within new`, writer: old, reader: now, contained: false, format: "annotate" },
  ];
}

function told(schema: JsonSchema): JsonSchema {
  if (typeof schema === "boolean") return schema;
  return { $schema: "https://json-schema.org/draft/2020-12/schema", ...schema };
}
