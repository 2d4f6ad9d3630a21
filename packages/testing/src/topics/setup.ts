import { loadTopic, type Topic, type TopicRegistry } from "@waybill/runtime";
import { jsonTopic } from "@waybill/runtime/json";
import { announce } from "../coverage/hand-in.ts";
import { useMessages } from "../protobuf/descriptor.ts";
import { nameOf } from "./name-of.ts";
import type { TopicName, TopicOf } from "./register.ts";
import { type TestSupport, useFixtures } from "./support.ts";

const loaded = new Map<string, Topic[]>();

/**
 * Loads every topic of a generated registry, so that matchers and builders know them by name. Call it once, in a setup
 * file of the test runner; calling it with several registries adds them up.
 *
 * The support is the module `test-support` of the same package. With it Protobuf messages can be made up, and fixtures are
 * at hand.
 */
export async function useRegistry(registry: TopicRegistry, support: TestSupport = {}): Promise<void> {
  for (const [name, versions] of Object.entries(registry)) {
    const topics = await Promise.all(
      Object.keys(versions).map((version) => loadTopic(registry, name, Number(version))),
    );
    loaded.set(name, topics);
  }
  const { fixtures = {}, messages = {} } = support;
  useFixtures(fixtures);
  const loads = Object.values(messages).flatMap((versions) => Object.values(versions));
  useMessages(...(await Promise.all(loads.map((load) => load()))));
  announce([...loaded.values()].flat().map(nameOf));
}

/**
 * The topic that a name stands for.
 *
 * @throws Error when it is neither a topic nor a name, no registry was set up, the name is unknown, or it leaves open which
 *   of several versions is meant
 */
export function topicNamed<T extends Topic | TopicName>(topic: T): TopicOf<T> {
  if (typeof topic !== "string") {
    if (typeof topic === "object" && "~standard" in topic) return topic as TopicOf<T>;
    throw new Error(
      `expected a topic or its name, got ${typeof topic}: is the name of the import spelt right?`,
    );
  }
  const [, name = topic, version] = /^(.*)@v(\d+)$/.exec(topic) ?? [];
  const topics = loaded.get(name);
  if (loaded.size === 0) {
    throw new Error(
      'no topics are known by name yet: call "await useRegistry(registry)" in a setup file of the tests',
    );
  }
  if (topics === undefined) throw new Error(`unknown topic "${name}"; ${hintFor(name)}`);
  const fitting = topics.filter(
    (candidate) => version === undefined || candidate.version === Number(version),
  );
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only as TopicOf<T>;
  const names = topics.map((candidate) => `"${name}@v${candidate.version}"`).join(" or ");
  throw new Error(`topic "${topic}" is not one version of a topic: expected ${names}`);
}

/** The known name that was meant, as the runtime sees it of values that a schema lists, or else all of them. */
function hintFor(name: string): string {
  const names = [...loaded.keys()].sort();
  const [issue] = jsonTopic("names", 1, { schema: { enum: names } }).explain(name);
  return issue?.hint ?? `expected one of ${names.join(", ")}`;
}
