import { didYouMean } from "../lint/did-you-mean.ts";
import { UsageError } from "../registry/usage-error.ts";
import { git, gitText, isGitInstalled } from "./git.ts";

export interface Commit {
  /** The whole hash. */
  readonly hash: string;
  /** For people: `commit 1a2b3c4d5e6f (origin/main)`. */
  readonly description: string;
}

const DEFAULT_BRANCHES = ["origin/HEAD", "origin/main", "origin/master", "main", "master"] as const;

/** The commit that a ref names, also as a branch of a remote alone, as clones of automation have it. Throws `UsageError`. */
export function resolveCommit(repository: string, ref: string): Commit {
  if (ref === "" || ref.startsWith("-")) throw new UsageError(`"${ref}" must be a folder or a ref of git`);
  const remotes = (gitText(repository, ["remote"]) ?? "").split("\n").filter((name) => name !== "");
  for (const name of [ref, ...remotes.map((remote) => `${remote}/${ref}`)]) {
    const hash = hashOf(repository, name);
    if (hash !== undefined) return described("commit", hash, name);
  }
  if (isShallow(repository)) throw new UsageError(shallowAdvice(ref, remotes));
  const refs = gitText(repository, ["for-each-ref", "--format=%(refname:short)"])?.split("\n") ?? [];
  const hint = didYouMean(ref, refs) ?? 'see "git branch --all"';
  throw new UsageError(`"${ref}" is neither a folder nor known to git; ${hint}`);
}

/** Where the working folder's branch left the default branch. Throws `UsageError`. */
export function defaultCommit(repository: string): Commit {
  const branch = DEFAULT_BRANCHES.find((name) => hashOf(repository, name) !== undefined);
  if (branch === undefined) {
    const fetch = isShallow(repository) ? `; run: ${fetchCommand("main")}` : "";
    throw new UsageError(
      `found no ${DEFAULT_BRANCHES.join(", ")} to compare with; pass --against <folder or ref>${fetch}`,
    );
  }
  const hash = gitText(repository, ["merge-base", "HEAD", branch]);
  if (hash !== undefined) return described("merge base", hash, `HEAD and ${branch}`);
  const advice = isShallow(repository) ? "; or run: git fetch --unshallow" : "";
  throw new UsageError(
    `HEAD and ${branch} have no commit in common here; pass --against ${branch} to compare with it as it is${advice}`,
  );
}

function described(kind: string, hash: string, name: string): Commit {
  const short = hash.slice(0, 12);
  return {
    hash,
    description: hash.startsWith(name) ? `${kind} ${short}` : `${kind} ${short} (${name})`,
  };
}

function hashOf(repository: string, ref: string): string | undefined {
  return gitText(repository, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`])
    ?.split("\n")
    .at(-1);
}

/** Whether the clone has the last commits alone. */
export function isShallow(repository: string): boolean {
  return gitText(repository, ["rev-parse", "--is-shallow-repository"]) === "true";
}

function shallowAdvice(ref: string, remotes: readonly string[]): string {
  const said = `"${ref}" is not in this shallow clone`;
  // What is relative to another commit needs the commits between.
  if (/[~^@:]/.test(ref) || /^[0-9a-f]{4,39}$/.test(ref)) return `${said}; run: git fetch --unshallow`;
  const remote = remotes.find((name) => ref.startsWith(`${name}/`));
  return `${said}; run: ${fetchCommand(remote === undefined ? ref : ref.slice(remote.length + 1), remote)}`;
}

/** Brings one commit of a branch, a tag or a hash, whichever of these the name is. */
function fetchCommand(name: string, remote = "origin"): string {
  return `git fetch --depth=1 ${remote} ${name} && waybill compat --against FETCH_HEAD`;
}

/** The commit that a folder is checked out at; undefined where git does not know its files, or is not there itself. */
export function checkedOut(folder: string): (Commit & { readonly isClean: boolean }) | undefined {
  if (!isGitInstalled()) return undefined;
  const hash = hashOf(folder, "HEAD");
  if (hash === undefined || git(folder, ["ls-files", "--", "."]).stdout.length === 0) return undefined;
  const isClean = gitText(folder, ["status", "--porcelain", "--", "."]) === undefined;
  const description = `commit ${hash.slice(0, 12)}${isClean ? "" : ", with changes that are not committed"}`;
  return { hash, description, isClean };
}

/**
 * The top folder of the repository that holds a folder, and where in it the folder is (`""`, or ending in `/`); undefined
 * where there is none. Throws `UsageError` for one that git refuses to use.
 */
export function repositoryOf(folder: string): { readonly top: string; readonly prefix: string } | undefined {
  const { ok, stdout, stderr } = git(folder, ["rev-parse", "--show-toplevel"]);
  const top = withoutEnd(stdout);
  if (!ok && !/not a git repository|must be run in a work tree/.test(stderr.toString()))
    throw new UsageError(refusal(folder, stderr.toString()));
  if (!ok || top === "") return undefined;
  return { top, prefix: withoutEnd(git(folder, ["rev-parse", "--show-prefix"]).stdout) };
}

function withoutEnd(output: Buffer): string {
  return output.toString().replace(/\r?\n$/, "");
}

/** As in containers of automation, where the checkout belongs to another user. */
function refusal(folder: string, said: string): string {
  const [, owned] = /dubious ownership in repository at '(.*)'/.exec(said) ?? [];
  if (owned === undefined)
    return `git cannot use the repository of "${folder}": ${said.split("\n")[0]?.replace(/^fatal: /, "")}`;
  return `git does not trust "${owned}", which belongs to another user; run: git config --global --add safe.directory "${owned}"`;
}
