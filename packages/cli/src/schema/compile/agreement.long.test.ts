import { Ajv } from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { explain } from "../../../../runtime/src/explain/index.ts";
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

/** What a program may take for a message, inherited names among its keys. */
const { odd } = fc.letrec((tie) => ({
  odd: fc.oneof(
    { maxDepth: 3 },
    value,
    fc.constantFrom<unknown>(undefined, Number.NaN, Number.POSITIVE_INFINITY, -0, 3n, 2n ** 70n),
    fc.constantFrom<unknown>(new Date(0), new Map(), Symbol("a"), () => 1),
    fc.array(tie("odd"), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom("a", "b", "toString", "__proto__"), tie("odd")), { maxLength: 3 })
      .map((entries) => Object.fromEntries(entries)),
  ),
}));

test("a compiled validator decides as the interpreter does, whatever the value", () => {
  fc.assert(
    fc.property(schema, fc.array(odd, { minLength: 1, maxLength: 8 }), (schema, values) => {
      const validate = compileInProcess(schema);
      for (const value of values) expect(validate(value)).toBe(explain(schema, value).length === 0);
    }),
    { numRuns: 500 },
  );
});
