import { expect, test } from "vitest";
import {
  CategoryUnit,
  DataCategory,
  DataCategorySchema,
} from "../src/gen/waybill/relay/v1/data_category_pb.ts";
import { Outcome } from "../src/gen/waybill/relay/v1/outcome_pb.ts";

// Relay's own order: the index is the number. From sentry-relay 0.10.1.
const relay = [
  ["DEFAULT", "ERROR", "TRANSACTION", "SECURITY", "ATTACHMENT", "SESSION", "PROFILE", "REPLAY"],
  ["TRANSACTION_PROCESSED", "TRANSACTION_INDEXED", "MONITOR", "PROFILE_INDEXED", "SPAN", "MONITOR_SEAT"],
  ["USER_REPORT_V2", "METRIC_BUCKET", "SPAN_INDEXED", "PROFILE_DURATION", "PROFILE_CHUNK", "METRIC_SECOND"],
  ["DO_NOT_USE_REPLAY_VIDEO", "UPTIME", "ATTACHMENT_ITEM", "LOG_ITEM", "LOG_BYTE", "PROFILE_DURATION_UI"],
  ["PROFILE_CHUNK_UI", "SEER_AUTOFIX", "SEER_SCANNER", "PREVENT_USER", "PREVENT_REVIEW", "SIZE_ANALYSIS"],
  ["INSTALLABLE_BUILD", "TRACE_METRIC", "SEER_USER", "PROFILE_BACKEND", "PROFILE_UI", "TRACE_METRIC_BYTE"],
  ["SNAPSHOT_IMAGE"],
].flat();

test("DataCategory has Relay's names and numbers", () => {
  expect(DataCategory).toEqual(Object.fromEntries(relay.map((name, number) => [name, number])));
});

test("a replay is Relay's 7, not billing's 5", () => {
  expect(DataCategory.REPLAY).toBe(7);
  expect(DataCategorySchema.value[5]?.name).toBe("DATA_CATEGORY_SESSION");
});

test("number 20 stays, deprecated", () => {
  expect(DataCategorySchema.value[20]).toMatchObject({
    name: "DATA_CATEGORY_DO_NOT_USE_REPLAY_VIDEO",
    deprecated: true,
  });
});

test("every category fits the byte that outcomes carry it in", () => {
  expect(DataCategorySchema.values.filter(({ number }) => number < 0 || number > 255)).toEqual([]);
});

test("units and outcomes have Relay's numbers", () => {
  expect(CategoryUnit).toEqual({ COUNT: 0, BYTES: 1, MILLISECONDS: 2 });
  expect(Outcome).toEqual({
    ACCEPTED: 0,
    FILTERED: 1,
    RATE_LIMITED: 2,
    INVALID: 3,
    ABUSE: 4,
    CLIENT_DISCARD: 5,
    CARDINALITY_LIMITED: 6,
  });
});
