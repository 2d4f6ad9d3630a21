import { type MessageOf, type Topic, tryDecode } from "@waybill/runtime";
import { nameOf } from "./topics/name-of.ts";
import type { Message, TopicName } from "./topics/register.ts";
import { topicNamed } from "./topics/setup.ts";
import { areFixturesKnown, type EncodedFixture, fixturesOf } from "./topics/support.ts";

/** A message that the registry keeps as an example. */
export interface Fixture<M = unknown> {
  /** What it shows: the file's name up to its verdict. */
  readonly name: string;
  readonly verdict: "pass" | "fail";
  readonly bytes: Uint8Array;
  /** The decoded message; undefined where the topic refuses the bytes. */
  readonly message: M | undefined;
  /** Of a fail fixture: the rule it is refused by, and where. */
  readonly fails?: { readonly path: string; readonly rule: string };
}

/**
 * The registry's own pass and fail messages of a topic, none for a topic that has none. They are loaded from the generated
 * package, whose `test-support` has to be handed to `useRegistry` before.
 *
 * @throws Error when it was not
 */
export async function fixtures<T extends Topic | TopicName>(
  named: T,
): Promise<readonly Fixture<Message<T>>[]> {
  const topic: Topic = topicNamed(named);
  if (!areFixturesKnown()) {
    throw new Error(
      `no fixtures are known: call "await useRegistry(registry, support)" in a setup file of the tests, with all of "<package of ${topic.name}>/test-support" as the support`,
    );
  }
  const encoded = (await fixturesOf(nameOf(topic))?.()) ?? [];
  return encoded.map((one) => fixtureOf(topic, one) as Fixture<Message<T>>);
}

function fixtureOf(
  topic: Topic,
  { name, verdict, fails, text, base64 }: EncodedFixture,
): Fixture<MessageOf<Topic>> {
  const bytes =
    base64 === undefined
      ? new TextEncoder().encode(text)
      : Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const result = tryDecode(topic, bytes);
  return {
    name,
    verdict,
    bytes,
    message: result.ok ? result.value : undefined,
    ...(fails !== undefined && { fails }),
  };
}
