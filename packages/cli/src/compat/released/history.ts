import { join } from "node:path";
import type { Encoding } from "@waybill/runtime";
import { listFiles } from "../../registry/files.ts";
import type { Document, Registry } from "../../registry/model.ts";
import { Reader } from "../../registry/reader.ts";
import { HISTORY } from "./layout.ts";

/** What a version of a topic was, up to an earlier release. */
export interface ReleasedState {
  readonly topic: string;
  readonly version: number;
  readonly encoding: Encoding;
  /** The last release that had it. */
  readonly release: string;
  /** In one piece; its file is relative to the folder of the baseline. */
  readonly document: Document;
}

const stateFile = new RegExp(`^${HISTORY}/([^/]+)/v([1-9]\\d*)/([^/]+)\\.schema\\.json$`);

/**
 * All states of a baseline that still count for the topics of its registry, by topic, version and release. What cannot be
 * read is left out: its digest is wrong, too.
 */
export async function readHistory(folder: string, { topics }: Registry): Promise<readonly ReleasedState[]> {
  const encodings = new Map(topics.map(({ name, spec }) => [name, spec.encoding ?? "json"]));
  const reader = new Reader(folder);
  const files = await listFiles(join(folder, HISTORY)).catch(() => []);
  const states = await Promise.all(
    files.map(async (name): Promise<ReleasedState[]> => {
      const file = `${HISTORY}/${name}`;
      const [, topic, version, release] = stateFile.exec(file) ?? [];
      const encoding = encodings.get(topic ?? "");
      if (topic === undefined || release === undefined || encoding === undefined) return [];
      const document = await reader.document(file);
      return document === undefined ? [] : [{ topic, version: Number(version), encoding, release, document }];
    }),
  );
  return states.flat();
}

export function stateFileOf(topic: string, version: number, release: string): string {
  return `${HISTORY}/${topic}/v${version}/${release}.schema.json`;
}
