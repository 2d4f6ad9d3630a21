import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fetchBaseline } from "./baseline.mjs";
import { keepComment } from "./comment.mjs";
import { readEvent } from "./event.mjs";

const FAIL_ON = ["breaking", "unknown", "never"];

/** A fault of the workflow, told in one line. */
class InputError extends Error {}

/**
 * Compares, and reports to the log, the job's summary, an artifact and, where the token may write, a comment.
 *
 * @param {Record<string, string | undefined>} env variables of the runner, and the inputs as `WAYBILL_*`
 * @returns {Promise<number>} exit code: 0, 1 for findings that `fail-on` names, else what the command ended with
 */
export async function run(env) {
  const inputs = inputsOf(env);
  const event = readEvent(env);
  const reports = mkdtempSync(join(env.RUNNER_TEMP ?? tmpdir(), "waybill-compat-"));
  const code = compare(inputs, event, reports, env);
  if (code > 1 || !existsSync(join(reports, "report.json"))) return code === 0 ? 70 : code;

  const { verdict, findings } = JSON.parse(readFileSync(join(reports, "report.json"), "utf8"));
  const comment = readFileSync(join(reports, "report.md"), "utf8");
  const artifact = `waybill-compat-${inputs.registry.replace(/[^\w.-]+/g, "-")}`;
  append(env.GITHUB_STEP_SUMMARY, comment);
  append(env.GITHUB_OUTPUT, `verdict=${verdict}\nreport=${reports}\nartifact=${artifact}\n`);
  if (inputs.comment) console.log(await keepComment(comment, event, { env, token: inputs.token }));
  return isFailure(inputs.failOn, code, findings) ? 1 : 0;
}

function inputsOf(env) {
  const failOn = env.WAYBILL_FAIL_ON || "unknown";
  if (!FAIL_ON.includes(failOn))
    throw new InputError(`fail-on must be one of ${FAIL_ON.join(", ")}, got ${failOn}`);
  const version = env.WAYBILL_VERSION ?? "";
  // What npx would take as a range, a tag or an address is not what was reviewed.
  if (!env.WAYBILL_COMMAND && !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version))
    throw new InputError(`version must be exact, such as 1.2.3, got "${version}"`);
  return {
    registry: env.WAYBILL_REGISTRY || "schemas",
    against: env.WAYBILL_AGAINST ?? "",
    format: env.WAYBILL_FORMAT || "github",
    failOn,
    comment: env.WAYBILL_COMMENT !== "false",
    command: env.WAYBILL_COMMAND
      ? env.WAYBILL_COMMAND.trim().split(/\s+/)
      : ["npx", "--yes", `@waybill/cli@${version}`],
    token: env.WAYBILL_TOKEN ?? "",
  };
}

/** Runs the command without a shell, so that no input is read as more than a word. */
function compare({ registry, against, format, command, token }, event, reports, env) {
  const baseline = fetchBaseline({ registry, against, event, token, env });
  const args = ["compat", `--registry=${registry}`, `--format=${format}`];
  for (const file of ["report.md", "report.json", "report.sarif"]) args.push(`--save=${join(reports, file)}`);
  if (baseline !== undefined) args.push(`--against=${baseline}`);
  const [program, ...first] = command;
  const { WAYBILL_TOKEN: _, ...rest } = env;
  const { status, error } = spawnSync(program, [...first, ...args], { stdio: "inherit", env: rest });
  if (error) throw new InputError(`cannot run ${program}: ${error.message}`);
  return status ?? 70;
}

function isFailure(failOn, code, findings) {
  if (failOn === "never" || code === 0) return false;
  if (failOn === "unknown") return true;
  return findings.some(({ severity, rule }) => severity === "error" && rule !== "compat-unknown");
}

function append(file, text) {
  if (file) appendFileSync(file, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await run(process.env);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    console.log(`::error::${error.message.replaceAll("%", "%25").replaceAll(/\r?\n/g, "%0A")}`);
    process.exitCode = 2;
  }
}
