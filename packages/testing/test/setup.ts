import "../src/vitest.ts";
import { registry } from "@waybill/topics/registry";
import * as support from "@waybill/topics/test-support";
import { useRegistry } from "../src/index.ts";

await useRegistry(registry, support);
