import type { registry } from "@waybill/topics/registry";

declare module "../src/topics/register.ts" {
  interface Register {
    registry: typeof registry;
  }
}
