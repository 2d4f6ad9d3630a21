import type { Finding, Location } from "../../finding.ts";
import { SENTENCE } from "../../lint/meta/waivers-schema.ts";
import type { Document, Registry } from "../../registry/model.ts";
import { isRecord } from "../../registry/shape.ts";

/** The file of a registry that says which findings were accepted. */
export const WAIVERS_FILE = "waivers.yaml";

/** A break that was reviewed and accepted. */
export interface Waiver {
  readonly fingerprint: string;
  /** What the finding said; empty where the entry does not tell. */
  readonly finding: string;
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly until: string;
  /** Where the entry stands. */
  readonly at: Location;
}

/** What of waivers.yaml waives nothing, whatever it was meant to waive; lint says what each entry lacks. */
export function waiverFaults({ waivers, findings }: Pick<Registry, "waivers" | "findings">): Finding[] {
  const unreadable = findings
    .filter(({ file }) => file === WAIVERS_FILE)
    .map(
      (finding): Finding => ({
        ...finding,
        severity: "warning",
        hint: "nothing is waived until it can be read",
      }),
    );
  if (waivers === undefined || waivers.value === null || waivers.value === undefined) return unreadable;
  const entries = isRecord(waivers.value) ? (waivers.value["waivers"] ?? []) : waivers.value;
  const read = new Set(readWaivers(waivers).map(({ at }) => `${at.line}:${at.column}`));
  const places = Array.isArray(entries)
    ? entries.map((_, index) => waivers.locate(`/waivers/${index}`))
    : [waivers.locate("")];
  const ignored = places.filter(({ line, column }) => !read.has(`${line}:${column}`));
  const said = ignored.map((at): Finding => {
    const message = "must be complete: as it is written it waives nothing";
    return { ...at, rule: "waiver-shape", severity: "warning", message, hint: 'see "waybill lint"' };
  });
  return [...unreadable, ...said];
}

/** The complete entries of waivers.yaml; the others waive nothing. */
export function readWaivers(document: Document | undefined): readonly Waiver[] {
  if (document === undefined || !isRecord(document.value)) return [];
  const { waivers } = document.value;
  return (Array.isArray(waivers) ? waivers : []).flatMap((entry: unknown, index): Waiver[] => {
    if (!isRecord(entry)) return [];
    const { fingerprint, finding, reason, until } = entry;
    if (typeof fingerprint !== "string" || typeof reason !== "string" || typeof until !== "string") return [];
    if (!isSentence(reason) || !isDay(until)) return [];
    const at = document.locate(`/waivers/${index}`);
    return [
      { fingerprint, finding: typeof finding === "string" ? finding : "", reason: reason.trim(), until, at },
    ];
  });
}

export function isSentence(text: string): boolean {
  return new RegExp(SENTENCE, "u").test(text);
}

/** A day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Today in UTC, `YYYY-MM-DD`. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
