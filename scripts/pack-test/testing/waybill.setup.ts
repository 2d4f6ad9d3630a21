import { useRegistry } from "@waybill/testing";
import { registry } from "@waybill/topics/registry";
import * as support from "@waybill/topics/test-support";
import "@waybill/testing/vitest";

await useRegistry(registry, support);

declare module "@waybill/testing" {
  interface Register {
    registry: typeof registry;
  }
}
