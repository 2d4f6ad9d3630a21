import { formatBytes, formatCount } from "../report/format.ts";
import { placeOf, reasonOfOffence } from "../stream/offence.ts";
import type { ProgressStream } from "../stream/progress.ts";
import type { Offence } from "../stream/tally.ts";

const SHOWN = 20;

/** Says on standard error which messages were left out, the first of them one by one and the rest as a number. */
export class Refusals {
  count = 0;
  readonly #stream: ProgressStream;

  constructor(stream: ProgressStream) {
    this.#stream = stream;
  }

  add(offence: Offence): void {
    this.count++;
    if (this.count > SHOWN) return;
    this.#stream.write(`${placeOf(offence)}: ${reasonOfOffence(offence)} [${offence.rule}]\n`);
  }

  /** Ends the report of an input; `unread` bytes of it could not be told apart into messages. */
  unread(unread: number): void {
    if (this.count > SHOWN) {
      this.#stream.write(`… and ${formatCount(this.count - SHOWN, "more message")} left out\n`);
    }
    if (unread > 0) {
      this.#stream.write(`${formatBytes(unread)} at the end could not be told apart into messages\n`);
    }
  }
}
