import { globSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadRegistry, topicOf } from "@waybill/cli";
import { pythonSource } from "../packages/fetch.ts";
import { readJson } from "../packages/read-json.ts";
import { type Row, type Section, skipped } from "../row.ts";
import { Unavailable } from "./case.ts";
import { knownFailures } from "./validator-failures.ts";

interface Group {
  readonly schema: unknown;
  readonly tests: readonly { readonly data: unknown; readonly valid: boolean }[];
}

const name = "validators, JSON Schema's suite, draft7";

/** What is about documents from elsewhere, or about formats and encodings, which are annotations here or our own. */
const leftOut = /localhost:1234|json-schema\.org\/draft|urn:|tag:/;

/** The compiled validator and the interpreter that explains its refusals, on the suite of the JSON Schema organisation. */
export const validatorSuite: Section = {
  name,
  async run() {
    try {
      return [await row(join(await pythonSource("jsonschema", "4.25.1"), "json/tests/draft7"))];
    } catch (error) {
      if (error instanceof Unavailable) return [skipped(name, error.message)];
      throw error;
    }
  },
};

async function row(suite: string): Promise<Row> {
  const files = globSync(["*.json", "optional/*.json"], { cwd: suite }).sort();
  const groups = files.flatMap((file) =>
    readJson<readonly Group[]>(join(suite, file)).map((group, i) => ({ id: `${file}/${i}`, ...group })),
  );
  const kept = groups.filter(({ schema }) => !leftOut.test(jsonText(schema)));
  const verdicts = await verdictsOf(kept);
  const wrong = new Set(verdicts.filter(({ got, want }) => got !== want).map(({ id }) => id));
  const apart = verdicts.filter(({ got, explained }) => got !== explained).map(({ id }) => id);
  const listed = new Set(knownFailures.map(({ id }) => id));
  const details = [
    ...[...wrong].filter((id) => !listed.has(id)).map((id) => `${id}: wrong verdict`),
    ...[...listed].filter((id) => !wrong.has(id)).map((id) => `${id}: listed, but right`),
    ...apart.map((id) => `${id}: compiled and explained verdict differ`),
  ];
  return {
    name: `${name} (${verdicts.length})`,
    want: `0 wrong but for ${listed.size} known, 0 that are explained differently`,
    got: `${wrong.size} wrong, ${apart.length} explained differently`,
    ok: details.length === 0 && verdicts.length > 0,
    details,
  };
}

/** Numbers of schemas are doubles. */
function jsonText(schema: unknown): string {
  return JSON.stringify(schema, (_, member) => (typeof member === "bigint" ? Number(member) : member));
}

async function verdictsOf(groups: readonly (Group & { readonly id: string })[]) {
  const root = await mkdtemp(join(tmpdir(), "waybill-suite-"));
  try {
    for (const [i, { schema }] of groups.entries()) {
      const folder = join(root, "schemas", `group-${i}`);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, "topic.yaml"), "encoding: json\n");
      await writeFile(join(folder, "v1.schema.json"), jsonText(schema));
    }
    const registry = await loadRegistry(root);
    const versions = new Map(registry.topics.map((topic) => [topic.name, topic.versions[0]]));
    return groups.flatMap(({ id, tests }, i) => {
      const version = versions.get(`group-${i}`);
      if (version === undefined) throw new Error(`registry must have a topic for ${id}`);
      const topic = topicOf(registry, version);
      return tests.map(({ data, valid }, k) => ({
        id: `${id}/${k}`,
        want: valid,
        got: topic.accepts(data),
        // The rule "schema" stands for what the interpreter finds nothing wrong with.
        explained: topic.explain(data).every(({ rule }) => rule === "schema"),
      }));
    });
  } finally {
    await rm(root, { recursive: true });
  }
}
