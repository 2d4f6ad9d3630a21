import { describe, expect, expectTypeOf, it, vi } from "vitest";
import {
  decode,
  decodeUnvalidated,
  encode,
  encodeUnvalidated,
  is,
  isTopicError,
  type MessageOf,
  type Topic,
  TopicError,
  tryDecode,
  tryEncode,
  validate,
} from "./index.ts";
import { jsonTopic } from "./json/index.ts";

interface Point {
  readonly x: number;
  readonly label?: string;
}

const schema = {
  type: "object",
  properties: { x: { type: "integer", maximum: 9 }, label: { type: "string" } },
  required: ["x"],
};
const accepts = (value: unknown) => (value as Point | null)?.x !== undefined && (value as Point).x <= 9;
const points: Topic<"points", 1, Point, "json"> = jsonTopic("points", 1, {
  schema,
  validate: accepts,
  maxMessageBytes: 20,
});
const bytes = (text: string) => new TextEncoder().encode(text);

describe("verbs", () => {
  it("decode what is valid", () => {
    const point = decode(points, bytes('{"x":1}'));
    expectTypeOf(point).toEqualTypeOf<Point>();
    expectTypeOf<MessageOf<typeof points>>().toEqualTypeOf<Point>();
    expect(point).toEqual({ x: 1 });
    expect(tryDecode(points, bytes('{"x":1}'))).toEqual({ ok: true, value: { x: 1 } });
  });

  it("name topic, place and cause of what is not", () => {
    expect(() => decode(points, bytes('{"x":10}'))).toThrow("[invalid] points v1: /x must be <= 9");
    expect(() => decode(points, bytes('{"x":'))).toThrow(
      "[undecodable] points v1: /x must not end here: expected a JSON value at byte 5",
    );
    expect(() => decode(points, null as never)).toThrow(
      "[undecodable] points v1: message must be bytes (Uint8Array), got null",
    );
    expect(tryDecode(points, bytes("{}"))).toMatchObject({
      ok: false,
      error: { code: "invalid", topic: "points", version: 1, issues: [{ path: "", rule: "required" }] },
    });
  });

  it("keep decoding and validating apart", () => {
    const value = decodeUnvalidated(points, bytes('{"x":10}'));
    expect(value).toEqual({ x: 10 });
    expect(validate(points, value)).toMatchObject([{ path: "/x", rule: "maximum" }]);
    expect(validate(points, { x: 9 })).toEqual([]);
    expect(is(points, value)).toBe(false);
    const unknown: unknown = { x: 9 };
    if (is(points, unknown)) expectTypeOf(unknown).toEqualTypeOf<Point>();
  });

  it("encode what is valid, can be written and fits", () => {
    expect(encode(points, { x: 1 })).toEqual(bytes('{"x":1}'));
    expect(tryEncode(points, { x: 10 })).toMatchObject({ ok: false, error: { code: "invalid" } });
    expect(tryEncode(points, { x: Number.NEGATIVE_INFINITY })).toMatchObject({
      ok: false,
      error: { code: "unencodable", issues: [{ path: "/x", rule: "not-finite" }] },
    });
    expect(tryEncode(points, { x: 1, label: "a".repeat(10) })).toMatchObject({
      ok: false,
      error: { code: "too-large", issues: [{ rule: "max.message.bytes" }] },
    });
  });

  it("give one issue at least for whatever is refused", () => {
    const strict = jsonTopic("strict", 1, { schema: true, validate: () => false });
    expect(validate(strict, 1)).toMatchObject([{ rule: "schema" }]);
    const throwing = jsonTopic("throwing", 1, {
      schema,
      validate: () => {
        throw new RangeError("stack");
      },
    });
    expect(is(throwing, { x: 1 })).toBe(false);
  });

  it("let faults of the program pass", () => {
    const fault = () => {
      throw new TypeError("fault");
    };
    const broken = { ...points, codec: { read: fault, write: fault } };
    expect(() => tryDecode(broken, bytes("1"))).toThrow(TypeError);
    expect(() => tryEncode(broken, { x: 1 })).toThrow(TypeError);
  });
});

describe("TopicError", () => {
  it("is known by its brand, even to another copy of the class", () => {
    const error = new TopicError("invalid", "x", { topic: "t" });
    expect(isTopicError(error)).toBe(true);
    expect(isTopicError(Object.assign(new Error("x"), { code: "invalid" }))).toBe(false);
    expect(isTopicError(null)).toBe(false);
    expect(error).toMatchObject({ name: "TopicError", message: "[invalid] t: x", issues: [] });
  });
});

describe("a topic that comes with another copy of the package", () => {
  it("gives TopicErrors", async () => {
    const built = new URL("../dist/json/index.js", import.meta.url).href;
    const copy: typeof import("./json/index.ts") = await import(built);
    expect(copy.jsonTopic).not.toBe(jsonTopic);
    const topic = copy.jsonTopic("points", 1, { schema: true });
    expect(tryDecode(topic, bytes("{"))).toMatchObject({ ok: false, error: { code: "undecodable" } });
    expect(tryEncode(topic, { x: Number.NaN })).toMatchObject({ ok: false, error: { code: "unencodable" } });
  });

  it("throws what is an instance of the class here, but of no class that extends it", async () => {
    vi.resetModules();
    const copy: { TopicError: typeof TopicError } = await import("./error.ts");
    const error = new copy.TopicError("invalid", "x", { topic: "points" });
    expect(copy.TopicError).not.toBe(TopicError);
    expect(error).toBeInstanceOf(TopicError);
    class DeadLetterError extends TopicError {}
    expect(error).not.toBeInstanceOf(DeadLetterError);
    expect(new DeadLetterError("invalid", "x", { topic: "points" })).toBeInstanceOf(DeadLetterError);
    expect(new DeadLetterError("invalid", "x", { topic: "points" })).toBeInstanceOf(TopicError);
    expect(new Error("x")).not.toBeInstanceOf(TopicError);
    expect(null).not.toBeInstanceOf(TopicError);
  });
});

describe("stacks", () => {
  const wrong = bytes('{"x":10}');
  const thrownBy = (run: () => unknown): TopicError => {
    try {
      run();
    } catch (error) {
      if (isTopicError(error)) return error;
    }
    throw new Error("nothing was thrown");
  };

  it.each<[string, () => unknown]>([
    ["decode", () => decode(points, wrong)],
    ["decodeUnvalidated", () => decodeUnvalidated(points, bytes("{"))],
    ["encode", () => encode(points, { x: 10 })],
    ["encodeUnvalidated", () => encodeUnvalidated(points, { x: Number.NaN })],
  ])("of %s begin with it and who called it", (verb, run) => {
    const [header, own, caller] = thrownBy(run).stack?.split("\n") ?? [];
    expect(header).toMatch(/^TopicError: \[\w+\] points v1: /);
    expect(own).toContain(` ${verb} `);
    expect(caller).toContain("verbs.test.ts");
  });

  it("have no frames where nothing is thrown", () => {
    const { stackTraceLimit } = Error;
    for (const result of [tryDecode(points, wrong), tryEncode(points, { x: 10 })]) {
      expect(result.ok || result.error.stack).toBe("TopicError: [invalid] points v1: /x must be <= 9");
    }
    expect(Error.stackTraceLimit).toBe(stackTraceLimit);
  });

  it("have them where the engine's limit cannot be set", () => {
    const limit = Object.getOwnPropertyDescriptor(Error, "stackTraceLimit") as PropertyDescriptor;
    Object.defineProperty(Error, "stackTraceLimit", { ...limit, writable: false });
    try {
      expect(tryDecode(points, wrong)).toMatchObject({ ok: false, error: { code: "invalid" } });
    } finally {
      Object.defineProperty(Error, "stackTraceLimit", limit);
    }
  });
});

describe("~standard", () => {
  it("validates", () => {
    expect(points["~standard"].validate({ x: 1 })).toEqual({ value: { x: 1 } });
    expect(points["~standard"].validate({ x: 10 })).toEqual({
      issues: [{ message: "must be <= 9", path: ["x"] }],
    });
  });

  it("gives the schema in the dialect that is asked for", () => {
    const { input } = points["~standard"].jsonSchema;
    expect(input({ target: "draft-07" })).toEqual({
      $schema: "http://json-schema.org/draft-07/schema#",
      ...schema,
    });
    expect(input({ target: "draft-2020-12" })).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
    });
    expect(() => input({ target: "openapi-3.0" })).toThrow('unknown target "openapi-3.0"');
  });
});
