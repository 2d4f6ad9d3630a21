import { ProtobufError, type ProtobufErrorReason } from "./error.ts";

export function fail(reason: ProtobufErrorReason, subject: string, offset?: number): never {
  throw new ProtobufError(reason, subject, "", [], offset);
}

export function failTruncated({ len }: { readonly len: number }): never {
  return fail("truncated", "must not end inside a field", len);
}

/** To encode: the value is none of the field's type. */
export function invalid(subject: string): never {
  return fail("value", subject);
}
