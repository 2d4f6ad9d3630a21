import { isBytes } from "../bytes.ts";
import { pointer } from "../pointer.ts";
import type { JsonSchema } from "../topic.ts";
import type { Check } from "./check.ts";
import { typeNameOf } from "./type.ts";

/** `contentEncoding: "binary"`, and `items` beside it: what JSON has in the place of bytes is an array of such items. */
export const binary: Check = {
  keywords: ["contentEncoding"],
  apply(run, { contentEncoding, items }, value, path) {
    if (contentEncoding !== "binary" || isBytes(value)) return true;
    const list = items !== undefined && Array.isArray(value) ? value : undefined;
    const refused = list?.findIndex((item) => run.probe(items as JsonSchema, item, "").length > 0) ?? -1;
    if (refused >= 0) run.visit(items as JsonSchema, list?.[refused], pointer(path, refused));
    else {
      const hint = list && "make bytes of it with Uint8Array.from()";
      run.add(path, "contentEncoding", `must be bytes (Uint8Array), got ${typeNameOf(value)}`, hint);
    }
    return false;
  },
};
