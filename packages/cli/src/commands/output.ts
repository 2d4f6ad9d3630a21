import { once } from "node:events";
import type { Writable } from "node:stream";

const FLUSH_BYTES = 1 << 16;

/**
 * Standard output with a bound on what waits to be written: `write` collects, `flush` waits until the reader has taken
 * it. Order is kept between text and bytes.
 */
export class Output {
  readonly #stream: Writable;
  #waiting: Buffer[] = [];
  #text = "";
  #size = 0;

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  write(part: string | Uint8Array): void {
    if (typeof part === "string") {
      this.#text += part;
    } else {
      this.#seal();
      this.#waiting.push(Buffer.from(part));
    }
    this.#size += part.length;
  }

  /** Whether enough waits to be worth a write. */
  get full(): boolean {
    return this.#size >= FLUSH_BYTES;
  }

  async flush(): Promise<void> {
    this.#seal();
    if (this.#waiting.length === 0) return;
    const bytes = this.#waiting.length === 1 ? (this.#waiting[0] as Buffer) : Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#size = 0;
    if (!this.#stream.write(bytes)) await once(this.#stream, "drain");
  }

  #seal(): void {
    if (this.#text === "") return;
    this.#waiting.push(Buffer.from(this.#text));
    this.#text = "";
  }
}
