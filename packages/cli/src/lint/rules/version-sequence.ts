import { problemIn, type Rule } from "../rule.ts";

export const versionSequence: Rule = {
  id: "version-sequence",
  severity: "error",
  summary: "the versions of a topic are 1, 2, 3 and so on without gaps",
  explain: {
    why: "A gap looks like a version that was deleted, and messages of a version that was once released are still in the topic and in backups. Compatibility is judged between neighbours; across a gap there are none.",
    bad: "schemas/orders/v1.schema.json\nschemas/orders/v3.schema.json",
    good: "schemas/orders/v1.schema.json\nschemas/orders/v2.schema.json",
    fix: "Number versions in order, and keep old ones.",
  },
  *check(registry) {
    for (const { name, versions } of registry.topics) {
      for (const [index, version] of versions.entries()) {
        const before = versions[index - 1]?.version ?? 0;
        if (version.version === before + 1) continue;
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
