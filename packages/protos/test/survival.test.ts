import {
  create,
  fromBinary,
  fromJson,
  fromJsonString,
  toBinary,
  toJson,
  toJsonString,
} from "@bufbuild/protobuf";
import { timestampFromMs } from "@bufbuild/protobuf/wkt";
import { expect, test } from "vitest";
import { TraceItemType } from "../src/gen/sentry_protos/snuba/v1/request_common_pb.ts";
import { TraceItemSchema } from "../src/gen/sentry_protos/snuba/v1/trace_item_pb.ts";

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex.replaceAll(" ", ""), "hex"));

test("an item type from the future survives", () => {
  const item = fromBinary(TraceItemSchema, bytes("28 63"));
  expect(item.itemType).toBe(99);
  expect(toBinary(TraceItemSchema, item)).toEqual(bytes("28 63"));
});

test.each([
  ["a varint in the reserved range", "60 01"],
  ["text in the reserved range", "9a 06 01 61"],
  ["a number beyond all fields", "c2 3e 02 08 01"],
])("an unknown field survives: %s", (_, hex) => {
  const item = fromBinary(TraceItemSchema, bytes(hex));
  expect(item.$unknown).toHaveLength(1);
  expect(toBinary(TraceItemSchema, item)).toEqual(bytes(hex));
});

test("integers beyond 2^53 are exact", () => {
  const organizationId = 2n ** 63n + 1n;
  const wire = toBinary(TraceItemSchema, create(TraceItemSchema, { organizationId }));
  expect(fromBinary(TraceItemSchema, wire).organizationId).toBe(organizationId);
});

test("the JSON mapping gives 64-bit integers and bytes as text, enums by name, times in RFC 3339", () => {
  const item = create(TraceItemSchema, {
    organizationId: 2n ** 64n - 1n,
    itemId: bytes("00 ff"),
    itemType: TraceItemType.REPLAY,
    timestamp: timestampFromMs(1_725_000_000_123),
    retentionDays: 90,
    attributes: { segment_id: { value: { case: "intValue", value: -1n } } },
  });
  const json = {
    organizationId: "18446744073709551615",
    itemId: "AP8=",
    itemType: "TRACE_ITEM_TYPE_REPLAY",
    timestamp: "2024-08-30T06:40:00.123Z",
    retentionDays: 90,
    attributes: { segment_id: { intValue: "-1" } },
  };
  expect(toJson(TraceItemSchema, item)).toEqual(json);
  expect(fromJson(TraceItemSchema, json)).toEqual(item);
});

test("an attribute called __proto__ is an attribute like any other", () => {
  const wire = bytes("3a 10 0a 09 5f 5f 70 72 6f 74 6f 5f 5f 12 03 0a 01 61");
  const item = fromBinary(TraceItemSchema, wire);
  expect(Object.keys(item.attributes)).toEqual(["__proto__"]);
  expect(Object.hasOwn(item.attributes, "__proto__")).toBe(true);
  expect(toBinary(TraceItemSchema, item)).toEqual(wire);

  const json = toJsonString(TraceItemSchema, item);
  expect(json).toBe('{"attributes":{"__proto__":{"stringValue":"a"}}}');
  expect(toBinary(TraceItemSchema, fromJsonString(TraceItemSchema, json))).toEqual(wire);
  expect("stringValue" in {}).toBe(false);
});
