import { spawnSync } from "node:child_process";
import { UsageError } from "../registry/usage-error.ts";

export interface GitResult {
  readonly ok: boolean;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

/** Runs git in a folder. Throws `UsageError` when there is no git. */
export function git(cwd: string, args: readonly string[], input?: string): GitResult {
  const { stdout, stderr, status, error } = spawnSync("git", ["--no-pager", ...args], {
    cwd,
    maxBuffer: 1 << 30,
    env: { ...process.env, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" },
    ...(input !== undefined && { input }),
  });
  if (error !== undefined) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new UsageError("this needs git, which is not installed; pass --against <folder>");
  }
  return { ok: status === 0, stdout, stderr };
}

/** What git prints, without the line break at its end; undefined when it failed or said nothing. */
export function gitText(cwd: string, args: readonly string[]): string | undefined {
  const { ok, stdout } = git(cwd, args);
  const text = stdout.toString().replace(/\r?\n$/, "");
  return ok && text !== "" ? text : undefined;
}

export function isGitInstalled(): boolean {
  return spawnSync("git", ["--version"]).error === undefined;
}
