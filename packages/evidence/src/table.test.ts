import { expect, test } from "vitest";
import { skipped } from "./row.ts";
import { printTable } from "./table.ts";

test("a table shows what is wanted and got, and what is wrong in rows that missed it", () => {
  const rows = [
    { name: "a", want: "0", got: "0", ok: true, details: ["not shown"] },
    { name: "b", want: "0", got: "2", ok: false, details: ["one", "two"] },
    skipped("c", "no registry"),
  ];
  expect(printTable(rows, 1).split("\n")).toEqual([
    "evidence  want  got",
    "a         0     0                     ok",
    "b         0     2                     MISSED",
    "c               skipped: no registry",
    "",
    "b:",
    "  one",
  ]);
});
