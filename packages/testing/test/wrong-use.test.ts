import "./setup.ts";
import { jsonTopic } from "@waybill/runtime/json";
import { describe, expect, test } from "vitest";
import { build, buildBytes, useRegistry } from "../src/index.ts";

// As from JavaScript, where nothing is compiled.
// biome-ignore lint/suspicious/noExplicitAny: each call is a wrong one
const untyped = (value: unknown) => value as any;
const cyclic: Record<string, unknown> = {};
cyclic["self"] = cyclic;

test.each([
  [null, "expected a topic or its name, got null"],
  [Promise.resolve("outcomes"), "expected a topic or its name, got a promise, which has to be awaited"],
  ["outcomesV1", 'unknown topic "outcomesV1"; did you mean "outcomes"?'],
  ["", 'unknown topic ""; expected one of events, feature-flag-audit-log'],
])("%s is no topic", (topic, text) => {
  expect(() => build(untyped(topic))).toThrow(text);
});

describe("build", () => {
  test.each([
    [{ size: "ful" }, 'unknown size "ful"; did you mean "full"?'],
    [{ allowInvald: true }, 'unknown "allowInvald" in the options of build; did you mean "allowInvalid"?'],
    [null, "expected the options of build to be an object, got null"],
  ])("refuses the options %j", (options, text) => {
    expect(() => build("outcomes", {}, untyped(options))).toThrow(text);
  });

  test("refuses overrides without an end", () => {
    expect(() => build("outcomes", untyped(cyclic))).toThrow(
      "the overrides of outcomes v1 contain themselves",
    );
    const endless: Record<string, unknown> = {};
    endless["value"] = { case: "arrayValue", value: { values: [endless] } };
    expect(() => build("snuba-items", untyped({ attributes: { a: endless } }))).toThrow(
      "the overrides of snuba-items v1 contain themselves",
    );
  });

  test.each([
    [
      { organization_id: 3n },
      'sentry_protos.snuba.v1.TraceItem has no field "organization_id"; did you mean "organizationId"?',
    ],
    [
      { timestamp: { second: 1n } },
      'google.protobuf.Timestamp has no field "second"; did you mean "seconds"?',
    ],
    [
      { attributes: { a: { value: { case: "stringvalue", value: "" } } } },
      'sentry_protos.snuba.v1.AnyValue has no field "stringvalue"; did you mean "stringValue"?',
    ],
    [
      { outcomes: { categoryCount: [{ datacategory: 1 }] } },
      'sentry_protos.snuba.v1.CategoryCount has no field "datacategory"; did you mean "dataCategory"?',
    ],
    [{ organizationId: "x" }, "[unencodable]"],
  ])("refuses what no field of a Protobuf message takes: %o", (overrides, text) => {
    expect(() => build("snuba-items", untyped(overrides))).toThrow(text);
  });

  test("makes examples of formats with limits, and of numbers at the end of the range", () => {
    const properties = {
      short: { type: "string", format: "ipv6", maxLength: 10 },
      long: { type: "string", format: "email", minLength: 30 },
      number: { type: "number", maximum: -1e308 },
    };
    const topic = jsonTopic("limits", 1, {
      schema: { type: "object", required: Object.keys(properties), properties },
    });
    expect(build(topic)).toMatchTopic(topic);
  });
});

describe("matchers", () => {
  const bytes = buildBytes("outcomes");

  test("refuse a promise, which no topic accepts, so that .not would pass", () => {
    const later = Promise.resolve({});
    expect(() => expect(later).not.toMatchTopic("outcomes")).toThrow("got a promise: await it");
    expect(() => expect(later).toDecodeAs("outcomes", {})).toThrow("got a promise: await it");
  });

  test.each([
    [{ keys: "7" }, 'unknown "keys" in the options of toMatchTopic; did you mean "key"?'],
    [{ because: { rules: "type" } }, 'unknown "rules" in because; did you mean "rule"?'],
    [{ because: "type" }, "expected because to be an object, got string"],
  ])("refuse the options %j", (options, text) => {
    expect(() => expect({}).not.toMatchTopic("outcomes", untyped(options))).toThrow(text);
  });

  test.each([
    ["a number", 3, "number"],
    ["bytes", bytes, "object"],
    ["a text", "[]", "string"],
    ["one message", build("outcomes"), "object"],
    ["a promise", Promise.resolve([]), "a promise, which has to be awaited"],
  ])("refuse %s where many messages are expected", (_, received, kind) => {
    const check = () => expect(untyped(received)).toAllMatchTopic("outcomes");
    expect(check).toThrow(`expected a list of messages, got ${kind}; toMatchTopic takes a single one`);
  });

  test("take any iterable of messages", () => {
    expect(new Set([bytes, build("outcomes")])).toAllMatchTopic("outcomes");
  });

  test.each([undefined, 3])("refuse %s as a schema", (schema) => {
    expect(() => expect({}).toBeBackwardCompatibleWith(untyped(schema))).toThrow(
      "expected a schema, a topic or its name",
    );
  });
});

test.each([[undefined], [{ registry: {}, other: 1 }], [{ outcomes: { 1: {} } }]])(
  "%j is no registry",
  async (registry) => {
    await expect(useRegistry(untyped(registry))).rejects.toThrow(
      "expected the registry of a generated package",
    );
  },
);
