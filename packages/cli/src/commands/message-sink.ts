import type { Sink } from "../stream/transcode.ts";
import type { Output } from "./output.ts";

/** How several encoded messages are told apart in one output. */
export type Separation = "newline" | "none" | "length";

/**
 * Encoded messages on their way out. One that stays the only one is written as it is, so that a file holds exactly the
 * bytes of the message; several are separated as their encoding needs it.
 */
export class MessageSink implements Sink<Uint8Array> {
  readonly #output: Output;
  readonly #separation: Separation;
  readonly #always: boolean;
  #held: Uint8Array | undefined;
  #count = 0;

  /** With `always` a single message is separated, too. */
  constructor(output: Output, separation: Separation, always: boolean) {
    this.#output = output;
    this.#separation = separation;
    this.#always = always;
  }

  write(message: Uint8Array): void {
    this.#count++;
    if (this.#count === 1 && !this.#always) {
      this.#held = message;
      return;
    }
    if (this.#held !== undefined) this.#print(this.#held);
    this.#held = undefined;
    this.#print(message);
  }

  flush(): Promise<void> {
    return this.#output.flush();
  }

  async end(): Promise<void> {
    if (this.#held !== undefined) this.#output.write(this.#held);
    this.#held = undefined;
    await this.#output.flush();
  }

  #print(message: Uint8Array): void {
    if (this.#separation === "length") this.#output.write(varint(message.length));
    this.#output.write(message);
    if (this.#separation === "newline") this.#output.write("\n");
  }
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}
