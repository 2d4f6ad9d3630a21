import { describe, expect, it, vi } from "vitest";
import { jsonTopic } from "../json/index.ts";
import type { JsonSchema } from "../topic.ts";
import { explain } from "./index.ts";

type Expected = [path: string, rule: string, message?: string, hint?: string];

function issues(schema: JsonSchema, value: unknown): Expected[] {
  return explain(schema, value).map(({ path, rule, message, hint }) =>
    hint === undefined ? [path, rule, message] : [path, rule, message, hint],
  );
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe("keywords", () => {
  it.each<[JsonSchema, unknown, ...Expected]>([
    [{ type: "integer" }, 1.5, "", "type", "must be integer, got number"],
    [{ type: "integer" }, 2n ** 60n, "", "type", "must be integer, got integer beyond 2^53-1"],
    [{ type: ["string", "null"] }, 1, "", "type", "must be string or null, got integer"],
    [{ type: "object" }, bytes(""), "", "type", "must be object, got bytes"],
    [{ type: "number" }, Number.NaN, "", "type", "must be number, got number that is not finite"],
    [{ maximum: 65535 }, 65536, "", "maximum", "must be <= 65535"],
    [{ minimum: 0 }, -1n, "", "minimum", "must be >= 0"],
    [{ exclusiveMinimum: 0 }, 0, "", "exclusiveMinimum", "must be > 0"],
    [{ exclusiveMaximum: 1 }, 1, "", "exclusiveMaximum", "must be < 1"],
    [{ multipleOf: 2 }, 3, "", "multipleOf", "must be multiple of 2"],
    [{ type: "integer", format: "int64" }, 2n ** 63n, "", "format", "must be a signed 64-bit integer"],
    [{ type: "integer", format: "uint64" }, -1, "", "format", "must be an unsigned 64-bit integer"],
    [{ minLength: 2 }, "😀", "", "minLength", "must not have fewer than 2 characters"],
    [{ maxLength: 1 }, "ab", "", "maxLength", "must not have more than 1 characters"],
    [{ pattern: "^[0-9a-f]{32}$" }, "x", "", "pattern", 'must match pattern "^[0-9a-f]{32}$"'],
    [{ format: "uuid" }, "x", "", "format", 'must match format "uuid"'],
    [{ contentEncoding: "binary" }, "x", "", "contentEncoding", "must be bytes (Uint8Array), got string"],
    [
      { contentEncoding: "binary", minLength: 3 },
      bytes("ä"),
      "",
      "minLength",
      "must not have fewer than 3 bytes",
    ],
    [{ const: "a" }, 1, "", "const", 'must be "a"'],
    [
      { enum: ["replay_event", "replay_tap"] },
      "replayEvent",
      "",
      "enum",
      'must be one of "replay_event", "replay_tap"',
      'did you mean "replay_event"?',
    ],
    [{ minItems: 1 }, [], "", "minItems", "must not have fewer than 1 items"],
    [{ maxItems: 1 }, [1, 2], "", "maxItems", "must not have more than 1 items"],
    [{ uniqueItems: true }, [{ a: 1 }, { a: 1 }], "", "uniqueItems", "must not have the same item twice"],
    [{ items: { type: "string" } }, ["a", 1], "/1", "type", "must be string, got integer"],
    [{ items: [true], additionalItems: { type: "null" } }, [1, 2], "/1", "type", "must be null, got integer"],
    [
      { items: [true], additionalItems: false },
      [1, 2],
      "",
      "additionalItems",
      "must not have more than 1 items",
    ],
    [{ prefixItems: [true], items: false }, [1, 2], "", "items", "must not have more than 1 items"],
    [{ contains: { const: 1 } }, [2], "", "contains", "must contain at least 1 matching items"],
    [{ contains: { const: 1 }, items: [true] }, [], "", "contains", "must contain at least 1 matching items"],
    [
      { contains: { const: 1 }, maxContains: 1 },
      [1, 1],
      "",
      "contains",
      "must contain at most 1 matching items",
    ],
    [{ properties: { "a/b": { type: "null" } } }, { "a/b": 1 }, "/a~1b", "type", "must be null, got integer"],
    [
      { patternProperties: { "^x": { type: "null" } } },
      { x1: 1 },
      "/x1",
      "type",
      "must be null, got integer",
    ],
    [{ additionalProperties: { type: "null" } }, { y: 1 }, "/y", "type", "must be null, got integer"],
    [{ properties: { a: false } }, { a: 1 }, "/a", "false", "must not be there"],
    [{ minProperties: 1 }, {}, "", "minProperties", "must not have fewer than 1 properties"],
    [
      { minProperties: 1 },
      { a: undefined },
      "",
      "minProperties",
      "must not have fewer than 1 properties that are not undefined",
    ],
    [{ maxProperties: 0 }, { a: 1 }, "", "maxProperties", "must not have more than 0 properties"],
    [
      { propertyNames: { maxLength: 2 } },
      { abc: 1 },
      "",
      "propertyNames",
      "must have valid property names: each must not have more than 2 characters",
    ],
    [{ dependencies: { a: ["b"] } }, { a: 1 }, "", "dependencies", 'must have property "b" beside "a"'],
    [
      { dependentRequired: { a: ["b"] } },
      { a: 1 },
      "",
      "dependentRequired",
      'must have property "b" beside "a"',
    ],
    [
      { dependentSchemas: { a: { required: ["b"] } } },
      { a: 1 },
      "",
      "required",
      'must have required property "b"',
    ],
    [{ not: { type: "null" } }, null, "", "not", "must not match the schema under not"],
    [
      // biome-ignore lint/suspicious/noThenProperty: it is the name of the keyword
      { if: { type: "string" }, then: { minLength: 1 } },
      "",
      "",
      "minLength",
      "must not have fewer than 1 characters",
    ],
    [{ if: { type: "string" }, else: { minimum: 1 } }, 0, "", "minimum", "must be >= 1"],
    [
      { $ref: "#/definitions/A~1B", definitions: { "A/B": { maximum: 1 } } },
      2,
      "",
      "maximum",
      "must be <= 1",
    ],
    [{ $ref: "#/$defs/A", $defs: { A: { maximum: 1 } } }, 2, "", "maximum", "must be <= 1"],
  ])("%o refuses %o", (schema, value, ...expected) => {
    expect(issues(schema, value)).toEqual([expected]);
  });

  it.each<[JsonSchema, unknown]>([
    [{ type: "integer", format: "int64" }, 2n ** 60n],
    [{ type: "integer", format: "int64", minimum: 0 }, 5],
    [{ type: "integer" }, 1.0],
    [{ items: [{ type: "null" }] }, [null, 1]],
    [{ contains: { const: 1 }, minContains: 0 }, []],
    [{ properties: { a: { type: "string" } }, required: [] }, { a: undefined }],
    [{ minProperties: 1 }, { a: undefined, b: 1 }],
    [{ format: "color" }, "x"],
    [{ format: "uuid" }, 1],
    [{ minLength: 2, maximum: 1, minItems: 1, required: ["a"] }, null],
    [{ contentMediaType: "application/json", contentSchema: { type: "null" } }, "text"],
  ])("%o accepts %o", (schema, value) => {
    expect(issues(schema, value)).toEqual([]);
  });

  it("follow references to the schema itself", () => {
    const tree = {
      properties: { child: { $ref: "#" }, id: { type: "integer" } },
      additionalProperties: false,
    };
    expect(issues(tree, { child: { child: { id: "x" } } })).toEqual([
      ["/child/child/id", "type", "must be integer, got string"],
    ]);
  });

  it("throw for a reference to nothing, which is a fault of the contract", () => {
    expect(() => explain({ $ref: "#/definitions/A" }, 1)).toThrow('the schema has no "#/definitions/A"');
    expect(() => explain({ $ref: "#/definitions/toString", definitions: {} }, 1)).toThrow(
      "the schema has no",
    );
  });
});

describe("keys", () => {
  const schema = {
    properties: { segment_id: { type: "integer" }, replay_id: {} },
    required: ["segment_id", "replay_id"],
    additionalProperties: false,
  };

  it("that are misspelt are one issue, not two", () => {
    expect(issues(schema, { segmentId: 1, replay_id: "a" })).toEqual([
      [
        "",
        "required",
        'must have required property "segment_id"',
        'did you mean "segment_id"? the message has "segmentId"',
      ],
    ]);
  });

  it("that are missing or undeclared are named only if the schema declares them or nearly so", () => {
    expect(
      issues(schema, { replay_id: 1, segment_id: 2, "joe@example.com": 3, secret: 4, replayid: 5 }),
    ).toEqual([
      [
        "",
        "additionalProperties",
        "must not have properties that are not declared",
        'did you mean "replay_id"? the message has "replayid"',
      ],
      ["", "additionalProperties", "must not have properties that are not declared, got 2"],
    ]);
    expect(issues(schema, {}).map(([path, rule]) => [path, rule])).toEqual([
      ["", "required"],
      ["", "required"],
    ]);
  });
});

describe("unions", () => {
  const kind = (type: string, properties: object = {}) => ({
    type: "object",
    properties: { type: { const: type }, ...properties },
    required: ["type", ...Object.keys(properties)],
  });
  const union = {
    oneOf: [
      kind("replay_event", { segment_id: { type: "integer", maximum: 65535 }, urls: { type: "array" } }),
      { $ref: "#/definitions/Actions" },
      { type: "null" },
    ],
    definitions: { Actions: kind("replay_actions", { clicks: { type: "array", items: kind("click") } }) },
  };

  it("report the branch that the discriminator names", () => {
    expect(issues(union, { type: "replay_event", segment_id: 70_000, urls: 1 })).toEqual([
      ["/segment_id", "maximum", "must be <= 65535"],
      ["/urls", "type", "must be array, got integer"],
    ]);
    expect(issues(union, { type: "replay_actions", clicks: [{ type: "tap" }] })).toEqual([
      ["/clicks/0/type", "const", 'must be "click"'],
    ]);
  });

  it("report a discriminator that is unknown, misspelt or missing", () => {
    const message = 'must be one of "replay_event", "replay_actions"';
    expect(issues(union, { type: "other" })).toEqual([["/type", "enum", message]]);
    expect(issues(union, { type: "replayEvent" })).toEqual([
      ["/type", "enum", message, 'did you mean "replay_event"?'],
    ]);
    expect(issues(union, {})).toEqual([["", "required", 'must have required property "type"']]);
  });

  it("go by the constants of a tuple", () => {
    const tuple = (name: string, body: JsonSchema) => ({
      type: "array",
      items: [{ const: 2 }, { const: name }, body],
    });
    const events = {
      anyOf: [tuple("insert", { type: "object" }), tuple("delete_groups", { type: "array" })],
    };
    expect(issues(events, [2, "delete_groups", {}])).toEqual([["/2", "type", "must be array, got object"]]);
    expect(issues(events, [3, "insert", {}])).toEqual([["/0", "const", "must be 2"]]);
    expect(issues(events, [2, "inserts", {}])).toEqual([
      ["/1", "enum", 'must be one of "insert", "delete_groups"', 'did you mean "insert"?'],
    ]);
  });

  it("go by type", () => {
    expect(issues(union, 1)).toEqual([["", "type", "must be object or null, got integer"]]);
    expect(issues({ anyOf: [{ type: "string", maxLength: 1 }, { type: "integer" }] }, "ab")).toEqual([
      ["", "maxLength", "must not have more than 1 characters"],
    ]);
  });

  it("list the values of branches that are nothing but values", () => {
    expect(issues({ anyOf: [{ const: "a" }, { enum: ["b", "c"] }] }, "d")).toEqual([
      ["", "enum", 'must be one of "a", "b", "c"'],
    ]);
  });

  it("else report the branch with the fewest issues, or that got furthest", () => {
    const a = { required: ["a", "b", "c"] };
    expect(issues({ anyOf: [a, { required: ["d"] }] }, {})).toEqual([
      ["", "required", 'must have required property "d"'],
    ]);
    const deep = { properties: { x: { properties: { y: { type: "null" } } } } };
    expect(issues({ anyOf: [{ required: ["d"] }, deep] }, { x: { y: 1 } })).toEqual([
      ["/x/y", "type", "must be null, got integer"],
    ]);
  });

  it("that match more than once say how often", () => {
    expect(issues({ oneOf: [{ type: "integer" }, { minimum: 0 }, { type: "null" }] }, 1)).toEqual([
      ["", "oneOf", "must match exactly one of 3 schemas, matches 2"],
    ]);
  });
});

describe("documents within messages", () => {
  const content = { contentMediaType: "application/json", contentSchema: { $ref: "#/definitions/Inner" } };
  const root = {
    properties: { payload: { ...content, contentEncoding: "binary" }, list: { ...content, type: "array" } },
    definitions: { Inner: { properties: { id: { type: "integer" } } } },
  };

  it("are checked in both of their forms", () => {
    const message = "must hold a JSON document that is valid: /id must be integer, got string";
    expect(issues(root, { payload: bytes('{"id":"x"}') })).toEqual([["/payload", "contentSchema", message]]);
    expect(issues(root, { list: [...bytes('{"id":"x"}')] })).toEqual([["/list", "contentSchema", message]]);
    expect(issues(root, { payload: bytes('{"id":1}'), list: [...bytes("{}")] })).toEqual([]);
  });

  it("have to be strict JSON", () => {
    expect(issues(root, { payload: bytes('{"id":1,"id":2}') })).toEqual([
      [
        "/payload",
        "contentSchema",
        "must hold a JSON document that is valid: /id must not appear twice in its object",
      ],
    ]);
  });
});

describe("bytes that JSON spells as a list", () => {
  const list = {
    contentEncoding: "binary",
    items: { type: "integer", minimum: 0, maximum: 255 },
    contentMediaType: "application/json",
    contentSchema: { required: ["a"] },
  };
  const union = { anyOf: [list, { oneOf: [{ type: "object", required: ["b"] }, { type: "null" }] }] };

  it("are one form in memory", () => {
    expect(explain(list, new TextEncoder().encode('{"a":1}'))).toEqual([]);
    expect(explain(list, [123, 125])).toEqual([
      {
        path: "",
        rule: "contentEncoding",
        message: "must be bytes (Uint8Array), got array",
        hint: "make bytes of it with Uint8Array.from()",
      },
    ]);
    expect(explain(list, "x")).toEqual([
      { path: "", rule: "contentEncoding", message: "must be bytes (Uint8Array), got string" },
    ]);
  });

  it("are refused by the first item that is no byte, in a union too", () => {
    for (const schema of [list, union]) {
      expect(explain(schema, [1, 256, -1])).toMatchObject([{ path: "/1", rule: "maximum" }]);
    }
  });

  it("are not what an object in their place was meant as", () => {
    expect(explain(union, { c: 1 })).toMatchObject([{ path: "", rule: "required" }]);
    expect(explain({ anyOf: [list, { type: "object" }] }, "x")).toEqual([
      { path: "", rule: "type", message: "must be bytes or object, got string" },
    ]);
  });
});

it("explaining a value may be interrupted by explaining another", () => {
  const topic = jsonTopic("t", 1, { schema: { properties: { a: { type: "string" }, b: { type: "null" } } } });
  const other = { a: 1, b: 1 };
  const value = {
    a: 2,
    get b() {
      expect(topic.explain(other)).toHaveLength(2);
      return 3;
    },
  };
  expect(topic.explain(value)).toMatchObject([{ path: "/a" }, { path: "/b" }]);
});

describe("bounds", () => {
  it("at most 100 issues", () => {
    expect(explain({ items: { type: "null" } }, new Array(1000).fill(1))).toHaveLength(100);
  });

  it("no overflow on values without end and schemas without progress", () => {
    const loop: unknown[] = [];
    loop.push(loop);
    expect(issues({ items: { $ref: "#" } }, loop)).toMatchObject([
      [expect.any(String), "depth", "must not nest so deeply"],
    ]);
    expect(issues({ allOf: [{ $ref: "#" }] }, 1)).toMatchObject([["", "depth", expect.any(String)]]);
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(issues({ items: { $ref: "#" } }, deep)).toMatchObject([
      [expect.any(String), "depth", expect.any(String)],
    ]);
    expect(issues({ const: [1] }, deep)).toHaveLength(1);
  });

  const closed = { required: ["segment_id"], properties: { segment_ids: true }, additionalProperties: false };
  const kinds = { enum: Array.from({ length: 500 }, (_, i) => `segment_${i}`) };
  const names = Array.from({ length: 2000 }, (_, i) => `segment-${i.toString(36)}-`);
  const object = Object.fromEntries(names.map((name) => [name, 1]));
  it.each<[string, JsonSchema, unknown]>([
    ["undeclared keys", { ...closed, required: names }, object],
    ["objects in a union", { items: { anyOf: [closed, { ...closed, minProperties: 1 }] } }, [object, object]],
    ["items of which one was wanted", { contains: kinds }, names],
    ["values that decide what else is asked", { items: { if: kinds, else: { type: "null" } } }, names],
    ["names of properties", { propertyNames: { not: { not: kinds } } }, object],
  ])("no more than some names compared for hints, of thousands of %s", (_, schema, value) => {
    const folded = vi.spyOn(String.prototype, "toLowerCase");
    expect(explain(schema, value)).not.toEqual([]);
    expect(folded.mock.calls.length).toBeLessThan(20_000);
    folded.mockRestore();
    // None of it is held against the next message.
    expect(explain({ enum: ["segment_id"] }, "segmentId")).toMatchObject([{ hint: expect.any(String) }]);
  });

  it.each([
    ["allOf", (next: JsonSchema) => ({ allOf: [next, next] })],
    ["anyOf", (next: JsonSchema) => ({ anyOf: [next, next] })],
    ["oneOf", (next: JsonSchema) => ({ oneOf: [next, next] })],
    ["not", (next: JsonSchema) => ({ anyOf: [{ not: { not: next } }, next] })],
  ])("no work that %s doubles at each of 40 levels", (_, level) => {
    const definitions: Record<string, JsonSchema> = { L40: { properties: { a: { type: "integer" } } } };
    for (let i = 0; i < 40; i++) definitions[`L${i}`] = level({ $ref: `#/definitions/L${i + 1}` });
    const schema = { properties: { x: { $ref: "#/definitions/L0" } }, definitions };
    expect(issues(schema, { x: { a: "no" } }).map(([path, rule]) => [path, rule])).toContainEqual([
      "/x/a",
      "type",
    ]);
  });
});
