import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    setupFiles: ["waybill.setup.ts"],
    reporters: ["default", ["@waybill/testing/coverage-reporter", { threshold: { outcomes: 50 } }]],
  },
});
