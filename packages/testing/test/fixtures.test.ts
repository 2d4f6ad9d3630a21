import "./setup.ts";
import { join } from "node:path";
import { tryDecode } from "@waybill/topics";
import { expect, test } from "vitest";
import { fixtures } from "../src/fixtures.ts";
import { topicNamed } from "../src/topics/setup.ts";

const registry = join(import.meta.dirname, "../../../schemas");

test.each(["outcomes", "ingest-replay-recordings", "snuba-items"] as const)(
  "fixtures of %s are what they say",
  (name) => {
    const all = fixtures(name, { registry });
    expect(new Set(all.map(({ verdict }) => verdict))).toEqual(new Set(["pass", "fail"]));
    for (const { bytes, verdict, fails } of all) {
      if (verdict === "pass") expect(bytes).toMatchTopic(name);
      else {
        const result = tryDecode(topicNamed(name), bytes);
        expect(result.ok ? "accepted" : result.error.issues[0]).toMatchObject({ ...fails });
      }
    }
  },
);
