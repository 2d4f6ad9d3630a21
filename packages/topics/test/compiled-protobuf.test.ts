import { readdirSync, readFileSync } from "node:fs";
import { create, equals, toBinary } from "@bufbuild/protobuf";
import { type TraceItem, TraceItemSchema } from "@waybill/protos/sentry_protos/snuba/v1/trace_item";
import { protobufTopic } from "@waybill/runtime/protobuf";
import { decode, encode, tryDecode, tryEncode, validate } from "@waybill/topics";
import { snubaItemsV1 } from "@waybill/topics/snuba-items";
import { expect, test } from "vitest";

/** The same topic as it is made of the descriptor. */
const described = protobufTopic("snuba-items", 1, {
  message: TraceItemSchema,
  maxMessageBytes: snubaItemsV1.maxMessageBytes,
  validate: snubaItemsV1.accepts,
});

const folder = new URL("../../../schemas/snuba-items/v1/", import.meta.url);
const messages = readdirSync(folder).flatMap((name) => {
  const content = readFileSync(new URL(name, folder));
  if (name.endsWith(".binpb")) return [{ name, bytes: new Uint8Array(content) }];
  const { base64 } = JSON.parse(content.toString()) as { base64?: string };
  return base64 === undefined ? [] : [{ name, bytes: new Uint8Array(Buffer.from(base64, "base64")) }];
});

test.each(messages)("$name has the verdict that the descriptor gives", ({ bytes }) => {
  const ours = tryDecode(snubaItemsV1, bytes);
  const theirs = tryDecode(described, bytes);
  expect(ours.ok).toBe(theirs.ok);
  if (ours.ok && theirs.ok) expect(equals(TraceItemSchema, ours.value, theirs.value)).toBe(true);
  if (!ours.ok && !theirs.ok) expect(ours.error.code).toBe(theirs.error.code);
});

test("mutated messages have the same verdict", () => {
  let seed = 1;
  const below = (limit: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * limit);
  };
  const item = create(TraceItemSchema, {
    traceId: "a".repeat(32),
    timestamp: { seconds: 5n },
    attributes: {
      a: { value: { case: "intValue", value: 5n } },
      b: { value: { case: "arrayValue", value: { values: [{}] } } },
    },
  });
  const bytes = toBinary(TraceItemSchema, item);
  for (let i = 0; i < 800; i++) {
    const mutated = bytes.slice(0, bytes.length - below(3));
    mutated[below(mutated.length)] = below(256);
    const hex = Buffer.from(mutated).toString("hex");
    const codes = [snubaItemsV1, described].map((topic) => {
      const result = tryDecode(topic, mutated);
      return result.ok ? "ok" : result.error.code;
    });
    expect(codes[0], hex).toBe(codes[1]);
  }
});

test("what is refused says where", () => {
  const input = Uint8Array.of(0x3a, 9, 0x0a, 1, 0x61, 0x12, 4, 0x0a, 2, 0xc0, 0xaf);
  expect(tryDecode(snubaItemsV1, input)).toMatchObject({
    ok: false,
    error: {
      code: "undecodable",
      issues: [{ rule: "utf-8", path: "/attributes/value/value/stringValue", offset: 9 }],
    },
  });
  expect(tryEncode(snubaItemsV1, { traceId: "x" } as never)).toMatchObject({
    ok: false,
    error: { code: "invalid" },
  });
  expect(validate(snubaItemsV1, {})).toMatchObject([
    { rule: "type", path: "", hint: expect.stringContaining("create()") },
  ]);
});

test("what cannot be written says where, and not what", () => {
  const item = decodedItem();
  item.attributes["a"] = {
    $typeName: "sentry_protos.snuba.v1.AnyValue",
    value: { case: "intValue", value: 2n ** 70n },
  };
  const result = tryEncode(snubaItemsV1, item);
  expect(result).toMatchObject({
    ok: false,
    error: { code: "unencodable", issues: [{ path: "/attributes/value/value/intValue" }] },
  });
  expect(JSON.stringify(result)).not.toContain(String(2n ** 70n));
});

function decodedItem(): TraceItem {
  const found = messages.find(
    ({ name, bytes }) => name.includes(".pass.") && tryDecode(snubaItemsV1, bytes).ok,
  );
  if (found === undefined) throw new Error("there must be a message");
  const item = decode(snubaItemsV1, found.bytes);
  expect(encode(snubaItemsV1, item)).toEqual(toBinary(TraceItemSchema, item));
  return item;
}
