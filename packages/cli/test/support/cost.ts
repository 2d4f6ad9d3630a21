import { once } from "node:events";
import { start } from "../cli-harness.ts";

/** Makes a process tell on standard error which files it loaded and how much time of a processor it took, its start included. */
const REPORT = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from "node:module";
const loaded = [];
registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write("\\n" + JSON.stringify({ milliseconds: (user + system) / 1000, loaded }));
});
`)}`;

export interface Cost {
  readonly code: number | null;
  readonly stdout: string;
  /** Of a processor: what a quiet machine takes, whatever else this one does. */
  readonly milliseconds: number;
  /** URLs of modules. */
  readonly loaded: readonly string[];
}

/** Runs the built command as a process of its own and says what it cost. */
export async function costOf(args: readonly string[], cwd: string): Promise<Cost> {
  const child = start(args, { cwd, node: ["--import", REPORT] });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  child.stdin.end();
  const [code] = (await once(child, "close")) as [number | null];
  const report = Buffer.concat(err).toString().trim().split("\n").at(-1) ?? "";
  return { code, stdout: Buffer.concat(out).toString(), ...JSON.parse(report) };
}
