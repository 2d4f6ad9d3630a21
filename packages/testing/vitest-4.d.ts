// For vitest 4, whose `Matchers` has one type parameter where vitest 5 has two; the code is the same.
import type { WaybillMatchers } from "./dist/index.js";

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: the parameter has to be that of the declaration of vitest
  interface Matchers<T = any> extends WaybillMatchers<void> {}
}
