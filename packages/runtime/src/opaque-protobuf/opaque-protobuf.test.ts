import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode, encode, isTopicError, tryDecode, tryEncode } from "../index.ts";
import { opaqueProtobufTopic } from "./index.ts";

const topic = opaqueProtobufTopic("opaque", 1, { messageName: "a.B", maxMessageBytes: 10 });
const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

describe("opaqueProtobufTopic", () => {
  it.each(["", "0801", "0a03616263", "1b08011c", "0d00000000", "090000000000000000"])(
    "takes %s for what it is",
    (hex) => {
      expect(decode(topic, bytes(hex))).toEqual(bytes(hex));
      expect(encode(topic, bytes(hex))).toEqual(bytes(hex));
    },
  );

  it.each([
    ["0a0461", "truncated"],
    ["0001", "wire-format"],
    ["0e", "wire-format"],
    ["1b", "truncated"],
    ["1c", "wire-format"],
    ["1b24", "wire-format"],
    ["08ffffffffffffffffffff01", "wire-format"],
    ["0d0000", "truncated"],
    ["1b".repeat(100_000), "depth"],
  ])("refuses %.20s", (hex, rule) => {
    expect(tryDecode(topic, bytes(hex))).toMatchObject({
      ok: false,
      error: { code: "undecodable", issues: [{ rule }] },
    });
  });

  it("refuses to write anything but well-formed bytes", () => {
    expect(tryEncode(topic, "text" as never)).toMatchObject({ ok: false, error: { code: "invalid" } });
    expect(tryEncode(topic, bytes("0001"))).toMatchObject({ ok: false, error: { code: "unencodable" } });
    expect(tryEncode(topic, bytes(`0a0a${"61".repeat(10)}`))).toMatchObject({
      ok: false,
      error: { code: "too-large" },
    });
  });

  it("fails with nothing but TopicError", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (input) => {
        const result = tryDecode(topic, input);
        expect(result.ok || isTopicError(result.error)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
