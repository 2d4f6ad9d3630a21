import { encode as encodeMessage, encodeUnvalidated, type Topic } from "@waybill/runtime";
import type { Command } from "commander";
import { UsageError } from "../registry/usage-error.ts";
import { EXIT } from "./exit-code.ts";
import type { Separation } from "./message-sink.ts";
import { optionsOf, subcommand } from "./options.ts";
import { withTopic } from "./topic-argument.ts";

interface EncodeOptions {
  readonly version?: string;
  readonly output?: string;
  readonly raw?: boolean;
}

export function addEncode(program: Command): void {
  withTopic(
    subcommand(program, "encode", [
      "waybill encode ingest-replay-recordings message.json > message.msgpack",
      "waybill decode outcomes stream.ndjson | jq -c '.quantity = 2' | waybill encode outcomes",
      "waybill encode snuba-items items.ndjson --output delimited > items.bin",
    ]),
  )
    .summary("turn readable JSON into encoded messages")
    .description(
      [
        "Turns readable JSON, as decode prints it, into the topic's own bytes. One message becomes exactly its bytes;",
        "several become JSON one a line, MessagePack values back to back, or Protobuf messages behind their lengths.",
        'Bytes may be written as {"$base64": "..."}, {"$text": "..."} or {"$json": ...}.',
        "A message that is refused is reported on standard error and left out; the exit code is then 1.",
      ].join(" "),
    )
    .argument("[file]", 'file to read; "-" or none is standard input')
    .option(
      "--output <form>",
      "auto, or delimited to put its length before a single Protobuf message, too",
      "auto",
    )
    .option("--raw", "encode what breaks the schema, too")
    .action(async (topic: string, file: string | undefined, _: unknown, command: Command) => {
      process.exitCode = await encode(topic, file, optionsOf<EncodeOptions>(command));
    });
}

const SEPARATIONS: Readonly<Record<Topic["encoding"], Separation>> = {
  json: "newline",
  msgpack: "none",
  protobuf: "length",
};

async function encode(
  argument: string,
  file: string | undefined,
  options: EncodeOptions & { readonly registry?: string; readonly color: boolean },
): Promise<number> {
  const [{ openTopic }, { inputsOf }, { transcode }, { Output }, { MessageSink }, { Refusals }] =
    await Promise.all([
      import("./open-topic.ts"),
      import("../stream/input.ts"),
      import("../stream/transcode.ts"),
      import("./output.ts"),
      import("./message-sink.ts"),
      import("./refusals.ts"),
    ]);
  const inputs = await inputsOf(file === undefined ? [] : [file], process.stdin);
  const { topic, readable } = await openTopic(options.registry, argument, options.version);
  const delimited = delimitedOutput(options.output, topic);
  if (topic.encoding !== "json" && process.stdout.isTTY) {
    throw new UsageError(
      `the bytes of ${topic.encoding} do not belong on a terminal; send them to a file or a pipe`,
    );
  }
  const sink = new MessageSink(new Output(process.stdout), SEPARATIONS[topic.encoding], delimited);
  const refusals = new Refusals(process.stderr);
  for (const input of inputs) {
    const unread = await transcode(input, {
      maxMessageBytes: topic.maxMessageBytes,
      form: undefined,
      convert: (bytes) => {
        const value = readable.parse(bytes);
        if (options.raw !== true) return encodeMessage(topic, value);
        return encodeUnvalidated(topic, value);
      },
      sink,
      refuse: (offence) => refusals.add(offence),
    });
    refusals.unread(unread);
  }
  await sink.end();
  return refusals.count > 0 ? EXIT.findings : EXIT.clean;
}

function delimitedOutput(form: string | undefined, topic: Topic): boolean {
  if (form === undefined || form === "auto") return false;
  if (form !== "delimited")
    throw new UsageError(`unknown form "${form}" for --output; expected auto or delimited`);
  if (topic.encoding !== "protobuf")
    throw new UsageError(`--output delimited does not fit a ${topic.encoding} topic`);
  return true;
}
