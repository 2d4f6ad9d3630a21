import type { MessageOf } from "@waybill/topics";
import type { ingestReplayRecordingsV1 } from "@waybill/topics/ingest-replay-recordings";
import type { Random } from "../../random.ts";
import { segment } from "./replay-event.ts";

type Recording = MessageOf<typeof ingestReplayRecordingsV1>;

/** One segment as Relay forwards it: the page and its DOM, of so many elements, and what happened on it. */
export function recording(random: Random, elements: number, withEvent: boolean): Recording {
  const start = random.moment();
  const events = [
    { type: 4, timestamp: start, data: { href: "https://shop.example.com/cart", width: 1280, height: 720 } },
    {
      type: 2,
      timestamp: start + 12,
      data: { node: page(random, elements), initialOffset: { left: 0, top: 0 } },
    },
    ...random.many(20, (i) => move(random, start + 100 * i, elements)),
  ];
  const event = segment(random);
  return {
    type: "replay_recording_not_chunked",
    replay_id: event.replay_id,
    key_id: 3_000_000 + random.below(1_000_000),
    org_id: 1 + random.below(100_000),
    project_id: 4_506_312_847_000_000 + random.below(1_000_000),
    received: Math.floor(start / 1000) + 6,
    retention_days: random.pick([30, 90]),
    payload: utf8(`${JSON.stringify({ segment_id: event.segment_id })}\n${JSON.stringify(events)}`),
    replay_event: withEvent ? utf8(JSON.stringify(event)) : null,
    replay_video: null,
    relay_snuba_publish_disabled: true,
  };
}

function page(random: Random, elements: number) {
  const body = random.many(elements, (i) => ({
    type: 2,
    id: 4 + 2 * i,
    tagName: random.pick(["div", "button", "span", "a"]),
    attributes: { class: `c-${random.hex(6)}`, "data-testid": `item-${i}` },
    childNodes: [{ type: 3, id: 5 + 2 * i, textContent: "*".repeat(1 + random.below(40)) }],
  }));
  const html = [{ type: 2, id: 3, tagName: "body", attributes: {}, childNodes: body }];
  return {
    type: 0,
    id: 1,
    childNodes: [{ type: 2, id: 2, tagName: "html", attributes: {}, childNodes: html }],
  };
}

function move(random: Random, timestamp: number, elements: number) {
  const position = {
    x: random.below(1280),
    y: random.below(720),
    id: 4 + 2 * random.below(elements),
    timeOffset: 0,
  };
  return { type: 3, timestamp, data: { source: 1, positions: [position] } };
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
