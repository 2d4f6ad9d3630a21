import { isRecord } from "../../registry/shape.ts";
import { append } from "../../schema/pointer.ts";
import { ambiguousRepetition } from "../ambiguous-repetition.ts";
import type { Rule } from "../rule.ts";
import { atNodes } from "../schema-source.ts";

export const slowPattern: Rule = {
  id: "slow-pattern",
  severity: "warning",
  summary: "no pattern repeats a group whose repetitions cannot be told apart",
  explain: {
    why: "`(a+)+` can split thirty letters in a billion ways, and tries all of them before it gives up. One message with a long value then holds a consumer for minutes.",
    bad: '"pattern": "^([a-z]+)*$"',
    good: '"pattern": "^[a-z]*$"',
    fix: "Repeat once, or let every repetition begin or end with a character that cannot occur inside it: `^[a-z]+(-[a-z]+)*$` is fine.",
  },
  check: atNodes(function* ({ schema, problem }) {
    const patterns: [string, string][] = [];
    if (typeof schema["pattern"] === "string") patterns.push([schema["pattern"], "/pattern"]);
    const byName = schema["patternProperties"];
    for (const key of Object.keys(isRecord(byName) ? byName : {})) {
      patterns.push([key, append("/patternProperties", key)]);
    }
    for (const [pattern, pointer] of patterns) {
      const part = ambiguousRepetition(pattern);
      if (part === undefined) continue;
      yield problem(
        `pattern may take exponential time in "${part}"`,
        "repeat once, or separate the repetitions",
        pointer,
      );
    }
  }),
};
