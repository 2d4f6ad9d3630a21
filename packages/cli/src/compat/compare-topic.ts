import type { Policies } from "@waybill/compat";
import type { Finding } from "../finding.ts";
import type { Registry, TopicSource, TopicVersion } from "../registry/model.ts";
import type { ReleasedMessages } from "./baseline.ts";
import { changedReferences } from "./changed-references.ts";
import type { Side } from "./compare-pair.ts";
import { compareContract, compareModes } from "./contract-changes.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { demandOf, type ModeDemand } from "./mode.ts";
import type { ReleasedState } from "./released/history.ts";
import { type DirectionReport, type TopicReport, verdictOfFindings, worstVerdict } from "./report.ts";
import type { SecondValidator } from "./second-validator.ts";
import { compareSettings, placeIn } from "./settings.ts";
import { saysTheSame, sideOf, stateSide, stateText, textOf, unreadFile } from "./sides.ts";

export interface TopicOptions {
  readonly old: Registry;
  readonly current: Registry;
  readonly policies: Policies;
  /** The second validator, one for all topics: it knows the schemas that it was asked about before. */
  readonly second: () => Promise<SecondValidator>;
  /** Instead of the mode of topic.yaml. */
  readonly mode?: string;
  /** What versions were in releases; transitive modes look at them all. */
  readonly states: readonly ReleasedState[];
  /** What messages were in releases, for the same modes. */
  readonly messages: readonly ReleasedMessages[];
  /** Whether Protobuf messages may have changed; when not, the registries need no descriptors. */
  readonly protoChanged: boolean;
}

/** Compares a topic of the baseline with what has become of it; of both sides, those versions that are to be compared. */
export async function compareTopic(old: TopicSource, current: TopicSource, options: TopicOptions) {
  return new TopicComparison(old, current, options).run();
}

/** A topic that the baseline has and the registry has not. */
export function removedTopic({ name, spec }: TopicSource): TopicReport {
  const rule = "topic-removed";
  const finding: Finding = {
    file: `${name}/topic.yaml`,
    rule,
    severity: "error",
    message: `topic "${name}" must not be removed: the baseline has it`,
    hint: "bring its folder back until the last producer and consumer are gone",
    fingerprint: fingerprintOf({ topic: name, rule }),
  };
  return {
    ...about(name, spec),
    status: "removed",
    verdict: "breaking",
    directions: [],
    others: [finding],
    types: [],
  };
}

/** A topic that the baseline has not. */
export function newTopic({ name, spec }: TopicSource): TopicReport {
  return {
    ...about(name, spec),
    status: "new",
    verdict: "compatible",
    directions: [],
    others: [],
    types: [],
  };
}

/** A topic of which one side does not say what it promises. */
function undecidedTopic(topic: TopicSource, mode: string, why: string): TopicReport {
  const rule = "compat-unknown";
  const finding: Finding = {
    ...placeIn(topic, ""),
    rule,
    severity: "error",
    message: `"${topic.name}" could not be compared: ${why}`,
    hint: "mend it, and compare again",
    fingerprint: fingerprintOf({ topic: topic.name, rule }),
  };
  return {
    ...about(topic.name, topic.spec),
    mode,
    status: "compared",
    verdict: "unknown",
    directions: [],
    others: [finding],
    types: [],
  };
}

function about(topic: string, spec: TopicSource["spec"]) {
  const { producers, consumers, compatibility } = spec;
  return { topic, mode: compatibility?.mode ?? "backward", producers, consumers };
}

class TopicComparison {
  readonly #old: TopicSource;
  readonly #current: TopicSource;
  readonly #options: TopicOptions;
  readonly #mode: string;
  readonly #demand: ModeDemand;
  readonly #directions: DirectionReport[] = [];
  readonly #others: Finding[] = [];
  readonly #through = new Set<string>();
  #isChanged = false;

  constructor(old: TopicSource, current: TopicSource, options: TopicOptions) {
    this.#old = old;
    this.#current = current;
    this.#options = options;
    this.#mode = options.mode ?? current.spec.compatibility?.mode ?? "backward";
    this.#demand = demandOf(this.#mode);
  }

  async run(): Promise<TopicReport> {
    const { spec, name } = this.#current;
    const unread = this.#unread();
    if (unread !== undefined) return undecidedTopic(this.#current, this.#mode, unread);
    this.#others.push(...compareModes(this.#old, this.#current));
    const isCompared = this.#demand.directions.length > 0;
    if (isCompared) {
      this.#others.push(...compareContract(this.#old, this.#current));
      this.#others.push(...compareSettings(this.#old, this.#current));
      await this.#versions();
    }
    const verdicts = this.#directions.map(({ verdict }) => verdict);
    const added = this.#added().map(({ version }) => `v${version}`);
    const isUnchanged = !this.#isChanged && this.#others.length === 0 && added.length === 0;
    const reason = spec.compatibility?.reason;
    return {
      ...about(name, spec),
      mode: this.#mode,
      status: isCompared ? (isUnchanged ? "unchanged" : "compared") : "not-compared",
      ...(reason !== undefined && !isCompared && { reason }),
      verdict: worstVerdict([...verdicts, verdictOfFindings(this.#others)]),
      ...(added.length > 0 && { added }),
      ...(this.#through.size > 0 && { through: [...this.#through].sort() }),
      directions: this.#directions,
      others: this.#others,
      types: [],
    };
  }

  /** What keeps one side's topic.yaml from being taken at its word. */
  #unread(): string | undefined {
    const { old, current } = this.#options;
    const file = `${this.#current.name}/topic.yaml`;
    const [before, after] = [old, current].map((side) => unreadFile(side, file)?.message);
    if (after !== undefined) return `topic.yaml ${after}`;
    if (before !== undefined) return `topic.yaml of the baseline ${before}`;
    const isGone = this.#old.document !== undefined && this.#current.document === undefined;
    return isGone ? "topic.yaml must not be missing" : undefined;
  }

  async #versions(): Promise<void> {
    for (const before of this.#old.versions) {
      const after = this.#current.versions.find(({ version }) => version === before.version);
      if (after === undefined) this.#removed(before);
      else await this.#version(before, after);
    }
    if (!this.#demand.isTransitive) return;
    for (const added of this.#added()) await this.#earlier(added);
  }

  #added(): readonly TopicVersion[] {
    const known = new Set(this.#old.versions.map(({ version }) => version));
    return this.#current.versions.filter(({ version }) => !known.has(version));
  }

  #removed({ version }: TopicVersion): void {
    const rule = "version-removed";
    this.#others.push({
      ...placeIn(this.#current, ""),
      rule,
      severity: "error",
      message: `"${this.#current.name}" v${version} must not be removed: the baseline has it`,
      hint: "bring it back until nobody sends or reads it",
      fingerprint: fingerprintOf({ topic: this.#current.name, versions: `v${version}`, rule }),
    });
  }

  async #version(before: TopicVersion, after: TopicVersion): Promise<void> {
    const moved = this.#movedFinding(before, after);
    if (moved !== undefined) {
      this.#others.push(moved);
      return;
    }
    const { old, current, protoChanged } = this.#options;
    const isProtobuf = after.encoding === "protobuf";
    const sameSchema = saysTheSame([old, before], [current, after]);
    if (sameSchema && !(isProtobuf && protoChanged)) return;
    this.#isChanged ||= !sameSchema;
    if (isProtobuf && protoChanged && after.message !== undefined) {
      const { compareProtobuf, compareReleased } = await import("./protobuf/compare-protobuf.ts");
      const { directions, isTransitive } = this.#demand;
      const found = await compareProtobuf(old, current, after, directions);
      this.#directions.push(...found.directions);
      this.#others.push(...found.others);
      const isChanged = found.directions.length > 0;
      this.#isChanged ||= isChanged;
      if (isTransitive && isChanged)
        this.#directions.push(
          ...(await compareReleased(this.#options.messages, { old, current }, after, directions)),
        );
    }
    if (!sameSchema) {
      const sides = [
        { registry: old, version: before },
        { registry: current, version: after },
      ] as const;
      const through = changedReferences(...sides);
      for (const file of through) this.#through.add(file);
      await this.#pair(sideOf(old, before), after, through);
      if (this.#demand.isTransitive) await this.#earlier(after);
    }
    if (this.#demand.directions.includes("backward")) {
      const { compareFixtures } = await import("./released-fixtures.ts");
      this.#others.push(
        ...compareFixtures({ registry: old, version: before }, { registry: current, version: after }),
      );
    }
  }

  /** Against all versions of the baseline before this one, and all that it or they were in releases. */
  async #earlier(after: TopicVersion): Promise<void> {
    const { old } = this.#options;
    const known = new Set<string>();
    const all = old.topics.find(({ name }) => name === after.topic)?.versions ?? [];
    for (const before of all.filter(({ version }) => version <= after.version)) {
      known.add(`${before.version} ${textOf(old, before)}`);
      if (before.version < after.version && before.encoding === after.encoding)
        await this.#pair(sideOf(old, before), after);
    }
    for (const state of this.#options.states) {
      const { topic, version, encoding } = state;
      if (topic !== after.topic || encoding !== after.encoding || version > after.version) continue;
      const key = `${version} ${stateText(state)}`;
      if (known.has(key)) continue;
      known.add(key);
      await this.#pair(stateSide(state), after);
    }
  }

  /** `through` are the files that changed where the version's own has not. */
  async #pair(before: Side, after: TopicVersion, through: readonly string[] = []): Promise<void> {
    const { comparePair } = await import("./compare-pair.ts");
    const { old, current, policies, second } = this.#options;
    const isProtobuf = after.encoding === "protobuf";
    const by = through.length === 0 ? "" : ` through "${through.join('", "')}"`;
    const since = before.label === `v${after.version}` ? "" : ` since ${before.label}`;
    this.#directions.push(
      ...comparePair(before, sideOf(current, after), {
        subject: `"${after.topic}" v${after.version}${since}${by}`,
        topic: after.topic,
        directions: this.#demand.directions,
        policies,
        second: await second(),
        ...(isProtobuf && { messages: { old: typeOf(old, after), new: typeOf(current, after) } }),
      }),
    );
  }

  #movedFinding(before: TopicVersion, after: TopicVersion): Finding | undefined {
    const subject = `"${after.topic}" v${after.version}`;
    const identity = { topic: after.topic, versions: `v${after.version}` };
    if (before.encoding !== after.encoding) {
      const rule = "encoding-changed";
      return {
        ...placeIn(this.#current, "/encoding"),
        rule,
        severity: "error",
        message: `${subject} must keep the encoding "${before.encoding}", got "${after.encoding}"`,
        hint: "make a new topic for the other encoding",
        fingerprint: fingerprintOf({ ...identity, rule, detail: after.encoding }),
      };
    }
    if (before.message === after.message) return undefined;
    const rule = "message-name-changed";
    return {
      ...placeIn(this.#current, `/messages/v${after.version}`),
      rule,
      severity: "error",
      message: `${subject} must keep the message "${before.message}", got "${after.message}"`,
      hint: "add a version for the other message",
      fingerprint: fingerprintOf({ ...identity, rule, detail: after.message }),
    };
  }
}

/** The message that a version is of, as one side has it. */
function typeOf({ messages }: Registry, { message }: TopicVersion) {
  return message === undefined ? undefined : messages?.getMessage(message);
}
