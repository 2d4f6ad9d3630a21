import "../src/vitest.ts";
import { TraceItemSchema } from "@waybill/protos/sentry_protos/snuba/v1/trace_item";
import { registry } from "@waybill/topics/registry";
import { useMessages, useRegistry } from "../src/index.ts";

useMessages(TraceItemSchema);
await useRegistry(registry);
