import { isDeepStrictEqual } from "node:util";
import { type Fixture, fixtures } from "@waybill/testing";
import { decodeUnvalidated, type Topic, tryDecode } from "@waybill/topics";
import { parse } from "./consumer.ts";
import type { Judge } from "./peers/peer.ts";

/** What a contender gets wrong of a topic's fixtures, by their names. */
export interface Faults {
  /** Fixtures that refuse or accept something it could have seen. */
  readonly of: number;
  readonly accepts: readonly string[];
  readonly refuses: readonly string[];
  readonly changes: readonly string[];
}

/** Of a reader, against the strict one: bytes that are no message at all, and values that it changes. */
export async function faultsOfReader(
  topic: Topic,
  read: (bytes: Uint8Array) => unknown,
  own = (bytes: Uint8Array) => decodeUnvalidated(topic, bytes),
): Promise<Faults> {
  const all = await fixtures(topic);
  const undecodable = all.filter(({ bytes }) => codeOf(topic, bytes) === "undecodable");
  const valid = all.filter(({ verdict }) => verdict === "pass");
  const isRead = ({ bytes }: Fixture) => attempt(read, bytes) !== undefined;
  const isChanged = ({ bytes }: Fixture) =>
    !isDeepStrictEqual(plain(attempt(read, bytes)), plain(own(bytes)));
  return {
    of: all.length,
    accepts: undecodable.filter(isRead).map(({ name }) => name),
    refuses: valid.filter((one) => !isRead(one)).map(({ name }) => name),
    changes: valid.filter((one) => isRead(one) && isChanged(one)).map(({ name }) => name),
  };
}

/** Of a validator, given what a consumer parses of bytes that can be decoded. */
export async function faultsOf(topic: Topic, { accepts, covers }: Judge): Promise<Faults> {
  const all = (await fixtures(topic)).filter(
    ({ bytes }) => codeOf(topic, bytes) !== "undecodable" && (covers?.(attempt(parse, bytes)) ?? true),
  );
  const names = (verdict: string, isWrong: (value: unknown) => boolean) =>
    all
      .filter((one) => one.verdict === verdict && isWrong(attempt(parse, one.bytes)))
      .map(({ name }) => name);
  return {
    of: all.length,
    accepts: names("fail", (value) => accepts(value)),
    refuses: names("pass", (value) => !accepts(value)),
    changes: [],
  };
}

export function isFaulty({ accepts, refuses, changes }: Faults): boolean {
  return accepts.length + refuses.length + changes.length > 0;
}

/** `undefined` for what it throws at. */
function attempt(read: (bytes: Uint8Array) => unknown, bytes: Uint8Array): unknown {
  try {
    return read(bytes);
  } catch {
    return undefined;
  }
}

/** Buffers are bytes as well. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

function codeOf(topic: Topic, bytes: Uint8Array): string | undefined {
  const result = tryDecode(topic, bytes);
  return result.ok ? undefined : result.error.code;
}
