import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { freeze } from "../../src/compat/released/freeze.ts";
import { editedEntries, openReleased, type Released } from "../../src/compat/released/open.ts";
import { changesTo, writeFrozen } from "../../src/compat/released/write.ts";
import { type Json, printJson } from "../../src/registry/json-source.ts";
import { loadRegistry } from "../../src/registry/load.ts";
import type { Registry } from "../../src/registry/model.ts";
import { exactBundle } from "../../src/schema/exact.ts";
import { folder } from "../cli-harness.ts";

/** Freezes the registry in `root` beside its topics. */
export async function release(root: string, version: string): Promise<Released> {
  const previous = await openReleased(root);
  const files = await freeze(await loadRegistry(root), { version, date: "2026-01-02", previous });
  await writeFrozen(join(root, "_released"), files);
  return (await openReleased(root)) as Released;
}

/** Freezes a registry in a folder of its own; what comes back must say the same, and be frozen again as it is. */
export async function expectSameWhenReleased(registry: Registry): Promise<void> {
  const target = await folder({});
  const options = { version: "1.0.0", date: "2026-01-02" };
  await writeFrozen(join(target, "_released"), await freeze(registry, { ...options, previous: undefined }));
  const released = (await openReleased(target)) as Released;
  expect(saidBy(released.registry)).toEqual(saidBy(registry));
  expect(released.registry.findings).toEqual([]);
  expect(await editedEntries(released)).toEqual([]);

  const again = await freeze(registry, { ...options, previous: released });
  expect(await changesTo(released.folder, again)).toEqual([]);
  expect(await readFile(join(released.folder, "release.json"), "utf8")).toBe(
    new TextDecoder().decode(again.get("release.json")),
  );
}

function saidBy(registry: Registry) {
  return registry.topics.map(({ name, spec, versions }) => ({
    name,
    spec,
    versions: versions.map((version) => ({
      version: version.version,
      encoding: version.encoding,
      message: version.message,
      // As text, so that the order of keys counts.
      schema: printJson(exactBundle(registry, version).schema as Json),
      fixtures: version.fixtures
        .filter(({ verdict }) => verdict === "pass")
        .map(({ file, bytes }) => [file, Buffer.from(bytes).toString("base64")]),
    })),
  }));
}
