import { mkdir, writeFile } from "node:fs/promises";
import { dirname, extname } from "node:path";
import { systemReason } from "../registry/system-error.ts";
import { UsageError } from "../registry/usage-error.ts";
import type { ReportFormat } from "../report/index.ts";

const FORMATS: Readonly<Record<string, ReportFormat>> = {
  ".txt": "text",
  ".md": "markdown",
  ".json": "json",
  ".sarif": "sarif",
  ".xml": "junit",
};

/** The format of each file, by the ending of its name. Throws `UsageError`. */
export function savedFormats(files: readonly string[]): ReadonlyMap<string, ReportFormat> {
  return new Map(
    files.map((file) => {
      const format = FORMATS[extname(file)];
      if (format === undefined)
        throw new UsageError(`--save "${file}" must end in one of ${Object.keys(FORMATS).join(", ")}`);
      return [file, format];
    }),
  );
}

/** Writes each file, with the folder it is in. Throws `UsageError`. */
export async function saveReports(
  files: ReadonlyMap<string, ReportFormat>,
  print: (format: ReportFormat) => string,
): Promise<void> {
  for (const [file, format] of files) {
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, print(format));
    } catch (error) {
      throw new UsageError(`cannot write "${file}": ${systemReason(error as NodeJS.ErrnoException)}`);
    }
  }
}
