import { type TopicIssue, tryDecode } from "@waybill/runtime";
import type { Finding } from "../finding.ts";
import { FixtureError } from "../fixtures/fixture-error.ts";
import { fixtureReader } from "../fixtures/read-fixture.ts";
import type { FixtureFile, Registry, TopicVersion } from "../registry/model.ts";
import { fingerprintOf } from "./fingerprint.ts";

interface Refusal {
  readonly fixture: FixtureFile;
  readonly issue: TopicIssue | undefined;
  /** The issue's, with every index as 0. */
  readonly path: string;
  times: number;
}

const RULE = "released-fixture-refused";

/** Messages that the baseline shows as good, and accepts, but the new version refuses; one finding a cause. */
export function compareFixtures(
  old: { readonly registry: Registry; readonly version: TopicVersion },
  current: { readonly registry: Registry; readonly version: TopicVersion },
): readonly Finding[] {
  const before = fixtureReader(old.registry, old.version);
  const after = fixtureReader(current.registry, current.version);
  const refused = new Map<string, Refusal>();
  for (const fixture of old.version.fixtures.filter(({ verdict }) => verdict === "pass")) {
    const bytes = bytesOf(() => before.read(fixture).bytes);
    if (bytes === undefined || !tryDecode(before.topic, bytes).ok) continue;
    const result = tryDecode(after.topic, bytes);
    if (result.ok) continue;
    const [issue] = result.error.issues;
    const path = issue?.path.replace(/\d+/g, "0") ?? "";
    const cause = JSON.stringify([path, issue?.rule]);
    const known = refused.get(cause);
    if (known === undefined) refused.set(cause, { fixture, issue, path, times: 1 });
    else known.times++;
  }
  const { topic, version } = current.version;
  return [...refused.values()].map(({ fixture, issue, path, times }) => ({
    file: fixture.file,
    rule: RULE,
    severity: "error",
    message: `"${topic}" v${version} must accept the released fixture "${fixture.name}"${times > 1 ? ` and ${times - 1} more` : ""}, but ${issue?.path || "message"} ${issue?.message ?? "is refused"} [${issue?.rule}]`,
    hint: "widen the schema again; the fixture of the baseline counts, whether or not it is still there",
    fingerprint: fingerprintOf({ topic, versions: `v${version}`, rule: RULE, path, detail: issue?.rule }),
  }));
}

/** Undefined for a fixture of the baseline that stands for no message. */
function bytesOf(read: () => Uint8Array): Uint8Array | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof FixtureError) return undefined;
    throw error;
  }
}
