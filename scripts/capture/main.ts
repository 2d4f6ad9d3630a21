// Runs Sentry's own SDKs against a local endpoint and writes what they send as pass fixtures, wrapped as Relay wraps
// it. Chromium is found at $CHROMIUM or where Debian puts it. `--check` validates what was captured and writes nothing.
import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { encode } from "@waybill/topics";
import { featureFlagEvaluationsV1 } from "@waybill/topics/feature-flag-evaluations";
import { ingestEventsV1 } from "@waybill/topics/ingest-events";
import { ingestReplayEventsV1 } from "@waybill/topics/ingest-replay-events";
import { ingestReplayRecordingsV1 } from "@waybill/topics/ingest-replay-recordings";
import { startEndpoint } from "./endpoint.ts";
import { flagEvaluations, ingestEvent, json, replayEvent, replayRecording } from "./relay.ts";

const run = promisify(execFile);
const here = import.meta.dirname;
const sdk = (file: string) => `${here}/sdk/${file}`;
const node = (file: string, ...args: string[]) =>
  run(process.execPath, [sdk(file), ...args], { cwd: sdk(""), maxBuffer: 64 << 20, timeout: 120_000 }).then(
    (r) => r.stdout,
  );

const chromium = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
if (!existsSync(chromium)) {
  console.error(
    `no Chromium at ${chromium}: install it (on Debian: apt-get install chromium) or set CHROMIUM`,
  );
  process.exit(2);
}

const endpoint = await startEndpoint(readFileSync(sdk("page.html"), "utf8"), await node("bundle.mjs"));
const browserVersion = (await node("browser.mjs", String(endpoint.port), chromium)).trim();
await node("node.mjs", `http://0123456789abcdef0123456789abcdef@127.0.0.1:${endpoint.port}/43`);
await endpoint.close();

/** Fixture path below `schemas/`, without what the verdict adds, to the encoded message. */
const captured = new Map<string, Uint8Array>();
const sdks = new Set<string>();
for (const envelope of endpoint.envelopes) {
  const received = Math.floor(Date.now() / 1000);
  const recording = replayRecording(envelope, received);
  if (recording !== undefined) {
    const event = replayEvent(recording);
    const segment = (event.payload as { segment_id: number }).segment_id;
    captured.set(
      `ingest-replay-recordings/v1/captured-browser-segment-${segment}.pass.msgpack`,
      encode(ingestReplayRecordingsV1, recording),
    );
    captured.set(
      `ingest-replay-events/v1/captured-browser-segment-${segment}.pass.json`,
      encode(ingestReplayEventsV1, event),
    );
  }
  for (const item of envelope.items) {
    if (item.type !== "event") continue;
    const { platform, sdk: source } = json(item) as {
      platform: string;
      sdk: { name: string; version: string };
    };
    sdks.add(`${source.name} ${source.version}`);
    const name = platform === "node" ? "node" : "browser";
    captured.set(
      `ingest-events/v1/captured-${name}-error-with-flags.pass.msgpack`,
      encode(ingestEventsV1, ingestEvent(item, received)),
    );
    captured.set(
      `feature-flag-evaluations/v1/captured-${name}-flag-buffer.pass.json`,
      encode(featureFlagEvaluationsV1, flagEvaluations(item)),
    );
  }
}

const expected = ["captured-browser-segment-0.", "captured-browser-error", "captured-node-error"];
const missing = expected.filter((name) => ![...captured.keys()].some((file) => file.includes(name)));
if (missing.length > 0) {
  console.error(`the SDKs sent nothing for: ${missing.join(", ")}`);
  process.exit(1);
}

const write = !process.argv.includes("--check");
for (const [file, bytes] of [...captured].sort()) {
  if (write) writeFileSync(`${here}/../../schemas/${file}`, bytes);
  console.log(`${write ? "wrote" : "valid"} ${file} (${bytes.length} bytes)`);
}
if (write) {
  const record = { sdks: [...sdks].sort(), chromium: browserVersion, fixtures: [...captured.keys()].sort() };
  writeFileSync(`${here}/captured.json`, `${JSON.stringify(record, null, 2)}\n`);
}
