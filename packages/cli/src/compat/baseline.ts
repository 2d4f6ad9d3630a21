import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Ledger } from "@waybill/compat/protobuf";
import type { Finding } from "../finding.ts";
import { loadFolder } from "../registry/load.ts";
import type { Registry } from "../registry/model.ts";
import { noTopics } from "../registry/no-topics.ts";
import { UsageError } from "../registry/usage-error.ts";
import { type Commit, checkedOut, defaultCommit, repositoryOf, resolveCommit } from "./commit.ts";
import { extractRegistry, registriesAt } from "./extract.ts";
import { protoDigest } from "./proto-sources.ts";
import type { ReleasedState } from "./released/history.ts";
import { editedEntries, openReleased, type Released, statesOf } from "./released/open.ts";

export interface ReleasedMessages {
  /** The last release that had them. */
  readonly release: string;
  readonly registry: Registry;
}

/** The registry that another one is compared with. Its files exist until `dispose`. */
export interface Baseline {
  /** Without descriptors of messages. */
  readonly registry: Registry;
  /** For people: `release 0.1.0 of 2026-01-02`, `commit 1a2b3c4d5e6f (origin/main)`. */
  readonly description: string;
  /** Version of the frozen release. */
  readonly release?: string;
  /** The whole hash of the commit, where the files are those of one. */
  readonly commit?: string;
  /** The same for the same Protobuf sources. */
  readonly protoDigest: string;
  /** The topics it can say something of; absent for all. */
  readonly only?: ReadonlySet<string>;
  /** What is wrong with the baseline itself. */
  readonly findings: readonly Finding[];
  /** Every number and name of Protobuf that was released; undefined before the first release with messages. */
  ledger(): Promise<Ledger | undefined>;
  /** What versions were in releases, for modes that look at all of them. */
  states(): Promise<readonly ReleasedState[]>;
  /** What the messages were in releases, each as a registry, for the same modes. */
  messages(): Promise<readonly ReleasedMessages[]>;
  dispose(): Promise<void>;
}

/**
 * The baseline that `--against` names: a folder, an image of Protobuf messages, or a commit of the repository that holds
 * the registry. Without a name it is the last release, frozen in the registry; without that, where the branch left the
 * default branch. Throws `UsageError`.
 */
export async function openBaseline(
  registry: Registry,
  against: string | undefined,
  workingFolder: string,
): Promise<Baseline> {
  const released = await openReleased(registry.root);
  if (against === undefined) {
    if (released !== undefined) return fromRelease(released);
    return fromRepository(registry, undefined, released);
  }
  const path = resolve(workingFolder, against);
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isDirectory() === true) return fromFolder(path, against, released);
  if (stats?.isFile() === true)
    return (await import("./image-baseline.ts")).imageBaseline(registry, path, against);
  return fromRepository(registry, against, released);
}

async function fromRelease(released: Released): Promise<Baseline> {
  const { registry, release, history } = released;
  return {
    registry,
    description: `release ${release.version} of ${release.date}`,
    release: release.version,
    protoDigest: release.sources ?? (await protoDigest(registry)),
    findings: await editedEntries(released),
    ledger: () => ledgerOf(released),
    states: async () => history,
    messages: () => messagesOf(released, false),
    dispose: async () => {},
  };
}

async function fromFolder(path: string, named: string, released: Released | undefined): Promise<Baseline> {
  const registry = await loadFolder(path);
  if (registry.topics.length === 0)
    throw new UsageError(`folder "${named}" must hold topic folders, or a folder "schemas" that does`);
  const commit = checkedOut(registry.root);
  const at = commit === undefined ? "" : ` at ${commit.description}`;
  return {
    registry,
    description: `folder ${named}${at}`,
    ...(commit?.isClean === true && { commit: commit.hash }),
    protoDigest: await protoDigest(registry),
    findings: [],
    ledger: async () => released && ledgerOf(released),
    states: async () => statesOf(released),
    messages: async () => (released === undefined ? [] : messagesOf(released, true)),
    dispose: async () => {},
  };
}

async function fromRepository(
  registry: Registry,
  against: string | undefined,
  released: Released | undefined,
): Promise<Baseline> {
  const repository = repositoryOf(registry.root);
  if (repository === undefined) {
    if (against !== undefined)
      throw new UsageError(
        `"${against}" must be a folder or an image that exists: the registry is in no git repository that could know it`,
      );
    if (registry.topics.length === 0) throw noTopics(registry.root);
    throw new UsageError(
      'nothing is released yet, and the registry is in no git repository; pass --against <folder>, or run "waybill release"',
    );
  }
  const { top, prefix } = repository;
  const commit = against === undefined ? defaultCommit(top) : resolveCommit(top, against);
  const why = against === undefined ? "; nothing is released yet" : "";
  return fromCommit(top, prefix, commit, released, why);
}

async function fromCommit(
  top: string,
  prefix: string,
  commit: Commit,
  released: Released | undefined,
  why: string,
): Promise<Baseline> {
  const folder = await mkdtemp(join(tmpdir(), "waybill-baseline-"));
  const dispose = () => rm(folder, { recursive: true, force: true });
  try {
    const isThere = await extractRegistry(top, commit.hash, prefix, folder);
    const elsewhere = isThere ? [] : registriesAt(top, commit.hash);
    if (elsewhere.length > 0)
      throw new UsageError(
        `${commit.description} has no files in "${prefix}", but topics in "${elsewhere.join('", "')}"; check it out (git worktree add) and pass --against <that folder>`,
      );
    await mkdir(join(folder, prefix), { recursive: true });
    const registry = await loadFolder(join(folder, prefix));
    return {
      registry,
      description: `${commit.description}${isThere ? "" : ", which has no topic yet"}${why}`,
      commit: commit.hash,
      protoDigest: await protoDigest(registry),
      findings: [],
      ledger: async () => released && ledgerOf(released),
      states: async () => statesOf(released),
      messages: async () => (released === undefined ? [] : messagesOf(released, true)),
      dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function messagesOf(released: Released, withLast: boolean): Promise<readonly ReleasedMessages[]> {
  const { releasedMessages } = await import("./released/image-history.ts");
  return releasedMessages(released, withLast);
}

/** Loads what reads ledgers when one is read: most registries have no Protobuf that changed. */
async function ledgerOf({ folder }: Released) {
  const { readLedger } = await import("./released/freeze-ledger.ts");
  return readLedger(folder);
}
