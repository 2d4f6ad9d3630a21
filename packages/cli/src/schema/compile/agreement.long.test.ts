import { Ajv } from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { schema, value } from "../../../../runtime/test/arbitrary-schema.ts";
import { compileInProcess } from "./compile-validator.ts";

const ajv = new Ajv({ strict: false, strictNumbers: true, validateFormats: false, validateSchema: false });

test("a compiled validator decides as Ajv does", () => {
  fc.assert(
    fc.property(schema, fc.array(value, { minLength: 1, maxLength: 8 }), (schema, values) => {
      const reference = ajv.compile(schema as object | boolean);
      const validate = compileInProcess(schema);
      for (const value of values) expect(validate(value)).toBe(reference(value));
    }),
    { numRuns: 500 },
  );
});
