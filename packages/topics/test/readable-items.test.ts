import { TraceItemSchema } from "@waybill/protos/sentry_protos/snuba/v1/trace_item";
import { parseReadableMessage } from "@waybill/runtime/protobuf";
import { expect, test } from "vitest";

test("a key of no field is found in the entry of a map, whose own key is payload", () => {
  const json = '{"organizationId": "1", "attributes": {"secret": {"stringvalue": "x"}}}';
  const parse = () => parseReadableMessage(TraceItemSchema, json);
  const path = "/attributes/stringvalue";
  const message = "must be a field of sentry_protos.snuba.v1.AnyValue";
  const hint = 'did you mean "stringValue"?';
  expect(parse).toThrow(expect.objectContaining({ issue: expect.objectContaining({ path, message, hint }) }));
});

test("messages nested deeper than any may be are refused", () => {
  const depth = 50_000;
  const json = `{"attributes": {"a": ${'{"arrayValue": {"values": ['.repeat(depth)}${"]}}".repeat(depth)}}}`;
  expect(() => parseReadableMessage(TraceItemSchema, json)).toThrow(
    expect.objectContaining({ name: "CodecError" }),
  );
});
