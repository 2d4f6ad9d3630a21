// For Jest's `expect` of `@jest/globals`, whose matchers are typed in a module; the code is the same.
import type { WaybillMatchers } from "./dist/index.js";

declare module "expect" {
  interface Matchers<R extends void | Promise<void>> extends WaybillMatchers<R> {}
}
