import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isObject } from "../is-object.ts";
import { isJsonObject as portable } from "./is-json-object.portable.ts";
import { isJsonObject } from "./is-json-object.ts";
import { parseJsonBytes } from "./parse-bytes.ts";
import { scanObject } from "./scan-object.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const isParsed = (document: unknown) => isObject(parseJsonBytes(document));

const levels = (depth: number) => `{"a":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}}`;
const members = (count: number) => `{${Array.from({ length: count }, (_, i) => `"k${i}":${i}`).join()}}`;
const text = (length: number) => `{"a":"${"x".repeat(length)}"}`;

describe("scanObject", () => {
  it.each([
    "{}",
    " {\t}\r\n",
    '{"a":[],"b":{},"c":[{},[]],"d":""}',
    ' { "a" : [ 1 , -0 , 0.5 , -12.75 , 9007199254740993 ] , "b" : [ true , false , null ] } ',
    '{"a":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\uABCD\\ud800\u007f"}',
    '{"a":"ä漢😀\ufeff","b":"ä\\n"}',
    '{"a":{"a":{"b":1},"b":2},"b":{"a":1}}',
    '{"":1,"a":2,"ab":3,"aab":4,"abb":5,"aaaa":6,"abaa":7}',
    `{"a":${"9".repeat(300)}}`,
    levels(128),
    members(64),
    text(65_000),
  ])("is certain of %.60s", (document) => {
    expect(scanObject(bytes(document))).toBe(true);
    expect(isParsed(bytes(document))).toBe(true);
  });

  it.each([
    ['{"ä":1,"\\u0061":2}'],
    ['{"a":1e2,"b":1E-400}'],
    ['{"__b":1}'],
    [members(65)],
    [`${`${members(60).slice(0, -1)},"a":`.repeat(9)}1${"}".repeat(9)}`],
    [text(70_000)],
  ])("leaves %.60s to the reader, which takes it", (document) => {
    expect(scanObject(bytes(document))).toBe(false);
    expect(isJsonObject(bytes(document))).toBe(true);
  });

  it.each([
    ["", "[]", "1", '"a"', "null", "\ufeff{}", "{", "{}}", "{} {}", "{}\u0000", "\u00a0{}"],
    ['{"a"}', '{"a":}', '{"a":1,}', '{,"a":1}', '{"a":1 "b":2}', '{"a":1]', '{"a":[1}', "{a:1}", "{1:1}"],
    [
      '{"a":[1,]}',
      '{"a":[,1]}',
      '{"a":[1 2]}',
      '{"a":[1',
      '{"a":"',
      '{"a',
      '{"a":1',
      '{"a":tru',
      '{"a":nul}',
    ],
    [
      '{"a":01}',
      '{"a":-}',
      '{"a":+1}',
      '{"a":.5}',
      '{"a":1.}',
      '{"a":1.e1}',
      '{"a":1e}',
      '{"a":NaN}',
      '{"a":--1}',
    ],
    [
      '{"a":True}',
      '{"a":falsey}',
      '{"a":nulll}',
      '{"a":undefined}',
      "{'a':1}",
      '{"a":1//\n}',
      '{"a":\u000b1}',
    ],
    [
      '{"a":"\t"}',
      '{"a":"\u0000"}',
      '{"a":"\\x"}',
      '{"a":"\\u12g4"}',
      '{"a":"\\u123"}',
      '{"a":"\\"}',
      '{"a\n":1}',
    ],
    ['{"a":1,"a":2}', '{"a":1,"b":{"c":1,"c":2}}', '{"a":1,"\\u0061":2}', '{"__proto__":1}', '{"":1,"":2}'],
    [levels(129), `{"a":${"9".repeat(309)}}`, '{"a":1e999}', `{"a":1,${members(70).slice(1, -1)},"a":2}`],
  ])("takes nothing that the reader refuses, such as %.60s", (...documents) => {
    for (const document of documents) {
      expect(isParsed(bytes(document))).toBe(false);
      expect(scanObject(bytes(document))).toBe(false);
      expect(isJsonObject(bytes(document))).toBe(false);
    }
  });

  it.each([[0x80], [0xc0, 0x80], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xff]])(
    "takes nothing that is not UTF-8: %s",
    (...invalid) => {
      for (const [before, behind] of [
        ['{"a":"ä', '"}'],
        ['{"', '":1}'],
        ["{", "}"],
        ["{}", ""],
      ] as const) {
        const document = Uint8Array.from([...bytes(before), ...invalid, ...bytes(behind)]);
        expect(isParsed(document)).toBe(false);
        expect(isJsonObject(document)).toBe(false);
      }
    },
  );

  it("says the same of any document as the reader", () => {
    const fragment = fc.constantFrom(
      ...['"a":', '"b":', '"', "\\", "\\u00", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e", "1", "true"],
      ...[
        "null",
        " ",
        "\n",
        "ä",
        "\u0001",
        "\u007f",
        "\ufeff",
        "__proto__",
        '{"a":1}',
        '"a":2,',
        "\ud83d\ude00",
      ],
    );
    const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 3 }), text: fragment });
    const value = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4, noUnicodeString: false }));
    const space = fc.constantFrom("", " ", "\n\t");
    fc.assert(
      fc.property(value, space, fc.array(edit, { maxLength: 3 }), (plain, indent, edits) => {
        let document = JSON.stringify(plain, null, indent);
        for (const { at, length, text } of edits) {
          const from = at % (document.length + 1);
          document = document.slice(0, from) + text + document.slice(from + length);
        }
        const expected = isParsed(bytes(document));
        if (!expected) expect(scanObject(bytes(document))).toBe(false);
        expect(isJsonObject(bytes(document))).toBe(expected);
        expect(isJsonObject([...bytes(document)])).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("forgets the document before", () => {
    expect(scanObject(bytes(`{"a":"${"}".repeat(100)}"}`))).toBe(true);
    expect(scanObject(bytes('{"a":"'))).toBe(false);
    expect(scanObject(bytes('{"a":1'))).toBe(false);
    expect(scanObject(bytes('{"a":"ä"}'))).toBe(true);
    expect(scanObject(bytes('{"a":1}'))).toBe(true);
  });
});

describe.each([
  ["servers", isJsonObject],
  ["browsers", portable],
])("isJsonObject for %s", (_name, isIt) => {
  it.each(["{}", null, undefined, {}, [[1]], [256], 1, { length: 2, 0: 0x7b, 1: 0x7d }])(
    "is false for what holds no bytes: %j",
    (value) => {
      expect(isIt(value)).toBe(false);
    },
  );

  it("looks into bytes and arrays of their values", () => {
    for (const document of [bytes('{"a":"ä"}'), bytes('{"a":1e2}')]) {
      expect(isIt(document)).toBe(true);
      expect(isIt([...document])).toBe(true);
      expect(isIt(document.subarray(1))).toBe(false);
      expect(isIt([...document.subarray(1)])).toBe(false);
    }
  });
});
