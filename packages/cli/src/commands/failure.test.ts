import { expect, test } from "vitest";
import { UsageError } from "../registry/usage-error.ts";
import { failureOf } from "./failure.ts";
import { createProgram } from "./program.ts";

async function failureFrom(args: readonly string[]) {
  const program = createProgram();
  program.configureOutput({ writeOut: () => {}, writeErr: () => {} });
  return program.parseAsync(["node", "waybill", ...args]).then(
    () => undefined,
    (error: unknown) => failureOf(error),
  );
}

test("wrong usage is one line and exit 2", async () => {
  expect(failureOf(new UsageError("no such folder"))).toEqual({
    exitCode: 2,
    text: "waybill: no such folder\n",
  });
  expect(await failureFrom(["lint", "--jsn"])).toEqual({
    exitCode: 2,
    text: 'waybill: unknown option "--jsn"; did you mean "--json"?\n',
  });
  expect(await failureFrom([])).toEqual({ exitCode: 2, text: "" });
});

test("help is no failure", async () => {
  expect(await failureFrom(["--help"])).toEqual({ exitCode: 0, text: "" });
  expect(await failureFrom(["lint", "--help"])).toEqual({ exitCode: 0, text: "" });
});

test("anything else is a fault of ours, with what a report needs", () => {
  const { exitCode, text } = failureOf(new Error("bug: definition must be known"));
  expect(exitCode).toBe(70);
  expect(text).toMatch(/^bug: definition must be known\n/);
  expect(text).toMatch(/@waybill\/cli \d+\.\d+\.\d+, Node \d+\.\d+/);
  expect(text).toContain("Please report it");
  expect(failureOf("thrown text").text).toMatch(/^bug: thrown text\n/);
});
