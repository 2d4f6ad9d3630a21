// Compares sentry_protos.snuba.v1 of this repository with that of another tree, at buf's FILE level:
//
//   npx -y pnpm@12 exec node scripts/compare-upstream-proto.ts <folder | image.binpb>
//
// A folder is a checkout with `proto/sentry_protos` or `sentry_protos` in it; an image is what `buf build -o` or `protoc
// --descriptor_set_out` writes. The first list is what the other tree has and ours lacks or contradicts: it must be
// empty (exit code 1 if not), and names what to take over from a newer upstream. The second list is what only ours has:
// it names what an older upstream does not know yet.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const folder = "sentry_protos/snuba/v1";
// Reservations are ours alone; a tree that lacks them has broken nothing.
const config = '{"version":"v2","breaking":{"use":["FILE"],"except":["RESERVED_MESSAGE_NO_DELETE"]}}';

function buf(cwd: string, ...args: string[]): { status: number; stdout: string } {
  const { status, stdout, stderr, error } = spawnSync("buf", args, { cwd, encoding: "utf8" });
  if (error) throw error;
  if (status !== 0 && status !== 100) throw new Error(`buf ${args.join(" ")}: ${stderr}`);
  return { status, stdout };
}

/** Builds an image of the package alone, so that neither side is blamed for packages that only the other one has. */
function build(tree: string, image: string): void {
  const isFolder = statSync(tree).isDirectory();
  const root = [join(tree, "proto"), tree].find((root) => isFolder && existsSync(join(root, folder)));
  if (isFolder && root === undefined) throw new Error(`"${tree}" must have ${folder} or proto/${folder}`);
  const input = root === undefined ? [tree] : [".", "--config", '{"version":"v2"}'];
  buf(root ?? ".", "build", ...input, "--path", folder, "--output", image);
}

function report(title: string, input: string, against: string): number {
  const { status, stdout } = buf(".", "breaking", input, "--against", against, "--config", config);
  console.log(`${title}: ${stdout.trim() === "" ? "nothing" : `\n${stdout}`}`);
  return status;
}

const [other] = process.argv.slice(2);
if (other === undefined) throw new Error("expected a folder or an image to compare with");
const temporary = mkdtempSync(join(tmpdir(), "waybill-upstream-"));
try {
  const ours = join(temporary, "ours.binpb");
  const theirs = join(temporary, "theirs.binpb");
  build(fileURLToPath(new URL("..", import.meta.url)), ours);
  build(resolve(other), theirs);
  const status = report(`missing or different here, against ${other}`, ours, theirs);
  report("only here", theirs, ours);
  process.exitCode = status === 0 ? 0 : 1;
} finally {
  rmSync(temporary, { recursive: true });
}
