import { indentJson } from "../stream/indent-json.ts";
import type { Sink } from "../stream/transcode.ts";
import type { Output } from "./output.ts";

/**
 * JSON texts on their way out. With the layout `auto` a text that stays the only one is laid out over lines, and several
 * are printed one a line.
 */
export class TextSink implements Sink<string> {
  readonly #output: Output;
  readonly #layout: "auto" | "pretty" | "compact";
  #held: string | undefined;
  #count = 0;

  constructor(output: Output, layout: "auto" | "pretty" | "compact") {
    this.#output = output;
    this.#layout = layout;
  }

  write(text: string): void {
    this.#count++;
    if (this.#layout === "auto" && this.#count === 1) {
      this.#held = text;
      return;
    }
    this.#release("compact");
    this.#print(text, this.#layout === "pretty" ? "pretty" : "compact");
  }

  flush(): Promise<void> {
    return this.#output.flush();
  }

  async end(): Promise<void> {
    this.#release("pretty");
    await this.#output.flush();
  }

  #release(layout: "pretty" | "compact"): void {
    if (this.#held === undefined) return;
    const text = this.#held;
    this.#held = undefined;
    this.#print(text, layout);
  }

  #print(text: string, layout: "pretty" | "compact"): void {
    this.#output.write(`${layout === "pretty" ? indentJson(text) : text}\n`);
  }
}
