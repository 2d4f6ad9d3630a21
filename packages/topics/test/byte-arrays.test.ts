import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decode, encode, is, validate } from "@waybill/runtime";
import { expect, expectTypeOf, test } from "vitest";
import {
  type IngestReplayEventsV1,
  type IngestReplayEventsV1PayloadBytes,
  ingestReplayEventsV1,
} from "../src/gen/ingest-replay-events/index.js";

const folder = join(import.meta.dirname, "../../../schemas/ingest-replay-events/v1");
const sent = new Uint8Array(readFileSync(join(folder, "link-to-error-as-bytes.pass.json")));
const numbers = JSON.parse(new TextDecoder().decode(sent)) as { payload: number[] };

test("a payload that is sent as a list of byte values is bytes", () => {
  const message = decode(ingestReplayEventsV1, sent);
  expect(message.payload).toEqual(Uint8Array.from(numbers.payload));
  expectTypeOf<IngestReplayEventsV1PayloadBytes>().toEqualTypeOf<Uint8Array>();
});

test("it is sent as a list again, also when it was made here", () => {
  const document = new TextEncoder().encode('{"type":"replay_viewed","timestamp":1,"viewed_by_id":7}');
  const message: IngestReplayEventsV1 = { ...decode(ingestReplayEventsV1, sent), payload: document };
  const bytes = encode(ingestReplayEventsV1, message);
  expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({ ...numbers, payload: [...document] });
  expect(decode(ingestReplayEventsV1, bytes)).toEqual(message);
});

test("a list is not another form of it", () => {
  expect(is(ingestReplayEventsV1, numbers)).toBe(false);
  expect(validate(ingestReplayEventsV1, numbers)).toEqual([
    {
      path: "/payload",
      rule: "contentEncoding",
      message: "must be bytes (Uint8Array), got array",
      hint: "make bytes of it with Uint8Array.from()",
    },
  ]);
});
