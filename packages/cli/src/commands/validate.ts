import type { Command } from "commander";
import { EXIT } from "./exit-code.ts";
import { type FindingOptions, formatOf, formatOption, jsonOption } from "./finding-format.ts";
import { interruption } from "./interrupt.ts";
import { optionsOf, subcommand, wholeNumber } from "./options.ts";
import { withTopic } from "./topic-argument.ts";

interface ValidateCommandOptions extends FindingOptions {
  readonly version?: string;
  readonly input?: string;
  readonly maxFindings: number;
}

export function addValidate(program: Command): void {
  withTopic(
    subcommand(program, "validate", [
      "waybill validate ingest-replay-events message.json",
      "kcat -C -b localhost:9092 -t outcomes -e -u | waybill validate outcomes",
      "waybill validate ingest-replay-recordings@v1 dump.msgpack --json",
      "waybill validate snuba-items items.bin --input delimited",
    ]),
  )
    .summary("check messages from files or standard input")
    .description(
      [
        "Checks messages from files or standard input against a topic, in flat memory however long the input is.",
        "JSON may be one document, documents one after another, or one a line; MessagePack is values back to back;",
        "Protobuf is one message a file, or a stream with lengths (--input delimited). The JSON forms hold the",
        "readable form that decode prints when the topic has another encoding.",
        "Ends with 1 when a message was refused.",
      ].join(" "),
    )
    .argument("[files...]", 'files to read; "-" or none is standard input')
    .option("--input <form>", "auto, json, ndjson, msgpack, protobuf or delimited", "auto")
    .option("--max-findings <n>", "how many refused messages are shown", wholeNumber("--max-findings", 0), 20)
    .addOption(formatOption())
    .addOption(jsonOption())
    .action(async (topic: string, files: string[], _: unknown, command: Command) => {
      process.exitCode = await validate(topic, files, optionsOf<ValidateCommandOptions>(command));
    });
}

async function validate(
  argument: string,
  files: readonly string[],
  options: ValidateCommandOptions & { readonly registry?: string; readonly color: boolean },
): Promise<number> {
  const [{ openTopic }, { inputsOf }, { inputForm }, { validateInputs }, { Progress }] = await Promise.all([
    import("./open-topic.ts"),
    import("../stream/input.ts"),
    import("../stream/form.ts"),
    import("../stream/validate-inputs.ts"),
    import("../stream/progress.ts"),
  ]);
  const inputs = await inputsOf(files, process.stdin);
  const opened = await openTopic(options.registry, argument, options.version);
  const form = inputForm(options.input, opened.topic.encoding);
  const { issuesIn } = await import("../stream/issues-in.ts");
  const signal = interruption();
  const started = performance.now();
  const tally = await validateInputs(inputs, {
    topic: opened.topic,
    form,
    issuesOf: issuesIn(opened.topic, opened.readable, form),
    keep: options.maxFindings,
    progress: new Progress(process.stderr),
    signal,
  });
  const { printTally } = await import("./print-tally.ts");
  const report = { tally, topic: opened.topic, milliseconds: performance.now() - started };
  process.stdout.write(await printTally(report, formatOf(options), options.color));
  if (signal.aborted) {
    process.stderr.write("waybill: interrupted; the counts are those of what was read so far\n");
    return EXIT.interrupted;
  }
  return tally.refused > 0 ? EXIT.findings : EXIT.clean;
}
