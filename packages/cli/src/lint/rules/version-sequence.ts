import { problemIn, type Rule } from "../rule.ts";

export const versionSequence: Rule = {
  id: "version-sequence",
  severity: "error",
  summary: "the versions of a topic follow each other without gaps",
  explain: {
    why: "A gap looks like a version that was deleted while earlier ones are still in use. Compatibility is judged between neighbours; across a gap there are none. The earliest may go when nobody sends, reads or imports them any more.",
    bad: "schemas/orders/v1.schema.json\nschemas/orders/v3.schema.json",
    good: "schemas/orders/v1.schema.json\nschemas/orders/v2.schema.json",
    fix: "Number versions in order, and let the earliest go first.",
  },
  *check(registry) {
    for (const { name, versions } of registry.topics) {
      for (const [index, version] of versions.entries()) {
        const before = versions[index - 1]?.version;
        if (before === undefined || version.version === before + 1) continue;
        const file = version.schema?.file ?? `${name}/topic.yaml`;
        yield problemIn(
          file,
          `version ${version.version} of "${name}" must be preceded by version ${version.version - 1}`,
          `rename it to v${before + 1}, or add what is missing`,
        );
      }
    }
  },
};
