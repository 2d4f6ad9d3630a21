import { problemAt, problemIn, type Rule } from "../rule.ts";

export const versionContract: Rule = {
  id: "version-contract",
  severity: "error",
  summary: "every version has what its encoding needs: a schema for json and msgpack, a message for protobuf",
  explain: {
    why: "A version without either cannot be decoded by anyone; a topic without versions is a name and no contract.",
    bad: "# schemas/orders has topic.yaml and no v1.schema.json\nencoding: json",
    good: "# schemas/orders has topic.yaml and v1.schema.json\nencoding: json",
    fix: "Add `v1.schema.json`, or for a Protobuf topic `messages: { v1: <full name> }` in topic.yaml. A schema beside a Protobuf message is optional and narrows it.",
  },
  *check(registry) {
    for (const { name, document, spec, versions } of registry.topics) {
      if (document === undefined || spec.encoding === undefined) continue;
      if (versions.length === 0 && !registry.files.includes(`${name}/v1.schema.json`)) {
        const hint =
          spec.encoding === "protobuf" ? "add messages: { v1: <full name> }" : `add ${name}/v1.schema.json`;
        yield problemAt(document, "/encoding", `topic "${name}" has no version`, hint);
      }
      for (const { version, schema, message } of versions) {
        if (spec.encoding === "protobuf" && message === undefined) {
          const hint = `add v${version} to "messages" of topic.yaml`;
          yield problemIn(
            schema?.file ?? document.file,
            `version ${version} of "${name}" names no Protobuf message`,
            hint,
          );
        }
      }
    }
  },
};
