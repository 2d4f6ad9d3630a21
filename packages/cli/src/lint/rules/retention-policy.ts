import { kafkaTables } from "../kafka-tables.ts";
import { problemAt, type Rule } from "../rule.ts";

export const retentionPolicy: Rule = {
  id: "retention-policy",
  severity: "error",
  summary:
    "every topic sets `retention.ms` to a value that registry.yaml allows, and to -1 only when it is compacted and nothing else",
  explain: {
    why: "Without the setting the broker's default decides, and differs between clusters. Unlimited retention fills the disks unless compaction bounds the log; `compact,delete` deletes by age again, for which -1 is no age.",
    bad: "kafka:\n  cleanup.policy: compact,delete\n  retention.ms: -1",
    good: "kafka:\n  cleanup.policy: compact\n  retention.ms: -1",
    fix: "Set `retention.ms` to one of `policy.retention_ms` of registry.yaml, in milliseconds.",
  },
  *check(registry) {
    const allowed = registry.config.policy.retention_ms;
    for (const { topic, document, pointer, settings, deadLetter } of kafkaTables(registry)) {
      if (deadLetter && registry.config.policy.dead_letter_retention_ms !== undefined) continue;
      const retention = settings["retention.ms"];
      const at = (message: string, hint?: string) =>
        problemAt(document, `${pointer}/retention.ms`, message, hint);
      if (retention === undefined) {
        const hint = allowed.length > 0 ? `set it to ${allowed.map(duration).join(" or ")}` : undefined;
        yield at(`retention.ms of "${topic}" is missing`, hint);
      } else if (retention === -1) {
        if (settings["cleanup.policy"] === "compact") continue;
        yield at(`retention.ms of "${topic}" must not be -1 unless cleanup.policy is exactly "compact"`);
      } else if (typeof retention === "number" && allowed.length > 0 && !allowed.includes(retention)) {
        yield at(
          `retention.ms of "${topic}" must be ${allowed.map(duration).join(" or ")}, got ${duration(retention)}`,
        );
      }
    }
  },
};

/** `86400000 (1 d)`. */
export function duration(milliseconds: number): string {
  const units = [
    ["d", 86_400_000],
    ["h", 3_600_000],
    ["min", 60_000],
    ["s", 1000],
  ] as const;
  const unit = units.find(([, length]) => milliseconds >= length && milliseconds % length === 0);
  return unit === undefined ? String(milliseconds) : `${milliseconds} (${milliseconds / unit[1]} ${unit[0]})`;
}
