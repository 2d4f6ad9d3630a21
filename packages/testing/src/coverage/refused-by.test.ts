import { jsonTopic } from "@waybill/runtime/json";
import { expect, test } from "vitest";
import { schemaOf } from "../schema/topic-schema.ts";
import { refusedBy } from "./refused-by.ts";

test("what thousands of items fail by is looked at once", () => {
  const items = { oneOf: [{ type: "integer", maximum: 9 }, { type: "null" }] };
  const topic = jsonTopic("many", 1, { schema: { type: "array", items } });
  const message = Array.from({ length: 5_000 }, (_, i) => i + 10);
  let looks = 0;
  const schema = schemaOf(topic);
  const counting: typeof schema = {
    ...schema,
    acceptsWithout: (...asked) => {
      looks++;
      return schema.acceptsWithout(...asked);
    },
  };
  expect(refusedBy(counting, message, topic.explain(message))).toContain("/items/oneOf/0/maximum");
  expect(looks).toBeLessThan(5);
});
