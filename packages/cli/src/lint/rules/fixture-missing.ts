import type { Registry } from "../../registry/model.ts";
import { type Problem, problemIn, type Rule } from "../rule.ts";

export const fixtureMissing: Rule = {
  id: "fixture-missing",
  severity: "error",
  summary: "every version has a message that passes among its fixtures",
  explain: {
    why: "A schema that no message has ever been held against may refuse all of them, and the first to find out is a consumer. Fixtures are also what documentation shows.",
    bad: "schemas/orders/v1.schema.json without schemas/orders/v1/",
    good: "schemas/orders/v1/first-order.pass.json",
    fix: "Add a real message as `v<N>/<what-it-shows>.pass.json`.",
  },
  check: (registry) => without("pass", registry),
};

export const refusalMissing: Rule = {
  id: "refusal-missing",
  severity: "warning",
  summary: "every version has a message that fails among its fixtures",
  explain: {
    why: "Nothing else proves that the schema refuses anything. A misspelt keyword, or a rule that a later change switched off, leaves every positive example green.",
    bad: "schemas/orders/v1/first-order.pass.json alone",
    good: 'schemas/orders/v1/without-id.fail.json:\n{ "fails": { "path": "", "rule": "required" }, "message": { "total": 12 } }',
    fix: "Take a message that passes, break one thing that the consumer would stumble over, and name the path and the rule that must catch it.",
  },
  check: (registry) => without("fail", registry),
};

function* without(verdict: "pass" | "fail", registry: Registry): Generator<Problem> {
  for (const { name, versions } of registry.topics) {
    for (const { version, fixtures, schema } of versions) {
      if (fixtures.some((fixture) => fixture.verdict === verdict)) continue;
      const does = verdict === "pass" ? "passes" : "fails";
      const hint = `add ${name}/v${version}/<what-it-shows>.${verdict}.json`;
      yield problemIn(
        schema?.file ?? `${name}/topic.yaml`,
        `version ${version} of "${name}" has no fixture that ${does}`,
        hint,
      );
    }
  }
}
