import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { percentile } from "../../measure.ts";
import { folder } from "./build.ts";

export type Verb = "decode" | "encode";

/** A program at work on some messages. */
export class NativeProcess implements Disposable {
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  constructor(program: string, messages: readonly Uint8Array[]) {
    const file = join(folder, "messages.bin");
    writeFileSync(file, Buffer.concat(messages.flatMap((bytes) => [lengthOf(bytes), bytes])));
    const child = spawn(program, [file], { stdio: ["pipe", "pipe", "inherit"] });
    this.#child = child;
    this.#answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  async #ask(question: string): Promise<string> {
    this.#child.stdin?.write(`${question}\n`);
    const { done, value } = await this.#answers.next();
    if (done) throw new Error(`no answer to ${question}`);
    return value;
  }

  /** The messages, read and written again. */
  async again(): Promise<Uint8Array[]> {
    const texts = (await this.#ask("again")).trim().split(" ");
    return texts.map((text) => Uint8Array.from(Buffer.from(text, "hex")));
  }

  /** How many messages it takes in the time in which the baseline takes one: the median of samples in turn. */
  async times(verb: Verb, baseline: () => unknown, rounds: number): Promise<number> {
    const micros = Number(await this.#ask(`${verb} 2000`)) / 1000;
    const calls = Math.ceil(300 / micros);
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      let count = 0;
      for (; performance.now() - start < 0.3; count += 10) for (let i = 0; i < 10; i++) sink = baseline();
      const own = ((performance.now() - start) * 1e6) / count;
      ratios.push(own / Number(await this.#ask(`${verb} ${calls}`)));
    }
    return percentile(ratios);
  }

  [Symbol.dispose](): void {
    this.#child.stdin?.end();
  }
}

/** Keeps the result of the last call alive, so that no call can be optimised away. */
export let sink: unknown;

function lengthOf(bytes: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return length;
}
