import { open, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { systemReason } from "../registry/system-error.ts";
import { UsageError } from "../registry/usage-error.ts";
import { ByteWindow } from "./byte-window.ts";

/** Something messages are read from. */
export interface Input {
  /** As it is shown: the path that was given, or `stdin`. */
  readonly name: string;
  /** In bytes, when that is known beforehand. */
  readonly size?: number;
  /** Opens the input, which seems to end once the signal is aborted; call `close` in any case. */
  open(signal?: AbortSignal): Promise<{ readonly window: ByteWindow; close(): Promise<void> }>;
}

/**
 * The inputs that arguments of the command line name: files, `-` for standard input, standard input for none.
 *
 * Throws `UsageError` for a file that cannot be read, before any of them is opened.
 */
export async function inputsOf(files: readonly string[], stdin: Readable): Promise<Input[]> {
  if (files.filter((file) => file === "-").length > 1) {
    throw new UsageError('expected "-" (standard input) at most once');
  }
  const names = files.length === 0 ? ["-"] : files;
  return Promise.all(names.map((file) => (file === "-" ? stdinInput(stdin) : fileInput(file))));
}

async function fileInput(file: string): Promise<Input> {
  const stats = await stat(file).catch((error) => fail(file, error));
  if (stats.isDirectory()) throw new UsageError(`cannot read "${file}": it is a folder, expected a file`);
  return {
    name: file,
    ...(stats.isFile() && { size: stats.size }),
    open: async (signal) => {
      const handle = await open(file, "r").catch((error) => fail(file, error));
      const read = async (into: Uint8Array) => {
        if (signal?.aborted) return 0;
        const { bytesRead } = await handle
          .read(into, 0, into.length, null)
          .catch((error) => fail(file, error));
        return bytesRead;
      };
      return { window: new ByteWindow(read), close: () => handle.close() };
    },
  };
}

function fail(file: string, error: NodeJS.ErrnoException): never {
  throw new UsageError(`cannot read "${file}": ${systemReason(error)}`);
}

function stdinInput(stdin: Readable): Input {
  return {
    name: "stdin",
    open: async (signal) => {
      const chunks = stdin[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
      // Waiting for standard input can take forever; only closing it breaks the wait off.
      signal?.addEventListener("abort", () => stdin.destroy(), { once: true });
      let rest: Uint8Array = new Uint8Array();
      const read = async (into: Uint8Array) => {
        while (rest.length === 0) {
          const next = await chunks.next().catch((error: unknown) => {
            if (signal?.aborted) return { done: true, value: undefined } as const;
            throw error;
          });
          if (next.done === true) return 0;
          rest = next.value;
        }
        const taken = rest.subarray(0, into.length);
        into.set(taken);
        rest = rest.subarray(taken.length);
        return taken.length;
      };
      return { window: new ByteWindow(read), close: async () => void stdin.destroy() };
    },
  };
}
