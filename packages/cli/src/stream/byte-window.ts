/** Fills `into` from its start and returns how many bytes it wrote; 0 only at the end. */
export type ReadBytes = (into: Uint8Array) => Promise<number>;

const CHUNK_BYTES = 1 << 20;

/**
 * The part of an input that is in memory, as one contiguous buffer that slides over it.
 *
 * Framers look at `bytes[start, end)` and move `start` past what they are done with. Views of `bytes` stay valid until
 * the next `fill`. Memory is the longest stretch that a framer leaves unconsumed, plus one chunk.
 */
export class ByteWindow {
  bytes: Buffer;
  start = 0;
  end = 0;
  /** True once the input has ended, that is, `end` will not grow any more. */
  ended = false;
  /** Position in the input of `bytes[0]`. */
  #base = 0;
  readonly #read: ReadBytes;

  constructor(read: ReadBytes, bytes: Buffer = Buffer.allocUnsafeSlow(2 * CHUNK_BYTES)) {
    this.#read = read;
    this.bytes = bytes;
  }

  /** A window over bytes that are in memory already and will not be filled. */
  static over(bytes: Buffer, ended: boolean): ByteWindow {
    const window = new ByteWindow(async () => 0, bytes);
    window.end = bytes.length;
    window.ended = ended;
    return window;
  }

  /** Position in the input of `bytes[index]`. */
  position(index: number): number {
    return this.#base + index;
  }

  get available(): number {
    return this.end - this.start;
  }

  /** Reads more, keeping `[start, end)`; `start` is 0 afterwards. */
  async fill(): Promise<void> {
    if (this.ended) return;
    this.#makeRoom();
    const count = await this.#read(this.bytes.subarray(this.end, this.end + CHUNK_BYTES));
    if (count === 0) this.ended = true;
    this.end += count;
  }

  /** Moves to the end of the input without keeping anything; returns how many bytes it passed over. */
  async drain(): Promise<number> {
    const from = this.position(this.start);
    while (!this.ended) {
      this.start = this.end;
      await this.fill();
    }
    this.start = this.end;
    return this.position(this.end) - from;
  }

  #makeRoom(): void {
    if (this.start > 0) {
      this.bytes.copyWithin(0, this.start, this.end);
      this.#base += this.start;
      this.end -= this.start;
      this.start = 0;
    }
    if (this.bytes.length - this.end >= CHUNK_BYTES) return;
    const larger = Buffer.allocUnsafeSlow(this.bytes.length * 2);
    this.bytes.copy(larger, 0, 0, this.end);
    this.bytes = larger;
  }
}
