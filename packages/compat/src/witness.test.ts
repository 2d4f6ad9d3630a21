import { describe, expect, it } from "vitest";
import { isEmpty, witness } from "./witness.ts";

describe("witness", () => {
  it("is a value, a proof that there is none, or what could not be decided", () => {
    expect(witness({ type: "string", pattern: "^v[0-9]+$" })).toEqual({ kind: "value", value: "v0" });
    expect(witness({ type: "string", maxLength: 1, minLength: 2 })).toEqual({ kind: "empty" });
    expect(witness({ type: "string", pattern: "(a)\\1b" })).toMatchObject({ kind: "unknown" });
    expect(witness({ type: "string", format: "uuid", maxLength: 3 })).toEqual({ kind: "empty" });
    expect(witness({ type: "string", format: "uuid", maxLength: 3 }, { format: "annotate" }).kind).toBe(
      "value",
    );
  });

  it("is empty, not, or undecided", () => {
    expect(isEmpty(false)).toBe(true);
    expect(isEmpty({})).toBe(false);
    expect(isEmpty({ $ref: "elsewhere.json" })).toBeUndefined();
  });
});
