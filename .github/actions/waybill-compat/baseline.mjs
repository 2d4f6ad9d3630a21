import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * What `--against` is to be, fetched into a shallow clone where it is a commit that is not there; undefined when the
 * command finds the baseline itself.
 */
export function fetchBaseline({ registry, against, event, token, env }) {
  const isReleased = existsSync(join(registry, "_released", "release.json"));
  const ref = against !== "" ? against : isReleased ? undefined : commitBefore(event);
  if (ref === undefined || existsSync(ref) || ref.startsWith("-")) return ref;
  if (git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]).status === 0)
    return ref;
  const args = ["fetch", "--quiet", "--no-tags", "--depth=1", "origin", ref.replace(/^origin\//, "")];
  const isFetched =
    git(args).status === 0 || (token !== "" && git(args, authorization(token, env)).status === 0);
  if (isFetched) return git(["rev-parse", "FETCH_HEAD"]).stdout.trim();
  // What a forced push replaced may be gone. Anything else that cannot be fetched is missed by the command, in its words.
  return ref === event.before ? undefined : ref;
}

/**
 * The commit that what is checked out is a change of. For a pull request GitHub checks out its merge into the branch of
 * now, while the event goes on naming the commit that the branch was at when the pull request was last pushed to.
 */
function commitBefore({ head, base, before }) {
  const parents = git(["cat-file", "commit", "HEAD"])
    .stdout.split("\n\n", 1)[0]
    .matchAll(/^parent (\w+)$/gm);
  const [[, into] = [], [, merged] = []] = [...parents];
  return head !== undefined && merged === head ? into : (base ?? before);
}

/** Without git nothing succeeds and nothing is said. */
function git(args, env = {}) {
  const { status, stdout } = spawnSync("git", args, { encoding: "utf8", env: { ...process.env, ...env } });
  return { status, stdout: stdout ?? "" };
}

/** The token as a header, for clones that keep no credentials; as variables, so that no list of processes shows it. */
function authorization(token, { GITHUB_SERVER_URL = "https://github.com" }) {
  return {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${GITHUB_SERVER_URL}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`,
  };
}
