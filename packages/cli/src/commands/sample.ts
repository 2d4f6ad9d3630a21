import type { Topic } from "@waybill/runtime";
import type { Command } from "commander";
import type { Arbitrary } from "fast-check";
import { UsageError } from "../registry/usage-error.ts";
import { EXIT } from "./exit-code.ts";
import { optionsOf, subcommand, wholeNumber } from "./options.ts";
import type { SampleForm } from "./sample-form.ts";
import { withTopic } from "./topic-argument.ts";

interface SampleOptions {
  readonly version?: string;
  readonly count: number;
  readonly seed: number;
  readonly encoding: string;
  readonly invalid?: boolean;
}

export function addSample(program: Command): void {
  withTopic(
    subcommand(program, "sample", [
      "waybill sample outcomes --count 1000 | kcat -P -b localhost:9092 -t outcomes",
      "waybill sample ingest-replay-events --invalid --count 20 --seed 7",
      "waybill sample snuba-items --count 100 --encoding delimited > items.bin",
      "waybill sample snuba-items --encoding protobuf | protoc --decode_raw",
      "waybill sample ingest-replay-recordings --encoding msgpack | waybill validate ingest-replay-recordings",
    ]),
  )
    .summary("make messages up, valid ones or deliberately invalid ones")
    .description(
      [
        "Writes messages made up from the topic's schema to standard output, the same ones for the same seed.",
        "Each valid message is accepted by the topic's validator; each one of --invalid is refused, for the rule that is",
        "written to standard error, one line a message: where it is broken, and by which rule.",
        "The forms of --encoding: json is readable JSON, one message a line, whatever the topic's encoding is.",
        "msgpack is MessagePack back to back, delimited is Protobuf with lengths between messages, protobuf a single",
        "message without: each for topics of that encoding. topic is the one of these for the topic's own encoding, in a",
        "form that tells messages apart. base64 is the topic's own bytes, one message a line.",
        "waybill validate reads MessagePack as it is, json with --input ndjson, delimited with --input delimited.",
      ].join(" "),
    )
    .option("--count <n>", "how many messages", wholeNumber("--count", 1), 1)
    .option("--seed <n>", "another seed gives other messages", wholeNumber("--seed", 0), 1)
    .option("--encoding <form>", "json, topic, msgpack, protobuf, delimited or base64", "json")
    .option("--invalid", "messages that the topic refuses, each for one rule")
    .action(async (topic: string, _: unknown, command: Command) => {
      process.exitCode = await sample(topic, optionsOf<SampleOptions>(command));
    });
}

/** So many messages are made at a time. */
const BATCH = 500;

async function sample(
  argument: string,
  options: SampleOptions & { readonly registry?: string },
): Promise<number> {
  const { count, seed, encoding } = options;
  const [{ openTopic }, { sampleForm }, { Output }, { MessageSink }, fc] = await Promise.all([
    import("./open-topic.ts"),
    import("./sample-form.ts"),
    import("./output.ts"),
    import("./message-sink.ts"),
    import("fast-check"),
  ]);
  const { topic, readable } = await openTopic(options.registry, argument, options.version);
  const form = sampleForm(encoding, topic, readable, count);
  if (!form.isText && process.stdout.isTTY) {
    throw new UsageError(
      `the bytes of ${topic.encoding} do not belong on a terminal; send them to a file or a pipe, or ask for base64`,
    );
  }
  const { separation } = form;
  const sink = new MessageSink(new Output(process.stdout), separation, separation !== "none");
  const made = await messagesToWrite(topic, form, options);
  for (let start = 0; start < count; start += BATCH) {
    const numRuns = Math.min(BATCH, count - start);
    for (const one of fc.sample(made, { numRuns, seed: seed + start })) {
      const { message, violates } = one;
      sink.write(form.bytesOf(message));
      if (violates !== undefined) process.stderr.write(`${violates.path || "(message)"} ${violates.rule}\n`);
    }
    await sink.flush();
  }
  await sink.end();
  return EXIT.clean;
}

interface Sample {
  readonly message: unknown;
  readonly violates?: { readonly rule: string; readonly path: string };
}

async function messagesToWrite(
  topic: Topic,
  form: SampleForm,
  { invalid, seed }: SampleOptions,
): Promise<Arbitrary<Sample>> {
  const [{ arbitrary, arbitraryInvalid, NoMessageError }, fc] = await Promise.all([
    import("@waybill/testing"),
    import("fast-check"),
  ]);
  try {
    if (invalid !== true) return arbitrary(topic).map((message) => ({ message }));
    const isWritable = ({ message }: Sample) => canBeWritten(form, message);
    const made = arbitraryInvalid(topic);
    // Usually the first is, and a hundred of a large schema take seconds.
    const isAnyWritable = (numRuns: number) => fc.sample(made, { numRuns, seed }).some(isWritable);
    if (isAnyWritable(1) || isAnyWritable(100)) return made.filter(isWritable);
  } catch (error) {
    throw error instanceof NoMessageError ? new UsageError(error.message) : error;
  }
  throw new UsageError(
    `no invalid message of "${topic.name}" has a form in its encoding; --encoding json writes them`,
  );
}

/** A text in the place of a number has no form in Protobuf. */
function canBeWritten({ bytesOf }: SampleForm, message: unknown): boolean {
  try {
    bytesOf(message);
    return true;
  } catch {
    return false;
  }
}
