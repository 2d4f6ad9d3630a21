import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { extendLedger, type Ledger, LedgerError, parseLedger, printLedger } from "@waybill/compat/protobuf";
import type { Registry } from "../../registry/model.ts";
import { UsageError } from "../../registry/usage-error.ts";
import { LEDGER_FILE, RELEASED } from "./layout.ts";

/** Every number and name of Protobuf that was released up to a version; none without messages, now or before. */
export function* freezeLedger(
  { messages }: Registry,
  before: Ledger | undefined,
  version: string,
): Generator<[string, Uint8Array]> {
  if (messages === undefined && before === undefined) return;
  const ledger = messages === undefined ? before : extendLedger(before, version, messages);
  if (ledger !== undefined) yield [LEDGER_FILE, new TextEncoder().encode(printLedger(ledger))];
}

/**
 * The ledger in the folder of a baseline; undefined when it has none.
 *
 * @throws UsageError when it is not one
 */
export async function readLedger(folder: string): Promise<Ledger | undefined> {
  const text = await readFile(join(folder, LEDGER_FILE), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return parseLedger(text);
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    const advice = `restore ${RELEASED}/${LEDGER_FILE}; only "waybill release" writes it`;
    throw new UsageError(`${error.message}; ${advice}`);
  }
}
