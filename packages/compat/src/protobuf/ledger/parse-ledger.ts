import type { Ledger, LedgerEntry, LedgerType } from "./ledger.ts";

/** A text is no ledger; the message says where and what was expected there. */
export class LedgerError extends Error {
  override readonly name = "LedgerError";
}

/** Reads what `printLedger` wrote. Throws `LedgerError` for anything else. */
export function parseLedger(text: string): Ledger {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new LedgerError("ledger must be JSON", { cause });
  }
  const { format, releases, messages, enums } = objectAt(value, "");
  if (format !== 1) throw new LedgerError("/format must be 1: a newer waybill wrote the ledger");
  return {
    format,
    releases: listAt(releases, "/releases").map((release, i) => stringAt(release, `/releases/${i}`)),
    messages: typesAt(messages, "/messages"),
    enums: typesAt(enums, "/enums"),
  };
}

function typesAt(value: unknown, at: string): Record<string, LedgerType> {
  return Object.fromEntries(
    Object.entries(objectAt(value, at)).map(([name, type]) => [name, typeAt(type, `${at}/${name}`)]),
  );
}

function typeAt(value: unknown, at: string): LedgerType {
  const { entries, reservedNumbers, reservedNames } = objectAt(value, at);
  return {
    entries: listAt(entries, `${at}/entries`).map((entry, i) => entryAt(entry, `${at}/entries/${i}`)),
    reservedNumbers: listAt(reservedNumbers, `${at}/reservedNumbers`).map((range, i) =>
      rangeAt(range, `${at}/reservedNumbers/${i}`),
    ),
    reservedNames: listAt(reservedNames, `${at}/reservedNames`).map((name, i) =>
      stringAt(name, `${at}/reservedNames/${i}`),
    ),
  };
}

function entryAt(value: unknown, at: string): LedgerEntry {
  const { number, name, type, json, since, removed } = objectAt(value, at);
  return {
    number: numberAt(number, `${at}/number`),
    name: stringAt(name, `${at}/name`),
    ...(type !== undefined && { type: stringAt(type, `${at}/type`) }),
    ...(json !== undefined && { json: stringAt(json, `${at}/json`) }),
    since: stringAt(since, `${at}/since`),
    ...(removed !== undefined && { removed: stringAt(removed, `${at}/removed`) }),
  };
}

function rangeAt(value: unknown, at: string): [number, number] {
  const [from, to, ...more] = listAt(value, at);
  if (more.length > 0) throw new LedgerError(`${at} must be two numbers`);
  return [numberAt(from, `${at}/0`), numberAt(to, `${at}/1`)];
}

function objectAt(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new LedgerError(`${at === "" ? "ledger" : at} must be an object`);
}

function listAt(value: unknown, at: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new LedgerError(`${at} must be an array`);
}

function stringAt(value: unknown, at: string): string {
  if (typeof value === "string") return value;
  throw new LedgerError(`${at} must be a string`);
}

function numberAt(value: unknown, at: string): number {
  if (Number.isSafeInteger(value)) return value as number;
  throw new LedgerError(`${at} must be an integer`);
}
