import type { DescMessage, FileRegistry } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { compileVariants } from "../../test/support/compile-protos.ts";
import { changes } from "../../test/support/protobuf-changes.ts";
import { faultOf } from "../../test/support/witness-holds.ts";
import { compareMessages, type MessageDirectionResult } from "./index.ts";

const built = compileVariants(
  Object.fromEntries(
    Object.entries(changes).flatMap(([name, change]) => [
      [`${name}, old`, change.old],
      [`${name}, new`, change.new],
    ]),
  ),
);
const marks = { compatible: "=", breaking: "!", unknown: "?" };
const verdicts = ({ formats }: MessageDirectionResult) =>
  `${marks[formats.binary ?? "unknown"]} ${marks[formats.json ?? "unknown"]}`;
const messageOf = (registry: FileRegistry) => registry.getMessage("test.M") as DescMessage;

describe.each(Object.entries(changes))("%s", (name, change) => {
  const old = built[`${name}, old`] as FileRegistry;
  const current = built[`${name}, new`] as FileRegistry;
  const { directions } = compareMessages(old, current, "test.M", { mode: "full" });
  const findings = directions.flatMap((direction) => direction.findings);

  test("has its verdicts and is found once in each direction", () => {
    expect(directions.map(verdicts)).toEqual([change.backward, change.forward]);
    expect([...new Set(findings.map(({ rule }) => rule))].sort()).toEqual([...change.rules].sort());
    for (const direction of directions) {
      const names = direction.findings.map(({ rule, name }) => `${rule} ${name}`);
      expect(names).toEqual([...new Set(names)]);
      expect(direction.proof === undefined).toBe(direction.verdict !== "compatible");
    }
  });

  test("is shown by messages that both sides read differently", () => {
    for (const { direction, findings } of directions) {
      const [writer, reader] = direction === "backward" ? [old, current] : [current, old];
      for (const { witnesses, counts, formats, class: kind } of findings) {
        if (kind === "option" || kind === "annotation") continue;
        expect(witnesses.map(({ format }) => format)).toEqual(formats);
        expect(witnesses.length).toBeGreaterThan(0);
        for (const witness of witnesses) {
          const fault = faultOf(witness, messageOf(writer), messageOf(reader));
          // What is left out by a policy may look the same on both sides, as a number without a name does.
          if (counts) expect([fault, witness]).toEqual([undefined, witness]);
        }
      }
    }
  });

  const { bytes } = change;
  if (bytes === undefined) return;
  test("has the bytes that are known for it", () => {
    const all = findings.flatMap(({ witnesses, counts }) => (counts ? witnesses : []));
    const witness = all.find(({ format, sent }) => format === "binary" && sent === bytes[0]);
    expect(witness, JSON.stringify(all)).toBeDefined();
    expect(JSON.stringify(witness?.meant)).toContain(bytes[1]);
    expect(witness?.error ?? JSON.stringify(witness?.read)).toContain(bytes[2]);
  });
});

test("covers no fewer than forty kinds of edits", () => {
  expect(Object.keys(changes).length).toBeGreaterThanOrEqual(40);
});
