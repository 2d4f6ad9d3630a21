import type { Rule } from "../rule.ts";
import { atNodes } from "../schema-source.ts";

export const binaryEncoding: Rule = {
  id: "binary-encoding",
  severity: "error",
  summary:
    '`contentEncoding` is "binary", stands without `type`, and only in what msgpack and Protobuf topics send',
  explain: {
    why: "`contentEncoding: binary` says that the value is raw bytes. JSON has none, so in a JSON topic the schema would refuse every message. Beside a `type`, bytes would have to be text as well.",
    bad: '{ "type": "string", "contentEncoding": "binary" }',
    good: '{ "contentEncoding": "binary", "minLength": 1 }',
    fix: 'Remove `type`. In a JSON topic describe the text that carries the bytes: `"type": "string"` with a `pattern`, or a list of integers from 0 to 255 with a `contentMediaType`, which is bytes in decoded messages.',
  },
  check: atNodes(function* ({ source, schema, problem }) {
    if (!("contentEncoding" in schema)) return;
    const at = (message: string, hint?: string) => problem(message, hint, "/contentEncoding");
    if (schema["contentEncoding"] !== "binary") {
      yield at('contentEncoding must be "binary"', "other encodings are text: describe them with a pattern");
      return;
    }
    if ("type" in schema)
      yield problem('"type" must not stand beside contentEncoding "binary"', 'remove "type"', "/type");
    const json = source.usedBy.find(({ spec }) => spec.encoding === "json");
    if (json !== undefined) {
      yield at(`contentEncoding "binary" must not be used in a json topic, and "${json.name}" is one`);
    }
  }),
};
