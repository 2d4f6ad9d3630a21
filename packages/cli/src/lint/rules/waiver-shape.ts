import { checkShape } from "../meta/check-shape.ts";
import { waiversSchema } from "../meta/waivers-schema.ts";
import { problemAt, type Rule } from "../rule.ts";

export const waiverShape: Rule = {
  id: "waiver-shape",
  severity: "error",
  summary: "waivers.yaml has complete entries, one for each finding",
  explain: {
    why: "An entry that cannot be read waives nothing. One without a reason or an end is a switch that turns a check off, and nobody remembers why.",
    bad: "waivers:\n  - { fingerprint: 3f2a9c1d8e7b6a50, reason: ok, until: never }",
    good: "waivers:\n  - fingerprint: 3f2a9c1d8e7b6a50\n    reason: Nobody has sent these since May.\n    until: 2026-12-31",
    fix: 'Correct the entry, or let `waybill accept <fingerprint> --reason "..." --until <day>` write it.',
  },
  *check({ waivers }) {
    if (waivers === undefined) return;
    const problems = checkShape(waivers, waiversSchema);
    for (const { key: _, ...problem } of problems) yield problem;
    if (problems.length > 0) return;
    const seen = new Set<string>();
    const { waivers: entries } = waivers.value as { waivers: readonly { fingerprint: string }[] };
    for (const [index, { fingerprint }] of entries.entries()) {
      if (seen.has(fingerprint))
        yield problemAt(
          waivers,
          `/waivers/${index}`,
          `${fingerprint} must stand once`,
          "remove one of the two",
        );
      seen.add(fingerprint);
    }
  },
};
