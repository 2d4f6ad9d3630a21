import { isRecord } from "../../registry/shape.ts";

/** What this Waybill writes and reads; a baseline of another format has to be read by the Waybill that wrote it. */
export const FORMAT = 1;

/** release.json. */
export interface Release {
  /** Semantic version of the release. */
  readonly version: string;
  /** The day it was frozen, `YYYY-MM-DD`. */
  readonly date: string;
  /** A digest of the Protobuf sources that the image was built from; absent without any. */
  readonly sources?: string;
  /** A digest by entry of the folder, `sha256:<hexadecimal>`. */
  readonly digests: Readonly<Record<string, string>>;
}

export function printRelease({ version, date, sources, digests }: Release): string {
  return `${JSON.stringify({ format: FORMAT, version, date, sources, digests }, undefined, 2)}\n`;
}

/** The release, or in words what is wrong with its file. */
export function readRelease(text: string): Release | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "it is not JSON";
  }
  if (!isRecord(value)) return "it must hold an object";
  const { format, version, date, sources, digests } = value;
  if (format !== FORMAT) return `its format must be ${FORMAT}, got ${JSON.stringify(format)}`;
  if (typeof version !== "string" || !SEMVER.test(version)) return '"version" must be a semantic version';
  if (typeof date !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(date))
    return '"date" must be a day, YYYY-MM-DD';
  if (sources !== undefined && typeof sources !== "string") return '"sources" must be a digest';
  if (!isRecord(digests) || !Object.values(digests).every((digest) => typeof digest === "string"))
    return '"digests" must map entries to digests';
  return { version, date, ...(sources !== undefined && { sources }), digests: digests as Release["digests"] };
}

/** https://semver.org, without build metadata. */
export const SEMVER = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;
