import { loadMessages } from "../registry/messages.ts";
import type { Registry, TopicSource } from "../registry/model.ts";
import { UsageError } from "../registry/usage-error.ts";
import type { Baseline } from "./baseline.ts";
import { protoDigest } from "./proto-sources.ts";

/**
 * An image as buf builds it, as the baseline of the Protobuf topics whose messages it has: all that can differ are the
 * messages. Throws `UsageError` for a file that is no image.
 */
export async function imageBaseline(registry: Registry, path: string, named: string): Promise<Baseline> {
  const { messages } = await loadMessages(registry.root, [path]);
  if (messages === undefined || [...messages.files].length === 0)
    throw new UsageError(`"${named}" must be a folder, a ref of git, or an image: buf build -o image.binpb`);
  const topics = registry.topics.flatMap((topic): TopicSource[] => {
    const versions = topic.versions.filter(
      ({ message }) => message !== undefined && messages.getMessage(message) !== undefined,
    );
    return versions.length === 0
      ? []
      : [{ ...topic, versions: versions.map((version) => ({ ...version, fixtures: [] })) }];
  });
  const config = { ...registry.config, proto: [path] };
  return {
    registry: { ...registry, topics, config, findings: [] },
    description: `image ${named}`,
    protoDigest: await protoDigest({ root: registry.root, config }),
    only: new Set(registry.topics.filter(({ spec }) => spec.encoding === "protobuf").map(({ name }) => name)),
    findings: [],
    ledger: async () => undefined,
    states: async () => [],
    messages: async () => [],
    dispose: async () => {},
  };
}
