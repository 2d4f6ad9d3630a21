import { jsonTopic } from "@waybill/runtime/json";
import { afterEach, expect, test, vi } from "vitest";
import { announce, FOLDER_VARIABLE } from "./hand-in.ts";
import { exercise } from "./recorder.ts";
import CoverageReporter, { type CoverageReporterOptions } from "./reporter.ts";

const schema = {
  type: "object",
  properties: { a: { type: "integer", minimum: 0 }, b: { enum: ["x", "y"] } },
};

afterEach(() => {
  vi.restoreAllMocks();
  delete process.env[FOLDER_VARIABLE];
  process.exitCode = undefined;
});

/** What the reporter prints of a run, and the exit code it leaves. */
async function report(name: string, options: CoverageReporterOptions, run: (name: string) => void) {
  const out = vi.spyOn(console, "log").mockImplementation(() => {});
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const reporter = new CoverageReporter(options);
  reporter.onInit();
  run(name);
  await Promise.resolve();
  reporter.onTestRunEnd();
  const text = (spy: typeof out) => spy.mock.calls.flat().join("\n");
  return { printed: text(out), faults: text(error), exitCode: process.exitCode };
}

const messages = (name: string) => {
  const topic = jsonTopic(name, 1, { schema });
  exercise(topic, { a: 1, b: "x" });
  exercise(topic, { a: -1 });
  announce(["another v1"]);
};

test("what no message of the run has shown is printed", async () => {
  const { printed, exitCode } = await report("reported", {}, messages);
  expect(printed).toContain("reported v1: 8 of 14 points (57 %), 1 accepted, 1 refused\n");
  expect(printed).toContain('  /properties/b  never left out; never "y"; never refused by enum\n');
  expect(printed).toContain("no message of another v1");
  expect(exitCode).toBeUndefined();
});

test.each<[name: string, threshold: NonNullable<CoverageReporterOptions["threshold"]>, fault: string]>([
  ["just-enough", 57, ""],
  ["too-little", 58, "coverage of too-little v1 is 57 %, which is less than 58 %"],
  ["named", { named: 40 }, ""],
  ["version", { "version v1": 90 }, "coverage of version v1 is 57 %, which is less than 90 %"],
  [
    "name-and-version",
    { "name-and-version@v1": 90 },
    "coverage of name-and-version@v1 is 57 %, which is less than 90 %",
  ],
  ["unseen", { another: 1 }, "coverage of another is 0 %, which is less than 1 %"],
  [
    "misspelt",
    { mispelt: 1 },
    'coverage of mispelt is 0 %, which is less than 1 %; no topic is named so: did you mean "misspelt"?',
  ],
])("%s: a run below the threshold %o fails", async (name, threshold, fault) => {
  const found = await report(name, { maxLines: 1, threshold }, messages);
  expect(found.faults).toBe(fault);
  expect(found.exitCode).toBe(fault === "" ? undefined : 1);
  expect(found.printed).toContain("… and 2 more places");
});
