import { UsageError } from "./usage-error.ts";

/** Of a registry, for what would be a success that says nothing without any topics. */
export function noTopics(root: string): UsageError {
  return new UsageError(
    `"${root}" has no topics; pass --registry <folder>, or make the first with "waybill new <topic>"`,
  );
}
