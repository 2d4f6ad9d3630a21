import type { Position } from "./frame.ts";

/** One refused message: where it stands and the first thing that is wrong with it. Holds no payload value. */
export interface Offence extends Position {
  readonly file: string;
  readonly rule: string;
  /** JSON Pointer into the message; absent when the message could not be told apart from its surroundings. */
  readonly path?: string;
  readonly message: string;
  readonly hint?: string;
  /** How many issues the message has besides. */
  readonly more: number;
}

/** Paths can hold keys of the message, which can be of any length. */
const MAX_TEXT = 300;

/**
 * Counts messages by what was wrong with them and keeps the first offenders: as many as it was told to over all, and one
 * of each rule in any case. Memory does not grow with the number of messages.
 */
export class Tally {
  messages = 0;
  refused = 0;
  bytes = 0;
  /** Bytes at the end of inputs in which no messages could be told apart. */
  unread = 0;
  /** In order of appearance. */
  readonly offences: Offence[] = [];
  readonly #byRule = new Map<string, number>();
  readonly #keep: number;

  constructor(keep: number) {
    this.#keep = keep;
  }

  get accepted(): number {
    return this.messages - this.refused;
  }

  /** Rules with the number of messages they refused, most first. */
  get rules(): readonly { readonly rule: string; readonly messages: number }[] {
    return [...this.#byRule]
      .map(([rule, messages]) => ({ rule, messages }))
      .sort((a, b) => b.messages - a.messages || (a.rule < b.rule ? -1 : 1));
  }

  accept(): void {
    this.messages++;
  }

  refuse(offence: Offence): void {
    this.messages++;
    this.refused++;
    const count = this.#byRule.get(offence.rule) ?? 0;
    this.#byRule.set(offence.rule, count + 1);
    if (this.offences.length >= this.#keep && count > 0) return;
    this.offences.push({
      ...offence,
      message: cut(offence.message),
      ...(offence.path !== undefined && { path: cut(offence.path) }),
      ...(offence.hint !== undefined && { hint: cut(offence.hint) }),
    });
  }
}

function cut(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}…`;
}
