import { type Json, type Schema, validator } from "@exodus/schemasafe";
import type { Peer } from "./peer.ts";
import { schemasafeSchemaOf } from "./schemasafe-schema.ts";

/**
 * Imported after everything else is measured: it has a class that extends `String`, and from then on V8 takes several times
 * as long for `charCodeAt`, in all code of the process.
 */
export const schemasafe: Peer = {
  name: "schemasafe",
  compile: async (topic) => {
    const schema = schemasafeSchemaOf(topic) as Schema;
    const mode = { mode: "lax", isJSON: true } as const;
    const accepts = validator(schema, mode);
    const explain = validator(schema, { ...mode, includeErrors: true, allErrors: true });
    return {
      accepts: (value) => accepts(value as Json),
      issues: (value) => (explain(value as Json) ? [] : (explain.errors ?? [])),
    };
  },
};
