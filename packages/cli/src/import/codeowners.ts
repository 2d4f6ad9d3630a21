import type { Report } from "./report.ts";

export interface CodeOwners {
  /** Owners of a path by the last pattern that matches it; undefined when none does. */
  of(path: string): readonly string[] | undefined;
}

interface Rule {
  readonly pattern: string;
  readonly matches: RegExp;
  readonly owners: readonly string[];
  readonly line: number;
}

/** Where GitHub looks for the file, in its order. */
export const CODEOWNERS_PLACES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

const OWNER = /^(?:@[A-Za-z0-9][\w.-]*(?:\/[\w.-]+)?|[^\s@]+@[^\s@]+\.[^\s@]+)$/;

/** Parses a CODEOWNERS file; `files` are all paths of the tree, to find patterns that match nothing. */
export function parseCodeOwners(
  file: string,
  text: string,
  files: readonly string[],
  report: Report,
): CodeOwners {
  const rules: Rule[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    const line = index + 1;
    const content = raw.replace(/(^|\s)#.*$/, "").trim();
    if (content === "") continue;
    const [pattern = "", ...rest] = content.split(/(?<!\\)\s+/).map((part) => part.replaceAll("\\ ", " "));
    const owners = rest.filter((owner) => {
      if (OWNER.test(owner)) return true;
      report("codeowners-owner", file, `"${owner}" is no owner`, {
        line,
        hint: "write @user, @org/team or an address",
      });
      return false;
    });
    const rule = { pattern, matches: toRegExp(pattern), owners, line };
    if (!files.some((path) => rule.matches.test(path))) {
      report("codeowners-stale", file, `pattern "${pattern}" matches no file`, { line });
    }
    rules.push(rule);
  }
  return { of: (path) => rules.findLast((rule) => rule.matches.test(path))?.owners };
}

/** A pattern of CODEOWNERS, which are those of gitignore without negation and classes. */
function toRegExp(pattern: string): RegExp {
  const anchored = pattern.replace(/\/$/, "").includes("/");
  const body = pattern.replace(/^\//, "").replace(/\/$/, "");
  const source = body.replace(/\*\*\/|\/\*\*|\*\*|[*?]|[.+^${}()|[\]\\]/g, (token) => {
    if (token === "**/") return "(?:.*/)?";
    if (token === "/**") return "/.*";
    if (token === "**") return ".*";
    if (token === "*") return "[^/]*";
    return token === "?" ? "[^/]" : `\\${token}`;
  });
  // "docs/*" owns the files of the folder and not those of its subfolders; every other pattern owns what is below it.
  const tail = pattern.endsWith("/") ? "/.*" : pattern.endsWith("/*") ? "" : "(?:/.*)?";
  return new RegExp(`^${anchored || pattern.startsWith("/") ? "" : "(?:.*/)?"}${source}${tail}$`);
}
