import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CodecError } from "../codec-error.ts";
import { readJson } from "./read.ts";
import { writeJson } from "./write.ts";

const write = (value: unknown) => new TextDecoder().decode(writeJson(value));

function issueOf(value: unknown) {
  try {
    writeJson(value);
  } catch (error) {
    if (error instanceof CodecError) return error.issue;
    throw error;
  }
  throw new Error("was written");
}

const loop: { self?: unknown } = {};
loop.self = [loop];
const deep: unknown = Array.from({ length: 129 }).reduce((inner) => [inner], 1);

const refused: [name: string, value: unknown, rule: string, path: string][] = [
  ["NaN", { a: [Number.NaN] }, "not-finite", "/a/0"],
  ["Infinity", Number.POSITIVE_INFINITY, "not-finite", ""],
  ["a bigint beyond doubles", 10n ** 400n, "not-finite", ""],
  ["undefined in an array", [1, undefined], "not-serializable", "/1"],
  ["a hole in an array", new Array(2), "not-serializable", "/0"],
  ["undefined alone", undefined, "not-serializable", ""],
  ["a function", { f: () => 1 }, "not-serializable", "/f"],
  ["a symbol", [Symbol("s")], "not-serializable", "/0"],
  ["bytes", { a: new Uint8Array(2) }, "not-serializable", "/a"],
  ["a date", { a: new Date(0) }, "not-serializable", "/a"],
  ["a map", new Map(), "not-serializable", ""],
  ["a cycle", loop, "cycle", "/self/0"],
  ["129 levels", deep, "depth", `${"/0".repeat(128)}`],
  ["a __proto__ key", JSON.parse('{"a":{"__proto__":1}}'), "proto-key", "/a/__proto__"],
];

describe("writeJson", () => {
  it.each(refused)("refuses %s", (_name, value, rule, path) => {
    expect(issueOf(value)).toMatchObject({ rule, path });
  });

  it("prints bigints as integers and leaves out what is undefined", () => {
    expect(write({ a: 18446744073709551615n, b: undefined, c: [5n] })).toBe(
      '{"a":18446744073709551615,"c":[5]}',
    );
    expect(write({ a: 1, b: undefined })).toBe('{"a":1}');
  });

  it("writes doubles that look like integers so that they stay doubles", () => {
    const values = [2 ** 53, -(2 ** 60), 1e20, 1e21, 1.7976931348623157e308, -0, 5e-324];
    expect(readJson(writeJson(values))).toEqual(values);
  });

  it("takes a property named toJSON for the data it is", () => {
    expect(write({ toJSON: "x" })).toBe('{"toJSON":"x"}');
    expect(issueOf({ toJSON: () => "x" })).toMatchObject({ rule: "not-serializable", path: "/toJSON" });
  });

  it("calls no toJSON that is inherited or hidden", () => {
    const hidden = Object.defineProperty({ a: [1, 2n] }, "toJSON", { value: () => "x" });
    const array = Object.assign([{ b: 1 }], { toJSON: () => "x" });
    expect(write({ hidden, array })).toBe('{"hidden":{"a":[1,2]},"array":[{"b":1}]}');
    const everywhere = Object.prototype as { toJSON?: unknown };
    everywhere.toJSON = () => "x";
    try {
      expect(write({ a: [{ b: "c" }, -0], d: 5n })).toBe('{"a":[{"b":"c"},-0],"d":5}');
    } finally {
      delete everywhere.toJSON;
    }
  });

  it("writes nothing that all objects were made to inherit", () => {
    const everywhere = Object.prototype as { one?: unknown; two?: unknown };
    everywhere.one = 5n;
    everywhere.two = () => 1;
    try {
      expect(write({ a: [{}, { two: 2 }], b: { one: "x" } })).toBe('{"a":[{},{"two":2}],"b":{"one":"x"}}');
      expect(issueOf({ a: { one: 1, b: () => 1 } })).toMatchObject({
        rule: "not-serializable",
        path: "/a/b",
      });
    } finally {
      delete everywhere.one;
      delete everywhere.two;
    }
  });

  it("writes bytes at a place as an array of their values, and no other bytes", () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const places = { members: { all: { self: true }, list: { others: { self: true } } } } as const;
    const message = {
      a: 1.5,
      all,
      list: [new Uint8Array(), Uint8Array.of(0), Uint8Array.of(255, 10)],
      z: "ä",
    };
    const texts = `[${[...all].join()}],"list":[[],[0],[255,10]]`;
    expect(new TextDecoder().decode(writeJson(message, places))).toBe(`{"a":1.5,"all":${texts},"z":"ä"}`);
    expect(() => writeJson({ all: [all] }, places)).toThrow("must be a JSON value, got bytes");
  });

  it("writes texts of every length, each into bytes of its own", () => {
    for (const unit of ["a", "ä", "漢", "😀", "\ud800", '"']) {
      for (const length of [0, 1020, 1021, 1022, 1023, 1024, 20_000, 43_687, 43_688, 43_689, 70_000]) {
        const text = unit.repeat(length);
        const bytes = writeJson(text);
        expect(Buffer.compare(bytes, Buffer.from(JSON.stringify(text)))).toBe(0);
        writeJson("b".repeat(length));
        expect(Buffer.compare(bytes, Buffer.from(JSON.stringify(text)))).toBe(0);
      }
    }
  });

  it("takes the same object twice, and one without a prototype", () => {
    const shared = { a: 1 };
    const bare: object = Object.assign(Object.create(null), { b: 5n });
    expect(write([shared, shared, bare])).toBe('[{"a":1},{"a":1},{"b":5}]');
  });

  it("is read back as the same value", () => {
    const value = fc
      .jsonValue({ maxDepth: 4 })
      .filter((value) => !JSON.stringify(value).includes("__proto__"));
    const large = fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n });
    fc.assert(
      fc.property(
        value,
        large,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (plain, integer, double) => {
          const message = { plain, integers: [integer, -integer], double };
          expect(readJson(writeJson(message))).toEqual(message);
          expect(readJson(writeJson(plain))).toEqual(plain);
        },
      ),
      { numRuns: 300 },
    );
  });
});
