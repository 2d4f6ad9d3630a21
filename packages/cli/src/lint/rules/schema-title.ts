import { isRecord } from "../../registry/shape.ts";
import { problemAt, type Rule } from "../rule.ts";
import { inSchemas, schemaSources } from "../schema-source.ts";

const snakeCase = /^[a-z][a-z0-9_]+$/;

export const schemaTitle: Rule = {
  id: "schema-title",
  severity: "error",
  summary: "the root of every schema file has a `title` in snake_case",
  explain: {
    why: "Other languages generate type names from titles. Without one they take the file's name, a number or the first property, and the name changes when somebody moves a file.",
    bad: '"title": "Ingest Replay Event"',
    good: '"title": "ingest_replay_event"',
    fix: "Write a name of lower-case letters, digits and `_` that begins with a letter, at least two.",
  },
  check: inSchemas(function* ({ document }) {
    const title = isRecord(document.value) ? document.value["title"] : undefined;
    if (title === undefined) yield problemAt(document, "/title", 'root schema has no "title"');
    else if (typeof title === "string" && !snakeCase.test(title)) {
      const words = title
        .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
        .toLowerCase()
        .split(/[^a-z0-9]+/);
      const name = words.filter((word) => word !== "").join("_");
      const hint = snakeCase.test(name) ? `write "${name}"` : undefined;
      yield problemAt(
        document,
        "/title",
        `title ${JSON.stringify(title)} must be in snake_case, of two characters or more`,
        hint,
      );
    }
  }),
};

/** Titles of topics' schemas that no other topic and no other version has. */
function hintFor(file: string): string | undefined {
  const [, topic, version] = /^([^/]+)\/v(\d+)\.schema\.json$/.exec(file) ?? [];
  if (topic === undefined) return undefined;
  const name = topic.toLowerCase().replace(/[^a-z0-9]+/g, "_") + (version === "1" ? "" : `_v${version}`);
  return snakeCase.test(name) ? `write "${name}"` : undefined;
}

export const titleReused: Rule = {
  id: "title-reused",
  severity: "error",
  summary: "no two schema files have the same title",
  explain: {
    why: "Types of the same name in one generated package are merged or numbered, and the number moves when a file is added.",
    bad: 'outcomes/v1.schema.json and audit/v1.schema.json both have "title": "outcome"',
    good: '"title": "outcome" and "title": "audit_outcome"',
    fix: "Give one of them another title. When both describe the same thing, move it to `_shared/` and refer to it.",
  },
  *check(registry) {
    const files = new Map<string, string>();
    for (const { document } of schemaSources(registry)) {
      const title = isRecord(document.value) ? document.value["title"] : undefined;
      if (typeof title !== "string") continue;
      const other = files.get(title);
      if (other === undefined) files.set(title, document.file);
      else
        yield problemAt(
          document,
          "/title",
          `title "${title}" is that of ${other} too`,
          hintFor(document.file),
        );
    }
  },
};
