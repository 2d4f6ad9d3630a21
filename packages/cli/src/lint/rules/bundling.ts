import type { Registry } from "../../registry/model.ts";
import { bundle } from "../../schema/bundle.ts";
import type { Problem, Rule } from "../rule.ts";

export const definitionCollision: Rule = {
  id: "definition-collision",
  severity: "error",
  summary: "definitions that meet in one generated schema have names of their own",
  explain: {
    why: "A schema and the shared schemas that it refers to become one. Of two definitions with one name, one would get a number, and which of the two depends on the order of references.",
    bad: '"definitions": { "click-event": {}, "ClickEvent": {} }',
    good: '"definitions": { "ClickEvent": {}, "ClickTarget": {} }',
    fix: "Rename one of the two.",
  },
  check: (registry) => fromBundles("definition-collision", registry),
};

export const unsupportedKeyword: Rule = {
  id: "unsupported-keyword",
  severity: "error",
  summary: "schemas of later drafts use nothing that draft-07 cannot say",
  explain: {
    why: "Generated validators are draft-07. What cannot be said in it is left out, and they accept more than the schema does.",
    bad: '{ "$schema": "https://json-schema.org/draft/2020-12/schema", "unevaluatedProperties": false }',
    good: '{ "$schema": "http://json-schema.org/draft-07/schema#", "additionalProperties": false }',
    fix: "Rewrite the schema in draft-07.",
  },
  check: (registry) => fromBundles("unsupported-keyword", registry),
};

function* fromBundles(id: string, registry: Registry): Generator<Problem> {
  const seen = new Set<string>();
  for (const { versions } of registry.topics) {
    for (const version of versions) {
      for (const { rule, severity: _, ...problem } of bundle(registry, version).findings) {
        const key = `${problem.file}#${problem.pointer} ${problem.message}`;
        if (rule === id && !seen.has(key)) yield problem;
        seen.add(key);
      }
    }
  }
}
