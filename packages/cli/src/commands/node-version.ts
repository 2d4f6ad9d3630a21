/** What the command needs at least, as `engines` of its package.json says. */
const LEAST = [20, 19] as const;

/** Why the command cannot run on a version of Node such as `18.20.4`; `undefined` when it can. */
export function nodeVersionFault(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isEnough = major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
  return isEnough ? undefined : `needs Node ${LEAST.join(".")} or later; this is Node ${version}`;
}
