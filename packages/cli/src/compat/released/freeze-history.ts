import type { Registry } from "../../registry/model.ts";
import { stateFileOf } from "./history.ts";
import type { Released } from "./open.ts";

/**
 * Every different schema that a version of a topic was released with, but for the one that `frozen` has now. Topics that
 * are gone, or have another encoding, start anew.
 */
export function* freezeHistory(
  registry: Registry,
  previous: Released,
  frozen: ReadonlyMap<string, Uint8Array>,
  isReplaced: boolean,
): Generator<[string, Uint8Array]> {
  for (const topic of registry.topics) {
    const before = previous.registry.topics.find(({ name }) => name === topic.name);
    if (before === undefined || before.spec.encoding !== topic.spec.encoding) continue;
    const states = previous.history
      .filter((state) => state.topic === topic.name)
      .map(({ version, release, document }) => ({ version, release, text: document.text }));
    const last = before.versions.flatMap(({ version, schema }) =>
      schema === undefined ? [] : [{ version, release: previous.release.version, text: schema.text }],
    );
    const known = new Set<string>();
    for (const { version, release, text } of [...states, ...(isReplaced ? [] : last)]) {
      const now = frozen.get(`${topic.name}/v${version}.schema.json`);
      const key = `${version} ${text}`;
      if (known.has(key) || (now !== undefined && new TextDecoder().decode(now) === text)) continue;
      known.add(key);
      yield [stateFileOf(topic.name, version, release), new TextEncoder().encode(text)];
    }
  }
}
