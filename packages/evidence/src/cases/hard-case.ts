import type { JsonSchema } from "@waybill/compat";

/** A schema that is hard to satisfy or hard to see through. */
export interface HardCase {
  readonly name: string;
  readonly schema: JsonSchema;
  /** Whether some value is of it. */
  readonly satisfiable: boolean;
}

export const can = (name: string, schema: JsonSchema): HardCase => ({ name, schema, satisfiable: true });
export const cannot = (name: string, schema: JsonSchema): HardCase => ({ name, schema, satisfiable: false });
export const not = (schema: JsonSchema): JsonSchema => ({ not: schema });
export const all = (...schemas: readonly JsonSchema[]): JsonSchema => ({ allOf: schemas });
