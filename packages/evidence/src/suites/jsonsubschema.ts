import { join } from "node:path";
import type { JsonSchema } from "@waybill/compat";
import { client } from "../packages/cache.ts";
import { pythonSource } from "../packages/fetch.ts";
import { dialectByUse, type Suite } from "./case.ts";

interface Asserted {
  readonly id: string;
  readonly a: JsonSchema;
  readonly b: JsonSchema;
  readonly contained: boolean;
}

/** The tests of jsonsubschema, as its source distribution has them. Formats are annotations there. */
export const jsonsubschema: Suite = {
  name: "jsonsubschema",
  unknown: "2 %",
  async cases() {
    const source = await pythonSource("jsonsubschema", "0.0.8");
    const script = join(import.meta.dirname, "jsonsubschema.py");
    const lines = (await client("python3", [script, join(source, "test")])).trim().split("\n");
    // What the tests print themselves is no case.
    return lines
      .filter((line) => line.startsWith("{"))
      .map((line) => {
        const { id, a, b, contained } = JSON.parse(line) as Asserted;
        return { id, writer: dialectByUse(a), reader: dialectByUse(b), contained, format: "annotate" };
      });
  },
};
