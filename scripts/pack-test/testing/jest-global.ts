import "@waybill/testing/jest";
import type { Message } from "@waybill/testing";
import type { registry } from "@waybill/topics/registry";

declare module "@waybill/testing" {
  interface Register {
    registry: typeof registry;
  }
}

// Compiled only: the global `expect` of Jest has the matchers, and their topics.
export const outcome: Partial<Message<"outcomes">> = { project_id: 1 };
expect(outcome).not.toMatchTopic("outcomes");
// @ts-expect-error no topic has this name
expect(outcome).not.toMatchTopic("outcome");
