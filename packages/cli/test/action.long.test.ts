import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { parse } from "yaml";
import manifest from "../package.json" with { type: "json" };
import { folder } from "./cli-harness.ts";
import { commit, git, id, notes, repository, shallowClone, topicYaml, write } from "./support/compat.ts";
import { release } from "./support/released.ts";

const ACTION = new URL("../../../.github/actions/waybill-compat/", import.meta.url);
const CLI = fileURLToPath(new URL("../dist/main.js", import.meta.url));
const MARK = "<!-- waybill compat schemas -->";
const TABLE = "\n| topic |\n| --- |\n";

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly type: string };
}

interface Request {
  readonly line: string;
  readonly authorization: string | undefined;
  readonly body?: string;
}

/** Stands in for GitHub's API: keeps the comments of one pull request. */
async function api(comments: Comment[], status = 200) {
  const requests: Request[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const { authorization } = incoming.headers;
    const line = `${incoming.method} ${incoming.url}`;
    requests.push({ line, authorization, ...(text !== "" && { body: JSON.parse(text).body }) });
    const page = Number(new URL(incoming.url ?? "", "http://x").searchParams.get("page") ?? 1);
    const code = incoming.method === "GET" ? 200 : status;
    response.writeHead(code, { "content-type": "application/json" });
    response.end(
      JSON.stringify(incoming.method === "GET" ? comments.slice((page - 1) * 100, page * 100) : {}),
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

function pullRequest(head: string | null, base: string, sha?: string) {
  return {
    pull_request: {
      number: 7,
      base: { sha: sha ?? "0".repeat(40), repo: { full_name: base } },
      head: { repo: head === null ? null : { full_name: head } },
    },
  };
}

/** A command in place of the published one, which saves a report with this verdict. */
async function stub(verdict: string, comment: string, code = verdict === "compatible" ? 0 : 1) {
  const rule = verdict === "unknown" ? "compat-unknown" : "compat-breaking";
  const findings = verdict === "compatible" ? [] : [{ severity: "error", rule }];
  const source = `
    import { writeFileSync } from "node:fs";
    const reports = { md: ${JSON.stringify(comment)}, json: ${JSON.stringify(JSON.stringify({ verdict, findings }))}, sarif: "{}" };
    for (const word of process.argv.filter((word) => word.startsWith("--save=")))
      writeFileSync(word.slice(7), reports[word.split(".").at(-1)]);
    writeFileSync("words.json", JSON.stringify({ words: process.argv.slice(2), token: process.env.WAYBILL_TOKEN }));
    process.exitCode = ${code};`;
  const root = await folder({ "stub.mjs": source });
  return `${process.execPath} ${join(root, "stub.mjs")}`;
}

/** Runs the action as the runner of a job would, with its working folder and files. */
async function act(cwd: string, event: object, more: Record<string, string>) {
  const temporary = await mkdtemp(join(tmpdir(), "runner-"));
  onTestFinished(() => rm(temporary, { recursive: true, force: true }));
  const files = ["event.json", "summary.md", "output.txt"].map((name) => join(temporary, name));
  const [eventPath, summary, output] = files as [string, string, string];
  await writeFile(eventPath, JSON.stringify(event));
  await writeFile(summary, "");
  await writeFile(output, "");
  const { run } = await import(new URL("main.mjs", ACTION).href);
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const code: number = await run({
      PATH: process.env["PATH"],
      RUNNER_TEMP: temporary,
      GITHUB_EVENT_PATH: eventPath,
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_REPOSITORY: "me/registry",
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_OUTPUT: output,
      WAYBILL_TOKEN: "secret",
      ...more,
    });
    const outputs = Object.fromEntries(
      (await readFile(output, "utf8"))
        .trim()
        .split("\n")
        .map((line) => line.split("=", 2)),
    );
    return { code, summary: await readFile(summary, "utf8"), outputs, log: log.mock.calls.flat() };
  } finally {
    process.chdir(before);
    log.mockRestore();
  }
}

async function actOn(event: object, comments: Comment[], more: Record<string, string>, status?: number) {
  const cwd = await folder({});
  const server = await api(comments, status);
  const result = await act(cwd, event, { GITHUB_API_URL: server.url, ...more });
  const words = JSON.parse(await readFile(join(cwd, "words.json"), "utf8"));
  return { ...result, requests: server.requests, words };
}

const ours = pullRequest("me/registry", "me/registry");
const comment = (id: number, body: string, type = "Bot"): Comment => ({ id, body, user: { type } });

describe("a comment", () => {
  test("is made on the first run, and the summary and the artifact have the same", async () => {
    const body = `${MARK}\nbreaks${TABLE}`;
    const result = await actOn(ours, [], { WAYBILL_COMMAND: await stub("breaking", body) });
    expect(result.code).toBe(1);
    expect(result.requests).toEqual([
      {
        line: "GET /repos/me/registry/issues/7/comments?per_page=100&page=1",
        authorization: "Bearer secret",
      },
      { line: "POST /repos/me/registry/issues/7/comments", authorization: "Bearer secret", body },
    ]);
    expect(result.summary).toBe(body);
    expect(result.outputs).toMatchObject({ verdict: "breaking", artifact: "waybill-compat-schemas" });
    expect(await readFile(join(result.outputs["report"] as string, "report.md"), "utf8")).toBe(body);
  });

  test("is updated wherever it stands, and one that a person wrote is left alone", async () => {
    const others = Array.from({ length: 120 }, (_, index) => comment(index, "hello"));
    const known = [comment(500, MARK, "User"), ...others, comment(900, `${MARK}\r\nold`)];
    const body = `${MARK}\nfine`;
    const result = await actOn(ours, known, { WAYBILL_COMMAND: await stub("compatible", body) });
    expect(result.code).toBe(0);
    expect(result.requests.at(-1)).toMatchObject({
      line: "PATCH /repos/me/registry/issues/comments/900",
      body,
    });
    expect(result.requests.map(({ line }) => line).filter((line) => line.startsWith("GET"))).toHaveLength(2);
  });

  test("is not made when no contract changed, nor without a pull request, nor when it is switched off", async () => {
    const quiet = { WAYBILL_COMMAND: await stub("compatible", `${MARK}\nnothing`) };
    const first = await actOn(ours, [], quiet);
    expect(first.requests.map(({ line }) => line.split(" ")[0])).toEqual(["GET"]);
    expect((await actOn({ ref: "refs/heads/main" }, [], quiet)).requests).toEqual([]);
    const off = { WAYBILL_COMMAND: await stub("breaking", `${MARK}${TABLE}`), WAYBILL_COMMENT: "false" };
    expect((await actOn(ours, [], off)).requests).toEqual([]);
  });

  test.each([["you/registry"], [null]])(
    "is left out for a fork (%s): summary and artifact have it",
    async (head) => {
      const body = `${MARK}\nbreaks${TABLE}`;
      const event = pullRequest(head, "me/registry");
      const result = await actOn(event, [], { WAYBILL_COMMAND: await stub("breaking", body) });
      expect(result).toMatchObject({
        code: 1,
        summary: body,
        requests: [],
        outputs: { verdict: "breaking" },
      });
      expect(result.log).toEqual([expect.stringContaining("see the summary and the artifact")]);
    },
  );

  test("that may not be written is a warning, and the verdict stays", async () => {
    const command = await stub("breaking", `${MARK}${TABLE}`);
    const result = await actOn(ours, [], { WAYBILL_COMMAND: command }, 403);
    expect(result).toMatchObject({
      code: 1,
      log: [expect.stringMatching(/^::warning::.*pull-requests: write/)],
    });
  });
});

test.each([
  ["unknown", "breaking", 1],
  ["unknown", "unknown", 1],
  ["breaking", "breaking", 1],
  ["breaking", "unknown", 0],
  ["never", "breaking", 0],
])("fail-on %s with the verdict %s ends with %i", async (failOn, verdict, code) => {
  const more = {
    WAYBILL_COMMAND: await stub(verdict, MARK),
    WAYBILL_FAIL_ON: failOn,
    WAYBILL_COMMENT: "false",
  };
  expect((await actOn(ours, [], more)).code).toBe(code);
});

test("wrong usage of the command fails, whatever fail-on says, and wrong inputs are told", async () => {
  const broken = { WAYBILL_COMMAND: await stub("breaking", MARK, 2), WAYBILL_FAIL_ON: "never" };
  expect(await actOn(ours, [], broken)).toMatchObject({ code: 2, summary: "" });
  const cwd = await folder({});
  await expect(act(cwd, ours, { WAYBILL_FAIL_ON: "sometimes" })).rejects.toThrow(/fail-on must be one of/);
  await expect(act(cwd, ours, { WAYBILL_VERSION: "latest" })).rejects.toThrow(/version must be exact/);
});

test("inputs are words of one command, which has no token", async () => {
  const hostile = "a b; touch x $(id) `id`";
  const more = {
    WAYBILL_COMMAND: await stub("compatible", MARK),
    WAYBILL_REGISTRY: hostile,
    WAYBILL_AGAINST: "-x",
  };
  const { words } = await actOn(ours, [], { ...more, WAYBILL_COMMENT: "false" });
  expect(words.token).toBeUndefined();
  expect(words.words).toContain(`--registry=${hostile}`);
  expect(words.words).toContain("--against=-x");
});

describe("the commit to compare with", () => {
  const real = { WAYBILL_COMMAND: `${process.execPath} ${CLI}` };

  /** A clone as a job has it: of one commit, from a server that gives any commit that is asked for. */
  async function checkout(root: string, branch: string) {
    git(root, "config", "uploadpack.allowAnySHA1InWant", "true");
    return shallowClone(root, `--branch=${branch}`);
  }

  async function changed(maximum: number) {
    const { root, hash } = await repository(notes(id(9)));
    git(root, "switch", "--quiet", "--create", "change");
    await write(root, notes(id(maximum)));
    return { root, base: hash, head: commit(root) };
  }

  test("is fetched into the shallow checkout of a pull request", async () => {
    const { root, base } = await changed(5);
    const server = await api([]);
    const event = pullRequest("me/registry", "me/registry", base);
    const cwd = await checkout(root, "change");
    const result = await act(cwd, event, { GITHUB_API_URL: server.url, ...real });
    expect(result.code).toBe(1);
    expect(result.summary).toContain(`Compared with commit ${base.slice(0, 12)}`);
    expect(server.requests.at(-1)?.body).toMatch(
      /^<!-- waybill compat schemas -->\n[\s\S]*\+ {3}"id": must be <= 5\n/,
    );
    const fork = await act(cwd, pullRequest("you/registry", "me/registry", base), real);
    expect(fork).toMatchObject({ code: 1, summary: result.summary, outputs: { verdict: "breaking" } });
  });

  test("is what GitHub has merged a pull request into, though the event names an older one", async () => {
    const { root, base, head } = await changed(10);
    git(root, "switch", "--quiet", "main");
    // Somebody else's break, which was agreed on.
    await write(root, { "schemas/notes/topic.yaml": topicYaml().replace("1000000", "900000") });
    const now = commit(root);
    git(root, "switch", "--quiet", "--create", "merge");
    git(root, "merge", "--quiet", "--no-edit", head);
    const event = pullRequest("me/registry", "me/registry", base);
    const withHead = {
      pull_request: { ...event.pull_request, head: { ...event.pull_request.head, sha: head } },
    };
    const cwd = await checkout(root, "merge");
    const result = await act(cwd, withHead, { ...real, WAYBILL_COMMENT: "false" });
    expect(result.summary).toContain(`Compared with commit ${now.slice(0, 12)}`);
    expect([result.code, result.outputs["verdict"]]).toEqual([0, "compatible"]);
  });

  test("is what a branch was before a push, if that can be had, and what a merge group is added to", async () => {
    const { root, base } = await changed(5);
    const cwd = await checkout(root, "change");
    const push = (before: string) => act(cwd, { before }, { ...real, GITHUB_EVENT_NAME: "push" });
    expect(await push(base)).toMatchObject({ code: 1, log: ["no pull request: no comment"] });
    const group = await act(cwd, { merge_group: { base_sha: base } }, real);
    expect(group.summary).toContain(`Compared with commit ${base.slice(0, 12)}`);
    git(cwd, "remote", "set-head", "origin", "change");
    for (const gone of ["0".repeat(40), "1".repeat(40)])
      expect(await push(gone)).toMatchObject({
        code: 0,
        summary: expect.stringContaining("(HEAD and origin"),
      });
  });

  test("may have no topic yet: everything is new", async () => {
    const { root, hash } = await repository({ "README.md": "Nothing yet." });
    git(root, "switch", "--quiet", "--create", "change");
    await write(root, notes(id(9)));
    commit(root);
    const cwd = await checkout(root, "change");
    const result = await act(cwd, pullRequest("you/registry", "me/registry", hash), real);
    expect(result).toMatchObject({ code: 0, outputs: { verdict: "compatible" } });
    expect(result.summary).toContain("which has no topic yet");
  });

  test("is the last release where there is one, whatever the event says", async () => {
    const { root } = await repository(notes(id(9)));
    await release(join(root, "schemas"), "1.0.0");
    await write(root, notes(id(5)));
    const result = await act(root, pullRequest("you/registry", "me/registry", "2".repeat(40)), real);
    expect([result.code, result.summary]).toEqual([1, expect.stringContaining("release 1.0.0")]);
  });

  test("that nobody has is wrong usage, and told", async () => {
    const { root } = await repository(notes(id(9)));
    const cwd = await checkout(root, "main");
    const result = await act(cwd, ours, { ...real, WAYBILL_AGAINST: "nowhere" });
    expect(result).toMatchObject({ code: 2, summary: "" });
  });
});

describe("action.yml", async () => {
  const action = parse(await readFile(new URL("action.yml", ACTION), "utf8"));

  test("runs this version by default, with inputs as variables only", () => {
    expect(action.inputs.version.default).toBe(manifest.version);
    const [step, upload] = action.runs.steps;
    expect(step.run).toBe('node "$GITHUB_ACTION_PATH/main.mjs"');
    expect(Object.values(step.env)).toEqual(
      Object.keys(action.inputs).map((name) => `\${{ inputs.${name} }}`),
    );
    expect(JSON.stringify(upload)).not.toContain("inputs.");
  });
});
