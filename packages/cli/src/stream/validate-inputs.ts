import type { Topic, TopicIssue } from "@waybill/runtime";
import { framerFor, type InputForm } from "./form.ts";
import { frameLimits } from "./frame-limits.ts";
import type { Input } from "./input.ts";
import { offenceOf, offenceOfFault } from "./offence.ts";
import type { Progress } from "./progress.ts";
import { readFrames } from "./read-frames.ts";
import { Tally } from "./tally.ts";

export interface ValidateOptions {
  readonly topic: Topic;
  /** How messages stand in the inputs; found out by looking when absent. */
  readonly form: InputForm | undefined;
  /** What is wrong with one encoded message; empty when nothing is. */
  readonly issuesOf: (bytes: Uint8Array) => readonly TopicIssue[];
  /** How many offenders are kept. */
  readonly keep: number;
  readonly progress: Progress;
  /** Once aborted, the reading stops and what was counted so far is the result. */
  readonly signal: AbortSignal;
}

/** Reads all inputs to their ends and counts what is wrong with their messages. Memory does not grow with the inputs. */
export async function validateInputs(inputs: readonly Input[], options: ValidateOptions): Promise<Tally> {
  const tally = new Tally(options.keep);
  for (const input of inputs) {
    if (options.signal.aborted) break;
    await validateInput(input, options, tally);
  }
  options.progress.clear();
  return tally;
}

async function validateInput(input: Input, options: ValidateOptions, tally: Tally): Promise<void> {
  const { issuesOf, signal, progress } = options;
  const { window, close } = await input.open(signal);
  try {
    const framer = await framerFor(options.form, window, frameLimits(options.topic.maxMessageBytes));
    const { bytes, unread } = await readFrames(window, framer, {
      take: (item) => {
        if (item.kind === "fault") {
          // An input that somebody stopped before its first message is not an empty one.
          if (!signal.aborted) tally.refuse(offenceOfFault(input.name, item));
          return !signal.aborted;
        }
        const issues = issuesOf(item.bytes);
        if (issues.length === 0) tally.accept();
        else tally.refuse(offenceOf(input.name, item, issues));
        return !signal.aborted;
      },
      pause: async (position) => progress.update(input.name, position, input.size, tally.messages),
    });
    tally.bytes += bytes;
    tally.unread += unread;
  } finally {
    await close();
  }
}
