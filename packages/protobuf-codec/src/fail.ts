import type { ProtobufErrorReason } from "./error.ts";

/** What is wrong. Thrown while reading and writing; the verbs make a ProtobufError of it, which says where. */
export interface Failure {
  readonly reason: ProtobufErrorReason;
  readonly subject: string;
  readonly offset?: number | undefined;
}

/** Of reason "value" unless told: the value to encode is none of the field's type. */
export function fail(subject: string, reason: ProtobufErrorReason = "value", offset?: number): never {
  throw { reason, subject, offset } satisfies Failure;
}
