import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { nodeVersionFault } from "./node-version.ts";

test.each(["20.19.0", "20.20.2", "22.0.0", "24.21.0"])("Node %s will do", (version) => {
  expect(nodeVersionFault(version)).toBeUndefined();
});

test.each(["18.20.4", "20.18.9", "16.0.0"])("Node %s is too old, in one line", (version) => {
  const [, least] = /^>=(\S+)$/.exec(manifest.engines.node) ?? [];
  expect(nodeVersionFault(version)).toBe(`needs Node ${least} or later; this is Node ${version}`);
});
