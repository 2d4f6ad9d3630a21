import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { generatedFolder } from "./generated-files.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const binaries = join(root, "node_modules/.bin");

test("src/gen is what `buf generate` writes", () => {
  const { PATH } = process.env;
  const temporary = mkdtempSync(join(tmpdir(), "waybill-protos-"));
  try {
    execFileSync(join(binaries, "buf"), ["generate", "--output", temporary], {
      cwd: root,
      env: { ...process.env, PATH: `${binaries}${delimiter}${PATH}` },
    });
    expect(contents(generatedFolder), "out of date; mend it by `npx -y pnpm@12 generate`").toEqual(
      contents(join(temporary, "packages/protos/src/gen")),
    );
  } finally {
    rmSync(temporary, { recursive: true });
  }
});

function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length), readFileSync(path, "utf8")];
    }),
  );
}
