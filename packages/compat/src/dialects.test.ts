import { describe, expect, it } from "vitest";
import { conditional } from "../test/support/ajv.ts";
import { backward } from "../test/support/backward.ts";
import { compare } from "./compare.ts";
import { isEmpty } from "./witness.ts";

const draft2020 = "https://json-schema.org/draft/2020-12/schema";
const draft04 = "http://json-schema.org/draft-04/schema#";

describe("the words of a draft", () => {
  it("find an anchor in a root that has an $id", () => {
    const named = {
      $schema: draft2020,
      $id: "https://example.com/root",
      $ref: "#text",
      $defs: { T: { $anchor: "text", type: "string" } },
    };
    expect(backward(named, { $schema: draft2020, type: "string" }).verdict).toBe("compatible");
    expect(backward({ $schema: draft2020, type: "string" }, named).verdict).toBe("compatible");
  });

  it("take dependencies in later drafts, as validators do", () => {
    const before = { $schema: draft2020, dependencies: { a: ["b"] } };
    const after = { $schema: draft2020, dependentRequired: { a: ["b"] } };
    expect(backward(before, after).verdict).toBe("compatible");
    expect(backward({ $schema: draft2020 }, before).findings[0]?.witness).toHaveProperty("a");
  });

  it("leave out what draft-04 does not know", () => {
    const whole = {
      $schema: draft04,
      type: "object",
      ...conditional({}, false),
      propertyNames: { maxLength: 1 },
    };
    // Ajv 8 does not read draft-04.
    const { verdict } = compare({ $schema: draft04, type: "object" }, whole, { mode: "full" });
    expect(verdict).toBe("compatible");
  });

  it("prove nothing from lengths that doubles cannot count", () => {
    expect(isEmpty({ type: "string", minLength: 2n ** 64n, pattern: "^a" })).toBe(undefined);
    expect(isEmpty({ type: "string", minLength: 2n ** 64n, maxLength: 3 })).toBe(true);
  });
});
