import type { JsonSchema } from "@waybill/compat";
import { jsonText } from "../json-text.ts";
import { bundlesOf, type ReleasedSchema } from "./bundles.ts";
import type { Release } from "./releases.ts";

/** A schema that changed from one release to the next that changed it. */
export interface Step {
  /** `events.v1.schema.json 0.1.3 -> 0.1.4`. */
  readonly id: string;
  readonly old: JsonSchema;
  readonly current: JsonSchema;
  /** Whether only another file that it refers to changed. */
  readonly isIndirect: boolean;
}

/** Every change of every schema, in the order of the releases. */
export function stepsOf(releases: readonly Release[]): readonly Step[] {
  const last = new Map<
    string,
    { readonly version: string; readonly one: ReleasedSchema; readonly key: string }
  >();
  const steps: Step[] = [];
  for (const { version, folder } of releases)
    for (const one of bundlesOf(folder)) {
      const before = last.get(one.name);
      const key = jsonText(one.schema);
      last.set(one.name, { version, one, key });
      if (before === undefined || before.key === key) continue;
      const id = `${one.name} ${before.version} -> ${version}`;
      steps.push({
        id,
        old: before.one.schema,
        current: one.schema,
        isIndirect: before.one.text === one.text,
      });
    }
  return steps;
}
