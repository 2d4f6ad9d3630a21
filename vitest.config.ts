import { join } from "node:path";
import { defineConfig } from "vitest/config";

const tests = (suffix: string) => ["src", "test"].map((folder) => `packages/*/${folder}/**/*.${suffix}.ts`);

export default defineConfig({
  ssr: { resolve: { conditions: ["@waybill/source"] } },
  resolve: { conditions: ["@waybill/source"] },
  test: {
    globalSetup: ["scripts/build-before-tests.ts"],
    setupFiles: [join(import.meta.dirname, "scripts/seed-random-tests.ts")],
    projects: [
      { extends: true, test: { name: "unit", include: tests("test"), exclude: tests("long.test") } },
      // What takes seconds: processes, repositories, builds, streams, long searches.
      { extends: true, test: { name: "long", include: tests("long.test") } },
    ],
    // Tests share workers: none depends on fresh module state, and a worker for each file costs more than the tests.
    isolate: false,
    maxWorkers: "100%",
    testTimeout: 60_000,
  },
});
