import { readFileSync } from "node:fs";

export interface PackageInfo {
  readonly name: string;
  readonly version: string;
  /** Where to report faults. */
  readonly bugs?: string;
}

/** What this package's own package.json says; the file stands two folders above, in sources and when built. */
export function packageInfo(): PackageInfo {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const { name, version, bugs } = JSON.parse(text) as {
    name: string;
    version: string;
    bugs?: string | { url?: string };
  };
  const url = typeof bugs === "string" ? bugs : bugs?.url;
  return { name, version, ...(url !== undefined && { bugs: url }) };
}
