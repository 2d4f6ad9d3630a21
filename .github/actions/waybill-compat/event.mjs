import { readFileSync } from "node:fs";

/**
 * What the action has to know of the event that started it.
 *
 * @returns {{ number?: number, head?: string, base?: string, before?: string, isFork: boolean }} of a pull request its
 *   number, its last commit, the commit it is merged into as the event has it, and whether it comes from a repository
 *   whose workflows may not write to this one; of a merge group the commit it is added to; of a push what the branch
 *   was, which may be gone
 */
export function readEvent({ GITHUB_EVENT_PATH, GITHUB_EVENT_NAME }) {
  if (!GITHUB_EVENT_PATH || GITHUB_EVENT_NAME === "pull_request_target") return { isFork: true };
  const {
    pull_request: pull,
    merge_group: group,
    before,
  } = JSON.parse(readFileSync(GITHUB_EVENT_PATH, "utf8"));
  if (!pull) return { ...commits({ base: group?.base_sha, before }), isFork: false };
  // The repository of a fork may be gone.
  const isFork = pull.head?.repo?.full_name !== pull.base?.repo?.full_name;
  return { number: pull.number, ...commits({ head: pull.head?.sha, base: pull.base?.sha }), isFork };
}

/** Those that are hashes of commits; a branch that is new was nothing but zeros before. */
function commits(named) {
  const isCommit = (hash) => /^[0-9a-f]{40,64}$/.test(hash) && !/^0+$/.test(hash);
  return Object.fromEntries(Object.entries(named).filter(([, hash]) => isCommit(hash)));
}
