import { compare, type DirectionResult, type JsonSchema, withoutIgnored } from "@waybill/compat";
import { shown } from "./json-text.ts";
import { ajv, judges } from "./validators.ts";

export interface Judged {
  readonly result: DirectionResult;
  /** Of processor time of this thread, which other work on the machine does not lengthen. */
  readonly milliseconds: number;
  /** Why the verdict cannot be right. */
  readonly wrong?: string;
  /** A validator that stands alone against the others and us. */
  readonly disputed?: string;
}

export interface JudgeOptions {
  readonly format?: "assert" | "annotate";
  readonly milliseconds?: number;
  readonly maxFindings?: number;
}

/** Compares as the command does and asks validators of others about every witness. */
export function judged(writer: JsonSchema, reader: JsonSchema, options: JudgeOptions = {}): Judged {
  const start = process.threadCpuUsage();
  const { directions } = compare(writer, reader, {
    confirm: ajv.accepts,
    format: options.format ?? "assert",
    maxFindings: options.maxFindings ?? 20,
    ...(options.milliseconds !== undefined && { budget: { milliseconds: options.milliseconds } }),
  });
  const { user, system } = process.threadCpuUsage(start);
  const milliseconds = (user + system) / 1000;
  const result = directions[0] as DirectionResult;
  const [against, disputed] = doubts(writer, reader, result, options.format);
  return {
    result,
    milliseconds,
    ...(against !== undefined && { wrong: against }),
    ...(disputed !== undefined && { disputed }),
  };
}

function doubts(
  writer: JsonSchema,
  reader: JsonSchema,
  { findings }: DirectionResult,
  format: "assert" | "annotate" | undefined,
): readonly [wrong: string | undefined, disputed: string | undefined] {
  let disputed: string | undefined;
  const [a, b] = [withoutIgnored(writer, format), withoutIgnored(reader, format)];
  for (const { class: kind, counts, witness } of findings) {
    if (kind === "annotation" || !counts || witness === undefined) continue;
    const votes = judges.map(({ name, accepts }) => ({
      name,
      vote: breaks(accepts(a, witness), accepts(b, witness)),
    }));
    const against = votes.filter(({ vote }) => vote === false).map(({ name }) => name);
    const agree = votes.filter(({ vote }) => vote === true).length;
    if (against.length === 0) continue;
    const line = `${against.join(" and ")} against the witness ${shown(witness)}`;
    if (against.length >= agree) return [line, disputed];
    disputed = line;
  }
  return [undefined, disputed];
}

function breaks(writer: boolean | undefined, reader: boolean | undefined): boolean | undefined {
  if (writer === false || reader === true) return false;
  return writer === undefined || reader === undefined ? undefined : true;
}
