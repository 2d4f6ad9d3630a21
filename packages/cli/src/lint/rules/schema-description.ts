import { isRecord } from "../../registry/shape.ts";
import { problemAt, type Rule } from "../rule.ts";
import { inSchemas } from "../schema-source.ts";

export const schemaDescription: Rule = {
  id: "schema-description",
  severity: "error",
  summary: "the root of every schema file has a description",
  explain: {
    why: "It becomes the documentation of the generated type. It is also the place for why the schema says what it says where producers and consumers disagree.",
    bad: '{ "title": "order", "type": "object" }',
    good: '{ "title": "order", "description": "An order as the shop accepted it.", "type": "object" }',
    fix: "Say what one message is and whose view of it the schema takes.",
  },
  check: inSchemas(function* ({ document }) {
    if (!isRecord(document.value)) return;
    const { description } = document.value;
    if (description === undefined)
      yield problemAt(document, "/description", 'root schema has no "description"');
    else if (typeof description === "string" && description.trim() === "") {
      yield problemAt(document, "/description", "description must not be empty");
    }
  }),
};
