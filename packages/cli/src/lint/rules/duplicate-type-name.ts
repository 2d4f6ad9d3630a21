import { isRecord } from "../../registry/shape.ts";
import { bundle } from "../../schema/bundle.ts";
import { pascalCase } from "../../schema/names.ts";
import { append } from "../../schema/pointer.ts";
import { problemIn, type Rule } from "../rule.ts";

export const duplicateTypeName: Rule = {
  id: "duplicate-type-name",
  severity: "error",
  summary: "no two generated types have one name",
  explain: {
    why: "Generated names are never numbered, so that they stay what they are when a topic is added. Two things that need one name therefore cannot both be generated.",
    bad: "schemas/ingestEvents and schemas/ingest-events are both IngestEventsV1",
    good: "schemas/ingest-events",
    fix: "Rename the topic, or the definition that collides with another topic's type. A type's name is the topic's in PascalCase, the version, and for a definition its name.",
  },
  *check(registry) {
    const owners = new Map<string, string>();
    for (const { name, versions } of registry.topics) {
      for (const version of versions) {
        const root = `${pascalCase(name)}V${version.version}`;
        const { schema, locate } = bundle(registry, version);
        const definitions =
          isRecord(schema) && isRecord(schema["definitions"]) ? Object.keys(schema["definitions"]) : [];
        for (const [type, at] of [
          [root, ""],
          ...definitions.map((key) => [root + key, append("/definitions", key)]),
        ]) {
          if (type === undefined || at === undefined) continue;
          const owner = owners.get(type);
          owners.set(type, owner ?? name);
          if (owner === undefined || owner === name) continue;
          const message = `type name ${type} is that of topic "${owner}" too`;
          yield version.schema ? { ...locate(at), message } : problemIn(`${name}/topic.yaml`, message);
        }
      }
    }
  },
};
