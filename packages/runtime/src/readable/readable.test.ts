import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CodecError } from "../codec-error.ts";
import { parseReadable, toReadable } from "./index.ts";

describe("readable JSON", () => {
  it("prints what JSON has no words for", () => {
    const value = {
      id: 18446744073709551615n,
      body: Uint8Array.of(1, 2, 3),
      ratio: Number.NaN,
      empty: [[], {}],
      ref: { $ref: 1 },
      two: { $a: 1, $b: 2 },
      gone: undefined,
    };
    expect(toReadable(value, { isPretty: false })).toBe(
      '{"id":18446744073709551615,"body":{"$base64":"AQID"},"ratio":{"$number":"NaN"},"empty":[[],{}],' +
        '"ref":{"$object":{"$ref":1}},"two":{"$a":1,"$b":2}}',
    );
    expect(toReadable({ a: [1, { b: null }] })).toBe(
      '{\n  "a": [\n    1,\n    {\n      "b": null\n    }\n  ]\n}',
    );
  });

  it("reads the forms that a person writes", () => {
    expect(
      parseReadable('{"a":{"$text":"ä"},"b":{"$json":{"c":[1, 2]}},"d":{"$object":{"$text":1}}}'),
    ).toEqual({
      a: Uint8Array.of(0xc3, 0xa4),
      b: new TextEncoder().encode('{"c":[1,2]}'),
      d: { $text: 1 },
    });
  });

  it.each([
    ['{"a":{"$base46":"AQID"}}', "readable", "/a/$base46"],
    ['{"$base64":"*"}', "readable", "/$base64"],
    ['{"$text":1}', "readable", "/$text"],
    ['[{"$number":"nan"}]', "readable", "/0/$number"],
    ['{"$object":[]}', "readable", "/$object"],
    ['{"a":1,"a":2}', "duplicate-key", "/a"],
  ])("refuses %s", (text, rule, path) => {
    const parse = () => parseReadable(text);
    expect(parse).toThrow(CodecError);
    expect(parse).toThrow(expect.objectContaining({ issue: expect.objectContaining({ rule, path }) }));
  });

  it("refuses to print what is not a message", () => {
    const loop: unknown[] = [];
    loop.push(loop);
    expect(() => toReadable(loop)).toThrow(CodecError);
    expect(() => toReadable({ f: () => 1 })).toThrow(CodecError);
  });

  it("is read back as the same value", () => {
    const key = fc
      .oneof(fc.string(), fc.constantFrom("$base64", "$object", "$x"))
      .filter((key) => key !== "__proto__");
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.double(),
        fc.maxSafeInteger(),
        fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n }),
        fc.constantFrom(null, true, false),
        fc.uint8Array(),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(key, tie("value"), { noNullPrototype: true, maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(value, fc.boolean(), (message, isPretty) => {
        expect(parseReadable(toReadable(message, { isPretty }))).toEqual(message);
      }),
      { numRuns: 500 },
    );
  });
});
