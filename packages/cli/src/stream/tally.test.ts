import { expect, test } from "vitest";
import { Tally } from "./tally.ts";

const offence = (number: number, rule: string, message = "is wrong") => ({
  file: "f",
  number,
  offset: 0,
  rule,
  message,
  more: 0,
});

test("keeps the first offenders, and one of each rule beyond the limit", () => {
  const tally = new Tally(2);
  for (const rule of ["a", "b", "b", "b", "c", "c"]) tally.refuse(offence(tally.messages + 1, rule));
  tally.accept();
  expect(tally.offences.map(({ number }) => number)).toEqual([1, 2, 5]);
  expect(tally.rules).toEqual([
    { rule: "b", messages: 3 },
    { rule: "c", messages: 2 },
    { rule: "a", messages: 1 },
  ]);
  expect([tally.messages, tally.accepted, tally.refused]).toEqual([7, 1, 6]);
});

test("cuts texts that hold keys of the message", () => {
  const tally = new Tally(1);
  tally.refuse({ ...offence(1, "a", "x".repeat(1e6)), path: `/${"y".repeat(1e6)}` });
  expect(tally.offences[0]?.message.length).toBeLessThan(400);
  expect(tally.offences[0]?.path?.length).toBeLessThan(400);
});
