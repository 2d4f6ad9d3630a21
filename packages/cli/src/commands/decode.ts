import { decode as decodeMessage, decodeUnvalidated } from "@waybill/runtime";
import { type Command, Option } from "commander";
import { EXIT } from "./exit-code.ts";
import { optionsOf, subcommand } from "./options.ts";
import { withTopic } from "./topic-argument.ts";

interface DecodeOptions {
  readonly version?: string;
  readonly input?: string;
  readonly raw?: boolean;
  readonly pretty?: boolean;
  readonly compact?: boolean;
}

export function addDecode(program: Command): void {
  withTopic(
    subcommand(program, "decode", [
      "waybill decode ingest-replay-recordings message.msgpack",
      "waybill decode snuba-items items.bin --input delimited | jq .traceId",
      "waybill decode outcomes --raw < stream.ndjson",
    ]),
  )
    .summary("print encoded messages as readable JSON")
    .description(
      [
        "Prints messages of any encoding as readable JSON: a single one over several lines, several one a line.",
        'Bytes are printed as {"$base64": "..."}, integers exactly; Protobuf messages in their own JSON mapping.',
        "A message that is refused is reported on standard error and left out; the exit code is then 1.",
      ].join(" "),
    )
    .argument("[file]", 'file to read; "-" or none is standard input')
    .option("--input <form>", "auto, json, ndjson, msgpack, protobuf or delimited", "auto")
    .option("--raw", "print what breaks the schema, too")
    .option("--pretty", "print each message over several lines")
    .addOption(new Option("--compact", "print each message on one line").conflicts("pretty"))
    .action(async (topic: string, file: string | undefined, _: unknown, command: Command) => {
      process.exitCode = await decode(topic, file, optionsOf<DecodeOptions>(command));
    });
}

async function decode(
  argument: string,
  file: string | undefined,
  options: DecodeOptions & { readonly registry?: string; readonly color: boolean },
): Promise<number> {
  const [
    { openTopic },
    { inputsOf },
    { inputForm, isJsonForm },
    { transcode },
    { Output },
    { TextSink },
    { Refusals },
  ] = await Promise.all([
    import("./open-topic.ts"),
    import("../stream/input.ts"),
    import("../stream/form.ts"),
    import("../stream/transcode.ts"),
    import("./output.ts"),
    import("./text-sink.ts"),
    import("./refusals.ts"),
  ]);
  const inputs = await inputsOf(file === undefined ? [] : [file], process.stdin);
  const { topic, readable } = await openTopic(options.registry, argument, options.version);
  const form = inputForm(options.input, topic.encoding);
  const read = options.raw === true ? decodeUnvalidated : decodeMessage;
  const fromReadable = topic.encoding !== "json" && isJsonForm(form);
  const layout = options.compact === true ? "compact" : options.pretty === true ? "pretty" : "auto";
  const sink = new TextSink(new Output(process.stdout), layout);
  const refusals = new Refusals(process.stderr);
  for (const input of inputs) {
    const unread = await transcode(input, {
      maxMessageBytes: topic.maxMessageBytes,
      form,
      convert: (bytes) => readable.print(fromReadable ? readable.parse(bytes) : read(topic, bytes)),
      sink,
      refuse: (offence) => refusals.add(offence),
    });
    refusals.unread(unread);
  }
  await sink.end();
  return refusals.count > 0 ? EXIT.findings : EXIT.clean;
}
