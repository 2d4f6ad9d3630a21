import { formatBytes, formatCount } from "../report/format.ts";

const FIRST_MS = 1000;
const EVERY_MS = 200;

/** Where progress is shown; standard error in practice. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** A line on the terminal that says how far a long input has been read; silent when nobody looks at a terminal. */
export class Progress {
  readonly #stream: ProgressStream;
  readonly #started = performance.now();
  #shown = 0;

  constructor(stream: ProgressStream) {
    this.#stream = stream;
  }

  update(name: string, position: number, size: number | undefined, messages: number): void {
    if (this.#stream.isTTY !== true) return;
    const now = performance.now();
    if (now - this.#started < FIRST_MS || now - this.#shown < EVERY_MS) return;
    this.#shown = now;
    const of = size === undefined || size === 0 ? "" : ` of ${formatBytes(size)}`;
    const read = `${formatBytes(position)}${of}, ${formatCount(messages, "message")}`;
    this.#stream.write(`\r\u001b[K${name}: ${read}`);
  }

  clear(): void {
    if (this.#shown > 0) this.#stream.write("\r\u001b[K");
    this.#shown = 0;
  }
}
