import { UsageError } from "../../registry/usage-error.ts";
import { isShallow } from "../commit.ts";
import { git } from "../git.ts";

/** A commit on the way from the first one to the one that is checked out. */
export interface HistoryCommit {
  readonly hash: string;
  /** ISO 8601, of the committer. */
  readonly date: string;
  readonly subject: string;
}

/** A commit that touched a file, under the name that the file has there. */
export interface FileCommit extends HistoryCommit {
  readonly path: string;
  /** Whether the file is gone with the commit. */
  readonly isRemoved: boolean;
}

export interface FileHistory {
  /** Oldest first. A merge counts as one commit: what it brought in was no state of the branch before. */
  readonly commits: readonly FileCommit[];
  /** Whether there may be more that this clone has not got. */
  readonly isCut: boolean;
}

const FORMAT = "--format=%x01%H%x00%cI%x00%s%x00";

/** The commits that touched a file, across its renames. Throws `UsageError` for a file that git does not know. */
export function historyOf(repository: string, path: string): FileHistory {
  const args = [
    "log",
    "--first-parent",
    "--diff-merges=first-parent",
    "--follow",
    "-M",
    "--name-status",
    "-z",
    FORMAT,
  ];
  const { stdout } = git(repository, ["--literal-pathspecs", ...args, "--", path]);
  const commits = recordsOf(stdout.toString()).map(({ commit, changes }): FileCommit => {
    const [status = "", before = "", after = before] = changes;
    return { ...commit, path: after, isRemoved: status.startsWith("D") };
  });
  if (commits.length === 0) throw new UsageError(`"${path}" has no history: git knows no commit of it`);
  return { commits: commits.reverse(), isCut: isShallow(repository) };
}

/** The commits that touched any of these files, as they are named now; in no order. */
export function commitsTouching(repository: string, paths: readonly string[]): readonly HistoryCommit[] {
  if (paths.length === 0) return [];
  const args = ["log", "--first-parent", "--diff-merges=first-parent", "--name-status", "-z", FORMAT];
  const { stdout } = git(repository, ["--literal-pathspecs", ...args, "--", ...paths]);
  return recordsOf(stdout.toString()).map(({ commit }) => commit);
}

/** Every commit of the branch by its place, the oldest first. */
export function orderOf(repository: string): ReadonlyMap<string, number> {
  const { stdout } = git(repository, ["rev-list", "--first-parent", "--reverse", "HEAD"]);
  return new Map(
    stdout
      .toString()
      .split("\n")
      .map((hash, place) => [hash, place]),
  );
}

function recordsOf(output: string): { commit: HistoryCommit; changes: readonly string[] }[] {
  return output
    .split("\u0001")
    .slice(1)
    .map((record) => {
      const [hash = "", date = "", subject = "", ...changes] = record.split("\0");
      return {
        commit: { hash, date, subject },
        changes: changes.map((word) => word.replace(/^\n+/, "")).filter((word) => word !== ""),
      };
    });
}
