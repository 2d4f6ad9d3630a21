import { styleText } from "node:util";
import { inflateSync } from "node:zlib";
import { type Registry, readFixture } from "@waybill/cli";
import { decode, tryDecode } from "@waybill/topics";
import { ingestReplayEventsV1 } from "@waybill/topics/ingest-replay-events";
import { ingestReplayRecordingsV1 } from "@waybill/topics/ingest-replay-recordings";

/** Shows one message that a real SDK sent, decoded, and one that is refused, with the error a service would log. */
export async function show(registry: Registry): Promise<void> {
  const recording = find(registry, "ingest-replay-recordings", "captured-browser-segment-0");
  const message = decode(ingestReplayRecordingsV1, recording);
  const event = JSON.parse(new TextDecoder().decode(message.replay_event as Uint8Array)) as {
    sdk: { name: string; version: string };
    urls: string[];
    contexts: { flags: { values: { flag: string; result: unknown }[] } };
  };
  const newline = message.payload.indexOf(0x0a);
  const rrweb = JSON.parse(
    new TextDecoder().decode(inflateSync(message.payload.subarray(newline + 1))),
  ) as unknown[];
  const flags = event.contexts.flags.values.map(({ flag, result }) => `${flag}=${result}`);
  console.log(
    `\n${styleText("bold", "One message")} as ${event.sdk.name} ${event.sdk.version} sent it, from ingest-replay-recordings (${recording.length} bytes of msgpack)\n`,
  );
  for (const [key, value] of [
    ["replay_id", message.replay_id],
    ["urls", event.urls.join(", ")],
    ["flags", flags.join(", ")],
    ["payload", `Uint8Array of ${message.payload.length} bytes: ${rrweb.length} rrweb events`],
  ]) {
    console.log(`  ${styleText("dim", (key as string).padEnd(10))} ${value}`);
  }

  const refused = tryDecode(
    ingestReplayEventsV1,
    find(registry, "ingest-replay-events", "segment-number-65536"),
  );
  if (!refused.ok)
    console.log(
      `\n${styleText("bold", "One refused")}, as a service would log it\n\n  ${refused.error.message}`,
    );
}

function find(registry: Registry, topic: string, name: string): Uint8Array {
  const version = registry.topics.find((source) => source.name === topic)?.versions[0];
  const fixture = version?.fixtures.find((candidate) => candidate.name === name);
  if (version === undefined || fixture === undefined) throw new Error(`bug: no fixture ${name} in ${topic}`);
  return readFixture(registry, version, fixture).bytes;
}
