import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { folder, waybill } from "../cli-harness.ts";

export type Files = Record<string, string | object>;

export const DRAFT = "http://json-schema.org/draft-07/schema#";

export function topicYaml(mode = "backward", more = "", encoding = "json"): string {
  return `description: Notes.
owners: ["@me/team"]
encoding: ${encoding}
producers: [writer]
consumers: [reader]
compatibility: { mode: ${mode} }
${more === "" ? "kafka: { retention.ms: 86400000, max.message.bytes: 1000000 }" : more}
`;
}

export function schemaOf(properties: object, more: object = {}): object {
  return { $schema: DRAFT, title: "notes", description: "A note.", type: "object", properties, ...more };
}

export const id = (maximum: number) => schemaOf({ id: { type: "integer", maximum } }, { required: ["id"] });

/** A registry of the topic `notes` with one version. */
export function notes(schema: object, yaml = topicYaml(), more: Files = {}): Files {
  return { "schemas/notes/topic.yaml": yaml, "schemas/notes/v1.schema.json": schema, ...more };
}

/** Compares two registries, each in a folder of its own. */
export async function compare(old: Files, current: Files, ...args: string[]) {
  const before = await folder(old);
  const cwd = await folder(current);
  return waybill(["compat", "--against", join(before, "schemas"), ...args], { cwd });
}

export async function rulesOf(old: Files, current: Files, ...args: string[]) {
  const { code, stdout } = await compare(old, current, "--json", ...args);
  const report = JSON.parse(stdout);
  return { code, report, rules: report.findings.map(({ rule }: { rule: string }) => rule) };
}

export function git(cwd: string, ...args: string[]): string {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_SYSTEM: "/dev/null",
    GIT_AUTHOR_NAME: "a",
    GIT_AUTHOR_EMAIL: "a@example.org",
    GIT_COMMITTER_NAME: "a",
    GIT_COMMITTER_EMAIL: "a@example.org",
  };
  return execFileSync("git", args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}

/** A repository on the branch `main` with one commit of these files; its hash. */
export async function repository(files: Files): Promise<{ root: string; hash: string }> {
  const root = await folder(files);
  git(root, "init", "--quiet", "--initial-branch=main");
  return { root, hash: commit(root) };
}

export function commit(root: string): string {
  git(root, "add", "--all");
  git(root, "commit", "--quiet", "--message=change");
  return git(root, "rev-parse", "HEAD");
}

export async function write(root: string, files: Files): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), typeof content === "string" ? content : JSON.stringify(content));
  }
}

/** A clone of the last commit alone, as automation makes it. */
export async function shallowClone(root: string, ...args: string[]): Promise<string> {
  const target = await folder({});
  git(target, "clone", "--quiet", "--depth=1", ...args, pathToFileURL(root).href, "clone");
  return join(target, "clone");
}
