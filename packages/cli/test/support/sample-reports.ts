import { comparePair, type Side } from "../../src/compat/compare-pair.ts";
import { demandOf } from "../../src/compat/mode.ts";
import {
  type CompatReport,
  type TopicReport,
  verdictOfFindings,
  worstVerdict,
} from "../../src/compat/report.ts";
import { secondValidator } from "../../src/compat/second-validator.ts";
import type { Finding } from "../../src/finding.ts";
import { parseJsonDocument } from "../../src/registry/document.ts";

const FILE = "orders/v1.schema.json";

/** A side whose schema is written in the one file that all samples have. */
function sideOf(schema: object, file = FILE): Side {
  const { document } = parseJsonDocument(file, JSON.stringify(schema, undefined, 2));
  if (document === undefined) throw new Error("the sample must be JSON");
  return {
    label: "v1",
    schema: document.value as Side["schema"],
    locate: (pointer) => document.locate(pointer),
    faults: [],
  };
}

export interface Change {
  readonly old: object;
  readonly new: object;
  readonly mode?: string;
  readonly topic?: string;
  readonly others?: readonly Finding[];
}

/** What has become of a topic, `orders` unless said, as the comparison really finds it. */
export function topicOf({
  old,
  new: current,
  mode = "backward",
  topic = "orders",
  others = [],
}: Change): TopicReport {
  const before = sideOf(old, topic === "orders" ? FILE : `_released/${topic}/v1.schema.json`);
  const directions = comparePair(before, sideOf(current), {
    subject: `"${topic}" v1`,
    topic,
    directions: demandOf(mode).directions,
    policies: {},
    second: secondValidator({ own: true }),
  });
  const verdicts = directions.map(({ verdict }) => verdict);
  return {
    topic,
    status: "compared",
    mode,
    verdict: worstVerdict([...verdicts, verdictOfFindings(others)]),
    producers: ["shop", "importer"],
    consumers: ["billing"],
    directions,
    others,
    types: [],
  };
}

export function reportOf(...topics: readonly TopicReport[]): CompatReport {
  const verdict = worstVerdict(topics.map((topic) => topic.verdict));
  const baseline = "merge base 1a2b3c4d5e6f (HEAD and origin/main)";
  return {
    subject: "registry",
    verdict,
    baseline,
    commit: "1a2b3c4d5e6f".padEnd(40, "0"),
    general: [],
    topics,
  };
}

const order = (properties: object, more: object = {}) => ({
  type: "object",
  required: ["id"],
  properties: { id: { type: "integer" }, ...properties },
  ...more,
});

const unchanged: TopicReport = {
  topic: "invoices",
  status: "unchanged",
  mode: "full",
  verdict: "compatible",
  producers: ["billing"],
  consumers: ["archive"],
  directions: [],
  others: [],
  types: [],
};

const removed: TopicReport = {
  ...unchanged,
  topic: "refunds",
  status: "removed",
  verdict: "breaking",
  others: [
    {
      file: "refunds/topic.yaml",
      rule: "topic-removed",
      severity: "error",
      message: 'topic "refunds" must not be removed: the baseline has it',
      hint: "bring its folder back until the last producer and consumer are gone",
      fingerprint: "0123456789abcdef",
    },
  ],
};

/** What reports are about, one thing each. */
export const samples: Readonly<Record<string, CompatReport>> = {
  narrowed: reportOf(
    topicOf({
      old: order(
        { note: { type: "string" }, amount: { type: "integer", maximum: 255 } },
        { required: ["id", "amount"] },
      ),
      new: order(
        { note: { type: "string" }, amount: { type: "integer", maximum: 127 } },
        { required: ["id", "amount"] },
      ),
    }),
    unchanged,
  ),
  shared: reportOf(
    ...["orders", "refunds", "returns"].map((topic) =>
      topicOf({
        topic,
        old: order({ amount: { type: "integer", maximum: 255 } }),
        new: order({ amount: { type: "integer", maximum: 127 } }),
      }),
    ),
    topicOf({
      topic: "shipments",
      old: order({ unit: { enum: ["g", "kg"] } }),
      new: order({ unit: { enum: ["g"] } }),
    }),
  ),
  required: reportOf(
    topicOf({
      old: order({ note: { type: "string" } }),
      new: order({ note: { type: "string" } }, { required: ["id", "note"] }),
    }),
  ),
  "both-ways": reportOf(
    topicOf({
      old: order({ unit: { enum: ["g", "kg"] } }),
      new: order({ unit: { enum: ["g", "lb"] } }),
      mode: "full",
    }),
  ),
  widened: reportOf(
    topicOf({ old: order({ unit: { enum: ["g"] } }), new: order({ unit: { enum: ["g", "kg"] } }) }),
    {
      ...unchanged,
      topic: "drafts",
      status: "new",
    },
  ),
  removed: reportOf(removed, unchanged),
  accepted: reportOf({
    ...removed,
    isWaived: true,
    others: removed.others.map((finding) => ({
      ...finding,
      severity: "warning",
      waived: { reason: "nobody sends it any more", until: "2027-01-31" },
    })),
  }),
  undecided: reportOf(topicOf({ old: { pattern: "^(a+)\\1$" }, new: { pattern: "^(b+)\\1$" } })),
  "types-only": reportOf({
    ...topicOf({ old: order({}), new: order({}) }),
    types: [
      {
        finding: {
          file: FILE,
          rule: "types-only",
          severity: "warning",
          message: "consumers of OrdersV1 must still compile: unit is no longer assignable to what it was",
          hint: "release it as a major version of the package, or keep the type",
        },
        class: "types-only",
        side: "consumers",
        symbol: "OrdersV1",
        words: ["Type 'Now' is not assignable to type 'Was'."],
      },
    ],
  }),
};
