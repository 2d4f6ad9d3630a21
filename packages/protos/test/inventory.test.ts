import { readFileSync } from "node:fs";
import { nestedTypes } from "@bufbuild/protobuf/reflect";
import { expect, test } from "vitest";
import { loadGenerated } from "./generated-files.ts";
import { inventory } from "./inventory.ts";

test("snuba.v1 has exactly the names, numbers, types, oneofs and deprecations that Sentry publishes", async () => {
  const published = readFileSync(new URL("./snuba-v1.inventory.txt", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const files = await loadGenerated("sentry_protos/snuba/v1");
  expect(files.flatMap(inventory)).toEqual(published);
});

test("no number is used twice, and none that is reserved", async () => {
  const clashes: string[] = [];
  for (const file of await loadGenerated()) {
    for (const desc of nestedTypes(file)) {
      if (desc.kind !== "message" && desc.kind !== "enum") continue;
      const numbers = (desc.kind === "message" ? desc.fields : desc.values).map(({ number }) => number);
      // The end of a range is exclusive in messages and inclusive in enums.
      const last = desc.kind === "message" ? 1 : 0;
      for (const { start, end } of desc.proto.reservedRange) {
        for (const number of numbers) {
          if (number >= start && number <= end - last) clashes.push(`${desc.typeName} ${number} is reserved`);
        }
      }
      if (new Set(numbers).size !== numbers.length) clashes.push(`${desc.typeName} repeats a number`);
    }
  }
  expect(clashes).toEqual([]);
});

test("the gaps that upstream left are reserved", async () => {
  const gaps: Record<string, string> = {};
  for (const file of await loadGenerated("sentry_protos/snuba/v1")) {
    for (const desc of nestedTypes(file)) {
      if (desc.kind !== "message" || desc.fields.length === 0) continue;
      const taken = new Set(desc.fields.map(({ number }) => number));
      for (const { start, end } of desc.proto.reservedRange) {
        for (let number = start; number < end; number++) taken.add(number);
      }
      const highest = Math.max(...desc.fields.map(({ number }) => number));
      for (let number = 1; number < highest; number++) {
        if (!taken.has(number)) gaps[desc.typeName] = `${gaps[desc.typeName] ?? ""} ${number}`;
      }
    }
  }
  expect(gaps).toEqual({});
});
