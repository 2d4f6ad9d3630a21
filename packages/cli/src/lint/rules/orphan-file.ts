import { posix } from "node:path";
import type { Registry } from "../../registry/model.ts";
import { type Problem, problemIn, type Rule } from "../rule.ts";
import { schemaSources } from "../schema-source.ts";

/** Files that may stand in a registry's folder, or in any folder of it, without being a contract. */
const atRoot = /^(?:(?:registry|waivers)\.yaml|(?:registry|topic|waivers)\.schema\.json)$/;
const anywhere = /(?:^|\/)(?:README\.md|CODEOWNERS|OWNERS|LICENSE)$/;

export const orphanFile: Rule = {
  id: "orphan-file",
  severity: "error",
  summary:
    "every file of the registry is part of a contract: topic.yaml, a version's schema, its fixtures, or a shared schema in use",
  explain: {
    why: "A schema or an example that nothing uses looks as if it were in force. People edit it, reviews pass, and nothing changes. A fixture in the wrong folder is never run.",
    bad: "schemas/orders/v1/refunds/partial.pass.json",
    good: "schemas/orders/v1/partial-refund.pass.json",
    fix: "Move the file to where it is read, or delete it. Fixtures stand directly in `v<N>/`; schemas that several topics use stand in `_shared/`.",
  },
  *check(registry) {
    const used = new Set(
      schemaSources(registry).flatMap((source) => (source.usedBy.length > 0 ? source.document.file : [])),
    );
    const broken = new Set(registry.findings.map(({ file }) => file));
    const topics = new Map(registry.topics.map((topic) => [topic.name, topic]));
    for (const file of registry.files) {
      if (atRoot.test(file) || anywhere.test(file) || broken.has(file) || inProto(file, registry)) continue;
      const slash = file.indexOf("/");
      const folder = slash < 0 ? "" : file.slice(0, slash);
      const topic = topics.get(folder);
      if (topic !== undefined) yield* inTopic(file, file.slice(slash + 1), topic);
      else if (folder === "_shared") yield* inShared(file, used);
      else yield problemIn(file, "file is in no topic's folder", "move it into one, or out of the registry");
    }
  },
};

function* inTopic(file: string, path: string, topic: Registry["topics"][number]): Generator<Problem> {
  if (path === "topic.yaml" || /^v[1-9]\d{0,8}\.schema\.json$/.test(path)) return;
  const [, version, rest] = /^v([1-9]\d*)\/(.+)$/.exec(path) ?? [];
  if (version === undefined || rest === undefined) {
    const hint =
      path.endsWith(".json") && !path.includes("/") ? "a schema is named v<N>.schema.json" : undefined;
    yield problemIn(file, `file is no part of the contract of "${topic.name}"`, hint ?? "remove it");
  } else if (!topic.versions.some((known) => known.version === Number(version))) {
    yield problemIn(
      file,
      `fixture of version ${version}, which "${topic.name}" does not have`,
      "add the version, or remove the folder",
    );
  } else if (rest.includes("/")) {
    yield problemIn(
      file,
      "fixture must stand directly in its version's folder",
      `move it to ${topic.name}/v${version}/${rest.replaceAll("/", "-")}`,
    );
  }
}

function* inShared(file: string, used: ReadonlySet<string>): Generator<Problem> {
  if (!file.endsWith(".schema.json"))
    yield problemIn(file, "file must be named <leaf>.v<N>.schema.json to be shared");
  else if (!used.has(file))
    yield problemIn(file, "shared schema is not referred to by any topic", "remove it");
}

function inProto(file: string, registry: Registry): boolean {
  return registry.config.proto.some((source) => {
    const path = posix.normalize(source).replace(/\/$/, "");
    return file === path || file.startsWith(`${path}/`);
  });
}
