import { isBytes } from "../bytes.ts";
import type { Check } from "./check.ts";
import { typeNameOf } from "./type.ts";

/** `contentEncoding: "binary"`. */
export const binary: Check = {
  keywords: ["contentEncoding"],
  apply(run, { contentEncoding }, value, path) {
    if (contentEncoding !== "binary" || isBytes(value)) return true;
    run.add(path, "contentEncoding", `must be bytes (Uint8Array), got ${typeNameOf(value)}`);
    return false;
  },
};
