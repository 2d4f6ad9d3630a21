import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

const program = `
  const entry = "@waybill/protos/sentry_protos/snuba/v1/request_common";
  const { TraceItemType } = await import(entry);
  console.log(TraceItemType.REPLAY, import.meta.resolve(entry).split("/protos/").at(-1));
`;

function run(...options: string[]): string {
  const args = [...options, "--input-type=module", "--eval", program];
  // The package can import itself by its name, by the same export map as everyone else.
  return execFileSync(process.execPath, args, { cwd: root, encoding: "utf8", env: {} }).trim();
}

describe("an entry point", () => {
  test("is a source under the condition of this repository", () => {
    expect(run("--conditions=@waybill/source")).toBe("6 src/gen/sentry_protos/snuba/v1/request_common_pb.ts");
  });

  test("is the built file for everyone else", () => {
    expect(run()).toBe("6 dist/gen/sentry_protos/snuba/v1/request_common_pb.js");
  });
});
