import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * What `--against` is to be, fetched into a shallow clone where it is a commit that is not there; undefined when the
 * command finds the baseline itself.
 */
export function fetchBaseline({ registry, against, event, token, env }) {
  const ref =
    against !== ""
      ? against
      : existsSync(join(registry, "_released", "release.json"))
        ? undefined
        : event.base;
  if (ref === undefined || existsSync(ref) || ref.startsWith("-")) return ref;
  if (git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]).status === 0)
    return ref;
  const args = ["fetch", "--quiet", "--no-tags", "--depth=1", "origin", ref.replace(/^origin\//, "")];
  const isFetched =
    git(args).status === 0 || (token !== "" && git(args, authorization(token, env)).status === 0);
  // Where it cannot be fetched, the command says what is missing.
  return isFetched ? git(["rev-parse", "FETCH_HEAD"]).stdout.trim() : ref;
}

function git(args, env = {}) {
  return spawnSync("git", args, { encoding: "utf8", env: { ...process.env, ...env } });
}

/** The token as a header, for clones that keep no credentials; as variables, so that no list of processes shows it. */
function authorization(token, { GITHUB_SERVER_URL = "https://github.com" }) {
  return {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${GITHUB_SERVER_URL}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`,
  };
}
