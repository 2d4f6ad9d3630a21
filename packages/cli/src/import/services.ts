import type { Report } from "./report.ts";
import type { FlatTopic } from "./topic-file.ts";

/**
 * Short names of services: `acme/relay` is `relay`, unless another organisation has a service of that name too; then
 * the organisation stays in the name.
 */
export function serviceNames(topics: readonly FlatTopic[], report: Report): (written: string) => string {
  const organisations = new Map<string, Set<string>>();
  for (const topic of topics) {
    for (const written of [...topic.producers, ...topic.consumers]) {
      const short = written.slice(written.lastIndexOf("/") + 1);
      organisations.set(short, (organisations.get(short) ?? new Set()).add(written));
    }
  }
  for (const [short, written] of organisations) {
    if (written.size < 2) continue;
    const file =
      topics.find((topic) => [...topic.producers, ...topic.consumers].some((name) => written.has(name)))
        ?.file ?? "";
    report("service-name", file, `"${short}" names several services: ${[...written].sort().join(", ")}`);
  }
  return (written) => {
    const short = written.slice(written.lastIndexOf("/") + 1);
    return (organisations.get(short)?.size ?? 0) > 1 || short === "" ? written : short;
  };
}
