import { readFileSync } from "node:fs";

/**
 * What the action has to know of the event that started it.
 *
 * @returns {{ number?: number, base?: string, isFork: boolean }} of a pull request its number, the commit it is merged
 *   into, and whether it comes from a repository whose workflows may not write to this one
 */
export function readEvent({ GITHUB_EVENT_PATH, GITHUB_EVENT_NAME }) {
  if (!GITHUB_EVENT_PATH || GITHUB_EVENT_NAME === "pull_request_target") return { isFork: true };
  const { pull_request: pull } = JSON.parse(readFileSync(GITHUB_EVENT_PATH, "utf8"));
  if (!pull) return { isFork: false };
  const base = /^[0-9a-f]{40,64}$/.test(pull.base?.sha) ? { base: pull.base.sha } : {};
  // The repository of a fork may be gone.
  const isFork = pull.head?.repo?.full_name !== pull.base?.repo?.full_name;
  return { number: pull.number, ...base, isFork };
}
