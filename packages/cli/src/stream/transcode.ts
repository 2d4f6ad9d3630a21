import { isTopicError } from "@waybill/runtime";
import { framerFor, type InputForm } from "./form.ts";
import { frameLimits } from "./frame-limits.ts";
import type { Input } from "./input.ts";
import { offenceOf, offenceOfFault } from "./offence.ts";
import { readFrames } from "./read-frames.ts";
import type { Offence } from "./tally.ts";

/** Where the results go, in order. */
export interface Sink<Result> {
  write(result: Result): void;
  /** Waits until what was written is taken. */
  flush(): Promise<void>;
}

export interface TranscodeOptions<Result> {
  readonly maxMessageBytes: number;
  readonly form: InputForm | undefined;
  /** Turns the bytes of one message into its result, which must not refer to the bytes; throws `TopicError`. */
  readonly convert: (bytes: Uint8Array) => Result;
  readonly sink: Sink<Result>;
  readonly refuse: (offence: Offence) => void;
}

/**
 * Converts the messages of an input one by one; one that cannot be converted is reported and left out. Returns how many
 * bytes at the end could not be told apart into messages.
 */
export async function transcode<Result>(input: Input, options: TranscodeOptions<Result>): Promise<number> {
  const { convert, sink, refuse } = options;
  const { window, close } = await input.open();
  try {
    const framer = await framerFor(options.form, window, frameLimits(options.maxMessageBytes));
    const { unread } = await readFrames(window, framer, {
      take: (item) => {
        if (item.kind === "fault") {
          refuse(offenceOfFault(input.name, item));
          return true;
        }
        try {
          sink.write(convert(item.bytes));
        } catch (error) {
          if (!isTopicError(error)) throw error;
          refuse(offenceOf(input.name, item, error.issues));
        }
        return true;
      },
      pause: () => sink.flush(),
    });
    await sink.flush();
    return unread;
  } finally {
    await close();
  }
}
