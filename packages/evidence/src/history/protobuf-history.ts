import type { DescMessage, FileRegistry } from "@bufbuild/protobuf";
import {
  checkLedger,
  compareMessages,
  extendLedger,
  isUnchanged,
  type Ledger,
  type MessageDirectionResult,
} from "@waybill/compat/protobuf";
import { faultOf } from "../../../compat/test/support/witness-holds.ts";
import { type Row, type RunOptions, type Section, skipped } from "../row.ts";
import { Unavailable } from "../suites/case.ts";
import { plantedRow } from "./planted-reuse.ts";
import { registryOf } from "./python-descriptors.ts";
import { type Release, releases } from "./releases.ts";

const NAME = "real Protobuf history";
const FEWEST_STEPS = 20;

/** Every message that changed from release to release of a package of Protobuf messages, and the ledger of them all. */
export const protobufHistory: Section = {
  name: NAME,
  async run({ offline }: RunOptions) {
    let all: readonly Release[];
    try {
      all = await releases("sentry-protos", { cachedOnly: offline, choose: someOf });
    } catch (error) {
      if (error instanceof Unavailable) return [skipped(NAME, error.message)];
      throw error;
    }
    if (all.length === 0) return [skipped(NAME, "no release is in the cache")];
    const registries = all.map(({ version, folder }) => ({ version, registry: registryOf(folder) }));
    const last = registries.at(-1)?.registry as FileRegistry;
    return [stepsRow(registries, offline), ledgerRow(registries), plantedRow(NAME, last)];
  },
};

interface ReleasedMessages {
  readonly version: string;
  readonly registry: FileRegistry;
}

/** The first of all and the last of minor versions; from 0.10 on, where each has few changes, of every third. */
function someOf(versions: readonly string[]): readonly string[] {
  const minorOf = (version: string | undefined) => Number(version?.split(".")[1]);
  return versions.filter((version, i) => {
    const minor = minorOf(version);
    return i === 0 || (minor !== minorOf(versions[i + 1]) && (minor < 10 || minor % 3 === 1));
  });
}

function stepsRow(all: readonly ReleasedMessages[], offline: boolean): Row {
  const counts = { compatible: 0, breaking: 0, unknown: 0 };
  const details: string[] = [];
  let [changes, wrong, witnesses] = [0, 0, 0];
  for (const [i, after] of all.entries()) {
    const before = all[i - 1];
    if (before === undefined) continue;
    for (const old of messagesOf(before.registry)) {
      const current = after.registry.getMessage(old.typeName);
      if (current === undefined || isUnchanged(old, current)) continue;
      changes++;
      const { directions } = compareMessages(before.registry, after.registry, old.typeName, { mode: "full" });
      for (const direction of directions) {
        counts[direction.verdict]++;
        const id = `${old.typeName} ${before.version} -> ${after.version} ${direction.direction}`;
        if (direction.verdict === "unknown") details.push(`${id}: ${direction.obligation}`);
        const faults = faultsOf(direction, old, current);
        witnesses += direction.findings.flatMap((finding) => finding.witnesses).length;
        wrong += faults.length;
        details.push(...faults.map((fault) => `${id}: ${fault}`));
      }
    }
  }
  return {
    name: `${NAME}: ${all.length} releases, ${changes} changes of messages, both directions`,
    want: "0 witnesses wrong, 0 unknown",
    got: `${wrong} of ${witnesses} witnesses wrong, ${counts.unknown} unknown; ${counts.compatible} compatible, ${counts.breaking} breaking`,
    ok: wrong === 0 && counts.unknown === 0 && (offline || all.length > FEWEST_STEPS),
    details,
  };
}

/** Witnesses that protobuf-es alone does not see differ. */
function faultsOf(
  { direction, findings }: MessageDirectionResult,
  old: DescMessage,
  current: DescMessage,
): string[] {
  const [writer, reader] = direction === "backward" ? [old, current] : [current, old];
  return findings
    .filter(({ counts }) => counts)
    .flatMap(({ name, witnesses }) =>
      witnesses.flatMap((witness) => {
        const fault = faultOf(witness, writer, reader);
        return fault === undefined ? [] : [`${name}: ${fault}: ${witness.sent}`];
      }),
    );
}

function ledgerRow(all: readonly ReleasedMessages[]): Row {
  const found: string[] = [];
  let ledger: Ledger | undefined;
  for (const { version, registry } of all) {
    for (const { rule, owner, number } of ledger === undefined ? [] : checkLedger(ledger, registry))
      if (rule === "number-reused") found.push(`${owner}#${number} in ${version}`);
    ledger = extendLedger(ledger, version, registry);
  }
  const counted = reusedNumbers(all);
  const entries = Object.values(ledger?.messages ?? {}).reduce((sum, type) => sum + type.entries.length, 0);
  const missed = counted.filter((one) => !found.includes(one));
  const invented = found.filter((one) => !counted.includes(one));
  return {
    name: `${NAME}: ledger of ${entries} meanings of numbers`,
    want: "the numbers that counting finds reused after a gap",
    got: `${found.length} found, ${missed.length} missed, ${invented.length} invented`,
    ok: missed.length + invented.length === 0,
    details: [...missed.map((one) => `missed ${one}`), ...invented.map((one) => `invented ${one}`), ...found],
  };
}

/** Numbers that some release had, that the one before has not, and that have another name or type: by looking at them all. */
function reusedNumbers(all: readonly ReleasedMessages[]): readonly string[] {
  const meanings = all.map(
    ({ registry }) =>
      new Map(
        messagesOf(registry).flatMap(({ typeName, fields }) =>
          fields.map(({ number, name, proto }): [string, string] => [
            `${typeName}#${number}`,
            `${name} ${proto.type} ${proto.typeName} ${proto.label}`,
          ]),
        ),
      ),
  );
  return meanings.flatMap((now, i) =>
    [...now].flatMap(([place, meaning]) => {
      const earlier = meanings.slice(0, i).map((release) => release.get(place));
      const isBack = earlier.includes(meaning) || earlier.at(-1) !== undefined;
      return isBack || earlier.every((other) => other === undefined)
        ? []
        : [`${place} in ${all[i]?.version}`];
    }),
  );
}

function messagesOf(registry: FileRegistry): readonly DescMessage[] {
  return [...registry].filter(
    (type): type is DescMessage => type.kind === "message" && !type.typeName.startsWith("google."),
  );
}
