import { loadTopic, type Topic, type TopicRegistry } from "@waybill/runtime";
import { isObject } from "@waybill/runtime/codegen";
import { announce } from "../coverage/hand-in.ts";
import { hintFor, kindOf } from "../given.ts";
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
  checkRegistry(registry);
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

function checkRegistry(registry: TopicRegistry): void {
  const isOne =
    isObject(registry) &&
    Object.values(registry).every(
      (versions) => isObject(versions) && Object.values(versions).every((load) => typeof load === "function"),
    );
  if (!isOne)
    throw new Error(
      'expected the registry of a generated package: import { registry } from "@waybill/topics/registry"',
    );
}

/**
 * The topic that a name stands for.
 *
 * @throws Error when it is neither a topic nor a name, no registry was set up, the name is unknown, or it leaves open which
 *   of several versions is meant
 */
export function topicNamed<T extends Topic | TopicName>(topic: T): TopicOf<T> {
  if (typeof topic !== "string") {
    if (typeof topic === "object" && topic !== null && "~standard" in topic) return topic as TopicOf<T>;
    throw new Error(
      `expected a topic or its name, got ${kindOf(topic)}: is the name of the import spelt right?`,
    );
  }
  const [, name = topic, version] = /^(.*)@v(\d+)$/.exec(topic) ?? [];
  const topics = loaded.get(name);
  if (loaded.size === 0) {
    throw new Error(
      'no topics are known by name yet: call "await useRegistry(registry)" in a setup file of the tests',
    );
  }
  if (topics === undefined)
    throw new Error(`unknown topic "${name}"; ${hintFor(name, [...loaded.keys()].sort())}`);
  const fitting = topics.filter(
    (candidate) => version === undefined || candidate.version === Number(version),
  );
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only as TopicOf<T>;
  const names = topics.map((candidate) => `"${name}@v${candidate.version}"`).join(" or ");
  throw new Error(`topic "${topic}" is not one version of a topic: expected ${names}`);
}
