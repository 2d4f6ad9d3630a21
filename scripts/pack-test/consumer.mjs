// Runs under every supported runtime, in a folder where the packed packages are installed.

import { create } from "@bufbuild/protobuf";
import { TraceItemType } from "@waybill/protos/sentry_protos/snuba/v1/request_common";
import { TraceItemSchema } from "@waybill/protos/sentry_protos/snuba/v1/trace_item";
import { decode, encode, isTopicError, tryDecode } from "@waybill/topics";
import { ingestReplayEventsV1 } from "@waybill/topics/ingest-replay-events";
import { ingestReplayRecordingsV1 } from "@waybill/topics/ingest-replay-recordings";
import { registry } from "@waybill/topics/registry";
import { snubaItemsV1 } from "@waybill/topics/snuba-items";

const check = (what, holds) => {
  if (!holds) throw new Error(`does not hold: ${what}`);
};

const replayId = "834f314caae54030a1b0dc52b202f24a";
const viewed = {
  start_time: 1702848658,
  replay_id: replayId,
  project_id: 42,
  retention_days: 90,
  payload: { type: "replay_viewed", timestamp: 1702848658.5, viewed_by_id: 18446744073709551615n },
};
const viewedBytes = encode(ingestReplayEventsV1, viewed);
check(
  "a 64-bit id survives JSON",
  decode(ingestReplayEventsV1, viewedBytes).payload.viewed_by_id === 18446744073709551615n,
);

const refused = tryDecode(ingestReplayEventsV1, viewedBytes.slice(0, 40));
check(
  "truncated JSON gives a TopicError",
  !refused.ok && isTopicError(refused.error) && refused.error.code === "undecodable",
);

check("an error that is returned has a stack", refused.error.stack.includes("undecodable"));

// Node prints the line of an error that nobody caught: it has to be one that a person can read.
function thrown() {
  try {
    return encode(ingestReplayEventsV1, { ...viewed, project_id: "42" });
  } catch (error) {
    return error;
  }
}
const frames = thrown()
  .stack.split("\n")
  .filter((line) => /:\d+:\d+\)?$/.test(line));
check("an error that is thrown has frames", frames.length > 0);
check(
  "stack traces have lines",
  frames.every((frame) => !/:1:\d{3,}\)?$/.test(frame)),
);

const recording = {
  type: "replay_recording_not_chunked",
  replay_id: replayId,
  key_id: null,
  org_id: 1,
  project_id: 42,
  received: 1702848658,
  retention_days: 90,
  payload: new TextEncoder().encode('{"segment_id":0}\n[]'),
};
const decoded = decode(ingestReplayRecordingsV1, encode(ingestReplayRecordingsV1, recording));
check(
  "binary stays binary in msgpack",
  decoded.payload instanceof Uint8Array && decoded.payload.length === recording.payload.length,
);

const item = create(TraceItemSchema, {
  organizationId: 1n,
  projectId: 42n,
  traceId: replayId,
  itemId: new Uint8Array(16).fill(7),
  itemType: TraceItemType.REPLAY,
  timestamp: { seconds: 1702848658n, nanos: 0 },
  attributes: { replay_id: { value: { case: "stringValue", value: replayId } } },
});
check("a trace item survives Protobuf", decode(snubaItemsV1, encode(snubaItemsV1, item)).itemType === 6);

let topics = 0;
for (const versions of Object.values(registry))
  for (const load of Object.values(versions)) topics += (await load()).version > 0 ? 1 : 0;
console.log(`ok: ${topics} topics`);
