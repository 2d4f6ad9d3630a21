import { defineConfig } from "vitest/config";

export default defineConfig({ test: { setupFiles: ["waybill.setup.ts"] } });
