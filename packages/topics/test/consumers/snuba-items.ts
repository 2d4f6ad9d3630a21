// As replay-events.ts.
import { create } from "@bufbuild/protobuf";
import { TraceItemType } from "@waybill/protos/sentry_protos/snuba/v1/request_common";
import { TraceItemSchema } from "@waybill/protos/sentry_protos/snuba/v1/trace_item";
import type { SnubaItemsV1 } from "../../src/gen/snuba-items/index.js";

/** Reads scalars, a map, and a union of values. */
export function textsOf({ traceId, attributes }: SnubaItemsV1): readonly string[] {
  const texts = Object.values(attributes).flatMap(({ value }) => {
    return value.case === "stringValue" ? [value.value] : [];
  });
  return [traceId, ...texts];
}

export const item: SnubaItemsV1 = create(TraceItemSchema, {
  organizationId: 1n,
  itemType: TraceItemType.REPLAY,
  attributes: { title: { value: { case: "stringValue", value: "a" } } },
});
