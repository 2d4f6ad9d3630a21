import { isRecord } from "../../registry/shape.ts";
import { pascalCase } from "../../schema/names.ts";
import { append } from "../../schema/pointer.ts";
import type { Rule } from "../rule.ts";
import { atNodes } from "../schema-source.ts";

export const definitionName: Rule = {
  id: "definition-name",
  severity: "error",
  summary: "definitions are named in PascalCase, with at least two characters",
  explain: {
    why: "Names of definitions are parts of the names of generated types. Others have to be rewritten on the way, and two of them may then become one.",
    bad: '"definitions": { "click_event": {} }',
    good: '"definitions": { "ClickEvent": {} }',
    fix: "Rename the definition and the references to it.",
  },
  check: atNodes(function* ({ schema, problem }) {
    if (!isRecord(schema["definitions"])) return;
    for (const name of Object.keys(schema["definitions"])) {
      if (/^[A-Z][a-zA-Z0-9]+$/.test(name)) continue;
      const pascal = pascalCase(name);
      const hint = pascal.length < 2 ? undefined : `rename it to "${pascal}"`;
      yield problem(`definition "${name}" must be named in PascalCase`, hint, append("/definitions", name));
    }
  }),
};
