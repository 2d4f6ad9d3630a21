import type { JsonSchema } from "@waybill/compat";
import type { Finding } from "../finding.ts";
import { type Json, printJson } from "../registry/json-source.ts";
import type { Registry, TopicVersion } from "../registry/model.ts";
import { exactBundle, exactValue } from "../schema/exact.ts";
import type { Side } from "./compare-pair.ts";
import type { ReleasedState } from "./released/history.ts";
import { placeFrom, RELEASED } from "./released/layout.ts";

/** Findings of a bundle after which its schema says something else than what was written. */
export const FAULTS: readonly string[] = ["unresolved-ref", "malformed-keyword", "unsupported-keyword"];

/** A file of a topic that is there and could not be read. */
export function unreadFile({ findings }: Registry, file: string): Finding | undefined {
  return findings.find((one) => one.rule === "unreadable-file" && one.file === file);
}

/** Whether a schema that both sides have says what it said, and nothing more keeps it from being taken at its word. */
export function saysTheSame(
  [old, before]: readonly [Registry, TopicVersion],
  [current, after]: readonly [Registry, TopicVersion],
): boolean {
  const known = faultsOf(old, before).map(({ message }) => message);
  const isNew = ({ message }: Pick<Finding, "message">) => !known.includes(message);
  return textOf(old, before) === textOf(current, after) && !faultsOf(current, after).some(isNew);
}

/** What keeps a version's schema from being taken at its word. */
function faultsOf(registry: Registry, version: TopicVersion): readonly Finding[] {
  const unread = unreadFile(registry, schemaFile(version));
  const { findings } = exactBundle(registry, version);
  return [...(unread ? [unread] : []), ...findings.filter(({ rule }) => FAULTS.includes(rule))];
}

function schemaFile({ topic, version }: TopicVersion): string {
  return `${topic}/v${version}.schema.json`;
}

/** What a version accepts, as text: the same text is the same schema. */
export function textOf(registry: Registry, version: TopicVersion): string {
  return printJson(exactBundle(registry, version).schema as Json);
}

/** A version as it was in an earlier release. */
export function stateSide({ version, release, document }: ReleasedState): Side {
  return {
    label: `v${version} of ${release}`,
    schema: exactValue(document) as JsonSchema,
    locate: (pointer) => placeFrom({ root: RELEASED }, document.locate(pointer)),
    faults: [],
  };
}

export function sideOf(registry: Registry, version: TopicVersion): Side {
  const { schema, locate } = exactBundle(registry, version);
  const faults = faultsOf(registry, version).map(
    ({ rule, file, line, message }) => `${file}${line === undefined ? "" : `:${line}`} ${message} [${rule}]`,
  );
  const unread = unreadFile(registry, schemaFile(version));
  return {
    label: `v${version.version}`,
    schema,
    locate: (pointer) => placeFrom(registry, unread ?? locate(pointer)),
    faults,
  };
}

/** As `textOf`. */
export function stateText({ document }: ReleasedState): string {
  return printJson(exactValue(document));
}
