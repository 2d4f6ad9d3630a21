export type { JsonSchema, Value } from "./value.ts";
