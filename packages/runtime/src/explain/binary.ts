import { isBytes } from "../bytes.ts";
import type { JsonSchema } from "../topic.ts";
import type { Check, Judge, Run } from "./check.ts";
import { eachSchema } from "./each-schema.ts";
import type { SchemaObject } from "./schema-object.ts";
import { typeMessage } from "./type.ts";

/** `contentEncoding: "binary"`. */
export const plainBinary = {
  keywords: ["contentEncoding"],
  compile({ contentEncoding }: SchemaObject, { add }: Run): Judge {
    const isBinary = contentEncoding === "binary";
    return (value) => !isBinary || isBytes(value) || add("contentEncoding", mustBeBytes(value));
  },
} satisfies Check;

/** The same, and `items` beside it: what JSON has in the place of bytes is a list of such items. */
export const binary: Check = {
  keywords: ["contentEncoding"],
  compile(schema, run) {
    const judge = plainBinary.compile(schema, run);
    const { contentEncoding, items } = schema;
    if (contentEncoding !== "binary" || items === undefined) return judge;
    const visit = run.visitOf(items as JsonSchema);
    return (value) => {
      if (!Array.isArray(value)) return judge(value);
      const refused = value.findIndex((item) => run.probe(visit, item).length > 0);
      if (refused < 0) {
        return run.add("contentEncoding", mustBeBytes(value), "make bytes of it with Uint8Array.from()");
      }
      visit(value[refused], refused);
      return false;
    };
  },
  translate(root) {
    eachSchema(root, (schema) => {
      const { contentEncoding, items, minLength, maxLength } = schema;
      if (contentEncoding !== "binary" || items === undefined) return;
      schema["type"] = "array";
      if (minLength !== undefined) schema["minItems"] = minLength;
      if (maxLength !== undefined) schema["maxItems"] = maxLength;
    });
  },
};

function mustBeBytes(value: unknown): string {
  return typeMessage(["bytes (Uint8Array)"], value);
}
