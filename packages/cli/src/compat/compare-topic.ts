import type { Policies } from "@waybill/compat";
import type { Finding } from "../finding.ts";
import { lineOf } from "../registry/document.ts";
import type { Registry, TopicSource, TopicVersion } from "../registry/model.ts";
import { type Bundle, bundle } from "../schema/bundle.ts";
import { comparePair, type Side } from "./compare-pair.ts";
import { createConfirm } from "./confirm.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { demandOf, type ModeDemand } from "./mode.ts";
import { compareMessages } from "./protobuf.ts";
import { compareFixtures } from "./released-fixtures.ts";
import { type DirectionReport, type TopicReport, verdictOfFindings, worstVerdict } from "./report.ts";
import { compareModes, compareSettings, placeIn } from "./settings.ts";

export interface TopicOptions {
  readonly old: Registry;
  readonly current: Registry;
  readonly policies: Policies;
  /** Instead of the mode of topic.yaml. */
  readonly mode?: string;
  /** Whether Protobuf messages may have changed; when not, the registries need no descriptors. */
  readonly protoChanged: boolean;
}

/** Findings of a bundle after which its schema says something else than what was written. */
const FAULTS = ["unresolved-ref", "malformed-keyword", "unsupported-keyword"];

/** Compares a topic of the baseline with what has become of it. */
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
    this.#others.push(...compareModes(this.#old, this.#current));
    const isCompared = this.#demand.directions.length > 0;
    if (isCompared) {
      this.#others.push(...compareSettings(this.#old, this.#current));
      await this.#versions();
    }
    const verdicts = this.#directions.map(({ verdict }) => verdict);
    const isUnchanged = !this.#isChanged && this.#others.length === 0;
    const reason = spec.compatibility?.reason;
    return {
      ...about(name, spec),
      mode: this.#mode,
      status: isCompared ? (isUnchanged ? "unchanged" : "compared") : "not-compared",
      ...(reason !== undefined && !isCompared && { reason }),
      verdict: worstVerdict([...verdicts, verdictOfFindings(this.#others)]),
      directions: this.#directions,
      others: this.#others,
      types: [],
    };
  }

  async #versions(): Promise<void> {
    for (const before of this.#old.versions) {
      const after = this.#current.versions.find(({ version }) => version === before.version);
      if (after === undefined) this.#removed(before);
      else await this.#version(before, after);
    }
    if (!this.#demand.isTransitive) return;
    const known = new Set(this.#old.versions.map(({ version }) => version));
    for (const added of this.#current.versions.filter(({ version }) => !known.has(version))) {
      this.#isChanged = true;
      this.#earlier(added);
    }
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
    const sameSchema =
      textOf(bundle(old, before)) === textOf(bundle(current, after)) && isReadable(before, after);
    if (sameSchema && !(isProtobuf && protoChanged)) return;
    this.#isChanged ||= !sameSchema;
    if (isProtobuf && protoChanged && after.message !== undefined) {
      const found = await compareMessages(old, current, after);
      this.#others.push(...found);
    }
    if (!sameSchema) {
      this.#pair(before, after);
      if (this.#demand.isTransitive) this.#earlier(after);
    }
    if (this.#demand.directions.includes("backward"))
      this.#others.push(
        ...compareFixtures({ registry: old, version: before }, { registry: current, version: after }),
      );
  }

  /** Against all versions of the baseline before this one. */
  #earlier(after: TopicVersion): void {
    for (const before of this.#old.versions)
      if (before.version < after.version && before.encoding === after.encoding) this.#pair(before, after);
  }

  #pair(before: TopicVersion, after: TopicVersion): void {
    const { old, current, policies } = this.#options;
    const isProtobuf = after.encoding === "protobuf";
    const since = before.version === after.version ? "" : ` since v${before.version}`;
    this.#directions.push(
      ...comparePair(sideOf(old, before), sideOf(current, after), {
        subject: `"${after.topic}" v${after.version}${since}`,
        topic: after.topic,
        directions: this.#demand.directions,
        policies,
        confirm: createConfirm({ binary: after.encoding !== "json", own: true }),
        ...(isProtobuf && { doubt: "whether a Protobuf message has the form that the schemas differ in" }),
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

function isReadable(...versions: readonly TopicVersion[]): boolean {
  return versions.every(({ schema, encoding }) => schema !== undefined || encoding === "protobuf");
}

function textOf({ schema }: Bundle): string {
  return JSON.stringify(schema);
}

function sideOf(registry: Registry, version: TopicVersion): Side {
  const { schema, findings, locate } = bundle(registry, version);
  const faults = findings
    .filter(({ rule }) => FAULTS.includes(rule))
    .map(
      ({ rule, file, line, message }) =>
        `${file}${line === undefined ? "" : `:${line}`} ${message} [${rule}]`,
    );
  if (!isReadable(version))
    faults.unshift(`${version.topic}/v${version.version}.schema.json cannot be read as a schema`);
  const documents = [...(version.schema === undefined ? [] : [version.schema]), ...registry.shared];
  const quote: Side["quote"] = ({ file, line }) => {
    const document = documents.find((one) => one.file === file);
    return document && lineOf(document, line);
  };
  return { label: `v${version.version}`, schema, locate, quote, faults };
}
