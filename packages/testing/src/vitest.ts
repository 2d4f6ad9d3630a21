/** For vitest 5: adds the matchers to `expect`. Import it in a setup file. */
import { expect } from "vitest";
import { matchers } from "./matchers/index.ts";
import type { WaybillMatchers } from "./matchers/types.ts";

declare module "vitest" {
  interface Matchers<R, T> extends WaybillMatchers<R> {}
}

expect.extend(matchers as never);
