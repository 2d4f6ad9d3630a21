import { validate } from "@waybill/runtime";
import { jsonTopic } from "@waybill/runtime/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitrary } from "../arbitrary.ts";
import { arbitraryInvalid } from "../arbitrary-invalid.ts";

test.each(["toString", "isPrototypeOf", "__proto__"])(
  "a format that nobody knows asks for nothing: %s",
  (format) => {
    const topic = jsonTopic("texts", 1, { schema: { type: "string", format, maxLength: 3 } });
    const messages = fc.sample(arbitrary(topic), { numRuns: 20, seed: 1 });
    expect(messages.flatMap((message) => validate(topic, message))).toEqual([]);
    const rules = fc
      .sample(arbitraryInvalid(topic), { numRuns: 20, seed: 1 })
      .map(({ violates }) => violates.rule);
    expect(new Set(rules)).toEqual(new Set(["type", "maxLength"]));
  },
);
