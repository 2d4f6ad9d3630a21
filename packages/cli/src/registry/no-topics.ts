import type { Finding } from "../finding.ts";
import { UsageError } from "./usage-error.ts";

/** Of a registry, for what would be a success that says nothing without any topics. */
export function noTopics(root: string, findings: readonly Finding[] = []): UsageError {
  const [unread] = findings;
  if (unread !== undefined) {
    const todo = unread.hint === undefined ? "" : `; ${unread.hint}`;
    return new UsageError(`"${root}" has no topics: "${unread.file}" ${unread.message}${todo}`);
  }
  return new UsageError(
    `"${root}" has no topics; pass --registry <folder>, or make the first with "waybill new <topic>"`,
  );
}
