import { parseJsonDocument } from "../../registry/document.ts";
import type { FixtureFile } from "../../registry/model.ts";
import { isRecord } from "../../registry/shape.ts";
import { didYouMean } from "../did-you-mean.ts";
import { messageRules } from "../message-rules.ts";
import { checkShape } from "../meta/check-shape.ts";
import { type Problem, problemAt, problemIn, type Rule } from "../rule.ts";

const bodies = ["message", "text", "base64"];

/** The form of a fail fixture, but for what its message is. */
const shape = {
  type: "object",
  additionalProperties: false,
  required: ["fails"],
  properties: {
    fails: {
      type: "object",
      additionalProperties: false,
      required: ["path", "rule"],
      properties: {
        path: {
          title: 'a JSON Pointer such as "/payload/0", or "" for the whole message',
          type: "string",
          pattern: "^(?:/(?:[^~/]|~0|~1)*)*$",
        },
        rule: { type: "string" },
      },
    },
    message: {},
    text: { type: "string" },
    base64: {
      title: "base64 with padding",
      type: "string",
      pattern: "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
    },
  },
};

export const fixtureShape: Rule = {
  id: "fixture-shape",
  severity: "error",
  summary:
    "a fail fixture names the path and rule it fails by and holds one message, as `message`, `text` or `base64`",
  explain: {
    why: "A message that merely fails proves little: after a careless edit it may fail for a reason that has nothing to do with what it was made for. Path and rule pin the reason down.",
    bad: '{ "message": { "total": -1 } }',
    good: '{ "fails": { "path": "/total", "rule": "minimum" }, "message": { "total": -1 } }',
    fix: "Add `fails`, with the JSON Pointer and the rule that `waybill validate` prints for the message. Use `text` or `base64` for what cannot be decoded at all.",
  },
  *check(registry) {
    for (const { versions } of registry.topics) {
      for (const { fixtures } of versions) {
        for (const fixture of fixtures) {
          if (fixture.verdict === "fail" && fixture.extension === "json") yield* checkFixture(fixture);
        }
      }
    }
  },
};

function* checkFixture({ file, bytes }: FixtureFile): Generator<Problem> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    yield problemIn(file, "fail fixture must be UTF-8", 'put raw bytes into "base64"');
    return;
  }
  const { document, findings } = parseJsonDocument(file, text);
  if (document === undefined) {
    for (const { rule: _rule, severity: _severity, ...problem } of findings) yield problem;
    return;
  }
  for (const { key: _, ...problem } of checkShape(document, shape)) yield problem;
  const { value } = document;
  if (!isRecord(value)) return;
  const given = bodies.filter((body) => Object.hasOwn(value, body));
  if (given.length !== 1) {
    const got = given.length === 0 ? "none" : given.join(" and ");
    yield problemAt(
      document,
      given[1] === undefined ? "" : `/${given[1]}`,
      `fail fixture must have one of "message", "text" and "base64", got ${got}`,
    );
  }
  const rule = isRecord(value["fails"]) ? value["fails"]["rule"] : undefined;
  const ids = messageRules.map(({ id }) => id);
  if (typeof rule === "string" && !ids.includes(rule)) {
    yield problemAt(
      document,
      "/fails/rule",
      `"${rule}" is no rule that messages fail by`,
      didYouMean(rule, ids),
    );
  }
}
