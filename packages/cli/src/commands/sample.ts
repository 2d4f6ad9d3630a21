import type { Command } from "commander";
import { UsageError } from "../registry/usage-error.ts";
import { EXIT } from "./exit-code.ts";
import type { Separation } from "./message-sink.ts";
import { optionsOf, subcommand, wholeNumber } from "./options.ts";

interface SampleOptions {
  readonly version?: string;
  readonly count: number;
  readonly seed: number;
  readonly encoding: string;
  readonly invalid?: boolean;
}

export function addSample(program: Command): void {
  subcommand(program, "sample", [
    "waybill sample outcomes --count 1000 | kcat -P -b localhost:9092 -t outcomes",
    "waybill sample ingest-replay-events --invalid --count 20 --seed 7",
    "waybill sample snuba-items --count 100 --encoding topic > items.bin",
  ])
    .summary("make messages up, valid ones or deliberately invalid ones")
    .description(
      [
        "Writes messages made up from the topic's schema to standard output, the same ones for the same seed.",
        "Each valid message is accepted by the topic's validator; each one of --invalid is refused, for the rule that is",
        "written to standard error beside it. As readable JSON, one a line, or in the topic's own encoding: then JSON comes",
        "one a line, MessagePack back to back, Protobuf behind lengths.",
      ].join(" "),
    )
    .argument("<topic>", "topic, or topic@v2 when it has several versions")
    .option("--version <n>", "version of the topic")
    .option("--count <n>", "how many messages", wholeNumber("--count", 1), 1)
    .option("--seed <n>", "another seed gives other messages", wholeNumber("--seed", 0), 1)
    .option("--encoding <form>", "readable, or topic for the topic's own encoding", "readable")
    .option("--invalid", "messages that the topic refuses, each for one rule")
    .action(async (topic: string, _: unknown, command: Command) => {
      process.exitCode = await sample(topic, optionsOf<SampleOptions>(command));
    });
}

const SEPARATIONS: Readonly<Record<string, Separation>> = {
  json: "newline",
  msgpack: "none",
  protobuf: "length",
};

/** So many messages are made at a time. */
const BATCH = 500;

async function sample(
  argument: string,
  options: SampleOptions & { readonly registry?: string },
): Promise<number> {
  const { count, seed, encoding } = options;
  if (encoding !== "readable" && encoding !== "topic") {
    throw new UsageError(`unknown form "${encoding}" for --encoding; expected readable or topic`);
  }
  const [
    { openTopic },
    { Output },
    { MessageSink },
    { arbitrary, arbitraryInvalid },
    { encodeUnvalidated },
    fc,
  ] = await Promise.all([
    import("./open-topic.ts"),
    import("./output.ts"),
    import("./message-sink.ts"),
    import("@waybill/testing"),
    import("@waybill/runtime"),
    import("fast-check"),
  ]);
  const { topic, readable } = await openTopic(options.registry, argument, options.version);
  const isReadable = encoding === "readable";
  if (!isReadable && topic.encoding !== "json" && process.stdout.isTTY) {
    throw new UsageError(
      `the bytes of ${topic.encoding} do not belong on a terminal; send them to a file or a pipe`,
    );
  }
  const separation = isReadable ? "newline" : (SEPARATIONS[topic.encoding] ?? "none");
  const sink = new MessageSink(new Output(process.stdout), separation, separation !== "none");
  const encoder = new TextEncoder();
  const written = (message: unknown): Uint8Array =>
    isReadable ? encoder.encode(readable.print(message)) : encodeUnvalidated(topic, message);
  const made =
    options.invalid === true
      ? arbitraryInvalid(topic).filter(({ message }) => canBeWritten(written, message))
      : arbitrary(topic).map((message) => ({ message }));
  for (let start = 0; start < count; start += BATCH) {
    const numRuns = Math.min(BATCH, count - start);
    for (const one of fc.sample(made, { numRuns, seed: seed + start })) {
      const { message, violates } = one as { message: unknown; violates?: { rule: string; path: string } };
      sink.write(written(message));
      if (violates !== undefined) process.stderr.write(`${violates.path || "(message)"} ${violates.rule}\n`);
    }
    await sink.flush();
  }
  await sink.end();
  return EXIT.clean;
}

/** A text in the place of a number has no form in Protobuf. */
function canBeWritten(written: (message: unknown) => Uint8Array, message: unknown): boolean {
  try {
    written(message);
    return true;
  } catch {
    return false;
  }
}
