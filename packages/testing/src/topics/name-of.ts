import type { Topic } from "@waybill/runtime";

/** A version of a topic, as texts name it: `outcomes v1`. */
export function nameOf({ name, version }: Topic): string {
  return `${name} v${version}`;
}
