import { TopicError } from "./error.ts";
import { beginHints, nearest } from "./nearest.ts";
import type { Topic } from "./topic.ts";

/** Every topic of a generated package by name and version, each behind an import that runs when it is asked for. */
export interface TopicRegistry {
  readonly [name: string]: { readonly [version: number]: () => Promise<Topic> };
}

/**
 * One topic of a registry. Names and versions are checked by the compiler where the registry's type lists them; a tool
 * that learns the name at run time passes `registry as TopicRegistry`.
 *
 * @throws TopicError `unknown-topic` or `unknown-version`
 */
export async function loadTopic<
  R extends TopicRegistry,
  Name extends keyof R & string,
  Version extends keyof R[Name] & number,
>(registry: R, name: Name, version: Version): Promise<Awaited<ReturnType<R[Name][Version]>>> {
  const versions = Object.hasOwn(registry, name) ? registry[name] : undefined;
  if (versions === undefined) {
    beginHints();
    const near = nearest(name, Object.keys(registry));
    const hint = near === undefined ? "" : `; did you mean "${near}"?`;
    throw new TopicError("unknown-topic", `the registry has no topic of this name${hint}`, { topic: name });
  }
  const load = Object.hasOwn(versions, version) ? versions[version] : undefined;
  if (load === undefined) {
    const known = Object.keys(versions).map((known) => `v${known}`);
    const summary = `the topic has no such version, expected ${known.join(" or ")}`;
    throw new TopicError("unknown-version", summary, { topic: name, version });
  }
  return (await load()) as Awaited<ReturnType<R[Name][Version]>>;
}
