import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import type { Policies } from "@waybill/compat";
import { type Json, printJson } from "../../registry/json-source.ts";
import { UsageError } from "../../registry/usage-error.ts";
import { repositoryOf } from "../commit.ts";
import { comparePair, type Side } from "../compare-pair.ts";
import { demandOf } from "../mode.ts";
import type { DirectionReport } from "../report.ts";
import { secondValidator } from "../second-validator.ts";
import { commitsTouching, type FileCommit, type HistoryCommit, historyOf, orderOf } from "./commits.ts";
import { type SchemaState, schemasAt } from "./schema-at.ts";

export interface HistoryOptions {
  readonly mode: string;
  readonly policies: Policies;
  /** Whether the second validator is what is generated for topics, with its formats and bytes. */
  readonly own: boolean;
}

/** What one commit did to a schema. */
export interface HistoryStep extends HistoryCommit {
  /** Name of the schema's file in the repository, as of the commit. */
  readonly file: string;
  /** `added`: there was no such schema before; `removed`: there is none any more. Neither is compared with anything. */
  readonly kind: "added" | "changed" | "removed";
  readonly directions: readonly DirectionReport[];
}

export interface History {
  /** Name of the schema's file in the repository. */
  readonly file: string;
  /** Oldest first; commits that leave the schema and all that it refers to as it was are left out. */
  readonly steps: readonly HistoryStep[];
  readonly unchanged: number;
  /** Whether the clone is shallow, so that the first step may not be the first. */
  readonly isCut: boolean;
}

/**
 * Compares a schema file with itself, commit after commit of the branch that is checked out. Changes of files that it
 * refers to are steps, too. Throws `UsageError`.
 */
export function walkHistory(file: string, { mode, policies, own }: HistoryOptions): History {
  const { top, path } = locate(file);
  const { commits, isCut } = historyOf(top, path);
  const states = withReferences(top, commits);
  const second = secondValidator({ own });
  const { directions } = demandOf(mode);
  const steps: HistoryStep[] = [];
  let before: Side | undefined;
  let unchanged = 0;
  for (const { commit, state } of states) {
    const { path: name, isRemoved, ...about } = commit;
    const step = { ...about, file: name };
    const { side } = state;
    if (side === undefined) {
      if (before !== undefined && isRemoved) steps.push({ ...step, kind: "removed", directions: [] });
      else unchanged++;
      before = isRemoved ? undefined : before;
      continue;
    }
    if (before === undefined) steps.push({ ...step, kind: "added", directions: [] });
    else if (textOf(before) === textOf(side)) unchanged++;
    else {
      const options = { subject: `"${basename(name)}"`, topic: name, directions, policies, second };
      steps.push({ ...step, kind: "changed", directions: comparePair(before, side, options) });
    }
    before = side;
  }
  return { file: path, steps, unchanged, isCut };
}

function locate(file: string): { readonly top: string; readonly path: string } {
  // What a link leads to is what changes.
  const absolute = existsSync(file) ? realpathSync(file) : resolve(file);
  const folder = existing(dirname(absolute));
  const repository = repositoryOf(folder);
  if (repository === undefined)
    throw new UsageError(`"${file}" is in no git repository, which alone has a history`);
  const real = resolve(realpathSync(folder), relative(folder, absolute));
  return { top: repository.top, path: relative(realpathSync(repository.top), real).replaceAll("\\", "/") };
}

/** The folder, or the nearest one above that is there: a file that is gone has a history, too. */
function existing(folder: string): string {
  return existsSync(folder) ? folder : existing(dirname(folder));
}

interface CommitState {
  readonly commit: FileCommit;
  readonly state: SchemaState;
}

/** The states at the commits of the file itself, and at those of the files that it refers to, oldest first. */
function withReferences(top: string, commits: readonly FileCommit[]): readonly CommitState[] {
  const own = schemasAt(top, commits);
  const names = new Set(commits.map(({ path }) => path));
  const referred = new Set(own.flatMap(({ files }) => files).filter((file) => !names.has(file)));
  const known = new Set(commits.map(({ hash }) => hash));
  const order = orderOf(top);
  const place = ({ hash }: HistoryCommit): number => order.get(hash) ?? -1;
  const first = commits[0] as FileCommit;
  const more = commitsTouching(top, [...referred])
    .filter((commit) => !known.has(commit.hash) && place(commit) > place(first))
    .map((commit): FileCommit => {
      const last = commits.filter((one) => place(one) < place(commit)).at(-1) ?? first;
      return { ...commit, path: last.path, isRemoved: last.isRemoved };
    })
    .filter(({ isRemoved }) => !isRemoved);
  const states = schemasAt(top, more);
  const all = [
    ...commits.map((commit, index) => ({ commit, state: own[index] as SchemaState })),
    ...more.map((commit, index) => ({ commit, state: states[index] as SchemaState })),
  ];
  return all.sort((a, b) => place(a.commit) - place(b.commit));
}

function textOf({ schema, faults }: Side): string {
  return `${faults.join("\n")}\n${printJson(schema as Json)}`;
}
