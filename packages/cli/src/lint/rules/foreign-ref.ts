import { isForeign } from "../references.ts";
import type { Rule } from "../rule.ts";
import { atNodes } from "../schema-source.ts";

export const foreignRef: Rule = {
  id: "foreign-ref",
  severity: "error",
  summary: "`$ref` is relative: no scheme, no host, no absolute path",
  explain: {
    why: "`file://` and absolute paths resolve on one machine or with one tool's private rules; `https://` makes a build depend on a server, and on what it serves that day.",
    bad: '{ "$ref": "file://common.schema.json#/definitions/Id" }',
    good: '{ "$ref": "../_shared/common.v1.schema.json#/definitions/Id" }',
    fix: "Copy the schema into `_shared/` and refer to it relative to the file that stands here.",
  },
  check: atNodes(function* ({ schema, problem }) {
    const ref = schema["$ref"];
    if (typeof ref !== "string" || !isForeign(ref)) return;
    const hint = "refer to a file of the registry by a relative path";
    yield problem(`$ref "${ref}" must be relative`, hint, "/$ref");
  }),
};
