import type { JsonSchema } from "@waybill/compat";
import { type Json, printJson } from "../registry/json-source.ts";
import type { Registry, TopicVersion } from "../registry/model.ts";
import { exactBundle, exactValue } from "../schema/exact.ts";
import type { Side } from "./compare-pair.ts";
import type { ReleasedState } from "./released/history.ts";
import { placeFrom, RELEASED } from "./released/layout.ts";

/** Findings of a bundle after which its schema says something else than what was written. */
export const FAULTS: readonly string[] = ["unresolved-ref", "malformed-keyword", "unsupported-keyword"];

/** Whether each version has a schema that could be read, or needs none. */
export function isReadable(...versions: readonly TopicVersion[]): boolean {
  return versions.every(({ schema, encoding }) => schema !== undefined || encoding === "protobuf");
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
  const { schema, findings, locate } = exactBundle(registry, version);
  const faults = findings
    .filter(({ rule }) => FAULTS.includes(rule))
    .map(
      ({ rule, file, line, message }) =>
        `${file}${line === undefined ? "" : `:${line}`} ${message} [${rule}]`,
    );
  if (!isReadable(version))
    faults.unshift(`${version.topic}/v${version.version}.schema.json cannot be read as a schema`);
  return {
    label: `v${version.version}`,
    schema,
    locate: (pointer) => placeFrom(registry, locate(pointer)),
    faults,
  };
}

/** As `textOf`. */
export function stateText({ document }: ReleasedState): string {
  return printJson(exactValue(document));
}
