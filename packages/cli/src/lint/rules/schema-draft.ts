import { isRecord } from "../../registry/shape.ts";
import { problemAt, type Rule } from "../rule.ts";
import { inSchemas } from "../schema-source.ts";

const draft = "http://json-schema.org/draft-07/schema#";

export const schemaDraft: Rule = {
  id: "schema-draft",
  severity: "error",
  summary: `every schema file declares \`$schema\` as ${draft}`,
  explain: {
    why: "Keywords mean different things from draft to draft: `prefixItems` is ignored by one, `items` with a list by another. Editors and other validators choose by this line.",
    bad: '{ "type": "object" }',
    good: `{ "$schema": "${draft}", "type": "object" }`,
    fix: "Write the line exactly so, with `http` and the `#`.",
  },
  check: inSchemas(function* ({ document }) {
    const declared = isRecord(document.value) ? document.value["$schema"] : undefined;
    if (declared === draft) return;
    const problem = declared === undefined ? '"$schema" is missing' : '"$schema" must be draft-07';
    yield problemAt(document, "/$schema", problem, `set it to "${draft}"`);
  }),
};
