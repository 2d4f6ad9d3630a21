import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schema, value } from "../../test/arbitrary-schema.ts";
import { explain } from "./index.ts";

const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false });

describe("explain", () => {
  it("has issues exactly where Ajv refuses", () => {
    fc.assert(
      fc.property(schema, fc.array(value, { minLength: 1, maxLength: 8 }), (schema, values) => {
        const accepts = ajv.compile(schema as object | boolean);
        for (const value of values) expect(explain(schema, value).length === 0).toBe(accepts(value));
      }),
      { numRuns: 300 },
    );
  });
});
