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

test.each([
  [
    ["lint", "--format", "xml"],
    'unknown "xml" for --format; expected text, json, markdown, sarif, junit, github',
  ],
  [["lint", "--format", "jsn"], 'unknown "jsn" for --format; did you mean "json"?'],
  [
    ["explain", "a", "b", "c"],
    'too many arguments for "explain": expected at most 1, got 3; usage: waybill explain [options] [rule]',
  ],
  [["decode", "a", "--pretty", "--compact"], 'option "--compact" cannot be used with option "--pretty"'],
])("%j is told in one line", async (args, said) => {
  expect(await failureFrom(args)).toEqual({ exitCode: 2, text: `waybill: ${said}\n` });
});

test("what the system refuses is wrong usage, not a fault of ours", () => {
  const refused = (code: string, syscall: string, path?: string) =>
    failureOf(Object.assign(new Error(code), { code, syscall, ...(path && { path }) }));
  expect(refused("EACCES", "mkdir", "/out")).toEqual({
    exitCode: 2,
    text: 'waybill: cannot write "/out": permission denied\n',
  });
  expect(refused("EEXIST", "mkdir", "/out").text).toContain("it is a file, expected a folder");
  expect(refused("ENOSPC", "write").text).toBe("waybill: cannot write output: no space is left\n");
  expect(refused("EACCES", "scandir", "/root").text).toContain('cannot read "/root"');
  expect(refused("ENOENT", "open", "/gone").exitCode).toBe(70);
  expect(refused("ENOENT", "uv_cwd")).toEqual({
    exitCode: 2,
    text: "waybill: the working folder must exist; it was moved or deleted\n",
  });
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
