import { bundle } from "../../schema/bundle.ts";
import { compileStrict, type StrictProblem } from "../../schema/strict.ts";
import type { Problem, Rule } from "../rule.ts";

export const schemaStrict: Rule = {
  id: "schema-strict",
  severity: "error",
  summary: "Ajv's strict mode has nothing against the schema",
  explain: {
    why: "Strict mode finds what is legal and never meant: a type that the schema around it rules out, a keyword that can never matter.",
    bad: '{ "type": "string", "anyOf": [{ "type": "integer" }, { "maxLength": 3 }] }',
    good: '{ "anyOf": [{ "type": "integer" }, { "type": "string", "maxLength": 3 }] }',
    fix: "The message is Ajv's own and says what it stumbled over.",
  },
  *check(registry) {
    const seen = new Set<string>();
    for (const { versions } of registry.topics) {
      for (const version of versions) {
        if (version.schema === undefined) continue;
        const { schema, locate } = bundle(registry, version);
        for (const strict of compileStrict(schema)) {
          if (!isOnlyHere(strict)) continue;
          const problem: Problem = { ...locate(strict.pointer), message: strict.message };
          const key = `${problem.file}#${problem.pointer} ${problem.message}`;
          // A shared schema is compiled with every topic that uses it.
          if (!seen.has(key)) yield problem;
          seen.add(key);
        }
      }
    }
  },
};

/** What other rules report, which know more about what was meant. */
const known = /is \d+-tuple|without "(?:if|then)"|"additionalItems" is ignored/;

function isOnlyHere({ kind, message }: StrictProblem): boolean {
  if (kind === "types") return message.includes("not allowed by context");
  return (kind === "schema" || kind === "invalid") && !known.test(message);
}
