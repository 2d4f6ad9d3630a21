/** For Jest: adds the matchers to the global `expect`. Name it in `setupFilesAfterEnv`. */
import { matchers } from "./matchers/index.ts";
import type { WaybillMatchers } from "./matchers/types.ts";
import { withDiff } from "./matchers/with-diff.ts";

declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: the parameters have to be those of the declaration of @types/jest
    interface Matchers<R, T = {}> extends WaybillMatchers<R> {}
  }
}

const { expect } = globalThis as { expect?: { extend(matchers: object): void } };
if (expect === undefined)
  throw new Error("@waybill/testing/jest needs Jest's global expect: name it in setupFilesAfterEnv");
expect.extend(withDiff(matchers));
