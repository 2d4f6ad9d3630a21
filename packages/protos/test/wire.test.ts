import { create, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { RequestMetaSchema, TraceItemType } from "../src/gen/sentry_protos/snuba/v1/request_common_pb.ts";
import { AnyValueSchema, TraceItemSchema } from "../src/gen/sentry_protos/snuba/v1/trace_item_pb.ts";

/** Bytes as a Rust, Python or Go producer of the same message would write them, in hexadecimal. */
const hex = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString("hex")
    .replaceAll(/(..)(?=.)/g, "$1 ");

const traceItem: [init: MessageInitShape<typeof TraceItemSchema>, wire: string][] = [
  [{ organizationId: 1n }, "08 01"],
  [{ organizationId: 2n ** 64n - 1n }, "08 ff ff ff ff ff ff ff ff ff 01"],
  [{ projectId: 2n ** 63n }, "10 80 80 80 80 80 80 80 80 80 01"],
  [{ traceId: "ab" }, "1a 02 61 62"],
  [{ itemId: new Uint8Array([0, 255]) }, "22 02 00 ff"],
  [{ itemType: TraceItemType.REPLAY }, "28 06"],
  [{ timestamp: { seconds: 1n, nanos: 500_000_000 } }, "32 08 08 01 10 80 ca b5 ee 01"],
  [{ timestamp: {} }, "32 00"],
  [{ attributes: { k: { value: { case: "boolValue", value: false } } } }, "3a 07 0a 01 6b 12 02 10 00"],
  [{ clientSampleRate: 1 }, "41 00 00 00 00 00 00 f0 3f"],
  [{ serverSampleRate: 0.5 }, "49 00 00 00 00 00 00 e0 3f"],
  [{ conversationId: "c" }, "52 01 63"],
  [{ sessionId: "s" }, "5a 01 73"],
  [{ retentionDays: 90 }, "a0 06 5a"],
  [{ received: { seconds: 2n } }, "aa 06 02 08 02"],
  [{ downsampledRetentionDays: 30 }, "b0 06 1e"],
  [
    { outcomes: { categoryCount: [{ dataCategory: 7, quantity: 1n }], keyId: 3n } },
    "f2 06 08 0a 04 08 07 10 01 10 03",
  ],
];

describe("TraceItem", () => {
  test.each(traceItem)("%o", (init, wire) => {
    expect(hex(toBinary(TraceItemSchema, create(TraceItemSchema, init)))).toBe(wire);
  });

  test("has a vector for every field", () => {
    const seen = new Set(traceItem.flatMap(([init]) => Object.keys(init)));
    expect(TraceItemSchema.fields.map((field) => field.localName).filter((name) => !seen.has(name))).toEqual(
      [],
    );
  });
});

const anyValue: [init: MessageInitShape<typeof AnyValueSchema>["value"], wire: string][] = [
  [{ case: undefined }, ""],
  [{ case: "stringValue", value: "" }, "0a 00"],
  [{ case: "boolValue", value: false }, "10 00"],
  [{ case: "intValue", value: 0n }, "18 00"],
  [{ case: "intValue", value: -1n }, "18 ff ff ff ff ff ff ff ff ff 01"],
  [{ case: "intValue", value: -(2n ** 63n) }, "18 80 80 80 80 80 80 80 80 80 01"],
  [{ case: "doubleValue", value: 0 }, "21 00 00 00 00 00 00 00 00"],
  [{ case: "doubleValue", value: -0 }, "21 00 00 00 00 00 00 00 80"],
  [{ case: "arrayValue", value: {} }, "2a 00"],
  [{ case: "kvlistValue", value: {} }, "32 00"],
  [{ case: "bytesValue", value: new Uint8Array() }, "3a 00"],
];

describe("AnyValue writes a member of its oneof even if it is the default", () => {
  test.each(anyValue)("%o", (value, wire) => {
    expect(hex(toBinary(AnyValueSchema, create(AnyValueSchema, value ? { value } : {})))).toBe(wire);
  });
});

test("an optional field writes 0, a plain one does not", () => {
  const meta = create(RequestMetaSchema, { standardRetentionDays: 0, organizationId: 0n });
  expect(hex(toBinary(RequestMetaSchema, meta))).toBe("68 00");
});
