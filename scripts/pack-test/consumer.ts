// Compiles against the packed declaration files; never run.
import { decode, type MessageOf } from "@waybill/topics";
import { type IngestReplayEventsV1, ingestReplayEventsV1 } from "@waybill/topics/ingest-replay-events";
import { snubaItemsV1 } from "@waybill/topics/snuba-items";

const message: IngestReplayEventsV1 = decode(ingestReplayEventsV1, new Uint8Array());
export const payload: IngestReplayEventsV1["payload"] = message.payload;
export const item: MessageOf<typeof snubaItemsV1> = decode(snubaItemsV1, new Uint8Array());
// @ts-expect-error a topic's message has no such key
export const wrong = message.replayId;
