import { isRecord } from "../../registry/shape.ts";
import { append } from "../../schema/pointer.ts";
import { placeOf, reachable } from "../references.ts";
import { problemAt, type Rule } from "../rule.ts";
import { schemaSources } from "../schema-source.ts";

export const unusedDefinition: Rule = {
  id: "unused-definition",
  severity: "error",
  summary: "every definition is referred to, directly or through others, by some topic's message",
  explain: {
    why: "A definition out of use describes nothing that is sent. It is still generated as a type, edited and reviewed, and hides that the place which once used it does not any more.",
    bad: '{ "type": "object", "definitions": { "Item": {} } }',
    good: '{ "type": "object", "properties": { "item": { "$ref": "#/definitions/Item" } }, "definitions": { "Item": {} } }',
    fix: "Refer to it where it was meant, or remove it.",
  },
  *check(registry) {
    const roots = registry.topics.flatMap(({ versions }) => versions.flatMap(({ schema }) => schema ?? []));
    const used = [...reachable(registry, roots)];
    for (const { document, usedBy } of schemaSources(registry)) {
      if (usedBy.length === 0 || !isRecord(document.value)) continue;
      const { definitions } = document.value;
      for (const name of Object.keys(isRecord(definitions) ? definitions : {})) {
        const pointer = append("/definitions", name);
        const key = placeOf({ document, pointer });
        if (used.some((place) => place === key || place.startsWith(`${key}/`))) continue;
        yield problemAt(document, pointer, `definition "${name}" is not used`, "refer to it, or remove it");
      }
    }
  },
};
