import { isBytes } from "../bytes.ts";
import { pointer } from "../pointer.ts";
import type { JsonSchema } from "../topic.ts";
import type { Check } from "./check.ts";
import { eachSchema } from "./each-schema.ts";
import { typeNameOf } from "./type.ts";

/** `contentEncoding: "binary"`. */
export const plainBinary: Check = {
  keywords: ["contentEncoding"],
  apply(run, { contentEncoding }, value, path) {
    if (contentEncoding !== "binary" || isBytes(value)) return true;
    run.add(path, "contentEncoding", `must be bytes (Uint8Array), got ${typeNameOf(value)}`);
    return false;
  },
};

/** The same, and `items` beside it: what JSON has in the place of bytes is a list of such items. */
export const binary: Check = {
  keywords: ["contentEncoding"],
  apply(run, schema, value, path) {
    const { contentEncoding, items } = schema;
    if (contentEncoding !== "binary" || items === undefined || !Array.isArray(value)) {
      return plainBinary.apply(run, schema, value, path);
    }
    const refused = value.findIndex((item) => run.probe(items as JsonSchema, item, "").length > 0);
    if (refused >= 0) run.visit(items as JsonSchema, value[refused], pointer(path, refused));
    else {
      const hint = "make bytes of it with Uint8Array.from()";
      run.add(path, "contentEncoding", "must be bytes (Uint8Array), got array", hint);
    }
    return false;
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
