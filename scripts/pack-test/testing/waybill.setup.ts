import { TraceItemSchema } from "@waybill/protos/sentry_protos/snuba/v1/trace_item";
import { useMessages, useRegistry } from "@waybill/testing";
import { registry } from "@waybill/topics/registry";
import "@waybill/testing/vitest";

await useRegistry(registry);
useMessages(TraceItemSchema);

declare module "@waybill/testing" {
  interface Register {
    registry: typeof registry;
  }
}
