import { defineConfig } from "vitest/config";

export default defineConfig({
  ssr: { resolve: { conditions: ["@waybill/source"] } },
  resolve: { conditions: ["@waybill/source"] },
  test: {
    globalSetup: ["scripts/build-before-tests.ts"],
    include: ["packages/*/src/**/*.test.ts", "packages/*/test/**/*.test.ts"],
    // Tests share workers: none depends on fresh module state, and a worker for each file costs more than the tests.
    isolate: false,
    maxWorkers: "100%",
    testTimeout: 60_000,
  },
});
